"""Lines of a table that may be pieces of the rows beside them, which are in doubt then.

A line break inside a row leaves its rest on a line of its own: a text between the rows, or a row
with fewer cells than all others.
"""

from collections import Counter
from collections.abc import Sequence

from kg.tables.rows.table_reading import TableReading
from kg.tables.table import Row, Table

DOUBT = "may_be_wrapped"
_GOES_ON = ("、", ",", ";", "。", ")", "》", "”")  # folded


def doubt_beside_pieces(reading: TableReading, table: Table) -> None:
    """Mark the rows above and below pieces unsure, and the projects that begin with one.

    Rows that may be pieces are reported, so that none is lost.

    Args:
        reading: of the table; changed in place.
        table: with its rows, and the lines of text directly below one that nothing claims.
    """
    entries, blocks = reading.entries, reading.blocks
    read = {line for entry in entries for line in entry.lines}
    short = _short_rows(table.rows, read)
    pieces = {*table.strays, *short, *_going_on(table.rows)}
    if not pieces:
        return
    told = {line for one in reading.findings for line in (one.line, *one.lines)}
    for row in table.rows:
        if row.line.number in short - told:
            reading.report("R001", row)
    beside = {line + step for line in pieces for step in (-1, 1)}
    for entry in entries:
        is_piece = not pieces.isdisjoint(entry.lines)
        if not entry.reasons and (is_piece or not beside.isdisjoint(entry.lines)):
            entry.doubt(DOUBT)
    for block in blocks:
        if not block.reasons and block.line in {*short, *beside}:
            block.reasons.append("cell_shifted" if block.line in short else DOUBT)


def _going_on(rows: Sequence[Row]) -> set[int]:
    """Lines of rows of which a cell goes on with a comma or a closing bracket."""
    return {
        row.line.number
        for row in rows
        if any(cell.folded.startswith(_GOES_ON) for cell in row.printed)
    }


def _short_rows(rows: Sequence[Row], read: set[int]) -> set[int]:
    """Lines of rows without an indicator that lack cells which other rows have, blank ones too."""
    widths = Counter(len(row.cells) for row in rows if row.line.number in read)
    if not widths or not any(row.cells[-1].is_blank for row in rows if row.cells):
        return set()  # where no row ends with a blank cell, blanks may have been left out
    (usual, count), *_ = widths.most_common(1)
    if 2 * count <= widths.total():
        return set()
    return {
        row.line.number
        for row in rows
        if row.line.number not in read
        and 1 < len(row.cells) < usual
        and row.filled
        and not all(cell.is_label for cell in row.printed)
    }
