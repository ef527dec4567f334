"""The cells of a row, by the sets of columns that stand side by side: one in nearly every table."""

from dataclasses import dataclass

from kg.tables.cell import TableCell
from kg.tables.rows.alignment import Aligned
from kg.tables.rows.cells import Placed, RoleCells
from kg.tables.rows.projects import PROJECT_ROLES
from kg.tables.table import Row
from kg.tables.words.role import LEVELS, Role
from kg.tables.words.shapes import Shape

_NO_TARGET = frozenset((*PROJECT_ROLES, *LEVELS, Role.SERIAL))
_OF_TARGET = (Role.INDICATOR, Role.VALUE)
_OWN_ROW = (Role.PROJECT_NAME, Role.PROJECT_CODE, Role.SERIAL)


@dataclass(frozen=True, slots=True)
class RowSet:
    """The cells of a row in one set of columns.

    Attributes:
        row: the row.
        aligned: all its cells.
        section: number of the set.
        placed: the cells with their columns.
        cells: those under a role.
        own: those of them that do not begin in a row above.
        targets: those of an indicator; where only the period's set names one, that stands for the
            year's (``is_period_only``). Where the row has neither name nor value of its own, what
            begins in a row above is said of that row and left out.
    """

    row: Row
    aligned: Aligned
    section: int
    placed: Placed
    cells: RoleCells
    own: RoleCells
    targets: RoleCells
    is_period_only: bool

    @property
    def has_target(self) -> bool:
        """Whether it names an indicator."""
        return Role.INDICATOR in self.targets

    @property
    def is_complete(self) -> bool:
        """Whether it holds more than a name: a value or a label."""
        return Role.VALUE in self.targets or bool(self.cells.levels)

    @property
    def is_labels_alone(self) -> bool:
        """Whether it holds a whole label of its own and nothing of an indicator."""
        return not self.targets and any(self.own[role].is_strong_label for role in LEVELS)

    @property
    def is_below_name(self) -> bool:
        """Whether the name reaches down from a row above, and the row has no value of its own.

        It says more of that indicator: one of several lines of its scoring.
        """
        is_below = Role.INDICATOR in self.cells and Role.INDICATOR not in self.own
        return is_below and Role.VALUE not in self.own

    @property
    def names_project(self) -> bool:
        """Whether it says anything of a project."""
        return any(role in self.cells for role in PROJECT_ROLES)

    @property
    def is_row_of_its_own(self) -> bool:
        """Whether a label, a project or a number of the row shows that it goes on no row above."""
        is_labelled = any(
            cell.is_label or cell.bare_label in column.own
            for column, cell in self.placed
            if column.role in LEVELS
        )
        return is_labelled or any(role in self.cells for role in _OWN_ROW)

    @property
    def unknown(self) -> dict[str, TableCell]:
        """Cells under headings nobody knows, or under none."""
        return {
            column.label or f"第{column.index + 1}列": cell
            for column, cell in self.placed
            if column.role is None and cell.shape != Shape.SIDE
        }

    @property
    def has_cell_without_column(self) -> bool:
        """Whether a cell stands under no heading at all."""
        return any(
            column.role is None and not column.label and cell.shape != Shape.SIDE
            for column, cell in self.placed
        )


def row_sets(row: Row, aligned: Aligned) -> list[RowSet]:
    """The sets of a row, left to right."""
    sections: dict[int, Placed] = {}
    for column, cell in aligned.cells:
        sections.setdefault(column.section, []).append((column, cell))
    return [
        _row_set(row, aligned, section, placed)
        for section, placed in sorted(sections.items()) or [(0, [])]
    ]


def _row_set(row: Row, aligned: Aligned, section: int, placed: Placed) -> RowSet:
    cells = RoleCells.of(placed)
    own = RoleCells.of((column, cell) for column, cell in placed if column.index not in row.spanned)
    has_own = any(role in own for role in (*_OF_TARGET, Role.PERIOD_INDICATOR, Role.PERIOD_VALUE))
    targets = (cells if has_own else own).without(_NO_TARGET)
    is_period_only = (
        Role.PERIOD_INDICATOR in targets
        and Role.INDICATOR not in targets
        and Role.VALUE not in targets
    )
    if is_period_only:
        targets = targets.having(Role.INDICATOR, targets[Role.PERIOD_INDICATOR])
    return RowSet(row, aligned, section, placed, cells, own, targets, is_period_only)
