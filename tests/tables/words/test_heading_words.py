"""What the words of a column's heading say."""

import pytest

from kg.tables.cell import cell_of
from kg.tables.words.role import Role

VALUE, NAME, PROJECT = Role.VALUE, Role.INDICATOR, Role.PROJECT_NAME


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("三级指标", NAME),
        ("三 级 指 标", NAME),
        ("指标值：", VALUE),
        ("2023年指标值", VALUE),
        ("2023年度指标值", VALUE),
        ("1999年指标值", None),
        ("2023年度", None),
        ("年度", Role.CONTENT),
        ("指标值（万元）", VALUE),
        ("指标值【元】(2023)", VALUE),
        ("指标值（万元）说明", Role.DESCRIPTION),
        ("绩效指标方向", Role.DIRECTION),  # 绩效 before a heading
        ("绩效权重（分）", Role.WEIGHT),
        ("（万元）", None),
        ("路灯", None),
        ("", None),
        # unit and project in one heading
        ("单位名称、项目名称", PROJECT), ("项目名称/单位名称", PROJECT), ("单位名称及项目名称", PROJECT),
        ("单位名称和项目", PROJECT), ("单位名称或者项目名称", PROJECT), ("单位名称或项目名称", PROJECT),
        ("单位名称、项目名称（全称）", PROJECT), ("单位名称、预算单位", Role.UNIT_NAME),
        ("单位名称、项目名称、备注", None), ("项目名称、指标值", None),
    ],
)  # fmt: skip
def test_roles_by_headings(text: str, role: Role | None) -> None:
    assert cell_of(text).role == role


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("上年", True), ("绩效目标", True), ("分解目标", True), ("年度绩效指标", True),
        ("上年（万元）", True), ("上 年", True), ("三级指标", True), ("路灯", False),
    ],
)  # fmt: skip
def test_headings_of_which_every_word_is_known(text: str, expected: bool) -> None:
    assert cell_of(text).is_known_heading is expected
