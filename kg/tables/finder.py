"""Document -> Tables: every performance and money table, page breaks joined.

A small state machine over the lines: prose gathers as caption, rows above a heading become the head of a
form, rows below it the body, until a title, another heading or another form ends the table.
"""

from dataclasses import dataclass, field

from kg.documents import Document, Line
from kg.findings import Finding
from kg.tables.forms import field_of, opens_form, row_of_prose
from kg.tables.furniture import is_furniture, is_section, is_title, money_unit_of
from kg.tables.headings import is_performance, read_heading
from kg.tables.scope import scope_of
from kg.tables.shapes import BASIS, LABEL1, LABEL2, LABEL12, NUMBER, STATE, VALUE, shape_of
from kg.tables.table import Heading, Row, Table, dense_rows
from kg.tables.vocabulary import is_strong_label
from nlp.text import fold

MAX_BETWEEN = 4
LONGEST_RUNNING_HEAD = 40


@dataclass(slots=True)
class _State:
    table: Table | None = None
    pending: list[Row] = field(default_factory=list)
    caption: list[Line] = field(default_factory=list)
    between: list[Line] = field(default_factory=list)
    gap: bool = False
    skip: int = 0
    tables: list[Table] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)


def find_tables(document: Document) -> tuple[list[Table], list[Finding]]:
    """Every performance table and every money table with projects, in document order.

    Returns:
        the tables, and findings (each page-break join is recorded as R007).
    """
    state = _State()
    for block in _blocks(document):
        if isinstance(block, Line):
            _take_prose(state, block)
        else:
            _take_rows(state, block)
    return state.tables, state.findings


def _blocks(document: Document) -> list[Line | list[Row]]:
    """Prose and blank lines one by one, adjacent table rows together."""
    blocks: list[Line | list[Row]] = []
    grid: list[Line] = []
    for line in document.lines:
        if line.cells and line.text.strip() and not (line.breaks_page and grid):
            grid.append(line)
            continue
        if grid:
            blocks.append(dense_rows(grid))
            grid = []
        if line.cells and line.text.strip():
            grid.append(line)
        else:
            blocks.append(line)
    if grid:
        blocks.append(dense_rows(grid))
    return blocks


def _take_prose(state: _State, line: Line) -> None:
    text = line.text.strip()
    if not text:
        state.gap = True
        return
    table = state.table
    if table is not None and table.kind == "performance" and is_strong_label(text):
        table.rows.append(Row(line, [text]))
        return
    state.between.append(line)
    state.caption.append(line)
    head = None if is_furniture(text) else row_of_prose(line)
    if head is not None:
        if table is not None and opens_form(head):
            state.table, state.pending = None, []
        state.pending.append(head)
        return
    if not is_furniture(text):
        state.pending = []
        if table is not None and _closes(table, text):
            state.table = None


def _closes(table: Table, text: str) -> bool:
    """Whether a prose line ends the table: another title, a section of the document, or a whole sentence."""
    if table.title is not None and fold(text) == fold(table.title):
        return False
    return is_title(text) or is_section(text) or len(text) > LONGEST_RUNNING_HEAD


def _take_rows(state: _State, rows: list[Row]) -> None:
    index = 0
    while index < len(rows):
        row = rows[index]
        if all(is_furniture(row.texts[column]) for column in row.filled):
            _take_prose(state, row.line)
            index += 1
            continue
        heading = _heading_at(rows, index)
        if heading is not None:
            _take_heading(state, heading)
            index += len(heading.lines)
            continue
        _take_row(state, row)
        index += 1
    state.gap = True


def _heading_at(rows: list[Row], index: int) -> Heading | None:
    text = rows[index].line.text
    if not any(word in text for word in ("标", "目", "单位", "项")):
        return None
    return read_heading(rows, index)


def _take_heading(state: _State, heading: Heading) -> None:
    table = state.table
    if table is not None and _continues(state, table, heading):
        _join(state, table, heading.lines[0])
        table.heading_lines += heading.lines
        return
    kind = "performance" if is_performance(heading) else "money"
    title = _title(state.caption)
    new = Table(kind, "project", title, heading, heading_lines=list(heading.lines), caption=list(state.caption))
    new.head = state.pending if kind == "performance" else []
    new.money_unit = _money_unit(state)
    new.scope = scope_of(new)
    state.tables.append(new)
    state.table, state.pending, state.caption, state.between, state.gap = new, [], [], [], False


def _continues(state: _State, table: Table, heading: Heading) -> bool:
    """Whether the heading repeats the table's own after a page break rather than opening another table."""
    if any(opens_form(row) for row in state.pending):
        return False
    if heading.signature != table.heading.signature:
        return _is_later_part(state, table, heading)
    title = _title(state.between)
    return title is None or table.title is None or fold(title) == fold(table.title)


def _is_later_part(state: _State, table: Table, heading: Heading) -> bool:
    """A shifted or clipped repetition right after the break, with no title between: same kind, no new form."""
    if is_performance(heading) != is_performance(table.heading) or state.between:
        return False
    ours = {c.role for c in table.heading.columns if c.role}
    theirs = {c.role for c in heading.columns if c.role}
    return heading.is_wide == table.heading.is_wide and len(ours & theirs) >= max(3, len(ours) - 1) and not state.pending


def _join(state: _State, table: Table, line: int) -> None:
    """Record that the table goes on after a break: what stood between is furniture inside it."""
    table.heading_lines += [between.number for between in state.between]
    if table.rows or table.head:
        state.findings.append(Finding("R007", line, "", lines=(table.first_line, line)))
    state.between, state.caption, state.gap = [], [], False


def _take_row(state: _State, row: Row) -> None:
    table = state.table
    if table is not None and opens_form(row) and table.kind == "performance":
        state.table = table = None
        state.pending = []
    if table is None or not _belongs(state, table, row):
        if table is not None and state.between:
            state.table = None
        state.pending.append(row)
        return
    if state.between or state.gap:
        _join(state, table, row.line.number)
    table.rows.append(row)


def _belongs(state: _State, table: Table, row: Row) -> bool:
    """Whether a row goes on a table after blank lines or prose; adjacent rows always do."""
    if state.pending:
        return False
    if not state.between:
        return True
    strange = [line for line in state.between if not is_furniture(line.text) and fold(line.text) != fold(table.title or "")]
    if len(strange) > MAX_BETWEEN:
        return False
    return table.kind == "performance" and _looks_like_target(row, table)


def _looks_like_target(row: Row, table: Table) -> bool:
    """A label or a value in the row, or just a fragment of a wrapped cell."""
    shapes = [shape_of(row.texts[column]) for column in row.filled]
    if field_of(row.texts[row.filled[0]]) is not None and len(row.filled) > 1:
        return False
    if any(shape in (LABEL1, LABEL2, LABEL12, VALUE, STATE, BASIS) for shape in shapes):
        return True
    return len(row.filled) == 1 or (NUMBER in shapes and table.heading.is_wide)


def _title(lines: list[Line]) -> str | None:
    """The title nearest above the table: the last line that names a table."""
    for line in reversed(lines):
        if is_title(line.text) and not is_furniture(line.text):
            return line.text.strip()
    return None


def _money_unit(state: _State) -> str | None:
    """The last unit of money stated in the caption, or in a cell of a row above the heading."""
    texts = [line.text for line in state.caption] + [text for row in state.pending for text in row.texts if "单位" in text]
    units = [unit for text in texts if (unit := money_unit_of(text)) is not None]
    return units[-1] if units else None
