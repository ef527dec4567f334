"""A document's lines <-> JSON lines, from which a store shows the printed text without the file."""

import json
from collections.abc import Iterable
from dataclasses import dataclass

from kg.documents.document import Cell, Document, Line


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

    A list holds page, sheet, row, whether it breaks the page, and the text or the cells.
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
    cells = [[cell.text, cell.column, cell.rowspan, cell.colspan] for cell in line.cells]
    return [line.page, line.sheet, line.row, int(line.breaks_page), cells or line.text]


def _line(number: int, row: str) -> Line:
    page, sheet, sheet_row, breaks_page, content = json.loads(row)
    if isinstance(content, str):
        return Line(number, content, (), page, sheet, bool(breaks_page), sheet_row)
    cells = tuple(Cell(*cell) for cell in content)  # text, column, rowspan, colspan
    return Line(
        number,
        "\t".join(cell.text for cell in cells),
        cells,
        page,
        sheet,
        bool(breaks_page),
        sheet_row,
    )
