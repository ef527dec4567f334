"""Words of indicator tables where no row was read: told, so that no table is lost in silence."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from kg.documents import Document, Line
from kg.findings import Finding
from kg.records.target import Target
from kg.tables import Table
from kg.tables.cell import TableCell, cell_of
from kg.tables.words.role import LEVELS, Role
from nlp.text import fold

_CODE = "R020"
# Words that stand in such tables and in what is written about them, in comparison form.
_WORDS = re.compile(
    r"""
    [一二三]级指标 | 指标值 | (?:产出|效益|满意度|数量|质量|时效|成本)指标
    | 绩效(?:目标|指标|自评)[^，。；、]{0,8}[表书]
    """,
    re.X,
)
# A sentence that says that there is no table: what it names was not overlooked.
_NONE = re.compile(r"空表|为空|(?:无|没有|未设|未编|不涉及)[^。；]{0,12}(?:绩效|指标)")
# Characters of which each of these words holds one, as printed: no need to fold other lines.
_HINTS = ("标", "標", "绩", "績")
_VALUES = re.compile("指标值|目标值")
_FEWEST_WORDS = 2  # of a line outside of tables, where the document has rows elsewhere
_FEWEST_LINES = 3  # that are such words, one below the other
_NEAR = 15  # lines from one word to the next of one place
_LONGEST_WORD = 16
_SHOWN = 60  # characters of the line that is told
_NOT_UNREAD = ("R003", "R007")  # a table with these alone may still be one without rows


def find_overlooked(
    document: Document,
    tables: Sequence[Table],
    targets: Sequence[Target],
    findings: Sequence[Finding],
) -> list[Finding]:
    """The places where words of indicator tables stand and no row was read.

    In a document without any row every such word counts, also in a sentence and in a title; beside
    rows that were read, several in a line or one below the other, which only a table has.

    Args:
        document: the document.
        tables: found in it.
        targets: read from it.
        findings: of its reading.

    Returns:
        R020 for each place, in order.
    """
    told = {line for one in findings for line in (one.line, *one.lines) if line is not None}
    performance = [table for table in tables if table.kind == "performance"]
    silent = _without_rows(performance, targets, findings)
    known = told | {line for table in performance for line in _lines_of(table)}
    rest = [line for line in document.lines if line.number not in known and _may_hold(line)]
    found = _parts_of_tables(rest) if targets else _away_from(told, _mentions(rest))
    lines = {line.number: line for line in document.lines}
    return [
        Finding(_CODE, number, lines[number].text.strip()[:_SHOWN])
        for number in _places(sorted({*silent, *found}))
    ]


def _without_rows(
    tables: Sequence[Table], targets: Sequence[Target], findings: Sequence[Finding]
) -> Iterator[int]:
    """The first lines of tables of which nothing was read, and nothing told."""
    used = {line for target in targets for line in target.lines}
    used |= {
        line
        for one in findings
        if one.code not in _NOT_UNREAD
        for line in (one.line, *one.lines)
        if line is not None
    }
    starts = [table.body_line for table in tables]
    for table, start in zip(tables, starts, strict=True):
        # A heading right above another one is a piece of that.
        is_piece = not table.rows and any(0 < other - start <= _NEAR for other in starts)
        if not is_piece and not used & {*table.lines, start}:
            yield start


def _lines_of(table: Table) -> Iterator[int]:
    yield from table.lines
    yield from (line.number for line in table.caption)


def _may_hold(line: Line) -> bool:
    return any(hint in line.text for hint in _HINTS)


def _mentions(lines: Sequence[Line]) -> Iterator[int]:
    for line in lines:
        folded = fold(line.text)
        if _WORDS.search(folded) and not _NONE.search(folded):
            yield line.number


def _parts_of_tables(lines: Sequence[Line]) -> Iterator[int]:
    """Lines with several words of headings or labels, and such words one below the other."""
    below: list[int] = []
    for line in lines:
        words = [cell_of(text) for text in _texts(line)]
        own = sum(map(_is_of_table, words))
        if own >= _FEWEST_WORDS:
            yield line.number
        if own != 1 or len(words) > 1 or (below and line.number - below[-1] > _NEAR):
            below = []
        if own == 1 and len(words) == 1:
            below.append(line.number)
        if len(below) == _FEWEST_LINES:
            yield below[0]


def _texts(line: Line) -> list[str]:
    texts = [cell.text for cell in line.cells] if line.cells else line.text.split()
    return [text for text in texts if text.strip()]


def _is_of_table(cell: TableCell) -> bool:
    """Whether a text heads a column of an indicator table, or is a label of its levels."""
    if len(cell.folded) > _LONGEST_WORD or _WORDS.search(cell.folded) is None:
        return False
    is_value = cell.role == Role.VALUE and _VALUES.search(cell.folded) is not None
    return cell.is_label or cell.role in LEVELS or cell.role == Role.INDICATOR or is_value


def _away_from(told: set[int], lines: Iterator[int]) -> Iterator[int]:
    """Lines but those right above one that is told: the title of what was not read."""
    known = sorted(told)
    for line in lines:
        next_at = bisect_right(known, line)
        if next_at == len(known) or known[next_at] > line + _NEAR:
            yield line


def _places(lines: Sequence[int]) -> Iterator[int]:
    """The first line of each place."""
    last: int | None = None
    for line in lines:
        if last is None or line - last > _NEAR:
            yield line
        last = line
