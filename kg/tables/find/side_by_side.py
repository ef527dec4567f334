"""Two forms beside each other in one grid: a table each.

Their headings stand in one row, and the head of each names its own project.
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from kg.tables.cell import BLANK
from kg.tables.table import Column, Heading, Row, Table
from kg.tables.words.fields import PROJECT

Columns = range  # of a side


def forms_of(table: Table) -> list[Table]:
    """The forms that stand side by side in a table, the table itself where it is one form.

    Sets of columns under one head (two kinds of targets of one project) stay together.
    """
    sides = _sides(table.heading)
    if len(sides) < 2 or not all(_names_project(table.head, side) for side in sides):
        return [table]
    return [
        replace(
            table,
            heading=_heading_of(table.heading, side),
            head=_rows_of(table.head, side),
            rows=_rows_of(table.rows, side),
        )
        for side in sides
    ]


def _sides(heading: Heading) -> list[Columns]:
    """The columns of each set of a heading, what stands beside them with the set on its left."""
    sections = sorted({column.section for column in heading.columns})
    starts = [
        min(c.index for c in heading.columns if c.section == section and c.role is not None)
        for section in sections
        if any(c.section == section and c.role is not None for c in heading.columns)
    ]
    end = max((column.index for column in heading.columns), default=0) + 1
    bounds = [0, *starts[1:], end]
    return [range(start, stop) for start, stop in pairwise(bounds)]


def _names_project(head: Sequence[Row], side: Columns) -> bool:
    return any(row.cell(index).field in PROJECT for row in head for index in side)


def _heading_of(heading: Heading, side: Columns) -> Heading:
    """The heading with the columns of one form; those on its left head nothing."""
    columns = [
        replace(column, section=0) if column.index in side else Column(column.index, None)
        for column in heading.columns
        if column.index < side.stop
    ]
    return replace(heading, columns=tuple(columns))


def _rows_of(rows: Sequence[Row], side: Columns) -> list[Row]:
    """The rows with the cells of one form alone, those that hold any."""
    own = [_row_of(row, side) for row in rows]
    return [row for row in own if row.filled]


def _row_of(row: Row, side: Columns) -> Row:
    kept = [cell for cell in row.line.cells if cell.column in side]
    line = replace(row.line, cells=tuple(kept), text="\t".join(cell.text for cell in kept))
    cells = [cell if index in side else BLANK for index, cell in enumerate(row.cells)]
    spanned = frozenset(index for index in row.spanned if index in side)
    return Row(line, cells, spanned, row.more)
