"""Which characters count: fake bold, radicals, how sure they are."""

from kg.documents.page.glyphs import Glyph, certainty_of
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
