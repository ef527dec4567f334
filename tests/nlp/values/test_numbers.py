"""Numbers in text, part by part."""

from decimal import Decimal

import pytest

from nlp.values.numbers import MAGNITUDE, NUMBER, number_at
from nlp.values.quantities import read_value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1,234,567.89", "1234567.89"),
        ("12,345", "12345"),
        ("0.25", "0.25"),
        ("-5", "-5"),
        ("1万2000人", "12000"),
        ("3亿5千万元", "350000000"),
        ("1个半月", "1.5"),
        ("两个半小时", "2.5"),
        ("半年", "0.5"),
        ("三百二十人", "320"),
        ("三十万元", "30"),
        ("三万五千元", "35000"),
        ("一次", "1"),
        ("两周", "2"),
        ("十二粒", "12"),
    ],
)
def test_a_number_is_read(text: str, value: str) -> None:
    match = NUMBER.search(text)
    assert match is not None
    number = number_at(text, match, "")
    assert number is not None
    assert number.value == Decimal(value)
    assert not number.is_doubtful


@pytest.mark.parametrize("text", ["3万5", "3万50000人", "1.5万2000人"])
def test_a_number_that_may_be_another_is_in_doubt(text: str) -> None:
    assert read_value(text).kind == "text"


@pytest.mark.parametrize(
    ("text", "lead"),
    [
        ("一般", ""), ("一致", ""), ("一起", ""), ("十分", ""), ("十足", ""), ("百年", ""), ("千人", ""),
        ("一级", ""), ("二类", ""), ("三期", ""), ("两手抓", ""), ("三五个", ""), ("半壁", ""),
        ("四季度", "第"), ("半年", "上"), ("十人", "几"), ("百人", "数"), ("一对一", ""), ("三个全面", ""),
    ],
)  # fmt: skip
def test_a_numeral_in_a_word_is_no_number(text: str, lead: str) -> None:
    match = NUMBER.search(text)
    assert match is not None
    assert number_at(text, match, lead) is None


@pytest.mark.parametrize(
    ("word", "factor"),
    [
        ("十", 10), ("百", 100), ("千", 1000), ("万", 10**4), ("十万", 10**5), ("百万", 10**6),
        ("千万", 10**7), ("亿", 10**8), ("百亿", 10**10), ("万亿", 10**12),
    ],
)  # fmt: skip
def test_a_magnitude_multiplies(word: str, factor: int) -> None:
    assert MAGNITUDE[word] == factor
    for noun in ("名", "人次", "粒"):
        assert read_value(f"达到3{word}{noun}").number == 3 * factor
