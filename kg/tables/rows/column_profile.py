"""What one column of a table holds, counted over the rows of targets."""

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cached_property

from kg.tables.cell import TableCell
from kg.tables.table import Column
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
# Results are compared with what was promised, and promise nothing themselves.
_IN_RESULTS: dict[Look, str] = {
    look: group for look, group in _IN_VALUES.items() if look != Look.SIGNED
}
# Points are plain numbers.
_IN_POINTS: dict[Look, str] = {**_ANYWHERE, Look.NUMBER: Look.NUMBER}
_GROUPS: dict[Role | None, dict[Look, str]] = {
    **dict.fromkeys(TEXTS, _IN_TEXTS),
    Role.INDICATOR: _IN_NAMES,
    Role.VALUE: _IN_VALUES,
    Role.PERIOD_VALUE: _IN_VALUES,
    Role.ACTUAL: _IN_RESULTS,
    Role.WEIGHT: _IN_POINTS,
    Role.SCORE: _IN_POINTS,
}
FEWEST = 4  # other filled cells below which a column does not tell what it holds
LONG = 16  # folded characters up to which no text is too long
_PUNCTUATION = "。；;.,，、)）”》"
SHORTEST_NAME = 4  # folded characters, of a name that may stand among units (人次, 场次)
LONGEST_UNIT, LONGEST_RATIO = 4, 8  # no list knows all: 延长米, 人次/万台


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
        if role == Role.UNIT and look is not Look.NUMBER:
            longest = SHORTEST_NAME - 1 if look is Look.NAME else LONGEST_UNIT
            longest = LONGEST_RATIO if "/" in cell.folded else longest
            is_unit = look is Look.UNIT or len(cell.folded) <= longest
            return Look.UNIT if is_unit else WORDS
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
    def looks(self) -> Counter[Look]:
        """How often each look stands in it."""
        found: Counter[Look] = Counter()
        for text, cell in self.cells.items():
            found[cell.look] += self.texts[text]
        return found

    @cached_property
    def fused(self) -> Counter[Fused | None]:
        """What has run into its cells, read as names, and how often."""
        found: Counter[Fused | None] = Counter()
        for text, cell in self.cells.items():
            found[cell.fused] += self.texts[text]
        return found

    @cached_property
    def runs_on(self) -> int:
        """How many of its cells hold an amount and go on with words."""
        return sum(
            self.texts[text] for text, cell in self.cells.items() if cell.fused_value == Fused.TEXT
        )

    @cached_property
    def ends(self) -> Counter[str]:
        """How often each character ends its texts."""
        found: Counter[str] = Counter()
        for text, cell in self.cells.items():
            found[end_of(cell)] += self.texts[text]
        return found

    @cached_property
    def numbers(self) -> list[float]:
        """Its plain numbers, ascending."""
        return sorted(number_of(cell) for cell in self._all() if cell.look is Look.NUMBER)

    @cached_property
    def digits(self) -> list[int]:
        """The lengths of its plain numbers, ascending."""
        return sorted(len(cell.folded) for cell in self._all() if cell.look is Look.NUMBER)

    @cached_property
    def signed(self) -> int:
        """How many of its cells hold a comparison."""
        return sum(self.texts[text] for text, cell in self.cells.items() if is_signed(cell))

    @cached_property
    def lengths(self) -> list[int]:
        """The lengths of its other cells, ascending."""
        return sorted(len(cell.folded) for cell in self._all() if cell.look is not Look.NUMBER)

    def is_longest(self, cell: TableCell) -> bool:
        """Whether a text is clearly longer than every other one, or a number has more digits."""
        if self.filled <= FEWEST or self.texts[cell.text] > 1:
            return False
        length = len(cell.folded)
        if cell.look is Look.NUMBER:
            return len(self.digits) > FEWEST and length > largest(self.digits, length) + 1
        if self.group(cell) == QUANTITY:
            return False
        return length > LONG and length > largest(self.lengths, length)

    def _all(self) -> Iterator[TableCell]:
        return (self.cells[text] for text in self.texts.elements())


def is_signed(cell: TableCell | None) -> bool:
    """Whether a cell holds a comparison: ≥95%, 不低于3次."""
    return cell is not None and (cell.look is Look.SIGNED or cell.quantity.comparator is not None)


def end_of(cell: TableCell) -> str:
    """The last character of a text, punctuation aside."""
    return cell.folded.rstrip(_PUNCTUATION)[-1:]


def number_of(cell: TableCell) -> float:
    """The number that a cell with a plain number holds."""
    return float(cell.folded.replace(",", ""))


def largest(ascending: Sequence[float], own: float) -> float:
    """The largest of the other ones; its own where there is none."""
    others = ascending[-2:] if len(ascending) > 1 else (own, own)
    return others[0] if own == others[1] else others[1]


def smallest(ascending: Sequence[float], own: float) -> float:
    """The smallest of the other ones; its own where there is none."""
    others = ascending[:2] if len(ascending) > 1 else (own, own)
    return others[1] if own == others[0] else others[0]
