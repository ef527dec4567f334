"""A heading opens a table: its title, caption, head and unit of money."""

from dataclasses import replace

from kg.tables.find.continuation import is_cut_off, is_second_heading
from kg.tables.find.form_head import head_of_ledger
from kg.tables.find.prose import Prose, money_unit_above, title_of
from kg.tables.forms.rows import opens_form
from kg.tables.headings.heading import is_performance
from kg.tables.headings.scope import scope_of
from kg.tables.table import Heading, Row, Table
from kg.tables.words.furniture import is_section
from kg.tables.words.shapes import LABELS, Shape


def open_table(
    heading: Heading, above: Table | None, last: Table | None, pending: list[Row], prose: Prose
) -> Table:
    """The table that a heading opens, without rows.

    Args:
        heading: as printed.
        above: the table that is still open there.
        last: the last table of the document, open or not.
        pending: rows above the heading that belong to no table.
        prose: above the heading.
    """
    if last is not None and heading.lines and is_cut_off(last, heading):
        heading = replace(heading, doubts=(*heading.doubts, "heading_split"))
    table = Table(
        "performance" if is_performance(heading) else "money",
        "project",
        _title(prose, pending),
        heading,
        money_unit=money_unit_above(prose.caption, pending) or _unit_of(last, prose),
        heading_lines=list(heading.lines),
        caption=list(prose.caption),
    )
    opens = any(opens_form(row) for row in pending)
    _inherit(table, above or (None if opens else last), is_open=above is not None)
    if table.kind == "performance":
        table.head = pending or head_of_ledger(last, heading, prose.caption)
    if above is not None and is_second_heading(above, table, prose):
        table.head = above.head
    table.scope = scope_of(table)
    return table


def _title(prose: Prose, pending: list[Row]) -> str | None:
    """The title above the head; one between head and heading is only that of a part."""
    first = pending[0].line.number if pending else 0
    above = [line for line in prose.caption if line.number < first]
    return title_of(above) or title_of(prose.caption)


def _unit_of(last: Table | None, prose: Prose) -> str | None:
    """The unit of money of the form above, where nothing but blank lines stands between the two."""
    is_next = last is not None and last.kind == "performance" and not prose.caption
    return last.money_unit if last is not None and is_next else None


def _inherit(table: Table, above: Table | None, *, is_open: bool) -> None:
    """Another heading under the same title: 长期 and 年度 indicators of one form."""
    if table.title is not None or above is None or above.kind != table.kind:
        return
    if any(is_section(line.text) for line in table.caption):
        return
    table.title, table.caption = above.title, [*above.caption, *table.caption]
    if not is_open:
        lines = table.heading.lines
        table.interrupted.append(lines[-1] + 1 if lines else 0)


def head_and_body(pending: list[Row], heading: Heading) -> tuple[list[Row], list[Row]]:
    """The rows above an inferred heading that are its form's head, and those that are body already.

    Body begins with a label, and no key of a form follows it. A row that is the heading is neither.
    """
    rows = [row for row in pending if row.line.number not in heading.lines]
    start = len(rows)
    for index in range(len(rows) - 1, -1, -1):
        first = rows[index].filled[0]
        if rows[index].cells[first].shape in {*LABELS, Shape.SIDE}:
            start = index
        elif first == 0:
            break
    return rows[:start], rows[start:]
