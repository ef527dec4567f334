"""A quantity put together from a number, its unit, and what the indicator's name adds."""

import re
from dataclasses import replace
from decimal import Decimal

from nlp.values.amounts import Amount
from nlp.values.composed import BARE, Unit
from nlp.values.named import unit_from_name
from nlp.values.numbers import MAGNITUDE
from nlp.values.quantity import Quantity

MONEY_WORDS = re.compile(
    r"经费|资金|成本|费|预算|金额|支出|补助|补贴|投入|投资|收入|产值|税|价|控制数|执行数"
)
_YUAN = Unit("元", "money", "元")


def of_amount(amount: Amount, label: str) -> Quantity:
    """The value that an amount in a text is; text where it admits a second reading."""
    if amount.is_doubtful:
        return Quantity("text")
    read = assemble(amount.sign, amount.number, amount.upper, amount.unit, label)
    return replace(read, change=amount.change)


def assemble(
    sign: str | None, number: Decimal, upper: Decimal | None, unit: Unit | None, label: str
) -> Quantity:
    """One reading of the parts of a value: 万 is multiplied out, but kept before 元."""
    whole = _with_name(unit, label)
    if whole.magnitude and whole.kind != "money":
        factor = MAGNITUDE[whole.magnitude]
        number = _plain(number * factor)
        upper = upper and _plain(upper * factor)
    kind = whole.kind
    if upper is not None:
        kind = "range"
    printed = (unit and unit.printed) or None
    return Quantity(kind, sign, number, upper, whole.name, printed, per=whole.per)


def _with_name(unit: Unit | None, label: str) -> Unit:
    """The unit, or what the name makes of a number that has none or only a magnitude."""
    if unit is not None and unit.name is not None:
        return unit
    named = unit_from_name(label)
    if unit is None:
        return named or BARE
    if named is None and unit.magnitude and MONEY_WORDS.search(label):
        named = _YUAN
    if named is None:
        return unit
    name = named.base
    if named.kind == "money":
        name = f"{unit.magnitude or named.magnitude}{name}"
    magnitude = unit.magnitude or named.magnitude
    return replace(named, name=name, magnitude=magnitude, per=unit.per or named.per)


def _plain(value: Decimal) -> Decimal:
    """The same number without trailing zeros and without an exponent."""
    return value.quantize(Decimal(1)) if value == value.to_integral_value() else value.normalize()
