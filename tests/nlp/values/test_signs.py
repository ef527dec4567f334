"""Comparisons in glyphs and words."""

import pytest

from nlp.values.quantities import read_value
from nlp.values.signs import (
    contradict,
    ends_with_sign,
    sign_after,
    sign_before,
    sign_of,
    starts_with_sign,
    word_of_sign,
)  # fmt: skip

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
    assert sign_of(word) == sign
    assert starts_with_sign(f"{word}5次")


@pytest.mark.parametrize(
    ("word", "sign"), [(word, sign) for sign, words in AFTER.items() for word in words.split()]
)
def test_a_comparison_stands_behind_a_number(word: str, sign: str) -> None:
    assert read_value(f"5次{word}").comparator == sign
    assert read_value(f"达到5次{word}").comparator == sign
    assert sign_after(word, 0) == (sign, len(word))


@pytest.mark.parametrize("word", ["约", "近", "大约", ""])
def test_about_stands_between_a_comparison_and_its_number(word: str) -> None:
    read = read_value(f"不低于{word}5次")
    assert (read.comparator, read.number, read.unit) == ("≥", 5, "次")


@pytest.mark.parametrize(
    ("word", "sign"),
    [
        # composed of a negation, a direction and 或等于, each with each
        ("不得小于", "≥"), ("不应低于", "≥"), ("不能少于", "≥"), ("未低于", "≥"), ("高于或等于", "≥"),
        ("多于等于", "≥"), ("大等于", "≥"), ("等于或大于", "≥"), ("不下", "≥"),
        ("不得高于", "≤"), ("不宜大于", "≤"), ("不可超过", "≤"), ("不超", "≤"), ("未超过", "≤"),
        ("少于或等于", "≤"), ("低于等于", "≤"), ("等于或低于", "≤"),
        ("≥=", "≥"), ("≤=", "≤"),
    ],
)  # fmt: skip
def test_words_of_comparison_are_read_part_by_part(word: str, sign: str) -> None:
    assert sign_of(word) == sign
    assert read_value(f"{word}5次").comparator == sign


@pytest.mark.parametrize(
    ("word", "sign"),
    [("超", ">"), ("最低", "≥"), ("最高", "≤"), ("不足", "<"), ("不到", "<"), ("限制在", "≤")],
)
def test_some_words_compare_before_a_number_only(word: str, sign: str) -> None:
    assert read_value(f"{word}5次").comparator == sign
    assert sign_of(word) is None


@pytest.mark.parametrize("text", ["", "低", "于", "不", "5次", "≥5", "超", "及以上", "大于小于"])
def test_other_texts_are_no_comparison(text: str) -> None:
    assert sign_of(text) is None


@pytest.mark.parametrize("text", ["超市", "超出", "最低工资", "5次", "低温"])
def test_other_texts_begin_with_no_comparison(text: str) -> None:
    assert text == "超出" or not starts_with_sign(text)


@pytest.mark.parametrize(
    ("lead", "sign", "begin", "unit"),
    [
        ("≥", "≥", 0, None),
        ("完成≥", "≥", 2, None),
        ("不低于约", "≥", 0, None),
        ("达到", None, 0, None),
        ("≥(万元)", "≥", 0, "万元"),
        ("≥不低于", "≥", 0, None),
        ("完成", None, 2, None),
    ],
)
def test_what_compares_ends_right_before_the_number(
    lead: str, sign: str | None, begin: int, unit: str | None
) -> None:
    assert sign_before(lead) == (sign, begin, unit)


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("满意度≥", True), ("满意度不低于", True), ("≥满意度", False), ("供给不足", False), ("技艺高超", False),
        ("满意度≥95%", False), ("", False),
    ],
)  # fmt: skip
def test_a_comparison_at_the_end_has_lost_its_number(text: str, ends: bool) -> None:
    assert ends_with_sign(text) is ends


def test_two_comparisons_that_differ_are_none() -> None:
    assert sign_before("≤≥") is None
    assert read_value("≤≥5次").kind == "text"


def test_a_word_of_comparison_may_stand_further_off() -> None:
    assert word_of_sign("至少全年完成") == "≥"
    assert word_of_sign("A=B") is None  # a glyph belongs to what stands beside it
    assert word_of_sign("完成") is None


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("以上", "≥"), ("(含)以上", "≥"), ("以上(含)", "≥"), ("(不含)以上", ">"), ("以下(不含本数)", "<"),
        ("(含90%)以上", "≥"), ("及其以上", "≥"), ("或以下", "≤"), ("内完成", "≤"), ("内部", None), ("", None),
    ],
)  # fmt: skip
def test_what_is_included_makes_the_comparison(text: str, sign: str | None) -> None:
    assert sign_after(text, 0)[0] == sign


@pytest.mark.parametrize(
    ("one", "other", "wrong"),
    [("≥", "≤", True), ("<", "≥", True), (">", "≥", False), ("=", "≤", False), (None, "≤", False)],
)
def test_comparisons_contradict_each_other(one: str, other: str, wrong: bool) -> None:
    assert contradict(one, other) is wrong
    assert contradict(other, one) is wrong


def test_controlled_to_is_an_upper_bound_unless_more_is_said() -> None:
    assert read_value("控制在5%").comparator == "≤"
    assert read_value("控制在5%以内").comparator == "≤"
    assert read_value("控制在95%以上").comparator == "≥"
