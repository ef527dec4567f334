"""What stands over each column of a heading of several rows."""

import pytest

from kg.tables.headings.stacks import are_lower_halves, stacks_of
from tests.support.rows import row


def stacks(*rows: tuple[str, ...]) -> list[list[str]]:
    found = stacks_of([row(*texts) for texts in rows], max(map(len, rows)))
    return [[cell.text for cell in stack] for stack in found]


def test_a_label_covers_columns_up_to_the_next_one() -> None:
    assert stacks(("目标", "", "备注"), ("甲", "乙", "")) == [
        ["目标", "甲"],
        ["目标", "乙"],
        ["备注"],
    ]


@pytest.mark.parametrize(
    ("upper", "lower", "expected"),
    [
        ("一级", "指标", ["一级指标"]),
        ("三级", "指标", ["三级指标"]),
        ("年度指标", "值", ["年度指标值"]),
        ("指标", "名称", ["指标名称"]),
        ("设定", "依据", ["设定", "依据"]),  # 依据 is a heading by itself
        ("项目", "名称", ["项目名称"]),
        ("实施期", "指标值", ["实施期指标值"]),
        ("指标值", "年度", ["指标值年度"]),
        ("指标值", "中期", ["指标值中期"]),
        ("年度", "指标值", ["年度", "指标值"]),  # whole below, whatever stands above
        ("指标值", "上年", ["指标值", "上年"]),  # known by itself
        ("指标值", "计划", ["指标值", "计划指标值"]),
        ("指标值", "实际", ["指标值", "实际指标值"]),
        ("偏差原因", "计划", ["偏差原因", "计划"]),
        ("绩效指标", "路灯", ["绩效指标", "路灯"]),
        ("产出指标", "指标值", ["产出指标", "指标值"]),
        ("路灯", "指标", ["路灯", "指标"]),
    ],
)
def test_a_label_over_two_rows_is_one(upper: str, lower: str, expected: list[str]) -> None:
    assert stacks((upper, "备注"), (lower, ""))[0] == expected


def test_a_label_over_several_columns_is_the_upper_half_of_none_but_times() -> None:
    rows = (("三级指标", "目标值", "", ""), ("", "中期", "年度", "路灯"))
    assert stacks(*rows)[1:] == [
        ["目标值", "目标值中期"],
        ["目标值", "目标值年度"],
        ["目标值", "路灯"],
    ]
    assert stacks(("一级", ""), ("指标", "名称")) == [["一级", "指标"], ["一级", "名称"]]


@pytest.mark.parametrize(
    ("lower", "expected"),
    [
        (("指标", "指标", "值"), True),
        (("指标", "", "值"), True),
        (("", "", "值"), False),  # one cell
        (("指标", "路灯", "值"), False),
        (("产出指标", "改造路灯", "≥20盏"), False),
        (("指标", "指标", "值", "甲"), False),
    ],
)
def test_rows_that_only_end_headings(lower: tuple[str, ...], expected: bool) -> None:
    assert are_lower_halves(row("一级", "三级", "年度指标"), row(*lower)) is expected
