"""What the rows of a table say: entries (one indicator each) and the projects they stand under."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class AmountCell:
    """One money cell of a project: its label or heading, its text, and whether it is only a part of the total."""

    label: str
    text: str
    line: int
    is_part: bool


@dataclass(slots=True)
class Block:
    """The project (or department) that entries stand under, as printed.

    Attributes:
        line: where it is named.
        code, name, unit, department: as printed, None where the table gives none.
        goal: the goal text; parts over a page break joined.
        amounts: every amount cell that belongs to it, in order.
        plan: (deadline, percent text, lines of both) of the funding plan.
        lines: every line of its head.
    """

    line: int
    code: str | None = None
    name: str | None = None
    unit: str | None = None
    department: str | None = None
    goal: str | None = None
    amounts: list[AmountCell] = field(default_factory=list)
    plan: list[tuple[str, str, tuple[int, ...]]] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)
    reasons: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Entry:
    """One indicator row, labels carried down and put right, cells as printed.

    Attributes:
        line: the line its name stands on.
        lines: all lines it stands on (a wrapped cell adds one).
        cells: role -> text as printed, wrapped parts joined; blank cells absent.
        level1, level2: canonical labels that apply.
        level1_printed, level2_printed: the labels as printed, None where the document prints none.
        block: the project it stands under, None in department tables.
        reasons: why it is unsure; empty when sure.
        unknown: heading -> text of columns whose heading is not known.
    """

    line: int
    lines: list[int]
    cells: dict[str, str]
    level1: str | None = None
    level2: str | None = None
    level1_printed: str | None = None
    level2_printed: str | None = None
    block: Block | None = None
    reasons: list[str] = field(default_factory=list)
    unknown: dict[str, str] = field(default_factory=dict)

    def doubt(self, reason: str) -> None:
        """Mark the entry unsure; each reason once."""
        if reason not in self.reasons:
            self.reasons.append(reason)
