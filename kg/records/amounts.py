"""Printed amounts -> yuan, with the unit from the cell, its label, or the table's caption."""

import re
from decimal import Decimal

FACTORS = {
    "元": Decimal(1),
    "千元": Decimal(1000),
    "万元": Decimal(10_000),
    "万": Decimal(10_000),
    "亿元": Decimal(100_000_000),
}
_AMOUNT = re.compile(r"^(-?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?)(亿元|万元|千元|元|万)?$")
_UNIT = re.compile(r"亿元|万元|千元|元")


def read_amount(amount: str, label: str = "", table_unit: str | None = None) -> Decimal | None:
    """The amount in yuan, None when the text is no amount or its unit is stated nowhere.

    Args:
        amount: folded: 136.06, 2,121.81, 30万元.
        label: the amount's own label or column heading, folded: 资金金额(万元).
        table_unit: the unit in the table's caption.
    """
    match = _AMOUNT.match(amount)
    if match is None:
        return None
    found = _UNIT.search(label)
    unit = match.group(2) or (found.group(0) if found else table_unit)
    if unit is None:
        return None
    return (Decimal(match.group(1).replace(",", "")) * FACTORS[unit]).normalize() + 0
