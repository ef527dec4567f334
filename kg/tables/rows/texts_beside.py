"""Texts of a column that may belong to one beside it: their words, their ends, their lengths."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from kg.tables.cell import TableCell
from kg.tables.rows.column_profile import WORDS, ColumnProfile, end_of, largest
from kg.tables.rows.projects import PROJECT_ROLES
from kg.tables.rows.seen_row import Key, key_of
from kg.tables.words.looks import Look
from kg.tables.words.role import LEVELS

_QUANTITIES = frozenset((Look.NUMBER, Look.SIGNED, Look.VALUE))


@dataclass(frozen=True, slots=True)
class TextLikeness:
    """When a text is like those of a column beside its own.

    Attributes:
        word: folded characters of the shortest text that shows that two cells ran together.
        ending: share of the texts of a column that end alike for an end to be its own.
        texts: texts below which nothing is told of ends and lengths.
        wider: how many times the texts of a column are longer than those of another one for lengths
            to tell them apart.
    """

    word: int = 2
    ending: float = 0.6
    texts: int = 5
    wider: float = 1.3


LIKENESS = TextLikeness()


class Lacking(NamedTuple):
    """What another column should hold in the row.

    Attributes:
        key: the column.
        holds: asked of its cell, None for a blank.
        signs: how many more there are where it does not.
    """

    key: Key
    holds: Callable[[TableCell | None], bool]
    signs: int


class TextsBeside:
    """What the columns left and right of one tell of its texts.

    Args:
        own: the column.
        beside: the columns left and right that hold anything.
    """

    def __init__(self, own: ColumnProfile, beside: Sequence[ColumnProfile]) -> None:
        self._own = own
        others = [one for one in beside if one.column.role not in LEVELS]
        self._often = frozenset(text for one in others for text in one.cells if one.texts[text] > 1)
        closed = [one for one in (own, *others) if one.is_closed]
        self._parts = tuple(
            dict.fromkeys(
                cell.folded
                for one in closed
                for text, cell in one.cells.items()
                if one.texts[text] > 1 and len(cell.folded) >= LIKENESS.word
            )
        )
        self._ends = [(one, end) for one in others if (end := _own_end(one)) is not None]
        self._wider = _wider(own, others)

    def signs(self, cell: TableCell) -> int:
        """Two for a text that stands beside again and again, one for one that ends or starts so."""
        if self._own.texts[cell.text] > 1 or cell.look in _QUANTITIES:
            return 0
        if cell.text in self._often:
            return 2
        folded = cell.folded
        is_run = folded.endswith(self._parts) or folded.startswith(self._parts)
        return int(is_run and folded not in self._parts)

    def lacking(self, cell: TableCell) -> tuple[Lacking, ...]:
        """What a column beside should hold in the row, if the text is not to belong there."""
        if self._own.texts[cell.text] > 1 or self._own.column.role in PROJECT_ROLES:
            return ()
        return (*self._of_ends(cell), *self._of_length(cell))

    def _of_ends(self, cell: TableCell) -> list[Lacking]:
        """A column beside whose texts end as this one does, which no other one of its own does."""
        end = end_of(cell)
        if self._own.ends[end] > 1:
            return []

        def holds(other: TableCell | None) -> bool:
            return other is not None and end_of(other) == end

        return [Lacking(key_of(one.column), holds, 2) for one, own in self._ends if own == end]

    def _of_length(self, cell: TableCell) -> list[Lacking]:
        """A column of longer texts beside, where a text is the longest of its own column."""
        length = len(cell.folded)
        if self._wider is None or length <= largest(self._own.lengths, length):
            return []
        shortest = min(self._wider.lengths[0], length / LIKENESS.wider)

        def holds(other: TableCell | None) -> bool:
            return other is None or len(other.folded) > shortest

        # An explanation may be short.
        return [Lacking(key_of(self._wider.column), holds, 1)]


def _wider(own: ColumnProfile, beside: Sequence[ColumnProfile]) -> ColumnProfile | None:
    """A column beside whose texts are clearly longer."""
    if own.usual != WORDS or len(own.lengths) < LIKENESS.texts:
        return None
    least = LIKENESS.wider * _middle(own.lengths)
    return next(
        (
            one
            for one in beside
            if one.usual == WORDS
            and len(one.lengths) >= LIKENESS.texts
            and _middle(one.lengths) >= least
        ),
        None,
    )


def _middle(ascending: Sequence[int]) -> int:
    return ascending[len(ascending) // 2]


def _own_end(one: ColumnProfile) -> str | None:
    """The end that most texts of a column have, None where they have none in common."""
    if one.filled < LIKENESS.texts or one.usual != WORDS:
        return None
    (end, count), *_ = one.ends.most_common(1)
    return end if count >= LIKENESS.ending * one.filled else None
