"""Lines that may be pieces of the rows beside them."""

import pytest

from tests.support.samples import read_text

HEAD = (
    "清河市水利局\n2024年部门预算\n项目绩效目标表\n项目名称\t堤防加固\t\t\t\n"
    "一级指标\t二级指标\t三级指标\t指标值\t备注\n"
)
ROWS = (
    "产出指标\t数量指标\t加固堤防长度\t≥3公里\t",
    "\t\t巡查堤防次数\t≥12次\t",
    "\t质量指标\t工程验收合格率\t100%\t",
    "效益指标\t社会效益指标\t受益人口数量\t≥8万人\t",
)


def doubts(*lines: str) -> dict[str, tuple[str, ...]]:
    reading = read_text(HEAD + "".join(f"{line}\n" for line in lines))
    return {target.indicator: target.reasons for target in reading.targets if target.reasons}


@pytest.mark.parametrize("piece", ["次", "率达标", "以上（含县级）"])
def test_a_text_directly_below_a_row_may_end_it_or_begin_the_next_one(piece: str) -> None:
    assert doubts(ROWS[0], ROWS[1], piece, *ROWS[2:]) == {
        "巡查堤防次数": ("may_be_wrapped",),
        "工程验收合格率": ("may_be_wrapped",),
    }


@pytest.mark.parametrize(
    "between",
    ["第 3 页，共 9 页", "- 3 -", "清河市水利局", "注：按年度填报。", "单位：万元", "\n加固次数"],
)
def test_furniture_and_what_stands_apart_are_no_pieces(between: str) -> None:
    assert doubts(ROWS[0], ROWS[1], between, *ROWS[2:]) == {}


LONG = (
    "项目绩效目标表\n项目编码\t项目名称\t金额\t一级指标\t二级指标\t三级指标\t指标值\t备注\n"
    "130124001\t堤防加固\t12\t产出指标\t数量指标\t加固堤防长度\t≥3公里\t\n"
    "\t\t\t\t\t巡查堤防次数\t≥12次\t\n"
)
BELOW = "\t\t\t\t质量指标\t工程验收合格率\t100%\t\n\t\t\t\t\t堤顶道路完好率\t100%\t\n"


def test_a_short_row_that_is_none_of_targets_may_end_the_one_above() -> None:
    reading = read_text(f"{LONG}130124002\t水库清淤\n{BELOW}")
    assert [(target.indicator, target.reasons) for target in reading.targets] == [
        ("加固堤防长度", ()),
        ("巡查堤防次数", ("may_be_wrapped",)),
        ("工程验收合格率", ("may_be_wrapped", "cell_shifted")),
        ("堤顶道路完好率", ("cell_shifted",)),  # the project is named on the short row
    ]
    assert ("R001", 5) in {(finding.code, finding.line) for finding in reading.findings}


def test_a_row_of_a_project_that_is_as_wide_as_the_others_is_none() -> None:
    reading = read_text(f"{LONG}130124002\t水库清淤\t5\t\t\t\t\t\n{BELOW}")
    assert [target.reasons for target in reading.targets] == [()] * 4


def test_a_row_that_begins_with_a_comma_goes_on_the_one_above() -> None:
    found = doubts(*ROWS[:2], "\t\t、清淤河道长度\t≥8公里\t", *ROWS[2:])
    assert {*found} == {"巡查堤防次数", "、清淤河道长度", "工程验收合格率"}


def test_rows_of_labels_are_no_pieces() -> None:
    assert doubts(*ROWS[:2], "质量指标", *ROWS[2:]) == {}
    assert doubts(*ROWS[:2], "产出指标\t质量指标", "\t\t工程验收合格率\t100%\t", ROWS[3]) == {}


def test_where_blanks_are_left_out_short_rows_say_nothing() -> None:
    text = HEAD.replace("\t\t\t\n", "\n").replace("\t备注", "")
    rows = [row.removesuffix("\t") for row in ROWS]
    reading = read_text(
        text + "".join(f"{row}\n" for row in (*rows[:2], "其他说明\t按月", *rows[2:]))
    )
    assert [
        target.reasons for target in reading.targets if "may_be_wrapped" in target.reasons
    ] == []
