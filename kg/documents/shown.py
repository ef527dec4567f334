"""A document as a reader of the file sees it, what the file hides left out."""

from dataclasses import replace

from kg.documents.document import Cell, Document, Line
from kg.documents.grid import printed_cells


def shown(document: Document) -> Document:
    """The document without its hidden lines and cells; lines keep their numbers.

    A hidden line is blank. A cell over several rows of which the first ones are hidden begins in
    the first one that is shown.

    Returns:
        the same object where nothing is hidden.
    """
    if not any(map(_hides, document.lines)):
        return document
    lines: list[Line] = []
    waiting: list[tuple[int, Cell]] = []  # merged cells of hidden lines, and their last line
    for line in document.lines:
        waiting = [(last, cell) for last, cell in waiting if last >= line.number]
        if line.hidden:
            ends = ((line.number + cell.rowspan - 1, cell) for cell in line.cells)
            waiting += [(last, cell) for last, cell in ends if last > line.number]
            lines.append(replace(line, text="", cells=()))
        elif waiting or _hides(line):
            moved = [cell._replace(rowspan=last - line.number + 1) for last, cell in waiting]
            cells = sorted([*moved, *line.cells], key=lambda cell: cell.column)
            seen = tuple(cell for cell in cells if not cell.hidden)
            lines.append(replace(line, text=printed_cells(seen), cells=seen))
            waiting = []
        else:
            lines.append(line)
    return replace(document, lines=tuple(lines))


def _hides(line: Line) -> bool:
    return line.hidden or any(cell.hidden for cell in line.cells)
