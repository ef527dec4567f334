"""Printed amounts -> yuan, with the unit from the cell, its label, or the table's caption."""

import re
from decimal import Decimal

from nlp.text import fold

FACTORS = {
    "元": Decimal(1),
    "千元": Decimal(1000),
    "万元": Decimal(10_000),
    "万": Decimal(10_000),
    "亿元": Decimal(100_000_000),
}
_AMOUNT = re.compile(r"^(-?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?)(亿元|万元|千元|元|万)?$")
_UNIT = re.compile(r"亿元|万元|千元|元")


def read_amount(text: str, label: str = "", table_unit: str | None = None) -> Decimal | None:
    """The amount in yuan, None when the cell is no amount or its unit is stated nowhere.

    Args:
        text: the cell: 136.06, 2,121.81, 30万元.
        label: the cell's own label or column heading: 资金金额 (万元).
        table_unit: the unit in the table's caption.
    """
    match = _AMOUNT.match(fold(text))
    if match is None:
        return None
    found = _UNIT.search(fold(label))
    unit = match.group(2) or (found.group(0) if found else table_unit)
    if unit is None:
        return None
    return (Decimal(match.group(1).replace(",", "")) * FACTORS[unit]).normalize() + 0
