"""Which lines are rulings, and which are missing: double ones, pieces, open sides."""

from itertools import pairwise

import pytest

from tests.support.pdf_writer import PdfPage
from tests.support.printed_pages import PRINTED, ROWS, XS, read, ruled, texts, ys


@pytest.mark.parametrize("gap", [0.8, 2.5, 4])
def test_double_rulings_are_one(gap: float) -> None:
    page = ruled(ROWS)
    for x in XS:
        page.line(x + gap, 100, x + gap, 200)
    for y in ys(100, len(ROWS)):
        page.line(40, y + gap, 560, y + gap)
    assert texts(read(page)) == PRINTED


def test_rulings_made_of_thin_rectangles_with_gaps() -> None:
    page = PdfPage()
    for row in range(len(ROWS) + 1):
        for left, right in pairwise(XS):
            page.rect(left + 0.6, 100 + 20 * row, right - 0.6, 100.5 + 20 * row, filled=True)
    for x in XS:
        for row in range(len(ROWS)):
            page.rect(x, 101 + 20 * row, x + 0.5, 119.4 + 20 * row, filled=True)
    for row, values in enumerate(ROWS):
        for x, value in zip(XS, values, strict=False):
            page.text(x + 4, 104 + 20 * row, value)
    assert texts(read(page)) == PRINTED


def test_a_table_open_at_its_sides_and_at_the_page_end() -> None:
    page = PdfPage()
    for y in ys(100, len(ROWS))[:-1]:
        page.line(40, y, 560, y)
    for x in XS[1:-1]:
        page.line(x, 100, x, 200)
    for row, values in enumerate(ROWS):
        for x, value in zip(XS, values, strict=False):
            page.text(x + 4, 104 + 20 * row, value)
    page.text(60, 60, "标题").text(60, 300, "说明")
    assert texts(read(page)) == ["标题", *PRINTED, "说明"]
