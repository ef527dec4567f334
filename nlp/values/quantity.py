"""A value understood: kind, comparator, number, unit, date."""

from dataclasses import asdict, dataclass
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


@dataclass(frozen=True, slots=True)
class Quantity:
    """A value understood.

    Attributes:
        kind: one of ``KINDS``.
        comparator: one of ``COMPARATORS``, None where the value states none.
        number: the number, the lower end of a range. 万/亿 before a counter are multiplied out.
        upper: the upper end of a range.
        unit: normalised unit; for money the printed one (万元 stays 万元).
        unit_raw: the unit as it stands in the value, None when it came from the name.
        date: ISO date with the precision it has: 2023-12, 2022-12-31, --12.
    """

    kind: str
    comparator: str | None = None
    number: Decimal | None = None
    upper: Decimal | None = None
    unit: str | None = None
    unit_raw: str | None = None
    date: str | None = None

    def to_json(self) -> dict[str, Any]:
        """The reading as contract §2 writes it: numbers as JSON numbers, absent parts as null."""
        record = asdict(self)
        for key in ("number", "upper"):
            record[key] = plain_number(record[key])
        return record


def plain_number(value: Decimal | None) -> int | float | None:
    """A decimal as the JSON number a person expects: 95, not 95.0."""
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)
