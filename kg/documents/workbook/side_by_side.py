"""Two forms beside each other on one sheet: a blank column between them, and the same headings on both sides of it."""

from collections.abc import Collection, Sequence

_LEAST_HEADINGS = 3  # of a row that stands on both sides
_LEAST_ROWS = 2  # that begin alike on both sides: 项目名称 above the headings


def sides_of(
    rows: Sequence[Sequence[str]], covered: Collection[int], first: int, last: int
) -> list[tuple[int, int]]:
    """The columns of each of the forms of a table, ends left out; all of them for one that is whole.

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
        headings = [left for left, right in sides if len(left) >= _LEAST_HEADINGS and left == right]
        if headings and len(alike) - len(headings) >= _LEAST_ROWS - 1:
            return [(first, gap), *sides_of(rows, covered, gap + 1, last)]
    return [(first, last)]


def _texts(row: Sequence[str], first: int, last: int) -> list[str]:
    return ["".join(text.split()) for text in row[first:last] if text]
