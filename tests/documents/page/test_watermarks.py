"""Watermarks are left out, headings are not."""

from tests.support.pdf_writer import PdfPage, rows_of
from tests.support.printed_pages import HEADING, PRINTED, ROWS, XS, read, ruled, texts, ys


def test_watermarks_are_left_out() -> None:
    page = (
        PdfPage()
        .text(100, 400, "内部资料", 60, angle=45, gray=0.8)
        .text(60, 120, "三门峡", 80, gray=0.9)
    )
    page.drawn += ruled(ROWS).drawn
    page.letters |= set("".join("".join(row) for row in ROWS))
    page.text(60, 500, "财政局", 70, gray=0.85).text(150, 30, "绩效目标表", 40)
    assert texts(read(page)) == ["绩效目标表", *PRINTED]


def test_a_light_text_printed_over_the_table_is_a_watermark() -> None:
    page = PdfPage()
    for place in range(6):
        page.text(60 + 70 * place, 104 + 15 * place, "雨城教育2024", 12, gray=0.85)
    page.drawn += ruled(ROWS).drawn
    page.letters |= ruled(ROWS).letters
    assert texts(read(page)) == PRINTED


def test_light_letters_of_a_dark_heading_stay() -> None:
    page = PdfPage().rect(XS[0], 100, XS[-1], 120, filled=True)
    for column, text in enumerate(HEADING):
        page.text(XS[column] + 2, 102, text, gray=1)
    below = (
        PdfPage().table(XS, ys(120, len(ROWS) - 1), rows_of(ROWS[1:])).line(XS[0], 100, XS[-1], 100)
    )
    for x in XS:
        below.line(x, 100, x, 120)
    page.drawn += below.drawn
    page.letters |= below.letters
    assert texts(read(page)) == PRINTED
