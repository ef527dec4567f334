"""Lines that are cells of a table -> its rows, where the heading's columns prove them."""

from collections.abc import Sequence

from kg.documents import Line
from kg.tables.cell import BLANK, TableCell
from kg.tables.find.cell_sequence import place_cells
from kg.tables.printed_cell import cell_at
from kg.tables.table import Column, Row
from kg.tables.words.role import LEVELS, Role
from kg.tables.words.shapes import LABELS, Shape

NO_ROWS = LABELS | {Shape.SIDE}  # cells that stand for no row by themselves
_LABELS = {
    Role.LEVEL1: (Shape.LABEL1, Shape.LABEL12),
    Role.LEVEL2: (Shape.LABEL2, Shape.LABEL12),
}
_NAMES = (Shape.TEXT, Shape.WEAK, Shape.SENTENCE)
_FEWEST_NUMBERS, _MOST_WITHOUT = 3, 2
_Columns = tuple[Column, ...]


def cell_of_line(line: Line) -> TableCell:
    """The cell that a line is."""
    return cell_at(line.text.strip(), line.page, line.box)


def rows_of(body: list[Line | None], columns: _Columns) -> tuple[list[Row], list[Line]]:
    """The rows of a body, and its cells whose row cannot be told.

    Column numbers below the heading are a row of their own.

    Args:
        body: its cells in order, None for a blank one.
        columns: of the heading; none where they do not tell rows.
    """
    if not columns:
        return [], [line for line in body if line is not None]
    numbers = _column_numbers(body, len(columns))
    rest = body[len(numbers) :]
    rows, unread = _whole_rows(rest, columns), list[Line]()
    if not rows:
        rows, unread = _told_rows([line for line in rest if line is not None], columns)
    return [row_of_lines(numbers), *rows] if numbers else rows, unread


def _column_numbers(body: list[Line | None], width: int) -> list[Line]:
    found: list[Line] = []
    for number, line in enumerate(body[:width], start=1):
        if line is None or line.text.strip() != str(number):
            break
        found.append(line)
    # Words above several columns have no number.
    return found if len(found) >= max(_FEWEST_NUMBERS, width - _MOST_WITHOUT) else []


def _whole_rows(body: list[Line | None], columns: _Columns) -> list[Row]:
    """Rows of as many cells as the heading has columns, blank ones too.

    Nothing unless all of them fit.
    """
    width = len(columns)
    rows = [body[start : start + width] for start in range(0, len(body), width)]
    if None not in body[:-1]:
        return []
    cells = [[cell_of_line(line) if line else BLANK for line in row] for row in rows]
    if not all(_fit(own, columns) for own in cells):
        return []
    return [_row(own, row) for own, row in zip(cells, rows, strict=True)]


def _row(cells: list[TableCell], lines: Sequence[Line | None]) -> Row:
    first, *more = (line for line in lines if line is not None)
    return Row(first, cells, more=tuple(line.number for line in more))


def _fit(cells: list[TableCell], columns: _Columns) -> bool:
    """Whether cells can stand under the heading, the last ones perhaps lost."""
    needed = [column.index for column in columns if column.role in (Role.INDICATOR, Role.VALUE)]
    if len(cells) <= max(needed):
        return False
    return all(_fits(cell, column) for cell, column in zip(cells, columns, strict=False))


def _fits(cell: TableCell, column: Column) -> bool:
    """Whether a cell can stand in a column: labels, names and values each in their own."""
    if column.role in LEVELS:
        return cell.is_blank or cell.shape in _LABELS[column.role]
    if column.role == Role.INDICATOR:
        return cell.shape in _NAMES
    if column.heading.shape == Shape.SIDE:
        return cell.is_blank or cell.shape == Shape.SIDE
    if cell.shape in NO_ROWS:
        return False
    return column.role != Role.VALUE or not (cell.is_blank or cell.shape == Shape.SENTENCE)


def _told_rows(body: list[Line], columns: _Columns) -> tuple[list[Row], list[Line]]:
    """Rows where blank cells are lost, as what the cells are tells them.

    A row without name or value is not told; labels that stand before it are kept.
    """
    rows: list[Row] = []
    unread: list[Line] = []
    for placed in place_cells([cell_of_line(line) for line in body], columns):
        cells = [placed.cells.get(column.index, BLANK) for column in columns]
        own = body[placed.start : placed.end]
        if placed.is_told:
            rows.append(_row(cells, own))
            continue
        labels = [cells[column.index] if column.role in LEVELS else BLANK for column in columns]
        of_labels = [line for line in own if cell_of_line(line) in labels]
        if of_labels:
            rows.append(_row(labels, of_labels))
        unread += [line for line in own if line not in of_labels]
    return rows, unread


def row_of_lines(lines: Sequence[Line]) -> Row:
    """The row whose cells are lines."""
    cells = [cell_of_line(line) for line in lines]
    return Row(lines[0], cells, more=tuple(line.number for line in lines[1:]))
