"""Tables whose columns only spaces keep apart -> rows.

A line of words that head columns begins one. Where all lines leave the same gaps free, these tell
the column of each cell. Else the cells are counted, and blank ones are lost.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from kg.documents import Line
from kg.tables.cell import BLANK, TableCell, cell_of
from kg.tables.find.split_heading import MOST_ROWS
from kg.tables.find.text_table import SPACED, Run, TextTable
from kg.tables.forms.rows import ends_form, opens_form
from kg.tables.headings.heading import is_performance, read_heading
from kg.tables.table import Row, row_of_texts
from kg.tables.words.furniture import is_furniture, is_section

_WIDE = re.compile(r"[^\S\u3000]{2,}|[^\S\u3000]*[\u3000\t]\s*")
_ANY = re.compile(r"\s+")
# Spaces around the sign or the unit of a value keep no columns apart: ≥ 95 %.
_IN_VALUE = re.compile(r"(?<=[≥≤<>=＞＜＝])\s+(?=\d)|(?<=\d)\s+(?=[%％‰])")
_FEWEST_COLUMNS, _MOST_WORDS = 3, 40
_LONGEST_WORD = 24  # of a heading
_LONGEST_LINE = 20_000  # of a body, with the spaces between its columns
_LONGEST_PIECE = 40  # a line of one text that is longer is no label and no piece of a cell
_MOST_BLANK = 3  # lines between two rows
_LONGEST_KEY = 2  # pieces: a key and its text
_MOST_HEAD = 60  # lines of a form above its heading
_ENDS_SENTENCE = "。；;"


class _Piece(NamedTuple):
    """A text between two gaps; where it begins and ends, in characters and on a screen."""

    text: str
    in_text: range
    on_screen: range


_Cut = list[_Piece]


def find_spaced(lines: Sequence[Line]) -> Iterator[TextTable]:
    """Every table without a grid whose cells stand side by side, in order."""
    place = end = 0
    while place < len(lines):
        found = _table_at(lines, place, end)
        if found is not None:
            yield found
            end = found.end
        place = found.end if found is not None else place + 1


def _table_at(lines: Sequence[Line], place: int, least: int) -> TextTable | None:
    """The table whose heading is a line; None for a line that is none, or with nothing below.

    Args:
        lines: of the document.
        place: of the line.
        least: place after the table before.
    """
    gap = _gap_of(lines[place])
    if gap is None:
        return None
    body = _body(lines, place, gap)
    if not body:
        return None
    own = [lines[one] for one in (place, *body)]
    cells = _cells([_cut(line.text, gap) for line in own])
    rows = [
        row_of_texts(line, [cell.text for cell in texts])
        for line, texts in zip(own, cells, strict=True)
    ]
    head = _head(lines[max(least, place - _MOST_HEAD) : place], gap)
    run = Run([*filter(None, head), *rows], SPACED)
    return TextTable(place - len(head), body[-1] + 1, run)


def _body(lines: Sequence[Line], place: int, gap: re.Pattern[str]) -> list[int]:
    """The places of the rows below a heading.

    Args:
        lines: of the document.
        place: of the heading.
        gap: what keeps its words apart.
    """
    found: list[int] = []
    last = place
    for further in range(place + 1, len(lines)):
        line = lines[further]
        if not line.text.strip():
            continue
        cut = _cut(line.text, gap)
        is_below_heading = further - place < MOST_ROWS and last == further - 1
        if further - last > _MOST_BLANK + 1 or _is_end(line, cut, is_below_heading):
            break
        last = further
        if len(cut) > 1 or not is_furniture(line.text):
            found.append(further)
    while found and _is_lone(_cut(lines[found[-1]].text, gap)):
        found.pop()  # what stands below the table
    return found


def _is_lone(cut: _Cut) -> bool:
    """Whether a line has one text, at its beginning, and no label."""
    return len(cut) == 1 and not cut[0].in_text.start and not cell_of(cut[0].text).is_label


def _head(lines: Sequence[Line], gap: re.Pattern[str]) -> list[Row | None]:
    """The head of the form whose heading stands below lines, a row a line, None for a blank one.

    From the line that opens the form on; nothing where none of them does.
    """
    head: list[Row | None] = []
    opened = 0
    for line in reversed(lines):
        row = _row(line, _cut(line.text, gap)) if line.text.strip() else None
        if line.cells or (row is not None and _is_around_form(row)):
            break
        head.append(row)
        opened = len(head) if row is not None and opens_form(row) else opened
    return head[:opened][::-1]


def _row(line: Line, cut: _Cut) -> Row:
    return row_of_texts(line, [piece.text for piece in cut])


def _is_around_form(row: Row) -> bool:
    """Whether a line is a title, or the heading of a section."""
    cell = row.cells[0]
    is_alone = len(row.cells) == 1 and cell.field is None
    return is_alone and (is_section(cell.text) or cell.is_title)


def _gap_of(line: Line) -> re.Pattern[str] | None:
    """What keeps the words of a heading apart; None for a line that is no heading.

    Wide gaps, or else any: a word of a heading may hold a space (备 注).
    """
    words = [] if line.cells else line.text.split()
    # Most lines are prose: no need to look at them further.
    if not _FEWEST_COLUMNS <= len(words) <= _MOST_WORDS or max(map(len, words)) > _LONGEST_WORD:
        return None
    for gap in (_WIDE, _ANY):
        cells = [cell_of(piece.text) for piece in _cut(line.text, gap)]
        if len(cells) < _FEWEST_COLUMNS or all(cell.role is None for cell in cells):
            continue
        heading = read_heading([Row(line, cells)], 0)
        if heading is not None and is_performance(heading):
            return gap
    return None


def _cut(text: str, gap: re.Pattern[str]) -> _Cut:
    """The pieces of a line."""
    text = _IN_VALUE.sub("", text) if gap is _ANY else text
    ends = [(match.start(), match.end()) for match in gap.finditer(text)]
    starts = [0, *(end for _, end in ends)]
    stops = [*(start for start, _ in ends), len(text)]
    pieces: _Cut = []
    screen = 0
    for number, (start, stop) in enumerate(zip(starts, stops, strict=True)):
        before = ends[number - 1][0] if number else 0
        begin = screen + _width(text[before:start])
        screen = begin + _width(text[start:stop])
        own = text[start:stop].strip()
        if own:
            pieces.append(_Piece(own, range(start, stop), range(begin, screen)))
    return pieces


def _width(text: str) -> int:
    """Columns that a text takes on a screen: two for each ideograph."""
    return sum(1 + (unicodedata.east_asian_width(char) in "WF") for char in text)


def _is_end(line: Line, cut: _Cut, is_below_heading: bool) -> bool:
    """Whether a line is no row of the table above it.

    Words of headings right below a heading may be the ends of its own.
    """
    if line.cells or len(line.text) > _LONGEST_LINE:
        return True
    if cut[0].in_text.start:
        return False
    row = _row(line, cut)
    is_key = len(cut) <= _LONGEST_KEY and ends_form(row)
    is_heading = not is_below_heading and _gap_of(line) is not None
    if is_key or opens_form(row) or is_heading:
        return True
    text = cut[0].text
    if len(cut) > 1:
        return False
    is_prose = len(text) > _LONGEST_PIECE or text[-1] in _ENDS_SENTENCE
    return is_prose or _is_around_form(row)


def _cells(cuts: list[_Cut]) -> list[list[TableCell]]:
    """The cells of every line, the heading first.

    In the columns that the gaps of all lines make, where these are as many as the heading has
    words; else in order.
    """
    for places in (
        [[piece.on_screen for piece in cut] for cut in cuts],
        [[piece.in_text for piece in cut] for cut in cuts],
    ):
        columns = _columns(places)
        if len(columns) == len(cuts[0]):
            return [_placed(cut, own, columns) for cut, own in zip(cuts, places, strict=True)]
    return [[cell_of(piece.text) for piece in cut] for cut in cuts]


def _columns(places: list[list[range]]) -> list[range]:
    """What the texts of lines with several of them cover together, cut where all leave a gap."""
    columns: list[range] = []
    for place in sorted(
        (place for line in places if len(line) > 1 for place in line), key=lambda own: own.start
    ):
        if columns and place.start <= columns[-1].stop:
            columns[-1] = range(columns[-1].start, max(columns[-1].stop, place.stop))
        else:
            columns.append(place)
    return columns


def _placed(cut: _Cut, places: list[range], columns: list[range]) -> list[TableCell]:
    """The pieces of a line, each in the column that it begins in."""
    cells = [BLANK] * len(columns)
    for piece, place in zip(cut, places, strict=True):
        index = max(0, sum(column.start <= place.start for column in columns) - 1)
        cells[index] = cells[index].joined(cell_of(piece.text))
    return cells
