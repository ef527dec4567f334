"""Which characters count: fake bold, radicals, how sure they are."""

import pytest

from kg.documents.page.glyphs import Glyph, certainty_of, glyphs_of
from tests.support.printed_pages import HEADING, PRINTED, ROWS, read, ruled, texts


def test_glyphs_printed_twice_for_bold_are_read_once() -> None:
    page = ruled(ROWS).text(60, 40, "绩效目标表，2022年").text(60.4, 40.2, "绩效目标表，2022年")
    assert texts(read(page)) == ["绩效目标表，2022年", *PRINTED]


def test_a_font_that_says_radicals_for_letters_is_read_as_the_letters() -> None:
    rows = (HEADING, ("产出指标", "数量指标", "城乡居⺠参保⼈数", "≥52.6万⼈"))
    assert texts(read(ruled(rows)))[1] == "产出指标\t数量指标\t城乡居民参保人数\t≥52.6万人"


def test_brackets_and_commas_are_not_judged() -> None:
    glyphs = [
        Glyph(text, 0, 0, 1, 1, 0, 10, False, certainty)
        for text, certainty in (("（", 0.3), ("医", 0.97), ("≥", 0.92))
    ]
    assert certainty_of(glyphs) == 0.92
    assert certainty_of([]) == 1.0


@pytest.mark.parametrize(
    ("texts_given", "read_as"),
    [
        (["\0", "\0", "\0", "甲"], ["\ufffd", "\ufffd", "\ufffd", "甲"]),
        (["\0", "甲", "乙", "丙"], ["甲", "乙", "丙"]),
        (["甲\0", "(cid:7)", "\0"], ["甲", "\ufffd"]),
    ],
)
def test_a_font_that_maps_all_letters_to_nothing_does_not_tell_them(
    texts_given: list[str], read_as: list[str]
) -> None:
    chars = [
        {
            "text": text,
            "matrix": (1, 0, 0, 1, 0, 0),
            "size": 10.0,
            "x0": 20.0 * place,
            "x1": 20.0 * place + 10,
            "top": 0.0,
            "bottom": 10.0,
        }
        for place, text in enumerate(texts_given)
    ]
    assert [glyph.text for glyph in glyphs_of(chars, (0, 0, 200, 200))] == read_as
