"""A sheet -> lines: titles as prose, tables with merged cells, notes of what is hidden."""

from collections.abc import Iterable, Iterator
from itertools import chain, repeat

from xlsxwriter.utility import xl_col_to_name

from kg.documents.grid import LineBuilder
from kg.documents.workbook.boxes import settle_boxes
from kg.documents.workbook.layout import Layout, Part
from kg.documents.workbook.sheet import Sheet


def add_sheet(builder: LineBuilder, sheet: Sheet) -> None:
    """Add the lines of a sheet; one without any text adds none.

    Raises:
        SourceError: it is larger than any real sheet, or a merged range over it is.
    """
    settle_boxes(sheet)
    layout = Layout(builder.path, sheet)
    first = len(builder.lines)
    if layout.rows:
        builder.break_page()
        _SheetWriter(builder, sheet, layout).write()
    elif sheet.omitted or sheet.adrift:
        builder.break_page()
        builder.add_prose("", sheet=sheet.name, hidden=sheet.hidden)
    _omit_rest(builder, sheet, layout, first)


class _SheetWriter:
    """Writes the lines of one sheet.

    Args:
        builder: where they go.
        sheet: as read.
        layout: of it.
    """

    def __init__(self, builder: LineBuilder, sheet: Sheet, layout: Layout) -> None:
        self._builder, self._sheet, self._layout = builder, sheet, layout
        self._hidden_rows = set(sheet.hidden_rows)

    def write(self) -> None:
        """Add its lines, and notes of what is hidden before what they are about."""
        sheet, layout = self._sheet, self._layout
        if sheet.hidden:
            self._note(f"（工作表“{sheet.name}”是隐藏的）")
        columns = (column for column in sheet.hidden_columns if column in layout.filled_columns)
        for first, last in _runs(columns):
            self._note(f"（第 {xl_col_to_name(first)}–{xl_col_to_name(last)} 列是隐藏的）")
        hidden = list(_runs(filter(layout.is_filled, sorted(self._hidden_rows))))
        parts = layout.parts()
        edge = layout.left_edge(parts)
        for part in parts:
            # Before the whole table: a line within would cut it, and its merged cells, in two.
            while hidden and hidden[0][0] <= part.last:
                first, last = hidden.pop(0)
                self._note(f"（第 {first + 1}–{last + 1} 行是隐藏的）")
            if part.kind == "table":
                self._add_tables(part, edge)
            else:
                self._add_prose(part)

    def _note(self, text: str) -> None:
        """A line that is no text of the sheet, and is read as little as what it tells of."""
        self._builder.add_prose(text, sheet=self._sheet.name, hidden=True)

    def _add_tables(self, part: Part, edge: int) -> None:
        """A table, or the several ones beside each other."""
        name = self._sheet.name
        rows = range(part.first, part.last + 1)
        hidden = {row - part.first for row in rows if self._is_hidden(row)}
        for first, last in self._layout.sides(part, edge):
            if first > edge:
                self._builder.add_prose("", sheet=name)  # no part of the table beside it
            cells = self._layout.placed(part, first, last)
            self._builder.add_table(cells, sheet=name, first_row=part.first + 1, hidden=hidden)

    def _add_prose(self, part: Part) -> None:
        """A line of text, and a blank one for each further row that it is merged over."""
        text = next((text for text in self._layout.rows[part.first] if text), "")
        rows = range(part.first, part.last + 1)
        is_hidden = all(map(self._is_hidden, rows))
        for row, own in zip(rows, chain([text], repeat("")), strict=False):
            self._builder.add_prose(own, sheet=self._sheet.name, row=row + 1, hidden=is_hidden)

    def _is_hidden(self, row: int) -> bool:
        return self._sheet.hidden or row in self._hidden_rows


def _omit_rest(builder: LineBuilder, sheet: Sheet, layout: Layout, first: int) -> None:
    """Tell what is not read of rows that are no rows of a table, at the line before them."""
    own = builder.lines[first:]
    for row, column in sorted(set(sheet.omitted) - layout.told):
        above = (line.number for line in reversed(own) if line.row and line.row <= row + 1)
        builder.omit(sheet.omitted[row, column], next(above, first + 1))
    builder.omit(sheet.adrift, first + 1)


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
