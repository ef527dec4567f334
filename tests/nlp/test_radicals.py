"""Radicals that stand for ideographs."""

from nlp.radicals import _TABLE, without_radicals
from nlp.text import fold
from nlp.traditional import simplified


def test_radicals_are_the_letters_they_look_like() -> None:
    assert without_radicals("城乡居⺠参保⼈数（⼾）ABC") == "城乡居民参保人数（户）ABC"
    assert fold("⻓期 ⻔诊") == "长期门诊"
    for radical, letter in _TABLE.items():
        assert 0x2E80 <= radical <= 0x2FDF
        assert len(letter) == 1
        assert letter >= "\u4e00"
        assert fold(chr(radical)) == fold(letter) == simplified(letter)


def test_the_first_and_the_last_radical_of_kangxi_are_among_them() -> None:
    assert without_radicals("⼀⿕") == "一龠"
