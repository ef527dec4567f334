"""Cells in a row without ends, blank ones lost -> the rows and columns that they fit best.

Every cell goes to the column behind that of the cell before it, or begins a row. Of all ways to
place them, the one of least cost is taken (dynamic programming over cells and columns), in the
costs of ``kg.tables.rows.costs``.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from kg.tables.cell import BLANK, TableCell
from kg.tables.rows.costs import cell_cost
from kg.tables.table import Column
from kg.tables.words.role import LEVELS, Role
from kg.tables.words.shapes import LABELS, Shape


@dataclass(frozen=True, slots=True)
class SequenceCosts:
    """What it costs to place cells, in the unit of the costs of alignment.

    Tuned on the samples and layouts, dumped one cell a line.

    Attributes:
        row: to begin a row.
        piece: to read two lines as one wrapped cell. Less: a name without value is joined to the
            value above it. More: wrapped names are torn.
        strange: a cell that cannot stand in a column: a text in one of amounts, a number in one of
            names, anything but its heading at the side of the levels.
        unknown_label: a text as a label, besides what it costs anyway: it may be a name that lost
            its value.
        upper: a label of either level as level 1.
        told: a row that costs more is not told.
    """

    row: float = 0.5
    piece: float = 2.5
    strange: float = 8.0
    unknown_label: float = 0.6
    upper: float = 0.1
    told: float = 4.0


COSTS = SequenceCosts()
MOST_PIECES = 3
_OF_NUMBERS = (Role.AMOUNT, Role.PART, Role.SERIAL)
_OF_NAMES = (Role.PROJECT_NAME, Role.UNIT_NAME, Role.DEPARTMENT, Role.GOAL, Role.CONTENT)
_NEEDED = (Role.INDICATOR, Role.VALUE)
_FAR = float("inf")


@dataclass(frozen=True, slots=True)
class PlacedRow:
    """One row.

    Attributes:
        start, end: its cells, as places in the sequence; the end is not included.
        cells: by column.
        is_told: whether it has a name and a value, and fits the columns.
    """

    start: int
    end: int
    cells: dict[int, TableCell]
    is_told: bool


class _Step(NamedTuple):
    """The cheapest way to have the last of some cells in a column.

    Attributes:
        cost: of all cells so far.
        pieces: how many of them make the last cell.
        before: column of the cell before; -1 for none.
        begins: whether the last cell begins a row.
    """

    cost: float = _FAR
    pieces: int = 1
    before: int = -1
    begins: bool = False


def place_cells(cells: list[TableCell], columns: tuple[Column, ...]) -> Iterator[PlacedRow]:
    """The rows that the cells make, in order."""
    if not cells:
        return
    table = _Costs(columns)
    steps: list[list[_Step]] = []
    for _ in cells:
        steps.append([_Step()] * len(columns))
    for start in range(len(cells)):
        ways = table.ways(steps[start - 1]) if start else table.first()
        for pieces in range(1, min(MOST_PIECES, len(cells) - start) + 1):
            own = cells[start : start + pieces]
            if not all(_may_go_on(above, below) for above, below in pairwise(own)):
                break
            cell = _joined(own)
            if pieces > 1 and any(one.is_label for one in own) and not cell.is_label:
                continue
            last = steps[start + pieces - 1]
            for column, (cost, before, begins) in enumerate(ways):
                total = cost + table.own(column, cell) + COSTS.piece * (pieces - 1)
                if total < last[column].cost:
                    last[column] = _Step(total, pieces, before, begins)
    yield from table.rows(cells, steps)


def _may_go_on(above: TableCell, below: TableCell) -> bool:
    """Whether a text may be a piece of the cell above: an amount goes on with its unit only."""
    if Shape.TEMPLATE in (above.shape, below.shape):
        return False
    return not above.is_amount or below.shape == Shape.UNIT


def _joined(cells: list[TableCell]) -> TableCell:
    first, *rest = cells
    for cell in rest:
        first = first.joined(cell)
    return first


class _Costs:
    """The columns, and what blank ones left and right of each cost."""

    def __init__(self, columns: tuple[Column, ...]) -> None:
        self.columns = columns
        self.left = [0.0]
        for column in columns:
            self.left.append(self.left[-1] + self.own(column.index, BLANK))

    def own(self, index: int, cell: TableCell) -> float:
        """What a cell costs in a column."""
        column = self.columns[index]
        if cell.is_blank:
            return cell_cost(column, cell)
        is_side = column.role is None and column.heading.shape == Shape.SIDE
        if is_side or cell.shape == Shape.SIDE:
            return 0.0 if is_side and cell.shape == Shape.SIDE else COSTS.strange
        if column.role in _OF_NUMBERS and cell.shape != Shape.NUMBER:
            return COSTS.strange
        if column.role in _OF_NAMES and cell.shape in (Shape.NUMBER, Shape.VALUE, *LABELS):
            return COSTS.strange
        cost = cell_cost(column, cell)
        if column.role in LEVELS and cell.shape == Shape.TEXT:
            return cost + COSTS.unknown_label
        # A label of either level (成本指标) that stands alone is the lower one.
        is_upper = column.role == Role.LEVEL1 and cell.shape == Shape.LABEL12
        return cost + COSTS.upper * is_upper

    def first(self) -> list[tuple[float, int, bool]]:
        """What it costs for the first cell to stand in each column."""
        return [(self.left[index], -1, True) for index in range(len(self.columns))]

    def ways(self, last: list[_Step]) -> list[tuple[float, int, bool]]:
        """The cheapest way to each column from the cell before.

        Args:
            last: the ways to have that cell in each column.
        """
        ends = [step.cost + self.left[-1] - self.left[index + 1] for index, step in enumerate(last)]
        ended = min(range(len(last)), key=lambda index: ends[index])
        found: list[tuple[float, int, bool]] = []
        nearest, at = _FAR, -1  # of the columns to the left, with the blank ones between
        for index in range(len(self.columns)):
            if nearest + self.left[index] <= ends[ended] + COSTS.row + self.left[index]:
                found.append((nearest + self.left[index], at, False))
            else:
                found.append((ends[ended] + COSTS.row + self.left[index], ended, True))
            here = last[index].cost - self.left[index + 1]
            if here < nearest:
                nearest, at = here, index
        return found

    def rows(self, cells: list[TableCell], steps: list[list[_Step]]) -> Iterator[PlacedRow]:
        """The rows of the cheapest way."""
        width = len(self.columns)
        ends = [steps[-1][one].cost + self.left[-1] - self.left[one + 1] for one in range(width)]
        column, last = min(range(width), key=lambda one: ends[one]), len(cells)
        rows: list[PlacedRow] = []
        end, placed = last, dict[int, TableCell]()
        while last:
            step = steps[last - 1][column]
            start = last - step.pieces
            placed[column] = _joined(cells[start:last])
            if step.begins:
                rows.append(PlacedRow(start, end, placed, self._is_told(placed)))
                end, placed = start, {}
            column, last = step.before, start
        yield from reversed(rows)

    def _is_told(self, placed: dict[int, TableCell]) -> bool:
        roles = {
            self.columns[index].role
            for index, cell in placed.items()
            if cell.shape != Shape.TEMPLATE
        }
        cost = sum(self.own(one.index, placed.get(one.index, BLANK)) for one in self.columns)
        return roles >= set(_NEEDED) and cost <= COSTS.told
