"""What the columns of one table hold, and which of them stand beside each other."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from functools import cached_property
from itertools import pairwise

from kg.tables.cell import TableCell
from kg.tables.rows.column_profile import ColumnProfile
from kg.tables.rows.seen_row import Key, SeenRow, key_of
from kg.tables.table import Column
from kg.tables.words.looks import Look
from kg.tables.words.role import Role


class TableProfile:
    """The columns of a table.

    Args:
        rows: the rows of targets.
        columns: of the heading.

    Attributes:
        rows: how many there are.
        columns: what each column that holds anything holds.
        twins: rows in which two neighbouring columns hold the same and in no other row do.
        alone: the levels that have a label in one set of period and year alone in one row only.
    """

    def __init__(self, rows: Sequence[SeenRow], columns: Sequence[Column]) -> None:
        self.rows = len(rows)
        self._columns: dict[int, Column] = {}
        found: defaultdict[int, list[TableCell]] = defaultdict(list)
        twins: defaultdict[tuple[int, int], list[int]] = defaultdict(list)
        for place, row in enumerate(rows):
            before, above = -1, ""
            for column, cell in row.placed:
                index = column.index
                found[index].append(cell)
                self._columns[index] = column
                if cell.text == above and cell.look is not Look.NONE:
                    twins[before, index].append(place)
                before, above = index, cell.text
        self.columns = self._profiles(found)
        self.twins = self._alone(twins)
        self._neighbours = _neighbours(columns)
        self.alone = _alone_once(rows, columns)

    @cached_property
    def are_names(self) -> bool:
        """Whether most names end as names do."""
        names = [one for one in self.columns.values() if one.column.role == Role.INDICATOR]
        looks = [cell.look is Look.NAME for one in names for cell in one.cells.values()]
        return 2 * sum(looks) > len(looks)

    def beside(self, column: Column) -> list[ColumnProfile]:
        """The columns left and right of one that hold anything."""
        keys = self._neighbours.get(key_of(column), ())
        return [self.columns[key] for key in keys if key in self.columns]

    def _profiles(self, found: dict[int, list[TableCell]]) -> dict[Key, ColumnProfile]:
        """The columns, pairs side by side together."""
        merged: dict[Key, list[TableCell]] = {}
        firsts: dict[Key, Column] = {}
        for index, cells in found.items():
            column = self._columns[index]
            key = key_of(column)
            firsts.setdefault(key, column)
            merged.setdefault(key, []).extend(cells)
        return {key: ColumnProfile(firsts[key], cells) for key, cells in merged.items()}

    def _alone(self, twins: dict[tuple[int, int], list[int]]) -> frozenset[int]:
        merged: defaultdict[tuple[Key, Key], list[int]] = defaultdict(list)
        for (left, right), places in twins.items():
            merged[key_of(self._columns[left]), key_of(self._columns[right])] += places
        return frozenset(places[0] for places in merged.values() if len(places) == 1)


def _alone_once(rows: Sequence[SeenRow], columns: Sequence[Column]) -> frozenset[tuple[Role, bool]]:
    if not any(column.role == Role.PERIOD_INDICATOR for column in columns):
        return frozenset()
    found = Counter(row.is_alone for row in rows)
    return frozenset(one for one, count in found.items() if one is not None and count == 1)


def _neighbours(columns: Sequence[Column]) -> dict[Key, list[Key]]:
    found: dict[Key, list[Key]] = {}
    for left, right in pairwise(columns):
        if right.index == left.index + 1:
            for own, other in ((key_of(left), key_of(right)), (key_of(right), key_of(left))):
                keys = found.setdefault(own, [])
                if other not in keys:
                    keys.append(other)
    return found
