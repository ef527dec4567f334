"""Document -> Tables: every performance and money table, page breaks joined.

A small state machine over the lines: prose gathers as caption, rows above a heading become the head of a
form, rows below it the body, until a title, another heading or another form ends the table.
"""

import re
from dataclasses import replace

from kg.documents import Document, Line
from kg.findings import Finding
from kg.tables.find.continuation import (
    Opened,
    State,
    belongs,
    goes_on,
    is_cut_off,
    is_second_heading,
    repeats_caption,
)
from kg.tables.find.runs import runs_of
from kg.tables.find.surroundings import (
    body_below_head,
    closes,
    cut_labels,
    is_announced,
    is_grid_title,
    money_unit_above,
    moved_back,
    title_of,
)
from kg.tables.headings.heading import infer_heading, is_performance, read_heading
from kg.tables.headings.roles import told_by_head
from kg.tables.headings.scope import scope_of
from kg.tables.rows.cut import complete_heading, cut_heading, rest_of_row
from kg.tables.table import Heading, Row, Table
from kg.tables.words.forms import opens_form, row_of_prose, row_of_spaced
from kg.tables.words.furniture import is_caption, is_foot_of_page, is_furniture, is_section
from kg.tables.words.shapes import LABEL1, LABEL2, LABEL12, VALUE, shape_of
from kg.tables.words.vocabulary import is_strong_label

_SENTENCE = re.compile("[。；，：:]")


def find_tables(document: Document) -> tuple[list[Table], list[Finding]]:
    """Every performance table and every money table with projects, in document order.

    Returns:
        the tables, and findings (each page-break join is recorded as R007).
    """
    runs, findings = runs_of(document)
    state = State(findings=findings)
    for run in runs:
        if isinstance(run, Line):
            _take_prose(state, run)
        else:
            _take_rows(state, run)
    _drop_pending(state)
    return state.tables, state.findings


def _take_prose(state: State, line: Line) -> None:
    text = line.text.strip()
    table = state.table
    if not text:
        return
    if table is not None and table.kind == "performance" and is_strong_label(text):
        table.rows.append(Row(line, [text]))
        return
    state.between.append(line)
    state.caption.append(line)
    head = (
        None
        if is_furniture(text)
        else row_of_prose(line) or row_of_spaced(line, bool(state.pending))
    )
    if head is not None:
        if table is not None and opens_form(head):
            state.table, state.pending = None, []
        state.pending.append(head)
        return
    parts = text.split()
    if (
        len(parts) > 1
        and shape_of(parts[0]) in (LABEL1, LABEL2, LABEL12)
        and not _SENTENCE.search(text)
    ):
        state.findings.append(
            Finding("R001", line.number, text)
        )  # columns that nothing keeps apart
    if (
        not is_furniture(text)
        and closes(text)
        and not (table is not None and repeats_caption(table, text))
    ):
        _drop_pending(state)
        state.orphans, state.closing = False, True


def _take_rows(state: State, rows: list[Row]) -> None:
    if not rows[0].line.cells:
        state.pending = []  # of a table dumped one cell a line, what stands above may belong to anything
    rows, index = _with_cut_heading(state, rows), 0
    state.opened = None
    while index < len(rows):
        row = rows[index]
        texts = [row.texts[column] for column in row.filled]
        if all(map(is_caption, texts)) or any(map(is_foot_of_page, texts)) or is_grid_title(row):
            _take_prose(state, replace(row.line, text=row.line.text.strip()))
            index += 1
            continue
        heading = _heading_at(rows, index)
        if heading is not None:
            before, count = (
                (state.table, state.pending, state.caption, state.between),
                len(state.tables),
            )
            _take_heading(state, heading)
            own = [row for row in rows[index:] if row.line.number in heading.lines]
            index += len(own)
            state.opened = (
                Opened(own, before) if index == len(rows) and len(state.tables) > count else None
            )
            continue
        _take_row(state, row)
        index += 1


def _with_cut_heading(state: State, rows: list[Row]) -> list[Row]:
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


def _take_back(state: State) -> None:
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


def _take_heading(state: State, heading: Heading) -> None:
    table = state.table
    heading = told_by_head(heading, state.pending)
    if table is not None and not state.pending:
        heading = heading.as_printed_before(table.heading)
    state.below_heading, state.cut = bool(heading.lines), frozenset()
    if table is not None and heading.lines and goes_on(state, table, heading):
        _join(state, table, heading.lines[0])
        table.heading_lines += heading.lines
        state.last, state.moved = heading.lines[-1], table.heading.moved_from(heading)
        state.cut = cut_labels(table.heading, heading)
        return
    kind = "performance" if is_performance(heading) else "money"
    title, caption = title_of(state.caption), list(state.caption)
    opened = any(opens_form(row) for row in state.pending)
    above = table or (state.tables[-1] if state.tables and not opened else None)
    inherits = (
        title is None
        and above is not None
        and above.kind == kind
        and not any(is_section(line.text) for line in caption)
    )
    if inherits and above is not None:
        # Another heading under the same title: 长期 and 年度 indicators of one form.
        title, caption = above.title, [*above.caption, *caption]
    if state.tables and heading.lines and is_cut_off(state.tables[-1], heading):
        heading = replace(heading, doubts=(*heading.doubts, "heading_split"))
    new = Table(kind, "project", title, heading, heading_lines=list(heading.lines), caption=caption)
    new.head = state.pending if kind == "performance" else []
    if table is not None and is_second_heading(state, table, new):
        new.head = table.head
    new.money_unit = money_unit_above(state.caption, state.pending)
    new.scope = scope_of(new)
    if inherits and table is None:
        new.interrupted.append(heading.lines[-1] + 1 if heading.lines else 0)
    state.tables.append(new)
    state.table, state.pending, state.caption, state.between = new, [], [], []
    state.orphans = state.closing = False
    state.last, state.moved = (heading.lines[-1] if heading.lines else 0), {}


def _take_row(state: State, row: Row) -> None:
    table = state.table
    if table is not None and opens_form(row) and table.kind == "performance":
        state.table = table = None
        state.pending = []
    if table is None or not belongs(state, table, row):
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


def _join(state: State, table: Table, line: int) -> None:
    """Record that the table goes on after a break: what stood between is furniture inside it."""
    table.heading_lines += [between.number for between in state.between]
    if table.rows or table.head:
        state.findings.append(Finding("R007", line, "", lines=(table.first_line, line)))
    state.between, state.caption, state.closing = [], [], False


def _report_orphan(state: State, row: Row) -> None:
    """Rows right after a performance table that no table takes: told wherever they hold a label or a value."""
    shapes = [shape_of(row.texts[column]) for column in row.filled]
    if state.orphans and any(shape in (LABEL1, LABEL2, LABEL12, VALUE) for shape in shapes):
        state.findings.append(Finding("R001", row.line.number, row.line.text.strip()))


def _drop_pending(state: State) -> None:
    """Forget rows no heading claimed; where performance targets were announced, rows that look like some are told."""
    labels = (LABEL1, LABEL2, LABEL12)
    shapes = [{shape_of(row.texts[column]) for column in row.filled} for row in state.pending]
    if any(found & set(labels) for found in shapes) and is_announced(state.caption, state.pending):
        for row, found in zip(state.pending, shapes, strict=True):
            if found & {*labels, VALUE}:
                state.findings.append(Finding("R001", row.line.number, row.line.text.strip()))
    state.pending = []


def _completes_heading(state: State, table: Table, row: Row) -> bool:
    """Whether the row right below a heading only holds the ends of its wrapped cells; the heading is completed then."""
    if not state.below_heading:
        return False
    completed = complete_heading(table.heading, row)
    if completed is not None:
        table.heading = completed
        return True
    cut, state.cut = state.cut, frozenset()
    return bool(cut) and all(column in cut for column in row.filled)
