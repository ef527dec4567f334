"""What a row may go on: the entry above it, the shift of its cells, a key below the targets."""

from kg.tables.rows.alignment import Aligned, align
from kg.tables.rows.cells import RoleCells
from kg.tables.rows.entry import Entry
from kg.tables.rows.wrapped import is_fragment
from kg.tables.table import Heading, Row, Table
from kg.tables.words.fields import Field
from kg.tables.words.role import Role
from kg.tables.words.shapes import Shape

_KEYS_WITH_ROWS = (Field.OTHER, Field.AMOUNT, Field.PART, Field.PURPOSE)


class Continuation:
    """What the row above leaves for the next one.

    Attributes:
        entry: the entry above, None at the top of the table or of a project.
        is_interrupted: whether a title or prose stands above inside the table.
    """

    def __init__(self, table: Table) -> None:
        self.entry: Entry | None = None
        self.is_interrupted = False
        self._interruption = min(table.interrupted, default=None)
        self._shift = 0
        self._is_below_key = False

    def pass_interruption(self, row: Row) -> None:
        """Note a title or prose inside the table: what stands around it is unsure from there on."""
        if self.is_interrupted or self._interruption is None:
            return
        if row.line.number >= self._interruption:
            self.is_interrupted = True
            self.doubt("may_be_wrapped")

    def doubt(self, reason: str) -> None:
        """Mark the entry above unsure."""
        if self.entry is not None:
            self.entry.doubt(reason)

    def align(self, row: Row, heading: Heading) -> Aligned:
        """The cells of a row by column; rows of one page are shifted alike."""
        aligned = align(row, heading.columns, self._shift)
        self._shift = aligned.shift
        return aligned

    def see_key(self, row: Row) -> None:
        """A row without targets: the money or the tasks of the form may stand in rows below it."""
        self._is_below_key = bool(row.filled) and row.printed[0].field in _KEYS_WITH_ROWS

    def is_below_key(self, row: Row) -> bool:
        """A row of the money or tasks that a form states below its targets.

        It goes on until a label stands again.
        """
        self._is_below_key = (
            self._is_below_key
            and row.filled[0] > 0
            and not any(cell.is_label or cell.shape == Shape.WEAK for cell in row.printed[:2])
        )
        return self._is_below_key

    def goes_on(self, cells: RoleCells, *, labelled: bool) -> bool:
        """Whether cells can only be pieces of the entry above."""
        return is_fragment(cells, self.entry, labelled=labelled)

    def repeats(self, cells: RoleCells) -> bool:
        """Whether cells say the same as the entry above."""
        return self.entry is not None and all(
            cells[role].folded == self.entry.cells[role].folded
            for role in (Role.INDICATOR, Role.VALUE)
        )
