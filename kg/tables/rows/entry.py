"""What the rows of a table say: entries (one indicator each) and the projects they stand under."""

from dataclasses import dataclass, field

from kg.tables.cell import TableCell
from kg.tables.rows.cells import RoleCells
from kg.tables.words.role import Role


@dataclass(frozen=True, slots=True)
class AmountCell:
    """One money cell of a project.

    Attributes:
        label: its label or heading, with the group headings over it.
        cell: the amount.
        line: where it stands.
        is_part: whether it is only a part of the total.
    """

    label: TableCell
    cell: TableCell
    line: int
    is_part: bool


@dataclass(frozen=True, slots=True)
class PlannedShare:
    """A share of the money that is to be spent by a deadline.

    Attributes:
        deadline, percent: their cells.
        lines: of both.
    """

    deadline: TableCell
    percent: TableCell
    lines: tuple[int, ...]


@dataclass(slots=True)
class Block:
    """The project (or department) that entries stand under.

    Attributes:
        line: where it is named.
        code, name, unit, department: their cells, None where the table gives none.
        programme: the name of the programme the project is part of, as the form has it.
        year: the fiscal year that a column gives for it.
        goal: the goal; parts over a page break joined.
        amounts: every amount cell that belongs to it, in order.
        plan: its funding plan.
        lines: every line of its head.
        reasons: why it is unsure; empty when sure.
    """

    line: int
    code: TableCell | None = None
    name: TableCell | None = None
    unit: TableCell | None = None
    department: TableCell | None = None
    programme: TableCell | None = None
    year: TableCell | None = None
    goal: TableCell | None = None
    amounts: list[AmountCell] = field(default_factory=list)
    plan: list[PlannedShare] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)
    reasons: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Entry:
    """One indicator row, labels carried down and put right.

    Attributes:
        line: the line its name stands on.
        lines: all lines it stands on (a wrapped cell adds one).
        cells: by role; pieces of wrapped cells joined.
        level1, level2: canonical labels that apply.
        level1_printed, level2_printed: the labels' cells, None where the document prints none.
        block: the project it stands under, None in department tables.
        reasons: why it is unsure; empty when sure.
        unknown: heading -> cell of columns whose heading is not known.
        from_above: the lines on which cells stand that are merged down from a row above, by role:
            one weight may be that of a group.
        blank_labels: the levels whose cell is blank in its row, and merged with none above.
    """

    line: int
    lines: list[int]
    cells: RoleCells
    level1: str | None = None
    level2: str | None = None
    level1_printed: TableCell | None = None
    level2_printed: TableCell | None = None
    block: Block | None = None
    reasons: list[str] = field(default_factory=list)
    unknown: dict[str, TableCell] = field(default_factory=dict)
    from_above: dict[Role, int] = field(default_factory=dict)
    blank_labels: frozenset[Role] = frozenset()

    def doubt(self, *reasons: str) -> None:
        """Mark the entry unsure; each reason once."""
        self.reasons += [reason for reason in reasons if reason not in self.reasons]
