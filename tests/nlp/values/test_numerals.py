"""Chinese numerals."""

from decimal import Decimal

import pytest

from nlp.values.numerals import read_numeral


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("二〇二二", 2022),
        ("零", 0),
        ("两", 2),
        ("五", 5),
        ("十", 10),
        ("十二", 12),
        ("二十", 20),
        ("二十三", 23),
        ("一百", 100),
        ("百", 100),
        ("三百二十", 320),
        ("三百零二", 302),
        ("一千二百", 1200),
        ("两千", 2000),
        ("一千零一十", 1010),
        ("", None),
        ("甲", None),
        ("十甲", None),
        ("一万", 10_000),
        ("三万五千", 35_000),
        ("一万零五十", 10_050),
        ("三万五", 35_000),
        ("三百五", 350),
        ("两亿三千万", 230_000_000),
        ("二○二四", 2024),
        ("九十五点五", Decimal("95.5")),
        ("零点零五", Decimal("0.05")),
        ("五点", None),
        ("五点十", None),
        ("三五", None),  # three to five
        ("十百", None),
        ("万", None),
        ("一亿二亿", None),
        ("12", None),
    ],
)
def test_a_numeral_is_read(text: str, number: int | Decimal | None) -> None:
    read = read_numeral(text)
    assert read == (None if number is None else Decimal(number))
