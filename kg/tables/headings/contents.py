"""What stands in the columns of a table: how much of each is of a kind."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal

from kg.tables.cell import TableCell
from kg.tables.table import Column, Row
from kg.tables.words.shapes import Shape

_NAMES = (Shape.TEXT, Shape.WEAK, Shape.SENTENCE, Shape.STATE)
_SAYS_NOTHING = (Shape.EMPTY, Shape.NONE, Shape.TEMPLATE)
# What every column of weights sums to, for one project or several (财预〔2020〕10号: 90 without the
# execution of the budget, else 100).
_SUMS = (90, 100)
# A text that ends so is the standard that a value was set by, no value: 计划标准, 行业标准.
_STOCK = re.compile("(?:标准|依据|规定|要求|值|水平|类)$")


@dataclass(frozen=True, slots=True)
class ContentShares:
    """How much of a column must be of a kind before its content gives or overrules a role.

    Tuned on the samples and the layouts of tests/fixtures. Each figure of the first four was moved,
    all others staying: what changes is said of those, and of the damaged tables of
    tests/tables/snapshots.

    Attributes:
        enough: share of the filled cells that settles the role. Two damaged tables change at 0.5,
            none at 0.65, one at 0.7.
        named: share that confirms a role which the heading gives already. One damaged table changes
            at 0.2, none up to 0.41.
        values: share of numbers, values and states that makes a column one of values. Down to 0.3
            nothing changes; a damaged table does at 0.75, the layout unheaded at 0.9.
        least: filled cells below which nothing is told. Damaged tables change at 1 and at 3, the
            layout reordered at 4.
        some: share of values in a column that may be that of the values, where no other may.
        distinct: share of different texts in a column of names: labels and stock words repeat.
    """

    enough: float = 0.55
    named: float = 0.275
    values: float = 0.6
    least: int = 2
    some: float = 0.3
    distinct: float = 0.3


SHARES = ContentShares()


class Contents:
    """The cells of a table by column.

    Args:
        rows: of the table, all of them.
    """

    def __init__(self, rows: list[Row]) -> None:
        self._rows = rows
        self._filled: dict[int, list[TableCell]] = {}

    @property
    def rows(self) -> int:
        """How many rows there are."""
        return len(self._rows)

    def of(self, column: Column) -> list[TableCell]:
        """The cells of a column that say something, as often as they cover a row."""
        if column.index not in self._filled:
            self._filled[column.index] = filled_cells(self._rows, column.index)
        return self._filled[column.index]

    def own(self, column: Column) -> list[TableCell]:
        """The cells of a column that are printed, each once."""
        index = column.index
        rows = [row for row in self._rows if index not in row.spanned]
        return filled_cells(rows, index)

    def share(self, column: Column, fits: Callable[[TableCell], bool]) -> float:
        """How much of a column is of a kind, 0 where it holds too little to tell."""
        return share(self.of(column), fits)

    def values(self, column: Column) -> float:
        """How much of a column is values, of what says anything."""
        return share([c for c in self.of(column) if c.shape not in _SAYS_NOTHING], _is_value)

    def names(self, column: Column) -> float:
        """How much of a column may be names of indicators: texts that hardly repeat, no values."""
        cells = self.own(column)
        labels = share(cells, lambda cell: cell.shape == Shape.WEAK)
        if _distinct(cells) < SHARES.distinct or labels >= SHARES.enough:
            return 0.0
        return share(cells, lambda cell: cell.shape in _NAMES and not cell.is_sign)

    def ends_of_names(self, column: Column) -> float:
        """How much of a column ends as names of indicators do: 率, 数, 度."""
        return share(self.own(column), lambda cell: cell.ends_name)

    def sentences(self, column: Column) -> float:
        """How much of a column is sentences."""
        return self.share(column, lambda cell: cell.shape == Shape.SENTENCE)

    def bare(self, column: Column) -> float:
        """How much of a column is numbers with nothing beside them."""
        return self.share(column, lambda cell: cell.shape == Shape.NUMBER)

    def stock(self, column: Column) -> float:
        """How much of a column is words that repeat and are no values: 计划标准."""
        cells = self.own(column)
        if not cells or len({cell.folded for cell in cells}) > max(3, len(cells) // 2):
            return 0.0
        return share(cells, lambda cell: not cell.is_value and bool(_STOCK.search(cell.folded)))

    def are_weights(self, column: Column) -> bool:
        """Whether the numbers of a column sum to what weights sum to."""
        numbers = [cell.quantity.number for cell in self.own(column) if cell.shape == Shape.NUMBER]
        total = sum((number for number in numbers if number is not None), Decimal(0))
        return len(numbers) >= SHARES.least and any(total and total % one == 0 for one in _SUMS)


def filled_cells(rows: Iterable[Row], index: int) -> list[TableCell]:
    """The cells of a column that say something."""
    cells = [row.cells[index] for row in rows if index < len(row.cells)]
    return [cell for cell in cells if cell.shape != Shape.EMPTY]


def share(cells: list[TableCell], fits: Callable[[TableCell], bool]) -> float:
    """How much of a column is of a kind, 0 where it holds too little to tell."""
    return sum(map(fits, cells)) / len(cells) if len(cells) >= SHARES.least else 0.0


def _is_value(cell: TableCell) -> bool:
    return cell.is_value


def _distinct(cells: list[TableCell]) -> float:
    return len({cell.folded for cell in cells}) / len(cells) if cells else 0.0
