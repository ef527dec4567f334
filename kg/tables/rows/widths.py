"""The rows of a table that have another number of cells than those around them."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from kg.tables.rows.seen_row import SeenRow


@dataclass(frozen=True, slots=True)
class Widths:
    """When the number of cells of a row is a sign.

    Attributes:
        alone: how many rows may stand together with another number of cells.
        few: so many rows of a table may have another number,
        even: or all but this share of them; where more have, the table has no usual number.
        rows: nor has it with so few rows.
    """

    alone: int = 2
    few: int = 2
    even: float = 0.8
    rows: int = 4


WIDTHS = Widths()
_Run = tuple[int, list[int]]  # number of cells, and the places of the rows in turn that have it


def uneven_rows(rows: Sequence[SeenRow]) -> dict[int, int]:
    """The places of such rows, and how many cells more they have than those around, or fewer."""
    # A row that stands on several lines has the cells of all of them.
    widths = [0 if row.row.more else len(row.row.cells) for row in rows]
    runs = [
        (width, list(places)) for width, places in groupby(range(len(rows)), widths.__getitem__)
    ]
    odd: dict[int, int] = {}
    for first in range(len(runs)):
        for last in range(first, min(first + WIDTHS.alone, len(runs))):
            usual = _around(runs, first, last)
            own = runs[first : last + 1]
            if usual is not None and _are_alone(rows, own, usual):
                odd |= {place: width - usual for width, places in own for place in places}
    is_even = len(odd) <= max(WIDTHS.few, (1 - WIDTHS.even) * len(rows))
    return odd if is_even and len(rows) > WIDTHS.rows and 2 * len(odd) < len(rows) else {}


def _around(runs: Sequence[_Run], first: int, last: int) -> int | None:
    """The number of cells above and below some runs, None where it is not the same."""
    beside = [runs[place] for place in (first - 1, last + 1) if 0 <= place < len(runs)]
    widths = {width for width, _ in beside}
    # At an end of the table, a few rows above or below show nothing.
    is_told = len(beside) == 2 or any(len(places) > WIDTHS.alone for _, places in beside)
    return widths.pop() if len(widths) == 1 and is_told and 0 not in widths else None


def _are_alone(rows: Sequence[SeenRow], own: Sequence[_Run], usual: int) -> bool:
    lines = {id(rows[place].row) for _, places in own for place in places}
    return len(lines) <= WIDTHS.alone and all(width not in (0, usual) for width, _ in own)
