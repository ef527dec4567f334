"""Rows that open a form, end its targets, or give a key below them."""

import pytest

from kg.documents import Cell, Line
from kg.tables.cell import cell_of
from kg.tables.forms.rows import (
    LONGEST_KEY,
    ends_form,
    is_target,
    is_unknown_key,
    names_a_value,
    opens_form,
)
from kg.tables.table import Row
from kg.tables.words.role import Role
from tests.support.rows import heading, row


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (("项目名称", "路灯改造"), True),
        (("项目编码", "A-12"), True),
        (("主管部门", "某市住建局"), True),
        (("实施单位", "某市路灯处"), True),
        (("预算数", "12"), False),  # no field that opens one
        (("甲", "路灯改造"), False),
        (("项目名称",), True),  # alone
        (("项目名称", "预算数"), False),  # labels side by side: a heading
        (("", "主管部门", "某市住建局"), False),  # not in the first column
        # label and value in one cell
        (("项目名称：路灯改造", "预算数"), True),
        (("预算数：12", "甲"), False),
        (("", "主管部门：某市住建局"), False),
        # the project further right
        (("项目类别", "延续项目", "项目名称", "路灯改造"), True),
        (("项目类别", "延续项目", "项目编码", "A-12"), True),
        (("项目类别", "延续项目", "主管部门", "某市住建局"), False),
        (("项目类别", "延续项目", "项目名称", "预算数"), False),
        (("", "项目名称", "路灯改造"), True),
        (("", ""), False),
    ],
)
def test_rows_that_open_a_form(texts: tuple[str, ...], expected: bool) -> None:
    assert opens_form(row(*texts)) is expected


@pytest.mark.parametrize(
    ("one", "expected"),
    [
        (row("其他说明", "无"), True),
        (row("项目类型", "一般"), True),
        (row("填报人：甲", "电话"), True),
        (row("预算执行率", "100%"), False),  # a fixed indicator of departments
        (row("改造路灯", "≥20盏"), False),
        (row("", "其他说明", "无"), False),
        (row("其他说明", "无", spanned=[0]), False),
        (row("", ""), False),
        # goals
        (row("年度目标1：改造二十盏"), True),
        (row("目标：改造二十盏"), True),
        (row("总体目标：三年改完"), True),
        (row("实施期目标12：三年改完"), True),
        (row("目标123：三年改完"), False),
        (row("路灯目标：三年改完"), False),
        # signatures
        (row("主管部门意见"), True),
        (row("甲", "（签字）"), False),
        (row("分管领导（签字）"), True),
        (row("单位盖章："), True),
        (row("经办人联系电话:"), True),
        (row("意见的采纳率", "100%"), False),
        # goals down the side of the indicators
        (row("绩效目标", "产出指标", "数量指标", "改造路灯"), False),
        (row("绩效目标", "产出指标", "改造路灯"), True),  # three cells
        (row("绩效目标", "甲", "数量指标", "改造路灯"), True),
    ],
)
def test_rows_that_end_the_targets(one: Row, expected: bool) -> None:
    assert ends_form(one) is expected


@pytest.mark.parametrize(
    "word",
    [
        "审核意见", "项目负责人", "甲方签字", "甲方签章", "甲方盖章", "甲方联系人", "甲方电话",
        "甲方填表人", "甲方填报人", "甲方填报日期",
    ],
)  # fmt: skip
def test_words_of_signatures(word: str) -> None:
    assert ends_form(row(word, "甲"))
    assert not ends_form(row(f"{word}数", "甲"))


# Keys nobody knows

HEADING = heading(Role.LEVEL1, Role.INDICATOR, Role.VALUE)


def key_row(*cells: Cell, spanned: frozenset[int] = frozenset()) -> Row:
    texts = [cell_of("")] * 4
    for cell in cells:
        for index in range(cell.column, min(4, cell.column + cell.colspan)):
            texts[index] = cell_of(cell.text)
    return Row(Line(9, "", cells), texts, spanned)


TEXT = Cell("加强组织领导", 1, colspan=2)


@pytest.mark.parametrize(
    ("one", "expected"),
    [
        (key_row(Cell("保障措施", 0), TEXT), True),
        (key_row(Cell("保障措施", 0), Cell("加强组织领导", 1, colspan=3)), True),
        (key_row(Cell("保障措施", 0), TEXT, Cell(" ", 3)), True),  # a blank one beside it
        (key_row(Cell("保障措施", 0), Cell("加强组织领导", 1)), False),  # over names alone
        (key_row(Cell("保障措施", 0), Cell("加强组织领导", 2)), False),  # over values alone
        (key_row(Cell("保障措施", 0), TEXT, Cell("甲", 3)), False),
        (key_row(TEXT), False),
        (key_row(Cell("产出指标", 0), TEXT), False),
        (key_row(Cell("成本指标", 0), TEXT), False),
        (key_row(Cell("数量指标", 0), TEXT), False),
        (key_row(Cell("社会效益", 0), TEXT), False),
        (key_row(Cell("长" * LONGEST_KEY, 0), TEXT), True),
        (key_row(Cell("长" * (LONGEST_KEY + 1), 0), TEXT), False),
        (key_row(Cell("保障措施", 0), TEXT, spanned=frozenset({0})), False),
        (key_row(Cell("保障措施", 0), TEXT, spanned=frozenset({3})), True),
    ],
)
def test_unknown_keys(one: Row, expected: bool) -> None:
    assert is_unknown_key(one, HEADING) is expected


def test_a_key_covers_one_column_of_names_and_one_of_values() -> None:
    one = key_row(Cell("保障措施", 0), Cell("加强组织领导", 1, colspan=3))
    assert not is_unknown_key(one, heading(Role.LEVEL1, Role.INDICATOR, None))
    assert not is_unknown_key(one, heading(Role.LEVEL1, Role.INDICATOR, Role.VALUE, Role.VALUE))


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (("项目总投资", "≤100万元"), True),
        (("项目总投资", "100"), False),  # the money of a form
        (("财政资金", "不超过90万元"), True),
        (("项目实施周期", "2年"), True),
        (("实施方案", "完善"), True),
        (("立项依据", "水利条例"), False),
        (("项目负责人", "≥1人"), False),
        (("", "项目总投资"), False),
        (("加固堤防", "≥3公里"), False),  # its name is no key: nobody asks
    ],
)
def test_a_name_like_a_key_with_a_value_beside_it_is_a_target(
    texts: tuple[str, ...], expected: bool
) -> None:
    assert is_target(row(*texts), heading(Role.INDICATOR, Role.VALUE)) is expected
    assert not is_target(row(*texts), heading(Role.LEVEL1, Role.VALUE))


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (("实施单位", "某市路灯处"), True),
        (("主管部门", "", "实施单位", "某市路灯处"), True),
        (("单位名称", "项目名称", "指标值"), False),
        (("项目名称", "一级指标"), False),
        (("预算数", "12"), False),
    ],
)
def test_rows_with_a_name_beside_its_label(texts: tuple[str, ...], expected: bool) -> None:
    assert names_a_value(row(*texts)) is expected
