"""A page of a PDF or of a scan as a picture, with the row framed in which a text stands."""

import io
from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise
from typing import Any

import pdfplumber
from PIL import Image, ImageDraw

from kg.documents.page.box import Box
from kg.documents.page.writer import PrintedPage
from kg.documents.readers import format_of
from kg.documents.scan.image import page_of_image
from kg.documents.scan.reader import MOST_PIXELS, page_image, read_scan
from kg.documents.scan.reader import RESOLUTION as SCANNED
from kg.errors import SourceError

RESOLUTION = 110  # dots an inch: an A4 page is some 900 × 1300
_FILL, _STROKE = (255, 221, 0, 50), (200, 0, 0)


def page_picture(path: str, data: bytes, page: int, texts: list[str]) -> bytes:
    """A page of a PDF as PNG.

    Args:
        path: for messages.
        data: bytes of the PDF.
        page: 1-based.
        texts: of the row's cells, the most telling first; the row that holds most of them is
            framed.

    Raises:
        SourceError: the page cannot be drawn.
    """
    return _png(_drawn, path, data, page, texts)


def scan_picture(path: str, data: bytes, page: int, texts: list[str]) -> bytes:
    """A page that text recognition reads, as PNG: level and the right way up, as it was read.

    Args, Raises:
        as for ``page_picture``; the bytes may be those of a picture.
    """
    return _png(_scanned, path, data, page, texts)


def _png(
    draw: Callable[[str, bytes, int, list[str]], Image.Image],
    path: str,
    data: bytes,
    page: int,
    texts: list[str],
) -> bytes:
    out = io.BytesIO()
    try:
        draw(path, data, page, ["".join(text.split()) for text in texts if text.strip()]).save(
            out, format="PNG"
        )
    except (IndexError, ValueError, OSError, MemoryError) as error:
        raise SourceError(path, f"第 {page} 页画不成图片（{type(error).__name__}）") from None
    return out.getvalue()


def _drawn(path: str, data: bytes, page: int, wanted: list[str]) -> Image.Image:
    with pdfplumber.open(io.BytesIO(data)) as file:
        found = file.pages[page - 1]
        if float(found.width) * float(found.height) * (RESOLUTION / 72) ** 2 > MOST_PIXELS:
            raise SourceError(path, f"第 {page} 页太大，不能画成图片")
        picture = found.to_image(resolution=RESOLUTION)
        box = _row_of(_ruled_rows(found), wanted)
        if box is not None:
            picture.draw_rect(box, fill=_FILL, stroke=_STROKE, stroke_width=2)
        made: Image.Image = picture.annotated
        return made


def _scanned(path: str, data: bytes, page: int, wanted: list[str]) -> Image.Image:
    image = (
        page_image(path, data, page)
        if format_of(path, data) == "pdf"
        else page_of_image(path, data, page)
    )
    scan = read_scan(image)
    scale = RESOLUTION / SCANNED
    picture = Image.fromarray(scan.image).convert("RGBA")
    picture = picture.resize(
        (round(picture.width * scale), round(picture.height * scale)), Image.Resampling.LANCZOS
    )
    box = _row_of(_recognised_rows(scan.printed), wanted)
    if box is not None:
        frame = Image.new("RGBA", picture.size)
        sides = [side * RESOLUTION / 72 for side in box]
        ImageDraw.Draw(frame).rectangle(sides, fill=_FILL, outline=(*_STROKE, 255), width=2)
        picture.alpha_composite(frame)
    return picture.convert("RGB")


def _row_of(rows: Iterable[tuple[str, Box]], wanted: list[str]) -> Box | None:
    """The box of the table row that holds the first text, and most of the others."""
    best: tuple[int, Box] | None = None
    for text, box in rows:
        fitting = sum(one in text for one in wanted)
        if wanted and wanted[0] in text and (best is None or fitting > best[0]):
            best = fitting, box
    return best[1] if best else None


def _ruled_rows(page: Any) -> Iterator[tuple[str, Box]]:
    """Rows of a PDF page's tables: text without blanks, and place."""
    for table in page.find_tables():
        for row in table.rows:
            yield (
                "".join(_text_within(page, cell) for cell in row.cells if cell is not None),
                Box(*map(float, row.bbox)),
            )


def _recognised_rows(printed: PrintedPage) -> Iterator[tuple[str, Box]]:
    """Those of a scanned page."""
    for grid in printed.grids:
        for top, bottom in pairwise(grid.ys):
            cells = [Box(left, top, right, bottom) for left, right in pairwise(grid.xs)]
            texts = [
                "".join(glyph.text for glyph in printed.glyphs if cell.holds(glyph.x, glyph.y))
                for cell in cells
            ]
            yield "".join("".join(texts).split()), Box(grid.box.x0, top, grid.box.x1, bottom)


def _text_within(page: Any, box: tuple[float, float, float, float]) -> str:
    left, top, right, bottom = box
    inside = [
        char
        for char in page.chars
        if left <= (char["x0"] + char["x1"]) / 2 <= right
        and top <= (char["top"] + char["bottom"]) / 2 <= bottom
    ]
    ordered = sorted(inside, key=lambda char: (round(char["top"] / 3), char["x0"]))
    return "".join(char["text"] for char in ordered if not char["text"].isspace())
