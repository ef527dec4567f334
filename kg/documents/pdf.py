"""PDF files -> Document: ruled tables as cells with their spans, the text around them line by line.

A page may be without a text layer (a scan); it is told where it stands. A file without any is refused.
"""

import hashlib
import io
import logging
import re
from collections.abc import Iterator
from itertools import islice
from math import inf
from typing import NamedTuple

from pdfminer.pdfdocument import PDFPasswordIncorrect
from pdfminer.pdfpage import PDFPage
from pdfplumber.page import Page
from pdfplumber.pdf import PDF

from kg.documents.document import Document
from kg.documents.grid import LineBuilder
from kg.documents.pdf_columns import blocks_of
from kg.documents.pdf_grid import Box, Grid, find_grids
from kg.documents.pdf_text import Glyph, glyphs_of, usual_turn, watermark_size
from kg.errors import SourceError

MOST_PAGES = 2_000
_MOST_GLYPHS = 200_000  # of one page; a page of small print has ten thousand
_PICTURE = 0.25  # of the page; less is a seal or a logo
_MOST_CURVES = 200  # a page without text that has more of them shows letters drawn as outlines
_PAGE_NUMBER = re.compile(r"[\s\d第页共/／—–\-－·.]*")


class _Counts:
    """Pages by what they hold."""

    def __init__(self) -> None:
        self.text = self.picture = self.unmapped = 0


class _PageText(NamedTuple):
    """A page as read.

    Attributes:
        glyphs: its text.
        grids: its ruled tables.
        has_picture: whether pictures or outlines cover much of it.
    """

    glyphs: list[Glyph]
    grids: list[Grid]
    has_picture: bool


def read_pdf(path: str, data: bytes) -> Document:
    """Read the bytes of a PDF file.

    Raises:
        SourceError: it is damaged, needs a password, has no pages or too many, or no text layer.
    """
    for name in ("pdfminer", "pdfplumber"):
        logging.getLogger(name).setLevel(logging.CRITICAL)
    builder, counts = LineBuilder(path), _Counts()
    above: Grid | None = None
    for number, page in _pages(path, _opened(path, data)):
        try:
            read = _read_page(page)
        except Exception as error:  # whatever a damaged page makes the parser stumble over
            raise SourceError(path, f"第 {number} 页损坏，读不出来（{_short(error)}）；请用阅读软件重新另存为 PDF") from None
        builder.break_page()
        if read.grids and above is not None:
            read.grids[0] = read.grids[0].continuing(above)
        above = read.grids[-1] if read.grids else None
        _add_page(builder, number, read, counts)
    _check(path, counts)
    return Document(path, hashlib.sha256(data).hexdigest(), "pdf", tuple(builder.lines))


def _opened(path: str, data: bytes) -> PDF:
    try:
        return PDF(io.BytesIO(data))
    except Exception as error:
        cause = error.args[0] if error.args else error
        if isinstance(cause, PDFPasswordIncorrect):
            raise SourceError(path, "PDF 有打开密码；请解除密码后再读") from None
        raise SourceError(path, f"PDF 损坏或不完整，打不开（{_short(error)}）；请重新下载，或用阅读软件另存为 PDF") from None


def _pages(path: str, pdf: PDF) -> Iterator[tuple[int, Page]]:
    """The pages one by one, none kept: a long document takes no more memory than a short one."""
    try:
        count = sum(1 for _ in islice(PDFPage.create_pages(pdf.doc), MOST_PAGES + 1))
    except Exception as error:
        raise SourceError(path, f"PDF 的页目录损坏（{_short(error)}）；请用阅读软件重新另存为 PDF") from None
    if not count:
        raise SourceError(path, "PDF 中没有页；文件可能损坏，请重新下载")
    if count > MOST_PAGES:
        raise SourceError(path, f"PDF 超过 {MOST_PAGES} 页；请按单位或年度拆分后再读")
    for number, made in enumerate(PDFPage.create_pages(pdf.doc), start=1):
        try:
            page = Page(pdf, made, number)
        except Exception as error:
            raise SourceError(path, f"第 {number} 页损坏，读不出来（{_short(error)}）；请用阅读软件重新另存为 PDF") from None
        yield number, page
        page.close()


def _read_page(page: Page) -> _PageText:
    """The text and tables of a page, turned so that most of its text is level."""
    glyphs = _glyphs(page)
    turn = usual_turn(glyphs)
    if turn:
        # A landscape table on an upright page: shown as a person would turn it.
        made = page.page_obj
        made.rotate = made.attrs["Rotate"] = (made.rotate + turn) % 360
        page.close()
        page = Page(page.pdf, made, page.page_number)
        glyphs = _glyphs(page)
    read = _PageText(glyphs, find_grids(page.edges) if glyphs else [], _has_picture(page))
    page.close()
    return read


def _glyphs(page: Page) -> list[Glyph]:
    if len(page.chars) > _MOST_GLYPHS:
        raise ValueError(f"字符超过 {_MOST_GLYPHS} 个")
    return glyphs_of(page.chars, page.bbox)


def _has_picture(page: Page) -> bool:
    area = sum(max(0.0, image["x1"] - image["x0"]) * max(0.0, image["bottom"] - image["top"]) for image in page.images)
    return area >= _PICTURE * float(page.width * page.height) or len(page.curves) > _MOST_CURVES


def _add_page(builder: LineBuilder, number: int, read: _PageText, counts: _Counts) -> None:
    printed = "".join(glyph.text for glyph in read.glyphs)
    if printed.count("\ufffd") * 2 > len(printed.replace(" ", "")):
        counts.unmapped += 1
        builder.add_prose(f"（第 {number} 页的文字没有编码，未读取）", page=number)
        return
    if _PAGE_NUMBER.fullmatch(printed):
        if read.has_picture:
            counts.picture += 1
            builder.add_prose(f"（第 {number} 页是图片，没有文字层，未读取）", page=number)
        return
    counts.text += 1
    _add_text(builder, number, read)


def _add_text(builder: LineBuilder, number: int, read: _PageText) -> None:
    """Tables and the lines between them, top to bottom."""
    held: dict[int, list[Glyph]] = {index: [] for index in range(len(read.grids))}
    outside: list[Glyph] = []
    largest = watermark_size(read.glyphs)
    smallest = sorted(held, key=lambda index: read.grids[index].box.area)
    for glyph in read.glyphs:
        index = next((index for index in smallest if read.grids[index].box.holds(glyph.x, glyph.y)), None)
        if glyph.size > largest and (glyph.is_light or index is not None):
            continue  # large titles are dark, and stand in no table
        (outside if index is None else held[index]).append(glyph)
    above: Box | None = None
    for block in blocks_of([glyph for glyph in outside if glyph.turn == 0], read.grids):
        if isinstance(block, str):
            builder.add_prose(block, page=number)
            above = None
            continue
        cells, box = (
            (read.grids[block].placed(held[block]), read.grids[block].box) if isinstance(block, int) else (block, Box(*[inf] * 4))
        )
        if not any(cell.text.strip() for cell in cells):
            continue
        if above is not None and not box.is_below(above):
            builder.add_prose("", page=number)
        builder.add_table(cells, page=number)
        above = box


def _check(path: str, counts: _Counts) -> None:
    if counts.text:
        return
    if counts.unmapped:
        raise SourceError(
            path, "PDF 的文字没有编码（字体缺少字符映射），读不出来；请先做文字识别（OCR），或向发布单位索取可复制文字的版本"
        )
    if counts.picture:
        raise SourceError(path, "是扫描件（没有文字层）；请先做文字识别（OCR），或向发布单位索取可复制文字的版本")
    raise SourceError(path, "PDF 中没有文字；请确认文件是否完整")


def _short(error: Exception) -> str:
    """What an error says in one line; its name where it says nothing."""
    text = " ".join(str(error).split())
    return text[:100] or type(error).__name__
