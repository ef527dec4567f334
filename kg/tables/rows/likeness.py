"""Rows whose cells do not look like those of their table: two that ran into one, one that is gone.

Nothing here reads a row otherwise. It counts signs that a row may have been damaged before it
reached us, each weak alone, and doubts the rows that have several of them, or a strong one.
What is usual is learned from the table itself.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from kg.tables.rows.cell_signs import CellSigns
from kg.tables.rows.profile import SeenRow, TableProfile, key_of
from kg.tables.rows.projects import PROJECT_ROLES
from kg.tables.table import Column
from kg.tables.words.looks import Look
from kg.tables.words.role import LEVELS, Role

UNLIKE, UNEVEN = "cell_unlike_column", "row_uneven"


@dataclass(frozen=True, slots=True)
class RowLikeness:
    """When a row looks unlike its table.

    Attributes:
        enough: signs that make a row unsure.
        rows: other rows of targets below which a table does not tell which columns are filled.
        always: share of the rows that fill a column for a blank in it to be a sign.
        rarely: share of the rows that fill a column for a cell in it to be one.
        even: share of the rows that have as many cells as a neighbour, for another number to be a
            sign.
    """

    enough: int = 2
    rows: int = 5
    always: float = 0.9
    rarely: float = 0.1
    even: float = 0.8


LIKENESS = RowLikeness()
# A blank there is no sign: a project is named once, and a row without a name is none.
_ONCE = frozenset((*PROJECT_ROLES, Role.INDICATOR))
_ANCHORS = frozenset((*PROJECT_ROLES, *LEVELS))
# Blank where the value is a word.
_OF_NUMBERS = frozenset((Role.SIGN, Role.UNIT, Role.DIRECTION))
_WITH_NUMBER = frozenset((Look.NUMBER, Look.SIGNED, Look.VALUE, Look.COUNTED))


def doubt_unlike_rows(rows: Sequence[SeenRow], columns: Sequence[Column]) -> None:
    """Mark the rows of a table unsure that look unlike the others; rows in doubt stay as they are.

    Args:
        rows: the rows of targets, in order; their entries are changed in place.
        columns: of the heading.
    """
    signs = _Signs(rows, columns)
    for place, row in enumerate(rows):
        cells, counts = signs.of_cells(row), signs.of_number(row, place)
        if cells + counts >= LIKENESS.enough:
            for entry in row.entries:
                if not entry.reasons:
                    entry.doubt(UNLIKE if cells else UNEVEN)


class _Signs:
    """The signs in the rows of one table."""

    def __init__(self, rows: Sequence[SeenRow], columns: Sequence[Column]) -> None:
        self.profile = TableProfile(rows, columns)
        self.cells = CellSigns(self.profile)
        self.uneven = _uneven(rows)
        self.is_telling = len(rows) > LIKENESS.rows
        least = LIKENESS.always * (len(rows) - 1)
        self.always = {
            key: one.column.role
            for key, one in self.profile.columns.items()
            if one.filled >= least and one.column.role not in _ONCE
        }

    def of_cells(self, row: SeenRow) -> int:
        """The signs that a cell does not belong where it stands, or not alone."""
        signs = self.cells.of(row)
        if signs and row.look(Role.VALUE) is Look.NAME:
            return signs + (row.look(Role.INDICATOR) is Look.STATE)
        return signs

    def of_number(self, row: SeenRow, place: int) -> int:
        """The signs that a row lost or gained a cell."""
        is_uneven = place in self.uneven
        signs = is_uneven + _is_moved_alone(row)
        if not self.is_telling:
            return signs
        misses = self._misses(row)
        signs += misses + (place in self.profile.twins)
        if is_uneven or misses:
            signs += self._has_longest(row) + (is_uneven and self._has_rare(row))
        return signs

    def _misses(self, row: SeenRow) -> bool:
        """Whether a column is blank that nearly all other rows fill."""
        missed = {*self.always} - {key_of(column) for column, _ in row.placed}
        if not missed or Look.NONE in (row.look(Role.INDICATOR), row.look(Role.VALUE)):
            return False
        has_number = row.look(Role.VALUE) in _WITH_NUMBER
        return has_number or any(self.always[key] not in _OF_NUMBERS for key in missed)

    def _has_longest(self, row: SeenRow) -> bool:
        """Whether a text is longer than all others of its column."""
        return any(self.cells.is_longest(column, cell) for column, cell in row.placed)

    def _has_rare(self, row: SeenRow) -> bool:
        """Whether a column is filled that hardly any other row fills."""
        most = LIKENESS.rarely * (self.profile.rows - 1)
        return any(
            self.profile.columns[key_of(column)].filled - 1 <= most
            for column, _ in row.placed
            if column.role not in _ANCHORS
        )


def _is_moved_alone(row: SeenRow) -> bool:
    """Whether cells were moved, and neither a label nor a project shows that they should be."""
    return row.is_moved and not any(column.role in _ANCHORS for column, _ in row.placed)


def _uneven(rows: Sequence[SeenRow]) -> frozenset[int]:
    """The rows that have another number of cells than those above and below."""
    widths = [len(row.row.cells) for row in rows]
    odd = set()
    for place, (row, width) in enumerate(zip(rows, widths, strict=True)):
        beside = [
            widths[other]
            for other in (place - 1, place + 1)
            if 0 <= other < len(rows) and rows[other].row is not row.row
        ]
        if beside and width not in beside and not row.row.more:
            odd.add(place)
    is_even = len(rows) > 1 and len(odd) <= (1 - LIKENESS.even) * len(rows)
    return frozenset(odd) if is_even else frozenset()
