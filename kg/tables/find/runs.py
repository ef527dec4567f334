"""Lines of a document -> runs: prose line by line, and the rows that stand together."""

from kg.documents import Document, Line
from kg.findings import Finding
from kg.tables.find.dense import dense_rows
from kg.tables.find.spaced import find_spaced
from kg.tables.find.stacked import find_stacked
from kg.tables.find.text_table import Run, TextTable

# As many as a sheet of Excel 97 has; the widest published tables have some thirty. A wider row is
# none of a table that people read, and steps that grow with the square of its cells stay few.
MOST_COLUMNS = 256


def runs_of(document: Document) -> tuple[list[Line | Run], list[Finding]]:
    """Prose line by line; table rows with nothing but blank lines between them together.

    Returns:
        the runs, and R001 for each cell of a table without a grid whose row cannot be told, and for
        each row of more than ``MOST_COLUMNS`` cells.
    """
    runs: list[Line | Run] = []
    grid: list[Line] = []
    findings: list[Finding] = []
    tables = _without_grid(document)
    end = 0
    for place, line in enumerate(document.lines):
        table = tables.get(place)
        if table is not None and place >= end:
            _close(grid, runs)
            runs.append(table.run)
            findings += [Finding("R001", cell.number, cell.text.strip()) for cell in table.unread]
            end = table.end
        if place < end:
            continue
        width = _width(line)
        if width > MOST_COLUMNS:
            detail = f"{width} > {MOST_COLUMNS}"
            findings.append(Finding("R001", line.number, line.text.strip(), detail=detail))
            continue
        is_row = _is_row(line)
        if is_row and not (line.breaks_page and grid):
            grid.append(line)
            continue
        if not line.text.strip() and not line.breaks_page:
            continue
        _close(grid, runs)
        if is_row:
            grid.append(line)
        else:
            runs.append(line)
    _close(grid, runs)
    return runs, findings


def _without_grid(document: Document) -> dict[int, TextTable]:
    """The tables that the text prints without a grid, by the place of their first line."""
    found = (*find_spaced(document.lines), *find_stacked(document.lines))
    return {table.start: table for table in found}


def _is_row(line: Line) -> bool:
    """Whether a line is one of a grid: it holds text, or begins a cell over several rows."""
    return bool(line.cells) and (
        bool(line.text.strip()) or any(cell.rowspan > 1 for cell in line.cells)
    )


def _width(line: Line) -> int:
    """The cells of a row, up to the last one with text."""
    filled = (cell.column + 1 for cell in reversed(line.cells) if cell.text.strip())
    return next(filled, 0)


def _close(grid: list[Line], runs: list[Line | Run]) -> None:
    """Add the rows of a grid that ends, if it has any."""
    if grid:
        runs.append(Run(dense_rows(grid)))
        grid.clear()
