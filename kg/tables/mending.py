"""Rows cut in two by a line break inside a cell: the end of one line and the start of the next are one cell."""

from kg.tables.alignment import align
from kg.tables.shapes import LABEL1, LABEL2, LABEL12, SENTENCE, TEXT, shape_of
from kg.tables.table import Heading, Row, is_on_next_page, joined_rows
from nlp.text import join_wrapped

PLAIN = 1.0
GAIN = 2.0


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


def rest_of_cell(above: Row, row: Row) -> Row | None:
    """The row above with the end of one of its cells, where a page break cut it: all that stands in the row is that end.

    A row with nothing but a name would be one without a value, which forms do not print.
    """
    if not is_on_next_page(above, row) or len(row.filled) != 1 or len(row.texts) != len(above.texts):
        return None
    column = row.filled[0]
    begun = above.texts[column].rstrip()
    if not begun or begun[-1] in "。；;！" or shape_of(row.texts[column]) not in (TEXT, SENTENCE):
        return None
    return joined_rows(above, row)


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
