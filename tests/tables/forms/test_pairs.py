"""Heads of forms as labels with their values."""

import pytest

from kg.documents import Cell, Line
from kg.tables.cell import cell_of
from kg.tables.forms.pairs import read_pairs
from kg.tables.table import Row, row_of_texts


def row(number: int, *texts: str, page: int | None = None) -> Row:
    own = tuple(Cell(text, column) for column, text in enumerate(texts))
    return row_of_texts(Line(number, "\t".join(texts), own, page), texts)


def pairs(*rows: Row) -> list[tuple[str | None, str, str, bool]]:
    return [
        (pair.field and str(pair.field), pair.label.text, pair.value.text, pair.doubtful)
        for pair in read_pairs(list(rows))
    ]


@pytest.mark.parametrize(
    ("texts", "found"),
    [
        (("项目名称", "路灯改造"), [("project_name", "项目名称", "路灯改造", False)]),
        (("项目名称", "路灯改造", "预算数", "12"),
         [("project_name", "项目名称", "路灯改造", False), ("amount", "预算数", "12", False)]),
        (("预算数", "12", "10"), [("amount", "预算数", "12", False)]),
        (("年度目标", "甲", "乙"), [("goal", "年度目标", "甲乙", False)]),
        (("项目名称", "路灯改造", "标签", "甲"),
         [("project_name", "项目名称", "路灯改造", False), (None, "标签", "甲", False)]),
        (("项目名称", "路灯改造", "标签", ""),
         [("project_name", "项目名称", "路灯改造", False), (None, "标签", "", False)]),
        (("项目名称", "", "路灯改造", ""), [("project_name", "项目名称", "路灯改造", False)]),  # it moved
        (("项目名称", "路灯改造", "甲"), [("project_name", "项目名称", "路灯改造", True)]),
        (("项目名称：路灯改造", "主管部门：住建局"),
         [("project_name", "项目名称", "路灯改造", False), ("department", "主管部门", "住建局", False)]),
        (("甲", "项目名称", "路灯改造"), [(None, "", "甲", False), ("project_name", "项目名称", "路灯改造", False)]),
        (("甲", "乙"), [(None, "", "甲乙", False)]),
        (("", ""), []),
        (("项目名称",), [("project_name", "项目名称", "", False)]),
        # a label nobody knows
        (("项目名称", "路灯改造", "督办人：", "甲"),
         [("project_name", "项目名称", "路灯改造", False), (None, "督办人：", "甲", False)]),
        (("项目名称：路灯改造", "督办人：甲"),
         [("project_name", "项目名称", "路灯改造", False), (None, "督办人", "甲", False)]),
        (("主管部门", "", "督办人", "甲"), [("department", "主管部门", "", False), (None, "督办人", "甲", False)]),
        (("主管部门", "督办人", "甲"), [("department", "主管部门", "督办人", True)]),  # the blank cell is lost
        (("督导主管部门", "住建局"), [("department", "督导主管部门", "住建局", False)]),  # its last words are known
        (("资金使用单位", "各县主管部门"), [("unit", "资金使用单位", "各县主管部门", False)]),  # a value
        (("主管部门", "", "实施单位", "路灯处"),
         [("department", "主管部门", "", False), ("unit", "实施单位", "路灯处", False)]),
    ],
)  # fmt: skip
def test_labels_and_values(
    texts: tuple[str, ...], found: list[tuple[str | None, str, str, bool]]
) -> None:
    assert pairs(row(1, *texts)) == found


def test_a_label_nobody_knows_stands_where_other_rows_have_labels() -> None:
    head = (
        row(1, "项目名称", "路灯改造", "预算数", "12"),
        row(2, "主管部门", "住建局", "督办人", ""),
    )
    assert pairs(*head)[2:] == [
        ("department", "主管部门", "住建局", False),
        (None, "督办人", "", False),
    ]
    # Not in a column that also holds values, and a number is no label.
    head = (row(1, "项目名称", "路灯改造", "预算数", "12"), row(2, "预算数", "12", "10", ""))
    assert pairs(*head)[2:] == [("amount", "预算数", "12", False)]


def test_a_row_of_labels_has_its_values_below() -> None:
    head = (
        row(1, "项目名称", "主管部门", "预算数"),
        row(2, "路灯改造", "", "12"),
        row(3, "实施单位", "路灯处"),
    )
    assert pairs(*head) == [
        ("project_name", "项目名称", "路灯改造", False),
        ("department", "主管部门", "", False),
        ("amount", "预算数", "12", False),
        ("unit", "实施单位", "路灯处", False),
    ]
    # A text beside the labels belongs to none of them.
    head = (row(1, "项目名称", "主管部门"), row(2, "路灯改造", "住建局", "甲"))
    assert pairs(*head)[:2] == [
        ("project_name", "项目名称", "", False),
        ("department", "主管部门", "", False),
    ]


def test_a_label_over_several_rows_is_no_value_of_the_rows_below() -> None:
    upper = Row(Line(1, ""), [cell_of("项目资金"), cell_of("年度资金总额"), cell_of("12")])
    lower = Row(
        Line(2, ""), [cell_of("项目资金"), cell_of("其他资金"), cell_of("2")], frozenset({0})
    )
    assert pairs(upper, lower) == [
        ("amount", "项目资金", "", False),
        ("amount", "年度资金总额", "12", False),
        ("part", "其他资金", "2", False),
    ]


@pytest.mark.parametrize(
    ("rest", "page", "value"),
    [
        (("", "改造"), 2, "路灯改造"), (("", "改造"), 1, "路灯"), (("", "改造"), 3, "路灯"), (("改造", ""), 2, "路灯"),
        (("", "主管部门"), 2, "路灯"),
    ],
)  # fmt: skip
def test_a_value_goes_on_the_next_page(rest: tuple[str, ...], page: int, value: str) -> None:
    found = pairs(row(1, "项目名称", "路灯", page=1), row(2, *rest, page=page))
    assert found[0][2] == value
