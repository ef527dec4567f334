"""Forms as Word, Excel and web pages merge them: labels down the side, further labels in the head, tables in cells."""

import pytest

from kg.documents import parse_document
from kg.records import Reading, read_records


def reading_of(*rows: str) -> Reading:
    table = "".join(f"<tr>{row}</tr>" for row in rows)
    return read_records(
        parse_document("x.html", f"<p>项目绩效目标表</p><table>{table}</table>".encode())
    )


def cells(*texts: str) -> str:
    return "".join(f"<td>{text}</td>" for text in texts)


HEAD = "<td>项目名称</td><td colspan=4>路灯改造</td>"
HEADING = cells("一级指标", "二级指标", "三级指标", "指标值")


def said(reading: Reading) -> list[tuple[str, str | None, str | None, str | None, str]]:
    return [
        (one.indicator, one.value, one.level1, one.level2, one.confidence)
        for one in reading.targets
    ]


def test_a_cost_row_in_words_below_a_merged_label_is_no_heading() -> None:
    reading = reading_of(
        HEAD, cells("绩效指标") .replace("<td>", "<td rowspan=4>") + HEADING,
        "<td rowspan=2>产出指标</td>" + cells("数量指标", "改造路灯", "≥20盏"),
        cells("成本指标", "每盏改造成本", "不高于上年"),
        cells("效益指标", "社会效益指标", "夜间照明", "明显改善"),
    )  # fmt: skip
    assert said(reading) == [
        ("改造路灯", "≥20盏", "产出指标", "数量指标", "sure"),
        ("每盏改造成本", "不高于上年", "产出指标", "成本指标", "sure"),
        ("夜间照明", "明显改善", "效益指标", "社会效益指标", "sure"),
    ]


COST = ("成本指标", "经济成本指标", "项目总成本", "不超预算")


@pytest.mark.parametrize(
    "row",
    [
        COST,
        ("成本指标", "社会成本指标", "社会成本", "较低"),
        ("产出指标", "成本指标", "每盏改造成本", "按合同控制"),
        ("满意度指标", "服务对象满意度指标", "满意度", "满意"),
    ],
)
@pytest.mark.parametrize("place", [0, 1])
def test_a_row_of_label_words_is_one_of_the_body_wherever_it_stands(
    row: tuple[str, ...], place: int
) -> None:
    body = [
        cells("产出指标", "数量指标", "改造路灯", "≥20盏"),
        cells("效益指标", "社会效益指标", "照明", "≥95%"),
    ]
    body.insert(place, cells(*row))
    reading = reading_of(HEAD, HEADING, *body)
    assert len(reading.tables) == 1
    assert [(one[0], one[1]) for one in said(reading)][place] == (row[2], row[3])
    assert [one.level2 for one in reading.targets if one.indicator == "照明"] == ["社会效益指标"]
    assert {one.confidence for one in reading.targets} == {"sure"}


def test_a_heading_with_other_words_under_the_labels_begins_a_table() -> None:
    reading = reading_of(
        HEAD, HEADING, cells("产出指标", "数量指标", "改造路灯", "≥20盏"), HEADING,
        cells("效益指标", "社会效益指标", "照明", "≥95%"),
    )  # fmt: skip
    assert [one[0] for one in said(reading)] == ["改造路灯", "照明"]


def test_a_label_of_goals_down_the_side_ends_no_form() -> None:
    reading = reading_of(
        HEAD, "<td rowspan=3>绩效目标</td>" + HEADING, cells("产出指标", "数量指标", "改造路灯", "≥20盏"),
        cells("效益指标", "社会效益指标", "照明覆盖率", "≥95%"),
    )  # fmt: skip
    assert [(one[0], one[4]) for one in said(reading)] == [
        ("改造路灯", "sure"),
        ("照明覆盖率", "sure"),
    ]


def test_an_unknown_label_beside_the_name_is_no_part_of_it() -> None:
    body = (HEADING + "<td></td>", cells("产出指标", "数量指标", "改造路灯", "≥20盏", ""))
    known = reading_of(cells("项目名称", "路灯改造", "是否科技项目", "否"), *body)
    assert [(one.project.name, one.confidence) for one in known.targets if one.project] == [
        ("路灯改造", "sure")
    ]
    blank = reading_of(cells("项目名称", "路灯改造", "是否科技项目", ""), *body)
    assert [(one.project.name, one.reasons) for one in blank.targets if one.project] == [
        ("路灯改造", ())
    ]


def test_two_forms_side_by_side_are_unsure() -> None:
    reading = reading_of(
        cells("项目名称", "路灯改造", "项目名称", "公厕维护"),
        HEADING,
        cells("产出指标", "数量指标", "改造路灯", "≥20盏"),
    )
    assert [one.reasons for one in reading.targets] == [("name_beside_text",)]


def test_two_levels_in_one_cell_make_the_row_unsure() -> None:
    reading = reading_of(
        cells("项目名称", "路灯改造", ""),
        cells("指标类型", "指标名称", "指标值"),
        cells("产出指标-数量指标", "改造路灯", "≥20盏"),
    )
    assert [(one.indicator, one.reasons) for one in reading.targets] == [
        ("改造路灯", ("label_unknown",))
    ]


def wide(*middle: str) -> Reading:
    return reading_of(
        "<td rowspan=3>项目名称</td><td colspan=4>产出指标</td><td colspan=2>效益指标</td>",
        "".join(f"<td colspan=2>{text}</td>" for text in middle),
        cells(*("指标名称", "指标值") * 3),
        cells("路灯改造", "改造路灯", "≥20盏", "每盏改造成本", "≤3000元", "照明覆盖率", "≥95%"),
    )


def test_level_2_may_stand_in_the_middle_of_a_wide_heading() -> None:
    assert said(wide("数量指标", "成本指标", "社会效益指标")) == [
        ("改造路灯", "≥20盏", "产出指标", "数量指标", "sure"),
        ("每盏改造成本", "≤3000元", "产出指标", "成本指标", "sure"),
        ("照明覆盖率", "≥95%", "效益指标", "社会效益指标", "sure"),
    ]


def test_a_heading_whose_middle_row_is_not_understood_makes_its_rows_unsure() -> None:
    reading = wide("甲类", "乙类", "丙类")
    assert len(reading.targets) == 3
    assert all("heading_split" in one.reasons for one in reading.targets)


def test_rows_in_words_without_columns_are_told() -> None:
    reading = read_records(
        parse_document("x.txt", "项目绩效目标表\n\n产出指标 数量指标 改造路灯 20盏\n".encode())
    )
    assert reading.targets == []
    assert [(one.code, one.line) for one in reading.findings] == [("R001", 3)]


def test_a_project_whose_brackets_do_not_match_is_unsure() -> None:
    reading = reading_of(
        HEAD.replace("路灯改造", "市级）路灯改造"),
        HEADING,
        cells("产出指标", "数量指标", "改造路灯", "≥20盏"),
    )
    assert [one.reasons for one in reading.targets] == [("name_broken",)]


@pytest.mark.parametrize(
    "foot",
    [
        ("主办单位：某市人民政府", "备案号05000000号"),
        ("网站首页", "冀ICP备05000000号"),
        ("版权所有：某市财政局", ""),
    ],
)
def test_a_table_of_the_page_below_a_form_is_no_part_of_it(foot: tuple[str, str]) -> None:
    html = f"<p>项目绩效目标表</p><table><tr>{HEAD}</tr><tr>{HEADING}</tr><tr>{cells('产出指标', '数量指标', '改造路灯', '≥20盏')}</tr></table>"
    reading = read_records(
        parse_document("x.html", f"{html}<table><tr>{cells(*foot)}</tr></table>".encode())
    )
    assert [(one.indicator, one.confidence) for one in reading.targets] == [("改造路灯", "sure")]


def test_a_strange_row_below_a_form_gives_no_sure_target() -> None:
    html = f"<p>项目绩效目标表</p><table><tr>{HEAD}</tr><tr>{HEADING}</tr><tr>{cells('产出指标', '数量指标', '改造路灯', '≥20盏')}</tr></table>"
    reading = read_records(
        parse_document(
            "x.html",
            f"{html}<table><tr>{cells('某市人民政府办公室', '第05000000号')}</tr></table>".encode(),
        )
    )
    assert [one.indicator for one in reading.targets if one.confidence == "sure"] == ["改造路灯"]


def test_sign_number_and_unit_below_one_heading_are_one_value() -> None:
    heading = cells("一级指标", "二级指标", "三级指标") + "<td colspan=3>指标值</td>"
    reading = reading_of(
        HEAD, heading, cells("产出指标", "数量指标", "改造路灯", "≥", "20", "盏"), cells("产出指标", "质量指标", "验收合格率", "=", "100", "%"),
        cells("效益指标", "社会效益指标", "夜间照明") + "<td colspan=3>明显改善</td>", cells("效益指标", "社会效益指标", "照明覆盖率", "≥", "95%"),
    )  # fmt: skip
    assert [(one[0], one[1], one[4]) for one in said(reading)] == [
        ("改造路灯", "≥20盏", "sure"),
        ("验收合格率", "=100%", "sure"),
        ("夜间照明", "明显改善", "sure"),
        ("照明覆盖率", "≥95%", "sure"),
    ]
    # What stands alone in the column of numbers is the value too.
    rows = (
        cells("产出指标", "数量指标", "改造路灯", "≥", "20", "盏"),
        cells("效益指标", "社会效益指标", "夜间照明", "", "明显改善", ""),
    )
    assert [(one[1], one[4]) for one in said(reading_of(HEAD, heading, *rows))] == [
        ("≥20盏", "sure"),
        ("明显改善", "sure"),
    ]
    # A text beside the sign is none of its parts.
    reading = reading_of(
        HEAD, heading, cells("产出指标", "数量指标", "改造路灯", "≥", "每街两盏", "")
    )
    assert [one.confidence for one in reading.targets] == ["unsure"]


def test_a_name_that_begins_with_a_period_is_a_name() -> None:
    reading = reading_of(
        HEAD, HEADING, cells("产出指标", "时效指标", "每月电费支付时间", "每月10日前"), cells("产出指标", "数量指标", "每季度巡查次数", "≥3次"),
    )  # fmt: skip
    assert [(one[0], one[1], one[4]) for one in said(reading)] == [
        ("每月电费支付时间", "每月10日前", "sure"),
        ("每季度巡查次数", "≥3次", "sure"),
    ]


def test_a_name_that_ran_over_the_rows_beside_it_is_unsure() -> None:
    heading = cells("项目名称", "预算数", "一级指标", "二级指标", "三级指标", "指标值")
    reading = reading_of(
        heading, cells("路灯改造", "20", "产出指标", "数量指标", "改造路灯", "≥20盏"), cells("", "", "", "", "更换灯杆", "≥9根"),
        cells("城区主干道老旧电缆更", "", "效益指标", "社会效益指标", "照明覆盖率", "≥95%"),
        cells("换及配套设施补助", "30", "产出指标", "数量指标", "更换电缆", "≥300米"),
    )  # fmt: skip
    assert [(one.indicator, one.reasons) for one in reading.targets] == [
        ("改造路灯", ()),
        ("更换灯杆", ()),
        ("照明覆盖率", ("name_over_rows",)),
        ("更换电缆", ("name_over_rows",)),
    ]


@pytest.mark.parametrize("mark", ["-", "—", "/", "：", " ", "-\n", "<br>"])
@pytest.mark.parametrize("heading", ["指标类型", "一级指标", "二级指标", "所属类别"])
def test_both_levels_in_one_cell(mark: str, heading: str) -> None:
    reading = reading_of(
        HEAD, cells(heading, "指标名称", "指标值"), cells(f"产出指标{mark}数量指标", "改造路灯", "≥20盏"),
        cells(f"产出指标{mark}质量指标", "验收合格率", "100%"), cells(f"效益指标{mark}社会效益指标", "照明覆盖率", "≥95%"),
    )  # fmt: skip
    assert said(reading) == [
        ("改造路灯", "≥20盏", "产出指标", "数量指标", "sure"),
        ("验收合格率", "100%", "产出指标", "质量指标", "sure"),
        ("照明覆盖率", "≥95%", "效益指标", "社会效益指标", "sure"),
    ]
    assert [one.level2_printed for one in reading.targets] == [
        "数量指标",
        "质量指标",
        "社会效益指标",
    ]
