"""What the table stage hands on: tables of rows, each line of them accounted for."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from kg.documents import Line
from kg.tables.cell import BLANK, TableCell
from kg.tables.printed_cell import cell_at
from kg.tables.words.role import Role

_PERIOD = re.compile(r"实施期|中长期|中期|长期|三年")


@dataclass(slots=True)
class Row:
    """One line of a table as a dense list of cells. Rows are never changed.

    Attributes:
        line: the line it stands on.
        cells: by grid column; a cell over several rows stands again in the rows below.
        spanned: columns whose cell begins in a row above.
        more: further lines, where a line break inside a cell cut the row in two.
    """

    line: Line
    cells: list[TableCell]
    spanned: frozenset[int] = frozenset()
    more: tuple[int, ...] = ()
    _filled: list[int] | None = None

    @property
    def filled(self) -> list[int]:
        """Columns with text."""
        if self._filled is None:
            self._filled = [column for column, cell in enumerate(self.cells) if not cell.is_blank]
        return self._filled

    @property
    def printed(self) -> list[TableCell]:
        """The cells with text, left to right."""
        return [self.cells[column] for column in self.filled]

    def cell(self, column: int) -> TableCell:
        """The cell in a column, blank beyond the end of the row."""
        return self.cells[column] if column < len(self.cells) else BLANK

    def rowspan(self, column: int) -> int:
        """Rows that the row's own cell in a column covers, 1 where it has none."""
        return next((cell.rowspan for cell in self.line.cells if cell.column == column), 1)

    def with_cells(self, cells: list[TableCell]) -> "Row":
        """The row with other cells in the same place."""
        return Row(self.line, cells, self.spanned, self.more)


def row_of_texts(line: Line, texts: Iterable[str]) -> Row:
    """A row of texts that stand on a line."""
    return Row(line, [cell_at(text, line.page, line.box) for text in texts])


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a heading.

    Attributes:
        index: grid column.
        role: what it holds, None for a column without known heading.
        heading: the cell that heads it, blank for none.
        group: canonical level 1 printed above a name/value pair, None elsewhere.
        section: which of several side-by-side sets it belongs to (0 for the only one).
        above: the group headings over it, joined: the unit of money may stand there.
        level2: canonical level 2 printed between the two, None elsewhere.
        is_guessed: whether its place gives it its role, as nobody knows its heading.
        own: of a level: labels that no list has, in comparison form.
    """

    index: int
    role: Role | None
    heading: TableCell = BLANK
    group: str | None = None
    section: int = 0
    above: str = ""
    level2: str | None = None
    is_guessed: bool = False
    own: frozenset[str] = frozenset()

    @property
    def label(self) -> str:
        """Its heading as printed; ``extra`` keeps columns without a role under it."""
        return self.heading.text

    @property
    def is_unknown(self) -> bool:
        """Whether it has a heading with words that nobody knows, neither of headings nor labels."""
        heading = self.heading
        is_known = heading.is_known_heading or heading.level1 is not None
        return not heading.is_blank and not is_known and heading.level2 is None


@dataclass(frozen=True, slots=True)
class Heading:
    """A recognised heading of one to four rows.

    Attributes:
        columns: its columns, left to right.
        lines: the lines it stands on.
        doubts: codes of what had to be guessed to read it; every record below is unsure then.
    """

    columns: tuple[Column, ...]
    lines: tuple[int, ...]
    doubts: tuple[str, ...] = ()

    def of(self, role: Role) -> list[Column]:
        """The columns of a role, left to right."""
        return [column for column in self.columns if column.role == role]

    def first(self, role: Role) -> Column | None:
        """The leftmost column of a role."""
        return next((column for column in self.columns if column.role == role), None)

    def has(self, *roles: Role) -> bool:
        """Whether every role has a column."""
        present = {column.role for column in self.columns}
        return all(role in present for role in roles)

    @property
    def is_wide(self) -> bool:
        """Name/value column pairs side by side, each under its level 1."""
        return any(column.group is not None for column in self.of(Role.INDICATOR))

    @property
    def signature(self) -> tuple[tuple[Role | None, str | None, str], ...]:
        """What two printings of one heading share, empty columns aside."""
        return tuple((c.role, c.group, c.heading.folded) for c in self.columns if c.label)

    def as_printed_before(self, other: "Heading") -> "Heading":
        """The heading with the roles of an earlier one that has the same labels.

        What stood above the earlier one told what the labels mean.
        """
        if [column.label for column in self.columns] != [column.label for column in other.columns]:
            return self
        return replace(self, columns=other.columns)

    def moved_from(self, other: "Heading") -> dict[int, int]:
        """Where the columns of a later printing stand in this one: its index -> ours.

        Empty when nothing moved.
        """
        ours = [column.index for column in self.columns if column.label]
        theirs = [column.index for column in other.columns if column.label]
        if len(ours) != len(theirs) or ours == theirs:
            return {}
        return dict(zip(theirs, ours, strict=True))


@dataclass(slots=True)
class Table:
    """A performance table or a money table.

    Attributes:
        kind: ``performance`` or ``money``.
        scope: ``project`` or ``department`` (performance tables).
        title: the title line above it, None if it has none.
        money_unit: 元, 万元 or 亿元 as the lines around it say, None if they do not.
        head: key/value rows above the heading (项目名称, 预算数 …).
        heading: the column heading.
        rows: body rows in order, over all pages; repeated headings are not among them.
        heading_lines: lines that are headings, labels on lines of their own, or furniture inside
            the table.
        interrupted: lines of rows before which a title or prose stands inside the table.
        alike: rows of the document's other tables with the same heading, where words of it are
            unknown: they tell as well what its columns hold.
        strays: lines of text directly below a row or the heading that may be pieces of a row.
        caption: other lines between title and table (单位：万元, 2023年度).
    """

    kind: str
    scope: str
    title: str | None
    heading: Heading
    money_unit: str | None = None
    head: list[Row] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    heading_lines: list[int] = field(default_factory=list)
    caption: list[Line] = field(default_factory=list)
    interrupted: list[int] = field(default_factory=list)
    alike: list[Row] = field(default_factory=list)
    strays: list[int] = field(default_factory=list)

    @property
    def is_of_period(self) -> bool:
        """Whether its targets are those of several years (长期绩效指标), as its heading says."""
        others = (column.heading for column in self.heading.columns if column.role is None)
        return any(_PERIOD.search(cell.folded) for cell in others)

    @property
    def first_line(self) -> int:
        """The first line of the table itself."""
        return min([row.line.number for row in (*self.head, *self.rows)] + self.heading_lines)

    @property
    def body_line(self) -> int:
        """The first line below its head, which several tables of one form may share."""
        return min(
            [row.line.number for row in self.rows] + self.heading_lines, default=self.first_line
        )

    @property
    def lines(self) -> list[int]:
        """Every line that belongs to the table, in order."""
        numbers = {row.line.number for row in (*self.head, *self.rows)} | set(self.heading_lines)
        return sorted(numbers)


def is_on_next_page(above: Row, row: Row) -> bool:
    """Whether a page break lies between two rows, and the first one is whole up to there."""
    return (
        not above.more
        and row.line.page is not None
        and above.line.page is not None
        and row.line.page == above.line.page + 1
    )


def joined_rows(above: Row, row: Row) -> Row:
    """Two parts of a row that a page break cut, as one."""
    cells = list(above.cells)
    for column in row.filled:
        cells[column] = cells[column].joined(row.cells[column])
    return Row(above.line, cells, above.spanned, (*above.more, row.line.number))
