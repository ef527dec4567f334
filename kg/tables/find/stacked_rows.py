"""Lines that are cells of a table -> its rows, where the heading's columns prove them."""

from collections.abc import Sequence

from kg.documents import Line
from kg.tables.cell import TableCell, cell_of
from kg.tables.table import Row, row_of_texts
from kg.tables.words.role import Role
from kg.tables.words.shapes import LABELS, Shape

# What a column holds: a role, or Shape.SIDE for the label at the side of the levels.
Slot = Role | Shape
NO_ROWS = LABELS | {Shape.SIDE}  # cells that stand for no row by themselves
_LEVELS: dict[Slot, tuple[Shape, ...]] = {
    Shape.SIDE: (Shape.SIDE,),
    Role.LEVEL1: (Shape.LABEL1, Shape.LABEL12),
    Role.LEVEL2: (Shape.LABEL2, Shape.LABEL12),
}
_NAMES = (Shape.TEXT, Shape.WEAK, Shape.SENTENCE)


def cell_of_line(line: Line) -> TableCell:
    """The cell that a line is."""
    return cell_of(line.text.strip())


def rows_of(body: list[Line], slots: list[Slot]) -> tuple[list[Row], list[Line]]:
    """The rows of a body, and its cells whose row cannot be told.

    Column numbers below the heading are a row of their own.
    """
    numbers = _column_numbers(body, len(slots))
    rows, unread = _whole_rows(body[len(numbers) :], slots), list[Line]()
    if not rows:
        rows, unread = _labelled_rows(body[len(numbers) :], slots)
    return [row_of_lines(numbers), *rows] if numbers else rows, unread


def _column_numbers(body: list[Line], width: int) -> list[Line]:
    texts = [line.text.strip() for line in body[:width]]
    return body[:width] if texts == [str(number + 1) for number in range(width)] else []


def _whole_rows(body: list[Line], slots: list[Slot]) -> list[Row]:
    """Rows of as many lines as the heading has columns, blank cells as blank lines.

    Nothing unless all of them fit.
    """
    width = len(slots)
    rows = [body[start : start + width] for start in range(0, len(body), width)]
    if all(line.text.strip() for line in body[:-1]):
        return []
    if not all(_fit([cell_of_line(line) for line in row], slots) for row in rows):
        return []
    return [row_of_lines(row) for row in rows]


def _fit(cells: list[TableCell], slots: list[Slot]) -> bool:
    """Whether cells can stand under the heading, the last ones perhaps lost."""
    if len(cells) <= max(slots.index(Role.INDICATOR), slots.index(Role.VALUE)):
        return False
    return all(_fits(cell, slot) for cell, slot in zip(cells, slots, strict=False))


def _fits(cell: TableCell, slot: Slot) -> bool:
    """Whether a cell can stand in a column: labels, names and values each in their own."""
    if slot in _LEVELS:
        return cell.is_blank or cell.shape in _LEVELS[slot]
    if slot == Role.INDICATOR:
        return cell.shape in _NAMES
    if cell.shape in NO_ROWS:
        return False
    return slot != Role.VALUE or not (cell.is_blank or cell.shape == Shape.SENTENCE)


def _labelled_rows(body: list[Line], slots: list[Slot]) -> tuple[list[Row], list[Line]]:
    """Rows where blank cells are lost.

    Labels begin them, and between labels stand whole rows, or none can be told.
    """
    rows: list[Row] = []
    unread: list[Line] = []
    labels: list[Line] = []
    segment: list[Line] = []
    for line in [*(line for line in body if line.text.strip()), None]:
        if line is not None and cell_of_line(line).shape not in NO_ROWS:
            segment.append(line)
            continue
        if segment or line is None:
            found = _segment_rows(labels, segment, slots)
            rows += found
            unread += [] if found else [*labels, *segment]
            labels, segment = [], []
        if line is not None:
            labels.append(line)
    return rows, unread


def _segment_rows(labels: list[Line], segment: list[Line], slots: list[Slot]) -> list[Row]:
    """The rows between labels: nothing unless they are whole and fit."""
    others = [place for place, slot in enumerate(slots) if slot not in _LEVELS]
    if not segment or len(segment) % len(others):
        return []
    rows = []
    for start in range(0, len(segment), len(others)):
        placed = _placed_labels(labels if start == 0 else [], slots)
        if placed is None:
            return []
        placed |= zip(others, segment[start : start + len(others)], strict=True)
        lines = [placed.get(place) for place in range(len(slots))]
        cells = [cell_of_line(line) if line else cell_of("") for line in lines]
        if not _fit(cells, slots):
            return []
        first, *more = (line for line in lines if line)
        rows.append(Row(first, cells, more=tuple(line.number for line in more)))
    return rows


def _placed_labels(labels: list[Line], slots: list[Slot]) -> dict[int, Line] | None:
    """Labels above a row by column, None where one finds no place.

    A label alone is the lowest one it can be; of several, each takes the first column left.
    """
    placed: dict[int, Line] = {}
    for line in labels:
        shape = cell_of_line(line).shape
        fitting = [
            place
            for place, slot in enumerate(slots)
            if shape in _LEVELS.get(slot, ()) and place not in placed
        ]
        if not fitting:
            return None
        placed[fitting[-1] if len(labels) == 1 else fitting[0]] = line
    return placed


def row_of_lines(lines: Sequence[Line]) -> Row:
    """The row whose cells are lines."""
    texts = [line.text.strip() for line in lines]
    return row_of_texts(lines[0], texts, tuple(line.number for line in lines[1:]))
