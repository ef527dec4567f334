"""Lines of a grid -> dense rows: cells over several rows repeated, those over columns padded."""

from kg.documents import Cell, Line
from kg.tables.cell import BLANK, TableCell, cell_of
from kg.tables.table import Row


def dense_rows(lines: list[Line]) -> list[Row]:
    """The lines of one grid as dense rows.

    Rowspans are repeated below, colspans leave blanks to the right. Rows of formats without merged
    cells pass through unchanged.
    """
    rows: list[Row] = []
    open_spans: dict[int, tuple[TableCell, int]] = {}
    for line in lines:
        rows.append(_dense_row(line, open_spans))
    return rows


def _dense_row(line: Line, open_spans: dict[int, tuple[TableCell, int]]) -> Row:
    plain = not open_spans and all(cell.rowspan == 1 and cell.colspan == 1 for cell in line.cells)
    if plain:
        return Row(line, [cell_of(cell.text) for cell in line.cells])
    ends = [cell.column + cell.colspan for cell in line.cells]
    width = max([*ends, *(column + 1 for column in open_spans), 0])
    cells = [BLANK] * width
    spanned = set()
    for column, (above, left) in list(open_spans.items()):
        cells[column] = above
        spanned.add(column)
        if left > 1:
            open_spans[column] = (above, left - 1)
        else:
            del open_spans[column]
    for cell in line.cells:
        _place(cell, cells, open_spans)
    return Row(line, cells, frozenset(spanned))


def _place(
    cell: Cell, cells: list[TableCell], open_spans: dict[int, tuple[TableCell, int]]
) -> None:
    own = cells[cell.column] = cell_of(cell.text)
    if cell.rowspan > 1:
        for column in range(cell.column, cell.column + cell.colspan):
            open_spans[column] = (own if column == cell.column else BLANK, cell.rowspan - 1)
