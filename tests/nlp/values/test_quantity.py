"""Readings as JSON."""

from decimal import Decimal

import pytest

from nlp.values.quantities import read_value
from nlp.values.quantity import Quantity, plain_number, with_unit_of


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
        "per": None,
        "change": None,
        "until": None,
    }


def test_a_unit_is_given_with_what_it_is_per() -> None:
    price = Quantity("money", None, Decimal(720), unit="元", per="亩")
    assert price.full_unit == "元/亩"
    assert Quantity("money", unit="元").full_unit == "元"
    assert Quantity("count", per="亩").full_unit == "/亩"
    assert Quantity("count").full_unit is None


def test_a_rate_and_a_difference_are_no_totals() -> None:
    assert Quantity("money", unit="元").is_total
    assert not Quantity("money", unit="元", per="亩").is_total
    assert not Quantity("percent", unit="%", change="decrease").is_total


@pytest.mark.parametrize(
    ("result", "promise", "unit"),
    [
        ("12", "≥10场", "场"),
        ("10", "10场", "场"),
        ("0", "0起", "起"),
        ("96", "≥95%", "%"),
        ("0", "≤1%", "%"),
        ("18.5", "≤20万元", "万元"),
        ("710", "720元/亩", "元"),
        ("0.96", "≥95%", None),  # a fraction, or not
        ("1", "≥95%", None),
        ("185000", "≤20万元", None),  # yuan, or not
        ("52000", "≥5万人", "人"),
        ("5.2", "≥5万人", None),
        ("12次", "≥10场", "次"),  # its own unit
        ("3万", "≥2万人", None),
        ("12", "≥10", None),
        ("12", "10-15场", None),
        ("12", "及时", None),
        ("及时", "≥10场", None),
    ],
)
def test_a_bare_result_is_in_the_unit_of_its_promise_if_it_can_be(
    result: str, promise: str, unit: str | None
) -> None:
    value = read_value(promise)
    read = with_unit_of(read_value(result), value)
    assert read.unit == unit
    assert unit is None or unit == "次" or (read.kind, read.per) == (value.kind, value.per)
