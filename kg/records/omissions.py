"""Texts that a file holds and that are not read: findings on them, and rows they make doubtful."""

from collections import defaultdict
from itertools import groupby

from kg.documents import Document
from kg.findings import Finding
from kg.tables.rows.entry import Entry
from kg.tables.table import Heading, Row, Table
from kg.tables.words.fields import BODIES, PROJECT, Field
from kg.tables.words.role import Role

_CODES = {
    "struck": "R014",
    "deleted": "R015",
    "hidden": "R016",
    "box": "R017",
    "formula": "R018",
    "unknown": "R019",
}
_REASONS = {"box": "text_box", "formula": "formula_unread"}
_NAMING = frozenset((*PROJECT, *BODIES, Field.YEAR))
_OF_A_PAIR = (Role.INDICATOR, Role.VALUE)


def findings_of(document: Document) -> list[Finding]:
    """A finding on what is not read, at its line; what of a line is left out alike is one."""
    found = []
    for (line, kind), group in groupby(document.omissions, key=lambda one: (one.line, one.kind)):
        printed = "；".join(one.text for one in group)
        found.append(Finding(_CODES[kind], line, printed, detail=f"“{printed}”"))
    return found


class OmissionDoubts:
    """Which rows of a document lack a text that would tell what they say."""

    def __init__(self, document: Document) -> None:
        self._at: dict[int, list[tuple[int | None, str]]] = defaultdict(list)
        for one in document.omissions:
            if one.kind in _REASONS:
                for line in range(one.line, one.line + one.rows):
                    self._at[line].append((one.column, _REASONS[one.kind]))

    def of(self, entry: Entry, table: Table) -> list[str]:
        """Reasons to doubt a row: something of it, or of the names in the head of its form."""
        if not self._at:
            return []
        named = (row.line.number for row in table.head if _names(row))
        of_head = [reason for line in named for _, reason in self._at.get(line, ())]
        found = [one for line in entry.lines for one in self._at.get(line, ())]
        own = [reason for column, reason in found if _matters(column, entry, table.heading)]
        return [*own, *of_head]


def _names(row: Row) -> bool:
    """Whether a row of a form's head says whose its targets are."""
    return any(cell.field in _NAMING for cell in row.printed)


def _matters(index: int | None, entry: Entry, heading: Heading) -> bool:
    """Whether what stands in a column belongs to the row; of a wide table, to its pair."""
    column = next((one for one in heading.columns if one.index == index), None)
    if column is None:
        return index is None
    if heading.is_wide and column.role in _OF_A_PAIR:
        return column.group == entry.level1
    return column.role != Role.SERIAL
