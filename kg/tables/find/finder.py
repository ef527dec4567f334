"""Document -> Tables: every performance and money table, page breaks joined.

A small state machine over the lines: prose gathers as caption, rows above a heading become the head
of a form, rows below it the body, until a title, another heading or another form ends the table.
"""

from dataclasses import dataclass, replace

from kg.documents import Document, Line
from kg.findings import Finding
from kg.tables.cell import cell_of
from kg.tables.find.alike import share_rows
from kg.tables.find.continuation import belongs, goes_on, repeats_caption
from kg.tables.find.cut_heading import cut_heading
from kg.tables.find.form_head import begins_again, outlives, take_back
from kg.tables.find.opening import head_and_body, open_table
from kg.tables.find.printing import Printing, heading_at
from kg.tables.find.prose import Prose, announces_example, closes, is_announced, is_around_table
from kg.tables.find.runs import runs_of
from kg.tables.find.side_by_side import forms_of
from kg.tables.find.strays import mark_strays
from kg.tables.find.text_table import STACKED, Run
from kg.tables.find.unread import UnreadRows
from kg.tables.forms.prose import head_of_prose
from kg.tables.forms.rows import opens_form
from kg.tables.headings.inferred_heading import infer_heading
from kg.tables.headings.roles import told_by_head
from kg.tables.rows.cut import rest_of_row
from kg.tables.table import Heading, Row, Table, row_of_texts
from kg.tables.words.furniture import is_furniture


def find_tables(document: Document) -> tuple[list[Table], list[Finding]]:
    """Every performance and money table in order, and findings: R007 for each page-break join."""
    runs, findings = runs_of(document)
    finder = _TableFinder(findings)
    for run in runs:
        if isinstance(run, Line):
            finder.take_prose(run)
        else:
            finder.take_run(run)
    finder.drop_pending()
    filled = [table for table in finder.tables if not announces_example(table)]
    tables = [form for table in filled for form in forms_of(table)]
    share_rows(tables)
    mark_strays(tables, document)
    return tables, findings


@dataclass(frozen=True, slots=True)
class _Opened:
    """A table opened by a heading that ends its page, and what stood before.

    Its heading may be the upper half of one that ends on the next page.
    """

    rows: list[Row]
    table: Table | None
    pending: list[Row]
    prose: Prose


class _TableFinder:
    """Walks the runs of a document.

    Attributes:
        tables: found so far.
        table: that rows go to, None outside of tables.
        pending: rows that no heading has claimed yet.
        prose: around and between the rows.
        printing: the heading of the table as last printed.
        opened: the table opened by the heading that ended the last run of rows.
        unread: where rows go that no table takes.
    """

    def __init__(self, findings: list[Finding]) -> None:
        self.findings = findings
        self.tables: list[Table] = []
        self.table: Table | None = None
        self.pending: list[Row] = []
        self.prose = Prose()
        self.printing = Printing()
        self.opened: _Opened | None = None
        self.unread = UnreadRows(findings)

    def take_prose(self, line: Line) -> None:
        """Read a line outside of the grid."""
        text, table = line.text.strip(), self.table
        if not text:
            return
        if table is not None and table.kind == "performance" and cell_of(text).is_strong_label:
            table.rows.append(row_of_texts(line, [text]))
            return
        self.prose.add(line)
        is_content = not is_furniture(text)
        head = head_of_prose(line, is_in_head=bool(self.pending)) if is_content else None
        if head is not None:
            self._take_head(head)
            return
        self.unread.report_columns(line)
        if is_content and closes(text) and not (table is not None and repeats_caption(table, text)):
            self.prose.is_below_head = outlives(self.pending, self.prose.caption, text)
            if not self.prose.is_below_head:
                self.drop_pending()
            self.unread.enter()
            self.prose.is_closing = True

    def _take_head(self, head: Row) -> None:
        if self.table is not None and opens_form(head):
            self.table, self.pending = None, []
        self._take_pending(head)

    def _take_pending(self, row: Row) -> None:
        if self.prose.is_below_head and begins_again(self.pending, row):
            self.drop_pending()
        self.prose.is_below_head = False
        self.pending.append(row)

    def take_run(self, run: Run) -> None:
        """Read rows that stand together."""
        if run.doubt == STACKED:
            # What stands above a table dumped one cell a line may belong to anything.
            self.pending = []
        rows, index = self._with_cut_heading(run.rows), 0
        self.opened = None
        while index < len(rows):
            row = rows[index]
            if is_around_table(row):
                self.take_prose(replace(row.line, text=row.line.text.strip()))
                index += 1
                continue
            above = self.table.heading if self.table else None
            heading = heading_at(rows, index, above, run.doubt)
            if heading is None:
                self._take_row(row)
            index += 1 if heading is None else self._take_printed(heading, rows, index)

    def _take_printed(self, heading: Heading, rows: list[Row], index: int) -> int:
        """Take a heading that begins there; returns how many rows it has."""
        own = [row for row in rows[index:] if row.line.number in heading.lines]
        before = _Opened(own, self.table, self.pending, self.prose)
        count = len(self.tables)
        self._take_heading(heading)
        if index + len(own) == len(rows) and len(self.tables) > count:
            self.opened = before
        return len(own)

    def _with_cut_heading(self, rows: list[Row]) -> list[Row]:
        """The rows of a page after those of a heading that began at the end of the page before.

        Those are taken back.
        """
        pending = cut_heading(self.pending, rows)
        if pending is not None:
            self.pending[-pending.begun :] = []
            return pending.rows
        if self.opened is None:
            return rows
        opened = cut_heading(self.opened.rows, rows, is_taken=True)
        if opened is None:
            return rows
        self.tables.pop()
        before = self.opened
        self.table, self.pending = before.table, before.pending
        self.prose = replace(before.prose, is_closing=False)
        return opened.rows

    def _take_heading(self, heading: Heading) -> None:
        head = take_back(self.table) if self.table is not None and not self.pending else []
        if head:
            self.table, self.pending = None, head
        table = self.table
        heading = told_by_head(heading, self.pending)
        if table is not None and not self.pending:
            heading = heading.as_printed_before(table.heading)
        if (
            table is not None
            and heading.lines
            and goes_on(table, heading, self.pending, self.prose)
        ):
            self._join(table, heading.lines[0])
            table.heading_lines += heading.lines
            self.printing = Printing.again(table.heading, heading)
            self.pending = []
        else:
            last = self.tables[-1] if self.tables else None
            self.table = open_table(heading, table, last, self.pending, self.prose)
            self.tables.append(self.table)
            self.pending, self.prose = [], Prose()
            self.printing = Printing.of(heading)
            self.unread.enter()

    def _take_row(self, row: Row) -> None:
        table = self.table
        if table is not None and table.kind == "performance" and opens_form(row):
            self.table = table = None
            self.pending = []
        if table is None or not belongs(table, row, self.pending, self.prose):
            table = self._table_without_heading(row)
        if table is None:
            self.unread.report_below(row)
            self._take_pending(row)
        elif self.printing.take_rest(table, row):
            table.heading_lines.append(row.line.number)
            self.printing.last = row.line.number
        else:
            self._add(table, row)

    def _table_without_heading(self, row: Row) -> Table | None:
        """The table that a row begins whose heading was lost, None where it begins none."""
        if self.table is not None and self.prose.between:
            is_targets = self.table.kind == "performance" and not opens_form(row)
            self.unread.leave_table(is_after_targets=is_targets)
            self.table, self.prose.is_closing = None, False
        heading = infer_heading(row, self.pending[-1] if self.pending else None)
        if heading is None or not is_announced(self.prose.caption, self.pending):
            return None
        self.pending, body = head_and_body(self.pending, heading)
        self._take_heading(heading)
        self.tables[-1].rows += body
        return self.tables[-1]

    def _add(self, table: Table, row: Row) -> None:
        """Add a row to a table, or to its last row where it ends cells of that."""
        number = row.line.number
        self.printing.is_alone = False
        is_apart = self.printing.is_apart(row) and bool(table.rows)
        if self.prose.between or is_apart:
            if self.prose.is_closing:
                table.interrupted.append(number)
            self._join(table, number)
        row = self.printing.moved_back(row)
        whole = rest_of_row(table.rows[-1], row) if table.rows else None
        if whole is not None:
            table.rows[-1] = whole
        else:
            table.rows.append(row)

    def _join(self, table: Table, line: int) -> None:
        """Record that the table goes on after a break: what stood between is furniture inside."""
        table.heading_lines += [between.number for between in self.prose.between]
        if table.rows or table.head:
            self.findings.append(Finding("R007", line, "", lines=(table.first_line, line)))
        self.prose = Prose()

    def drop_pending(self) -> None:
        """Forget rows no heading claimed; those that look like targets are told."""
        self.unread.report_announced(self.pending, self.prose.caption)
        self.pending = []
