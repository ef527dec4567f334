"""Where the cells begin that reach down over several rows."""

from kg.tables.rows.row_sets import RowSet
from kg.tables.table import Row
from kg.tables.words.role import Role


class Spans:
    """The merged cells of a table, from the top down."""

    def __init__(self) -> None:
        self._begun: dict[int, int] = {}

    def see(self, row: Row) -> None:
        """Note the cells of a row that reach down."""
        for cell in row.line.cells:
            if cell.rowspan > 1:
                self._begun[cell.column] = row.line.number

    def of(self, cells: RowSet) -> dict[Role, int]:
        """The lines on which those cells of an indicator begin that stand in a row above."""
        return {
            column.role: self._begun[column.index]
            for column, _ in cells.placed
            if column.index in cells.row.spanned and column.index in self._begun
            if column.role is not None and column.role in cells.targets
        }
