"""Name/value pairs of a wide table, and rows moved by one column."""

import pytest

from kg.documents import Line
from kg.tables.cell import cell_of
from kg.tables.rows.pairs import PairColumns, Shift, cells_of
from kg.tables.table import Column, Heading, row_of_texts
from kg.tables.words.role import Role

ROLES = (
    Role.PROJECT_NAME, Role.AMOUNT, Role.INDICATOR, Role.VALUE, Role.INDICATOR, Role.VALUE,
)  # fmt: skip
COLUMNS = PairColumns(
    Heading(
        tuple(Column(i, role, cell_of("标题"), "产出指标") for i, role in enumerate(ROLES)), (1,)
    )
)


def shift(*texts: str) -> Shift:
    return COLUMNS.shift_of(row_of_texts(Line(1, ""), texts))


@pytest.mark.parametrize(
    ("texts", "columns", "is_doubtful"),
    [
        (("路灯改造", "12.5", "改造路灯", "≥20盏", "照明覆盖率", "≥95%"), 0, False),
        (("", "", "改造路灯", "≥20盏", "", ""), 0, False),
        (("", "改造路灯", "≥20盏", "照明覆盖率", "≥95%", ""), 1, True),
        (("", "", "", "改造路灯", "≥20盏", "照明覆盖率", "≥95%"), -1, False),
        (("改造路灯", "≥20盏", "", "", "", ""), 0, False),
        (("", "", "改造路灯", "", "", ""), 0, False),
        (("", "", "100%", "", "", ""), 0, False),  # a value whose name is lost is no money
    ],
)
def test_rows_are_moved_where_that_fits_clearly_better(
    texts: tuple[str, ...], columns: int, is_doubtful: bool
) -> None:
    assert shift(*texts) == (columns, is_doubtful)


@pytest.mark.parametrize(
    ("texts", "cost"),
    [
        (("", "", "改造路灯", "≥20盏", "", ""), 0),
        (("", "", "改造路灯", "", "", ""), 2),
        (("", "", "", "≥20盏", "", ""), 2),
        (("", "", "≥20盏", "≥20盏", "", ""), 3),
        (("", "", "改造路灯", "按合同", "", ""), 1),
        (("", "", "改造路灯", "改造主干道路灯二十盏，更换电缆三百米，及时验收。", "", ""), 2),
        (("", "", "", "", "", "", "甲"), 1.5),
        (("", "无", "", "", "", ""), 3),
        (("", "12.5", "", "", "", ""), 0),
    ],
)
def test_what_speaks_against_a_row(texts: tuple[str, ...], cost: float) -> None:
    assert COLUMNS._cost(row_of_texts(Line(1, ""), texts), 0) == cost


def test_a_name_waits_for_the_next_column_of_values() -> None:
    assert [(pair.name.index, pair.value.index) for pair in COLUMNS.pairs] == [(2, 3), (4, 5)]
    row = row_of_texts(Line(1, ""), ("路灯改造", "", "改造路灯", "", "", "≥95%", "甲"))
    placed = COLUMNS.place(row, 0)
    found = [
        {str(role): cell.text for role, cell in cells_of(pair, placed).items()}
        for pair in COLUMNS.pairs
    ]
    assert found == [{"indicator": "改造路灯"}, {"value": "≥95%"}]
    assert placed[-1][0] == Column(6, None)
