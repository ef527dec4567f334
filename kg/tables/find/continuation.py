"""State of the finder at a line, and whether a heading or row after a break goes on the table above."""

import re
from dataclasses import dataclass, field

from kg.documents import Line
from kg.findings import Finding
from kg.tables.find.surroundings import looks_like_target
from kg.tables.headings.by_content import settle_by_content
from kg.tables.headings.heading import is_performance
from kg.tables.rows.alignment import fits
from kg.tables.table import Heading, Row, Table, is_on_next_page
from kg.tables.words.forms import opens_form
from kg.tables.words.furniture import is_furniture, is_section, is_title
from nlp.text import fold

MAX_BETWEEN, MAX_CUT = 4, 2
_GOES_ON = re.compile(r"[(]?续表?[\d一二三四五六七八九十]*[)]?[:：]?$")  # folded


@dataclass(frozen=True, slots=True)
class Opened:
    """A heading that ends its page, and the state before it: table, pending, caption, between."""

    rows: list[Row]
    before: tuple[Table | None, list[Row], list[Line], list[Line]]


@dataclass(slots=True)
class State:
    """What the finder has seen down to a line.

    Attributes:
        table: that rows go to, None outside of tables.
        pending: rows that no heading has claimed yet.
        caption: prose since the last table began.
        between: prose since its last row.
        last: line of its last row or heading.
        below_heading: whether nothing but its heading has been read.
        cut: columns whose heading, as last printed, is only begun.
        moved: columns of that printing that stand elsewhere than in the first one.
        orphans: whether rows that no table takes follow a performance table.
        closing: whether a title or section stands after its last row.
        opened: the heading that ended the last grid.
        tables, findings: so far.
    """

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
    opened: Opened | None = None
    tables: list[Table] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)


def repeats_caption(table: Table, text: str) -> bool:
    """Whether a line repeats one of the table's own caption lines, or says that the table goes on (续表, …表（续）)."""
    said = _GOES_ON.sub("", fold(text))
    return said in {"", *(_GOES_ON.sub("", fold(line.text)) for line in table.caption)}


def is_cut_off(table: Table, heading: Heading) -> bool:
    """Whether a heading stands right below another of which nothing was read: a row between them was not understood."""
    return (
        table.kind == "performance"
        and not table.rows
        and heading.lines[0] - max(table.heading_lines, default=0) <= MAX_CUT
    )


def is_second_heading(state: State, table: Table, new: Table) -> bool:
    """Whether a table without a head is a further part of the form above: 长期绩效指标 and 年度绩效指标 of one project."""
    if new.head or state.closing or not table.kind == new.kind == "performance":
        return False
    return bool(table.heading.doubts) or all(
        is_furniture(line.text) for line in new.caption if line.number > max(table.lines)
    )


def goes_on(state: State, table: Table, heading: Heading) -> bool:
    """Whether the heading repeats the table's own after a page break rather than opening another table."""
    if any(opens_form(row) for row in state.pending):
        return False
    if any(is_section(line.text) for line in state.between):
        return False
    if heading.signature != table.heading.signature:
        return _is_later_part(state, table, heading)
    return all(
        not is_title(line.text) or repeats_caption(table, line.text) for line in state.between
    )


def _is_later_part(state: State, table: Table, heading: Heading) -> bool:
    """A shifted or clipped repetition right after the break, with no title between: same kind, no new form."""
    if is_performance(heading) != is_performance(table.heading):
        return False
    if any(
        not is_furniture(line.text) and not repeats_caption(table, line.text)
        for line in state.between
    ):
        return False
    ours = {fold(c.label) for c in table.heading.columns if c.label}
    theirs = {fold(c.label) for c in heading.columns if c.label}
    known = all(any(own.startswith(label) for own in ours) for label in theirs)
    return (
        heading.is_wide == table.heading.is_wide
        and known
        and len(theirs) >= max(3, len(ours) - 1)
        and not state.pending
    )


def belongs(state: State, table: Table, row: Row) -> bool:
    """Whether a row goes on a table after blank lines or prose; adjacent rows always do."""
    if state.pending:
        return False
    if not state.between:
        return True
    strange = [
        line
        for line in state.between
        if not is_furniture(line.text) and not repeats_caption(table, line.text)
    ]
    if len(strange) > MAX_BETWEEN or table.kind != "performance" or opens_form(row):
        return False
    if state.closing and not fits(row, settle_by_content(table.heading, table.rows).columns):
        return False
    if state.closing or (table.heading.is_wide and not strange):
        return True
    if (
        not strange
        and table.rows
        and is_on_next_page(table.rows[-1], row)
        and len(row.texts) == len(table.rows[-1].texts)
    ):
        return True
    return looks_like_target(row, table)
