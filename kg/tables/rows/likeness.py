"""Rows whose cells do not look like those of their table: two that ran into one, one that is gone.

Nothing here reads a row otherwise. It counts signs that a row may have been damaged before it
reached us, each weak alone, and doubts the rows that have several of them, or a strong one.
What is usual is learned from the table itself.
"""

from collections.abc import Sequence

from kg.tables.rows.cell_signs import CellSigns
from kg.tables.rows.profile import TableProfile
from kg.tables.rows.row_signs import RowSigns
from kg.tables.rows.seen_row import SeenRow
from kg.tables.table import Column
from kg.tables.words.looks import Look
from kg.tables.words.role import Role

UNLIKE, UNEVEN, LABEL_LOST = "cell_unlike_column", "row_uneven", "label_above_lost"
ENOUGH = 2  # signs that make a row unsure
_VALUES = (Role.VALUE, Role.PERIOD_VALUE)


def doubt_unlike_rows(rows: Sequence[SeenRow], columns: Sequence[Column]) -> None:
    """Mark the rows of a table unsure that look unlike the others; rows in doubt stay as they are.

    Where pairs stand side by side, one of them doubts the whole line. A row that may have lost its
    label doubts the label of the rows below, up to the next one; a row that begins a project doubts
    the project.

    Args:
        rows: the rows of targets, in order; their entries are changed in place.
        columns: of the heading.
    """
    profile = TableProfile(rows, columns)
    cells, numbers = CellSigns(profile), RowSigns(profile, rows, columns)
    is_label_lost = False
    doubted: dict[int, str] = {}
    for place, row in enumerate(rows):
        is_label_lost = is_label_lost and not row.labels
        if is_label_lost or numbers.lacks_label(row):
            _doubt(row, LABEL_LOST)
        unlike, counts = _unlike(cells, row, profile), numbers.of(row, place)
        if unlike + counts >= ENOUGH:
            doubted.setdefault(row.row.line.number, UNLIKE if unlike else UNEVEN)
            is_label_lost |= numbers.may_have_lost_label(row, place)
            if numbers.may_lack_project(row, place):
                _doubt_project(row)
    for row in rows:
        reason = doubted.get(row.row.line.number)
        if reason is not None:
            _doubt(row, reason)


def _unlike(cells: CellSigns, row: SeenRow, profile: TableProfile) -> int:
    """The signs that a cell does not belong where it stands, or not alone."""
    signs = cells.of(row)
    name = row.look(Role.INDICATOR)
    is_named = name is Look.NAME or (name is not Look.NONE and not profile.are_names)
    if signs and not is_named and any(row.look(role) is Look.NAME for role in _VALUES):
        return signs + 1  # the value is a name, and the name is none
    return signs


def _doubt(row: SeenRow, reason: str) -> None:
    for entry in row.entries:
        if not entry.reasons:
            entry.doubt(reason)


def _doubt_project(row: SeenRow) -> None:
    """The project that a row begins."""
    for block in (entry.block for entry in row.entries):
        if block is not None and block.line == row.row.line.number and not block.reasons:
            block.reasons.append(UNEVEN)
