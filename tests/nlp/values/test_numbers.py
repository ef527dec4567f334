"""Numbers in text, part by part."""

import pytest

from nlp.values.numbers import SIGN_OF, SIGNS, TAIL_SIGN_OF, number_pattern
from nlp.values.quantities import read_value

BEFORE = {
    "≥": "大于等于 大于或等于 不低于 不少于 不小于 不得低于 不得少于 至少 最少 >= => ≥",
    "≤": "小于等于 小于或等于 不超过 不高于 不大于 不多于 不得超过 不得高于 控制在 至多 最多 <= =< ≤",
    ">": "大于 超过 高于 多于 >",
    "<": "小于 低于 少于 <",
    "=": "等于 =",
}
AFTER = {"≥": "及以上 以上", "≤": "及以内 以内 之内 及以下 以下 内"}


@pytest.mark.parametrize(
    ("word", "sign"), [(word, sign) for sign, words in BEFORE.items() for word in words.split()]
)
def test_a_comparison_stands_before_a_number(word: str, sign: str) -> None:
    assert read_value(f"{word}5次").comparator == sign
    assert read_value(f"达到{word}5次").comparator == sign
    assert SIGN_OF[word] == sign
    assert word in SIGNS


@pytest.mark.parametrize(
    ("word", "sign"), [(word, sign) for sign, words in AFTER.items() for word in words.split()]
)
def test_a_comparison_stands_behind_a_number(word: str, sign: str) -> None:
    assert read_value(f"5次{word}").comparator == sign
    assert read_value(f"达到5次{word}").comparator == sign
    assert TAIL_SIGN_OF[word] == sign


@pytest.mark.parametrize("word", ["约", "近", "大约", ""])
def test_about_stands_between_a_comparison_and_its_number(word: str) -> None:
    read = read_value(f"不低于{word}5次")
    assert (read.comparator, read.number, read.unit) == ("≥", 5, "次")


@pytest.mark.parametrize("per", ["年", "月", "次", "人", "天", "场", "件"])
def test_a_unit_may_be_per_something(per: str) -> None:
    assert read_value(f"达到200公里/{per}").unit == f"公里/{per}"


@pytest.mark.parametrize(
    ("word", "factor"),
    [("万", 10**4), ("亿", 10**8), ("百万", 10**6), ("千万", 10**7), ("千", 10**3), ("百", 10**2)],
)
def test_a_magnitude_multiplies(word: str, factor: int) -> None:
    assert read_value(f"达到3{word}名").number == 3 * factor


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("1,234,567.89", "1,234,567.89", None),
        ("12,345", "12,345", None),
        ("1234,567", "1234", None),
        ("1,23", "1", None),
        ("0.25", "0.25", None),
        ("-5", "-5", None),
        ("80%-90%", "80", "90"),
        ("80~90", "80", "90"),
        ("80至90", "80", "90"),
        ("80到1,090.5", "80", "1,090.5"),
        ("8个街道-90", "8", None),
    ],
)
def test_numbers_and_ranges(text: str, low: str, high: str | None) -> None:
    match = number_pattern().search(text)
    assert match is not None
    assert (match["low"], match["high"]) == (low, high)
