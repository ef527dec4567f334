"""Pages as pictures with a row framed."""

import io

import pytest
from PIL import Image

from kg.documents.page_picture import scan_picture
from kg.errors import SourceError
from tests.support.scans import PAGE, as_image, page_part


def test_the_row_of_a_scan_is_framed_on_the_level_page() -> None:
    data = as_image(page_part())
    png = scan_picture("x", data, 1, ["全市医保业务培训会", "≥2次"])
    picture = Image.open(io.BytesIO(png)).convert("RGB")
    middle = picture.width // 2
    framed = [y for y in range(picture.height) if picture.getpixel((middle, y)) == (200, 0, 0)]
    assert 10 < framed[-1] - framed[0] < picture.height / 10
    assert framed[0] > picture.height * 3 / 4  # the second row of targets, one of the last


def test_a_page_that_is_not_there_is_no_picture() -> None:
    with pytest.raises(SourceError, match=r"画不成|损坏"):
        scan_picture("x", PAGE.read_bytes(), 9, ["x"])
