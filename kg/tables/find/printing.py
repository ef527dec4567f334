"""How a table's heading is printed, again and again: whole, cut, or with columns moved."""

from dataclasses import dataclass, field, replace

from kg.tables.cell import BLANK
from kg.tables.find.cut_heading import complete_heading
from kg.tables.forms.rows import names_a_value
from kg.tables.headings.heading import is_labelled_row, read_heading, roles_of
from kg.tables.table import Heading, Row, Table

# Characters of which every heading holds one: 指标, 目标, 项目, 单位, and the traditional ones.
_OF_HEADINGS = ("标", "目", "单位", "项", "標", "單位", "項")


@dataclass(slots=True)
class Printing:
    """The last printing of the open table's heading.

    Attributes:
        is_alone: whether no row has been read below it.
        cut: columns whose label is only begun: the rest stands in the row below.
        moved: columns that stand elsewhere than in the first printing: their place -> the first.
    """

    is_alone: bool = False
    cut: frozenset[int] = frozenset()
    moved: dict[int, int] = field(default_factory=dict)

    @classmethod
    def again(cls, first: Heading, heading: Heading) -> "Printing":
        """A heading that repeats that of the table."""
        return cls(True, _cut_labels(first, heading), first.moved_from(heading))

    def take_rest(self, table: Table, row: Row) -> bool:
        """Whether the row right below the heading only ends its wrapped cells.

        The table's heading is completed then.
        """
        if not self.is_alone:
            return False
        completed = complete_heading(table.heading, row)
        if completed is not None:
            table.heading = completed
            return True
        cut, self.cut = self.cut, frozenset()
        return bool(cut) and all(column in cut for column in row.filled)

    def moved_back(self, row: Row) -> Row:
        """A row below, as it would stand under the first printing."""
        if not self.moved:
            return row
        cells = {self.moved.get(index, index): cell for index, cell in enumerate(row.cells)}
        spanned = frozenset(self.moved.get(column, column) for column in row.spanned)
        width = max(cells) + 1
        return Row(row.line, [cells.get(column, BLANK) for column in range(width)], spanned)


def _cut_labels(whole: Heading, printed: Heading) -> frozenset[int]:
    labels = {column.index: column.heading.folded for column in whole.columns}
    return frozenset(
        column.index
        for column in printed.columns
        if column.label and labels.get(column.index) not in (None, column.heading.folded)
    )


def heading_at(rows: list[Row], index: int, above: Heading | None = None) -> Heading | None:
    """The heading that begins with a row; read from stacked cells it is in doubt.

    Args:
        rows: that stand together.
        index: of the row.
        above: heading of the table that is open there; a row whose labels stand under its labels
            is one of that table.
    """
    line = rows[index].line
    if not any(word in line.text for word in _OF_HEADINGS):
        return None
    if above is not None and is_labelled_row(rows[index], roles_of(above.columns)):
        return None
    heading = read_heading(rows, index)
    if heading is not None and names_a_value(rows[index]):
        # 主管部门 | | 实施单位 | 甲局: words of headings, and yet the last row of a form's head.
        below = read_heading(rows, index + 1) if index + 1 < len(rows) else None
        if below is not None and below.lines[-1] == heading.lines[-1]:
            return None
    if heading is not None and not line.cells:
        return replace(heading, doubts=(*heading.doubts, "cells_stacked"))
    return heading
