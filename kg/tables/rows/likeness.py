"""Rows whose cells do not look like those of their table: two that ran into one, one that is gone.

Nothing here reads a row otherwise. It counts signs that a row may have been damaged before it
reached us, each weak alone, and doubts the rows that have several of them, or a strong one.
What is usual is learned from the table itself.
"""

from collections.abc import Mapping, Sequence

from kg.tables.rows.cell_signs import CellSigns
from kg.tables.rows.profile import TableProfile
from kg.tables.rows.row_signs import RowSigns
from kg.tables.rows.seen_row import SeenRow
from kg.tables.table import Column
from kg.tables.words.looks import Look
from kg.tables.words.role import Role

UNLIKE, UNEVEN = "cell_unlike_column", "row_uneven"
LABEL_LOST, PROJECT_LOST = "label_above_lost", "project_unnamed"
ENOUGH = 2  # signs that make a row unsure
SHORTEST_LABEL = 4  # characters; 质量 and 数量 also begin names
_VALUES = (Role.VALUE, Role.PERIOD_VALUE)


def doubt_unlike_rows(rows: Sequence[SeenRow], columns: Sequence[Column]) -> None:
    """Mark the rows of a table unsure that look unlike the others; rows in doubt stay as they are.

    Where pairs stand side by side, one of them doubts the whole line. A row that may have lost its
    label, or the name of its project, doubts the rows below, up to the next one; a row that begins
    a project doubts the project.

    Args:
        rows: the rows of targets, in order; their entries are changed in place.
        columns: of the heading.
    """
    profile = TableProfile(rows, columns)
    cells, numbers = CellSigns(profile), RowSigns(profile, rows, columns)
    labels = _printed_labels(rows)
    is_label_lost = is_project_lost = False
    doubted: dict[int, str] = {}
    for place, row in enumerate(rows):
        is_label_lost = is_label_lost and not row.labels
        if is_label_lost or numbers.lacks_label(row) or _names_other_label(row, labels):
            _doubt(row, LABEL_LOST)
        is_project_lost &= row.cell(Role.PROJECT_NAME).is_blank
        is_project_lost |= numbers.lacks_project_name(row)
        if is_project_lost:
            _doubt(row, PROJECT_LOST)
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


def _printed_labels(rows: Sequence[SeenRow]) -> dict[str, str]:
    """The labels of level 2 that a table prints, as folded, and what each of them is."""
    printed = (cell for row in rows for column, cell in row.placed if column.role == Role.LEVEL2)
    return {
        cell.folded: cell.level2
        for cell in printed
        if cell.level2 is not None and len(cell.folded) >= SHORTEST_LABEL
    }


def _names_other_label(row: SeenRow, labels: Mapping[str, str]) -> bool:
    """Whether the name of a row without label begins with another label than the one above it."""
    if row.labels:
        return False
    name = row.cell(Role.INDICATOR).folded
    return any(
        name.startswith(text) and name != text and label not in (one.level2 for one in row.entries)
        for text, label in labels.items()
    )


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
