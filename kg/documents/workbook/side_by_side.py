"""Two forms beside each other on one sheet.

A blank column lies between them, and the same headings stand on both sides of it.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from kg.documents.tolerances import Tolerances


@dataclass(frozen=True)
class SideTolerances(Tolerances):
    """What both sides have in common; tuned on forms of departments that print two to a sheet.

    What breaks when one moves, first less, then more:

    Attributes:
        headings: texts of a row that stands on both sides, at least. Less: tables of pairs (name
            and amount, twice) are cut in two. More: forms of three columns are not.
        rows: that begin alike on both sides, at least: 项目名称 above the headings. Less: a table
            with one heading for two sets of columns is cut in two. More: forms of two such rows are
            not.
    """

    headings: int = 3
    rows: int = 2


SIDES = SideTolerances()


def sides_of(
    rows: Sequence[Sequence[str]], covered: Collection[int], first: int, last: int
) -> list[tuple[int, int]]:
    """The columns of each of the forms of a table, ends left out; all columns of a single form.

    Args:
        rows: texts of the table's rows.
        covered: columns that a merged cell covers beside its own first.
        first: its first column.
        last: the column after its last one.
    """
    filled = {column for row in rows for column, text in enumerate(row[:last]) if text}
    for gap in range(first + 1, last - 1):
        if gap in filled or gap in covered or gap + 1 in covered:
            continue
        sides = [(_texts(row, first, gap), _texts(row, gap + 1, last)) for row in rows]
        alike = [left for left, right in sides if left and right and left[0] == right[0]]
        headings = [left for left, right in sides if len(left) >= SIDES.headings and left == right]
        if headings and len(alike) - len(headings) >= SIDES.rows - 1:
            return [(first, gap), *sides_of(rows, covered, gap + 1, last)]
    return [(first, last)]


def _texts(row: Sequence[str], first: int, last: int) -> list[str]:
    return ["".join(text.split()) for text in row[first:last] if text]
