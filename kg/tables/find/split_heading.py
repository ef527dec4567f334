"""Headings whose words are broken over two or three rows: 一级 | 指标."""

from kg.tables.cell import TableCell
from kg.tables.headings.heading import read_heading
from kg.tables.table import Heading, Row, joined_rows
from kg.tables.words.role import LEVELS, Role

MOST_ROWS = 3
_LONGEST_PIECE = 8  # characters; a longer text is a whole heading


def whole_heading(rows: list[Row], index: int, plain: Heading | None) -> Heading | None:
    """The heading that rows make when their cells are joined column by column.

    Args:
        rows: that stand together.
        index: of the first row.
        plain: the heading that they make as they stand.

    Returns:
        None where the heading as it stands is as good: it names one indicator, its value and as
        many levels.
    """
    levels = _levels(plain) if plain is not None and _is_plain(plain) else -1
    for size in range(min(MOST_ROWS, len(rows) - index), 1, -1):
        first, *rest = rows[index : index + size]
        if not all(_may_go_on(first, row) for row in rest):
            continue
        whole = first
        for row in rest:
            whole = joined_rows(whole, row)
        broken = {column for row in rest for column in row.filled}
        if not all(_is_word(whole.cells[column]) for column in broken):
            continue
        heading = read_heading([whole, *rows[index + size :]], 0)
        if heading is not None and _is_plain(heading) and _levels(heading) > levels:
            return heading
    return None


def _levels(heading: Heading) -> int:
    return sum(column.role in LEVELS for column in heading.columns)


def _is_plain(heading: Heading) -> bool:
    return len(heading.of(Role.INDICATOR)) == 1 and heading.has(Role.VALUE)


def _may_go_on(first: Row, row: Row) -> bool:
    """Whether a row may hold the ends of the words of the first."""
    if not row.filled or not set(row.filled) <= set(first.filled) or row.spanned:
        return False
    cells = [*first.printed, *row.printed]
    return all(_is_piece(cell) for cell in cells)


def _is_piece(cell: TableCell) -> bool:
    return len(cell.folded) <= _LONGEST_PIECE and not cell.is_amount and not cell.is_label


def _is_word(cell: TableCell) -> bool:
    return cell.role is not None or cell.is_known_heading
