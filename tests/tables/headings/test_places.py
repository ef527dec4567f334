"""Columns that nobody knows by name, told by where they stand."""

import pytest

from kg.tables.headings.heading import read_heading
from kg.tables.table import Heading
from kg.tables.words.role import Role
from tests.support.rows import row

L1, L2, NAME, VALUE = Role.LEVEL1, Role.LEVEL2, Role.INDICATOR, Role.VALUE
X = "花信风"


def read(*rows: tuple[str, ...]) -> Heading:
    heading = read_heading([row(*texts, line=number) for number, texts in enumerate(rows, 1)], 0)
    assert heading is not None
    return heading


@pytest.mark.parametrize(
    ("labels", "expected"),
    [
        (("一级指标", "二级指标", X, "指标值"), [L1, L2, NAME, VALUE]),
        (("一级指标", X, "指标值"), [L1, NAME, VALUE]),
        (("绩效指标", "一级指标", "二级指标", X, "指标值"), [None, L1, L2, NAME, VALUE]),
        (("一级指标", "二级指标", X, "权重"), [L1, L2, NAME, Role.WEIGHT]),
        (("一级指标", "二级指标", X, "甲", "指标值"), [L1, L2, NAME, None, VALUE]),
        ((X, "指标值", "一级指标", "二级指标"), [NAME, VALUE, L1, L2]),
        ((X, "计量单位", "指标值", "权重"), [NAME, Role.UNIT, VALUE, Role.WEIGHT]),
        (("二级指标", X, "绩效标准"), [L2, NAME, Role.STANDARD]),
    ],
)
def test_names_stand_right_of_the_levels(
    labels: tuple[str, ...], expected: list[Role | None]
) -> None:
    columns = read(labels).columns
    assert [column.role for column in columns] == expected
    assert [column.label for column in columns if column.is_guessed] == [X]


@pytest.mark.parametrize(
    "labels",
    [
        (X, "指标值"),
        (X, "指标值", "备注"),
        ("一级指标", X, "甲"),  # nothing says which
        ("项目名称", X, "预算数"),
    ],
)
def test_elsewhere_no_column_is_taken_for_names(labels: tuple[str, ...]) -> None:
    heading = read_heading([row(*labels)], 0)
    assert heading is None or not heading.has(NAME)


SETS = ("一级指标", "二级指标", "三级指标", "实施期指标值", "二级指标", "三级指标", "年度指标值")


@pytest.mark.parametrize("place", [4, 5, 6])
def test_the_set_beside_names_what_a_set_does_not(place: int) -> None:
    labels = [*SETS[:place], X, *SETS[place + 1 :]]
    roles = [column.role for column in read(tuple(labels)).columns]
    whole = [column.role for column in read(SETS).columns]
    assert [role and role.of_period for role in roles] == [
        role and role.of_period for role in whole
    ]


def test_a_further_column_in_a_set_is_no_twin() -> None:
    labels = [*SETS[:6], X, *SETS[6:]]
    assert read(tuple(labels)).columns[6].role is None


@pytest.mark.parametrize("label", ["单位编码(项目编码)", "项目代码"])
def test_a_project_stands_right_of_its_code(label: str) -> None:
    heading = read((label, X, "三级指标", "指标值"))
    assert heading.columns[1].role == Role.PROJECT_NAME
    assert read((label, "主管部门", X, "三级指标", "指标值")).columns[2].role is None


def pairs(*labels: str, groups: tuple[str, ...] = ("产出指标", "效益指标")) -> Heading:
    top = [text for group in groups for text in (group, "")]
    return read(("项目名称", *top), ("", *labels))


@pytest.mark.parametrize(
    "labels", [("三级指标", X, "三级指标", X), (X, "指标值", X, "指标值")], ids=["values", "names"]
)
def test_the_same_word_beside_every_name_or_value_is_the_other_half(
    labels: tuple[str, ...],
) -> None:
    heading = pairs(*labels)
    assert heading.is_wide
    assert [(c.role, c.group) for c in heading.columns[1:]] == [
        (NAME, "产出指标"), (VALUE, "产出指标"), (NAME, "效益指标"), (VALUE, "效益指标"),
    ]  # fmt: skip
    assert heading.doubts == ()


def test_a_pair_below_a_label_nobody_knows_has_it_as_level1() -> None:
    own = ("产出指标", "效益指标", "工作质效")
    heading = pairs(*("三级指标", "指标值") * 3, groups=own)
    assert [column.group for column in heading.columns[1:]] == [
        one for one in own for _ in range(2)
    ]
