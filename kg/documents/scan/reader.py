"""A page that is only a picture -> glyphs and ruled tables, as a page with a text layer has them.

Needs the optional packages of ``jipu[ocr]``: RapidOCR with its models, and OpenCV.
"""

from importlib.util import find_spec
from typing import NamedTuple

import pypdfium2

from kg.documents.page.glyphs import Glyph
from kg.documents.page.grid import find_grids
from kg.documents.page.placement import scaled, turned_back
from kg.documents.page.writer import PrintedPage
from kg.documents.scan.picture import Gray, PagePicture
from kg.errors import SourceError

RESOLUTION = 200  # dots an inch, as offices scan
MOST_PIXELS = 40_000_000  # of a page: A3 at 400 dots an inch
HOW_TO_INSTALL = "请安装文字识别组件（pip install 'jipu[ocr]'）后再读"
_POINTS = 72 / RESOLUTION
_MOST_SIDE = 3_400  # dots: A3; of a page that claims to be larger, its scanner took dots for points
_LEVEL = 0.8  # certainty that a page reaches which is read the right way up


class Scan(NamedTuple):
    """A page as recognised, set level.

    Attributes:
        image: the page, level and the right way up, grey, ``RESOLUTION`` dots an inch.
        printed: its text and ruled tables in points, each character with its certainty, and where
            they lie on the page as it is displayed.
    """

    image: Gray
    printed: PrintedPage


def is_recognition_installed() -> bool:
    """Whether scans can be read."""
    return (
        find_spec("rapidocr") is not None
        and find_spec("cv2") is not None
        and find_spec("onnxruntime") is not None
    )


def page_image(path: str, data: bytes, number: int) -> PagePicture:
    """A page of a PDF, drawn in grey with ``RESOLUTION`` dots an inch.

    Raises:
        SourceError: it cannot be drawn.
    """
    try:
        with pypdfium2.PdfDocument(data) as file:
            page = file[number - 1]
            scale = min(1 / _POINTS, _MOST_SIDE / max(1.0, *page.get_size()))
            drawn: Gray = page.render(scale=scale, grayscale=True).to_numpy()
    except pypdfium2.PdfiumError as error:
        raise SourceError(
            path, f"第 {number} 页画不成图片（{error}）；请用阅读软件重新另存为 PDF"
        ) from None
    return PagePicture(drawn.reshape(drawn.shape[:2]).copy(), scaled(1 / scale, 1 / scale))


def read_scan(picture: PagePicture) -> Scan:
    """Recognise a page."""
    from kg.documents.scan.recognition import glyphs_of_scan
    from kg.documents.scan.rulings import level, rulings_of, turned, without

    image = picture.image
    height, width = image.shape
    sureness, best = -1.0, Scan(image, PrintedPage([], []))
    for quarter in (0, 1, 3, 2):
        page, levelling = level(turned(image, quarter))
        rulings = rulings_of(page, _POINTS)
        glyphs = glyphs_of_scan(without(page, rulings), _POINTS)
        if _sureness(glyphs) > sureness:
            dots = scaled(1 / _POINTS, 1 / _POINTS).then(levelling)
            upright = dots.then(turned_back(-90 * quarter, width, height))
            printed = PrintedPage(glyphs, find_grids(rulings.edges), upright)
            sureness, best = _sureness(glyphs), Scan(page, printed.placed(picture.placement))
        if not glyphs or sureness >= _LEVEL:
            break
    best.printed.glyphs.extend(_overlooked(best))
    return best


def _overlooked(scan: Scan) -> list[Glyph]:
    """What stands in cells where the search for lines found nothing: mostly single digits."""
    from kg.documents.scan.recognition import glyphs_of_cell
    from kg.documents.scan.rulings import rulings_of, without

    clean = without(scan.image, rulings_of(scan.image, _POINTS))
    glyphs = [(glyph.x, glyph.y) for glyph in scan.printed.glyphs]
    found: list[Glyph] = []
    for box in (box for grid in scan.printed.grids for box in grid.boxes):
        if not any(box.holds(x, y) for x, y in glyphs):
            left, top, right, bottom = (round(side / _POINTS) for side in box)
            found += glyphs_of_cell(clean[top:bottom, left:right], box, _POINTS)
    return found


def _sureness(glyphs: list[Glyph]) -> float:
    """Mean certainty of the characters, nothing where lines run down the page."""
    if not glyphs or sum(glyph.turn != 0 for glyph in glyphs) * 2 > len(glyphs):
        return 0.0
    return sum(glyph.certainty for glyph in glyphs) / len(glyphs)
