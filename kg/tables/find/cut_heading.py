"""Headings cut in two by a page break or by line breaks inside their cells."""

from dataclasses import replace
from typing import NamedTuple

from kg.tables.cell import TableCell
from kg.tables.headings.heading import MAX_ROWS, read_heading
from kg.tables.table import Heading, Row, is_on_next_page, joined_rows


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
        is_taken: whether the begun rows pass for a heading by themselves; then more rows must
            belong to it.
    """
    if not begun or not rows or not is_on_next_page(begun[-1], rows[0]):
        return None
    whole = _heading_rest(begun[-1], rows[0])
    kept, rest = ([*begun[:-1], whole], rows[1:]) if whole else (begun, rows)
    for size in range(min(len(kept), MAX_ROWS - 1), 0, -1):
        heading = read_heading([*kept[-size:], *rest], 0)
        if heading is None:
            continue
        lines = {row.line.number for row in kept[-size:]}
        is_further = not is_taken or lines != set(heading.lines)
        if lines <= set(heading.lines) and is_further:
            return CutHeading(size, [*kept[-size:], *rest])
    return None


def _heading_rest(above: Row, row: Row) -> Row | None:
    """A row of a heading with the ends of its words from the next page.

    Whole they are words of headings, alone one is not.
    """
    if not is_on_next_page(above, row) or not row.filled:
        return None
    if not set(row.filled) <= set(above.filled):
        return None
    whole = joined_rows(above, row)
    known = all(_is_of_heading(whole.cells[column]) for column in row.filled)
    cut = not all(map(_is_of_heading, row.printed))
    return whole if known and cut else None


def _is_of_heading(cell: TableCell) -> bool:
    return cell.role is not None or cell.is_label


def complete_heading(heading: Heading, row: Row) -> Heading | None:
    """The heading with the pieces of its wrapped cells from the row below it.

    None when the row is no such piece.
    """
    known = {column.index: column for column in heading.columns}
    whole: dict[int, TableCell] = {}
    for column in row.filled:
        if column not in known or not known[column].label or known[column].role is not None:
            return None
        whole[column] = known[column].heading.joined(row.cells[column])
    if not whole or any(cell.role is None for cell in whole.values()):
        return None
    columns = tuple(
        replace(c, heading=whole[c.index], role=whole[c.index].role) if c.index in whole else c
        for c in heading.columns
    )
    return replace(heading, columns=columns, lines=(*heading.lines, row.line.number))
