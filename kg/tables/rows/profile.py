"""What the columns of one table hold, counted over its rows of targets."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from kg.tables.cell import TableCell
from kg.tables.rows.cells import Placed
from kg.tables.rows.entry import Entry
from kg.tables.table import Column, Row
from kg.tables.words.looks import Fused, Look
from kg.tables.words.role import Role

TEXTS = frozenset(
    (Role.DESCRIPTION, Role.BASIS, Role.REMARK, Role.SCORING, Role.DEVIATION, Role.GOAL)
)
QUANTITY, WORDS = "quantity", "words"
# Looks that may stand for each other in a column; others stand for themselves.
_ANYWHERE: dict[Look, str] = {
    Look.NUMBER: QUANTITY, Look.SIGNED: QUANTITY, Look.VALUE: QUANTITY, Look.STATE: QUANTITY,
    Look.NAME: WORDS, Look.TEXT: WORDS, Look.SENTENCE: WORDS, Look.COUNTED: WORDS,
}  # fmt: skip
_IN_TEXTS: dict[Look, str] = {**_ANYWHERE, Look.STATE: WORDS}
# A name may look like a state (稳定控费); a value may be any text, but for a name or a sentence.
_IN_NAMES: dict[Look, str] = {
    look: group for look, group in _ANYWHERE.items() if look != Look.STATE
}
_IN_VALUES: dict[Look, str] = {
    look: group for look, group in _ANYWHERE.items() if group == QUANTITY
}
_IN_VALUES[Look.COUNTED] = QUANTITY
# Results are compared with what was promised, and promise nothing themselves.
_IN_RESULTS: dict[Look, str] = {
    look: group for look, group in _IN_VALUES.items() if look != Look.SIGNED
}
_GROUPS: dict[Role | None, dict[Look, str]] = {
    **dict.fromkeys(TEXTS, _IN_TEXTS),
    Role.INDICATOR: _IN_NAMES,
    Role.VALUE: _IN_VALUES,
    Role.PERIOD_VALUE: _IN_VALUES,
    Role.ACTUAL: _IN_RESULTS,
}
LONGEST_UNIT = 6  # folded characters; no list knows all (万元/公里, 人次/万台)
Key = int | Role  # a column by its place; the pairs of a wide table by their role


@dataclass(slots=True)
class SeenRow:
    """One row of targets as it was read.

    Attributes:
        row: the row.
        placed: its cells with their columns, left to right; wrapped ones whole.
        entries: what was read of it.
        is_moved: whether its cells were taken from under other headings.
    """

    row: Row
    placed: Placed
    entries: list[Entry]
    is_moved: bool = False

    def look(self, role: Role) -> Look:
        """What its cell of a role looks like; of several, the last one."""
        found = Look.BLANK
        for column, cell in self.placed:
            if column.role == role:
                found = cell.look
        return found

    def cells(self) -> dict[Key, TableCell]:
        """Its cells by column; of the pairs of a wide table, the last one's."""
        return {key_of(column): cell for column, cell in self.placed}


class ColumnProfile:
    """What a column holds.

    Args:
        column: the column; one of them where pairs stand side by side.
        cells: all its filled cells.

    Attributes:
        filled: how many there are.
        cells: those that differ, by their text.
        texts: how often each text stands in it.
        groups: how often each kind of look does.
    """

    def __init__(self, column: Column, cells: Sequence[TableCell]) -> None:
        self.column = column
        self.filled = len(cells)
        self.cells = {cell.text: cell for cell in cells}
        self.texts = Counter([cell.text for cell in cells])
        self.groups: Counter[str] = Counter()
        for text, cell in self.cells.items():
            self.groups[self.group(cell)] += self.texts[text]

    def group(self, cell: TableCell) -> str:
        """The kind of look that a cell has in this column."""
        role, look = self.column.role, cell.look
        if role == Role.UNIT and look is not Look.NUMBER and len(cell.folded) <= LONGEST_UNIT:
            return Look.UNIT
        return _GROUPS.get(role, _ANYWHERE).get(look, look)

    @cached_property
    def usual(self) -> str | None:
        """The kind of look that most cells have, None where none has."""
        group, count = self.groups.most_common(1)[0]
        return group if 2 * count > self.filled else None

    @cached_property
    def is_closed(self) -> bool:
        """Whether it holds the same few texts again and again."""
        return 2 * len(self.texts) <= self.filled

    @cached_property
    def fused(self) -> Counter[Fused | None]:
        """What has run into its cells, read as names, and how often."""
        found: Counter[Fused | None] = Counter()
        for text, cell in self.cells.items():
            found[cell.fused] += self.texts[text]
        return found

    @cached_property
    def numbers(self) -> list[float]:
        """Its plain numbers, ascending."""
        return sorted(number_of(cell) for cell in self._all() if cell.look is Look.NUMBER)

    @cached_property
    def lengths(self) -> list[int]:
        """The lengths of its other cells, ascending."""
        return sorted(len(cell.folded) for cell in self._all() if cell.look is not Look.NUMBER)

    def _all(self) -> Iterator[TableCell]:
        return (self.cells[text] for text in self.texts.elements())


class TableProfile:
    """The columns of a table.

    Args:
        rows: the rows of targets.
        columns: of the heading.

    Attributes:
        rows: how many there are.
        columns: what each column that holds anything holds.
        twins: rows in which two neighbouring columns hold the same and in no other row do.
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


def number_of(cell: TableCell) -> float:
    """The number that a cell with a plain number holds."""
    return float(cell.folded.replace(",", ""))


def key_of(column: Column) -> Key:
    """What a column is counted under."""
    if column.group is not None and column.role is not None:
        return column.role
    return column.index


def _neighbours(columns: Sequence[Column]) -> dict[Key, list[Key]]:
    found: dict[Key, list[Key]] = {}
    for left, right in pairwise(columns):
        if right.index == left.index + 1:
            for own, other in ((key_of(left), key_of(right)), (key_of(right), key_of(left))):
                keys = found.setdefault(own, [])
                if other not in keys:
                    keys.append(other)
    return found
