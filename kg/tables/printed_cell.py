"""Cells made of what is printed in one place or in several."""

from collections.abc import Sequence

from kg.documents import Rectangle, Spot
from kg.tables.cell import TableCell, cell_of, printed_cell


def cell_at(text: str, page: int | None, box: Rectangle | None) -> TableCell:
    """The cell with a text that is printed there, where the format says so."""
    if page is None or box is None or not text.strip():
        return cell_of(text)
    return TableCell(text, (Spot(page, box),))


def all_of(cells: Sequence[TableCell], between: str = "") -> TableCell:
    """Cells as one, with something between their texts."""
    spots = tuple(spot for cell in cells for spot in cell.spots)
    return printed_cell(between.join(cell.text for cell in cells), spots)
