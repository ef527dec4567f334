"""The projects of a table: named in the head of its form, or in columns of its own."""

from kg.tables.rows.entry import Block
from kg.tables.rows.project_carrier import BlockCarrier
from kg.tables.rows.projects import block_of_head
from kg.tables.rows.row_sets import RowSet
from kg.tables.table import Table
from kg.tables.words.role import Role


class TableProjects:
    """The projects that the rows of one table stand under."""

    def __init__(self, table: Table) -> None:
        self._carrier = BlockCarrier(doubtful=bool(table.heading.doubts))
        heading = table.heading
        self._in_columns = heading.has(Role.PROJECT_NAME) or heading.has(Role.PROJECT_CODE)
        is_form = table.scope == "project" and not self._in_columns
        self._head = block_of_head(table) if is_form else None

    @property
    def block(self) -> Block | None:
        """The project in force."""
        return self._carrier.block or self._head

    @property
    def blocks(self) -> list[Block]:
        """All of them, in order."""
        return [*([self._head] if self._head else []), *self._carrier.blocks]

    def see(self, cells: RowSet) -> bool:
        """Take the project columns of a row. Returns whether the row is only a heading."""
        return self._in_columns and self._carrier.see(
            cells.row, cells.placed, has_target=cells.has_target, complete=cells.is_complete
        )
