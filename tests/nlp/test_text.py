"""Comparison forms."""

from hypothesis import given
from hypothesis import strategies as st

from nlp.radicals import _TABLE, without_radicals
from nlp.text import fold, join_wrapped, squash
from nlp.values.numerals import read_numeral


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


def test_numerals() -> None:
    assert [read_numeral(text) for text in ("十二", "二〇二二", "三百二十", "两", "十", "甲")] == [
        12,
        2022,
        320,
        2,
        10,
        None,
    ]


def test_radicals_are_the_letters_they_look_like() -> None:
    assert without_radicals("城乡居⺠参保⼈数（⼾）ABC") == "城乡居民参保人数（户）ABC"
    assert fold("⻓期 ⻔诊") == "长期门诊"
    for radical, letter in _TABLE.items():
        assert 0x2E80 <= radical <= 0x2FDF
        assert len(letter) == 1
        assert letter >= "\u4e00"
        assert fold(letter) == letter
