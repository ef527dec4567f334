"""Amounts as findings print them."""

from decimal import Decimal

import pytest

from kg.checks.yuan import is_scaled, show_yuan


@pytest.mark.parametrize(
    ("amount", "shown"),
    [
        ("300000", "30 万元"),
        ("300000.00", "30 万元"),
        ("1360600", "136.06 万元"),
        ("10000", "1 万元"),
        ("9999", "0.9999 万元"),
        ("30", "0.003 万元"),
        ("12.34", "12.34 元"),
        ("12345.67", "1.234567 万元"),
        ("-9999.5", "-9999.5 元"),
        ("0", "0 万元"),
    ],
)
def test_amounts_are_shown_as_people_write_them(amount: str, shown: str) -> None:
    assert show_yuan(Decimal(amount)) == shown


@pytest.mark.parametrize(
    ("one", "other", "is_so"),
    [("30", "300000", True), ("300000", "30", True), ("30", "30000", False), ("30", "30", False)],
)
def test_yuan_taken_for_ten_thousand_yuan_is_seen_either_way(
    one: str, other: str, is_so: bool
) -> None:
    assert is_scaled(Decimal(one), Decimal(other)) is is_so
