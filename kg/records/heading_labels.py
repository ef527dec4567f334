"""Labels that head columns instead of standing in rows: where each page prints them."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from kg.documents import Line, Spot
from kg.tables.cell import TableCell, cell_of, printed_cell
from kg.tables.rows.entry import Entry


def place_heading_labels(entries: Sequence[Entry], headings: Iterable[Line]) -> None:
    """Tell of the labels of entries where they are printed as headings.

    A label that a page prints twice is left without a place there: it heads several columns, and
    its own cannot be told by its words.

    Args:
        entries: of a wide table; changed in place.
        headings: the lines of its headings, on all its pages.
    """
    spots = _labels(headings)
    if not spots:
        return
    for entry in entries:
        entry.level1_printed = _placed(entry.level1_printed, spots)
        entry.level2_printed = _placed(entry.level2_printed, spots)


def _labels(headings: Iterable[Line]) -> dict[str, tuple[Spot, ...]]:
    """Canonical label -> where it is printed, once for each page."""
    found: dict[str, dict[int, list[Spot]]] = defaultdict(lambda: defaultdict(list))
    for line in headings:
        for cell in line.cells:
            label = cell_of(cell.text)
            if line.page is None or cell.box is None:
                continue
            for name in {label.level1, label.level2} - {None}:
                found[str(name)][line.page].append(Spot(line.page, cell.box))
    return {
        name: tuple(spots[0] for spots in pages.values() if len(spots) == 1)
        for name, pages in found.items()
    }


def _placed(label: TableCell | None, spots: dict[str, tuple[Spot, ...]]) -> TableCell | None:
    if label is None or label.spots:
        return label
    return printed_cell(label.text, spots.get(label.text, ()))
