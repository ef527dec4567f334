"""Pictures of pages (PNG, JPEG, TIFF, BMP, GIF) -> Document, by text recognition."""

import hashlib
import io

import numpy as np
from PIL import Image

from kg.documents.document import Document
from kg.documents.page.writer import PageWriter
from kg.documents.scan.picture import Gray
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


def page_of_image(path: str, data: bytes, number: int) -> Gray:
    """A page of a picture in grey, with ``RESOLUTION`` dots an inch.

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
            scale = RESOLUTION / _dots_an_inch(image)
            size = (max(1, round(image.width * scale)), max(1, round(image.height * scale)))
            if size[0] * size[1] > MOST_PIXELS:
                raise SourceError(path, f"第 {number} 页太大；请按纸张大小重新扫描")
            # What is transparent lies on white paper.
            paper = Image.new("RGBA", image.size, "white")
            paper.alpha_composite(image.convert("RGBA"))
            return np.asarray(
                paper.convert("L").resize(size, Image.Resampling.LANCZOS), dtype=np.uint8
            ).copy()
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


def _dots_an_inch(image: Image.Image) -> float:
    """As the picture says, where that makes a page of it; else as if it showed one of A4."""
    long = max(image.size)
    stated = image.info.get("dpi")
    dots = float(stated[0]) if isinstance(stated, tuple) and stated else 0.0
    if dots > 0 and _PAPER[0] <= long / dots <= _PAPER[1]:
        return dots
    return max(long, 1) / _LONG_SIDE
