"""Where a row is printed: its rectangle on each page it stands on, and those of its cells."""

from collections.abc import Iterable, Mapping, Sequence

from kg.documents import Line, PageBox, Rectangle
from kg.tables.cell import TableCell
from kg.tables.rows.entry import Entry
from kg.tables.words.role import Role


def cells_of(
    entry: Entry, value: TableCell, extra: Mapping[str, TableCell]
) -> dict[str, TableCell]:
    """Key of the record -> the cell that it was read from.

    Args:
        entry: the row.
        value: its value, sign and unit included.
        extra: its further columns.
    """
    found = {
        "level1": entry.level1_printed,
        "level2": entry.level2_printed,
        "indicator": entry.cells.indicator,
        "description": entry.cells.get(Role.DESCRIPTION),
        "value": value,
        "basis": entry.cells.get(Role.BASIS),
        **extra,
    }
    return {key: cell for key, cell in found.items() if cell is not None}


def boxes_of(lines: Iterable[Line], cells: Mapping[str, TableCell]) -> tuple[PageBox, ...]:
    """The boxes of a row, in order of page; none in formats without pages.

    Args:
        lines: it stands on.
        cells: key of the record -> its cell.
    """
    rows: dict[int, list[Rectangle]] = {}
    for line in lines:
        if line.page is not None and line.box is not None:
            rows.setdefault(line.page, []).append(line.box)
    return tuple(
        PageBox(page, _around(rows[page]), _cells_on(page, cells)) for page in sorted(rows)
    )


def _cells_on(page: int, cells: Mapping[str, TableCell]) -> tuple[tuple[str, Rectangle], ...]:
    own = {
        key: [spot.box for spot in cell.spots if spot.page == page] for key, cell in cells.items()
    }
    return tuple((key, _around(boxes)) for key, boxes in own.items() if boxes)


def _around(boxes: Sequence[Rectangle]) -> Rectangle:
    """The smallest rectangle that holds some others."""
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return min(lefts), min(tops), max(rights), max(bottoms)
