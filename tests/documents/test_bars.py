"""Rows with bars between their cells, however the bars are set."""

import pytest

from kg.documents.bars import read_bars

ROWS = [
    ["一级指标", "二级指标", "三级指标", "指标值"],
    ["产出指标", "数量指标", "养护里程", "≥186公里"],
    ["", "", "更换井盖", "≥240套"],
    ["", "质量指标", "验收合格率", ""],
]


def cells(text: str) -> list[list[str]]:
    found = read_bars(text.splitlines())
    return [line.cells for _, line in sorted(found.items()) if line.cells is not None]


def texts(text: str) -> list[str]:
    lines = text.splitlines()
    found = read_bars(lines)
    return [found[place].text if place in found else line for place, line in enumerate(lines)]


@pytest.mark.parametrize(
    ("before", "between", "behind"),
    [
        ("| ", " | ", " |"),
        ("|", "|", "|"),
        ("", " | ", " |"),
        ("", "| ", "  "),
        ("| ", " | ", ""),
        ("", " ｜ ", ""),
        ("│", "│", "│"),
        ("   ", "\t|".replace("\t", " "), "   "),
    ],
)
@pytest.mark.parametrize("below_heading", ["", "---|---|---|---", "|---|:-:|--:|---|", "-----"])
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_bars_around_behind_and_between(
    before: str, between: str, behind: str, below_heading: str, gap: str
) -> None:
    lines = [f"{before}{between.join(row)}{behind}" for row in ROWS]
    lines[1:1] = [below_heading] if below_heading else []
    assert cells("标题\n" + gap.join(lines)) == ROWS


def test_blank_cells_at_the_end_of_most_rows_are_no_frame() -> None:
    text = "三级指标| 指标值| 得分| 备注  \n---|---|---|---  \n里程| ≥3公里| 10|  \n闸门| 2扇| 10|  \n合格率| 95%| 9| 抽查  \n"
    assert cells(text)[1:] == [
        ["里程", "≥3公里", "10", ""],
        ["闸门", "2扇", "10", ""],
        ["合格率", "95%", "9", "抽查"],
    ]


def test_boxes_have_rulings_and_rows_of_several_lines() -> None:
    text = """\
┌────┬────┬──────┐
│一级│三级│指标值│
│指标│指标│      │
├────┼────┼──────┤
│产出│里程│≥186  │
│    ├────┼──────┤
│指标│井盖│≥240套│
├────┼────┼──────┤
│效益│合格│≥98%  │
└────┴────┴──────┘
"""
    assert cells(text) == [
        ["一级指标", "三级指标", "指标值"],
        ["产出", "里程", "≥186"],
        ["指标", "井盖", "≥240套"],
        ["效益", "合格", "≥98%"],
    ]


def test_a_ruling_below_the_heading_alone_joins_no_rows() -> None:
    text = "+----+----+\n| a  | b  |\n+----+----+\n| 1  | 2  |\n| 3  | 4  |\n+----+----+\n"
    assert cells(text) == [["a", "b"], ["1", "2"], ["3", "4"]]
    assert cells(f"{text}\n{text}") == [["a", "b"], ["1", "2"], ["3", "4"]] * 2


@pytest.mark.parametrize("blank", ["", "\n"])
@pytest.mark.parametrize("cell", ["{} |", "| {}", "| {} |"])
def test_cells_of_a_line_each_are_texts(cell: str, blank: str) -> None:
    own = ["一级指标", "二级指标", "三级指标", "指标值", "产出指标", "", "养护里程", "≥186公里"]
    text = f"\n{blank}".join(cell.format(one) for one in own)
    assert cells(text) == []
    assert [one for one in texts(text) if one] == [one for one in own if one]


@pytest.mark.parametrize(
    "text",
    [
        "甲 |\n乙 |\n丙\n丁 |\n戊 |\n己\n",
        "甲\n\n|\n\n乙\n\n|\n\n丙\n\n丁\n\n|\n\n戊\n\n|\n\n己\n",
        "甲\n| 乙\n| 丙\n丁\n| 戊\n| 己\n",
    ],
)
def test_a_cell_without_a_bar_ends_its_row(text: str) -> None:
    assert cells(text) == [["甲", "乙", "丙"], ["丁", "戊", "己"]]


@pytest.mark.parametrize(
    "text",
    [
        "首页 | 政务公开 | 部门预算",
        "首页 | 政务公开\n当前位置：首页 | 公开",
        "正文\n———————\n正文",
        "=====\n\n-----\n",
    ],
)
def test_prose_with_a_bar_is_no_row(text: str) -> None:
    assert cells(text) == []
    assert texts(text) == text.splitlines()


def test_a_line_of_prose_below_framed_rows_is_no_row() -> None:
    text = "| a | b |\n| 1 | 2 |\n正文 | 不是表\n"
    assert cells(text) == [["a", "b"], ["1", "2"]]
    assert texts(text)[-1] == "正文 | 不是表"


def test_a_title_with_a_bar_behind_it_is_a_text() -> None:
    text = "绩效目标表 |\n一级指标 | 三级指标 | 指标值 |\n产出指标 | 养护里程 | ≥186公里 |\n效益指标 |\n"
    assert texts(text)[0] == "绩效目标表"
    assert cells(text)[-1] == ["效益指标"]


def test_dashes_that_stand_for_nothing_stay() -> None:
    text = "| 三级指标 | 指标值 | 备注 |\n|---|---|---|\n| 养护里程 | ≥1 | -- |\n| 其他 | —— | |\n"
    assert cells(text)[1:] == [["养护里程", "≥1", "--"], ["其他", "——", ""]]


def test_marks_of_markdown_are_no_text() -> None:
    text = r"| **一级指标** | `值` | a\|b | 甲<br>乙 | &gt;=95% | 3\*4 |"
    assert cells(text) == [["一级指标", "值", "a|b", "甲乙", ">=95%", "3*4"]]
