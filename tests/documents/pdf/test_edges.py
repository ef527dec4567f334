"""How rulings are drawn: dot by dot, dash by dash, on turned pages, over coloured rows, or not at all between fills."""

import io
from collections.abc import Callable, Sequence

import pytest
from pdfplumber.pdf import PDF

from kg.documents.document import Cell
from kg.documents.page.box import Box
from kg.documents.pdf.edges import _chains, _rows_of_marks, drawn_on
from kg.documents.pdf.reader import read_pdf
from tests.support.pdf_writer import PdfPage, make_pdf
from tests.support.printed_pages import unplaced

XS = (40.37, 140.71, 260.13, 400.59, 560.83)
ROWS = (
    ("一级指标", "二级指标", "三级指标", "指标值"),
    ("产出指标", "数量指标", "检查医院次数", "≥12次"),
    ("", "质量指标", "检查合格率", "≥95%"),
    ("效益指标", "社会效益指标", "政策知晓率", "≥90%"),
)
TOP, HEIGHT = 100.29, 20.07
Ruling = Callable[[PdfPage, float, float, float, float], object]


def dots(
    page: PdfPage,
    x0: float,
    top: float,
    x1: float,
    bottom: float,
    size: float = 0.75,
    gap: float = 0.75,
    long: float = 1,
) -> None:
    """A ruling of small filled boxes."""
    place, end = (x0, x1) if x1 > x0 else (top, bottom)
    while place < end:
        length = min(size * long, end - place)
        page.rect(
            *(
                (place, top, place + length, top + size)
                if x1 > x0
                else (x0, place, x0 + size, place + length)
            ),
            filled=True,
        )
        place += length + gap


def dashes(page: PdfPage, x0: float, top: float, x1: float, bottom: float) -> None:
    """A dashed ruling."""
    dots(page, x0, top, x1, bottom, gap=2.25, long=3)


def lines(page: PdfPage, x0: float, top: float, x1: float, bottom: float) -> None:
    """A plain ruling."""
    page.line(x0, top, x1, bottom)


def table(draw: Ruling, rows: Sequence[Sequence[str]] = ROWS) -> PdfPage:
    """The first column's second cell covers two rows."""
    page = PdfPage()
    for row, texts in enumerate(rows):
        top, bottom = TOP + HEIGHT * row, TOP + HEIGHT * (row + 1)
        for column, text in enumerate(texts):
            if text or column:
                draw(page, XS[column], top, XS[column + 1], top)
            draw(page, XS[column], top, XS[column], bottom)
            merged = HEIGHT / 2 if (row, column) == (1, 0) else 0
            page.text(XS[column] + 2, top + 4 + merged, text)
        draw(page, XS[-1], top, XS[-1], bottom)
    draw(page, XS[0], TOP + HEIGHT * len(rows), XS[-1], TOP + HEIGHT * len(rows))
    return page


def cells(page: PdfPage) -> list[tuple[Cell, ...]]:
    return [unplaced(line) for line in read_pdf("预算.pdf", make_pdf([page])).lines if line.cells]


EXPECTED = [
    tuple(Cell(text, column) for column, text in enumerate(ROWS[0])),
    (Cell("产出指标", 0, 2), Cell("数量指标", 1), Cell("检查医院次数", 2), Cell("≥12次", 3)),
    (Cell("质量指标", 1), Cell("检查合格率", 2), Cell("≥95%", 3)),
    tuple(Cell(text, column) for column, text in enumerate(ROWS[3])),
]


@pytest.mark.parametrize("draw", [lines, dots, dashes])
def test_dotted_and_dashed_rulings_are_rulings(draw: Ruling) -> None:
    assert cells(table(draw)) == EXPECTED


@pytest.mark.parametrize("draw", [lines, dots])
@pytest.mark.parametrize("rotate", [90, 180, 270])
def test_a_turned_page_has_the_cells_of_the_page_upright(draw: Ruling, rotate: int) -> None:
    page = table(draw)
    page.rotate = rotate
    assert cells(page) == EXPECTED


@pytest.mark.parametrize("rotate", [0, 90])
def test_coloured_rows_do_not_cut_labels_merged_over_them(rotate: int) -> None:
    shaded = PdfPage()
    for row in (0, 2):
        shaded.rect(
            XS[0], TOP + HEIGHT * row, XS[-1], TOP + HEIGHT * (row + 1), filled=True, gray=0.9
        )
    page = table(lines)
    page.drawn = [*shaded.drawn, *page.drawn]
    page.rotate = rotate
    assert cells(page) == EXPECTED


def test_fills_stand_for_cells_where_nothing_is_ruled() -> None:
    page = PdfPage()
    for row, texts in enumerate(ROWS):
        for column, text in enumerate(texts):
            top = TOP + HEIGHT * row
            page.rect(
                XS[column], top, XS[column + 1] - 0.5, top + HEIGHT - 0.5, filled=True, gray=0.9
            )
            page.text(XS[column] + 2, top + 4, text)
    assert [tuple(cell.text for cell in row) for row in cells(page)] == [tuple(row) for row in ROWS]


def test_a_few_dots_are_no_ruling() -> None:
    page = table(lines)
    for place in range(4):
        page.rect(
            50 + 2 * place, TOP + HEIGHT * 1.5, 51 + 2 * place, TOP + HEIGHT * 1.5 + 1, filled=True
        )
    assert cells(page) == EXPECTED


def marks(count: int, *, width: float = 1.0, height: float = 1.0, step: float = 2.0) -> list[Box]:
    """Marks in a row."""
    return [Box(step * place, 0, step * place + width, height) for place in range(count)]


@pytest.mark.parametrize(
    ("row", "count"),
    [
        (marks(5), 1),
        (marks(4), 0),
        (marks(5, height=1.4), 1),
        (marks(5, height=1.6), 0),  # dashes that run down
        (marks(5, step=1.0 + 3.9), 1),
        (marks(5, step=1.0 + 4.1), 0),  # three points and the length of a mark
    ],
)
def test_marks_that_are_a_ruling(row: list[Box], count: int) -> None:
    assert len([edge for edge in _rows_of_marks(row) if edge["orientation"] == "h"]) == count
    down = [Box(top, x0, bottom, x1) for x0, top, x1, bottom in row]
    assert len([edge for edge in _rows_of_marks(down) if edge["orientation"] == "v"]) == count


@pytest.mark.parametrize(("off", "count"), [(0.28, 1), (0.32, 0)])
def test_marks_of_a_ruling_are_in_line(off: float, count: int) -> None:
    places = [(2.0 * place, 2.0 * place + 1, off if place == 2 else 0.0) for place in range(5)]
    assert len(list(_chains(places))) == count


@pytest.mark.parametrize(("size", "is_mark"), [(2.9, True), (3.1, False)])
def test_larger_boxes_are_no_marks(size: float, is_mark: bool) -> None:
    """Small filled boxes beside each other are a row of marks, larger ones have sides."""
    page = PdfPage()
    for place in range(6):
        page.rect(50 + 5 * place, 100, 50 + 5 * place + size, 101, filled=True)
    with PDF(io.BytesIO(make_pdf([page]))) as file:
        assert (len(drawn_on(file.pages[0]).rulings) == 1) == is_mark
