"""Tables dumped one cell a line -> rows where the labels and the width of the heading prove them; the rest is told.

Programs that copy a table as plain text put every cell on a line of its own; blank cells are blank lines, or are lost.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import zip_longest

from kg.documents import Line
from kg.tables.table import Row
from kg.tables.words.forms import field_of
from kg.tables.words.furniture import is_furniture, is_section, is_title
from kg.tables.words.shapes import LABEL1, LABEL2, LABEL12, SENTENCE, SIDE, TEXT, WEAK, shape_of
from kg.tables.words.vocabulary import heading_role, is_strong_label

LEAST_COLUMNS, MOST_COLUMNS = 3, 14
LONGEST_HEADING = 14
MOST_HEAD = 80  # lines of a form above its heading
_LABELS = (LABEL1, LABEL2, LABEL12, SIDE)
_LEVELS = {SIDE: (SIDE,), "level1": (LABEL1, LABEL12), "level2": (LABEL2, LABEL12)}
_NAMES = ("project_name", "project_code")


@dataclass(frozen=True, slots=True)
class Stacked:
    """A table found.

    Attributes:
        start, end: its first line and the one after its last, as places in the document's lines.
        rows: its head, heading and body.
        unread: cells whose row cannot be told.
    """

    start: int
    end: int
    rows: list[Row]
    unread: list[Line] = field(default_factory=list)


def find_stacked(lines: Sequence[Line]) -> Iterator[Stacked]:
    """Every table whose cells stand one below the other, in order."""
    place = end = 0
    while place < len(lines):
        heading = _heading_at(lines, place)
        if not heading:
            place += 1
            continue
        roles = _roles(heading)
        start = _head_start(lines, place, end)
        body = _body(lines, place + len(heading))
        rows, unread = _rows(body, roles)
        end = place + len(heading)
        while body and lines[end - 1] is not body[-1]:
            end += 1
        yield Stacked(start, end, [*_head(lines[start:place]), _row(heading), *rows], unread)
        place = end


def _heading_at(lines: Sequence[Line], place: int) -> list[Line]:
    """The heading's words from there on, nothing where they are none of an indicator table."""
    run: list[Line] = []
    for line in lines[place : place + MOST_COLUMNS]:
        text = line.text.strip()
        if (
            line.cells
            or not text
            or len(text) > LONGEST_HEADING
            or is_strong_label(text)
            or heading_role(text) is None
        ):
            break
        run.append(line)
    roles = {heading_role(line.text) for line in run}
    return run if len(run) >= LEAST_COLUMNS and {"indicator", "value"} <= roles else []


def _roles(heading: list[Line]) -> list[str]:
    """The role of each column; 绩效指标 before the three levels is the label at their side."""
    roles = [heading_role(line.text) or "" for line in heading]
    if roles.count("indicator") > 1:
        roles[roles.index("indicator")] = SIDE
    return roles


def _head_start(lines: Sequence[Line], place: int, least: int) -> int:
    """Where a form's head begins above its heading: at the name or code of the project, else nowhere."""
    found = place
    for start in range(place - 1, max(least, place - MOST_HEAD) - 1, -1):
        named = field_of(lines[start].text.strip())
        if lines[start].cells or (named is None and is_title(lines[start].text)):
            break
        if named in _NAMES:
            found = start
    return found


def _head(lines: Sequence[Line]) -> list[Row]:
    """Name and code of the project with the line below each; what belongs to the other labels cannot be told."""
    filled = [line for line in lines if line.text.strip()]
    rows: list[Row] = []
    for line, below in zip_longest(filled, filled[1:]):
        text = line.text.strip()
        if below is not None and field_of(text) in _NAMES and field_of(below.text.strip()) is None:
            rows.append(Row(line, [text, below.text.strip()], more=(below.number,)))
        elif rows and line.number not in rows[-1].more:
            rows[-1] = replace(rows[-1], more=(*rows[-1].more, line.number))
    return rows


def _body(lines: Sequence[Line], start: int) -> list[Line]:
    """The lines that may be cells: up to a title, a label of a form, another heading or a table with columns."""
    body: list[Line] = []
    for place in range(start, len(lines)):
        text = lines[place].text.strip()
        is_end = (
            is_section(text)
            or is_title(text)
            or field_of(text) is not None
            or bool(_heading_at(lines, place))
        )
        if lines[place].cells or (text and is_end and shape_of(text) not in _LABELS):
            break
        if not text or text.isdecimal() or not is_furniture(text):
            body.append(lines[place])
    while body and not body[-1].text.strip():
        body.pop()
    return body


def _rows(body: list[Line], roles: list[str]) -> tuple[list[Row], list[Line]]:
    """The rows of a body, and its cells whose row cannot be told; column numbers below the heading are a row of their own."""
    numbers = _column_numbers(body, len(roles))
    rows, unread = _whole_rows(body[len(numbers) :], roles), list[Line]()
    if not rows:
        rows, unread = _labelled_rows(body[len(numbers) :], roles)
    return [_row(numbers), *rows] if numbers else rows, unread


def _column_numbers(body: list[Line], width: int) -> list[Line]:
    texts = [line.text.strip() for line in body[:width]]
    return body[:width] if texts == [str(number + 1) for number in range(width)] else []


def _whole_rows(body: list[Line], roles: list[str]) -> list[Row]:
    """Rows of as many lines as the heading has columns, blank cells as blank lines; nothing unless all of them fit."""
    width = len(roles)
    rows = [body[start : start + width] for start in range(0, len(body), width)]
    if not any(not line.text.strip() for line in body[:-1]) or not all(
        _fits([line.text for line in row], roles) for row in rows
    ):
        return []
    return [_row(row) for row in rows]


def _fits(texts: list[str], roles: list[str]) -> bool:
    """Whether cells can stand under the heading, the last ones perhaps lost: labels, name and value each in its column."""
    if len(texts) <= max(roles.index("indicator"), roles.index("value")):
        return False
    for text, role in zip(texts, roles, strict=False):
        shape = shape_of(text)
        if role in _LEVELS and text.strip() and shape not in _LEVELS[role]:
            return False
        if role == "indicator" and shape not in (TEXT, WEAK, SENTENCE):
            return False
        if role == "value" and (not text.strip() or shape in (*_LABELS, SENTENCE)):
            return False
        if role not in (*_LEVELS, "indicator") and shape in _LABELS:
            return False
    return True


def _labelled_rows(body: list[Line], roles: list[str]) -> tuple[list[Row], list[Line]]:
    """Rows where blank cells are lost: labels begin them, and between labels stand whole rows, or none can be told."""
    levels = [place for place, role in enumerate(roles) if role in _LEVELS]
    rows: list[Row] = []
    unread: list[Line] = []
    labels: list[Line] = []
    segment: list[Line] = []
    for line in [*(line for line in body if line.text.strip()), None]:
        if line is not None and shape_of(line.text) not in _LABELS:
            segment.append(line)
            continue
        if segment or line is None:
            found = _segment_rows(labels, segment, roles, levels)
            rows += found
            unread += [] if found else [*labels, *segment]
            labels, segment = [], []
        if line is not None:
            labels.append(line)
    return rows, unread


def _segment_rows(
    labels: list[Line], segment: list[Line], roles: list[str], levels: list[int]
) -> list[Row]:
    """The rows between labels: nothing unless they are whole and fit."""
    others = [place for place in range(len(roles)) if place not in levels]
    if not segment or len(segment) % len(others):
        return []
    rows = []
    for start in range(0, len(segment), len(others)):
        cells: list[Line | None] = [None] * len(roles)
        for line in labels if start == 0 else []:
            fitting = [
                place
                for place in levels
                if shape_of(line.text) in _LEVELS[roles[place]] and not cells[place]
            ]
            if not fitting:
                return []
            cells[fitting[-1] if len(labels) == 1 else fitting[0]] = line
        for place, line in zip(others, segment[start : start + len(others)], strict=True):
            cells[place] = line
        texts = [cell.text.strip() if cell else "" for cell in cells]
        if not _fits(texts, roles):
            return []
        first, *more = (cell for cell in cells if cell)
        rows.append(Row(first, texts, more=tuple(line.number for line in more)))
    return rows


def _row(lines: Sequence[Line]) -> Row:
    return Row(
        lines[0],
        [line.text.strip() for line in lines],
        more=tuple(line.number for line in lines[1:]),
    )
