"""Titles, captions and units of money around a table."""

import pytest

from kg.documents import Line
from kg.tables.find.prose import (
    announces_example,
    closes,
    is_announced,
    is_around_table,
    is_grid_title,
    money_unit_above,
    title_of,
)
from kg.tables.table import Row, row_of_texts
from kg.tables.words.role import Role
from tests.support.rows import heading, table
from tests.support.samples import read_text


def row(*texts: str) -> Row:
    return row_of_texts(Line(1, "\t".join(texts)), texts)


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (("项目绩效目标表", "", ""), True), (("注：甲", "", ""), True), (("项目绩效目标表", ""), False),
        (("", "项目绩效目标表", ""), False), (("项目绩效目标表", "甲", ""), False), (("项目清单", "", ""), False),
        (("部门预算申报表（2023年）", "", ""), True), (("收支总表", "", ""), False), (("改造路灯", "", ""), False),
    ],
)  # fmt: skip
def test_titles_in_the_grid(texts: tuple[str, ...], expected: bool) -> None:
    assert is_grid_title(row(*texts)) is expected


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (("部门名称：甲", "单位：万元"), True), (("部门名称：甲", "乙"), False), (("甲", "冀ICP备1号"), True),
        (("注：甲", "", ""), True), (("甲", "乙"), False),
    ],
)  # fmt: skip
def test_rows_around_a_table(texts: tuple[str, ...], expected: bool) -> None:
    assert is_around_table(row(*texts)) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("项目绩效目标表", True), ("一、概况", True), ("甲" * 41, True), ("甲" * 40, False)],
)
def test_lines_that_end_what_stands_above(text: str, expected: bool) -> None:
    assert closes(text) is expected


def test_the_nearest_title_and_the_last_unit_count() -> None:
    caption = [Line(1, "收支情况"), Line(2, " 项目绩效目标表 "), Line(3, "单位：元"), Line(4, "甲")]
    assert title_of(caption) == "项目绩效目标表"
    assert title_of(caption[2:]) is None
    assert money_unit_above(caption, []) == "元"
    assert money_unit_above(caption, [row("甲", "单位：万元")]) == "万元"
    assert money_unit_above([], [row("万元")]) is None


@pytest.mark.parametrize(
    ("texts", "caption", "expected"),
    [
        (("项目名称", "甲"), [], True), (("年度目标", "甲"), [], True), (("主管部门", "甲"), [], False),
        (("甲",), ["项目绩效目标表"], True), (("甲",), ["绩效好"], False), (("甲",), ["收支总表"], False),
        (("甲",), ["项目绩效目标表", "1", "2", "3"], True), (("甲",), ["项目绩效目标表", "1", "2", "3", "4"], False),
    ],
)  # fmt: skip
def test_targets_are_announced(texts: tuple[str, ...], caption: list[str], expected: bool) -> None:
    lines = [Line(number, text) for number, text in enumerate(caption)]
    assert is_announced(lines, [row(*texts)]) is expected


@pytest.mark.parametrize(
    ("title", "last", "expected"),
    [
        ("项目绩效目标申报表", "四、填报示例：", True),
        ("项目绩效目标申报表（示例）", "单位：万元", True),
        (None, "样例如下：", True),
        ("项目绩效目标申报表", "单位：万元", False),
        ("项目绩效目标申报表", "示例项目由财政局选定", False),
        ("示例幼儿园建设绩效目标表", "", False),
    ],
)
def test_tables_that_only_show_how_to_fill_in_one(
    title: str | None, last: str, expected: bool
) -> None:
    own = table(heading(Role.INDICATOR, Role.VALUE))
    own.title, own.caption = title, [Line(1, last)]
    assert announces_example(own) is expected


def test_rows_of_an_example_are_no_targets() -> None:
    rows = "一级指标\t三级指标\t指标值\n产出指标\t巡查水库\t≥12座\n效益指标\t受益人口\t≥3万人\n"
    filled = f"水库巡查绩效目标表\n项目名称\t水库巡查\n{rows}"
    reading = read_text(f"填表说明\n\n四、填报示例：\n\n{rows}\n{filled}")
    assert [one.line for one in reading.targets] == [12, 13]
