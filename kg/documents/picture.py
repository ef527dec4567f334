"""A page of a PDF as a picture, with the row framed in which a text stands."""

import io
from typing import Any

import pdfplumber

from kg.errors import SourceError

RESOLUTION = 110  # dots an inch: an A4 page is some 900 × 1300
MOST_PIXELS = 40_000_000


def page_picture(path: str, data: bytes, page: int, texts: list[str]) -> bytes:
    """A page as PNG.

    Args:
        path: for messages.
        data: bytes of the PDF.
        page: 1-based.
        texts: of the row's cells, the most telling first; the row that holds most of them is framed.

    Raises:
        SourceError: the page cannot be drawn.
    """
    try:
        with pdfplumber.open(io.BytesIO(data)) as file:
            found = file.pages[page - 1]
            if float(found.width) * float(found.height) * (RESOLUTION / 72) ** 2 > MOST_PIXELS:
                raise SourceError(path, f"第 {page} 页太大，不能画成图片")
            picture = found.to_image(resolution=RESOLUTION)
            box = _row_of(found, ["".join(text.split()) for text in texts if text.strip()])
            if box is not None:
                picture.draw_rect(box, fill=(255, 221, 0, 50), stroke=(200, 0, 0), stroke_width=2)
            out = io.BytesIO()
            picture.annotated.save(out, format="PNG")
    except (IndexError, ValueError, OSError, MemoryError) as error:
        raise SourceError(path, f"第 {page} 页画不成图片（{type(error).__name__}）") from None
    return out.getvalue()


def _row_of(page: Any, wanted: list[str]) -> tuple[float, float, float, float] | None:
    """The box of the table row that holds the first text, and most of the others."""
    best: tuple[int, tuple[float, float, float, float]] | None = None
    for table in page.find_tables():
        for row in table.rows:
            text = "".join(_text_within(page, cell) for cell in row.cells if cell is not None)
            fitting = sum(one in text for one in wanted)
            if wanted and wanted[0] in text and (best is None or fitting > best[0]):
                best = fitting, row.bbox
    return best[1] if best else None


def _text_within(page: Any, box: tuple[float, float, float, float]) -> str:
    left, top, right, bottom = box
    inside = [
        char
        for char in page.chars
        if left <= (char["x0"] + char["x1"]) / 2 <= right and top <= (char["top"] + char["bottom"]) / 2 <= bottom
    ]
    ordered = sorted(inside, key=lambda char: (round(char["top"] / 3), char["x0"]))
    return "".join(char["text"] for char in ordered if not char["text"].isspace())
