"""Texts that a file holds and that are not read: findings on them, and rows they make doubtful."""

from collections import defaultdict

from kg.documents import Document
from kg.findings import Finding
from kg.tables.rows.entry import Entry
from kg.tables.table import Heading
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
_OF_A_PAIR = (Role.INDICATOR, Role.VALUE)


def findings_of(document: Document) -> list[Finding]:
    """A finding on each text that is not read, at its line."""
    return [
        Finding(_CODES[one.kind], one.line, one.text, detail=f"“{one.text}”")
        for one in document.omissions
    ]


class OmissionDoubts:
    """Which rows of a document lack a text that would tell what they say."""

    def __init__(self, document: Document) -> None:
        self._at: dict[int, list[tuple[int | None, str]]] = defaultdict(list)
        for one in document.omissions:
            if one.kind in _REASONS:
                for line in range(one.line, one.line + one.rows):
                    self._at[line].append((one.column, _REASONS[one.kind]))

    def of(self, entry: Entry, heading: Heading) -> list[str]:
        """Reasons to doubt a row."""
        found = [one for line in entry.lines for one in self._at.get(line, ())]
        return [reason for column, reason in found if _matters(column, entry, heading)]


def _matters(index: int | None, entry: Entry, heading: Heading) -> bool:
    """Whether what stands in a column belongs to the row; of a wide table, to its pair."""
    column = next((one for one in heading.columns if one.index == index), None)
    if column is None:
        return True
    if heading.is_wide and column.role in _OF_A_PAIR:
        return column.group == entry.level1
    return column.role != Role.SERIAL
