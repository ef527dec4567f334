"""Text outside of rulings -> printed lines, and tables where words clearly line up in columns."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from kg.documents.grid import Placed
from kg.documents.page.box import Box
from kg.documents.page.glyphs import UNPROVEN, Glyph
from kg.documents.page.grid import Grid
from kg.documents.page.text import Piece, TextLine, lines_of
from kg.documents.page.tolerances import COLUMNS

_Column = tuple[float, float]


class PrintedTable(NamedTuple):
    """A table on a page, in the points that the page is read in.

    Attributes:
        cells: with their boxes.
        rows: the boxes of its rows, from side to side.
    """

    cells: list[Placed]
    rows: list[Box]


def blocks_of(
    glyphs: Sequence[Glyph], grids: Sequence[Grid]
) -> Iterator[TextLine | int | PrintedTable]:
    """What stands on a page in reading order.

    Args:
        glyphs: those outside of the grids.
        grids: the ruled tables, in order.

    Yields:
        a printed line, the index of a grid, or a table without rulings.
    """
    lines = lines_of(glyphs)
    for index, grid in enumerate(grids):
        above = [line for line in lines if line.y < grid.box.top]
        lines = lines[len(above) :]
        yield from _unruled(above)
        yield index
    yield from _unruled(lines)


def _unruled(lines: list[TextLine]) -> Iterator[TextLine | PrintedTable]:
    start = 0
    while start < len(lines):
        end, columns = _run(lines, start)
        run = lines[start:end]
        if (
            len(columns) >= COLUMNS.columns
            and sum(len(line.pieces) >= COLUMNS.columns for line in run) >= COLUMNS.rows
        ):
            left, right = columns[0][0], columns[-1][1]
            rows = [Box(left, line.top, right, line.bottom) for line in run]
            yield PrintedTable(_placed(run, columns), rows)
            start = end
        else:
            yield lines[start]
            start += 1


def _run(lines: list[TextLine], start: int) -> tuple[int, list[_Column]]:
    """How far the lines from there keep to columns, and those columns."""
    columns: list[_Column] = []
    if len(lines[start].pieces) < COLUMNS.columns:
        return start, columns
    end = start
    for line in lines[start:]:
        joined = _joined(columns, line)
        is_far = end > start and line.top - lines[end - 1].bottom > COLUMNS.apart * line.size
        if joined is None or (is_far and len(line.pieces) < COLUMNS.columns):
            break
        columns = joined
        end += 1
    return end, columns


def _joined(columns: list[_Column], line: TextLine) -> list[_Column] | None:
    """The columns widened by a line; None where it runs over the gap between two of them."""
    for piece in line.pieces:
        touched = [column for column in columns if _touches(column, piece, line.size)]
        if len(touched) > 1:
            return None
        left = min([piece.x0, *(column[0] for column in touched)])
        right = max([piece.x1, *(column[1] for column in touched)])
        columns = sorted([*(column for column in columns if column not in touched), (left, right)])
    return columns


def _touches(column: _Column, piece: Piece, size: float) -> bool:
    return (
        piece.x0 < column[1] + COLUMNS.gutter * size
        and column[0] < piece.x1 + COLUMNS.gutter * size
    )


def _placed(lines: list[TextLine], columns: list[_Column]) -> list[Placed]:
    pieces: dict[tuple[int, int], list[Piece]] = {}
    for row, line in enumerate(lines):
        for piece in line.pieces:
            column = next(
                index for index, (left, right) in enumerate(columns) if left <= piece.x0 <= right
            )
            pieces.setdefault((row, column), []).append(piece)
    filled: dict[int, set[int]] = {}
    for row, column in pieces:
        filled.setdefault(row, set()).add(column)
    # Without rulings nothing tells which label a blank on the left belongs to: above it or below.
    unproven = {row for row, own in filled.items() if len(own) <= max(own)}
    return [
        Placed(
            row,
            column,
            " ".join(piece.text for piece in own),
            certainty=UNPROVEN if row in unproven else 1.0,
            box=Box(own[0].x0, lines[row].top, own[-1].x1, lines[row].bottom),
        )
        for (row, column), own in pieces.items()
    ]
