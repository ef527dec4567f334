"""Comparison forms."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp.text import fold, fold_title, join_wrapped, squash


@given(st.text(max_size=50))
def test_fold_is_idempotent(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text(max_size=50))
def test_squash_takes_only_white_space(text: str) -> None:
    assert squash(text) == "".join(text.split())


def test_look_alikes_fold_together() -> None:
    assert fold("≧９０％ （一）") == "≥90%(一)"


def test_wrapped_chinese_joins_without_space_and_latin_with_one() -> None:
    assert join_wrapped("冀医保", "发[2021]4号等") == "冀医保发[2021]4号等"
    assert join_wrapped("open", "data") == "open data"


@pytest.mark.parametrize(
    ("first", "rest", "joined"),
    [
        ("open ", " data", "open data"),
        ("open", "数据", "open数据"),
        ("数据", "data", "数据data"),
        ("open", "1", "open1"),
        ("1", "data", "1data"),
        ("é", "data", "édata"),
        ("", "data", "data"),
        ("open", "", "open"),
    ],
)
def test_a_space_stands_between_two_latin_words_only(first: str, rest: str, joined: str) -> None:
    assert join_wrapped(first, rest) == joined


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("a b", "ab"),
        ("甲\u3000乙", "甲乙"),
        ("﹥5", ">5"),
        ("〈甲〉", "<甲>"),
        ("1—2", "1-2"),
        ("1～2", "1~2"),
        *[(f"甲{mark}乙", "甲乙") for mark in "\u00ad\u200b\u200c\u200d\u2060\ufeff"],
        ("㎡", "m2"),
        ("Ａｂ", "Ab"),
    ],
)
def test_one_glyph_for_each_sign(text: str, folded: str) -> None:
    assert fold(text) == folded


def test_marks_of_nested_titles_stay_in_a_title() -> None:
    assert fold_title("关于印发〈甲 办法〉的通知（２）") == "关于印发〈甲办法〉的通知(2)"


@pytest.mark.parametrize(
    ("glyphs", "sign"),
    [("≧⩾≥", "≥"), ("﹥›〉＞>", ">"), ("≦⩽≤", "≤"), ("﹤‹〈＜<", "<"), ("﹦＝=", "="), ("–—−‐‑－-", "-"), ("～∼〜~", "~"), ("\u200b\ufeff\u3000\n", "")],
)  # fmt: skip
def test_every_look_alike_is_one_sign(glyphs: str, sign: str) -> None:
    assert {fold(f"甲{glyph}5") for glyph in glyphs} == {f"甲{sign}5"}
