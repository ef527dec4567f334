"""Wide project table -> entries: name/value column pairs side by side, each under its level 1."""

import re
from dataclasses import dataclass, field

from kg.tables.cell import cell_of
from kg.tables.forms.rows import ends_form
from kg.tables.rows.cells import Placed, RoleCells
from kg.tables.rows.entry import Entry
from kg.tables.rows.garbled import GarbledCells
from kg.tables.rows.likeness import doubt_unlike_rows
from kg.tables.rows.pairs import Pair, PairColumns, cells_of
from kg.tables.rows.pieces import doubt_beside_pieces
from kg.tables.rows.project_carrier import BlockCarrier
from kg.tables.rows.projects import PROJECT_ROLES
from kg.tables.rows.seen_row import SeenRow
from kg.tables.rows.table_reading import TableReading, drop_templates
from kg.tables.rows.unknown_headings import report_unknown
from kg.tables.rows.wrapped import is_fragment, join_fragment, may_be_wrapped
from kg.tables.table import Row, Table, is_on_next_page
from kg.tables.words.role import Role

_FUSED = re.compile(
    r"""
    ^(?P<name> .* [(（] \s* [≥≤<>=]+ )            # 按期完成率 (≥
    \s* (?P<value> \d+(?:\.\d+)? \s* [%％]? ) \s* $  # 100%
    """,
    re.S | re.X,
)


def read_wide(table: Table) -> TableReading:
    """Read a table whose indicators stand in pairs of columns under level-1 headings.

    三级指标 | 指标值, once for each level 1.
    """
    reader = _WideReader(table)
    for row in table.rows:
        reader.take(row)
    reader.doubt_unlike(table)
    reader.reading.blocks = reader.projects.blocks
    drop_templates(reader.reading)
    reading = reader.reading
    doubt_beside_pieces(reading, table)
    return reading


@dataclass(slots=True)
class _Above:
    """What the rows above leave for the next one.

    Attributes:
        row: the last row.
        entries: the last entry of each pair of columns, in the project in force.
        may_be_cut: whether any cell of this row may be the end of the one above it.
    """

    row: Row | None = None
    entries: dict[int, Entry] = field(default_factory=dict)
    may_be_cut: bool = False

    def pass_to(self, row: Row, filled: list[RoleCells]) -> None:
        """Go on with the next row.

        On a page's first row a name without a value may be the end of the one above, and so may all
        that stand beside it.
        """
        is_first = self.row is not None and is_on_next_page(self.row, row)
        self.may_be_cut = is_first and any(Role.VALUE not in cells for cells in filled)
        self.row = row


class _WideReader:
    """Walks the rows of one table, one running entry per pair."""

    def __init__(self, table: Table) -> None:
        self.reading = TableReading.of(table)
        heading = self.reading.heading
        report_unknown(self.reading, heading)
        self.doubts = heading.doubts
        self.interrupted = min(table.interrupted, default=None)
        self.columns = PairColumns(heading)
        self.projects = BlockCarrier()
        self.garbled = GarbledCells(heading, self.reading)
        self.above = _Above()
        self.seen: list[SeenRow] = []

    def doubt_unlike(self, table: Table) -> None:
        """Doubt the rows that look unlike the others."""
        if not self.doubts:
            doubt_unlike_rows(self.seen, table.heading.columns)

    def take(self, row: Row) -> None:
        """Read one row: project cells first, then each pair, then what is left."""
        if ends_form(row):
            self.reading.skip(row)
            return
        shift = self.columns.shift_of(row)
        placed = self.columns.place(row, shift.columns)
        placed = self.garbled.without_heading_words(row, placed)
        pairs = [(index, cells_of(pair, placed)) for index, pair in enumerate(self.columns.pairs)]
        filled = [(index, cells) for index, cells in pairs if cells]
        self.above.pass_to(row, [cells for _, cells in filled])
        self._take_project(row, placed, [cells for _, cells in filled])
        told = len(self.reading.findings)
        found: list[tuple[int, Entry]] = []
        for index, cells in filled:
            count = len(self.reading.entries)
            self._take_pair(row, index, cells, is_doubtful=shift.is_doubtful)
            found += [(index, entry) for entry in self.reading.entries[count:]]
        is_broken = len(self.reading.findings) > told
        self._see(row, placed, found, is_moved=shift.columns != 0, is_broken=is_broken)
        left = [(column, cell) for column, cell in placed if column.role is None]
        for column, cell in left:
            self.garbled.take_stray(row, column, cell, self.projects.block)
        if not filled and not left:
            self.reading.skip(row)

    def _see(
        self,
        row: Row,
        placed: Placed,
        found: list[tuple[int, Entry]],
        *,
        is_moved: bool,
        is_broken: bool,
    ) -> None:
        """Note the pairs of a row, each with the cells of its project."""
        project = [(column, cell) for column, cell in placed if column.role in PROJECT_ROLES]
        cells = {column.index: (column, cell) for column, cell in placed}
        for index, entry in found:
            pair = self.columns.pairs[index]
            own = [cells[column.index] for column in pair if column.index in cells]
            self.seen.append(SeenRow(row, [*project, *own], [entry], is_moved, is_broken))

    def _take_project(self, row: Row, placed: Placed, filled: list[RoleCells]) -> None:
        before = self.projects.block
        is_complete = any(len(cells) == 2 for cells in filled)
        self.projects.see(row, placed, has_target=bool(filled), complete=is_complete)
        if self.projects.block is not before:
            self.above.entries = {}
            self.garbled.start_afresh()

    def _take_pair(self, row: Row, index: int, cells: RoleCells, *, is_doubtful: bool) -> None:
        if self.garbled.is_echo(row, cells):
            return
        reasons = list(self.doubts)
        if self.interrupted is not None and row.line.number >= self.interrupted:
            reasons.append("interrupted")
        if Role.VALUE not in cells:
            cells = _with_fused_value(cells, reasons)
        above = self.above.entries.get(index)
        if above is not None and not self.doubts and is_fragment(cells, above):
            self._join(row, above, cells)
            return
        if Role.INDICATOR not in cells:
            if not self.garbled.is_name(cells.value):
                self._refuse_value(row, above, cells)
                return
            cells = RoleCells({Role.INDICATOR: cells.value})
            reasons.append("name_in_value_column")
        self._add(row, index, cells, reasons, is_doubtful=is_doubtful)

    def _join(self, row: Row, above: Entry, pieces: RoleCells) -> None:
        line = row.line.number
        if not join_fragment(above, pieces, line, proven=self.projects.joined == line):
            self.reading.report("R008", row, pieces.cells[0].text)

    def _refuse_value(self, row: Row, above: Entry | None, cells: RoleCells) -> None:
        """A value without a name, which may belong to the entry above."""
        self.reading.report("R006", row, cells.value.text)
        if above is not None:
            above.doubt("may_be_wrapped")

    def _add(
        self, row: Row, index: int, cells: RoleCells, reasons: list[str], *, is_doubtful: bool
    ) -> None:
        pair = self.columns.pairs[index]
        if Role.VALUE not in cells and pair.value.index >= len(row.cells):
            reasons.append("may_be_wrapped")
        entry = _entry(row, pair, cells)
        entry.block, entry.reasons = self.projects.block, reasons
        above = self.above.entries.get(index)
        may_go_on = self.above.may_be_cut or may_be_wrapped(cells, above)
        if above is not None and not self.doubts and may_go_on:
            reasons.append("may_be_wrapped")
            above.doubt("may_be_wrapped")
        if is_doubtful:
            reasons.append("cell_shifted")
        if cells.indicator.is_amount and not cells.value.is_amount:
            entry.doubt("row_does_not_fit")
        self.reading.entries.append(entry)
        self.above.entries[index] = entry
        self.garbled.see(cells)


def _entry(row: Row, pair: Pair, cells: RoleCells) -> Entry:
    """The entry of a pair, with the labels of its columns' group."""
    level1, level2 = pair.name.group, pair.name.level2
    return Entry(
        row.line.number,
        [row.line.number, *row.more],
        cells,
        level1,
        level2,
        cell_of(level1) if level1 is not None else None,
        cell_of(level2) if level2 is not None else None,
    )


def _with_fused_value(cells: RoleCells, reasons: list[str]) -> RoleCells:
    """The cells with a value that ran into the template tail of its name as a cell of its own."""
    match = _FUSED.match(cells.indicator.text)
    if match is None:
        return cells
    reasons.append("cell_fused")
    parts = {Role.INDICATOR: match["name"], Role.VALUE: match["value"]}
    return RoleCells({role: cells.indicator.part(text) for role, text in parts.items()})
