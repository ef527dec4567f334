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
        ("一万", None),  # 万 is multiplied by the caller
        ("12", None),
    ],
)
def test_a_numeral_is_read(text: str, number: int | None) -> None:
    read = read_numeral(text)
    assert read == (None if number is None else Decimal(number))
