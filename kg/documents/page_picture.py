"""Pages of a PDF or of a scan as a picture, with the row framed that stands on them."""

import io
from collections.abc import Sequence
from typing import NamedTuple

import pypdfium2
from PIL import Image, ImageDraw

from kg.documents.document import PageBox, Rectangle
from kg.documents.readers import format_of
from kg.documents.scan.image import paper_of_image
from kg.errors import SourceError

RESOLUTION = 110  # dots an inch: an A4 page is some 900 × 1300
MOST_SIDE = 2_600  # dots: A2; of a larger page a screen shows a part only
_GAP = 12  # dots between two pages
_FILL, _STROKE, _DESK = (255, 221, 0, 50), (200, 0, 0, 255), (160, 160, 160)


class _Page(NamedTuple):
    """A page as it is displayed, and how many dots of its picture a point has."""

    picture: Image.Image
    scale: float


def framed_pages(path: str, data: bytes, boxes: Sequence[PageBox]) -> bytes:
    """The pages that a row stands on as one PNG, one below the other.

    Args:
        path: for messages.
        data: bytes of the PDF or picture.
        boxes: of the row, one for each page, in order; at least one.

    Raises:
        SourceError: a page cannot be drawn.
    """
    is_pdf = format_of(path, data) == "pdf"
    drawn: list[Image.Image] = []
    for box in boxes:
        try:
            page = _page_of_pdf(data, box.page) if is_pdf else _page_of_image(path, data, box.page)
            drawn.append(_framed(page, box))
        except (pypdfium2.PdfiumError, IndexError, ValueError, OSError, MemoryError) as error:
            reason = f"第 {box.page} 页画不成图片（{type(error).__name__}）"
            raise SourceError(path, reason) from None
    out = io.BytesIO()
    _one_below_the_other(drawn).save(out, format="PNG")
    return out.getvalue()


def _page_of_pdf(data: bytes, number: int) -> _Page:
    with pypdfium2.PdfDocument(data) as file:
        file.init_forms()  # what is filled in is drawn as well
        page = file[number - 1]
        scale = min(RESOLUTION / 72, MOST_SIDE / max(1.0, *page.get_size()))
        return _Page(page.render(scale=scale).to_pil().convert("RGB"), scale)


def _page_of_image(path: str, data: bytes, number: int) -> _Page:
    paper = paper_of_image(path, data, number)
    scale = min(RESOLUTION / 72, MOST_SIDE / max(paper.width, paper.height))
    size = max(1, round(paper.width * scale)), max(1, round(paper.height * scale))
    return _Page(paper.image.resize(size, Image.Resampling.LANCZOS), scale)


def _framed(page: _Page, box: PageBox) -> Image.Image:
    """The picture of a page with its row coloured, and every cell of it outlined."""
    layer = Image.new("RGBA", page.picture.size)
    pen = ImageDraw.Draw(layer)
    for _, cell in box.cells:
        pen.rectangle(_in_dots(page, cell), outline=_STROKE, width=1)
    pen.rectangle(_in_dots(page, box.box), fill=_FILL, outline=_STROKE, width=3)
    picture = page.picture.convert("RGBA")
    picture.alpha_composite(layer)
    return picture.convert("RGB")


def _in_dots(page: _Page, box: Rectangle) -> list[float]:
    return [side * page.scale for side in box]


def _one_below_the_other(pictures: Sequence[Image.Image]) -> Image.Image:
    if len(pictures) == 1:
        return pictures[0]
    width = max(picture.width for picture in pictures)
    height = sum(picture.height for picture in pictures) + _GAP * (len(pictures) - 1)
    desk = Image.new("RGB", (width, height), _DESK)
    top = 0
    for picture in pictures:
        desk.paste(picture, (0, top))
        top += picture.height + _GAP
    return desk
