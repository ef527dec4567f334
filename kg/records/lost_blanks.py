"""Rows of dumps that lost blank cells: which column a cell stood in is then a guess."""

from itertools import pairwise

from kg.tables import Table
from kg.tables.rows.entry import Entry
from kg.tables.table import Column, Row
from kg.tables.words.role import LEVELS, Role
from kg.tables.words.shapes import LABELS, Shape

_REASON = "blanks_lost"
_POINTS = (Role.WEIGHT, Role.SCORE)
_VALUES = (Role.VALUE, Role.ACTUAL)
_LABELS = {*LABELS, Shape.SIDE}


class LostBlanks:
    """Tells the rows of one table that miss cells.

    A dump may drop every blank cell: then none is blank in the whole table, and its rows are of
    different length. Or those that are merged with cells above: then no row begins with a blank
    cell, though some have no label. Or others: points then stand where others have values.
    """

    def __init__(self, table: Table) -> None:
        self._columns = [column for column in table.heading.columns if column.label]
        rows = [row for row in table.rows if row.line.cells]
        has_blanks = any(cell.is_blank for row in rows for cell in row.cells)
        is_uneven = len({len(row.cells) for row in rows}) > 1
        self._is_ragged = is_uneven and not has_blanks
        is_short = self._is_ragged or (is_uneven and _lack_labels(rows))
        short = self._short(rows) if is_short else []
        self._lines = {row.line.number for row in short}
        last = max((one.index for one in self._columns if one.role in _POINTS), default=0)
        self._ended = {row.line.number for row in rows if len(row.cells) <= last}

    def doubt(self, entries: list[Entry]) -> None:
        """Doubt the rows of the table that miss cells; a row in doubt may end the one above it."""
        points = {entry.cells[role].folded for entry in entries for role in _POINTS} - {""}
        found = [
            entry
            for entry in entries
            if self._lines & set(entry.lines) or self._may_have_slid(entry, points)
        ]
        if self._is_ragged:
            found += [above for above, entry in pairwise(entries) if entry.reasons]
        for entry in found:
            entry.doubt(_REASON)

    def _short(self, rows: list[Row]) -> list[Row]:
        """Rows that miss cells, and those above them, which they may end."""
        levels = any(column.role in LEVELS for column in self._columns)
        labelled = any(cell.is_label for row in rows for cell in row.cells)
        if any(column.section for column in self._columns) or (labelled and not levels):
            # Without blanks, what stands above sets side by side (实施期 | 年度) cannot be told
            # apart, and labels stand in a column of anything.
            return rows
        short = [row for row in rows if self._misses_cells(row)]
        numbers = {row.line.number for row in short if row.cells[0].shape not in _LABELS}
        return short + [above for above, row in pairwise(rows) if row.line.number in numbers]

    def _misses_cells(self, row: Row) -> bool:
        """Whether the row lacks other cells than the labels that merged cells carry down."""
        if len(row.cells) >= len(self._columns):
            return False
        labels = sum(cell.shape in _LABELS for cell in row.cells)
        others = sum(not _is_of_labels(column) for column in self._columns)
        filled = max(row.filled, default=-1) + 1
        return not filled - labels <= others <= len(row.cells) - labels

    def _may_have_slid(self, entry: Entry, points: set[str]) -> bool:
        """Whether points may stand where values do.

        It has no points, and values that are points of other rows; or it ends before the last of
        its points, and one of its values is such a number.
        """
        filled = {entry.cells[role].folded for role in _VALUES if role in entry.cells}
        own = [role for role in _POINTS if role in entry.cells and role not in entry.from_above]
        if not own:
            return bool(filled) and filled <= points
        ends = entry.lines and all(line in self._ended for line in entry.lines)
        return bool(ends) and len(own) < len(_POINTS) and not filled.isdisjoint(points)


def _lack_labels(rows: list[Row]) -> bool:
    """Whether no row begins with a blank cell, and labels begin some rows and not others."""
    first = [row.cells[0] for row in rows if row.cells]
    labelled = sum(cell.shape in _LABELS for cell in first)
    return not any(cell.is_blank for cell in first) and 0 < labelled < len(first)


def _is_of_labels(column: Column) -> bool:
    return column.role in LEVELS or column.heading.shape == Shape.SIDE
