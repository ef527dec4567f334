"""Level labels carried down a table: merged cells, page breaks, labels cut in two."""

from dataclasses import dataclass, field

from kg.tables.cell import TableCell, cell_of
from kg.tables.rows.cells import RoleCells
from kg.tables.rows.entry import Entry
from kg.tables.words.role import Role
from kg.tables.words.vocabulary import is_parent, levels_above

SATISFACTION2 = "服务对象满意度指标"


@dataclass(slots=True)
class LabelCarrier:
    """The labels in force while walking down a table.

    Attributes:
        level1, level2: canonical, or folded where nobody knows them.
        level1_printed, level2_printed: their cells, None where not printed.
        entries: that stand under labels so far.
    """

    level1: str | None = None
    level2: str | None = None
    level1_printed: TableCell | None = None
    level2_printed: TableCell | None = None
    entries: list[Entry] = field(default_factory=list)

    def see(self, cells: RoleCells) -> str | None:
        """The labels of a row were printed.

        Returns:
            a reason to doubt the row when the level 1 above it had to be guessed.
        """
        if Role.LEVEL1 in cells:
            self.see_level1(cells[Role.LEVEL1])
        if Role.LEVEL2 not in cells:
            return None
        return self.see_level2(cells[Role.LEVEL2], level1_beside=Role.LEVEL1 in cells)

    def see_level1(self, cell: TableCell) -> None:
        """A level-1 cell was printed; a changed label ends the level 2 that was in force."""
        label = cell.level1 or cell.bare_label
        if label != self.level1:
            self.level2 = self.level2_printed = None
        self.level1, self.level1_printed = label, cell

    def see_level2(self, cell: TableCell, *, level1_beside: bool) -> str | None:
        """A level-2 cell was printed. Returns a reason when the level 1 above it was guessed."""
        label = cell.level2 or cell.bare_label
        self.level2, self.level2_printed = label, cell
        above = levels_above(label)
        if level1_beside or not above or self.level1 in above[:1]:
            return None
        is_ambiguous = label == SATISFACTION2 and "公众" not in cell.folded
        if self.level1 in above and not is_ambiguous:
            return None
        if self.level1 is not None and not is_parent(cell_of(self.level1).level1):
            return None  # a form's own level 1 stands; only a known one can be proven wrong
        guessed = self.level1 in above
        # The label proves another level 1 than the one carried down: that one was not printed.
        self.level1, self.level1_printed = above[0], None
        return "level1_inferred" if guessed else None

    def goes_on_with(self, cell: TableCell) -> bool:
        """Whether a label of either level (成本指标) is a level 2 of the level 1 in force."""
        if cell.level2 is None or self.level2 is None:
            return False
        return self.level1 in levels_above(cell.level2)[:1]

    def take_piece(self, cell: TableCell, role: Role) -> bool:
        """Whether a cell is only the end of a label cut by a break (产出指 + 标).

        The label is completed then, also in the entries above.
        """
        if role == Role.LEVEL1:
            return self._take_piece_of_level1(cell)
        return self._take_piece_of_level2(cell)

    def _take_piece_of_level1(self, cell: TableCell) -> bool:
        before = self.level1_printed
        if before is None:
            return False
        joined = before.joined(cell)
        # No label of level 1 begins another one, as 社会 begins 社会公众满意度指标 in level 2.
        if joined.level1 is None:
            return False
        for entry in self.entries:
            if entry.level1_printed == before and entry.level1 == self.level1:
                entry.level1, entry.level1_printed = joined.level1, joined
        self.level1, self.level1_printed = joined.level1, joined
        return True

    def _take_piece_of_level2(self, cell: TableCell) -> bool:
        before = self.level2_printed
        if before is None:
            return False
        joined = before.joined(cell)
        is_whole = before.level2 not in (None, joined.level2)
        if joined.level2 is None or (is_whole and (cell.level2 or not cell.ends_label)):
            return False
        for entry in self.entries:
            if entry.level2_printed == before and entry.level2 == self.level2:
                entry.level2, entry.level2_printed = joined.level2, joined
        self.level2, self.level2_printed = joined.level2, joined
        return True

    def stamp(self, entry: Entry) -> None:
        """Give an entry the labels in force."""
        entry.level1, entry.level1_printed = self.level1, self.level1_printed
        entry.level2, entry.level2_printed = self.level2, self.level2_printed
        if entry.block is not None and entry.level2 == "满意度":
            # Only a department form has 满意度 as a level 2 of its own.
            entry.level2 = SATISFACTION2
        self.entries.append(entry)
