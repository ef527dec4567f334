"""A sheet as shown, whatever the workbook's format, and the size beyond which it is refused."""

from dataclasses import dataclass, field
from typing import NamedTuple

from kg.documents.grid import Omitted
from kg.documents.tolerances import Tolerances
from kg.errors import SourceError


@dataclass(frozen=True)
class SheetLimits(Tolerances):
    """How large a sheet may be.

    The largest sheets of real budgets have some ten thousand rows and a hundred columns. Lower
    limits refuse such workbooks; far higher ones let a file of a few bytes fill the memory.

    Attributes:
        rows: down to the last one with content.
        columns: across to the last one with content.
        area: rows by columns.
        merged: cells of one merged range that holds content; whole columns are more.
    """

    rows: int = 100_000
    columns: int = 512
    area: int = 8_000_000
    merged: int = 1_000_000


LIMITS = SheetLimits()


class Merge(NamedTuple):
    """A merged range: 0-based corners, the last ones included."""

    top: int
    left: int
    bottom: int
    right: int

    @property
    def area(self) -> int:
        """How many cells it covers."""
        return (self.bottom - self.top + 1) * (self.right - self.left + 1)


class TextBox(NamedTuple):
    """A text box that lies over cells: 0-based numbers, the last ones included."""

    text: str
    top: int
    left: int
    bottom: int
    right: int


@dataclass(slots=True)
class Sheet:
    """One sheet as shown.

    Attributes:
        name: as on its tab.
        rows: texts from A1 on, blank cells ''; rows may be of different length.
        merges: merged ranges.
        hidden: whether the whole sheet is.
        hidden_rows, hidden_columns: 0-based numbers.
        omitted: (row, column) -> what is not read of that cell.
        boxes: text boxes that lie on it.
        adrift: what is not read and has no place.
    """

    name: str
    rows: list[list[str]]
    merges: list[Merge] = field(default_factory=list)
    hidden: bool = False
    hidden_rows: list[int] = field(default_factory=list)
    hidden_columns: list[int] = field(default_factory=list)
    omitted: dict[tuple[int, int], Omitted] = field(default_factory=dict)
    boxes: list[TextBox] = field(default_factory=list)
    adrift: Omitted = ()

    def text(self, row: int, column: int) -> str:
        """The text of a cell, '' beyond the last one with content."""
        within = row < len(self.rows) and column < len(self.rows[row])
        return self.rows[row][column] if within else ""

    def put(self, row: int, column: int, text: str) -> None:
        """Write a text into a cell."""
        self.rows += [[] for _ in range(row + 1 - len(self.rows))]
        self.rows[row] += [""] * (column + 1 - len(self.rows[row]))
        self.rows[row][column] = text

    def strike(self, row: int, column: int, shown: str, struck: str) -> None:
        """Leave what is struck through out of a cell.

        Args:
            row: of the cell.
            column: of the cell.
            shown: what is left of its text.
            struck: what is not read.
        """
        self.put(row, column, shown)
        self.omitted[row, column] = (("struck", struck),)


def check_bounds(path: str, name: str, rows: int, columns: int) -> None:
    """Refuse sheets larger than any budget's.

    Args:
        path: for messages.
        name: of the sheet.
        rows: down to the last one with content.
        columns: across to the last one with content.

    Raises:
        SourceError: content too far down, too far right, or spread too wide.
    """
    too_long, too_wide = rows > LIMITS.rows, columns > LIMITS.columns
    if too_long or too_wide or rows * columns > LIMITS.area:
        limit = f"{LIMITS.rows} 行、{LIMITS.columns} 列、共 {LIMITS.area} 格"
        reach = f"第 {rows} 行、第 {columns} 列"
        raise SourceError(
            path,
            f"工作表“{name}”的内容到{reach}，超过上限（{limit}）；请删去表外的内容后再读",
        )
