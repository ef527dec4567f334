"""Signs that a cell does not belong where it stands, or that two cells ran into it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from kg.tables.cell import TableCell
from kg.tables.rows.profile import (
    QUANTITY,
    TEXTS,
    WORDS,
    ColumnProfile,
    SeenRow,
    TableProfile,
    key_of,
    number_of,
)
from kg.tables.rows.projects import PROJECT_ROLES
from kg.tables.table import Column
from kg.tables.words.looks import Fused, Look
from kg.tables.words.role import LEVELS, Role


@dataclass(frozen=True, slots=True)
class CellLikeness:
    """When a cell looks unlike its column.

    Attributes:
        rows: other filled cells below which a column does not tell what it holds.
        rarely: share of the names that have run into something for another one to be a sign.
        outlier: how many times the largest of the other numbers, or how small a part of the
            smallest, a weight or score is strange.
        longer: how many times the longest of the other texts a text is too long.
        long: folded characters up to which no text is too long.
        word: folded characters of the shortest text that shows that two cells ran together.
    """

    rows: int = 4
    rarely: float = 0.1
    outlier: float = 3.0
    longer: float = 1.5
    long: int = 16
    word: int = 2


LIKENESS = CellLikeness()
_VALUES = frozenset((Role.VALUE, Role.ACTUAL, Role.PERIOD_VALUE))
_WORDS = frozenset((Look.NAME, Look.SENTENCE, Look.TEXT))
_POINTS = frozenset((Role.WEIGHT, Role.SCORE))


class _Sign(NamedTuple):
    """What speaks against a cell where it stands.

    Attributes:
        number: of signs.
        beside: columns left and right that hold such cells: one sign more where one of them lacks
            its own in the row.
    """

    number: int
    beside: tuple[ColumnProfile, ...] = ()


class CellSigns:
    """The signs that the cells of one table show.

    Args:
        profile: what the columns of the table hold.
    """

    def __init__(self, profile: TableProfile) -> None:
        self._profile = profile
        self._signs = {key: self._of_column(own) for key, own in profile.columns.items()}

    def of(self, row: SeenRow) -> int:
        """How many signs the cells of a row show; two of one cell where it can hardly be right.

        Where pairs stand side by side, those of the pair that has most of them.
        """
        counts: dict[str | None, int] = {}
        for column, cell in row.placed:
            sign = self._signs[key_of(column)].get(cell.text)
            if sign is not None:
                count = sign.number + _lacks_such(sign.beside, cell, row)
                counts[column.group] = counts.get(column.group, 0) + count
        return max(counts.values(), default=0)

    def is_longest(self, column: Column, cell: TableCell) -> bool:
        """Whether a text is longer than every other one of its column."""
        own = self._profile.columns[key_of(column)]
        if own.filled <= LIKENESS.rows or own.texts[cell.text] > 1 or own.group(cell) == QUANTITY:
            return False
        length = len(cell.folded)
        return length > LIKENESS.long and length > _largest(own.lengths, length)

    def _of_column(self, own: ColumnProfile) -> dict[str, _Sign]:
        """The texts of a column that show signs."""
        role = own.column.role
        if role in LEVELS:
            return {}
        beside = self._profile.beside(own.column)
        is_telling = own.filled > LIKENESS.rows
        few = _few_texts(own, beside) if is_telling else _NO_TEXTS
        found: dict[str, _Sign] = {}
        for text, cell in own.cells.items():
            if cell.look is Look.NONE:
                continue
            count = _fused(own, cell)
            like: tuple[ColumnProfile, ...] = ()
            if is_telling:
                count += few.signs(own, cell)
                if role not in PROJECT_ROLES:
                    strange = _strange(own, cell, beside)
                    count += strange.number + _is_outlier(own, cell)
                    like = strange.beside
            if count or like:
                found[text] = _Sign(count, like)
        return found


def _lacks_such(beside: Sequence[ColumnProfile], cell: TableCell, row: SeenRow) -> bool:
    """Whether a column beside has no cell in the row that looks as it should."""
    if not beside:
        return False
    cells = row.cells()
    for one in beside:
        other = cells.get(key_of(one.column))
        if other is None or one.group(other) != one.group(cell):
            return True
    return False


def _strange(own: ColumnProfile, cell: TableCell, beside: Sequence[ColumnProfile]) -> _Sign:
    """One sign where no other cell of the column looks so, another where it may be from beside.

    Any text may be a value, and a basis or an explanation any words.
    """
    group, role, look = own.group(cell), own.column.role, cell.look
    if own.groups[group] > 1 or look is Look.STATE or (role in TEXTS and group == WORDS):
        return _Sign(0)
    if role in _VALUES and look in _WORDS:
        return _Sign(int(look is not Look.TEXT or role != Role.VALUE))
    like = tuple(one for one in beside if one.usual == one.group(cell) != own.usual)
    # A document is named in any text; where none should be, it is a basis that moved.
    is_named = role in TEXTS and group == Look.BASIS
    return _Sign(int(bool(like)), like) if is_named else _Sign(1, like)


class _Few(NamedTuple):
    """The texts that stand again and again in a column and in those beside it.

    Attributes:
        parts: folded, of all of them.
        beside: texts of those beside.
    """

    parts: tuple[str, ...]
    beside: frozenset[str]

    def signs(self, own: ColumnProfile, cell: TableCell) -> int:
        """Two for a text that belongs to a column beside, one for one that ends or starts so."""
        if not self.parts or own.texts[cell.text] > 1 or own.group(cell) == QUANTITY:
            return 0
        if cell.text in self.beside:
            return 2
        folded = cell.folded
        is_run = folded.endswith(self.parts) or folded.startswith(self.parts)
        return int(is_run and folded not in self.parts)


_NO_TEXTS = _Few((), frozenset())


def _few_texts(own: ColumnProfile, beside: Iterable[ColumnProfile]) -> _Few:
    closed = [one for one in (own, *beside) if one.is_closed and one.column.role not in LEVELS]
    often = [
        (one, cell) for one in closed for text, cell in one.cells.items() if one.texts[text] > 1
    ]
    long = (cell.folded for _, cell in often if len(cell.folded) >= LIKENESS.word)
    others = (cell.text for one, cell in often if one is not own)
    return _Few(tuple(dict.fromkeys(long)), frozenset(others))


def _fused(own: ColumnProfile, cell: TableCell) -> int:
    """Two for a name or a value that something has run into, one where it may be so."""
    role = own.column.role
    if role in _VALUES:
        return 2 * (cell.fused_value is not None)
    if role != Role.INDICATOR:
        return 0
    if len(cell.folded) == 1:
        return 2
    fused = cell.fused
    if fused is None or own.fused[fused] - 1 > LIKENESS.rarely * (own.filled - 1):
        return 0
    return 1 if fused == Fused.AMOUNT else 2


def _is_outlier(own: ColumnProfile, cell: TableCell) -> int:
    """One for a weight, a score or a number like them that is far off the others."""
    if cell.look is not Look.NUMBER or len(own.numbers) < own.filled:
        return 0
    number = number_of(cell)
    largest, smallest = _largest(own.numbers, number), _smallest(own.numbers, number)
    is_even = own.column.role in _POINTS or largest <= LIKENESS.outlier * smallest
    if own.column.role not in (*_POINTS, None) or not is_even:
        return 0
    return int(number > LIKENESS.outlier * largest or number * LIKENESS.outlier < smallest)


def _largest(ascending: Sequence[float], own: float) -> float:
    """The largest of the other ones; its own where there is none."""
    others = ascending[-2:] if len(ascending) > 1 else (own, own)
    return others[0] if own == others[1] else others[1]


def _smallest(ascending: Sequence[float], own: float) -> float:
    others = ascending[:2] if len(ascending) > 1 else (own, own)
    return others[1] if own == others[0] else others[0]
