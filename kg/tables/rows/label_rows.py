"""Rows with nothing but a label, and the labels that are in force below them."""

from collections.abc import Container

from kg.tables.cell import BLANK
from kg.tables.rows.cells import RoleCells
from kg.tables.rows.labels import LabelCarrier
from kg.tables.rows.table_reading import TableReading
from kg.tables.table import Heading, Row
from kg.tables.words.role import LEVELS, Role
from kg.tables.words.shapes import Shape


class LabelRows:
    """The labels of one table, from the top down.

    Args:
        reading: where rows of labels are accounted for.
    """

    def __init__(self, reading: TableReading) -> None:
        self.reading = reading
        self.carrier = LabelCarrier()
        self.waiting: Row | None = None
        self._is_level1 = False  # whether the waiting label is one of level 1

    def start_afresh(self) -> None:
        """Another project begins: no label of the one above holds for it."""
        self.carrier = LabelCarrier(entries=self.carrier.entries)

    def without_pieces(self, row: Row, heading: Heading) -> Row:
        """The row without cells that only end a label cut by a break."""
        cells = row.cells
        for column in heading.columns:
            index, role = column.index, column.role
            if role is None or role not in LEVELS:
                continue
            if index >= len(cells) or index in row.spanned:
                continue
            cell = cells[index]
            is_whole = cell.level1 is not None and row.rowspan(index) > 1
            if not cell.is_blank and not is_whole and self.carrier.take_piece(cell, role):
                cells = [*cells[:index], BLANK, *cells[index + 1 :]]
        return row if cells is row.cells else row.with_cells(cells)

    def take(self, row: Row, points: Container[int] = ()) -> bool:
        """Whether the row is a label alone, which then applies to what follows.

        Args:
            row: the row.
            points: columns of points: those of the label's group may stand beside it.
        """
        own = row.printed[0] if row.filled and row.filled[0] not in row.spanned else BLANK
        if not all(index in points for index in row.filled[1:]):
            return False
        if len(row.cells) > 1 and not own.is_strong_label:
            return False
        if not own.is_label and own.shape != Shape.SIDE:
            return False
        is_level1 = own.level1 is not None and not self.carrier.goes_on_with(own)
        if is_level1:
            self.carrier.see_level1(own)
        elif own.shape != Shape.SIDE:
            self.carrier.see_level2(own, level1_beside=False)
        self.close(used=len(row.cells) == 1 or (self._is_level1 and not is_level1))
        self.waiting, self._is_level1 = row, is_level1
        return True

    def step_down(self, row: Row, own: RoleCells) -> None:
        """Labels on rows of their own, one step deeper each.

        产出指标, below it 数量指标, below that the indicators.
        """
        self.close(used=Role.LEVEL1 not in own and self.carrier.level2 is None)
        self.carrier.see(own)
        self.waiting, self._is_level1 = row, Role.LEVEL1 in own

    def close(self, *, used: bool = False) -> None:
        """The label that stood alone, if any, is accounted for.

        Args:
            used: whether rows followed under it: it was a heading, else the place of an indicator
                that was left blank.
        """
        if self.waiting is None:
            return
        if used:
            self.reading.skip(self.waiting)
        else:
            self.reading.report("R005", self.waiting)
        self.waiting = None
