"""Name/value pairs of columns in a wide table, and the cells of a row under them."""

from dataclasses import dataclass
from typing import NamedTuple

from kg.tables.cell import BLANK
from kg.tables.rows.cells import Placed, RoleCells
from kg.tables.rows.projects import MONEY_ROLES
from kg.tables.table import Column, Heading, Row
from kg.tables.words.role import Role
from kg.tables.words.shapes import Shape


@dataclass(frozen=True, slots=True)
class ShiftCosts:
    """What speaks against a row as it stands, or moved by one column.

    Tuned on wide tables whose rows lost or gained a cell (tests/fixtures/layouts). Names and values
    by half more or less change nothing in the samples and layouts.

    Attributes:
        value_as_name: a number or value in a column of names.
        sentence_as_value: a sentence in a column of values.
        text_as_value: another text there.
        half_pair: a name without value, or a value without name.
        no_column: a cell under no known heading.
        text_as_amount: a text in a column of money.
        margin: a move must make the row so much cheaper.
        plain: a moved row that costs more is unsure.
    """

    value_as_name: float = 3.0
    sentence_as_value: float = 2.0
    text_as_value: float = 1.0
    half_pair: float = 2.0
    no_column: float = 1.5
    text_as_amount: float = 3.0
    margin: float = 4.0
    plain: float = 2.0


COSTS = ShiftCosts()


class Pair(NamedTuple):
    """A column of names and that of their values."""

    name: Column
    value: Column


class Shift(NamedTuple):
    """How far a row was moved, and whether another reading is about as good."""

    columns: int
    is_doubtful: bool


class PairColumns:
    """The pairs of a heading.

    Args:
        heading: of a wide table.
    """

    def __init__(self, heading: Heading) -> None:
        self.pairs = _pairs(heading)
        self._by_index = {column.index: column for column in heading.columns}
        self._known = {column.index for column in heading.columns if column.role is not None}
        self._money = [c.index for c in heading.columns if c.role in MONEY_ROLES]

    def shift_of(self, row: Row) -> Shift:
        """The shift of the whole row that fits clearly better than none."""
        costs = {shift: self._cost(row, shift) for shift in (0, 1, -1)}
        best = min(costs, key=lambda shift: (costs[shift], abs(shift)))
        if costs[0] - costs[best] < COSTS.margin or not self._has_pair(row, best):
            return Shift(0, is_doubtful=False)
        is_doubtful = costs[best] > COSTS.plain or costs[-best] <= costs[best]
        return Shift(best, is_doubtful)

    def _has_pair(self, row: Row, shift: int) -> bool:
        """Whether any cell of the row goes to a pair; one alone may be a value without its name."""
        places = {index + shift for index in row.filled}
        return any(column.index in places for pair in self.pairs for column in pair)

    def place(self, row: Row, shift: int) -> Placed:
        """The cells of a row with their columns."""
        return [
            (self._by_index.get(index + shift) or Column(index + shift, None), row.cells[index])
            for index in row.filled
        ]

    def _cost(self, row: Row, shift: int) -> float:
        if row.filled and row.filled[0] + shift < 0:
            return float("inf")
        cells = {column + shift: row.cells[column] for column in row.filled}
        cost = 0.0
        for name, value in self.pairs:
            left = cells.get(name.index, BLANK)
            right = cells.get(value.index, BLANK)
            if left.is_amount:
                cost += COSTS.value_as_name
            if right.shape == Shape.SENTENCE:
                cost += COSTS.sentence_as_value
            elif right.shape == Shape.TEXT:
                cost += COSTS.text_as_value
            if (left.shape == Shape.EMPTY) != (right.shape == Shape.EMPTY):
                cost += COSTS.half_pair
        cost += COSTS.no_column * len(cells.keys() - self._known)
        texts = [cells[index] for index in self._money if index in cells]
        return cost + COSTS.text_as_amount * sum(not cell.is_amount for cell in texts)


def _pairs(heading: Heading) -> list[Pair]:
    """Each name column with the value column that follows it."""
    pairs = []
    waiting: Column | None = None
    for column in heading.columns:
        if column.role == Role.INDICATOR:
            waiting = column
        elif column.role == Role.VALUE and waiting is not None:
            pairs.append(Pair(waiting, column))
            waiting = None
    return pairs


def cells_of(pair: Pair, placed: Placed) -> RoleCells:
    """The cells of a row that stand under a pair."""
    roles = {pair.name.index: Role.INDICATOR, pair.value.index: Role.VALUE}
    return RoleCells({roles[c.index]: cell for c, cell in placed if c.index in roles})
