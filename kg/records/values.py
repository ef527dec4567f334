"""A row's value as a person writes it, and what else its form has."""

from kg.tables.cell import BLANK, TableCell
from kg.tables.rows.cells import RoleCells
from kg.tables.rows.entry import Entry
from kg.tables.words.role import Role
from nlp.text import squash
from nlp.values.numbers import SIGNS

EXTRA_ROLES = (
    Role.WEIGHT, Role.DIRECTION, Role.NATURE, Role.UNIT, Role.ACTUAL, Role.SCORE, Role.DEVIATION,
    Role.SCORING, Role.REMARK, Role.COMPLETION, Role.PERIOD_VALUE, Role.CONTENT,
)  # fmt: skip
_NO_UNITS = ("无", "/", "-")
_NATURES = frozenset(("定性", "定量"))


def joined_value(cells: RoleCells) -> str | None:
    """The value as a person writes it: sign, number and unit from their own columns joined."""
    printed, unit = cells.value, cells[Role.UNIT]
    if printed.is_blank:
        return None
    value = printed.stripped
    has_digit = any(char.isdigit() for char in printed.folded)
    has_unit = not unit.is_blank and unit.folded not in _NO_UNITS
    if has_unit and has_digit and not printed.folded.endswith(unit.folded):
        value += unit.stripped
    sign = _sign(cells)
    # A state needs no 等于 before it.
    says_more = has_digit or sign.folded not in ("=", "等于")
    if sign.text and says_more and not printed.folded.startswith(tuple(SIGNS)):
        value = sign.stripped + value
    return value


def _sign(cells: RoleCells) -> TableCell:
    """The cell of the sign, blank for none.

    A column headed 指标性质 holds 定性 and 定量 in most forms, signs in others.
    """
    found = (cells[role] for role in (Role.SIGN, Role.NATURE) if cells[role].is_sign)
    return next(found, BLANK)


def extra_of(entry: Entry) -> dict[str, str]:
    """What the form has besides name, value, description and basis: role or heading -> text."""
    extra = {str(role): entry.cells[role].stripped for role in EXTRA_ROLES if role in entry.cells}
    if entry.cells[Role.NATURE].is_sign:
        extra.pop(Role.NATURE, None)  # it stands in the value
    sign = entry.cells[Role.SIGN]
    if sign.folded in _NATURES:
        extra.setdefault(str(Role.NATURE), sign.stripped)
    for label, cell in entry.unknown.items():
        extra[squash(label)] = cell.stripped
    return extra
