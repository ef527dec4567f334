"""PDF files -> Document: ruled tables as cells with their spans, the text around them line by line.

Every page is read by itself: one without a text layer (a scan) goes through text recognition where
that is installed, else a note stands in its place. A file of which no page can be read is refused.
"""

import hashlib
import io
import logging
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import NamedTuple

from pdfminer.pdfdocument import PDFPasswordIncorrect
from pdfminer.pdfpage import PDFPage
from pdfplumber.pdf import PDF

from kg.documents.document import Document
from kg.documents.page.glyphs import Glyph, glyphs_of, is_unmapped, usual_turn
from kg.documents.page.grid import find_grids
from kg.documents.page.writer import PageWriter, PrintedPage
from kg.documents.pdf.clips import ClippedPage
from kg.documents.pdf.display import displayed_part, placement_of
from kg.documents.pdf.edges import drawn_on
from kg.documents.pdf.fields import with_fields
from kg.documents.pdf.strikes import without_strokes
from kg.documents.scan.reader import HOW_TO_INSTALL, is_recognition_installed, page_image, read_scan
from kg.documents.tolerances import Tolerances
from kg.errors import SourceError

MOST_PAGES = 2_000
_MOST_GLYPHS = 200_000  # of one page; a page of small print has ten thousand
UNMAPPED, PICTURE = "的文字没有编码", "是图片，没有文字层"
_PAGE_NUMBER = re.compile(r"[\s\d第页共/／—–\-－·.]*")


@dataclass(frozen=True)
class PictureTolerances(Tolerances):
    """What of a page has to be pictures for it to be recognised; tuned on pages of office scanners.

    What breaks when one moves, first less, then more:

    Attributes:
        part: share of a page without text. Less: pages of a seal or a logo are recognised. More:
            half pages that were scanned and pasted in are taken for blank.
        whole: share of a page with text, which a scanner laid over it. Less: pages of text with
            large charts are recognised. More: scans with white margins are read by that text.
        unmapped: share of letters whose fonts do not say which they are. Less: pages with bullets
            of a symbol font are recognised. More: pages whose headings have such a font are read
            without them.
        outlines: curves of a page without text, from which they are letters. Less: drawings are
            recognised. More: pages whose letters are drawn as outlines are taken for blank.
    """

    part: float = 0.25
    whole: float = 0.8
    unmapped: float = 0.1
    outlines: int = 200


PICTURES = PictureTolerances()


class _Layer(NamedTuple):
    """The text layer of a page.

    Attributes:
        printed: its text and tables.
        picture: share of the page that pictures or outlines cover.
    """

    printed: PrintedPage
    picture: float

    @property
    def text(self) -> str:
        return "".join(glyph.text for glyph in self.printed.glyphs)

    @property
    def is_unmapped(self) -> bool:
        """Whether the fonts do not say which characters most glyphs are."""
        return is_unmapped(self.printed.glyphs)

    @property
    def is_bare(self) -> bool:
        """Whether nothing but a page number is written."""
        return _PAGE_NUMBER.fullmatch(self.text) is not None

    @property
    def is_scan(self) -> bool:
        """Whether it has to be recognised.

        Its letters are drawn, or a picture covers all of it and no ruled table lies over that.
        """
        if is_unmapped(self.printed.glyphs, PICTURES.unmapped):
            return True
        if self.is_bare:
            return self.picture >= PICTURES.part
        return self.picture >= PICTURES.whole and not self.printed.grids

    @property
    def gap(self) -> str | None:
        """Why its text layer says nothing of what is printed, None where it does or nothing is."""
        if self.is_unmapped:
            return UNMAPPED
        return PICTURE if self.is_bare and self.picture >= PICTURES.part else None


def read_pdf(path: str, data: bytes) -> Document:
    """Read the bytes of a PDF file.

    Raises:
        SourceError: it is damaged, needs a password, has no pages or too many, or no text layer.
    """
    for name in ("pdfminer", "pdfplumber"):
        logging.getLogger(name).setLevel(logging.CRITICAL)
    writer, texts = PageWriter(path), 0
    for number, page in _pages(path, _opened(path, data)):
        writer.begin()
        layer = _read_layer(page) if isinstance(page, ClippedPage) else page
        if isinstance(layer, str):
            writer.add_unread(number, layer)
        elif layer.is_scan and is_recognition_installed():
            writer.add_scan(number, read_scan(page_image(path, data, number)).printed)
        elif layer.gap is not None:
            writer.add_unread(number, layer.gap)
        elif not layer.is_bare:
            writer.add(number, layer.printed)
            texts += 1
    if not texts and not writer.recognised:
        raise SourceError(path, _nothing([gap.reason for gap in writer.gaps]))
    return writer.document(hashlib.sha256(data).hexdigest(), "pdf")


def _opened(path: str, data: bytes) -> PDF:
    try:
        return PDF(io.BytesIO(data))
    except Exception as error:
        cause = error.args[0] if error.args else error
        if isinstance(cause, PDFPasswordIncorrect):
            raise SourceError(path, "PDF 有打开密码；请解除密码后再读") from None
        raise SourceError(
            path, f"PDF 损坏或不完整，打不开（{_short(error)}）；请重新下载，或用阅读软件另存为 PDF"
        ) from None


def _pages(path: str, pdf: PDF) -> Iterator[tuple[int, ClippedPage | str]]:
    """The pages one by one with their numbers, or the reason where one is damaged.

    None is kept: a long document takes no more memory than a short one.
    """
    try:
        count = sum(1 for _ in islice(PDFPage.create_pages(pdf.doc), MOST_PAGES + 1))
    except Exception as error:
        raise SourceError(
            path, f"PDF 的页目录损坏（{_short(error)}）；请用阅读软件重新另存为 PDF"
        ) from None
    if not count:
        raise SourceError(path, "PDF 中没有页；文件可能损坏，请重新下载")
    if count > MOST_PAGES:
        raise SourceError(path, f"PDF 超过 {MOST_PAGES} 页；请按单位或年度拆分后再读")
    for number, described in enumerate(PDFPage.create_pages(pdf.doc), start=1):
        try:
            page = ClippedPage(pdf, described, number)
        except Exception as error:
            yield number, _damage(error)
            continue
        yield number, page
        page.close()


def _read_layer(page: ClippedPage) -> _Layer | str:
    """The text and tables of a page, turned so that most text is level; why where it is damaged."""
    try:
        return _layer_of(page)
    except MemoryError:
        raise
    except Exception as error:  # whatever a damaged page makes the parser stumble over
        return _damage(error)


def _layer_of(page: ClippedPage) -> _Layer:
    glyphs = _glyphs(page)
    turn = usual_turn(glyphs)
    if turn:
        # A landscape table on an upright page: shown as a person would turn it.
        described = page.page_obj
        described.rotate = described.attrs["Rotate"] = (described.rotate + turn) % 360
        page.close()
        page = ClippedPage(page.pdf, described, page.page_number)
        glyphs = _glyphs(page)
    glyphs = with_fields(page, glyphs)
    drawn = drawn_on(page)
    glyphs, rulings = without_strokes(page, glyphs, drawn.rulings)
    grids = find_grids(rulings, glyphs, drawn.shades) if glyphs else []
    placement = placement_of(displayed_part(page), turn)
    layer = _Layer(PrintedPage(glyphs, grids, placement), _picture(page))
    page.close()
    return layer


def _glyphs(page: ClippedPage) -> list[Glyph]:
    if len(page.chars) > _MOST_GLYPHS:
        raise ValueError(f"字符超过 {_MOST_GLYPHS} 个")
    return glyphs_of(page.chars, displayed_part(page))


def _picture(page: ClippedPage) -> float:
    """Share of the page that pictures cover; all where outlines are drawn in place of letters."""
    if len(page.curves) > PICTURES.outlines and not page.chars:
        return 1.0
    area = sum(
        max(0.0, image["x1"] - image["x0"]) * max(0.0, image["bottom"] - image["top"])
        for image in page.images
    )
    return float(area / (page.width * page.height))


def _nothing(gaps: list[str]) -> str:
    """Why a file of which no page could be read is refused, and what to do."""
    remedy = f"{HOW_TO_INSTALL}，或向发布单位索取可复制文字的版本"
    if UNMAPPED in gaps:
        return f"PDF 的文字没有编码（字体缺少字符映射），读不出来；{remedy}"
    if PICTURE in gaps:
        return f"是扫描件（没有文字层）；{remedy}"
    if gaps:
        reason = gaps[0].removeprefix("的")
        remedy = "请用阅读软件重新另存为 PDF，或提供更清晰的扫描件"
        return f"PDF 没有一页读得出来：{reason}；{remedy}"
    return "PDF 中没有文字；请确认文件是否完整"


def _damage(error: Exception) -> str:
    return f"损坏，读不出来（{_short(error)}）"


def _short(error: Exception) -> str:
    """What an error says in one line; its name where it says nothing."""
    text = " ".join(str(error).split())
    return text[:100] or type(error).__name__
