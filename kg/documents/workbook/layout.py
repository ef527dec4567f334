"""Where the texts of a sheet stand -> its parts: blank rows, lines of text, tables with cells."""

from collections.abc import Iterable, Iterator
from itertools import accumulate
from typing import Literal, NamedTuple

from xlsxwriter.utility import xl_col_to_name

from kg.documents.form_labels import is_form_label
from kg.documents.grid import MOST_CELLS, Placed
from kg.documents.workbook.sheet import LIMITS, Merge, Sheet, check_bounds
from kg.documents.workbook.side_by_side import sides_of
from kg.errors import SourceError

_CAPTIONS = ("单位：", "单位:", "附件", "附表", "注：", "注:", "备注")
_TITLE_ENDS = ("表", "表）", "表)")


class Part(NamedTuple):
    """Rows that go together; ``last`` is included."""

    kind: Literal["blank", "prose", "table"]
    first: int
    last: int


class Layout:
    """Where the text of a sheet stands, and what its rows are.

    Args:
        path: for messages.
        sheet: as read.

    Attributes:
        rows: its texts, without those that a merged cell covers.
        filled_columns: numbers of the columns that hold text.
        told: places of the cells of which something is not read, as they were placed.

    Raises:
        SourceError: the sheet, or a merged range over it, is larger than any real one.
    """

    def __init__(self, path: str, sheet: Sheet) -> None:
        self.rows = [[text if text.strip() else "" for text in row] for row in sheet.rows]
        while self.rows and not any(self.rows[-1]):
            self.rows.pop()
        self._sheet, self._hidden = sheet, set(sheet.hidden_columns)
        self.told: set[tuple[int, int]] = set()
        self._width = max(map(_width, self.rows), default=0)
        check_bounds(path, sheet.name, len(self.rows), self._width)
        self._merges: dict[tuple[int, int], Merge] = {}
        self._blank_merges: set[int] = set()
        down = [0] * (len(self.rows) + 1)
        for merge in self._clipped(path, sheet):
            self._merges[merge.top, merge.left] = merge
            down[min(merge.top + 1, len(self.rows))] += 1
            down[merge.bottom + 1] -= 1
        self._crossed = [bool(open_merges) for open_merges in accumulate(down)]
        self._filled = [sum(map(bool, row)) for row in self.rows]
        self.filled_columns = {
            column for row in self.rows for column, text in enumerate(row) if text
        }

    def is_filled(self, row: int) -> bool:
        """Whether a row is there and holds text."""
        return row < len(self.rows) and self._filled[row] > 0

    def _clipped(self, path: str, sheet: Sheet) -> Iterator[Merge]:
        """Merged ranges with text, cut to the rows and columns with content.

        Texts that they cover are not shown, and are removed.
        """
        covered = 0
        for merge in sorted(set(sheet.merges)):
            if merge.top >= len(self.rows) or merge.left >= self._width:
                continue
            if merge.area > LIMITS.merged:
                reason = f"的合并区域 {_reference(merge)} 过大"
                raise SourceError(path, _merged_too_far(sheet.name, reason))
            bottom = min(merge.bottom, len(self.rows) - 1)
            merge = merge._replace(bottom=bottom, right=min(merge.right, self._width - 1))
            covered += merge.area
            if covered > MOST_CELLS:
                reason = f"的合并区域共超过 {MOST_CELLS} 格"
                raise SourceError(path, _merged_too_far(sheet.name, reason))
            text = self._text(merge.top, merge.left)
            for row in self.rows[merge.top : merge.bottom + 1]:
                row[merge.left : merge.right + 1] = [""] * len(row[merge.left : merge.right + 1])
            if text:
                self.rows[merge.top][merge.left] = text
                yield merge
            elif merge.right > merge.left:
                self._blank_merges.add(merge.top)

    def _text(self, row: int, column: int) -> str:
        return self.rows[row][column] if column < len(self.rows[row]) else ""

    def parts(self) -> list[Part]:
        """The sheet cut at its blank rows, lines of text above a table set apart from it."""
        parts: list[Part] = []
        row = 0
        while row < len(self.rows):
            if not self._is_of_block(row):
                parts.append(Part("blank", row, row))
                row += 1
                continue
            end = row
            while end + 1 < len(self.rows) and self._is_of_block(end + 1):
                end += 1
            row = self._cut(parts, row, end)
        return parts

    def _is_of_block(self, row: int) -> bool:
        """Whether a row holds text, or lies within a merged cell."""
        return self._filled[row] > 0 or self._crossed[row]

    def _cut(self, parts: list[Part], row: int, end: int) -> int:
        """Add rows without a blank one between them: lines of text first, then the table.

        Returns:
            the row after them.
        """
        below = any(part.kind == "table" for part in parts)
        width = self._extent(row, end)
        while row <= end:
            last = self._prose_until(row, end, width, below_table=below)
            if last is None:
                parts.append(Part("table", row, end))
                break
            parts.append(Part("prose", row, last))
            row = last + 1
        return end + 1

    def _extent(self, first: int, last: int) -> int:
        """Columns between the first and last filled one of rows that hold several texts."""
        several = [row for row in range(first, last + 1) if self._filled[row] > 1]
        columns = [column for row in several for column, text in enumerate(self.rows[row]) if text]
        return max(columns) - min(columns) + 1 if columns else 1

    def _prose_until(self, row: int, end: int, width: int, *, below_table: bool) -> int | None:
        """The last row of a line of text that begins here; a title may be merged over two.

        Args:
            row: where it begins.
            end: the last row before the next blank one.
            width: columns that rows with several texts take there.
            below_table: whether a table stands above.

        Returns:
            None for rows of a table.
        """
        if self._filled[row] != 1 or self._crossed[row]:
            return None
        column, text = next((column, text) for column, text in enumerate(self.rows[row]) if text)
        merge = self._merges.get((row, column), Merge(row, column, row, column))
        covered = range(row + 1, merge.bottom + 1)
        runs_on = merge.bottom < end and self._crossed[merge.bottom + 1]
        if runs_on or any(self._filled[other] for other in covered):
            return None
        spanned = merge.right - merge.left + 1
        if spanned > 1:
            # Half of the table is enough for a title; below a table, a label may be merged too.
            return merge.bottom if spanned * 2 >= width or not below_table else None
        if row in self._blank_merges or is_form_label(text):
            return None  # the label of a form whose value is still blank
        if not below_table or _is_caption(text.strip()) or column == min(self.filled_columns):
            return merge.bottom
        return None  # below a table, a lone text further right is a piece of a wrapped cell

    def left_edge(self, parts: Iterable[Part]) -> int:
        """The first column of the sheet's tables: what stands left of it is margin."""
        tables = (part for part in parts if part.kind == "table")
        rows = [row for part in tables for row in self.rows[part.first : part.last + 1]]
        return min(
            (next(column for column, text in enumerate(row) if text) for row in rows if any(row)),
            default=0,
        )

    def sides(self, part: Part, edge: int) -> list[tuple[int, int]]:
        """The columns of a table, or of each of several beside each other."""
        rows = range(part.first, part.last + 1)
        width = max(_width(self.rows[row]) for row in rows)
        merges = (merge for place, merge in self._merges.items() if place[0] in rows)
        covered = {column for merge in merges for column in range(merge.left + 1, merge.right + 1)}
        return sides_of([self.rows[row] for row in rows], covered, edge, width)

    def placed(self, part: Part, edge: int, width: int) -> Iterator[Placed]:
        """The cells of a table, blank ones too: those to their right keep their place."""
        is_marked = bool(self._hidden or self._sheet.omitted)
        for row in range(part.first, part.last + 1):
            if not self._filled[row]:
                continue
            texts = self.rows[row]
            texts += [""] * (width - len(texts))
            for column in range(edge, width):
                place = (row - part.first, column - edge)
                merge = self._merges.get((row, column))
                if merge is None:
                    cell = Placed(*place, texts[column])
                else:
                    height, across = merge.bottom - row + 1, merge.right - column + 1
                    cell = Placed(*place, texts[column], height, across)
                yield self._marked(cell, row, column) if is_marked else cell

    def _marked(self, cell: Placed, row: int, column: int) -> Placed:
        """A cell with what the sheet says of it: that it is hidden, that a part is not read."""
        columns = range(column, column + cell.colspan)
        omitted = self._sheet.omitted.get((row, column), ())
        if omitted:
            self.told.add((row, column))
        return cell._replace(hidden=self._hidden.issuperset(columns), omitted=omitted)


def _width(row: list[str]) -> int:
    """The column after the last text of a row."""
    return next((column + 1 for column in range(len(row) - 1, -1, -1) if row[column]), 0)


def _is_caption(text: str) -> bool:
    """Whether a text is a title or a note by its words."""
    return text.startswith(_CAPTIONS) or text.endswith(_TITLE_ENDS)


def _reference(merge: Merge) -> str:
    """As spreadsheets write a range: A1:C3."""
    first, last = xl_col_to_name(merge.left), xl_col_to_name(merge.right)
    return f"{first}{merge.top + 1}:{last}{merge.bottom + 1}"


def _merged_too_far(name: str, reason: str) -> str:
    return f"工作表“{name}”{reason}，不是正常的表格；请取消合并后再读"
