"""Printed pages, from a PDF or a picture: characters and ruled tables -> lines, top to bottom."""

from itertools import pairwise
from math import inf
from typing import NamedTuple

from kg.documents.document import Document, Gap
from kg.documents.grid import LineBuilder
from kg.documents.page.box import Box
from kg.documents.page.cells import cells_of
from kg.documents.page.columns import PrintedTable, blocks_of
from kg.documents.page.glyphs import UNKNOWN, Glyph
from kg.documents.page.grid import Grid
from kg.documents.page.placement import AS_READ, Placement
from kg.documents.page.text import TextLine, text_of
from kg.documents.page.watermarks import watermark_size, without_watermark

_NOWHERE = Box(inf, inf, inf, inf)  # a table without rulings joins no other


class PrintedPage(NamedTuple):
    """What stands on a page, in points.

    Attributes:
        glyphs: its text.
        grids: its ruled tables, in order.
        placement: from these points to those of the page as it is displayed.
    """

    glyphs: list[Glyph]
    grids: list[Grid]
    placement: Placement = AS_READ

    def placed(self, after: Placement) -> "PrintedPage":
        """The same, where it is displayed told by a further map."""
        return self._replace(placement=self.placement.then(after))


class PageWriter:
    """Writes pages one after the other; a table that goes on over a page break keeps its columns.

    Args:
        path: for messages.

    Attributes:
        recognised: pages read by text recognition.
        gaps: pages not read.
    """

    def __init__(self, path: str) -> None:
        self.recognised: list[int] = []
        self.gaps: list[Gap] = []
        self._builder = LineBuilder(path)
        self._above: Grid | None = None

    def begin(self) -> None:
        """A new page begins, whether anything stands on it or not."""
        self._builder.break_page()

    def document(self, sha256: str, form: str) -> Document:
        """What was written, as a document."""
        builder = self._builder
        lines, omissions = tuple(builder.lines), tuple(builder.omissions)
        pages, gaps = tuple(self.recognised), tuple(self.gaps)
        return Document(builder.path, sha256, form, lines, pages, gaps, omissions)

    def add(self, number: int, page: PrintedPage) -> None:
        """Write the tables of a page and the lines between them; count the letters nobody knows."""
        unknown = sum(UNKNOWN in glyph.text for glyph in page.glyphs)
        if unknown:
            said = f"第 {number} 页，{unknown} 个字"
            self._builder.omit((("unknown", said),), len(self._builder.lines) + 1)
        self._write(number, page)

    def _write(self, number: int, page: PrintedPage) -> None:
        grids = list(page.grids)
        if grids and self._above is not None:
            grids[0] = grids[0].continuing(self._above)
        self._above = grids[-1] if grids else None
        held, outside = _divided(without_watermark(page.glyphs), grids)
        above: Box | None = None
        struck = [glyph for glyph in outside if glyph.is_struck]
        self._builder.omit((("struck", text_of(struck)),), len(self._builder.lines) + 1)
        level = [glyph for glyph in outside if glyph.turn == 0 and not glyph.is_struck]
        for block in blocks_of(level, grids):
            if isinstance(block, TextLine):
                place = page.placement.rectangle(block.box)
                self._builder.add_prose(block.text, page=number, box=place)
                above = None
                continue
            table, box = (
                (block, _NOWHERE)
                if isinstance(block, PrintedTable)
                else (_ruled(grids[block], held[block]), grids[block].box)
            )
            if not any(cell.text.strip() for cell in table.cells):
                continue
            if above is not None and not box.is_below(above):
                self._builder.add_prose("", page=number)
            self._add_table(table, number, page.placement)
            above = box

    def _add_table(self, table: PrintedTable, number: int, placement: Placement) -> None:
        cells = [
            cell if cell.box is None else cell._replace(box=placement.rectangle(Box(*cell.box)))
            for cell in table.cells
        ]
        boxes = [placement.rectangle(row) for row in table.rows]
        self._builder.add_table(cells, page=number, boxes=boxes)

    def add_unread(self, number: int, reason: str) -> None:
        """Say in a page's place why it was not read."""
        self._builder.add_prose(f"（第 {number} 页{reason}，未读取）", page=number)
        self.gaps.append(Gap(number, self._builder.lines[-1].number, reason))
        self._above = None

    def add_scan(self, number: int, page: PrintedPage) -> None:
        """Write a page that text recognition read; say so where it found nothing."""
        if page.glyphs:
            self.recognised.append(number)
            self.add(number, page)
        else:
            self.add_unread(number, "是图片，没有认出文字")


def _ruled(grid: Grid, glyphs: list[Glyph]) -> PrintedTable:
    """A ruled table with its text."""
    rows = [Box(grid.box.x0, top, grid.box.x1, bottom) for top, bottom in pairwise(grid.ys)]
    return PrintedTable(cells_of(grid, glyphs), rows)


def _divided(glyphs: list[Glyph], grids: list[Grid]) -> tuple[dict[int, list[Glyph]], list[Glyph]]:
    """The glyphs of every grid and those outside of all, without the watermark.

    A glyph that lies in several grids belongs to the smallest.
    """
    held: dict[int, list[Glyph]] = {index: [] for index in range(len(grids))}
    outside: list[Glyph] = []
    largest = watermark_size(glyphs)
    smallest = sorted(held, key=lambda index: grids[index].box.area)
    for glyph in glyphs:
        index = next(
            (index for index in smallest if grids[index].box.holds(*glyph.shown.middle)), None
        )
        if glyph.size > largest and (glyph.is_light or index is not None):
            continue  # large titles are dark, and stand in no table
        (outside if index is None else held[index]).append(glyph)
    return held, outside
