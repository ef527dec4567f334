"""Rows with nothing but a label, and the labels that are in force below them."""

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

    def take(self, row: Row) -> bool:
        """Whether the row is a label alone, which then applies to what follows."""
        if len(row.filled) != 1:
            return False
        (cell,) = row.printed
        if len(row.cells) > 1 and not cell.is_strong_label:
            return False
        if not cell.is_label and cell.shape != Shape.SIDE:
            return False
        if cell.level1 is not None and not self.carrier.goes_on_with(cell):
            self.carrier.see_level1(cell)
        elif cell.shape != Shape.SIDE:
            self.carrier.see_level2(cell, level1_beside=False)
        self.close(used=len(row.cells) == 1)
        self.waiting = row
        return True

    def step_down(self, row: Row, own: RoleCells) -> None:
        """Labels on rows of their own, one step deeper each.

        产出指标, below it 数量指标, below that the indicators.
        """
        self.close(used=Role.LEVEL1 not in own and self.carrier.level2 is None)
        self.carrier.see(own)
        self.waiting = row

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
