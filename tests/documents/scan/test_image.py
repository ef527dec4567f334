"""Pictures of pages as files: frames, sizes, and what cannot be read."""

import io

import pytest
from PIL import Image

from kg.documents.page.box import Box
from kg.documents.scan.image import page_of_image, paper_of_image, read_image
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
    page = page_of_image("x", out.getvalue(), 1)
    assert abs(page.image.shape[1] - inches * RESOLUTION) <= 2
    # Points are those of the resolution that is stated, whatever the page was read at.
    wide = page.placement.rectangle(Box(0, 0, page.image.shape[1], page.image.shape[0]))
    assert wide[2] == pytest.approx(width * 72 / dots if dots else width, rel=1e-3)


def test_the_points_of_a_picture_may_differ_across_and_down() -> None:
    out = io.BytesIO()
    Image.new("L", (1000, 700), 255).save(out, "PNG", dpi=(200, 100))
    page = page_of_image("x", out.getvalue(), 1)
    height, width = page.image.shape
    assert page.placement.rectangle(Box(0, 0, width, height)) == pytest.approx(
        (0, 0, 360, 504), abs=0.2
    )


def test_a_photograph_lies_as_it_says_that_it_is_shown() -> None:
    image = Image.new("RGB", (1000, 1400), "white")
    image.paste((0, 0, 0), (0, 0, 100, 50))
    told = Image.Exif()
    told[0x0112] = 6  # to be turned clockwise by a quarter
    out = io.BytesIO()
    image.save(out, "JPEG", exif=told, quality=95)
    paper = paper_of_image("x", out.getvalue(), 1)
    assert paper.image.size == (1400, 1000)
    assert paper.image.getpixel((1395, 5)) == (0, 0, 0)
    assert page_of_image("x", out.getvalue(), 1).image.shape[1] > 2000
