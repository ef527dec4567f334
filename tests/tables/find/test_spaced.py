"""Tables whose columns only spaces keep apart are read, never surely."""

import pytest

from kg.records import Reading
from tests.support.samples import read_text

HEAD = "甲县水利局项目支出绩效目标表\n\n项目名称{gap}堤防加固\n主管部门{gap}甲县水利局{gap}实施单位{gap}甲县河道所\n"
ROWS = (
    ("一级指标", "二级指标", "三级指标", "指标值"),
    ("产出指标", "数量指标", "加固堤防", "≥3公里"),
    ("", "", "更换闸门", "2扇"),
    ("", "质量指标", "验收合格率", "≥95%"),
    ("效益指标", "社会效益指标", "受益人口", "≥2万人"),
)
RIGHT = [
    ("加固堤防", "≥3公里", "产出指标", "数量指标"),
    ("更换闸门", "2扇", "产出指标", "数量指标"),
    ("验收合格率", "≥95%", "产出指标", "质量指标"),
    ("受益人口", "≥2万人", "效益指标", "社会效益指标"),
]


def said(reading: Reading) -> list[tuple[str | None, ...]]:
    return [(one.indicator, one.value, one.level1, one.level2) for one in reading.targets]


@pytest.mark.parametrize(
    "gap", ["  ", "      ", "\u3000", "\u3000\u3000", " \u3000 ", "\xa0\xa0", " "]
)
@pytest.mark.parametrize("below", ["\n", "\n\n", "\n \n \n"])
def test_cells_in_order_are_read_where_blank_ones_are_lost(gap: str, below: str) -> None:
    text = HEAD.format(gap=gap) + below.join(gap.join(filter(None, row)) for row in ROWS) + "\n"
    reading = read_text(text)
    assert said(reading) == RIGHT
    assert {one.project.name for one in reading.targets if one.project} == {"堤防加固"}
    assert {one.department for one in reading.targets} == {"甲县水利局"}
    assert all("columns_by_spaces" in one.reasons for one in reading.targets)


def test_gaps_that_all_lines_leave_free_tell_the_columns() -> None:
    text = (
        "甲县水利局项目支出绩效目标表\n项目名称    堤防加固\n"
        "一级指标    三级指标    指标值    备注          指标说明\n"
        "产出指标    加固堤防    ≥3公里                  完成的长度\n"
        "            更换闸门    2扇       含启闭机\n"
    )
    reading = read_text(text)
    assert [(one.value, one.description, one.extra) for one in reading.targets] == [
        ("≥3公里", "完成的长度", {}),
        ("2扇", None, {"remark": "含启闭机"}),
    ]


def test_a_space_within_a_value_keeps_no_columns_apart() -> None:
    text = "项目绩效目标表\n项目名称 堤防\n一级指标 二级指标 三级指标 指标值\n产出指标 数量指标 加固堤防 ≥ 3公里\n质量指标 合格率 ≥ 95 %\n"
    assert [one.value for one in read_text(text).targets] == ["≥3公里", "≥95%"]


def test_a_sentence_a_title_and_another_form_end_the_table() -> None:
    table = "一级指标  二级指标  三级指标  指标值\n产出指标  数量指标  加固堤防  ≥3公里\n"
    for line in (
        "本表由各单位负责填报，内容应当与申报的绩效目标一致，并对其真实性和完整性负责。",
        "甲县水利局收入预算表",
        "二、名词解释",
        "项目名称  河道清淤",
    ):
        reading = read_text(f"项目绩效目标表\n项目名称  堤防加固\n{table}{line}\n产出  2\n")
        assert said(reading) == RIGHT[:1]


@pytest.mark.parametrize("line", ["尾页", "甲县水利局"])
def test_a_line_below_the_table_is_no_piece_of_it(line: str) -> None:
    table = "一级指标  二级指标  三级指标  指标值\n产出指标  数量指标  加固堤防  ≥3公里\n"
    assert said(read_text(f"项目绩效目标表\n项目名称  堤防加固\n{table}{line}\n")) == RIGHT[:1]


@pytest.mark.parametrize(
    "heading",
    [
        "一级      二级      三级        指标值\n指标      指标      指标",
        "一级      二级      三级        年度\n指标      指标      指标        指标值",
    ],
)
def test_a_heading_may_have_two_lines(heading: str) -> None:
    text = (
        f"项目绩效目标表\n项目名称  堤防加固\n{heading}\n"
        "产出指标  数量指标  加固堤防    ≥3公里\n          质量指标  验收合格率  ≥95%\n"
    )
    assert said(read_text(text)) == [RIGHT[0], RIGHT[2]]


def test_a_heading_on_the_next_page_goes_on_with_columns_of_its_own() -> None:
    text = (
        "项目绩效目标表\n项目名称  堤防加固\n一级指标  二级指标  三级指标    指标值\n产出指标  数量指标  加固堤防    ≥3公里\n"
        "— 2 —\n一级指标      二级指标      三级指标   指标值\n效益指标      社会效益指标  受益人口   ≥2万人\n"
    )
    assert said(read_text(text)) == [RIGHT[0], RIGHT[3]]


@pytest.mark.parametrize(
    "text",
    [
        "各单位应当设置  一级指标  二级指标  三级指标  并明确指标值。\n",
        "一级指标  二级指标  三级指标  指标值\n",
        "收入  支出  项目  预算数\n一般公共预算  100  基本支出  80\n",
        "部门  指标  目标  绩效\n",
    ],
)
def test_words_of_headings_without_rows_are_no_table(text: str) -> None:
    assert read_text(text).targets == () or read_text(text).targets == []
