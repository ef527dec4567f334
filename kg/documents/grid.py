"""Placed cells and paragraphs of any format -> lines of the document model.

Merged cells are kept, wrapped text is joined.
"""

import re
from collections.abc import Container, Iterable, Sequence
from itertools import repeat
from operator import attrgetter
from typing import NamedTuple

from kg.documents.document import Cell, Line, Omission, Rectangle
from kg.errors import SourceError

MOST_CELLS = 2_000_000  # of one table; a budget's largest has some ten thousand
MOST_COLUMNS = 512
MOST_CHARACTERS = 32_767  # of one cell, as spreadsheets have it
_ITEM = re.compile(r"^(?:\d{1,2}[.．、)）]|[(（]?[一二三四五六七八九十]{1,3}[)）、.]|[①-⑳●•·◆■])")
_LATIN = re.compile(r"[A-Za-z]")
_PLACE = attrgetter("row", "column")
Omitted = tuple[tuple[str, str], ...]  # (kind, text) as ``Omission`` has them


class Placed(NamedTuple):
    """A cell of a table.

    Attributes:
        row, column: 0-based, of its upper left corner.
        text: as printed; line breaks inside are kept.
        rowspan, colspan: grid rows and columns it covers.
        certainty: 0 to 1, of text recognition.
        hidden: whether the file does not show it.
        omitted: what of it is not read.
        box: where it is printed, None in formats without pages.
    """

    row: int
    column: int
    text: str
    rowspan: int = 1
    colspan: int = 1
    certainty: float = 1.0
    hidden: bool = False
    omitted: Omitted = ()
    box: Rectangle | None = None


class LineBuilder:
    """Gathers the lines of one document, numbered on over pages and sheets.

    Args:
        path: for messages.

    Attributes:
        lines: gathered so far.
        omissions: of texts that are not read.
    """

    def __init__(self, path: str) -> None:
        self.path = path
        self.lines: list[Line] = []
        self.omissions: list[Omission] = []
        self._breaks = False
        self._cells = 0

    def break_page(self) -> None:
        """The next line stands on a new page or sheet."""
        self._breaks = bool(self.lines)

    def add_prose(
        self,
        text: str,
        *,
        page: int | None = None,
        sheet: str | None = None,
        row: int | None = None,
        hidden: bool = False,
        omitted: Omitted = (),
        box: Rectangle | None = None,
    ) -> None:
        """A paragraph or a printed line; a line break inside makes two."""
        self.omit(omitted, len(self.lines) + 1)
        for part in text.splitlines() or [""]:
            self._add(part.strip(), (), page, sheet, row, hidden, box)

    def add_lines(self, lines: Iterable[Line], before: int | None = None) -> None:
        """Lines of a text, as they are.

        Args:
            lines: the lines, numbered from 1.
            before: lines of the file above the first one; None where it has no lines to tell.
        """
        for line in lines:
            row = None if before is None else before + line.number
            self._add(line.text, line.cells, line.page, line.sheet, row, line.hidden, line.box)

    def omit(self, omitted: Omitted, line: int, column: int | None = None, rows: int = 1) -> None:
        """Note texts that are not read; blank ones aside.

        Args:
            omitted: kinds and texts.
            line: where they stand.
            column: of their cell.
            rows: that it covers.
        """
        for kind, text in omitted:
            said = cell_text(text)
            if said:
                self.omissions.append(Omission(kind, line, said, column, rows))

    def add_table(
        self,
        cells: Iterable[Placed],
        *,
        page: int | None = None,
        sheet: str | None = None,
        first_row: int | None = None,
        hidden: Container[int] = (),
        boxes: Sequence[Rectangle] = (),
    ) -> None:
        """A table, one line a grid row.

        Args:
            cells: in any order; a later one that lies on an earlier one is left out.
            page: where it stands.
            sheet: where it stands.
            first_row: number of its first row in the sheet.
            hidden: its rows that the file does not show.
            boxes: of its grid rows on the page.

        Raises:
            SourceError: more cells or columns than any real table has.
        """
        rows = self._rows_of(cells)
        height = max(rows, default=-1) + 1
        for number, box in zip(range(height), boxes or repeat(None), strict=False):
            row = None if first_row is None else first_row + number
            own = tuple(
                [
                    cell if cell.rowspan == 1 else _within(cell, height - number)
                    for cell in rows.get(number, ())
                ]
            )
            self._add(printed_cells(own), own, page, sheet, row, number in hidden, box)

    def _rows_of(self, cells: Iterable[Placed]) -> dict[int, list[Cell]]:
        """The cells of each row, and a note of what is not read of them."""
        rows: dict[int, list[Cell]] = {}
        taken: set[tuple[int, int]] = set()
        first = len(self.lines) + 1
        for cell in sorted(cells, key=_PLACE):
            if cell.column >= MOST_COLUMNS or (taken and (cell.row, cell.column) in taken):
                continue
            colspan, rowspan = cell.colspan, cell.rowspan
            if colspan == rowspan == 1:
                self._cells += 1
            else:
                colspan, rowspan = min(colspan, MOST_COLUMNS - cell.column), max(1, rowspan)
                self._count(colspan * rowspan)
                taken |= _places(cell.row, cell.column, rowspan, colspan)
            text, breaks = _in_one_line(cell.text)
            rows.setdefault(cell.row, []).append(
                Cell(
                    text,
                    cell.column,
                    rowspan,
                    colspan,
                    cell.certainty,
                    breaks,
                    cell.hidden,
                    cell.box,
                )
            )
            if cell.omitted:
                self.omit(cell.omitted, first + cell.row, cell.column, rowspan)
        self._count(0)
        return rows

    def _count(self, cells: int) -> None:
        self._cells += cells
        if self._cells > MOST_CELLS:
            raise SourceError(
                self.path,
                f"表格单元格超过 {MOST_CELLS} 个（合并单元格按所占格数计），不是正常的预算文件",
            )

    def _add(
        self,
        text: str,
        cells: tuple[Cell, ...],
        page: int | None,
        sheet: str | None,
        row: int | None,
        hidden: bool,
        box: Rectangle | None,
    ) -> None:
        number = len(self.lines) + 1
        self.lines.append(Line(number, text, cells, page, sheet, self._breaks, row, hidden, box))
        self._breaks = False


def _places(row: int, column: int, rowspan: int, colspan: int) -> set[tuple[int, int]]:
    """The places of the grid that a cell covers."""
    return {(row + down, column + right) for down in range(rowspan) for right in range(colspan)}


def _within(cell: Cell, rows: int) -> Cell:
    """A cell that ends with its table."""
    return cell._replace(rowspan=min(cell.rowspan, rows))


def cell_text(text: str) -> str:
    """The text of a cell as one line."""
    return _in_one_line(text)[0]


def _in_one_line(text: str) -> tuple[str, tuple[int, ...]]:
    """The text of a cell as one line, and where its further lines begin in it."""
    breaks: tuple[int, ...] = ()
    if "\n" in text or "\r" in text or "\t" in text:
        text, breaks = _join_lines(text.splitlines())
    return text.strip()[:MOST_CHARACTERS], breaks


def printed_cells(cells: Sequence[Cell]) -> str:
    """The row's cells joined by tabs, blanks where other cells cover the grid."""
    texts: list[str] = []
    for cell in cells:
        texts += [""] * (cell.column - len(texts))
        texts += [cell.text, *[""] * (cell.colspan - 1)]
    return "\t".join(texts)


def _join_lines(lines: Sequence[str]) -> tuple[str, tuple[int, ...]]:
    """Lines of one cell as one text, and where each of them begins in it but the first.

    They are joined without a space within Chinese, with one before a numbered item and between
    Latin words.
    """
    text = ""
    breaks: list[int] = []
    for line in (part.replace("\t", " ").strip() for part in lines):
        if text and line:
            if _ITEM.match(line) or (_LATIN.match(text[-1]) and _LATIN.match(line[0])):
                text += " "
            breaks.append(len(text))
        text += line
    return text, tuple(breaks)
