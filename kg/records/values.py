"""A row's value and result as a person writes them, and what else its form has."""

import re

from kg.tables.cell import BLANK, TableCell, cell_of
from kg.tables.printed_cell import all_of
from kg.tables.rows.cells import RoleCells
from kg.tables.rows.entry import Entry
from kg.tables.words.role import Role
from nlp.text import squash
from nlp.values.composed import Unit, read_unit
from nlp.values.signs import starts_with_sign

EXTRA_ROLES = (
    Role.WEIGHT, Role.DIRECTION, Role.NATURE, Role.UNIT, Role.ACTUAL, Role.SCORE, Role.DEVIATION,
    Role.SCORING, Role.REMARK, Role.COMPLETION, Role.PERIOD_VALUE, Role.CONTENT,
)  # fmt: skip
_NATURES = frozenset(("定性", "定量"))
# A number alone, whatever it may be taken for without its unit: 2023.12 is no month before 万元.
_BARE = re.compile(r"(?:[≥≤<>=]+)?[\d,.]+(?:[-~][\d,.]+)?([万亿]?)")


def joined_value(cells: RoleCells) -> TableCell:
    """The value as a person writes it: sign, number and unit from their own columns joined.

    Blank where there is none.
    """
    printed = cells.value
    if printed.is_blank:
        return BLANK
    value = _with_unit(printed, cells[Role.UNIT])
    has_digit = any(char.isdigit() for char in printed.folded)
    sign = _sign(cells)
    # A state needs no 等于 before it.
    says_more = has_digit or sign.folded not in ("=", "等于")
    if sign.text and says_more and not starts_with_sign(printed.folded):
        return all_of((sign.part(sign.stripped), value))
    return value


def _with_unit(number: TableCell, unit: TableCell) -> TableCell:
    """A number with the unit of its column; as it is where it has one or is none (12月底)."""
    printed, quantity = number.part(number.stripped), number.quantity
    bare = _BARE.fullmatch(number.folded)
    is_open = quantity.number is not None and quantity.unit is None and quantity.per is None
    if (bare is None and not is_open) or unit.is_blank or _is_no_unit(unit):
        return printed
    magnitude = bare.group(1) if bare else ""
    composed: Unit | None = read_unit(unit.folded)
    if not magnitude or composed is None or not composed.magnitude:
        return all_of((printed, unit.part(unit.stripped)))
    if composed.magnitude != magnitude:  # 5亿 in a column of 万元: one of them is wrong
        return printed
    counted = printed.part(printed.text.removesuffix(magnitude))
    return all_of((counted, unit.part(unit.stripped)))


def _is_no_unit(unit: TableCell) -> bool:
    """Whether a cell under 计量单位 names none: 无, 定性, 文字描述."""
    return unit.is_placeholder or unit.folded in _NATURES or "描述" in unit.folded


def joined_actual(extra: dict[str, str]) -> str | None:
    """The result that a self-evaluation states, with the unit of its column; None for none."""
    actual = extra.get(Role.ACTUAL)
    if not actual:
        return None
    return _with_unit(cell_of(actual), cell_of(extra.get(Role.UNIT, ""))).text


def _sign(cells: RoleCells) -> TableCell:
    """The cell of the sign, blank for none.

    A column headed 指标性质 holds 定性 and 定量 in most forms, signs in others.
    """
    found = (cells[role] for role in (Role.SIGN, Role.NATURE) if cells[role].is_sign)
    return next(found, BLANK)


def extra_of(entry: Entry) -> dict[str, TableCell]:
    """What the form has besides name, value, description and basis: role or heading -> cell."""
    extra = {str(role): entry.cells[role] for role in EXTRA_ROLES if role in entry.cells}
    if entry.cells[Role.NATURE].is_sign:
        extra.pop(Role.NATURE, None)  # it stands in the value
    sign = entry.cells[Role.SIGN]
    if sign.folded in _NATURES:
        extra.setdefault(str(Role.NATURE), sign)
    for label, cell in entry.unknown.items():
        extra[squash(label)] = cell
    return extra
