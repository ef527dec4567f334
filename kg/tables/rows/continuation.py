"""What a row may go on: the entry above it, the shift of its cells, a key below the targets."""

from kg.tables.rows.alignment import Aligned, align
from kg.tables.rows.cells import RoleCells
from kg.tables.rows.entry import Entry
from kg.tables.rows.wrapped import is_fragment, may_be_wrapped
from kg.tables.table import Heading, Row, Table, is_on_next_page
from kg.tables.words.fields import Field
from kg.tables.words.role import Role
from kg.tables.words.shapes import Shape

_KEYS_WITH_ROWS = (Field.OTHER, Field.AMOUNT, Field.PART, Field.PURPOSE)


class Continuation:
    """What the row above leaves for the next one.

    Attributes:
        entry: the entry above, None at the top of the table or of a project.
        is_interrupted: whether a title or prose stands above inside the table.
        is_over_page: whether a page break stands between the last two rows.
    """

    def __init__(self, table: Table) -> None:
        self.entry: Entry | None = None
        self.is_interrupted = False
        self.is_over_page = False
        self._row: Row | None = None
        self._has_lost_value = self._is_below_lost_value = False
        self._interruption = min(table.interrupted, default=None)
        self._shift = 0
        self._is_below_key = False

    def pass_to(self, row: Row) -> None:
        """Go on with the next row.

        A title or prose inside the table makes unsure what stands around it, from there on.
        """
        self.is_over_page = self._row is not None and is_on_next_page(self._row, row)
        self._row = row
        self._is_below_lost_value, self._has_lost_value = self._has_lost_value, False
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
        return is_fragment(cells, self.entry, labelled=labelled, over_page=self.is_over_page)

    def lose_value(self) -> None:
        """The row has a value without a name: it may belong to the row above, or to that below."""
        self.doubt("may_be_wrapped")
        self._has_lost_value = True

    def may_be_pieces(self, cells: RoleCells, *, labelled: bool) -> bool:
        """Whether cells read as a row of their own could be pieces of one that stands above."""
        if self._is_below_lost_value and Role.VALUE not in cells:
            return True
        return may_be_wrapped(cells, self.entry, labelled=labelled, over_page=self.is_over_page)

    def repeats(self, cells: RoleCells) -> bool:
        """Whether cells say the same as the entry above."""
        return self.entry is not None and all(
            cells[role].folded == self.entry.cells[role].folded
            for role in (Role.INDICATOR, Role.VALUE)
        )
