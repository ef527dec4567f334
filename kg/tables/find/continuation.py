"""Whether a heading or row after a break goes on the table above."""

import re

from kg.tables.find.prose import Prose
from kg.tables.forms.rows import ends_form, opens_form
from kg.tables.headings.by_content import settle_by_content
from kg.tables.headings.heading import is_performance
from kg.tables.rows.alignment import fits
from kg.tables.rows.projects import PROJECT_ROLES
from kg.tables.table import Heading, Row, Table, is_on_next_page
from kg.tables.words.furniture import is_furniture, is_title
from kg.tables.words.shapes import Shape
from nlp.text import fold

# Rows that tell what a table's columns hold while it is read; all would be asked at each break.
_FIRST_ROWS = 60
# Lines of running heads that may stand between two pages of a table; prose has more.
MAX_BETWEEN = 4
# Lines between a heading and another one below it that show that a row was not understood.
MAX_CUT = 2
FEWEST_LABELS = 3
_GOES_ON = re.compile(r"[(]?续表?[\d一二三四五六七八九十]*[)]?[:：]?$")  # folded
_OF_TARGETS = (Shape.VALUE, Shape.STATE, Shape.BASIS)


def repeats_caption(table: Table, text: str) -> bool:
    """Whether a line repeats one of the table's own caption lines.

    Or says that the table goes on: 续表, …表（续）.
    """
    own = _GOES_ON.sub("", fold(text))
    return not own or own in {_GOES_ON.sub("", fold(line.text)) for line in table.caption}


def _strange_lines(table: Table, prose: Prose) -> int:
    """Lines since the last row that are neither furniture nor the table's own caption."""
    return sum(
        not is_furniture(line.text) and not repeats_caption(table, line.text)
        for line in prose.between
    )


def is_cut_off(table: Table, heading: Heading) -> bool:
    """Whether a heading stands right below another of which nothing was read.

    A row between them was not understood.
    """
    distance = heading.lines[0] - max(table.heading_lines, default=0)
    return table.kind == "performance" and not table.rows and distance <= MAX_CUT


def is_second_heading(table: Table, new: Table, prose: Prose) -> bool:
    """Whether a table without a head is a further part of the form above.

    长期绩效指标 and 年度绩效指标 of one project.
    """
    if new.head or prose.is_closing or not table.kind == new.kind == "performance":
        return False
    if table.heading.doubts:
        return True
    last = max(table.lines, default=0)
    return all(is_furniture(line.text) for line in new.caption if line.number > last)


def goes_on(table: Table, heading: Heading, pending: list[Row], prose: Prose) -> bool:
    """Whether the heading repeats the table's own after a page break.

    Args:
        table: above it.
        heading: that may open another table.
        pending: rows between them.
        prose: between them.
    """
    if prose.has_section or any(opens_form(row) for row in pending):
        return False
    if heading.signature != table.heading.signature:
        return not pending and _is_later_part(table, heading, prose)
    return all(
        not is_title(line.text) or repeats_caption(table, line.text) for line in prose.between
    )


def _is_later_part(table: Table, heading: Heading, prose: Prose) -> bool:
    """A shifted or clipped repetition right after the break, with no title between."""
    if is_performance(heading) != is_performance(table.heading):
        return False
    if heading.is_wide != table.heading.is_wide or _strange_lines(table, prose):
        return False
    ours = {c.heading.folded for c in table.heading.columns if c.label}
    theirs = {c.heading.folded for c in heading.columns if c.label}
    known = all(any(own.startswith(label) for own in ours) for label in theirs)
    return known and len(theirs) >= max(FEWEST_LABELS, len(ours) - 1)


def belongs(table: Table, row: Row, pending: list[Row], prose: Prose) -> bool:
    """Whether a row goes on a table after blank lines or prose; adjacent rows always do."""
    if pending or not _may_go_on_sheet(table, row):
        return False
    if not prose.between:
        return True
    strange = _strange_lines(table, prose)
    if strange > MAX_BETWEEN or table.kind != "performance" or opens_form(row):
        return False
    if prose.is_closing:
        return fits(row, settle_by_content(table.heading, table.rows[:_FIRST_ROWS]).columns)
    if not strange and (
        table.heading.is_wide or _is_next_of_page(table, row) or _names_a_project(table, row)
    ):
        return True
    return _looks_like_target(row, table)


def _may_go_on_sheet(table: Table, row: Row) -> bool:
    """Whether a row stands on the sheet of those above it, or is as wide and holds a label."""
    last = table.rows[-1] if table.rows else row
    if last.line.sheet == row.line.sheet:
        return True
    is_labelled = any(cell.is_label for cell in row.printed)
    return is_labelled and len(row.cells) == len(table.heading.columns)


def _is_next_of_page(table: Table, row: Row) -> bool:
    """Whether the row stands on the page after the table's last one, with as many cells."""
    if not table.rows:
        return False
    last = table.rows[-1]
    return is_on_next_page(last, row) and len(row.cells) == len(last.cells)


def _names_a_project(table: Table, row: Row) -> bool:
    """Whether a row as wide as the heading holds a unit or project alone, with its money.

    Such a row may be the first of a page; it holds neither label nor value of a target.
    """
    columns = table.heading.columns
    if len(row.cells) != len(columns) or not row.filled:
        return False
    return all(columns[index].role in PROJECT_ROLES for index in row.filled)


def _looks_like_target(row: Row, table: Table) -> bool:
    """A label or a value in the row, or just a fragment of a wrapped cell."""
    cells = row.printed
    if ends_form(row) or any(cell.is_label or cell.shape in _OF_TARGETS for cell in cells):
        return True
    if len(cells) == 1:
        return True
    if table.heading.is_wide:
        return any(cell.shape == Shape.NUMBER for cell in cells)
    return fits(row, settle_by_content(table.heading, table.rows[:_FIRST_ROWS]).columns)
