"""Rows cut in two by a line break inside a cell: the end of one line and the start of the next are one cell."""

import re

from kg.tables.alignment import align
from kg.tables.shapes import BASIS, LABEL1, LABEL2, LABEL12, NUMBER, SENTENCE, STATE, TEXT, UNIT, VALUE, shape_of
from kg.tables.table import Heading, Row, is_on_next_page, joined_rows
from kg.tables.vocabulary import heading_role
from nlp.text import join_wrapped

PLAIN = 1.0
GAIN = 2.0
SHORTEST_NAME, SHORTEST_CODE = 2, 6
_CODE = re.compile(r"[0-9A-Z-]+")
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
    if not set(row.filled) <= set(above.filled) or not all(_may_end(above.texts[c], row.texts[c]) for c in row.filled):
        return None
    has_value = any(shape_of(above.texts[column]) in _WHOLE for column in above.filled if column not in row.filled)
    is_single = len(row.filled) == 1 and above.texts[row.filled[0]].rstrip()[-1] not in "。；;！"
    is_rest = len(row.texts[row.filled[0]].strip()) <= SHORTEST_NAME and len(above.texts[row.filled[0]].strip()) > SHORTEST_NAME
    if len(row.filled) == 1 and not is_single:
        return None
    return joined_rows(above, row) if has_value or is_single or is_rest else None


def _may_end(begun: str, rest: str) -> bool:
    """Whether a text may go on with another on the next page."""
    shape = shape_of(rest)
    code = begun.strip()
    if _CODE.fullmatch(code) and (len(code) >= SHORTEST_CODE or code.endswith("-")):
        return _CODE.match(rest.strip()) is not None
    if shape in (LABEL1, LABEL2, LABEL12):
        return False
    if shape_of(begun) in (VALUE, NUMBER):  # words of state also begin names (通过…)
        return shape == UNIT or rest.strip() in ("%", "％")
    return shape in (TEXT, SENTENCE, BASIS, UNIT)


def heading_rest(above: Row, row: Row) -> Row | None:
    """A row of a heading with the ends of its words from the next page: whole they are words of headings, alone they are not."""
    if not is_on_next_page(above, row) or not row.filled or not set(row.filled) <= set(above.filled):
        return None
    whole = joined_rows(above, row)
    known = all(
        heading_role(whole.texts[column]) is not None and heading_role(row.texts[column]) is None for column in row.filled
    )
    return whole if known else None


def _joined(above: Row, below: Row, width: int) -> Row | None:
    if below.line.number != above.line.number + 1 or len(above.texts) >= width or len(below.texts) >= width:
        return None
    if len(above.texts) + len(below.texts) - 1 != width or not above.texts[-1].strip() or not below.texts[0].strip():
        return None
    if shape_of(below.texts[0]) in (LABEL1, LABEL2, LABEL12) or len(above.texts) < 2:
        return None
    cell = join_wrapped(above.texts[-1], below.texts[0])
    return Row(above.line, [*above.texts[:-1], cell, *below.texts[1:]], above.spanned, (below.line.number,))


def _is_better(whole: Row, above: Row, below: Row, heading: Heading) -> bool:
    cost = align(whole, heading.columns).cost
    return cost < PLAIN and align(above, heading.columns).cost + align(below, heading.columns).cost >= cost + GAIN
