"""Readings as JSON."""

from decimal import Decimal

import pytest

from nlp.values.quantity import Quantity, plain_number


@pytest.mark.parametrize(
    ("value", "plain"),
    [
        (Decimal("95"), 95),
        (Decimal("95.0"), 95),
        (Decimal("0"), 0),
        (Decimal("2.4"), 2.4),
        (Decimal("-5"), -5),
        (None, None),
    ],
)
def test_a_decimal_is_the_number_a_person_expects(value: Decimal | None, plain: float) -> None:
    assert plain_number(value) == plain
    assert type(plain_number(value)) is type(plain)


def test_a_reading_is_written_with_all_its_parts() -> None:
    read = Quantity("range", "≥", Decimal("80.0"), Decimal("90.5"), "%", "%")
    assert read.to_json() == {
        "kind": "range",
        "comparator": "≥",
        "number": 80,
        "upper": 90.5,
        "unit": "%",
        "unit_raw": "%",
        "date": None,
    }
