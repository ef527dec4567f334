"""Tables whose heading is not to be trusted: texts printed twice, names outside their columns."""

from collections.abc import Sequence

from kg.tables.cell import TableCell, cell_of
from kg.tables.rows.cells import Placed, RoleCells
from kg.tables.rows.entry import Block, Entry
from kg.tables.rows.table_reading import TableReading
from kg.tables.table import Column, Heading, Row
from kg.tables.words.role import Role
from kg.tables.words.shapes import Shape

_NAMES = (Shape.TEXT, Shape.SENTENCE)


def is_new_text(cells: RoleCells, entries: Sequence[Entry]) -> bool:
    """Whether the text beside an indicator may be another one: nothing like it stands elsewhere.

    Args:
        cells: of the row; the text stands in the column of contents.
        entries: read so far.
    """
    own = cells[Role.CONTENT]
    if own.shape not in _NAMES:
        return False
    known = {cell.folded for entry in entries for cell in entry.cells.cells}
    known |= {cell.folded for role, cell in cells.items() if role != Role.CONTENT}
    return not any(
        other.startswith(own.folded) or own.folded.startswith(other)
        for other in known
        if len(other) > 1
    )


class GarbledCells:
    """The cells of a wide table that no pair of columns explains.

    Args:
        heading: of the table; only where it is doubted are cells taken for echoes or names.
        reading: where they are accounted for.
    """

    def __init__(self, heading: Heading, reading: TableReading) -> None:
        self.doubts = heading.doubts
        self.reading = reading
        self._seen: set[str] = set()
        self._strays: dict[int, Entry] = {}

    def start_afresh(self) -> None:
        """Another project begins; it may have the same indicators."""
        self._seen = set()

    def see(self, cells: RoleCells) -> None:
        """Note the texts of an entry."""
        self._seen.update(cell.folded for cell in cells.cells)

    def without_heading_words(self, row: Row, placed: Placed) -> Placed:
        """The cells but words of headings, which are echoes there."""
        echoes = [cell.text for _, cell in placed if cell.role is not None]
        if not self.doubts or not echoes:
            return placed
        self.reading.report("R009", row, "、".join(echoes))
        return [(column, cell) for column, cell in placed if cell.role is None]

    def is_echo(self, row: Row, cells: RoleCells) -> bool:
        """Whether a text was read already, or is printed twice in the row."""
        texts = {cell.folded for cell in cells.cells}
        if not self.doubts or len(texts) > 1:
            return False
        times = sum(cell.folded in texts for cell in row.cells)
        if not texts <= self._seen and times < 2:
            return False
        self.reading.report("R009", row, "、".join(cell.text for cell in cells.cells))
        return True

    def is_name(self, value: TableCell) -> bool:
        """Whether a text in a column of values may be a name that lost its column."""
        return bool(self.doubts) and value.shape in _NAMES and not value.is_placeholder

    def take_stray(self, row: Row, column: Column, cell: TableCell, block: Block | None) -> None:
        """A cell beside all pairs: a text may be a name, and a value below it its value."""
        above = self._strays.get(column.index)
        is_text = cell.shape in (Shape.TEXT, Shape.WEAK)
        if self.doubts and is_text and cell.folded not in self._seen:
            entry = Entry(row.line.number, [row.line.number], RoleCells({Role.INDICATOR: cell}))
            entry.block, entry.reasons = block, [*self.doubts, "name_without_column"]
            if column.group is not None:
                entry.level1, entry.level1_printed = column.group, cell_of(column.group)
            self._strays[column.index] = entry
            self.reading.entries.append(entry)
        elif above is not None and Role.VALUE not in above.cells and cell.is_amount:
            above.cells = above.cells.having(Role.VALUE, cell)
            above.lines.append(row.line.number)
        else:
            self.reading.report("R006", row, cell.text)
