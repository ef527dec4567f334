"""Cells lie where the page is displayed: turned as it says, the crop box at the upper left corner."""

import numpy as np
import pypdfium2
import pytest
from numpy.typing import NDArray

from kg.documents.document import Document, Rectangle
from kg.documents.pdf.reader import read_pdf
from tests.support.pdf_writer import PdfPage, make_pdf, rows_of
from tests.support.printed_pages import HEADING, ROWS, XS, ys

CROP = (20, 60, 590, 330)
DIGITS = {"≥12次", "≥95%", "≥90%", "≥98%"}  # a viewer without the font draws digits alone
SCALE = 2  # dots to a point


def ink(data: bytes) -> NDArray[np.bool_]:
    """Which dots of the first page a viewer draws dark, the rulings aside."""
    with pypdfium2.PdfDocument(data) as file:
        drawn = file[0].render(scale=SCALE, grayscale=True).to_numpy()
    dark: NDArray[np.bool_] = drawn.reshape(drawn.shape[:2]) < 128
    return dark


def within(dark: NDArray[np.bool_], box: Rectangle) -> int:
    """Dark dots in a cell, its rulings aside."""
    x0, y0, x1, y1 = (round(side * SCALE) for side in box)
    return int(dark[y0 + 3 : y1 - 2, x0 + 3 : x1 - 2].sum())


def cells(document: Document) -> list[tuple[str, Rectangle]]:
    return [
        (cell.text, cell.box)
        for line in document.lines
        for cell in line.cells
        if cell.box is not None
    ]


def upright(rotate: int, crop: tuple[float, float, float, float] | None) -> PdfPage:
    """A table of level text, so that a page with /Rotate shows it turned."""
    page = PdfPage(rotate=rotate, crop=crop, corner=(30, -40))
    return page.table(XS, ys(100, len(ROWS)), rows_of(ROWS))


def sideways(rotate: int) -> PdfPage:
    """A table whose text runs up the page."""
    page = PdfPage(rotate=rotate, crop=(40, 30, 400, 700))
    for row, texts in enumerate(ROWS):
        for column, text in enumerate(texts):
            x0, x1 = 100 + 20 * row, 120 + 20 * row
            low, high = 640 - XS[column], 640 - XS[column + 1]
            page.rect(x0, high, x1, low).text(x1 - 4, low - 12, text, angle=90)
    return page


@pytest.mark.parametrize("crop", [None, CROP])
@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
def test_cells_of_turned_and_cropped_pages_hold_what_a_viewer_shows_there(
    rotate: int, crop: tuple[float, float, float, float] | None
) -> None:
    data = make_pdf([upright(rotate, crop)])
    found = cells(read_pdf("x.pdf", data))
    assert [text for text, _ in found] == [text for row in ROWS for text in row]
    dark = ink(data)
    assert {text for text, box in found if within(dark, box)} == DIGITS


@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
def test_cells_of_a_table_printed_sideways_lie_sideways(rotate: int) -> None:
    data = make_pdf([sideways(rotate)])
    found = cells(read_pdf("x.pdf", data))
    assert [text for text, _ in found] == [text for row in ROWS for text in row]
    dark = ink(data)
    assert {text for text, box in found if within(dark, box)} == DIGITS


def test_rows_lie_from_side_to_side_of_their_table_as_displayed() -> None:
    document = read_pdf("x.pdf", make_pdf([upright(0, CROP)]))
    left, top, *_ = CROP
    assert [line.box for line in document.lines] == [
        (XS[0] - left, y - top, XS[-1] - left, y + 20 - top) for y in ys(100, len(ROWS))[:-1]
    ]


def test_a_line_of_text_has_the_box_of_its_letters() -> None:
    page = PdfPage(crop=CROP).text(120, 80, "绩效目标", 10).text(300, 80, "表")
    line = read_pdf("x.pdf", make_pdf([page])).lines[0]
    assert line.text == "绩效目标 表"
    assert line.box is not None
    x0, y0, x1, y1 = line.box
    assert (x0, x1) == (100.0, 290.0)
    assert 15 <= y0 < y1 <= 35


def test_what_lies_outside_the_crop_box_is_not_printed() -> None:
    page = upright(0, CROP).text(60, 30, "裁去的标题").text(60, 70, "看得见的标题")
    lines = read_pdf("x.pdf", make_pdf([page])).lines
    assert lines[0].text == "看得见的标题"
    assert lines[1].text == "\t".join(HEADING)


def test_a_crop_box_beside_the_page_crops_nothing() -> None:
    page = PdfPage(crop=(700, 0, 900, 100)).table(XS, ys(100, len(ROWS)), rows_of(ROWS))
    assert read_pdf("x.pdf", make_pdf([page])).lines[0].box == (XS[0], 100, XS[-1], 120)
