"""Document -> Tables: every performance and money table, page breaks joined.

A small state machine over the lines: prose gathers as caption, rows above a heading become the head of a
form, rows below it the body, until a title, another heading or another form ends the table.
"""

import re
from dataclasses import dataclass, field, replace

from kg.documents import Document, Line
from kg.findings import Finding
from kg.tables.alignment import fits
from kg.tables.between import (
    body_below_head,
    closes,
    cut_labels,
    is_announced,
    is_grid_title,
    looks_like_target,
    money_unit_above,
    moved_back,
    title_of,
)
from kg.tables.content import settle_by_content
from kg.tables.forms import opens_form, row_of_prose, row_of_spaced
from kg.tables.furniture import is_caption, is_furniture, is_section, is_title
from kg.tables.headings import complete_heading, infer_heading, is_performance, read_heading
from kg.tables.mending import cut_heading, rest_of_row
from kg.tables.runs import runs_of
from kg.tables.scope import scope_of
from kg.tables.shapes import LABEL1, LABEL2, LABEL12, VALUE, shape_of
from kg.tables.table import Heading, Row, Table, is_on_next_page
from kg.tables.vocabulary import is_strong_label
from nlp.text import fold

MAX_BETWEEN, MAX_CUT = 4, 2


@dataclass(frozen=True, slots=True)
class _Opened:
    """A heading that ends its page, and the state before it: table, pending, caption, between."""

    rows: list[Row]
    before: tuple[Table | None, list[Row], list[Line], list[Line]]


@dataclass(slots=True)
class _State:
    table: Table | None = None
    pending: list[Row] = field(default_factory=list)
    caption: list[Line] = field(default_factory=list)
    between: list[Line] = field(default_factory=list)
    last: int = 0
    below_heading: bool = False
    cut: frozenset[int] = frozenset()
    moved: dict[int, int] = field(default_factory=dict)
    orphans: bool = False
    closing: bool = False
    opened: _Opened | None = None
    tables: list[Table] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)


def find_tables(document: Document) -> tuple[list[Table], list[Finding]]:
    """Every performance table and every money table with projects, in document order.

    Returns:
        the tables, and findings (each page-break join is recorded as R007).
    """
    runs, findings = runs_of(document)
    state = _State(findings=findings)
    for run in runs:
        if isinstance(run, Line):
            _take_prose(state, run)
        else:
            _take_rows(state, run)
    _drop_pending(state)
    return state.tables, state.findings


_SENTENCE = re.compile("[。；，：:]")


def _take_prose(state: _State, line: Line) -> None:
    text = line.text.strip()
    table = state.table
    if not text:
        return
    if table is not None and table.kind == "performance" and is_strong_label(text):
        table.rows.append(Row(line, [text]))
        return
    state.between.append(line)
    state.caption.append(line)
    head = None if is_furniture(text) else row_of_prose(line) or row_of_spaced(line, bool(state.pending))
    if head is not None:
        if table is not None and opens_form(head):
            state.table, state.pending = None, []
        state.pending.append(head)
        return
    parts = text.split()
    if len(parts) > 1 and shape_of(parts[0]) in (LABEL1, LABEL2, LABEL12) and not _SENTENCE.search(text):
        state.findings.append(Finding("R001", line.number, text))  # columns that nothing keeps apart
    if not is_furniture(text) and closes(text) and not (table is not None and _is_caption(table, text)):
        _drop_pending(state)
        state.orphans, state.closing = False, True


def _is_caption(table: Table, text: str) -> bool:
    """Whether a line repeats one of the table's own caption lines."""
    return fold(text) in {fold(line.text) for line in table.caption}


def _take_rows(state: _State, rows: list[Row]) -> None:
    if not rows[0].line.cells:
        state.pending = []  # of a table dumped one cell a line, what stands above may belong to anything
    rows, index = _with_cut_heading(state, rows), 0
    state.opened = None
    while index < len(rows):
        row = rows[index]
        if all(is_caption(row.texts[column]) for column in row.filled) or is_grid_title(row):
            _take_prose(state, replace(row.line, text=row.line.text.strip()))
            index += 1
            continue
        heading = _heading_at(rows, index)
        if heading is not None:
            before, count = (state.table, state.pending, state.caption, state.between), len(state.tables)
            _take_heading(state, heading)
            own = [row for row in rows[index:] if row.line.number in heading.lines]
            index += len(own)
            state.opened = _Opened(own, before) if index == len(rows) and len(state.tables) > count else None
            continue
        _take_row(state, row)
        index += 1


def _with_cut_heading(state: _State, rows: list[Row]) -> list[Row]:
    """The rows of a page after those of a heading that began at the end of the page before, which are taken back."""
    pending = cut_heading(state.pending, rows)
    if pending is not None:
        state.pending[-pending.begun :] = []
        return pending.rows
    opened = cut_heading(state.opened.rows, rows, is_taken=True) if state.opened else None
    if opened is not None:
        _take_back(state)
        return opened.rows
    return rows


def _take_back(state: _State) -> None:
    """Forget the table that a heading opened which turns out to be the upper half of one."""
    if state.opened is not None:
        state.tables.pop()
        state.table, state.pending, state.caption, state.between = state.opened.before
        state.opened = None


def _heading_at(rows: list[Row], index: int) -> Heading | None:
    text = rows[index].line.text
    if not any(word in text for word in ("标", "目", "单位", "项")):
        return None
    heading = read_heading(rows, index)
    if heading is not None and not rows[index].line.cells:
        return replace(heading, doubts=(*heading.doubts, "cells_stacked"))
    return heading


def _take_heading(state: _State, heading: Heading) -> None:
    table = state.table
    state.below_heading, state.cut = bool(heading.lines), frozenset()
    if table is not None and heading.lines and _continues(state, table, heading):
        _join(state, table, heading.lines[0])
        table.heading_lines += heading.lines
        state.last, state.moved = heading.lines[-1], table.heading.moved_from(heading)
        state.cut = cut_labels(table.heading, heading)
        return
    kind = "performance" if is_performance(heading) else "money"
    title, caption = title_of(state.caption), list(state.caption)
    opened = any(opens_form(row) for row in state.pending)
    above = table or (state.tables[-1] if state.tables and not opened else None)
    inherits = title is None and above is not None and above.kind == kind and not any(is_section(line.text) for line in caption)
    if inherits and above is not None:
        # Another heading under the same title: 长期 and 年度 indicators of one form.
        title, caption = above.title, [*above.caption, *caption]
    if state.tables and heading.lines and _is_cut_off(state.tables[-1], heading):
        heading = replace(heading, doubts=(*heading.doubts, "heading_split"))
    new = Table(kind, "project", title, heading, heading_lines=list(heading.lines), caption=caption)
    new.head = state.pending if kind == "performance" else []
    if table is not None and table.heading.doubts and not new.head and not state.closing:
        new.head = table.head
    new.money_unit = money_unit_above(state.caption, state.pending)
    new.scope = scope_of(new)
    if inherits and table is None:
        new.interrupted.append(heading.lines[-1] + 1 if heading.lines else 0)
    state.tables.append(new)
    state.table, state.pending, state.caption, state.between = new, [], [], []
    state.orphans = state.closing = False
    state.last, state.moved = (heading.lines[-1] if heading.lines else 0), {}


def _is_cut_off(table: Table, heading: Heading) -> bool:
    """Whether a heading stands right below another of which nothing was read: a row between them was not understood."""
    return table.kind == "performance" and not table.rows and heading.lines[0] - max(table.heading_lines, default=0) <= MAX_CUT


def _continues(state: _State, table: Table, heading: Heading) -> bool:
    """Whether the heading repeats the table's own after a page break rather than opening another table."""
    if any(opens_form(row) for row in state.pending):
        return False
    if any(is_section(line.text) for line in state.between):
        return False
    if heading.signature != table.heading.signature:
        return _is_later_part(state, table, heading)
    return all(not is_title(line.text) or _is_caption(table, line.text) for line in state.between)


def _is_later_part(state: _State, table: Table, heading: Heading) -> bool:
    """A shifted or clipped repetition right after the break, with no title between: same kind, no new form."""
    if is_performance(heading) != is_performance(table.heading):
        return False
    if any(not is_furniture(line.text) and not _is_caption(table, line.text) for line in state.between):
        return False
    ours = {fold(c.label) for c in table.heading.columns if c.label}
    theirs = {fold(c.label) for c in heading.columns if c.label}
    known = all(any(own.startswith(label) for own in ours) for label in theirs)
    return heading.is_wide == table.heading.is_wide and known and len(theirs) >= max(3, len(ours) - 1) and not state.pending


def _join(state: _State, table: Table, line: int) -> None:
    """Record that the table goes on after a break: what stood between is furniture inside it."""
    table.heading_lines += [between.number for between in state.between]
    if table.rows or table.head:
        state.findings.append(Finding("R007", line, "", lines=(table.first_line, line)))
    state.between, state.caption, state.closing = [], [], False


def _take_row(state: _State, row: Row) -> None:
    table = state.table
    if table is not None and opens_form(row) and table.kind == "performance":
        state.table = table = None
        state.pending = []
    if table is None or not _belongs(state, table, row):
        if table is not None and state.between:
            state.orphans = table.kind == "performance" and not opens_form(row)
            state.table, state.closing = None, False
        heading = infer_heading(row)
        if heading is None or not is_announced(state.caption, state.pending):
            _report_orphan(state, row)
            state.pending.append(row)
            return
        body = body_below_head(state.pending)
        state.pending = state.pending[: len(state.pending) - len(body)]
        _take_heading(state, heading)
        table = state.tables[-1]
        table.rows += body
    if _completes_heading(state, table, row):
        table.heading_lines.append(row.line.number)
        state.last = row.line.number
        return
    state.below_heading = False
    if state.between or (row.line.number > state.last + 1 and table.rows):
        if state.closing:
            table.interrupted.append(row.line.number)
        _join(state, table, row.line.number)
    state.last = row.line.number
    row = moved_back(row, state.moved)
    whole = rest_of_row(table.rows[-1], row) if table.rows else None
    if whole is not None:
        table.rows[-1] = whole
    else:
        table.rows.append(row)


def _report_orphan(state: _State, row: Row) -> None:
    """Rows right after a performance table that no table takes: told wherever they hold a label or a value."""
    shapes = [shape_of(row.texts[column]) for column in row.filled]
    if state.orphans and any(shape in (LABEL1, LABEL2, LABEL12, VALUE) for shape in shapes):
        state.findings.append(Finding("R001", row.line.number, row.line.text.strip()))


def _drop_pending(state: _State) -> None:
    """Forget rows no heading claimed; where performance targets were announced, rows that look like some are told."""
    labels = (LABEL1, LABEL2, LABEL12)
    shapes = [{shape_of(row.texts[column]) for column in row.filled} for row in state.pending]
    if any(found & set(labels) for found in shapes) and is_announced(state.caption, state.pending):
        for row, found in zip(state.pending, shapes, strict=True):
            if found & {*labels, VALUE}:
                state.findings.append(Finding("R001", row.line.number, row.line.text.strip()))
    state.pending = []


def _completes_heading(state: _State, table: Table, row: Row) -> bool:
    """Whether the row right below a heading only holds the ends of its wrapped cells; the heading is completed then."""
    if not state.below_heading:
        return False
    completed = complete_heading(table.heading, row)
    if completed is not None:
        table.heading = completed
        return True
    cut, state.cut = state.cut, frozenset()
    return bool(cut) and all(column in cut for column in row.filled)


def _belongs(state: _State, table: Table, row: Row) -> bool:
    """Whether a row goes on a table after blank lines or prose; adjacent rows always do."""
    if state.pending:
        return False
    if not state.between:
        return True
    strange = [line for line in state.between if not is_furniture(line.text) and not _is_caption(table, line.text)]
    if len(strange) > MAX_BETWEEN or table.kind != "performance" or opens_form(row):
        return False
    if state.closing and not fits(row, settle_by_content(table.heading, table.rows).columns):
        return False
    if state.closing or (table.heading.is_wide and not strange):
        return True
    if not strange and table.rows and is_on_next_page(table.rows[-1], row) and len(row.texts) == len(table.rows[-1].texts):
        return True
    return looks_like_target(row, table)
