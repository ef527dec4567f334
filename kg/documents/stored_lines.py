"""A document's lines <-> JSON lines, from which a store shows the printed text without the file."""

import json
from collections.abc import Iterable
from dataclasses import dataclass

from kg.documents.document import Cell, Document, Line

_BREAKS, _HIDDEN = 1, 2


@dataclass(frozen=True, slots=True)
class Printed:
    """The printed text of a document.

    Attributes:
        format: of the file: ``text``, ``pdf``, ``xlsx`` …
        recognised: pages whose text was recognised from a picture.
        lines: all lines, in order.
    """

    format: str
    recognised: tuple[int, ...]
    lines: list[Line]

    def between(self, first: int, last: int) -> list[Line]:
        """The lines with these numbers, both included; those that are there."""
        return self.lines[max(first - 1, 0) : max(last, 0)]


def printed_to_lines(document: Document) -> str:
    """The lines as one text: what the document is, then a JSON list for each line.

    A list holds page, sheet, row, flags (1: it breaks the page, 2: it is hidden), and the text or
    the cells.
    """
    head = {"format": document.format, "recognised": document.recognised}
    rows = [head, *(_row(line) for line in document.lines)]
    return "".join(
        json.dumps(row, ensure_ascii=False, separators=(",", ":")) + "\n" for row in rows
    )


def printed_from_lines(lines: Iterable[str]) -> Printed:
    """What ``printed_to_lines`` wrote."""
    rows = iter(lines)
    head = json.loads(next(rows))
    return Printed(
        head["format"],
        tuple(head["recognised"]),
        [_line(number, row) for number, row in enumerate(rows, start=1)],
    )


def _row(line: Line) -> list[object]:
    cells = [
        [cell.text, cell.column, cell.rowspan, cell.colspan, *[_HIDDEN] * cell.hidden]
        for cell in line.cells
    ]
    flags = _BREAKS * line.breaks_page + _HIDDEN * line.hidden
    return [line.page, line.sheet, line.row, flags, cells or line.text]


def _line(number: int, row: str) -> Line:
    page, sheet, sheet_row, flags, content = json.loads(row)
    breaks, hidden = bool(flags & _BREAKS), bool(flags & _HIDDEN)
    if isinstance(content, str):
        return Line(number, content, (), page, sheet, breaks, sheet_row, hidden)
    cells = tuple(_cell(*cell) for cell in content)
    text = "\t".join(cell.text for cell in cells)
    return Line(number, text, cells, page, sheet, breaks, sheet_row, hidden)


def _cell(text: str, column: int, rowspan: int, colspan: int, flags: int = 0) -> Cell:
    return Cell(text, column, rowspan, colspan, hidden=bool(flags & _HIDDEN))
