"""Heads of forms as labels with their values."""

import pytest

from kg.documents import Line
from kg.tables.forms.pairs import read_pairs
from kg.tables.table import Row, row_of_texts


def row(number: int, *texts: str, page: int | None = None) -> Row:
    return row_of_texts(Line(number, "\t".join(texts), page=page), texts)


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
        (("项目名称", "路灯改造", "标签", "甲"), [("project_name", "项目名称", "路灯改造", False)]),
        (("项目名称", "路灯改造", "甲"), [("project_name", "项目名称", "路灯改造", True)]),
        (("项目名称：路灯改造", "主管部门：住建局"),
         [("project_name", "项目名称", "路灯改造", False), ("department", "主管部门", "住建局", False)]),
        (("甲", "项目名称", "路灯改造"), [(None, "", "甲", False), ("project_name", "项目名称", "路灯改造", False)]),
        (("甲", "乙"), [(None, "", "甲乙", False)]),
        (("", ""), []),
        (("项目名称",), [("project_name", "项目名称", "", False)]),
    ],
)  # fmt: skip
def test_labels_and_values(
    texts: tuple[str, ...], found: list[tuple[str | None, str, str, bool]]
) -> None:
    assert pairs(row(1, *texts)) == found


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
