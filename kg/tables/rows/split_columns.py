"""Rows whose columns do not hold one thing each: two levels in one cell, a value over three."""

from dataclasses import replace

from kg.tables.cell import BLANK, TableCell
from kg.tables.headings.contents import SHARES, filled_cells, share
from kg.tables.printed_cell import all_of
from kg.tables.table import Column, Heading, Row, Table
from kg.tables.words.role import LEVELS, Role
from kg.tables.words.shapes import Shape

# A sign before a number, a unit behind it: nothing else can be meant.
_VALUE_PARTS = (
    (Shape.SIGN, Shape.NUMBER),
    (Shape.SIGN, Shape.VALUE),
    (Shape.SIGN, Shape.NUMBER, Shape.UNIT),
    (Shape.NUMBER, Shape.UNIT),
    (Shape.SIGN, Shape.VALUE, Shape.UNIT),
)
_MOST_PARTS = 3


def with_levels_apart(table: Table) -> Table:
    """The table with two columns for a column that names both levels in one cell.

    产出指标-数量指标, whatever its heading.
    """
    heading = table.heading
    named = next((c for c in heading.columns if _names_both(table.rows, c)), None)
    if named is None or heading.is_wide:
        return table
    indexes = [column.index for column in heading.columns]
    width = max(indexes + [len(row.cells) - 1 for row in table.rows]) + 1
    columns = [_of_level1(column, named) for column in heading.columns]
    own = Column(width, Role.LEVEL2, named.heading, section=named.section)
    rows = [_with_levels_apart(row, named.index, width) for row in table.rows]
    alike = [_with_levels_apart(row, named.index, width) for row in table.alike]
    heading = replace(heading, columns=(*columns, own))
    return replace(table, heading=heading, rows=rows, alike=alike)


def _names_both(rows: list[Row], column: Column) -> bool:
    cells = filled_cells(rows, column.index)
    return share(cells, lambda cell: cell.levels is not None) >= SHARES.enough


def _of_level1(column: Column, named: Column) -> Column:
    if column is named:
        return replace(column, role=Role.LEVEL1)
    return replace(column, role=None) if column.role in LEVELS else column


def _with_levels_apart(row: Row, index: int, width: int) -> Row:
    both = row.cell(index)
    if both.levels is None:
        return row
    level1, level2 = map(both.part, both.levels)
    cells = [*row.cells, *[BLANK] * (width - len(row.cells)), level2]
    cells[index] = level1
    spanned = row.spanned | {width} if index in row.spanned else row.spanned
    return Row(row.line, cells, spanned, row.more)


def join_value_parts(heading: Heading, rows: list[Row]) -> list[Row]:
    """The rows with sign, number and unit as one value.

    They stand in columns under one heading: 指标值 over ≥ | 95 | %.
    """
    value = next((column.index for column in heading.of(Role.VALUE)), None)
    labelled = {c.index for c in heading.columns if c.role is not None or c.label.strip()}
    if value is None or heading.is_wide or heading.has(Role.SIGN) or value + 1 in labelled:
        return rows
    last = value + _MOST_PARTS
    end = min((index for index in labelled if index > value), default=last)
    joined = [_with_value(row, value, min(end, last)) for row in rows]
    if joined == rows:
        return rows
    # What stands alone beside the signs is a value as well: one in words.
    return [_with_value(row, value, value + 2, alone=True) for row in joined]


def _with_value(row: Row, start: int, end: int, *, alone: bool = False) -> Row:
    cells = row.cells[start:end]
    if row.spanned & set(range(start, end)) or not _is_whole(cells, alone=alone):
        return row
    whole = all_of([cell for cell in cells if not cell.is_blank])
    blanks = [BLANK] * (len(cells) - 1)
    return row.with_cells([*row.cells[:start], whole, *blanks, *row.cells[end:]])


def _is_whole(cells: list[TableCell], *, alone: bool) -> bool:
    """Whether the filled ones of the cells are one value."""
    filled = [cell for cell in cells if not cell.is_blank]
    if alone:
        return len(filled) == 1 and cells[0].is_blank
    starts = bool(cells) and not cells[0].is_blank
    return starts and tuple(cell.shape for cell in filled) in _VALUE_PARTS
