"""Pages as pictures, with the row framed on each page it stands on."""

import io

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image

from kg.documents import PageBox
from kg.documents.page_picture import MOST_SIDE, RESOLUTION, framed_pages
from kg.errors import SourceError
from tests.support.pdf_writer import PdfPage, make_pdf

DOTS = RESOLUTION / 72
RED = (200, 0, 0)


def drawn(data: bytes, *boxes: PageBox) -> NDArray[np.uint8]:
    """Rows of dots: red, green, blue."""
    picture = Image.open(io.BytesIO(framed_pages("x", data, boxes)))
    assert picture.format == "PNG"
    return np.asarray(picture.convert("RGB"))


def red(picture: NDArray[np.uint8]) -> tuple[list[int], list[int]]:
    """Places across and down where the frame is."""
    down, across = np.nonzero((picture == RED).all(axis=2))
    return sorted({*across.tolist()}), sorted({*down.tolist()})


def image(size: tuple[int, int] = (1000, 1500), **stated: object) -> bytes:
    out = io.BytesIO()
    Image.new("L", size, 255).save(out, "PNG", **stated)
    return out.getvalue()


@pytest.mark.parametrize("rotate", [0, 90])
def test_a_row_is_framed_where_it_stands(rotate: int) -> None:
    data = make_pdf([PdfPage(rotate=rotate, crop=(0, 0, 600, 700))])
    across, down = red(drawn(data, PageBox(1, (100.0, 300.0, 400.0, 320.0), ())))
    assert [across[0], across[-1]] == pytest.approx([100 * DOTS, 400 * DOTS], abs=3)
    assert [down[0], down[-1]] == pytest.approx([300 * DOTS, 320 * DOTS], abs=3)


def test_a_row_cut_by_a_page_break_is_framed_on_both_pages() -> None:
    data = make_pdf([PdfPage(), PdfPage(), PdfPage()])
    boxes = [PageBox(2, (50.0, 780.0, 550.0, 795.0), ()), PageBox(3, (50.0, 20.0, 550.0, 30.0), ())]
    picture = drawn(data, *boxes)
    one = drawn(data, boxes[0])
    height = one.shape[0]
    assert picture.shape[0] > 2 * height
    assert (picture[:height] == one).all()
    _, down = red(picture[height:])
    gap = picture.shape[0] - 2 * height
    assert down[0] - gap == pytest.approx(20 * DOTS, abs=3)


def test_cells_are_outlined_also_beyond_the_row() -> None:
    label = ("level1", (50.0, 100.0, 90.0, 300.0))
    picture = drawn(make_pdf([PdfPage()]), PageBox(1, (50.0, 200.0, 400.0, 220.0), (label,)))
    _, down = red(picture)
    assert [down[0], down[-1]] == pytest.approx([100 * DOTS, 300 * DOTS], abs=3)


def test_the_points_of_a_picture_are_those_of_its_resolution() -> None:
    data = image(dpi=(150, 150))
    picture = drawn(data, PageBox(1, (48.0, 72.0, 240.0, 96.0), ()))
    assert picture.shape[:2] == pytest.approx(
        (1500 * RESOLUTION / 150, 1000 * RESOLUTION / 150), abs=1
    )
    across, _ = red(picture)
    assert [across[0], across[-1]] == pytest.approx([48 * DOTS, 240 * DOTS], abs=3)


def test_a_dot_is_a_point_where_a_picture_states_no_resolution() -> None:
    across, _ = red(drawn(image(), PageBox(1, (100.0, 200.0, 700.0, 230.0), ())))
    assert [across[0], across[-1]] == pytest.approx([100 * DOTS, 700 * DOTS], abs=3)


def test_pages_larger_than_paper_are_drawn_smaller() -> None:
    frame = PageBox(1, (1000.0, 1000.0, 4000.0, 4200.0), ())
    for data in (make_pdf([PdfPage(5000, 9000)]), image((3000, 5000), dpi=(40, 40))):
        picture = drawn(data, frame)
        assert max(picture.shape) == pytest.approx(MOST_SIDE, abs=1)
        across, _ = red(picture)
        wide = picture.shape[1] / (5000 if data.startswith(b"%PDF") else 3000 * 72 / 40)
        assert [across[0], across[-1]] == pytest.approx([1000 * wide, 4000 * wide], abs=3)


@pytest.mark.parametrize("data", [make_pdf([PdfPage()]), image()])
def test_a_page_that_is_not_there_is_no_picture(data: bytes) -> None:
    with pytest.raises(SourceError, match=r"第 9 页(画不成|损坏)"):
        framed_pages("x", data, [PageBox(9, (0.0, 0.0, 1.0, 1.0), ())])
