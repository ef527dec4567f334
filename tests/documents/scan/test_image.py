"""Pictures of pages as files: frames, sizes, and what cannot be read."""

import io

import pytest
from PIL import Image

from kg.documents.scan.image import page_of_image, read_image
from kg.documents.scan.reader import RESOLUTION
from kg.errors import SourceError
from tests.support.scans import PAGE, as_image, page_part

BLANK = Image.new("RGBA", (1000, 750), (0, 0, 0, 0))  # a small page; what is transparent is white


def test_every_frame_of_a_tiff_is_a_page() -> None:
    frame = Image.new("L", (1000, 750), 255)  # five inches, the shortest page
    frame.paste(page_part((1360, 840, 1790, 1000)), (100, 100))
    document = read_image("x.tif", as_image(frame, "TIFF", [frame]))
    assert document.recognised == (1, 2)
    pages = [[line.text for line in document.lines if line.page == page] for page in (1, 2)]
    assert pages[0] == pages[1]
    assert len(pages[0]) >= 3


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"\x89PNG\r\n\x1a\n", "损坏"),
        (PAGE.read_bytes()[:9000], "损坏"),
        (as_image(BLANK), "没有认出文字"),
        (as_image(Image.new("1", (8000, 8000))), "百万像素"),
        (as_image(Image.new("1", (15_000, 15_000))), "损坏"),
    ],
    ids=["header only", "cut off", "blank", "vast", "a bomb"],
)
def test_pictures_that_cannot_be_read_say_why(data: bytes, reason: str) -> None:
    with pytest.raises(SourceError, match=reason):
        read_image("x", data)


def test_without_recognition_the_reason_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("kg.documents.scan.image.is_recognition_installed", lambda: False)
    with pytest.raises(SourceError, match=r"jipu\[ocr\]"):
        read_image("x", PAGE.read_bytes())


@pytest.mark.parametrize(
    ("width", "dots", "inches"),
    [
        (1000, 200, 5.0),  # the shortest page
        (1000, 210, 11.69),  # less is a stamp: read as if it were A4
        (1000, 42, 1000 / 42),  # a large page, of 23.8 inches
        (1000, 41, 11.69),  # more is a poster
        (1000, None, 11.69),
    ],
)
def test_a_picture_has_the_size_it_says_where_that_is_a_page(
    width: int, dots: int | None, inches: float
) -> None:
    out = io.BytesIO()
    Image.new("L", (width, 100), 255).save(out, "PNG", **({"dpi": (dots, dots)} if dots else {}))
    assert abs(page_of_image("x", out.getvalue(), 1).shape[1] - inches * RESOLUTION) <= 2
