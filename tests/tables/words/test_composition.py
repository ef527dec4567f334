"""Headings taken apart into their words."""

import itertools

import pytest

from kg.tables.words.composition import LONGEST, NOTHING, Composition, Time, compose, hint
from kg.tables.words.role import Role
from kg.tables.words.vocabulary import vocabulary
from nlp.text import fold

YEAR, PERIOD, ANOTHER = Time
VALUE, NAME = Role.VALUE, Role.INDICATOR


def of(text: str) -> Composition:
    return compose(fold(text))


@pytest.mark.parametrize(
    ("text", "role", "time"),
    [
        # values of the year
        ("年度(/项目)指标值", VALUE, YEAR), ("*指标值", VALUE, None), ("指标值及单位", VALUE, None),
        ("全年（程）指标值", VALUE, YEAR), ("当年预期实现值", VALUE, YEAR), ("目标值（2025年）", VALUE, YEAR),
        ("2024年度目标值", VALUE, YEAR), ("拟达到的目标值", VALUE, None), ("预期水平", VALUE, None),
        ("目标值（含单位、符号）", VALUE, None), ("指标值/计量单位", VALUE, None), ("指标值和说明", VALUE, None),
        ("指标值（包含数字及文字描述）", VALUE, None), ("4.指标值", VALUE, None), ("（4）指标值", VALUE, None),
        ("【指标值】", VALUE, None), ("①年度绩效目标值", VALUE, YEAR), ("指标值①", VALUE, None),
        ("“目标值”：", VALUE, None), ("计划完成数", VALUE, None), ("设定目标数", VALUE, None), ("本年计划数", VALUE, YEAR),
        ("指标值（单位）", VALUE, None), ("目标值（含计量单位）", VALUE, None), ("指标值（说明）", VALUE, None),
        # of a period of several years
        ("实施期指标值", Role.PERIOD_VALUE, PERIOD), ("中期目标值", Role.PERIOD_VALUE, PERIOD),
        ("2024-2026年指标值", Role.PERIOD_VALUE, PERIOD), ("项目总目标值", Role.PERIOD_VALUE, PERIOD),
        # of another time: known, and no value
        ("半年（程）指标值", None, ANOTHER), ("上年完成值", None, ANOTHER), ("历史值", None, ANOTHER),
        ("参考值", None, ANOTHER), ("近三年平均值", None, ANOTHER), ("1-7月完成情况", None, ANOTHER),
        ("第三季度目标值", None, ANOTHER), ("调整后指标值", None, ANOTHER), ("目标值（上半年）", None, ANOTHER),
        ("截至6月底实际完成值", None, ANOTHER), ("1-6月执行情况", None, ANOTHER),
        # what was reached
        ("实际完成值", Role.ACTUAL, None), ("全年完成值", Role.ACTUAL, YEAR), ("指标完成情况", Role.ACTUAL, None),
        ("年度实际完成指标值", Role.ACTUAL, YEAR), ("目标实现程度", Role.ACTUAL, None),
        ("全年预计完成情况", None, YEAR),  # neither target nor result
        ("实施期完成值", None, PERIOD),
        # names and levels
        ("三级指标（名称）", NAME, None), ("考核指标内容", NAME, None), ("指标名称及解释", NAME, None),
        ("四级指标", NAME, None), ("指标（三级）", NAME, None), ("3级绩效指标", NAME, None), ("Ⅲ级指标", NAME, None),
        ("指标（一级）", Role.LEVEL1, None), ("Ⅰ级指标", Role.LEVEL1, None), ("第一层指标", Role.LEVEL1, None),
        ("一级目标", Role.LEVEL1, None), ("二级绩效指标类别", Role.LEVEL2, None), ("2级指标", Role.LEVEL2, None),
        # what stands beside
        ("指标解释及计算公式", Role.DESCRIPTION, None), ("三级指标解释", Role.DESCRIPTION, None),
        ("绩效指标内涵", Role.DESCRIPTION, None), ("设定指标值的依据", Role.BASIS, None), ("指标值出处", Role.BASIS, None),
        ("指标值计量单位", Role.UNIT, None), ("指标权重（%）", Role.WEIGHT, None), ("权重/分值", Role.WEIGHT, None),
        ("二级指标权重", None, None), ("指标得分", Role.SCORE, None), ("指标值关系符", Role.SIGN, None),
        ("指标方向性", Role.DIRECTION, None), ("指标值类型", Role.NATURE, None),
        ("偏差原因分析及改进措施", Role.DEVIATION, None), ("指标完成率", Role.COMPLETION, None),
        ("评（扣）分标准", Role.SCORING, None), ("备注（说明）", Role.REMARK, None), ("绩效标准", Role.STANDARD, None),
        ("是否核心指标", None, None), ("指标完成数", Role.ACTUAL, None),
        # sets
        ("年度项目绩效指标", None, YEAR), ("中长期绩效目标", Role.GOAL, PERIOD),
    ],
)  # fmt: skip
def test_headings_of_known_words(text: str, role: Role | None, time: Time | None) -> None:
    found = of(text)
    assert (found.role, found.time, found.is_whole) == (role, time, True)


@pytest.mark.parametrize(
    "text",
    [
        "", "值", "指标", "目标", "单位", "项目单位", "主管部门单位", "一级", "一级项目名称", "一级预算单位", "产出指标", "数量指标", "路灯",
        "完成", "完成及时率", "绩效监控完成率", "达成预期指标", "项目成本", "情况", "年度", "农业总产值", "预算数", "执行数", "立项依据", "资金来源", "得分说明", "年内完成",
        "国家标准", "质量标准", "提升水平", "服务水平", "指标名称及指标值", "分值及得分", "指标及目标值",
        "三级绩效指标和目标值", "指标值/完成值", "目标值及实际完成值",
    ],
)  # fmt: skip
def test_other_texts_are_not_headings_of_known_words(text: str) -> None:
    assert not of(text).is_whole or text == "一级"


@pytest.mark.parametrize(
    ("text", "role", "time"),
    [
        ("力争指标值", VALUE, None), ("本级绩效目标值", VALUE, None), ("省定上年目标值", VALUE, ANOTHER),
        ("窗口实际办结值", Role.ACTUAL, None), ("路灯完成情况", Role.ACTUAL, None), ("路灯情况", None, None),
        ("路灯依据", Role.BASIS, None), ("路灯说明", Role.DESCRIPTION, None), ("实施期路灯", None, PERIOD),
        ("路灯", None, None), ("路灯总数", None, None), ("路灯年龄", None, None),
    ],
)  # fmt: skip
def test_words_nobody_knows_leave_hints(text: str, role: Role | None, time: Time | None) -> None:
    assert (of(text), hint(fold(text))) == (NOTHING, Composition(role, time))


def test_what_is_done_is_less_plainly_a_target() -> None:
    assert [of(text).is_of_done for text in ("目标值", "预计完成值", "计划实现数")] == [
        False,
        True,
        True,
    ]


def test_long_texts_are_no_headings() -> None:
    text = "指标" * (LONGEST // 2 - 1)
    assert of(f"{text}值").is_whole
    assert of(f"{text}指标值") == NOTHING


@pytest.mark.parametrize(
    "parts",
    list(
        itertools.product(
            ("", "年度", "2025年", "本年"), ("", "项目", "绩效"), ("", "预期", "设定")
        )
    ),
)
def test_words_of_one_value_in_any_number(parts: tuple[str, ...]) -> None:
    for noun, mark in itertools.product(
        ("指标值", "目标值"), ("{}", "*{}", "{}：", "{}（%）", "{}及单位")
    ):
        assert of(mark.format("".join(parts) + noun)).role is VALUE


def test_no_listed_heading_could_be_taken_apart_instead() -> None:
    """columns.yml lists what is no composition; its sides and groups are listed for their place."""
    own = vocabulary()
    placed = own.side_headings | own.groups
    listed = own.roles | dict.fromkeys(own.other_headings)
    of_values = {*VALUES, None}
    assert not [
        word
        for word, role in listed.items()
        if role in of_values and word not in placed and compose(word).is_whole
        and compose(word).role == role
    ]  # fmt: skip


VALUES = (
    Role.LEVEL1, Role.LEVEL2, NAME, VALUE, Role.PERIOD_VALUE, Role.STANDARD, Role.DESCRIPTION, Role.BASIS, Role.WEIGHT,
    Role.SIGN, Role.NATURE, Role.DIRECTION, Role.UNIT, Role.ACTUAL, Role.SCORE, Role.DEVIATION, Role.COMPLETION,
    Role.SCORING, Role.REMARK,
)  # fmt: skip
