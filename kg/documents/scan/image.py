"""Pictures of pages (PNG, JPEG, TIFF, BMP, GIF) -> Document, by text recognition."""

import hashlib
import io
from math import isfinite
from typing import NamedTuple

import numpy as np
from PIL import Image, ImageOps

from kg.documents.document import Document
from kg.documents.page.placement import scaled
from kg.documents.page.writer import PageWriter
from kg.documents.scan.picture import PagePicture
from kg.documents.scan.reader import (
    HOW_TO_INSTALL,
    MOST_PIXELS,
    RESOLUTION,
    is_recognition_installed,
    read_scan,
)
from kg.errors import SourceError

MOST_FRAMES = 500
# Inches, of A4: for a picture that does not say its size, or says that of a stamp or a poster.
_LONG_SIDE = 11.69
_PAPER = (5.0, 24.0)  # inches a page is long
_A_DOT_A_POINT = (72.0, 72.0)


class Paper(NamedTuple):
    """A page of a picture.

    Attributes:
        image: in colour, the right way up.
        dots: an inch, across and down, as the picture states; None where it states none.
    """

    image: Image.Image
    dots: tuple[float, float] | None

    @property
    def width(self) -> float:
        """In points; a dot is one where the picture states no resolution."""
        return self.image.width * 72 / (self.dots or _A_DOT_A_POINT)[0]

    @property
    def height(self) -> float:
        """As the width."""
        return self.image.height * 72 / (self.dots or _A_DOT_A_POINT)[1]


def read_image(path: str, data: bytes) -> Document:
    """Read the bytes of a picture; a TIFF may hold several pages.

    Raises:
        SourceError: recognition is not installed, the picture is damaged or too large, or nothing
            is written on it.
    """
    if not is_recognition_installed():
        raise SourceError(
            path, f"是图片（扫描件或截图）；{HOW_TO_INSTALL}，或提供有文字的 PDF、Word 或 Excel"
        )
    writer = PageWriter(path)
    for number in range(1, _frames(path, data) + 1):
        writer.begin()
        writer.add_scan(number, read_scan(page_of_image(path, data, number)).printed)
    if not writer.recognised:
        raise SourceError(path, "图片中没有认出文字；请提供更清晰的扫描件，或有文字的文件")
    return writer.document(hashlib.sha256(data).hexdigest(), "image")


def page_of_image(path: str, data: bytes, number: int) -> PagePicture:
    """A page of a picture in grey, with ``RESOLUTION`` dots an inch.

    Raises:
        SourceError: it is damaged, or larger than paper is.
    """
    paper = paper_of_image(path, data, number)
    image = paper.image
    scale = RESOLUTION / _dots_an_inch(image, paper.dots)
    size = (max(1, round(image.width * scale)), max(1, round(image.height * scale)))
    if size[0] * size[1] > MOST_PIXELS:
        raise SourceError(path, f"第 {number} 页太大；请按纸张大小重新扫描")
    page = image.convert("L").resize(size, Image.Resampling.LANCZOS)
    placement = scaled(paper.width / size[0], paper.height / size[1])
    return PagePicture(np.asarray(page, dtype=np.uint8).copy(), placement)


def paper_of_image(path: str, data: bytes, number: int) -> Paper:
    """A page of a picture as a viewer shows it.

    Raises:
        SourceError: it is damaged, or larger than paper is.
    """
    try:
        with Image.open(io.BytesIO(data)) as image:
            image.seek(number - 1)
            if image.width * image.height > MOST_PIXELS:
                raise SourceError(
                    path,
                    f"第 {number} 页超过 {MOST_PIXELS // 1_000_000} 百万像素；请按纸张大小重新扫描",
                )
            upright = ImageOps.exif_transpose(image)
            # What is transparent lies on white paper.
            paper = Image.new("RGBA", upright.size, "white")
            paper.alpha_composite(upright.convert("RGBA"))
            return Paper(paper.convert("RGB"), _stated_dots(upright))
    except (OSError, ValueError, EOFError, SyntaxError, Image.DecompressionBombError) as error:
        raise SourceError(
            path, f"图片第 {number} 页损坏，读不出来（{type(error).__name__}）；请重新扫描或下载"
        ) from None


def _frames(path: str, data: bytes) -> int:
    try:
        with Image.open(io.BytesIO(data)) as image:
            count = getattr(image, "n_frames", 1)
    except (OSError, ValueError, EOFError, SyntaxError, Image.DecompressionBombError) as error:
        raise SourceError(
            path, f"图片损坏，打不开（{type(error).__name__}）；请重新扫描或下载"
        ) from None
    if count > MOST_FRAMES:
        raise SourceError(path, f"图片超过 {MOST_FRAMES} 页；请拆分后再读")
    return count


def _stated_dots(image: Image.Image) -> tuple[float, float] | None:
    """Dots an inch across and down as the picture states them."""
    stated = image.info.get("dpi")
    if not isinstance(stated, tuple) or len(stated) != 2:
        return None
    across, down = map(float, stated)
    is_told = isfinite(across) and isfinite(down) and min(across, down) > 0
    return (across, down) if is_told else None


def _dots_an_inch(image: Image.Image, stated: tuple[float, float] | None) -> float:
    """As the picture says, where that makes a page of it; else as if it showed one of A4."""
    long = max(image.size)
    if stated is not None and _PAPER[0] <= long / stated[0] <= _PAPER[1]:
        return stated[0]
    return max(long, 1) / _LONG_SIDE
