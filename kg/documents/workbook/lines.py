"""A sheet -> lines: titles as prose, tables with merged cells, notes of what is hidden."""

from collections.abc import Iterable, Iterator

from xlsxwriter.utility import xl_col_to_name

from kg.documents.grid import LineBuilder
from kg.documents.workbook.layout import Layout, Part
from kg.documents.workbook.sheet import Sheet


def add_sheet(builder: LineBuilder, sheet: Sheet) -> None:
    """Add the lines of a sheet; one without any text adds none.

    Raises:
        SourceError: it is larger than any real sheet, or a merged range over it is.
    """
    layout = Layout(builder.path, sheet)
    if not layout.rows:
        return
    builder.break_page()
    if sheet.hidden:
        builder.add_prose(f"（工作表“{sheet.name}”是隐藏的）", sheet=sheet.name)
    columns = (column for column in sheet.hidden_columns if column in layout.filled_columns)
    for first, last in _runs(columns):
        names = f"{xl_col_to_name(first)}–{xl_col_to_name(last)}"
        builder.add_prose(f"（第 {names} 列是隐藏的）", sheet=sheet.name)
    hidden = list(_runs(filter(layout.is_filled, sorted(sheet.hidden_rows))))
    parts = layout.parts()
    edge = layout.left_edge(parts)
    for part in parts:
        # Before the whole table: a line within would cut it, and its merged cells, in two.
        while hidden and hidden[0][0] <= part.last:
            first, last = hidden.pop(0)
            builder.add_prose(f"（第 {first + 1}–{last + 1} 行是隐藏的）", sheet=sheet.name)
        if part.kind == "table":
            _add_tables(builder, sheet, layout, part, edge)
        else:
            _add_prose(builder, sheet, layout, part)


def _add_tables(builder: LineBuilder, sheet: Sheet, layout: Layout, part: Part, edge: int) -> None:
    """A table, or the several ones beside each other."""
    for first, last in layout.sides(part, edge):
        if first > edge:
            builder.add_prose("", sheet=sheet.name)  # no part of the table beside it
        cells = layout.placed(part, first, last)
        builder.add_table(cells, sheet=sheet.name, first_row=part.first + 1)


def _add_prose(builder: LineBuilder, sheet: Sheet, layout: Layout, part: Part) -> None:
    """A line of text, and a blank one for each further row that it is merged over."""
    text = next((text for text in layout.rows[part.first] if text), "")
    builder.add_prose(text, sheet=sheet.name, row=part.first + 1)
    for row in range(part.first + 1, part.last + 1):
        builder.add_prose("", sheet=sheet.name, row=row + 1)


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
