"""How a table's heading is printed, again and again: whole, cut, or with columns moved."""

from dataclasses import dataclass, field, replace

from kg.tables.cell import BLANK
from kg.tables.find.cut_heading import complete_heading
from kg.tables.find.split_heading import whole_heading
from kg.tables.forms.rows import names_a_value
from kg.tables.headings.heading import is_labelled_row, read_heading, roles_of
from kg.tables.table import Heading, Row, Table

# Characters of which every heading holds one: 指标, 目标, 项目, 单位, 一级; traditional ones too.
_OF_HEADINGS = ("标", "目", "单位", "项", "级", "標", "單位", "項", "級")


@dataclass(slots=True)
class Printing:
    """The last printing of the open table's heading.

    Attributes:
        is_alone: whether no row has been read below it.
        cut: columns whose label is only begun: the rest stands in the row below.
        moved: columns that stand elsewhere than in the first printing: their place -> the first.
        last: line of the table's last row, or of its heading.
        gap: lines from the heading to the first row, 0 above it; rows are as far from each other.
    """

    is_alone: bool = False
    cut: frozenset[int] = frozenset()
    moved: dict[int, int] = field(default_factory=dict)
    last: int = 0
    gap: int = 0

    @classmethod
    def of(cls, heading: Heading) -> "Printing":
        """The heading of another table; an inferred one is not printed."""
        return cls(bool(heading.lines), last=max(heading.lines, default=0))

    @classmethod
    def again(cls, first: Heading, heading: Heading) -> "Printing":
        """A heading that repeats that of the table."""
        moved = first.moved_from(heading)
        return cls(True, _cut_labels(first, heading), moved, heading.lines[-1])

    def is_apart(self, row: Row) -> bool:
        """Whether a row is farther from the one above it than rows usually are; it is the last now.

        Blank lines may stand between all rows.
        """
        distance = row.line.number - self.last
        is_apart = distance > max(1, self.gap)
        self.gap = self.gap or (distance if self.last else 1)
        self.last = max(row.line.number, *row.more, self.last)
        return is_apart

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


def heading_at(
    rows: list[Row], index: int, above: Heading | None = None, doubt: str | None = None
) -> Heading | None:
    """The heading that begins with a row.

    Args:
        rows: that stand together.
        index: of the first row of the heading.
        above: heading of the table that is open there; a row whose labels stand under its labels
            is one of that table.
        doubt: code of what was guessed to tell the cells of the rows, None for nothing.
    """
    row = rows[index]
    text = "".join(cell.text for cell in row.cells) if doubt else row.line.text
    if not any(word in text for word in _OF_HEADINGS):
        return None
    if above is not None and is_labelled_row(row, roles_of(above.columns)):
        return None
    heading = read_heading(rows, index)
    heading = whole_heading(rows, index, heading) or heading
    if heading is not None and names_a_value(row):
        # 主管部门 | | 实施单位 | 甲局: words of headings, and yet the last row of a form's head.
        below = read_heading(rows, index + 1) if index + 1 < len(rows) else None
        if below is not None and below.lines[-1] == heading.lines[-1]:
            return None
    if heading is not None and doubt is not None:
        return replace(heading, doubts=(*heading.doubts, doubt))
    return heading
