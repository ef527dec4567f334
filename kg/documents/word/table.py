"""The rows of a Word table -> placed cells, and which of the rows are hidden or deleted."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from kg.documents.grid import Placed
from kg.documents.word.element import children_of, is_on, number_of, properties_of, value_of
from kg.documents.word.styles import Styles
from kg.documents.word.text import Said, TextReader

MOST_SPAN = 512


@dataclass(slots=True)
class PlacedRows:
    """Rows of a table.

    Attributes:
        cells: in order.
        hidden: numbers of the rows that are not shown.
    """

    cells: list[Placed] = field(default_factory=list)
    hidden: set[int] = field(default_factory=set)


class TableReader:
    """Reads the tables of one document.

    Args:
        styles: of it.
    """

    def __init__(self, styles: Styles) -> None:
        self.shown = TextReader(styles)
        self._before = TextReader(styles, before=True)

    def placed(self, rows: Iterable[Any]) -> PlacedRows:
        """Cells by gridSpan and vMerge; a merge that no cell begins is a cell of its own."""
        found = PlacedRows()
        open_merges: dict[int, int] = {}  # column -> place among the cells
        for number, row in enumerate(rows):
            own = properties_of(row, "trPr")
            column = number_of(own.get("gridBefore"), 0)
            cells = list(children_of(row, "tc"))
            texts, is_hidden = self._texts(own, cells)
            if is_hidden:
                found.hidden.add(number)
            for cell, said in zip(cells, texts, strict=True):
                of_cell = properties_of(cell, "tcPr")
                span = max(1, min(number_of(of_cell.get("gridSpan"), 1), MOST_SPAN))
                merge, place = of_cell.get("vMerge"), open_merges.pop(column, None)
                goes_on = merge is not None and value_of(merge) != "restart"
                if place is not None and goes_on and found.cells[place].colspan == span:
                    above = found.cells[place]
                    found.cells[place] = above._replace(rowspan=above.rowspan + 1)
                    open_merges[column] = place
                else:
                    if merge is not None:
                        open_merges[column] = len(found.cells)
                    is_unseen = "cellDel" in of_cell or said.is_hidden
                    if is_unseen:
                        said = self._before.cell(cell)
                    text, omitted = said
                    found.cells.append(
                        Placed(number, column, text, 1, span, 1.0, is_unseen, omitted)
                    )
                column += span
        return found

    def _texts(self, row: dict[str, Any], cells: list[Any]) -> tuple[list[Said], bool]:
        """The texts of a row, and whether it is hidden or deleted: then as they were before.

        Args:
            row: its properties.
            cells: its cells.
        """
        is_hidden = "del" in row or is_on(row.get("hidden"))
        if not is_hidden:
            texts = [self.shown.cell(cell) for cell in cells]
            if not any(said.omitted for said in texts):
                return texts, False
            said = [one for one in texts if one.text.strip() or one.omitted]
            is_hidden = all(one.is_hidden for one in said)
        return ([self._before.cell(cell) for cell in cells], True) if is_hidden else (texts, False)
