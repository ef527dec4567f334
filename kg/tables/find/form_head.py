"""The head of a form that no heading has claimed yet: what it outlives, where the next begins."""

from collections.abc import Sequence
from dataclasses import replace

from kg.documents import Line
from kg.tables.cell import BLANK, TableCell
from kg.tables.forms.pairs import read_pairs
from kg.tables.forms.rows import LONGEST_KEY, is_target, opens_form
from kg.tables.table import Heading, Row, Table
from kg.tables.words.fields import BODIES, PROJECT, Field
from kg.tables.words.furniture import is_title
from kg.tables.words.titles import subject_of_title

# Lines between head and heading: a title, a section, a note and their like. Prose has more.
MOST_BETWEEN = 6
_OF_MONEY = (Field.AMOUNT, Field.PART, Field.GOAL, Field.PURPOSE, Field.PERIOD, Field.OTHER)


def outlives(pending: Sequence[Row], caption: Sequence[Line], text: str) -> bool:
    """Whether the head of a form goes on below a title, a section or a note.

    Args:
        pending: rows that no heading has claimed.
        caption: lines of prose around them, the new one included.
        text: of the new one.
    """
    if not _is_head(pending):
        return False
    last = pending[-1].line.number
    if sum(line.number > last for line in caption) > MOST_BETWEEN:
        return False
    subject = subject_of_title(text) if is_title(text) else None
    return subject is None or any(
        _overlap(subject, cell) for row in pending for cell in row.printed
    )


def _overlap(subject: str, cell: TableCell) -> bool:
    return cell.field is None and (subject in cell.folded or cell.folded in subject)


def _is_head(rows: Sequence[Row]) -> bool:
    """Whether rows name a project or an organisation, and most of them begin like a label."""
    keys = sum(_begins_with_key(row) for row in rows)
    return any(opens_form(row) for row in rows) and 2 * keys >= len(rows)


def _begins_with_key(row: Row) -> bool:
    first = row.printed[0] if row.printed else BLANK
    is_short = len(first.folded) <= LONGEST_KEY and not (first.is_label or first.is_amount)
    return first.field is not None or first.inline is not None or is_short


def begins_again(pending: Sequence[Row], row: Row) -> bool:
    """Whether a row names a project or organisation that the head above it names already."""
    own = _fields(row) & {*PROJECT, *BODIES}
    return opens_form(row) and any(own & _fields(above) for above in pending)


def _fields(row: Row) -> set[Field]:
    found = {cell.field for cell in row.printed}
    found |= {cell.inline.field for cell in row.printed if cell.inline is not None}
    return {field for field in found if field is not None}


def take_back(table: Table) -> list[Row]:
    """Take the rows from the end of a table that are the head of another form, without its name.

    A form that states its money above its targets states none below them: 预算数 | 12 there, with
    the heading again below, belongs to another project.
    """
    start = len(table.rows)
    while start and _is_key(table.rows[start - 1], table.heading):
        start -= 1
    rows = table.rows[start:] if start else []
    above = {pair.field for pair in read_pairs(table.head) if pair.value.stripped}
    again = any(pair.field in (Field.AMOUNT, Field.PART) for pair in read_pairs(rows))
    if not again or Field.AMOUNT not in above:
        return []
    del table.rows[start:]
    return rows


def _is_key(row: Row, heading: Heading) -> bool:
    if not row.filled or row.filled[0] in row.spanned or is_target(row, heading):
        return False
    return row.printed[0].field in _OF_MONEY


def head_of_ledger(last: Table | None, heading: Heading, caption: Sequence[Line]) -> list[Row]:
    """A row of labels and one of values right above a heading, which pass for a list of projects.

    项目名称 | 主管部门 | 预算数 over 渔港疏浚 | 某局 | 40 is the head of a form where the heading
    of its targets follows in the same table.

    Args:
        last: the table above.
        heading: of the targets.
        caption: lines between the two.
    """
    rows = [row for row in last.rows if len(row.filled) > 1] if last is not None else []
    if last is None or last.kind != "money" or len(rows) != 1 or not heading.lines:
        return []
    row = rows[0]
    between = len(caption) + len(last.rows) - 1
    is_next = heading.lines[0] == row.line.number + between + 1
    labels = [column.heading for column in last.heading.columns]
    is_form = all(label.field is not None or label.is_blank for label in labels)
    if not (is_next and is_form and all(line.cells for line in caption)):
        return []
    return [Row(replace(row.line, number=last.heading.lines[-1]), labels), row]
