"""Layouts of provinces that are not among the samples: what a reviewer reads in each, field by field."""

import pytest

from kg.documents import parse_document
from kg.records import Reading, read_records
from tests.tables.test_cells_merged_down import HEAD, HEADING, cells, reading_of

LEVELS = ("一级指标", "二级指标", "三级指标")
LAMPS = ("产出指标", "数量指标", "改造路灯")
LIGHT = ("效益指标", "社会效益指标", "照明覆盖率")


def spanned(text: str, rows: int = 1, columns: int = 1) -> str:
    return f"<td rowspan={rows} colspan={columns}>{text}</td>"


def values(reading: Reading) -> list[tuple[str | None, str]]:
    return [(one.value, one.confidence) for one in reading.targets]


def levels(reading: Reading) -> list[tuple[str, str | None, str | None, str]]:
    return [(one.indicator, one.level1, one.level2, one.confidence) for one in reading.targets]


LAMPS_AND_LIGHT = [
    ("改造路灯", "产出指标", "数量指标", "sure"),
    ("照明覆盖率", "效益指标", "社会效益指标", "sure"),
]


@pytest.mark.parametrize("heading", ["运算符号", "运算符", "指标性质", "计算符号"])
@pytest.mark.parametrize(("sign", "other"), [("大于等于", "不低于"), ("≥", "≥"), (">=", "定性")])
def test_signs_in_words_are_joined_with_number_and_unit(
    heading: str, sign: str, other: str
) -> None:
    reading = reading_of(
        HEAD, cells(*LEVELS, heading, "指标值", "度量单位"), cells(*LAMPS, sign, "20", "盏"),
        cells("产出指标", "质量指标", "完工质量", "定性", "合格", ""), cells(*LIGHT, other if other != "定性" else "≥", "95", "%"),
    )  # fmt: skip
    last = "≥" if other == "定性" else other
    assert values(reading) == [(f"{sign}20盏", "sure"), ("合格", "sure"), (f"{last}95%", "sure")]


def test_few_signs_among_many_states_are_signs() -> None:
    reading = reading_of(
        HEAD, cells(*LEVELS, "指标性质", "指标值", "度量单位"), cells(*LAMPS, "≥", "20", "盏"),
        *[cells("产出指标", "质量指标", name, "定性", "合格", "") for name in ("灯杆质量", "电缆质量", "灯具质量")],
    )  # fmt: skip
    assert reading.targets[0].value == "≥20盏"
    assert [one.extra.get("nature") for one in reading.targets[:2]] == [None, "定性"]


@pytest.mark.parametrize("heading", ["指标方向", "指标方向性"])
@pytest.mark.parametrize("states", [1, 2, 3, 5])
def test_as_many_states_as_signs_hide_no_sign(heading: str, states: int) -> None:
    reading = reading_of(
        HEAD, cells(*LEVELS, heading, "指标值", "度量单位"),
        *[cells("产出指标", "数量指标", f"改造路灯{number}", "=", "20", "盏") for number in range(2)],
        *[cells("产出指标", "质量指标", f"完工质量{number}", "定性", "合格", "") for number in range(states)],
    )  # fmt: skip
    assert [one.value for one in reading.targets] == ["=20盏"] * 2 + ["合格"] * states


@pytest.mark.parametrize(
    ("first", "second", "confidence"),
    [
        ("半年（程）目标值", "全年（程）目标值", "sure"),
        ("目标值（半年）", "目标值（全年）", "sure"),
        ("上年指标值", "本年指标值", "sure"),
        ("指标值内容", "指标值", "sure"),
        ("2023年指标值", "2024年指标值", "unsure"),
    ],
)
def test_of_several_columns_of_values_the_years_own_is_taken(
    first: str, second: str, confidence: str
) -> None:
    for headings, texts in (
        ((first, second), ("≥8盏", "≥20盏")),
        ((second, first), ("≥20盏", "≥8盏")),
    ):
        (target,) = reading_of(HEAD, cells(*LEVELS, *headings), cells(*LAMPS, *texts)).targets
        assert target.confidence == confidence
        if confidence == "sure":
            assert target.value == "≥20盏"
        assert {target.value, *target.extra.values()} == {"≥8盏", "≥20盏"}  # nothing is lost


def test_goals_above_tell_the_years_set_from_that_of_the_period() -> None:
    reading = reading_of(
        "<td>项目名称</td><td colspan=6>路灯改造</td>", cells("总体目标") + spanned("实施期目标", columns=3) + spanned("年度目标", columns=3),
        cells("") + spanned("三年改完", columns=3) + spanned("改造二十盏", columns=3), cells(*LEVELS, "指标值", *LEVELS[1:], "指标值"),
        cells(*LAMPS, "≥60盏", *LAMPS[1:], "≥20盏"), cells(*LIGHT, "≥99%", *LIGHT[1:], "≥95%"),
    )  # fmt: skip
    assert values(reading) == [("≥20盏", "sure"), ("≥95%", "sure")]
    assert [one.extra["period_value"] for one in reading.targets] == ["≥60盏", "≥99%"]


@pytest.mark.parametrize(("first", "second", "third"), [("", "", ""), ("一、", "（一）", "（四）")])
def test_cost_alone_on_a_row_goes_on_with_the_levels_above_it(
    first: str, second: str, third: str
) -> None:
    reading = reading_of(
        "<td>项目名称</td><td>路灯改造</td>", cells("绩效指标", "指标值"), cells(f"{first}产出指标", ""), cells(f"{second}数量指标", ""),
        cells("改造路灯", "≥20盏"), cells(f"{third}成本指标", ""), cells("每盏改造成本", "≤900元"), cells("效益指标", ""), cells("社会效益指标", ""),
        cells("照明覆盖率", "≥95%"),
    )  # fmt: skip
    assert levels(reading) == [
        LAMPS_AND_LIGHT[0],
        ("每盏改造成本", "产出指标", "成本指标", "sure"),
        LAMPS_AND_LIGHT[1],
    ]


def test_labels_step_down_beside_a_merged_project() -> None:
    blank = ("", "", "", "")
    reading = reading_of(
        cells("单位名称、项目名称", "项目年度绩效目标", *LEVELS, "指标值"), cells("某市住建局", "", *blank),
        spanned("路灯改造", 6) + spanned("改造二十盏", 6) + cells("产出指标", "", "", ""), cells("", "数量指标", "", ""), cells("", "", "改造路灯", "≥20盏"),
        cells("效益指标", "", "", ""), cells("", "社会效益指标", "", ""), cells("", "", "照明覆盖率", "≥95%"),
    )  # fmt: skip
    assert levels(reading) == LAMPS_AND_LIGHT
    assert {one.project.name for one in reading.targets if one.project} == {"路灯改造"}
    assert [finding.code for finding in reading.findings] == []


def test_a_label_with_rows_of_its_own_is_no_piece_of_the_one_above() -> None:
    reading = reading_of(
        HEAD,
        HEADING,
        cells("履职", "市场培育", "新增主体", "≥9户"),
        spanned("效益", 2) + cells("社会效益", "知晓率", "≥95%"),
        cells("经济效益", "减免费用", "≥8万元"),
    )
    assert [(one.level1, one.level2) for one in reading.targets] == [
        ("履职", "市场培育"),
        ("效益指标", "社会效益指标"),
        ("效益指标", "经济效益指标"),
    ]


@pytest.mark.parametrize("between", ["", spanned("年度目标1：完成改造", columns=5)])
def test_a_second_heading_of_a_form_keeps_its_project(between: str) -> None:
    body = [cells(*LAMPS, "≥{}盏"), cells(*LIGHT, "≥95%")]
    reading = reading_of(
        "<td>项目名称</td><td colspan=4>路灯改造</td>", spanned("长期绩效指标", 3) + HEADING, *[row.format(60) for row in body], between,
        spanned("年度绩效指标", 3) + HEADING, *[row.format(20) for row in body],
    )  # fmt: skip
    assert [
        (one.value, one.project.name if one.project else None)
        for one in reading.targets
        if one.level1 == "产出指标"
    ] == [
        ("≥60盏", "路灯改造"),
        ("≥20盏", "路灯改造"),
    ]
    assert len(reading.projects) == 1


def test_another_table_below_a_title_takes_no_project_from_the_one_above() -> None:
    table = "<table>{}</table>"
    rows = f"<tr>{HEADING}</tr><tr>{cells(*LAMPS, '≥20盏')}</tr>"
    html = (
        "<p>项目绩效目标表</p>"
        + table.format(f"<tr>{HEAD}</tr>{rows}")
        + "<p>项目二 绩效目标表</p>"
        + table.format(rows)
    )
    reading = read_records(parse_document("x.html", html.encode()))
    assert [one.confidence for one in reading.targets] == ["sure", "unsure"]


@pytest.mark.parametrize(
    "line", ["续表", "续表1：", "（续）", "项目绩效目标表（续）", "项目绩效目标表（续表）"]
)
def test_a_table_goes_on_below_a_line_that_says_so(line: str) -> None:
    table = "<table>{}</table>"
    first = f"<tr>{HEAD}</tr><tr>{HEADING}</tr><tr>{cells(*LAMPS, '≥20盏')}</tr>"
    second = f"<tr>{HEADING}</tr><tr>{cells('', '', '更换电缆', '≥300米')}</tr><tr>{cells(*LIGHT, '≥95%')}</tr>"
    html = f"<p>项目绩效目标表</p>{table.format(first)}<p>{line}</p>{table.format(second)}"
    reading = read_records(parse_document("x.html", html.encode()))
    assert levels(reading) == [
        LAMPS_AND_LIGHT[0],
        ("更换电缆", "产出指标", "数量指标", "sure"),
        LAMPS_AND_LIGHT[1],
    ]
    assert {one.project.name for one in reading.targets if one.project} == {"路灯改造"}


def test_keys_nobody_knows_below_the_targets_are_no_targets() -> None:
    reading = reading_of(
        HEAD, HEADING, cells(*LAMPS, "≥20盏"), cells(*LIGHT, "≥95%"), cells("保障措施") + spanned("加强组织领导，明确责任分工。", columns=3),
        cells("质量保证") + spanned("不涉及", columns=3),
    )  # fmt: skip
    assert levels(reading) == LAMPS_AND_LIGHT


def test_a_second_row_of_the_heading_is_heading_whatever_it_says() -> None:
    top = "".join(spanned(label, 2) for label in (*LEVELS, "年度指标值")) + spanned(
        "完成可能性", columns=2
    )
    reading = reading_of(
        HEAD,
        top,
        cells("确定能", "有可能"),
        cells(*LAMPS, "≥20盏", "√", ""),
        cells(*LIGHT, "≥95%", "", "√"),
    )
    assert levels(reading) == LAMPS_AND_LIGHT
    assert reading.targets[1].extra["有可能"] == "√"


INVESTMENT = (
    ("实施效果指标", "产出指标", "开工项目数量", "≥10个"),
    ("", "", "竣工项目数量", "≥8个"),
    ("", "效益指标", "新增供水能力", "≥3万立方米/日"),
    ("过程管理指标", "计划管理指标", "投资计划分解用时达标率", "100%"),
    ("", "资金管理指标", "中央预算内投资支付率", "≥80%"),
    ("", "监督检查指标", "审计问题整改率", "100%"),
)


def test_labels_of_the_form_for_central_investment_stay_as_printed() -> None:
    """Level words as in the forms for investment from the central budget."""
    reading = reading_of(HEAD, HEADING, *[cells(*row) for row in INVESTMENT])
    assert levels(reading) == [
        ("开工项目数量", "实施效果指标", "产出指标", "sure"),
        ("竣工项目数量", "实施效果指标", "产出指标", "sure"),
        ("新增供水能力", "实施效果指标", "效益指标", "sure"),
        ("投资计划分解用时达标率", "过程管理指标", "计划管理指标", "sure"),
        ("中央预算内投资支付率", "过程管理指标", "资金管理指标", "sure"),
        ("审计问题整改率", "过程管理指标", "监督检查指标", "sure"),
    ]


def test_a_level2_of_another_level1_is_unsure() -> None:
    reading = reading_of(
        HEAD, HEADING, cells(*LAMPS, "≥20盏"), cells("效益指标", "数量指标", "照明路段", "≥3段")
    )
    assert [one.reasons for one in reading.targets] == [(), ("label_misplaced",)]
