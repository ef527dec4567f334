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
    whatever it says; nor does it say anything of the rows, where it is printed again. A column
    whose cells reach over many rows holds no names where another one is headed as names.
    """
    table = _with_names_of_rows(table)
    side = _side_labels(table.heading, table.rows)
    if not side:
        return table
    columns = [
        replace(column, role=None, heading=BLANK) if column.index in side else column
        for column in table.heading.columns
    ]
    rows = [_without(row, side) for row in table.rows]
    heading = replace(table.heading, columns=tuple(_with_names(columns)))
    return replace(table, heading=heading, rows=rows)


def _side_labels(heading: Heading, rows: Sequence[Row]) -> dict[int, TableCell]:
    """The labels by column."""
    below = next((row for row in rows if row.spanned), None)
    if below is None:
        return {}
    side = {
        column.index: column.heading
        for column in heading.columns
        if column.label
        and column.index in below.spanned
        and below.cell(column.index) == column.heading
    }
    others = (c.index for c in heading.columns if c.role in _OF_TARGETS and c.index not in side)
    first = min(others, default=0)
    return {index: cell for index, cell in side.items() if index < first}


def _with_names(columns: list[Column]) -> list[Column]:
    """The columns with names in that of the lowest level, where the label at the side had them."""
    levels = [column for column in columns if column.role in LEVELS]
    if len(levels) < 2 or any(column.role == Role.INDICATOR for column in columns):
        return columns
    return [
        replace(column, role=Role.INDICATOR) if column is levels[-1] else column
        for column in columns
    ]


def _with_names_of_rows(table: Table) -> Table:
    """The table with its names in the column headed so of which each row has a cell of its own."""
    named = table.heading.first(Role.INDICATOR)
    rows = [row for row in table.rows if row.line.cells]
    if named is None or not rows or table.heading.is_wide:
        return table
    merged = sum(named.index in row.spanned for row in rows)
    other = next(
        (
            column
            for column in table.heading.columns
            if column.index > named.index
            and column.heading.role == Role.INDICATOR
            and not any(column.index in row.spanned for row in rows)
        ),
        None,
    )
    if other is None or 2 * merged < len(rows):
        return table
    columns = tuple(
        replace(c, role=None)
        if c is named
        else replace(c, role=Role.INDICATOR)
        if c is other
        else c
        for c in table.heading.columns
    )
    return replace(table, heading=replace(table.heading, columns=columns))


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
