"""Columns that do not hold one thing each."""

from dataclasses import replace

import pytest

from kg.tables.cell import cell_of
from kg.tables.rows.split_columns import join_value_parts, with_levels_apart
from kg.tables.table import Column, Heading, Row, Table
from kg.tables.words.role import Role
from tests.support.rows import heading, row, table

BOTH = "产出指标-数量指标"
NAMES = heading("类别", Role.INDICATOR, Role.VALUE)


def apart(*firsts: str, of: Heading = NAMES) -> Table:
    return with_levels_apart(table(of, *[row(first, "甲", "1") for first in firsts]))


def roles(own: Table) -> list[Role | None]:
    return [column.role for column in own.heading.columns]


def texts(own: list[Row]) -> list[list[str]]:
    return [[cell.text for cell in one.cells] for one in own]


def test_a_column_of_both_levels_becomes_two() -> None:
    own = apart(BOTH, "效益指标-社会效益指标")
    assert roles(own) == [Role.LEVEL1, Role.INDICATOR, Role.VALUE, Role.LEVEL2]
    assert texts(own.rows) == [
        ["产出指标", "甲", "1", "数量指标"],
        ["效益指标", "甲", "1", "社会效益指标"],
    ]
    assert own.heading.columns[3].label == "类别"


def test_other_cells_of_the_column_stay() -> None:
    own = apart(BOTH, BOTH, "别的")
    assert texts(own.rows)[2] == ["别的", "甲", "1"]


@pytest.mark.parametrize(
    ("both", "others", "is_split"), [(1, 0, False), (2, 0, True), (1, 1, False), (2, 1, True)]
)
def test_more_than_half_of_the_cells_name_both(both: int, others: int, is_split: bool) -> None:
    """One cell alone tells nothing; one of two is 0.5, below the share that is enough."""
    own = apart(*[BOTH] * both, *["别的"] * others)
    assert (Role.LEVEL2 in roles(own)) is is_split


def test_columns_of_levels_beside_it_lose_their_role() -> None:
    of = heading("类别", Role.LEVEL2, Role.LEVEL1, Role.INDICATOR)
    own = with_levels_apart(table(of, row(BOTH, "甲", "乙", "丙"), row(BOTH, "甲", "乙", "丙")))
    assert roles(own) == [Role.LEVEL1, None, None, Role.INDICATOR, Role.LEVEL2]


def test_the_new_column_stands_behind_the_longest_row() -> None:
    rows = [row(BOTH, "甲", "1", "多", "余"), row(BOTH, "乙")]
    own = with_levels_apart(table(NAMES, *rows))
    assert own.heading.columns[-1].index == 5
    assert texts(own.rows) == [
        ["产出指标", "甲", "1", "多", "余", "数量指标"],
        ["产出指标", "乙", "", "", "", "数量指标"],
    ]


def test_a_cell_from_above_stays_one_in_both_columns() -> None:
    rows = [row(BOTH, "甲", "1"), row(BOTH, "乙", "2", spanned=[0]), row(BOTH, "丙", spanned=[1])]
    own = with_levels_apart(table(NAMES, *rows))
    assert [sorted(one.spanned) for one in own.rows] == [[], [0, 3], [1]]


def test_wide_tables_stay() -> None:
    columns = (
        Column(0, None, cell_of("类别")),
        Column(1, Role.INDICATOR, cell_of("指标"), "产出指标"),
    )
    wide = Heading(columns, (1,))
    assert roles(apart(BOTH, BOTH, of=wide)) == [None, Role.INDICATOR]
    plain = replace(wide, columns=(columns[0], replace(columns[1], group=None)))
    assert roles(apart(BOTH, BOTH, of=plain)) == [Role.LEVEL1, Role.INDICATOR, Role.LEVEL2]


SPREAD = heading(Role.INDICATOR, Role.VALUE, None, None)


def joined(*rows: tuple[str, ...], of: Heading = SPREAD) -> list[list[str]]:
    return texts(join_value_parts(of, [row(*one) for one in rows]))


@pytest.mark.parametrize(
    ("parts", "value"),
    [
        (("≥", "95", "%"), "≥95%"),
        (("≥", "95", ""), "≥95"),
        (("≥", "95%", ""), "≥95%"),
        (("95", "%", ""), "95%"),
        (("≥", "95%", "盏"), "≥95%盏"),
        (("≥", "", "95"), "≥95"),
        (("", "≥", "95"), None),  # the first of them is blank
        (("", "", ""), None),
        (("≥", "", ""), None),
        (("95", "", ""), None),
        (("≥", "较好", ""), None),
        (("95", "95", ""), None),
        (("≥95", "%", ""), None),
        (("≥", "95", "95"), None),
    ],
)
def test_parts_that_are_one_value(parts: tuple[str, ...], value: str | None) -> None:
    expected = ["甲", *parts] if value is None else ["甲", value, "", ""]
    assert joined(("甲", *parts)) == [expected]


def test_no_more_than_three_parts_are_joined() -> None:
    of = heading(Role.INDICATOR, Role.VALUE, None, None, None)
    assert joined(("甲", "≥", "95", "%", "余"), of=of) == [["甲", "≥95%", "", "", "余"]]
    assert joined(("甲", "≥", "95", "", "%"), of=of) == [["甲", "≥95", "", "", "%"]]


def test_parts_end_before_the_next_heading() -> None:
    of = heading(Role.INDICATOR, Role.VALUE, None, "附注")
    assert joined(("甲", "≥", "95", "%"), of=of) == [["甲", "≥95", "", "%"]]
    of = heading(Role.INDICATOR, Role.VALUE, None, Role.UNIT)
    assert joined(("甲", "≥", "95", "%"), of=of) == [["甲", "≥95", "", "%"]]


@pytest.mark.parametrize(
    "of",
    [
        heading(Role.INDICATOR, "附注", None, None),  # no column of values
        heading(Role.SIGN, Role.VALUE, None, None),  # signs have their column
        heading(Role.INDICATOR, Role.VALUE, Role.UNIT, None),
        heading(Role.INDICATOR, Role.VALUE, "附注", None),
        Heading(
            (Column(0, Role.INDICATOR, cell_of("指标"), "产出指标"), Column(1, Role.VALUE)), (1,)
        ),
    ],
    ids=["no value", "sign", "unit", "label", "wide"],
)
def test_values_elsewhere_stay(of: Heading) -> None:
    assert joined(("甲", "≥", "95", "%"), of=of) == [["甲", "≥", "95", "%"]]


def test_beside_signs_a_value_in_words_may_stand_alone() -> None:
    assert joined(("甲", "≥", "95", "%"), ("乙", "", "较好", ""), ("丙", "", "", "好")) == [
        ["甲", "≥95%", "", ""],
        ["乙", "较好", "", ""],
        ["丙", "", "", "好"],
    ]


def test_without_signs_it_does_not() -> None:
    assert joined(("乙", "", "较好", "")) == [["乙", "", "较好", ""]]


@pytest.mark.parametrize("column", [1, 3])
def test_cells_from_above_are_no_parts(column: int) -> None:
    rows = [row("甲", "≥", "95", "%", spanned=[column])]
    assert texts(join_value_parts(SPREAD, rows)) == [["甲", "≥", "95", "%"]]


def test_a_name_from_above_hinders_no_value() -> None:
    rows = [row("甲", "≥", "95", "%", spanned=[0])]
    assert texts(join_value_parts(SPREAD, rows)) == [["甲", "≥95%", "", ""]]


def test_a_row_that_ends_before_the_values_stays() -> None:
    assert joined(("甲",)) == [["甲"]]
