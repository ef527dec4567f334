"""The cells of a row, by the sets of columns that stand side by side."""

from dataclasses import replace

import pytest

from kg.tables.cell import cell_of
from kg.tables.rows.alignment import Aligned
from kg.tables.rows.row_sets import RowSet, row_sets
from kg.tables.table import Column, Row
from kg.tables.words.role import Role
from tests.support.rows import columns, row

ROLES = (Role.PROJECT_NAME, Role.LEVEL1, Role.LEVEL2, Role.INDICATOR, Role.VALUE, Role.SERIAL)


def sets(one: Row, of: tuple[Column, ...]) -> list[RowSet]:
    return row_sets(one, Aligned([(of[index], one.cells[index]) for index in one.filled]))


def only(one: Row, *roles: Role | str | None) -> RowSet:
    (own,) = sets(one, columns(*roles))
    return own


def test_a_row_of_one_set_is_one() -> None:
    own = only(row("路灯改造", "产出指标", "", "改造路灯", "≥20盏"), *ROLES)
    assert list(own.cells) == [Role.PROJECT_NAME, Role.LEVEL1, Role.INDICATOR, Role.VALUE]
    assert list(own.targets) == [Role.INDICATOR, Role.VALUE]
    assert own.section == 0


def test_a_blank_row_is_one_set_of_nothing() -> None:
    own = only(row("", ""), *ROLES)
    assert (own.section, own.placed, own.has_target) == (0, [], False)


def test_sets_side_by_side_stand_left_to_right() -> None:
    first = columns(Role.INDICATOR, Role.VALUE)
    second = tuple(replace(column, index=column.index + 2, section=1) for column in first)
    found = sets(row("甲", "1", "乙", "2"), (*first, *second))
    assert [(own.section, own.targets.indicator.text) for own in found] == [(0, "甲"), (1, "乙")]


def test_cells_from_above_are_no_own_ones() -> None:
    own = only(row("产出指标", "改造路灯", spanned=[0]), Role.LEVEL1, Role.INDICATOR)
    assert (list(own.cells), list(own.own)) == (
        [Role.LEVEL1, Role.INDICATOR],
        [Role.INDICATOR],
    )


@pytest.mark.parametrize(
    ("texts", "expected", "name"),
    [
        (("三年改造", "", ""), True, "三年改造"),
        (("三年改造", "改造路灯", ""), False, "改造路灯"),
        (("三年改造", "", "≥20盏"), False, ""),
        (("", "改造路灯", "≥20盏"), False, "改造路灯"),
    ],
)
def test_a_name_of_the_period_alone_stands_for_that_of_the_year(
    texts: tuple[str, ...], expected: bool, name: str
) -> None:
    own = only(row(*texts), Role.PERIOD_INDICATOR, Role.INDICATOR, Role.VALUE)
    assert (own.is_period_only, own.targets.indicator.text) == (expected, name)


@pytest.mark.parametrize(
    ("texts", "has_target", "is_complete"),
    [
        (("", "", "", "改造路灯"), True, False),
        (("", "", "", "改造路灯", "≥20盏"), True, True),
        (("", "产出指标", "", "改造路灯"), True, True),
        (("", "", "数量指标", "改造路灯"), True, True),
        (("路灯改造", "", "", "改造路灯"), True, False),
        (("", "", "", "", "≥20盏"), False, True),
    ],
)
def test_whole_indicators(texts: tuple[str, ...], has_target: bool, is_complete: bool) -> None:
    own = only(row(*texts), *ROLES)
    assert (own.has_target, own.is_complete) == (has_target, is_complete)


@pytest.mark.parametrize(
    ("one", "expected"),
    [
        (row("", "产出指标"), True),
        (row("", "", "数量指标"), True),
        (row("", "", "社会效益"), False),  # it may be an indicator
        (row("", "产出指标", spanned=[1]), False),
        (row("", "产出指标", "", "改造路灯"), False),
        (row("路灯改造", "产出指标"), True),
    ],
)
def test_labels_alone(one: Row, expected: bool) -> None:
    assert only(one, *ROLES).is_labels_alone is expected


@pytest.mark.parametrize(
    ("texts", "names_project", "is_own"),
    [
        (("", "", "", "改造路灯"), False, False),
        (("路灯改造", "", "", "改造路灯"), True, True),
        (("", "产出指标", "", "改造路灯"), False, True),
        (("", "", "数量指标", "改造路灯"), False, True),
        (("", "标", "", "改造路灯"), False, False),
        (("", "", "", "改造路灯", "", "3"), False, True),
    ],
)
def test_rows_of_their_own(texts: tuple[str, ...], names_project: bool, is_own: bool) -> None:
    own = only(row(*texts), *ROLES)
    assert (own.names_project, own.is_row_of_its_own) == (names_project, is_own)


@pytest.mark.parametrize(
    ("role", "names_project", "is_own"),
    [
        (Role.PROJECT_CODE, True, True), (Role.UNIT_NAME, True, False), (Role.AMOUNT, True, False),
        (Role.CONTENT, True, False), (Role.REMARK, False, False),
    ],
)  # fmt: skip
def test_what_names_a_project(role: Role, names_project: bool, is_own: bool) -> None:
    own = only(row("甲", "改造路灯"), role, Role.INDICATOR)
    assert (own.names_project, own.is_row_of_its_own) == (names_project, is_own)
    assert (role in own.targets) is (role == Role.REMARK)


@pytest.mark.parametrize(
    ("heading", "text", "unknown", "is_without"),
    [
        ("附注", "甲", {"附注": "甲"}, False),
        ("", "甲", {"第1列": "甲"}, True),
        ("", "绩效指标", {}, False),  # down the side
        ("附注", "绩效指标", {}, False),
        ("附注", "", {}, False),
        (Role.REMARK, "甲", {}, False),
    ],
)
def test_cells_without_a_role(
    heading: Role | str, text: str, unknown: dict[str, str], is_without: bool
) -> None:
    own = only(row(text, "改造路灯"), heading, Role.INDICATOR)
    assert {label: cell.text for label, cell in own.unknown.items()} == unknown
    assert own.has_cell_without_column is is_without


def test_the_column_of_a_cell_without_heading_is_counted_from_one() -> None:
    own = only(row("改造路灯", "", "甲"), Role.INDICATOR, Role.VALUE, None)
    assert own.unknown == {"第3列": cell_of("甲")}
