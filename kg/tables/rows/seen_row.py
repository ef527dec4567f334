"""A row of targets as it was read: its cells by column, and what became of it."""

from collections.abc import Container
from dataclasses import dataclass

from kg.tables.cell import BLANK, TableCell
from kg.tables.rows.cells import Placed
from kg.tables.rows.entry import Entry
from kg.tables.table import Column, Row
from kg.tables.words.looks import Look
from kg.tables.words.role import LEVELS, Role

Key = int | Role  # a column by its place; the pairs of a wide table by their role


def key_of(column: Column) -> Key:
    """What a column is counted under."""
    if column.group is not None and column.role is not None:
        return column.role
    return column.index


@dataclass(slots=True)
class SeenRow:
    """One row of targets as it was read, or one pair of a row that has several.

    Attributes:
        row: the row.
        placed: its cells with their columns, left to right; wrapped ones whole.
        entries: what was read of it.
        is_moved: whether its cells were taken from under other headings.
        is_broken: whether a value of the row stands without its name.
    """

    row: Row
    placed: Placed
    entries: list[Entry]
    is_moved: bool = False
    is_broken: bool = False

    def look(self, role: Role) -> Look:
        """What its cell of a role looks like."""
        return self.cell(role).look

    def cell(self, role: Role) -> TableCell:
        """Its cell of a role, blank where it has none; of several, the last one."""
        found = BLANK
        for column, cell in self.placed:
            if column.role == role:
                found = cell
        return found

    def cells(self) -> dict[Key, TableCell]:
        """Its cells by column."""
        return {key_of(column): cell for column, cell in self.placed}

    def has(self, roles: Container[Role | None]) -> bool:
        """Whether it has a cell of some roles."""
        return any(column.role in roles for column, _ in self.placed)

    @property
    def labels(self) -> list[TableCell]:
        """The labels that it prints."""
        return [cell for column, cell in self.placed if column.role in LEVELS]

    @property
    def is_alone(self) -> tuple[Role, bool] | None:
        """The level that has a label in one of the sets of period and year alone, and in which."""
        roles = {column.role for column, _ in self.placed}
        for role in LEVELS:
            if (role in roles) != (role.of_period in roles):
                return role, role in roles
        return None
