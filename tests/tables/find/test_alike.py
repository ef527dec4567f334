"""Tables of one document with the same heading tell together what a column holds."""

import pytest

from kg.tables.cell import cell_of
from kg.tables.find.alike import MOST_ROWS, share_rows
from kg.tables.table import Column, Heading, Table
from kg.tables.words.role import Role
from tests.support.rows import row, table


def form(first: int, count: int = 1, label: str = "花信风") -> Table:
    columns = (Column(0, Role.INDICATOR, cell_of("三级指标")), Column(1, None, cell_of(label)))
    return table(
        Heading(columns, (first,)),
        *[row("改造路灯", "≥20盏", line=first + number + 1) for number in range(count)],
    )


def lines(one: Table) -> list[int]:
    return [row.line.number for row in one.alike]


def test_forms_with_an_unknown_word_share_their_rows() -> None:
    tables = [form(1, 2), form(10), form(20)]
    share_rows(tables)
    assert [lines(one) for one in tables] == [[11, 21], [2, 3, 21], [2, 3, 11]]


@pytest.mark.parametrize(
    "other", [form(10, label="落梅"), form(10, label="指标值")], ids=["another word", "known"]
)
def test_other_headings_share_nothing(other: Table) -> None:
    tables = [form(1), other]
    share_rows(tables)
    assert [lines(one) for one in tables] == [[], []]


def test_tables_of_money_share_nothing() -> None:
    tables = [form(1), form(10)]
    for one in tables:
        one.kind = "money"
    share_rows(tables)
    assert [lines(one) for one in tables] == [[], []]


def test_so_many_rows_are_enough() -> None:
    tables = [form(1, MOST_ROWS), form(1000, 5)]
    share_rows(tables)
    assert [len(one.alike) for one in tables] == [0, MOST_ROWS]
