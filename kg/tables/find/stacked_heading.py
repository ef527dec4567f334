"""The heading of a table whose cells have a line each: its words one below the other."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.documents import Line
from kg.tables.cell import TableCell, cell_of
from kg.tables.headings.heading import read_heading
from kg.tables.table import Column, Row
from kg.tables.words.role import LEVELS, Role
from kg.tables.words.shapes import Shape

LEAST_COLUMNS, MOST_COLUMNS = 3, 16
LONGEST_HEADING = 20
_MOST_GAP = 3  # blank lines between two cells
_MOST_NAMES = 2  # of the indicator; one of them stands at the side of the levels
_MOST_UNKNOWN = 3  # words that nobody knows, one after the other
_VALUES = (Role.VALUE, Role.STANDARD, Role.PERIOD_VALUE)  # the others where there is no value
_OF_PROJECTS = (Role.PROJECT_NAME, Role.UNIT_NAME, Role.AMOUNT, Role.SERIAL, Role.DEPARTMENT)

_Word = tuple[TableCell, tuple[Line, ...]]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading whose words have a line each, or more.

    Attributes:
        columns: with the roles that their words give; none where several names and values stand
            side by side: without blank cells, no cell tells its row then.
        row: the words as a row.
        end: place of the line after it.
        gap: blank lines between two words, and so between two cells.
    """

    columns: tuple[Column, ...]
    row: Row
    end: int
    gap: int


def heading_at(lines: Sequence[Line], place: int) -> Heading | None:
    """The heading that begins with a line; None where it is none of an indicator table."""
    if not _may_be_word(lines[place]) or not _may_begin(lines, place):
        return None
    places, gap = _run(lines, place)
    if len(places) < LEAST_COLUMNS:
        return None
    run = [lines[one] for one in places]
    for words in _readings(run):
        columns = _heading(words)
        if columns is not None:
            used = sum(len(own) for _, own in words)
            return Heading(columns, _row(words), places[used - 1] + 1, gap)
    return None


def _may_be_word(line: Line) -> bool:
    # Most lines are too long to be of a heading: no need to classify them.
    text = line.text.strip()
    return not line.cells and 0 < len(text) <= LONGEST_HEADING


def _may_begin(lines: Sequence[Line], place: int) -> bool:
    """Whether a line is a word of a heading, or the beginning of one; most lines are neither."""
    text = lines[place].text.strip()
    if _is_word(cell_of(text)):
        return True
    below = (line.text.strip() for line in lines[place + 1 : place + 2 + _MOST_GAP])
    further = next(filter(None, below), "")
    return len(further) <= LONGEST_HEADING and _is_word(cell_of(text + further))


def _run(lines: Sequence[Line], place: int) -> tuple[list[int], int]:
    """Short lines with as many blank ones between each two, and how many."""
    places, gap = [place], -1
    blank = 0
    for further in range(place + 1, len(lines)):
        if not lines[further].text.strip() and not lines[further].cells:
            blank += 1
            if blank > _MOST_GAP:
                break
            continue
        gap = blank if gap < 0 else gap
        if blank != gap or not _may_be_word(lines[further]):
            break
        places.append(further)
        blank = 0
        if len(places) == MOST_COLUMNS * 2:
            break
    return places, max(gap, 0)


def _is_word(cell: TableCell) -> bool:
    return (cell.role is not None or cell.is_known_heading) and not cell.is_strong_label


def _names(words: list[_Word]) -> int:
    return sum(cell.role == Role.INDICATOR for cell, _ in words)


def _readings(run: list[Line]) -> Iterator[list[_Word]]:
    """The words that lines may be, the likeliest first: each a word, or several together.

    指标 again and again is the half of words: 一级, 指标, 二级, 指标 …
    """
    single = _with_unknown(run[:MOST_COLUMNS])
    are_halves = _names(single) > _MOST_NAMES
    yield from () if are_halves else (single,)
    yield _words(run, (2, 1, 3))
    yield _words(run, (3, 2, 1))
    yield from (single,) if are_halves else ()


def _words(run: list[Line], sizes: Sequence[int]) -> list[_Word]:
    """The words at the beginning of lines.

    Args:
        run: the lines.
        sizes: lines that a word may have, in the order in which they are tried.
    """
    words: list[_Word] = []
    place = 0
    while place < len(run) and len(words) < MOST_COLUMNS:
        for size in sizes:
            own = tuple(run[place : place + size])
            pieces = [cell_of(line.text.strip()) for line in own]
            cell = cell_of("".join(piece.text for piece in pieces))
            are_two = {Role.INDICATOR, Role.VALUE} <= {piece.role for piece in pieces}
            may_be_pieces = not are_two and not any(piece.is_amount for piece in pieces)
            if len(own) == size and _is_word(cell) and may_be_pieces:
                words.append((cell, own))
                place += size
                break
        else:
            break
    return words


def _with_unknown(run: list[Line]) -> list[_Word]:
    """The words at the beginning of lines, also those nobody knows.

    They stand between two known ones, or between the last one and the first label of the levels.
    """
    cells = [cell_of(line.text.strip()) for line in run]
    end = _known_until(cells, 0)
    # What stands above the name of the indicator may be anything: a title, the name of a project.
    while any(cell.role == Role.INDICATOR for cell in cells[:end]):
        further = end
        while further < len(cells) and _may_be_unknown(cells[further]):
            further += 1
        if not 0 < further - end <= _MOST_UNKNOWN or further == len(cells):
            break
        if not _is_word(cells[further]):
            end = further if _opens_rows(cells[further], cells[:end]) else end
            break
        end = _known_until(cells, further)
    return [(cell, (line,)) for cell, line in zip(cells[:end], run, strict=False)]


def _known_until(cells: list[TableCell], start: int) -> int:
    """The place after the known words that begin at one.

    A heading at the side (绩效指标) is the first of them, or stands in the body.
    """
    for place in range(start, len(cells)):
        if not _is_word(cells[place]) or (place and cells[place].shape == Shape.SIDE):
            return place
    return len(cells)


def _may_be_unknown(cell: TableCell) -> bool:
    return not _is_word(cell) and cell.shape == Shape.TEXT


def _opens_rows(cell: TableCell, heading: list[TableCell]) -> bool:
    """Whether a cell is the first below a heading whose rows begin with the labels of levels."""
    roles = {word.role for word in heading}
    begins = cell.is_label or cell.shape == Shape.SIDE
    return begins and not roles.isdisjoint(LEVELS) and roles.isdisjoint(_OF_PROJECTS)


def _heading(words: list[_Word]) -> tuple[Column, ...] | None:
    """The columns that words head: none of them where names and values stand in pairs.

    None for words that do not name an indicator and its value.
    """
    said = {cell.role for cell, _ in words}
    if len(words) < LEAST_COLUMNS or Role.INDICATOR not in said or said.isdisjoint(_VALUES):
        return None
    heading = read_heading([_row(words)], 0)
    if heading is None or not heading.has(Role.INDICATOR, Role.VALUE):
        return None
    roles = [column.role for column in heading.columns]
    is_single = roles.count(Role.INDICATOR) == roles.count(Role.VALUE) == 1
    values = sum(cell.role == Role.VALUE for cell, _ in words)
    are_pairs = min(_names(words), values) > 1
    return heading.columns if is_single and not are_pairs and not heading.doubts else ()


def _row(words: list[_Word]) -> Row:
    numbers = [line.number for _, own in words for line in own]
    return Row(words[0][1][0], [cell for cell, _ in words], more=tuple(numbers[1:]))
