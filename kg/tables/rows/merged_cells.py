"""Cells merged over rows or columns of a heading: labels down the side, names over labels."""

from collections.abc import Sequence
from dataclasses import replace

from kg.documents import Cell
from kg.tables.cell import BLANK, TableCell
from kg.tables.table import Column, Heading, Row, Table
from kg.tables.words.role import LEVELS, Role

_OF_TARGETS = (*LEVELS, Role.INDICATOR)


def without_side_labels(table: Table) -> Table:
    """The table without the labels down its side.

    A cell of the heading, left of the levels, that reaches down to the rows heads no column,
    whatever it says; nor does it say anything of the rows, where it is printed again.
    """
    side = _side_labels(table.heading, table.rows)
    if not side:
        return table
    columns = tuple(
        replace(column, role=None, heading=BLANK) if column.index in side else column
        for column in table.heading.columns
    )
    rows = [_without(row, side) for row in table.rows]
    return replace(table, heading=replace(table.heading, columns=columns), rows=rows)


def _side_labels(heading: Heading, rows: Sequence[Row]) -> dict[int, TableCell]:
    """The labels by column."""
    first = min((c.index for c in heading.columns if c.role in _OF_TARGETS), default=0)
    below = next((row for row in rows if row.spanned), None)
    if below is None:
        return {}
    return {
        column.index: column.heading
        for column in heading.columns
        if column.index < first
        and column.label
        and column.index in below.spanned
        and below.cell(column.index) == column.heading
    }


def _without(row: Row, side: dict[int, TableCell]) -> Row:
    cells = [
        BLANK if cell == side.get(index, BLANK) else cell for index, cell in enumerate(row.cells)
    ]
    return row.with_cells(cells)


def own_first(row: Row) -> Cell | None:
    """The first cell with text that begins in the row itself."""
    return next((cell for cell in row.line.cells if cell.text.strip()), None)


def is_over_value(row: Row, heading: Heading) -> bool:
    """Whether the first cell of a row reaches from a label over name and value of the indicator.

    Such a row has no place for a target: it adds up points, grades them, or is a note.
    """
    name, value = heading.first(Role.INDICATOR), heading.first(Role.VALUE)
    cell = own_first(row)
    if cell is None or name is None or value is None or cell.column >= name.index:
        return False
    return cell.column + cell.colspan > max(name.index, value.index)


def with_wide_name(row: Row, heading: Heading) -> Row:
    """The row with a cell that is merged over labels and name as the name of the indicator.

    预算执行率 over three columns; it stays the label, where it is one.
    """
    name, value = heading.first(Role.INDICATOR), heading.first(Role.VALUE)
    if name is None or value is None:
        return row
    wide = _cell_over(row, name)
    if wide is None or any(name.index < index < value.index for index in row.filled):
        return row
    cells = [*row.cells]
    cells[name.index] = cells[wide.column]
    column = next((one for one in heading.columns if one.index == wide.column), None)
    if not _is_label_of(cells[name.index], column):
        cells[wide.column] = BLANK
    return row.with_cells(cells)


def _cell_over(row: Row, name: Column) -> Cell | None:
    """The row's own cell that begins left of the column of names and covers it."""
    return next(
        (
            cell
            for cell in row.line.cells
            if cell.column < name.index < cell.column + cell.colspan and cell.text.strip()
        ),
        None,
    )


def _is_label_of(cell: TableCell, column: Column | None) -> bool:
    if column is None or column.role not in LEVELS:
        return False
    labels = {Role.LEVEL1: cell.level1, Role.LEVEL2: cell.level2}
    return labels[column.role] is not None
