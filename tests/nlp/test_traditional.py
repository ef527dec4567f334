"""Traditional characters compare as simplified ones."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp.text import fold
from nlp.traditional import characters, simplified


@pytest.mark.parametrize(
    ("printed", "plain"),
    [
        ("績效目標申報表", "绩效目标申报表"),
        ("一級指標", "一级指标"),
        ("三級指標：指標值", "三级指标:指标值"),
        ("不低於95%", "不低于95%"),
        ("公眾滿意度", "公众满意度"),
        ("產出", "产出"),
        ("産出", "产出"),
        ("乾縣水務局", "乾县水务局"),
        ("後續管護", "后续管护"),
    ],
)
def test_a_word_in_traditional_characters_is_the_same_word(printed: str, plain: str) -> None:
    assert fold(printed) == plain


@pytest.mark.parametrize("text", ["乾县水利局", "乾安县", "高祖峰", "著名", "瞭望", "余某", "徵收"])
def test_a_character_that_simplified_text_may_hold_changes_nothing_by_itself(text: str) -> None:
    assert fold(text) == text


@given(st.text(st.sampled_from("績效目標於後乾縣指标值一二≥１９"), max_size=12))
def test_a_second_conversion_changes_nothing(text: str) -> None:
    once = fold(text)
    assert simplified(once) == once
    assert not set(once) & set(characters())
