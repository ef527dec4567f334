"""Rows with another number of cells than those around them."""

import pytest

from kg.tables.rows.seen_row import SeenRow
from kg.tables.rows.widths import uneven_rows
from tests.support.rows import row


def uneven(*widths: int) -> dict[int, int]:
    return uneven_rows([SeenRow(row(*["甲"] * width), [], []) for width in widths])


@pytest.mark.parametrize(
    ("widths", "expected"),
    [
        ((6, 6, 6, 6, 6, 6), {}),
        ((6, 6, 5, 6, 6, 6), {2: -1}),
        ((6, 6, 8, 6, 6, 6), {2: 2}),
        ((6, 6, 5, 5, 6, 6), {2: -1, 3: -1}),
        ((6, 6, 3, 4, 6, 6), {2: -3, 3: -2}),  # a row cut in two
        ((6, 6, 6, 6, 6, 5), {5: -1}),
        ((5, 6, 6, 6, 6, 6), {0: -1}),
        ((6, 6, 6, 5, 5, 5), {}),  # the next page
        ((6, 6, 6, 5, 5, 7, 7, 7), {}),
        ((6, 5, 6, 5, 6, 5, 6, 5), {}),  # ragged
        ((6, 5, 6), {}),  # too few to tell
    ],
)
def test_uneven_rows(widths: tuple[int, ...], expected: dict[int, int]) -> None:
    assert uneven(*widths) == expected


def test_a_row_of_several_lines_is_not_counted() -> None:
    rows = [SeenRow(row(*["甲"] * 6), [], []) for _ in range(6)]
    rows[2].row.more, rows[2].row.cells = (3,), rows[2].row.cells[:4]
    assert uneven_rows(rows) == {}


def test_the_sets_of_one_row_are_one() -> None:
    short = row("甲", "乙")
    rows = [
        *[SeenRow(row(*["甲"] * 6), [], []) for _ in range(6)],
        *[SeenRow(short, [], []) for _ in range(2)],
    ]
    assert uneven_rows([*rows, *rows[:6]]) == {6: -4, 7: -4}
