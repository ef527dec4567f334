"""Signs that a cell does not belong where it stands, or that two cells ran into it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from kg.tables.cell import TableCell
from kg.tables.rows.column_profile import (
    FEWEST,
    QUANTITY,
    TEXTS,
    WORDS,
    ColumnProfile,
    is_signed,
    largest,
    number_of,
    smallest,
)
from kg.tables.rows.profile import TableProfile
from kg.tables.rows.projects import MONEY_ROLES, PROJECT_ROLES
from kg.tables.rows.seen_row import SeenRow, key_of
from kg.tables.rows.texts_beside import Lacking, TextsBeside
from kg.tables.words.looks import Fused, Look
from kg.tables.words.role import LEVELS, Role
from kg.tables.words.shapes import Shape


@dataclass(frozen=True, slots=True)
class CellLikeness:
    """When a cell looks unlike its column.

    Attributes:
        rarely: share of the names that have run into something for another one to be a sign.
        few_signed: share of the cells of a column up to which a comparison is strange there.
        signed: values with a comparison for one that lacks it to be strange.
        outlier: how many times the largest of the other numbers, or how small a part of the
            smallest, a weight or score is strange.
    """

    rarely: float = 0.1
    few_signed: float = 0.2
    signed: int = 2
    outlier: float = 3.0


LIKENESS = CellLikeness()
_OF_PROJECT = frozenset(PROJECT_ROLES) - {*MONEY_ROLES}
_VALUES = frozenset((Role.VALUE, Role.ACTUAL, Role.PERIOD_VALUE))
_NAMES = frozenset((Role.INDICATOR, Role.PERIOD_INDICATOR))
_WORDS = frozenset((Look.NAME, Look.SENTENCE, Look.TEXT))
_OPEN = ("、", "，", ",", "(", "《", "“")
_POINTS = frozenset((Role.WEIGHT, Role.SCORE))


class _Sign(NamedTuple):
    """What speaks against a cell where it stands.

    Attributes:
        number: of signs.
        lacking: what columns left and right should hold in the row, for the signs to be no more.
    """

    number: int
    lacking: tuple[Lacking, ...] = ()

    def of(self, row: SeenRow) -> int:
        """The signs in a row."""
        if not self.lacking:
            return self.number
        cells = row.cells()
        more = (one.signs for one in self.lacking if not one.holds(cells.get(one.key)))
        return self.number + max(more, default=0)


class CellSigns:
    """The signs that the cells of one table show.

    Args:
        profile: what the columns of the table hold.
    """

    def __init__(self, profile: TableProfile) -> None:
        self._profile = profile
        self._signs = {key: self._of_column(own) for key, own in profile.columns.items()}

    def of(self, row: SeenRow) -> int:
        """How many signs the cells of a row show; two of one cell where it can hardly be right."""
        found = 0
        for place, (column, cell) in enumerate(row.placed):
            sign = self._signs[key_of(column)].get(cell.text)
            if sign is not None and not _is_copied(row, place):
                found += sign.of(row)
        return found

    def _of_column(self, own: ColumnProfile) -> dict[str, _Sign]:
        """The texts of a column that show signs."""
        if own.column.role in LEVELS:
            return {}
        beside = self._profile.beside(own.column)
        is_telling = own.filled > FEWEST
        texts = TextsBeside(own, beside) if is_telling else None
        found: dict[str, _Sign] = {}
        for text, cell in own.cells.items():
            if cell.look is Look.NONE:
                continue
            signs = [_fused(own, cell, beside)]
            if texts is not None:
                signs.append(_Sign(texts.signs(cell), texts.lacking(cell)))
                if own.column.role not in _OF_PROJECT:
                    signs += [_strange(own, cell, beside), _of_sign(own, cell, beside)]
                    signs.append(_Sign(_is_outlier(own, cell)))
            number = sum(sign.number for sign in signs)
            lacking = tuple(one for sign in signs for one in sign.lacking)
            if number or lacking:
                found[text] = _Sign(number, lacking)
        return found


def _is_copied(row: SeenRow, place: int) -> bool:
    """Whether a text says the same as the cell beside it: people copy values into explanations."""
    column, cell = row.placed[place]
    beside = row.placed[max(place - 1, 0) : place] + row.placed[place + 1 : place + 2]
    return column.role in TEXTS and any(other.text == cell.text for _, other in beside)


def _strange(own: ColumnProfile, cell: TableCell, beside: Sequence[ColumnProfile]) -> _Sign:
    """One sign where no other cell of the column looks so, another where it may be from beside.

    Any text may be a value, and a basis or an explanation any words.
    """
    group, role, look = own.group(cell), own.column.role, cell.look
    if own.groups[group] > 1 or look is Look.STATE or (role in TEXTS and group == WORDS):
        return _Sign(0)
    if role in _VALUES and look in _WORDS:
        number = int(look is not Look.TEXT or role != Role.VALUE)
        texts = [one for one in beside if look is Look.SENTENCE and one.usual == WORDS]
        return _Sign(number, tuple(Lacking(key_of(one.column), _is_filled, 1) for one in texts))
    if role in TEXTS and group == Look.BASIS:
        # A document is named in any text; where none should be, it is a basis that moved.
        like = [one for one in beside if one.groups[Look.BASIS]]
        return _Sign(int(bool(like)), tuple(_lacking(own, one, cell) for one in like))
    if role == Role.INDICATOR and group == QUANTITY:
        return _Sign(2)  # an amount is no name
    like = [one for one in beside if one.usual == one.group(cell) != own.usual]
    return _Sign(1, tuple(_lacking(own, one, cell) for one in like))


def _of_sign(own: ColumnProfile, cell: TableCell, beside: Sequence[ColumnProfile]) -> _Sign:
    """More where a comparison stands in few other cells, and is missing in the value beside it."""
    role = own.column.role
    if role == Role.VALUE or role in _NAMES or not is_signed(cell):
        return _Sign(0)
    if own.usual != QUANTITY or own.signed - 1 > LIKENESS.few_signed * own.filled:
        return _Sign(0)
    more = 1 if role in _VALUES else 2
    values = [one for one in beside if one.column.role == Role.VALUE]
    promised = [one for one in values if one.signed >= LIKENESS.signed]
    return _Sign(0, tuple(Lacking(key_of(one.column), is_signed, more) for one in promised))


def _lacking(own: ColumnProfile, one: ColumnProfile, cell: TableCell) -> Lacking:
    """A column beside should hold what looks like the cell, and not what its own should."""
    group = one.group(cell)

    def holds(other: TableCell | None) -> bool:
        return other is not None and one.group(other) == group and own.group(other) != own.usual

    return Lacking(key_of(one.column), holds, 1)


def _fused(own: ColumnProfile, cell: TableCell, beside: Sequence[ColumnProfile]) -> _Sign:
    """Two for a cell that something has run into, or that is cut; one where it may be so."""
    role = own.column.role
    if role is None and own.column.heading.shape == Shape.SIDE:
        return _Sign(2 * (cell.look in _WORDS))  # the label at the side is all that stands there
    if role not in PROJECT_ROLES and cell.folded.endswith(_OPEN):
        return _Sign(2)  # it is to go on
    if role in TEXTS and (cell.look is Look.UNIT or cell.fused_value == Fused.TWICE):
        return _Sign(2)  # a unit belongs to a number
    if role in _NAMES:
        return _fused_name(own, cell, beside)
    if role in _VALUES or own.usual == QUANTITY:
        is_piece = len(cell.folded) == 1 and cell.look in _WORDS
        if cell.fused_value == Fused.TEXT:
            # Where the amount has no comparison, the look says as much.
            return _Sign(int(own.runs_on == 1 and cell.look is Look.SIGNED))
        return _Sign(2 * (cell.fused_value is not None or is_piece))
    if role in (Role.UNIT, Role.NATURE, Role.DIRECTION):
        return _Sign(2 * (cell.fused == Fused.SIGN and cell.look is not Look.SIGN))
    return _Sign(0)


def _fused_name(own: ColumnProfile, cell: TableCell, beside: Sequence[ColumnProfile]) -> _Sign:
    if len(cell.folded) == 1:
        return _Sign(2)
    fused = cell.fused
    if fused == Fused.UNIT:
        units = [one for one in beside if one.column.role == Role.UNIT]
        return _Sign(0, tuple(Lacking(key_of(one.column), _is_filled, 1) for one in units))
    if fused is None or own.fused[fused] - 1 > LIKENESS.rarely * (own.filled - 1):
        return _Sign(0)
    if fused != Fused.AMOUNT:
        return _Sign(2)
    amounts = [one for one in beside if one.usual == QUANTITY]
    return _Sign(1, tuple(Lacking(key_of(one.column), _is_amount, 1) for one in amounts))


def _is_amount(cell: TableCell | None) -> bool:
    return cell is not None and cell.look not in _WORDS


def _is_filled(cell: TableCell | None) -> bool:
    return cell is not None


def _is_outlier(own: ColumnProfile, cell: TableCell) -> int:
    """One for a weight, a score or a number like them that is far off the others."""
    if cell.look is not Look.NUMBER or len(own.numbers) < own.filled:
        return 0
    number = number_of(cell)
    high, low = largest(own.numbers, number), smallest(own.numbers, number)
    is_even = own.column.role in _POINTS or high <= LIKENESS.outlier * low
    if own.column.role not in (*_POINTS, None) or not is_even:
        return 0
    return int(number > LIKENESS.outlier * high or number * LIKENESS.outlier < low)
