"""Rows cut in two by a line break inside a cell.

The end of one line and the start of the next are one cell.
"""

import re

from kg.tables.cell import TableCell
from kg.tables.rows.alignment import align
from kg.tables.table import Heading, Row, is_on_next_page, joined_rows
from kg.tables.words.shapes import Shape

# In the costs of alignment: the joined row must read nearly without fault, and its halves clearly
# worse.
PLAIN = 1.0
GAIN = 2.0
SHORTEST_NAME, SHORTEST_CODE = 2, 6
_ENDS_SENTENCE = "。；;！"
_CODE = re.compile(r"[0-9A-Z-]+")
_DATE_BEGUN = re.compile(r"\d{4}年(?:\d{1,2}月?)?$")
_DATE_REST = re.compile(r"(?:\d{1,2})?月|(?:\d{1,2})?日")
_RESTS = (Shape.TEXT, Shape.SENTENCE, Shape.BASIS, Shape.UNIT)
_Cut = tuple[TableCell, TableCell]


def mend_cut_rows(rows: list[Row], heading: Heading) -> list[Row]:
    """Join two short rows that together fill the heading's width.

    Where the joined row fits and they do not.
    """
    width = len(heading.columns)
    mended: list[Row] = []
    for row in rows:
        whole = _whole_row(mended[-1], row, width) if mended else None
        if whole is not None and _is_better(whole, mended[-1], row, heading):
            mended[-1] = whole
        else:
            mended.append(row)
    return mended


def _whole_row(above: Row, below: Row, width: int) -> Row | None:
    """Two rows as one, None where their cells do not add up to the width."""
    if below.line.number != above.line.number + 1 or len(above.cells) < 2:
        return None
    if max(len(above.cells), len(below.cells)) >= width:
        return None
    if len(above.cells) + len(below.cells) - 1 != width:
        return None
    begun, rest = above.cells[-1], below.cells[0]
    if begun.is_blank or rest.is_blank or rest.is_label:
        return None
    cells = [*above.cells[:-1], begun.joined(rest), *below.cells[1:]]
    return Row(above.line, cells, above.spanned, (below.line.number,))


def _is_better(whole: Row, above: Row, below: Row, heading: Heading) -> bool:
    cost, *halves = (align(row, heading.columns).cost for row in (whole, above, below))
    return cost < PLAIN and sum(halves) >= cost + GAIN


def rest_of_row(above: Row, row: Row) -> Row | None:
    """The row above with the ends of its cells, where a page break cut them.

    All that stands in the row are such ends, below cells that have text. A row with names and no
    value would be one that forms do not print; a value that is complete above does not go on; no
    name has two characters.
    """
    if not is_on_next_page(above, row) or len(row.cells) != len(above.cells):
        return None
    if not row.filled or not set(row.filled) <= set(above.filled):
        return None
    cuts = [(above.cells[column], row.cells[column]) for column in row.filled]
    others = [above.cells[column] for column in above.filled if column not in row.filled]
    has_value = any(cell.is_value for cell in others)
    if _is_cut(cuts, has_value=has_value):
        return joined_rows(above, row)
    if not all(_may_end(begun, rest) for begun, rest in cuts):
        return None
    if len(cuts) == 1:
        return None if _ends_sentence(cuts[0][0]) else joined_rows(above, row)
    return joined_rows(above, row) if has_value or _is_short_rest(*cuts[0]) else None


def _ends_sentence(cell: TableCell) -> bool:
    return cell.text.rstrip()[-1] in _ENDS_SENTENCE


def _is_short_rest(begun: TableCell, rest: TableCell) -> bool:
    """Too short for a name of its own, below one that is not."""
    return len(rest.stripped) <= SHORTEST_NAME < len(begun.stripped)


def _may_end(begun: TableCell, rest: TableCell) -> bool:
    """Whether a text may go on with another on the next page."""
    if _is_code(begun):
        return _CODE.match(rest.stripped) is not None and not _begins_alike(begun, rest)
    if begun.is_amount:  # words of state also begin names (通过…)
        return rest.shape == Shape.UNIT
    return rest.shape in _RESTS


def _is_cut(cuts: list[_Cut], *, has_value: bool) -> bool:
    """Whether one cell proves that the row goes on.

    A unit below its number, the end of a date, or of a code. The amounts of the code's project
    stand above. Codes of one table begin alike, the end of one does not begin as they do.
    """
    if any(_is_unit_cut(begun, rest) or _is_date_cut(begun, rest) for begun, rest in cuts):
        return True
    begun, rest = cuts[0]
    are_codes = _is_code(begun) and _CODE.fullmatch(rest.stripped) is not None
    return are_codes and has_value and len(cuts) > 1 and not _begins_alike(begun, rest)


def _begins_alike(begun: TableCell, rest: TableCell) -> bool:
    """Whether a code begins as another one does: it is that of the next project."""
    return rest.stripped.startswith(begun.stripped[:3])


def _is_unit_cut(begun: TableCell, rest: TableCell) -> bool:
    return rest.shape == Shape.UNIT and begun.is_amount


def _is_date_cut(begun: TableCell, rest: TableCell) -> bool:
    """2022年 | 12月31日前"""
    is_begun = _DATE_BEGUN.search(begun.stripped) is not None
    return is_begun and _DATE_REST.match(rest.stripped) is not None


def _is_code(cell: TableCell) -> bool:
    """Whether a cell holds a code, or the beginning of one."""
    text = cell.stripped
    is_long = len(text) >= SHORTEST_CODE or text.endswith("-")
    return is_long and _CODE.fullmatch(text) is not None
