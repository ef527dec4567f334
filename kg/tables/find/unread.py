"""Rows that no table takes: told where they look like targets, so that none is lost in silence."""

import re

from kg.documents import Line
from kg.findings import Finding
from kg.tables.cell import cell_of
from kg.tables.find.prose import is_announced
from kg.tables.table import Row
from kg.tables.words.shapes import Shape

_SENTENCE = re.compile("[。；，：:]")


class UnreadRows:
    """Reports rows outside of tables.

    Args:
        findings: where they go.
    """

    def __init__(self, findings: list[Finding]) -> None:
        self.findings = findings
        self._is_after_targets = False

    def leave_table(self, *, is_after_targets: bool) -> None:
        """A table ends without a title below it: its further rows may follow."""
        self._is_after_targets = is_after_targets

    def enter(self) -> None:
        """A title, or another table, begins."""
        self._is_after_targets = False

    def report_below(self, row: Row) -> None:
        """A row right after a performance table: told where it holds a label or a value."""
        if self._is_after_targets and _looks_like_target(row):
            self._report(row)

    def report_columns(self, line: Line) -> None:
        """A line of prose that begins with a label: columns that nothing keeps apart."""
        text = line.text.strip()
        parts = text.split()
        if len(parts) > 1 and not _SENTENCE.search(text) and cell_of(parts[0]).is_label:
            self.findings.append(Finding("R001", line.number, text))

    def report_announced(self, pending: list[Row], caption: list[Line]) -> None:
        """Rows that no heading claimed, where performance targets were announced."""
        has_labels = any(cell.is_label for row in pending for cell in row.printed)
        if has_labels and is_announced(caption, pending):
            for row in filter(_looks_like_target, pending):
                self._report(row)

    def _report(self, row: Row) -> None:
        self.findings.append(Finding("R001", row.line.number, row.line.text.strip()))


def _looks_like_target(row: Row) -> bool:
    return any(cell.is_label or cell.shape == Shape.VALUE for cell in row.printed)
