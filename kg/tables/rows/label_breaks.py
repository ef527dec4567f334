"""Labels and points of merged cells that a page break cuts.

The cell stands on both pages, its text on one of them.
"""

from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

from kg.documents import Cell
from kg.tables.rows.entry import Entry
from kg.tables.table import Row, Table
from kg.tables.words.role import LEVELS, Role


def put_labels_over_breaks(entries: Sequence[Entry], table: Table) -> None:
    """Give rows at the end of a page the label in the rest of their cell on the next page.

    Their own label cell is blank. Only where all labels of the column stand in merged cells, so
    that no blank cell stands but at the edge of a page: such a cell is not that above it.
    Elsewhere a blank cell goes on with the label above. What is taken so is unsure
    (``label_over_page``), and so are rows whose label stands on neither page.

    Args:
        entries: of the table, in order; changed in place.
        table: their rows, with the cells as they stand in the file.
    """
    rows = {row.line.number: row for row in table.rows}
    for role in LEVELS:
        index = next((column.index for column in table.heading.of(role)), None)
        if index is None or not _is_merged(table.rows, index):
            continue
        for place in range(len(entries) - 1):
            row, below = rows.get(entries[place].line), rows.get(entries[place + 1].line)
            if row is not None and below is not None and _is_break(row, below):
                _take_over(entries, place, rows, role, index)


def put_points_over_breaks(entries: Sequence[Entry], table: Table) -> None:
    """Give rows at the top of a page the points in the part of their cell on the page before.

    Only where all points of the column stand in merged cells, as with labels, and the label of
    the group goes on over the break as well, as far as they do.

    Args:
        entries: of the table, in order; changed in place.
        table: their rows, with the cells as they stand in the file.
    """
    rows = {row.line.number: row for row in table.rows}
    index = next((column.index for column in table.heading.of(Role.WEIGHT)), None)
    if index is None or not _is_merged(table.rows, index):
        return
    levels = [column.index for role in LEVELS for column in table.heading.of(role)]
    for above, entry in pairwise(entries):
        before, row = rows.get(above.line), rows.get(entry.line)
        if before is None or row is None or Role.WEIGHT in entry.cells:
            continue
        goes_on = _is_break(before, row) and any(
            _own(row, level) == "" and row.rowspan(level) == row.rowspan(index) for level in levels
        )
        is_below = index in row.spanned and Role.WEIGHT in above.from_above
        weight = above.cells.get(Role.WEIGHT)
        if weight is not None and row.cell(index).is_blank and (goes_on or is_below):
            entry.cells = entry.cells.having(Role.WEIGHT, weight)
            entry.from_above[Role.WEIGHT] = above.from_above.get(Role.WEIGHT, above.line)


def _is_merged(rows: Sequence[Row], index: int) -> bool:
    """Whether labels of a column stand in merged cells, and blank ones only at a page's edge."""
    pages: dict[int | None, list[Cell]] = defaultdict(list)
    for row in rows:
        pages[row.line.page] += [cell for cell in row.line.cells if cell.column == index]
    blank_within = any(not cell.text.strip() for cells in pages.values() for cell in cells[1:-1])
    return not blank_within and any(
        cell.rowspan > 1 and cell.text.strip() for cells in pages.values() for cell in cells
    )


def _is_break(row: Row, below: Row) -> bool:
    return row.line.page is not None and below.line.page == row.line.page + 1


def _take_over(
    entries: Sequence[Entry], last: int, rows: dict[int, Row], role: Role, index: int
) -> None:
    first = last + 1
    while first and _is_blank(rows.get(entries[first - 1].line), index):
        first -= 1
    cut = entries[first : last + 1]
    below = entries[last + 1]
    label = _own(rows[below.line], index)
    for entry in cut:
        entry.doubt("label_over_page")
        if label and role == Role.LEVEL1:
            entry.level1, entry.level1_printed = below.level1, below.level1_printed
        elif label:
            entry.level2, entry.level2_printed = below.level2, below.level2_printed
    if cut and label == "":
        below.doubt("label_over_page")


def _is_blank(row: Row | None, index: int) -> bool:
    """Whether the row has a blank cell there: its own, or one from above."""
    return row is not None and not _own(row, index) and row.cell(index).is_blank


def _own(row: Row, index: int) -> str | None:
    """The text of the row's own cell in a column, None where a cell from above covers it."""
    return next((cell.text.strip() for cell in row.line.cells if cell.column == index), None)
