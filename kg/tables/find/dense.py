"""Lines of a grid -> dense rows: cells over several rows repeated, those over columns padded."""

from typing import NamedTuple

from kg.documents import Cell, Line
from kg.tables.cell import BLANK, TableCell
from kg.tables.printed_cell import cell_at
from kg.tables.table import Row


class _Span(NamedTuple):
    """A cell over several rows.

    Attributes:
        cell: what stands in its column, blank in those that it covers beside its own.
        last: the last line it reaches.
    """

    cell: TableCell
    last: int


def dense_rows(lines: list[Line]) -> list[Row]:
    """The lines of one grid as dense rows; a line without text is none, but may begin a rowspan.

    Rowspans are repeated below, colspans and columns that a line leaves out are blank. How far a
    span reaches is told by the numbers of the lines, as those of a grid follow one another.
    """
    rows: list[Row] = []
    spans: dict[int, _Span] = {}
    for line in lines:
        if spans:
            spans = {column: span for column, span in spans.items() if span.last >= line.number}
        row = _dense_row(line, spans)
        if line.text.strip():
            rows.append(row)
    return rows


def _dense_row(line: Line, spans: dict[int, _Span]) -> Row:
    own = line.cells
    plain = not spans and all(
        cell.rowspan == cell.colspan == 1 and cell.column == place for place, cell in enumerate(own)
    )
    if plain:
        return Row(line, [cell_at(cell.text, line.page, cell.box) for cell in own])
    ends = [cell.column + cell.colspan for cell in own]
    cells = [BLANK] * max([*ends, *(column + 1 for column in spans), 0])
    for column, span in spans.items():
        cells[column] = span.cell
    spanned = frozenset(spans)
    for cell in own:
        _place(cell, line, cells, spans)
    return Row(line, cells, spanned)


def _place(cell: Cell, line: Line, cells: list[TableCell], spans: dict[int, _Span]) -> None:
    own = cells[cell.column] = cell_at(cell.text, line.page, cell.box)
    if cell.rowspan > 1:
        last = line.number + cell.rowspan - 1
        for column in range(cell.column, cell.column + cell.colspan):
            spans[column] = _Span(own if column == cell.column else BLANK, last)
