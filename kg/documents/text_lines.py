"""Text -> lines: a line for each table row, cells apart by tabs or bars.

LF, CRLF and CR line ends; a form feed starts a page.
"""

import re

from kg.documents.bars import read_bars
from kg.documents.document import Cell, Line

_LINE_END = re.compile(r"\r\n|\n|\r")
_HEADING = re.compile(r"^#{1,6}\s+")  # the mark of Markdown


def lines_of(text: str) -> list[Line]:
    """All lines; what follows the final newline is none.

    They have page numbers only where form feeds show pages.
    """
    parts = _LINE_END.split(text)
    if parts and not parts[-1]:
        parts.pop()
    paged = "\f" in text
    page = 1 if paged else None
    barred = read_bars([part if "\t" not in part else "" for part in parts])
    lines: list[Line] = []
    for number, part in enumerate(parts, start=1):
        breaks = paged and "\f" in part
        if breaks and page is not None:
            page += part.count("\f")
            part = part.replace("\f", "")
        if "\t" in part:
            printed, texts = part, part.split("\t")
        elif number - 1 in barred:
            own = barred[number - 1]
            texts = own.cells or []
            printed = "\t".join(texts) if texts else own.text
        else:
            printed, texts = _HEADING.sub("", part), []
        cells = tuple([Cell(cell, column) for column, cell in enumerate(texts)])
        lines.append(Line(number, printed, cells, page, None, breaks))
    return lines
