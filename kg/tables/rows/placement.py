"""The cells of a row -> columns: the cheapest placement that keeps their order, and the next best.

A dynamic programme over the cells. A cell moves up to ``COSTS.band`` columns from where it stands,
so that the steps grow with the cells of the row and not with their square.
"""

from collections.abc import Sequence
from math import inf
from typing import NamedTuple

from kg.tables.cell import BLANK, TableCell
from kg.tables.rows.costs import COSTS, cell_cost
from kg.tables.table import Column, Row
from kg.tables.words.role import LEVELS
from kg.tables.words.shapes import Shape

_NEARLY = 1e-9  # costs are sums of tenths


class Placement(NamedTuple):
    """Where the cells of a row go.

    Attributes:
        cost: of the placement, with the columns left blank; infinite where there is none.
        places: the column of each cell.
        second: cost of the cheapest other reading, infinite where there is none.
    """

    cost: float
    places: tuple[int, ...]
    second: float


def find_placement(
    row: Row, cells: Sequence[int], slots: Sequence[Column], habit: int
) -> Placement:
    """The cheapest placement of the cells of a row and the cost of the next best.

    Args:
        row: the row.
        cells: grid columns of the cells that are placed, in order.
        slots: the columns they may go to, left to right.
        habit: how far the row above was moved.
    """
    if not cells:
        return Placement(inf, (), inf)
    band = _Band(row, cells, slots, habit)
    ahead, origins = _ahead(band)
    totals = [cost + rest for cost, rest in zip(ahead[-1], band.ends, strict=True)]
    cost = min(totals)
    if cost == inf:
        return Placement(inf, (), inf)
    moves = [next(move for move, total in enumerate(totals) if total <= cost + _NEARLY)]
    for origin in reversed(origins):
        moves.append(origin[moves[-1]])
    moves.reverse()
    places = tuple(cell + band.low + move for cell, move in zip(cells, moves, strict=True))
    return Placement(cost, places, _second(band, moves, ahead, row))


class _Band:
    """The costs of one row: of each cell, by how far it moves, counted from the left.

    Args:
        row, cells, slots, habit: as of ``find_placement``; at least one cell.

    Attributes:
        low: the move that is counted as 0.
        own: what it costs to read a cell in each column; infinite outside of the row.
        start: of the first cell, the blank columns before it and its turn.
        skipped: of the blank columns left of the column of each cell.
        behind: the same with that column, which is not blank.
        ends: of the blank columns behind the last cell.
    """

    def __init__(self, row: Row, cells: Sequence[int], slots: Sequence[Column], habit: int) -> None:
        self.cells = cells
        self.slots = slots
        self.low = max(-COSTS.band, -cells[-1])
        self.size = min(COSTS.band, len(slots) - 1 - cells[0]) - self.low + 1
        blanks = [0.0]
        for slot in slots:
            blanks.append(blanks[-1] + cell_cost(slot, BLANK))
        self.own = [self._costs(row, cell) for cell in cells]
        self.skipped = [self._by_move(cell, blanks) for cell in cells]
        self.behind = [self._by_move(cell, blanks[1:]) for cell in cells]
        self.start = [
            blank + self._turn(move + self.low, habit) for move, blank in enumerate(self.skipped[0])
        ]
        self.ends = [blanks[-1] - blank for blank in self.behind[-1]]

    def _costs(self, row: Row, cell: int) -> list[float]:
        costs = [inf] * self.size
        spanned, own = cell in row.spanned, row.cells[cell]
        for place in self.places(cell):
            cost = cell_cost(self.slots[place], own, spanned)
            costs[place - cell - self.low] = cost + COSTS.step * abs(place - cell)
        return costs

    def _by_move(self, cell: int, blanks: Sequence[float]) -> list[float]:
        found = [0.0] * self.size
        for place in self.places(cell):
            found[place - cell - self.low] = blanks[place]
        return found

    def places(self, cell: int) -> range:
        """The columns that a cell may go to."""
        first = cell + self.low
        return range(max(first, 0), min(first + self.size, len(self.slots)))

    def _turn(self, move: int, habit: int) -> float:
        """Moving the first cell; cheap where the row above was moved as far."""
        if move == 0:
            return 0.0
        return COSTS.habit if move == habit else COSTS.turn


def _ahead(band: _Band) -> tuple[list[list[float]], list[list[int]]]:
    """Costs of the cells up to each one, by its move.

    And of each but the first, by its move, the move of the cell before it.
    """
    costs = [[own + start for own, start in zip(band.own[0], band.start, strict=True)]]
    origins: list[list[int]] = []
    for number in range(1, len(band.cells)):
        before = [
            cost - skip for cost, skip in zip(costs[-1], band.behind[number - 1], strict=True)
        ]
        distance = band.cells[number] - band.cells[number - 1]
        found, origin = [inf] * band.size, [0] * band.size
        least = _least(before)
        for move, own in enumerate(band.own[number]):
            # Left of it: further left, or by as many columns further right as the cells are apart.
            cost, at = least[min(move + distance - 1, band.size - 1)]
            cost += COSTS.later_turn
            stay = before[move]
            if stay < cost - _NEARLY or (stay <= cost + _NEARLY and move < at):
                cost, at = stay, move
            found[move] = cost + own + band.skipped[number][move]
            origin[move] = at
        costs.append(found)
        origins.append(origin)
    return costs, origins


def _least(costs: Sequence[float]) -> list[tuple[float, int]]:
    """The least cost up to each place, and the first place that has it."""
    found: list[tuple[float, int]] = []
    best, best_at = inf, 0
    for at, cost in enumerate(costs):
        if cost < best - _NEARLY:
            best, best_at = cost, at
        found.append((best, best_at))
    return found


def _second(band: _Band, moves: Sequence[int], ahead: Sequence[Sequence[float]], row: Row) -> float:
    """The cost of the cheapest placement that reads any cell under another heading."""
    second, last = inf, len(moves) - 1
    rest = band.ends
    for number in range(last, -1, -1):
        if number < last:
            rest = _rest(band, number, rest)
        cell = band.cells[number]
        own = band.slots[cell + band.low + moves[number]]
        for place in band.places(cell):
            move = place - cell - band.low
            total = ahead[number][move] + rest[move]
            if total < second and not _is_same(band.slots[place], own, row.cells[cell]):
                second = total
    return second


def _rest(band: _Band, number: int, after: Sequence[float]) -> list[float]:
    """Costs of the cells behind one, by its move, from those behind the next one."""
    following = number + 1
    distance = band.cells[following] - band.cells[number]
    costs = [
        own + skip + rest
        for own, skip, rest in zip(band.own[following], band.skipped[following], after, strict=True)
    ]
    least = [cost for cost, _ in reversed(_least(costs[::-1]))]
    found = []
    for move, blank in enumerate(band.behind[number]):
        turn = least[max(move - distance + 1, 0)] + COSTS.later_turn
        found.append(min(costs[move], turn) - blank)
    return found


def _is_same(one: Column, other: Column, cell: TableCell) -> bool:
    """Whether a cell means the same in two columns.

    They are one, or have no heading; of a label of either level its own words tell which it is.
    """
    if one is other or (one.role in LEVELS and other.role in LEVELS):
        return one is other or cell.shape == Shape.LABEL12
    return one.role is other.role is None and not one.label and not other.label
