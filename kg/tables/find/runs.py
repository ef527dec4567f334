"""Lines of a document -> runs: prose line by line, and the rows that stand together."""

from kg.documents import Document, Line
from kg.findings import Finding
from kg.tables.find.dense import dense_rows
from kg.tables.find.stacked import find_stacked
from kg.tables.table import Row


def runs_of(document: Document) -> tuple[list[Line | list[Row]], list[Finding]]:
    """Prose line by line; table rows with nothing but blank lines between them together.

    Returns:
        the runs, and R001 for each cell of a table dumped one cell a line whose row cannot be
        told.
    """
    runs: list[Line | list[Row]] = []
    grid: list[Line] = []
    findings: list[Finding] = []
    stacked = {table.start: table for table in find_stacked(document.lines)}
    end = 0
    for place, line in enumerate(document.lines):
        if place in stacked:
            runs += [dense_rows(grid), stacked[place].rows] if grid else [stacked[place].rows]
            findings += [
                Finding("R001", cell.number, cell.text.strip()) for cell in stacked[place].unread
            ]
            grid, end = [], stacked[place].end
        is_row = bool(line.cells and line.text.strip())
        if place < end:
            continue
        if is_row and not (line.breaks_page and grid):
            grid.append(line)
            continue
        if not line.text.strip() and not line.breaks_page:
            continue
        if grid:
            runs.append(dense_rows(grid))
            grid = []
        if is_row:
            grid.append(line)
        else:
            runs.append(line)
    if grid:
        runs.append(dense_rows(grid))
    return runs, findings
