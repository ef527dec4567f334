"""The cells of a row by what their columns hold."""

from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Self

from kg.tables.cell import BLANK, TableCell
from kg.tables.table import Column
from kg.tables.words.role import LEVELS, Role

Placed = list[tuple[Column, TableCell]]


@dataclass(frozen=True, slots=True)
class RoleCells:
    """The filled cells of a row by role, in the order of the columns.

    Attributes:
        by_role: never changed; a role without a filled cell is absent.
    """

    by_role: Mapping[Role, TableCell]

    @classmethod
    def of(cls, placed: Iterable[tuple[Column, TableCell]]) -> Self:
        """The cells of columns with a role; of two columns with one role, the later one's."""
        return cls({column.role: cell for column, cell in placed if column.role is not None})

    def __contains__(self, role: Role) -> bool:
        return role in self.by_role

    def __iter__(self) -> Iterator[Role]:
        return iter(self.by_role)

    def __len__(self) -> int:
        return len(self.by_role)

    def __getitem__(self, role: Role) -> TableCell:
        """The cell of a role, blank where it has none."""
        return self.by_role.get(role, BLANK)

    def get(self, role: Role) -> TableCell | None:
        """The cell of a role, None where it has none."""
        return self.by_role.get(role)

    @property
    def cells(self) -> list[TableCell]:
        """The cells alone."""
        return list(self.by_role.values())

    @property
    def indicator(self) -> TableCell:
        """The name of the indicator."""
        return self[Role.INDICATOR]

    @property
    def value(self) -> TableCell:
        """The value aimed at."""
        return self[Role.VALUE]

    @property
    def levels(self) -> list[Role]:
        """The levels of which it has a cell."""
        return [role for role in LEVELS if role in self.by_role]

    def items(self) -> Iterable[tuple[Role, TableCell]]:
        """Roles with their cells."""
        return self.by_role.items()

    def having(self, role: Role, cell: TableCell) -> "RoleCells":
        """These cells and another one, which replaces that of its role."""
        return RoleCells({**self.by_role, role: cell})

    def without(self, roles: Container[Role]) -> "RoleCells":
        """These cells but those of some roles."""
        return RoleCells({role: cell for role, cell in self.items() if role not in roles})
