"""Rows and headings cut in two by a line break inside a cell: the end of one line and the start of the next are one cell."""

import re
from dataclasses import replace
from typing import NamedTuple

from kg.tables.headings.heading import MAX_ROWS, read_heading
from kg.tables.rows.alignment import align
from kg.tables.table import Heading, Row, is_on_next_page, joined_rows
from kg.tables.words.shapes import (
    BASIS,
    LABEL1,
    LABEL2,
    LABEL12,
    NUMBER,
    SENTENCE,
    STATE,
    TEXT,
    UNIT,
    VALUE,
    shape_of,
)
from kg.tables.words.vocabulary import heading_role
from nlp.text import join_wrapped

PLAIN = 1.0
GAIN = 2.0
SHORTEST_NAME, SHORTEST_CODE = 2, 6
_CODE = re.compile(r"[0-9A-Z-]+")
_DATE_BEGUN, _DATE_REST = (
    re.compile(r"\d{4}年(?:\d{1,2}月?)?$"),
    re.compile(r"(?:\d{1,2})?月|(?:\d{1,2})?日"),
)
_WHOLE = (VALUE, NUMBER, STATE)


def mend_cut_rows(rows: list[Row], heading: Heading) -> list[Row]:
    """Join two short rows that together fill the heading's width, where the joined row fits and they do not."""
    width = len(heading.columns)
    mended: list[Row] = []
    for row in rows:
        whole = _joined(mended[-1], row, width) if mended else None
        if whole is not None and _is_better(whole, mended[-1], row, heading):
            mended[-1] = whole
        else:
            mended.append(row)
    return mended


def rest_of_row(above: Row, row: Row) -> Row | None:
    """The row above with the ends of its cells, where a page break cut them: all that stands in the row are such ends.

    They stand below cells that have text. A row with names and no value would be one that forms do not print; a value that is
    complete above does not go on; no name has two characters.
    """
    if not is_on_next_page(above, row) or not row.filled or len(row.texts) != len(above.texts):
        return None
    if not set(row.filled) <= set(above.filled):
        return None
    cells = [(above.texts[column], row.texts[column]) for column in row.filled]
    has_value = any(
        shape_of(above.texts[column]) in _WHOLE
        for column in above.filled
        if column not in row.filled
    )
    if _is_cut(cells, has_value=has_value):
        return joined_rows(above, row)
    if not all(_may_end(begun, rest) for begun, rest in cells):
        return None
    is_single = len(row.filled) == 1 and above.texts[row.filled[0]].rstrip()[-1] not in "。；;！"
    is_rest = (
        len(row.texts[row.filled[0]].strip()) <= SHORTEST_NAME
        and len(above.texts[row.filled[0]].strip()) > SHORTEST_NAME
    )
    if len(row.filled) == 1 and not is_single:
        return None
    return joined_rows(above, row) if has_value or is_single or is_rest else None


def _may_end(begun: str, rest: str) -> bool:
    """Whether a text may go on with another on the next page."""
    shape = shape_of(rest)
    code = begun.strip()
    if _is_code(code):
        return _CODE.match(rest.strip()) is not None
    if shape in (LABEL1, LABEL2, LABEL12):
        return False
    if shape_of(begun) in (VALUE, NUMBER):  # words of state also begin names (通过…)
        return shape == UNIT or rest.strip() in ("%", "％")
    return shape in (TEXT, SENTENCE, BASIS, UNIT)


def _is_cut(cells: list[tuple[str, str]], *, has_value: bool) -> bool:
    """Whether one cell proves that the row goes on: a unit below its number, the end of a date, or of a code.

    The amounts of the code's project stand above. Codes of one table begin alike, the end of one does not begin as they do.
    """
    if any(_is_unit_cut(begun, rest) or _is_date_cut(begun, rest) for begun, rest in cells):
        return True
    begun, rest = (text.strip() for text in cells[0])
    are_codes = _is_code(begun) and _CODE.fullmatch(rest) is not None
    return are_codes and has_value and len(cells) > 1 and not rest.startswith(begun[:3])


def _is_unit_cut(begun: str, rest: str) -> bool:
    return shape_of(rest) == UNIT and shape_of(begun) in (VALUE, NUMBER)


def _is_date_cut(begun: str, rest: str) -> bool:
    """2022年 | 12月31日前"""
    return (
        _DATE_BEGUN.search(begun.strip()) is not None and _DATE_REST.match(rest.strip()) is not None
    )


def _is_code(text: str) -> bool:
    """Whether a text is a code, or the beginning of one."""
    return _CODE.fullmatch(text) is not None and (len(text) >= SHORTEST_CODE or text.endswith("-"))


class CutHeading(NamedTuple):
    """A heading that begins on one page and ends on the next.

    Attributes:
        begun: how many rows of the first page are its own.
        rows: those rows, and all of the second page.
    """

    begun: int
    rows: list[Row]


def cut_heading(begun: list[Row], rows: list[Row], *, is_taken: bool = False) -> CutHeading | None:
    """A heading that the last rows of one page and the first of the next make together.

    Args:
        begun: the last rows of a page.
        rows: those of the next page.
        is_taken: whether the begun rows pass for a heading by themselves; then more rows must belong to it.
    """
    if not begun or not rows or not is_on_next_page(begun[-1], rows[0]):
        return None
    whole = _heading_rest(begun[-1], rows[0])
    kept, rest = ([*begun[:-1], whole], rows[1:]) if whole else (begun, rows)
    for size in range(min(len(kept), MAX_ROWS - 1), 0, -1):
        heading = read_heading([*kept[-size:], *rest], 0)
        lines = {row.line.number for row in kept[-size:]}
        if (
            heading is not None
            and lines <= set(heading.lines)
            and not (is_taken and lines == set(heading.lines))
        ):
            return CutHeading(size, [*kept[-size:], *rest])
    return None


def _heading_rest(above: Row, row: Row) -> Row | None:
    """A row of a heading with the ends of its words from the next page: whole they are words of headings, alone one is not."""
    if (
        not is_on_next_page(above, row)
        or not row.filled
        or not set(row.filled) <= set(above.filled)
    ):
        return None
    whole = joined_rows(above, row)
    known = all(_is_of_heading(whole.texts[column]) for column in row.filled)
    cut = any(not _is_of_heading(row.texts[column]) for column in row.filled)
    return whole if known and cut else None


def _is_of_heading(text: str) -> bool:
    return heading_role(text) is not None or shape_of(text) in (LABEL1, LABEL2, LABEL12)


def _joined(above: Row, below: Row, width: int) -> Row | None:
    if (
        below.line.number != above.line.number + 1
        or len(above.texts) >= width
        or len(below.texts) >= width
    ):
        return None
    if (
        len(above.texts) + len(below.texts) - 1 != width
        or not above.texts[-1].strip()
        or not below.texts[0].strip()
    ):
        return None
    if shape_of(below.texts[0]) in (LABEL1, LABEL2, LABEL12) or len(above.texts) < 2:
        return None
    cell = join_wrapped(above.texts[-1], below.texts[0])
    return Row(
        above.line, [*above.texts[:-1], cell, *below.texts[1:]], above.spanned, (below.line.number,)
    )


def _is_better(whole: Row, above: Row, below: Row, heading: Heading) -> bool:
    cost = align(whole, heading.columns).cost
    return (
        cost < PLAIN
        and align(above, heading.columns).cost + align(below, heading.columns).cost >= cost + GAIN
    )


def complete_heading(heading: Heading, row: Row) -> Heading | None:
    """The heading with the pieces of its wrapped cells from the row below it, None when the row is no such piece."""
    pieces = {column: row.texts[column] for column in row.filled}
    known = {column.index: column for column in heading.columns}
    labels = {
        c: join_wrapped(known[c].label, text)
        for c, text in pieces.items()
        if c in known and known[c].label
    }
    if not pieces or len(labels) < len(pieces):
        return None
    if any(known[c].role is not None or heading_role(label) is None for c, label in labels.items()):
        return None
    columns = tuple(
        replace(c, label=labels[c.index], role=heading_role(labels[c.index]))
        if c.index in labels
        else c
        for c in heading.columns
    )
    return replace(heading, columns=columns, lines=(*heading.lines, row.line.number))
