"""Lines of text in a table that may be pieces of its rows, which a line break cut."""

from collections import Counter
from collections.abc import Iterable

from kg.documents import Document, Line
from kg.tables.cell import cell_of
from kg.tables.find.continuation import repeats_caption
from kg.tables.find.prose import closes
from kg.tables.table import Table
from kg.tables.words.furniture import is_furniture

LONGEST_BEGINNING = 2  # characters; titles and running heads have more


def mark_strays(tables: Iterable[Table], document: Document) -> None:
    """Note such lines in the tables: they stand directly below a row, or below the heading.

    A title, a sentence, furniture of the page and what the document prints elsewhere as well, as
    it does running heads, are none.
    """
    lines = document.lines
    times = Counter(line.text.strip() for line in lines if not line.cells)
    for table in tables:
        if table.kind != "performance":
            continue
        rows = [number for row in table.rows for number in (row.line.number, *row.more)]
        for number in (*rows, *table.heading.lines):
            # Lines are numbered from 1.
            below = lines[number] if number < len(lines) else None
            if below is not None and times[below.text.strip()] == 1 and _may_be_piece(below, table):
                table.strays.append(below.number)
        table.strays += [
            number - 1
            for number in rows
            if number > 1
            and number - 1 not in table.strays
            and _begins_row(lines[number - 2], table)
        ]


def _begins_row(line: Line, table: Table) -> bool:
    """Whether a line above a row is too short for anything but the beginning of it."""
    is_short = 0 < len(line.text.strip()) <= LONGEST_BEGINNING
    return is_short and _may_be_piece(line, table)


def _may_be_piece(line: Line, table: Table) -> bool:
    text = line.text.strip()
    if not text or line.cells or line.breaks_page or is_furniture(text) or closes(text):
        return False
    return not cell_of(text).is_strong_label and not repeats_caption(table, text)
