"""The labels of any line, in a table or in running text, whether or not it is part of a form."""

from kg.documents import Line
from kg.tables.cell import BLANK, cell_of
from kg.tables.forms.pairs import read_pairs
from kg.tables.forms.prose import labelled_parts
from kg.tables.forms.row_pairs import KeyValue
from kg.tables.table import Row

LABELS_WITHIN = 6  # cells from the left
LONGEST_PROSE = 120


def pairs_of_line(line: Line) -> list[KeyValue]:
    """The labelled values of a line; none where no label stands among its first cells."""
    if not line.cells:
        return _of_prose(line) if ":" in line.text or "：" in line.text else []
    first = [cell_of(cell.text) for cell in line.cells[:LABELS_WITHIN]]
    if all(cell.form_label is None and cell.inline is None for cell in first):
        return []
    cells = [BLANK] * (max(cell.column for cell in line.cells) + 1)
    for cell in line.cells:
        cells[cell.column] = cell_of(cell.text)
    return read_pairs([Row(line, cells)])


def _of_prose(line: Line) -> list[KeyValue]:
    if len(line.text) > LONGEST_PROSE:
        return []
    return [
        KeyValue(found.field, cell_of(found.label), cell_of(found.value), line.number, 0)
        for found in labelled_parts(line.text)
    ]
