"""A value understood: kind, comparator, number, unit, date."""

from dataclasses import asdict, dataclass, replace
from decimal import Decimal
from typing import Any

KINDS = (
    "percent",
    "money",
    "count",
    "duration",
    "date",
    "range",
    "schedule",
    "list",
    "state",
    "text",
    "none",
)
COMPARATORS = ("≥", "≤", ">", "<", "=")
CHANGES = ("increase", "decrease")


@dataclass(frozen=True, slots=True)
class Quantity:
    """A value understood.

    Attributes:
        kind: one of ``KINDS``.
        comparator: one of ``COMPARATORS``, None where the value states none.
        number: the number, the lower end of a range; how often in a schedule. 万/亿 before a
            counter are multiplied out.
        upper: the upper end of a range.
        unit: normalised unit; for money the printed one (万元 stays 万元).
        unit_raw: the unit as it stands in the value, None when it came from the name.
        date: ISO date with the precision it has: 2023-12, 2022-12-31, --12; where a period begins.
        per: what one unit is per, as printed: 亩 in 720元/亩, 生·年 in 800元/生·年.
        change: one of ``CHANGES`` where the number is a difference (下降5%), not a level.
        until: where a period ends, as ``date``.
    """

    kind: str
    comparator: str | None = None
    number: Decimal | None = None
    upper: Decimal | None = None
    unit: str | None = None
    unit_raw: str | None = None
    date: str | None = None
    per: str | None = None
    change: str | None = None
    until: str | None = None

    @property
    def full_unit(self) -> str | None:
        """The unit with what it is per: 元/亩. Values in different ones cannot be compared."""
        if self.per is None:
            return self.unit
        return f"{self.unit or ''}/{self.per}"

    @property
    def is_total(self) -> bool:
        """Whether the number says how much in all: neither a rate per piece nor a difference."""
        return self.per is None and self.change is None

    def to_json(self) -> dict[str, Any]:
        """The reading as contract §2 writes it: numbers as JSON numbers, absent parts as null."""
        record = asdict(self)
        for key in ("number", "upper"):
            record[key] = plain_number(record[key])
        return record


MOST_TIMES = 10  # between a promise and its result in one unit; more may be another unit


def with_unit_of(result: Quantity, promise: Quantity) -> Quantity:
    """A bare number with the unit of the value that it is the result of, if it can be in that one.

    A share up to 1 may be a fraction (0.96 or 1 for 100%), and an amount of another size may be in
    yuan where the promise is in 万元: both stay bare.
    """
    number, promised = result.number, promise.number
    is_bare = result.kind == "count" and result.unit is None and result.unit_raw is None
    if not is_bare or promise.kind == "range" or None in (number, promised, promise.unit_raw):
        return result
    if number is None or promised is None:
        return result
    if promise.kind == "percent":
        fits = number > 1 or number == 0
    else:
        fits = number == promised or promised <= number * MOST_TIMES <= promised * MOST_TIMES**2
    if not fits:
        return result
    return replace(result, kind=promise.kind, unit=promise.unit, per=promise.per)


def plain_number(value: Decimal | None) -> int | float | None:
    """A decimal as the JSON number a person expects: 95, not 95.0."""
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)
