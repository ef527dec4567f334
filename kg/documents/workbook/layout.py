"""Sheets of any workbook format -> lines: titles as prose, tables with their merged cells, what is hidden said."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import accumulate
from typing import NamedTuple

from xlsxwriter.utility import xl_col_to_name

from kg.documents.grid import MOST_CELLS, LineBuilder, Placed
from kg.documents.workbook.side_by_side import sides_of
from kg.errors import SourceError

MOST_ROWS = 100_000
MOST_COLUMNS = 512
MOST_AREA = 8_000_000  # rows by columns of a sheet with content
MOST_MERGED = 1_000_000  # cells of one merged range that holds content, whole columns are more
_CAPTIONS = ("单位：", "单位:", "附件", "附表", "注：", "注:", "备注")
_TITLE_ENDS = ("表", "表）", "表)")
_FORM_LABEL = re.compile(
    r"^[^\s、.．:：()（）第]{0,8}(?:名称|编码|代码|单位|部门|负责人|电话|总额|合计|资金|目标|类型|类别|属性|期限|周期|内容|指标)"
    r"(?:[（(][^()（）]*[)）])?[:：]?$"
)


class Merge(NamedTuple):
    """A merged range: 0-based corners, the last ones included."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(slots=True)
class Sheet:
    """One sheet as shown.

    Attributes:
        name: as on its tab.
        rows: texts from A1 on, blank cells ''; rows may be of different length.
        merges: merged ranges.
        hidden: whether the whole sheet is.
        hidden_rows, hidden_columns: 0-based numbers.
    """

    name: str
    rows: list[list[str]]
    merges: list[Merge] = field(default_factory=list)
    hidden: bool = False
    hidden_rows: list[int] = field(default_factory=list)
    hidden_columns: list[int] = field(default_factory=list)


class _Part(NamedTuple):
    """Rows that go together: kind is ``blank``, ``prose`` or ``table``; last is included."""

    kind: str
    first: int
    last: int


def check_bounds(path: str, name: str, rows: int, columns: int) -> None:
    """Refuse sheets larger than any budget's.

    Raises:
        SourceError: content too far down, too far right, or spread too wide.
    """
    if rows > MOST_ROWS or columns > MOST_COLUMNS or rows * columns > MOST_AREA:
        limit = f"{MOST_ROWS} 行、{MOST_COLUMNS} 列、共 {MOST_AREA} 格"
        raise SourceError(
            path,
            f"工作表“{name}”的内容到第 {rows} 行、第 {columns} 列，超过上限（{limit}）；请删去表外的内容后再读",
        )


def add_sheet(builder: LineBuilder, sheet: Sheet) -> None:
    """Add the lines of a sheet; one without any text adds none.

    Raises:
        SourceError: larger than any real sheet, or a merged range over it is.
    """
    layout = _Layout(builder.path, sheet)
    if not layout.rows:
        return
    builder.break_page()
    if sheet.hidden:
        builder.add_prose(f"（工作表“{sheet.name}”是隐藏的）", sheet=sheet.name)
    for first, last in _runs(
        column for column in sheet.hidden_columns if column in layout.filled_columns
    ):
        builder.add_prose(
            f"（第 {xl_col_to_name(first)}–{xl_col_to_name(last)} 列是隐藏的）", sheet=sheet.name
        )
    hidden = list(
        _runs(
            row
            for row in sorted(sheet.hidden_rows)
            if row < len(layout.rows) and layout.filled[row]
        )
    )
    parts = layout.parts()
    edge = layout.left_edge(parts)
    for part in parts:
        while hidden and hidden[0][0] <= part.last:
            # Before the whole table: a line within would cut it, and its merged cells, in two.
            first, last = hidden.pop(0)
            builder.add_prose(f"（第 {first + 1}–{last + 1} 行是隐藏的）", sheet=sheet.name)
        if part.kind == "table":
            for first, last in layout.sides(part, edge):
                if first > edge:
                    builder.add_prose("", sheet=sheet.name)  # no part of the table beside it
                builder.add_table(
                    layout.placed(part, first, last), sheet=sheet.name, first_row=part.first + 1
                )
            continue
        text = next((text for text in layout.rows[part.first] if text), "")
        builder.add_prose(text, sheet=sheet.name, row=part.first + 1)
        for row in range(part.first + 1, part.last + 1):
            builder.add_prose("", sheet=sheet.name, row=row + 1)


class _Layout:
    """Where the text of a sheet stands, and what its rows are."""

    def __init__(self, path: str, sheet: Sheet) -> None:
        self.rows = [[text if text.strip() else "" for text in row] for row in sheet.rows]
        while self.rows and not any(self.rows[-1]):
            self.rows.pop()
        self.width = max(
            (
                column + 1
                for row in self.rows
                for column in range(len(row) - 1, -1, -1)
                if row[column]
            ),
            default=0,
        )
        check_bounds(path, sheet.name, len(self.rows), self.width)
        self.merges: dict[tuple[int, int], Merge] = {}
        self.blank_merges: set[int] = set()
        down = [0] * (len(self.rows) + 1)
        for merge in self._clipped(path, sheet):
            self.merges[merge.top, merge.left] = merge
            down[min(merge.top + 1, len(self.rows))] += 1
            down[merge.bottom + 1] -= 1
        self.crossed = [bool(open_merges) for open_merges in accumulate(down)]
        self.filled = [sum(map(bool, row)) for row in self.rows]
        blank = [not filled for filled in self.filled]
        self.blanks_above = [0, *accumulate(blank)]
        self.filled_columns = {
            column for row in self.rows for column, text in enumerate(row) if text
        }

    def _clipped(self, path: str, sheet: Sheet) -> Iterator[Merge]:
        """Merged ranges with text, cut to the rows and columns with content; texts they cover are not shown and go."""
        covered = 0
        for merge in sorted(set(sheet.merges)):
            if merge.top >= len(self.rows) or merge.left >= self.width:
                continue
            if (merge.bottom - merge.top + 1) * (merge.right - merge.left + 1) > MOST_MERGED:
                where = f"{xl_col_to_name(merge.left)}{merge.top + 1}:{xl_col_to_name(merge.right)}{merge.bottom + 1}"
                raise SourceError(
                    path,
                    f"工作表“{sheet.name}”的合并区域 {where} 过大，不是正常的表格；请取消合并后再读",
                )
            merge = merge._replace(
                bottom=min(merge.bottom, len(self.rows) - 1), right=min(merge.right, self.width - 1)
            )
            covered += (merge.bottom - merge.top + 1) * (merge.right - merge.left + 1)
            if covered > MOST_CELLS:
                raise SourceError(
                    path,
                    f"工作表“{sheet.name}”的合并区域共超过 {MOST_CELLS} 格，不是正常的表格；请取消合并后再读",
                )
            text = self._text(merge.top, merge.left)
            for row in self.rows[merge.top : merge.bottom + 1]:
                row[merge.left : merge.right + 1] = [""] * len(row[merge.left : merge.right + 1])
            if text:
                self.rows[merge.top][merge.left] = text
                yield merge
            elif merge.right > merge.left:
                self.blank_merges.add(merge.top)

    def _text(self, row: int, column: int) -> str:
        return self.rows[row][column] if column < len(self.rows[row]) else ""

    def parts(self) -> list[_Part]:
        """The sheet cut at its blank rows, lines of text above a table set apart from it."""
        parts: list[_Part] = []
        row = 0
        while row < len(self.rows):
            if not self.filled[row] and not self.crossed[row]:
                parts.append(_Part("blank", row, row))
                row += 1
                continue
            end = row
            while end + 1 < len(self.rows) and (self.filled[end + 1] or self.crossed[end + 1]):
                end += 1
            row = self._cut(parts, row, end)
        return parts

    def _cut(self, parts: list[_Part], row: int, end: int) -> int:
        """Rows without a blank one between: lines of text first, then the table. Returns the row after them."""
        below = any(part.kind == "table" for part in parts)
        width = self._extent(row, end)
        while (
            row <= end
            and (last := self._prose_until(row, end, width, below_table=below)) is not None
        ):
            parts.append(_Part("prose", row, last))
            row = last + 1
        if row <= end:
            parts.append(_Part("table", row, end))
        return end + 1

    def _extent(self, first: int, last: int) -> int:
        """Columns between the first and last filled one of rows that hold several texts."""
        several = [row for row in range(first, last + 1) if self.filled[row] > 1]
        columns = [column for row in several for column, text in enumerate(self.rows[row]) if text]
        return max(columns) - min(columns) + 1 if columns else 1

    def _prose_until(self, row: int, end: int, width: int, *, below_table: bool) -> int | None:
        """The last row of a line of text that begins here (a title may be merged over two), None for rows of a table."""
        if self.filled[row] != 1 or self.crossed[row]:
            return None
        column, text = next((column, text) for column, text in enumerate(self.rows[row]) if text)
        merge = self.merges.get((row, column), Merge(row, column, row, column))
        rows = range(row + 1, merge.bottom + 1)
        if any(self.filled[other] for other in rows) or (
            merge.bottom < end and self.crossed[merge.bottom + 1]
        ):
            return None
        spanned = merge.right - merge.left + 1
        if spanned > 1:
            return merge.bottom if spanned * 2 >= width or not below_table else None
        if row in self.blank_merges or _FORM_LABEL.search(text.strip()):
            return None  # the label of a form whose value is still blank
        named = text.strip().startswith(_CAPTIONS) or text.strip().endswith(_TITLE_ENDS)
        # Below a table, a lone text further right is a piece of a wrapped cell rather than a title.
        return (
            merge.bottom if not below_table or named or column == min(self.filled_columns) else None
        )

    def left_edge(self, parts: Iterable[_Part]) -> int:
        """The first column of the sheet's tables: what stands left of it is margin."""
        rows = [
            row
            for part in parts
            if part.kind == "table"
            for row in self.rows[part.first : part.last + 1]
        ]
        return min(
            (next(column for column, text in enumerate(row) if text) for row in rows if any(row)),
            default=0,
        )

    def sides(self, part: _Part, edge: int) -> list[tuple[int, int]]:
        """The columns of a table, or of each of several beside each other."""
        rows = range(part.first, part.last + 1)
        width = max(
            column + 1 for row in rows for column in range(self.width) if self._text(row, column)
        )
        merges = (merge for place, merge in self.merges.items() if place[0] in rows)
        covered = {column for merge in merges for column in range(merge.left + 1, merge.right + 1)}
        return sides_of([self.rows[row] for row in rows], covered, edge, width)

    def placed(self, part: _Part, edge: int, width: int) -> Iterator[Placed]:
        """The cells of a table, blank ones too: those to their right keep their place."""
        rows = range(part.first, part.last + 1)
        for row in rows:
            if not self.filled[row]:
                continue
            texts = self.rows[row]
            texts += [""] * (width - len(texts))
            for column in range(edge, width):
                merge = self.merges.get((row, column))
                if merge is None:
                    yield Placed(row - part.first, column - edge, texts[column])
                    continue
                # Rows without text are no rows of a table to its readers: they do not count into a cell's height.
                blank = self.blanks_above[merge.bottom + 1] - self.blanks_above[row]
                height, over = merge.bottom - row + 1 - blank, merge.right - column + 1
                yield Placed(row - part.first, column - edge, texts[column], height, over)


def _runs(numbers: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Consecutive numbers as first and last."""
    first = last = -2
    for number in numbers:
        if number != last + 1:
            if first >= 0:
                yield first, last
            first = number
        last = number
    if first >= 0:
        yield first, last
