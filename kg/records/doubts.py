"""What makes a row unsure though it was read: nothing proves that its name, levels or project are whole and its own."""

import re
from collections.abc import Sequence

from kg.documents import Line
from kg.records.target import Project
from kg.tables import Table
from kg.tables.cell import cell_of
from kg.tables.rows.entry import Entry
from kg.tables.words.role import Role
from nlp.text import fold, squash

_STATED = ("html", "docx")  # formats that say themselves which cell stands in which column
_FORMULA = re.compile(r"=(?!\d)(?:[!-~]*[A-Za-z][!-~]*|.*![$A-Za-z]+\$?\d.*|公式)$")  # not =A级


def unproven(
    entry: Entry, table: Table, project: Project | None, lines: Sequence[Line], form: str
) -> list[str]:
    """Reasons to doubt a row.

    Args:
        entry: the row.
        table: it stands in.
        project: it stands under.
        lines: it stands on.
        form: format of the file.
    """
    name = (project.name or "") if project is not None else ""
    is_unnamed = table.scope == "project" and (
        project is None or not (project.name or project.code)
    )
    found = {
        "project_unnamed": is_unnamed,
        "formula_unread": any(_FORMULA.match(cell.text) for cell in entry.cells.cells),
        "label_unknown": entry.level1 is None and entry.level2 is None and _names_levels(lines),
        "name_broken": fold(name).count("(") != fold(name).count(")"),
        "cell_shifted": form in _STATED and _is_beside(entry, table, lines),
    }
    return [reason for reason, applies in found.items() if applies]


def _names_levels(lines: Sequence[Line]) -> bool:
    """Whether a cell names levels together with other words: 产出指标-数量指标."""
    return any(cell_of(cell.text).names_levels for line in lines for cell in line.cells)


def _is_beside(entry: Entry, table: Table, lines: Sequence[Line]) -> bool:
    """Whether the name stands outside the column of names: a line of another table, or a row moved in its table."""
    columns = {column.index for column in table.heading.of(Role.INDICATOR)}
    if not columns or table.heading.is_wide or table.heading.doubts:
        return False
    name = squash(entry.cells.indicator.text)
    found = {cell.column for line in lines for cell in line.cells if squash(cell.text) == name}
    return bool(found) and not columns & found
