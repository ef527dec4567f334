"""The heading of a table whose cells have a line each: its words one below the other."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.documents import Line
from kg.tables.cell import TableCell, cell_of
from kg.tables.headings.heading import read_heading
from kg.tables.table import Column, Row
from kg.tables.words.role import LEVELS, Role

LEAST_COLUMNS, MOST_COLUMNS = 3, 16
LONGEST_HEADING = 14
_MOST_GAP = 3  # blank lines between two cells
_MOST_INDICATORS = 2  # one may stand at the side of the levels: 绩效指标

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
    if not _may_be_word(lines[place]):
        return None
    places, gap = _run(lines, place)
    if len(places) < LEAST_COLUMNS:
        return None
    run = [lines[one] for one in places]
    found = [(words, _heading(words)) for words in _readings(run)]
    # Words in pairs are halves of words (一级, 指标, 二级, 指标) where these name more levels.
    for words, columns in sorted(found, key=lambda own: -_levels(own[1])):
        if columns is not None:
            used = sum(len(own) for _, own in words)
            return Heading(columns, _row(words), places[used - 1] + 1, gap)
    return None


def _may_be_word(line: Line) -> bool:
    # Most lines are too long to be of a heading: no need to classify them.
    text = line.text.strip()
    return not line.cells and 0 < len(text) <= LONGEST_HEADING


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


def _levels(columns: tuple[Column, ...] | None) -> int:
    return sum(column.role in LEVELS for column in columns or ())


def _readings(run: list[Line]) -> Iterator[list[_Word]]:
    """The words that lines may be: each a word, or several together."""
    yield _words(run[:MOST_COLUMNS], (1,))
    yield _words(run, (2, 1, 3))
    yield _words(run, (3, 2, 1))


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
            cell = cell_of("".join(line.text.strip() for line in own))
            if len(own) == size and _is_word(cell):
                words.append((cell, own))
                place += size
                break
        else:
            break
    return words


def _heading(words: list[_Word]) -> tuple[Column, ...] | None:
    """The columns that words head: none of them where names and values stand in pairs.

    None for words that do not name an indicator and its value.
    """
    heading = read_heading([_row(words)], 0) if len(words) >= LEAST_COLUMNS else None
    if heading is None or not heading.has(Role.INDICATOR, Role.VALUE):
        return None
    roles = [column.role for column in heading.columns]
    printed = [cell.role for cell, _ in words]
    is_single = roles.count(Role.INDICATOR) == roles.count(Role.VALUE) == 1
    names, values = printed.count(Role.INDICATOR), printed.count(Role.VALUE)
    are_pairs = names > _MOST_INDICATORS or min(names, values) > 1
    return heading.columns if is_single and not are_pairs and not heading.doubts else ()


def _row(words: list[_Word]) -> Row:
    numbers = [line.number for _, own in words for line in own]
    return Row(words[0][1][0], [cell for cell, _ in words], more=tuple(numbers[1:]))
