"""Rows of a table with one indicator a row -> entries, every other line accounted for."""

from kg.tables.cell import BLANK
from kg.tables.forms.rows import ends_form, is_note_alone, is_target, is_unknown_key
from kg.tables.rows.cells import RoleCells
from kg.tables.rows.continuation import Continuation
from kg.tables.rows.costs import COSTS
from kg.tables.rows.cut import mend_cut_rows
from kg.tables.rows.displaced_labels import doubt_displaced_labels
from kg.tables.rows.entry import Entry
from kg.tables.rows.further_lines import is_further_line, join_line
from kg.tables.rows.garbled import is_new_text
from kg.tables.rows.label_breaks import put_labels_over_breaks, put_points_over_breaks
from kg.tables.rows.label_corrections import put_labels_right
from kg.tables.rows.label_rows import LabelRows
from kg.tables.rows.likeness import doubt_unlike_rows
from kg.tables.rows.merged_cells import is_over_value, with_wide_name, without_side_labels
from kg.tables.rows.pieces import doubt_beside_pieces
from kg.tables.rows.points import POINTS, doubt_points_alone
from kg.tables.rows.row_sets import RowSet, row_sets
from kg.tables.rows.seen_row import SeenRow
from kg.tables.rows.spans import Spans
from kg.tables.rows.split_columns import join_value_parts, with_levels_apart
from kg.tables.rows.table_projects import TableProjects
from kg.tables.rows.table_reading import (
    TableReading,
    drop_templates,
    is_column_numbers,
)
from kg.tables.rows.totals import is_total
from kg.tables.rows.unknown_headings import report_unknown
from kg.tables.rows.wrapped import join_fragment
from kg.tables.table import Row, Table
from kg.tables.words.role import LEVELS, Role
from kg.tables.words.shapes import Shape


def read_entries(table: Table) -> TableReading:
    """Read a table that has one indicator a row (wide tables: ``kg.tables.rows.wide``)."""
    table = with_levels_apart(without_side_labels(table))
    reader = EntryReader(table)
    rows = join_value_parts(reader.heading, table.rows)
    for row in mend_cut_rows(rows, reader.heading):
        reader.take(row)
    reading = reader.finish()
    doubt_beside_pieces(reading, table)
    put_labels_over_breaks(reading.entries, table)
    put_points_over_breaks(reading.entries, table)
    return reading


class EntryReader:
    """Walks the rows of one table.

    What it carries down stands in objects of their own: the labels, the projects, and what a row
    may go on. What it finds out goes to the reading.

    Args:
        table: that is read.
    """

    def __init__(self, table: Table) -> None:
        self.reading = TableReading.of(table)
        self.heading = self.reading.heading
        self.labels = LabelRows(self.reading)
        self.projects = TableProjects(table)
        self.above = Continuation(table)
        self.seen: list[SeenRow] = []
        self.spans = Spans()
        self._levels = {role for role in LEVELS if self.heading.has(role)}
        self._points = {c.index for c in self.heading.columns if c.role in POINTS}
        report_unknown(self.reading, self.heading)

    def take(self, row: Row) -> None:
        """Read one row."""
        self.above.pass_to(row)
        self.spans.see(row)
        row = self.labels.without_pieces(with_wide_name(row, self.heading), self.heading)
        if self.labels.take(row, self._points):
            return
        if self._is_without_target(row):
            self.reading.skip(row)
            self.above.see_key(row)
        elif self.above.is_below_key(row):
            self.reading.report("R001", row)
        else:
            for cells in row_sets(row, self.above.align(row, self.heading)):
                self._take_set(cells)

    def finish(self) -> TableReading:
        """Second pass over labels; templates dropped."""
        self.labels.close()
        put_labels_right(self.reading.entries, self.heading)
        doubt_displaced_labels(self.reading.entries)
        doubt_points_alone(self.reading.entries)
        if not self.heading.doubts:
            doubt_unlike_rows([_whole(row) for row in self.seen], self.heading.columns)
        self.reading.blocks = self.projects.blocks
        drop_templates(self.reading)
        return self.reading

    def _is_without_target(self, row: Row) -> bool:
        return (
            not row.filled
            or (ends_form(row) and not is_target(row, self.heading))
            or is_column_numbers(row)
            or is_total(row, self.heading)
            or is_over_value(row, self.heading)
            or is_note_alone(row, self.heading)
            or is_unknown_key(row, self.heading)
        )

    def _take_set(self, cells: RowSet) -> None:
        """Project and labels of a row first, then what they leave."""
        is_heading = self._take_project(cells)
        if cells.is_labels_alone:
            if len(cells.own.levels) == 1:
                self.labels.step_down(cells.row, cells.own)
                return
        elif is_heading and not cells.targets and cells.names_project:
            self.reading.skip(cells.row)
            return
        above = self.above.entry
        if above is not None and self.labels.waiting is None and is_further_line(above, cells):
            join_line(above, cells)
            return
        # Asked before the labels of the row are seen, which may complete the entry above.
        is_fragment = cells.section == 0 and self.above.goes_on(
            cells.targets, labelled=cells.is_row_of_its_own
        )
        doubt = self.labels.carrier.see(cells.cells)
        self.labels.close(used=Role.LEVEL2 not in cells.cells and cells.has_target)
        if not cells.targets:
            self._take_leftover(cells)
        elif is_fragment and self.above.entry is not None:
            if not join_fragment(self.above.entry, cells.targets, cells.row.line.number):
                self.reading.report("R008", cells.row)
        elif cells.has_target:
            self._take_target(cells, doubt)
        else:
            self.reading.report("R006", cells.row)
            self.above.lose_value()

    def _take_project(self, cells: RowSet) -> bool:
        """Take the project columns of a row; a new project starts its labels afresh."""
        before = self.projects.block
        is_heading = self.projects.see(cells)
        if self.projects.block is not before:
            self.labels.start_afresh()
            self.above.entry = None
        return is_heading

    def _take_leftover(self, cells: RowSet) -> None:
        """A row without indicator or value.

        A piece of a further column, or labels whose indicator was left blank.
        """
        further = {c.label: cell for c, cell in cells.placed if c.role is None and c.label}
        above = self.above.entry
        if above is not None and further and len(further) == len(cells.placed):
            if any(column.heading.shape == Shape.SIDE for column, _ in cells.placed):
                above.doubt("may_be_wrapped")  # no text stands beside the label at the side
            above.lines.append(cells.row.line.number)
            for label, cell in further.items():
                above.unknown[label] = above.unknown.get(label, BLANK).joined(cell)
        elif any(cell.is_label or cell.shape == Shape.WEAK for cell in cells.cells.cells):
            self.reading.report("R005", cells.row)
        else:
            self.reading.skip(cells.row)

    def _take_target(self, cells: RowSet, doubt: str | None) -> None:
        if self.heading.doubts and self.above.repeats(cells.targets):
            self.reading.report("R009", cells.row)
            return
        if self.heading.doubts and is_new_text(cells.cells, self.reading.entries):
            name = RoleCells({Role.INDICATOR: cells.cells[Role.CONTENT]})
            salvaged = self._entry(cells.row, name)
            salvaged.reasons = [*self.heading.doubts, "name_without_column"]
        self._add(cells, doubt)

    def _add(self, cells: RowSet, label_doubt: str | None) -> None:
        """The entry of a row, with every reason to doubt it."""
        entry = self._entry(cells.row, cells.targets)
        entry.lines += cells.row.more
        entry.unknown = cells.unknown
        entry.from_above = self.spans.of(cells)
        entry.blank_labels = frozenset(self._levels.difference(cells.cells))
        aligned = cells.aligned
        if aligned.moved and (not aligned.proven or Role.VALUE not in cells.targets):
            entry.doubt("cell_shifted")
        if self.above.may_be_pieces(cells.targets, labelled=cells.is_row_of_its_own):
            entry.doubt("may_be_wrapped")
            self.above.doubt("may_be_wrapped")
        if cells.has_cell_without_column:
            entry.doubt("cell_without_column")
        if aligned.cost >= COSTS.doubted:
            entry.doubt("row_does_not_fit")
        if label_doubt is not None:
            entry.doubt(label_doubt)
        entry.doubt(*self.heading.doubts)
        if self.above.is_interrupted:
            entry.doubt("interrupted")
        if cells.is_period_only:
            entry.doubt("period_only")
        self.above.entry = entry
        self.seen.append(SeenRow(cells.row, cells.placed, [entry], aligned.moved))

    def _entry(self, row: Row, cells: RoleCells) -> Entry:
        """An entry under the project and labels in force, added to the reading."""
        entry = Entry(row.line.number, [row.line.number], cells, block=self.projects.block)
        self.labels.carrier.stamp(entry)
        self.reading.entries.append(entry)
        return entry


def _whole(seen: SeenRow) -> SeenRow:
    """A row with the ends of its cells that stand in rows below."""
    cells = seen.entries[0].cells
    seen.placed = [
        (column, (cells.get(column.role) if column.role is not None else None) or cell)
        for column, cell in seen.placed
    ]
    return seen
