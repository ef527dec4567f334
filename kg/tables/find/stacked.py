"""Tables dumped one cell a line -> rows, where labels and the width of the heading prove them.

Programs that copy a table as plain text put every cell on a line of its own; blank cells are blank
lines, or are lost. Cells whose row cannot be told are reported.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import zip_longest

from kg.documents import Line
from kg.tables.cell import cell_of
from kg.tables.find.stacked_rows import NO_ROWS, Slot, cell_of_line, row_of_lines, rows_of
from kg.tables.table import Row
from kg.tables.words.fields import PROJECT
from kg.tables.words.furniture import is_furniture, is_section, is_title
from kg.tables.words.role import Role
from kg.tables.words.shapes import Shape

LEAST_COLUMNS, MOST_COLUMNS = 3, 14
LONGEST_HEADING = 14
MOST_HEAD = 80  # lines of a form above its heading


@dataclass(frozen=True, slots=True)
class Stacked:
    """A table found.

    Attributes:
        start, end: its first line and the one after its last, as places in the document's lines.
        rows: its head, heading and body.
        unread: cells whose row cannot be told.
    """

    start: int
    end: int
    rows: list[Row]
    unread: list[Line] = field(default_factory=list)


def find_stacked(lines: Sequence[Line]) -> Iterator[Stacked]:
    """Every table whose cells stand one below the other, in order."""
    place = end = 0
    while place < len(lines):
        heading = [] if lines[place].cells else _heading_at(lines, place)
        if not heading:
            place += 1
            continue
        slots = _slots(heading)
        start = _head_start(lines, place, end)
        body = _body(lines, place + len(heading))
        rows, unread = rows_of(body, slots)
        end = place + len(heading)
        while body and lines[end - 1] is not body[-1]:
            end += 1
        yield Stacked(
            start, end, [*_head(lines[start:place]), row_of_lines(heading), *rows], unread
        )
        place = end


def _heading_at(lines: Sequence[Line], place: int) -> list[Line]:
    """The heading's words from there on, nothing where they are none of an indicator table."""
    run: list[Line] = []
    for line in lines[place : place + MOST_COLUMNS]:
        text = line.text.strip()
        # Most lines are too long to be a heading: no need to classify them.
        if line.cells or not text or len(text) > LONGEST_HEADING:
            break
        if cell_of(text).role is None or cell_of(text).is_strong_label:
            break
        run.append(line)
    roles = {cell_of_line(line).role for line in run}
    is_heading = len(run) >= LEAST_COLUMNS and {Role.INDICATOR, Role.VALUE} <= roles
    return run if is_heading else []


def _slots(heading: list[Line]) -> list[Slot]:
    """What each column holds; 绩效指标 before the three levels is the label at their side."""
    slots: list[Slot] = [role for line in heading if (role := cell_of_line(line).role) is not None]
    if slots.count(Role.INDICATOR) > 1:
        slots[slots.index(Role.INDICATOR)] = Shape.SIDE
    return slots


def _head_start(lines: Sequence[Line], place: int, least: int) -> int:
    """Where a form's head begins above its heading: at the name or code of the project."""
    found = place
    for start in range(place - 1, max(least, place - MOST_HEAD) - 1, -1):
        field_ = cell_of_line(lines[start]).field
        if lines[start].cells or (field_ is None and is_title(lines[start].text)):
            break
        if field_ in PROJECT:
            found = start
    return found


def _head(lines: Sequence[Line]) -> list[Row]:
    """Name and code of the project with the line below each.

    What belongs to the other labels cannot be told.
    """
    filled = [line for line in lines if line.text.strip()]
    rows: list[Row] = []
    for line, below in zip_longest(filled, filled[1:]):
        is_named = below is not None and cell_of_line(below).field is None
        if is_named and cell_of_line(line).field in PROJECT:
            rows.append(row_of_lines([line, below]))
        elif rows and line.number not in rows[-1].more:
            rows[-1] = replace(rows[-1], more=(*rows[-1].more, line.number))
    return rows


def _body(lines: Sequence[Line], start: int) -> list[Line]:
    """The lines that may be cells.

    Up to a title, a label of a form, another heading or a table with columns.
    """
    body: list[Line] = []
    for place in range(start, len(lines)):
        cell = cell_of_line(lines[place])
        text = cell.text
        if lines[place].cells or (text and cell.shape not in NO_ROWS and _ends(lines, place)):
            break
        if not text or text.isdecimal() or not is_furniture(text):
            body.append(lines[place])
    while body and not body[-1].text.strip():
        body.pop()
    return body


def _ends(lines: Sequence[Line], place: int) -> bool:
    cell = cell_of_line(lines[place])
    return (
        is_section(cell.text)
        or cell.is_title
        or cell.field is not None
        or bool(_heading_at(lines, place))
    )
