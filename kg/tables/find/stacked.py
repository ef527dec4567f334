"""Tables dumped one cell a line -> rows, where labels and the width of the heading prove them.

Programs that copy a table as plain text put every cell on a line of its own, with blank lines
between them or without; blank cells are further blank lines, or are lost. Cells whose row cannot
be told are reported.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from kg.documents import Line
from kg.tables.cell import TableCell
from kg.tables.find.stacked_heading import Heading, heading_at
from kg.tables.find.stacked_rows import NO_ROWS, cell_of_line, row_of_lines, rows_of
from kg.tables.find.text_table import STACKED, Run, TextTable
from kg.tables.forms.rows import ends_form
from kg.tables.table import Row
from kg.tables.words.fields import PROJECT, Field
from kg.tables.words.furniture import is_furniture, is_section
from kg.tables.words.titles import subject_of_title

MOST_HEAD = 80  # lines of a form above its heading, blank ones apart
LONGEST_REST = 4  # 及编码, （盖章）
_NAMED = (*PROJECT, Field.DEPARTMENT, Field.UNIT)
_TABLE_END = re.compile(r"[表书](?:[(].*[)])?$")


@dataclass(frozen=True, slots=True)
class _Cells:
    """Lines that are cells, None for a blank cell.

    Attributes:
        lines: the cells in order.
        end: place of the line after the last one.
    """

    lines: list[Line | None]
    end: int


def find_stacked(lines: Sequence[Line]) -> Iterator[TextTable]:
    """Every table whose cells stand one below the other, in order."""
    place = end = 0
    while place < len(lines):
        heading = None if lines[place].cells else heading_at(lines, place)
        if heading is None:
            place += 1
            continue
        start = _head_start(lines, place, end)
        body = _body(lines, heading)
        rows, unread = rows_of(body.lines, heading.columns)
        head = _head(_cells(lines, start, place, heading.gap))
        end = place = body.end
        yield TextTable(start, end, Run([*head, heading.row, *rows], STACKED), unread)


def _cells(lines: Sequence[Line], start: int, end: int, gap: int) -> list[Line | None]:
    """Lines as cells.

    Args:
        lines: of the document.
        start: place of the first one.
        end: place after the last one.
        gap: blank lines between two cells; as many more, and one, are a blank cell.
    """
    cells: list[Line | None] = []
    blank = 0
    for line in lines[start:end]:
        if not line.text.strip():
            blank += 1
            continue
        cells += [None] * (max(0, blank - gap) // (gap + 1) if cells else 0)
        cells.append(line)
        blank = 0
    return cells


def _head_start(lines: Sequence[Line], place: int, least: int) -> int:
    """Where a form's head begins above its heading: at the name or code of the project.

    The title of a part (绩效指标表) may stand between the two.
    """
    found, seen, is_below_title = place, 0, False
    for start in range(place - 1, least - 1, -1):
        cell = cell_of_line(lines[start])
        seen += not cell.is_blank
        if seen > MOST_HEAD or lines[start].cells:
            break
        if _names_table(cell):
            if is_below_title or found < place or subject_of_title(cell.text) is not None:
                break
            is_below_title = True
        if cell.field in PROJECT:
            found = start
    return found


def _head(cells: list[Line | None]) -> list[Row]:
    """Project, department and unit with the cell behind the label of each.

    What belongs to the other labels cannot be told.
    """
    rows: list[Row] = []
    filled = _whole_labels([line for line in cells if line is not None])
    for line, below in zip_longest(filled, filled[1:]):
        is_named = below is not None and cell_of_line(below).field is None
        if is_named and below is not None and cell_of_line(line).field in _NAMED:
            rows.append(row_of_lines([line, below]))
        elif rows and line.number not in rows[-1].more:
            rows[-1] = replace(rows[-1], more=(*rows[-1].more, line.number))
    return rows


def _whole_labels(lines: Sequence[Line]) -> list[Line]:
    """The cells of a head, a label that is printed on two lines (主管部门, 及编码) as one."""
    whole: list[Line] = []
    for line in lines:
        above = whole[-1] if whole else None
        is_rest = above is not None and _is_rest(cell_of_line(above), cell_of_line(line))
        if above is not None and is_rest:
            whole[-1] = replace(above, text=f"{above.text.strip()}{line.text.strip()}")
        else:
            whole.append(line)
    return whole


def _is_rest(label: TableCell, cell: TableCell) -> bool:
    """Whether a cell ends the label above it: alone it is none, and the whole is one still."""
    if label.field is None or cell.field is not None or len(cell.folded) > LONGEST_REST:
        return False
    return label.joined(cell).field == label.field


def _body(lines: Sequence[Line], heading: Heading) -> _Cells:
    """The lines that may be cells.

    Up to a title, a label of a form, another heading or a table with columns.
    """
    kept: list[Line] = []
    end = heading.end
    for place in range(heading.end, len(lines)):
        line, cell = lines[place], cell_of_line(lines[place])
        if line.cells or (not cell.is_blank and cell.shape not in NO_ROWS and _ends(lines, place)):
            break
        if cell.is_blank or cell.text.isdecimal() or not is_furniture(cell.text):
            kept.append(line)
            end = end if cell.is_blank else place + 1
    while kept and cell_of_line(kept[-1]).is_blank:
        kept.pop()
    # Blank lines above the first cell are counted as those between two cells.
    above = replace(heading.row.line, text="|")
    return _Cells(_cells([above, *kept], 0, len(kept) + 1, heading.gap)[1:], end)


def _ends(lines: Sequence[Line], place: int) -> bool:
    """Whether a line is no cell of the table above."""
    cell = cell_of_line(lines[place])
    return (
        is_section(cell.text)
        or _names_table(cell)
        or ends_form(row_of_lines([lines[place]]))
        or heading_at(lines, place) is not None
    )


def _names_table(cell: TableCell) -> bool:
    """Whether a line is the title of a table: 情况 and 目标 end titles, and names of indicators."""
    return cell.field is None and cell.is_title and _TABLE_END.search(cell.folded) is not None
