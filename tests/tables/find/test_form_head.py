"""The head of a form that no heading has claimed yet."""

import pytest

from kg.documents import Line
from kg.tables.find.form_head import MOST_BETWEEN, begins_again, head_of_ledger, outlives, take_back
from kg.tables.table import Heading, Row
from kg.tables.words.role import Role
from tests.support.rows import heading, row, table

HEAD = [row("项目名称", "堤防加固", line=1), row("预算数", "12", line=2)]


def lines(count: int, start: int = 3) -> list[Line]:
    return [Line(number, "正文") for number in range(start, start + count)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("绩效目标表", True), ("二、绩效指标", True), ("注：" + "写了很多" * 20, True), ("清河市水利局项目绩效目标表", True),
        ("堤防加固绩效目标表", True), ("堤防加固二期绩效目标表", True), ("河道清淤绩效目标表", False), ("政府采购情况", False),
    ],
)  # fmt: skip
def test_what_a_head_outlives(text: str, expected: bool) -> None:
    assert outlives(HEAD, [Line(3, text)], text) is expected


def test_a_head_outlives_few_lines_only() -> None:
    assert outlives(HEAD, lines(MOST_BETWEEN), "绩效目标表")
    assert not outlives(HEAD, lines(MOST_BETWEEN + 1), "绩效目标表")
    assert outlives(HEAD, [*lines(9, start=-8), *lines(1)], "绩效目标表")  # the others stand above


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (HEAD, True),
        ([row("主管部门", "清河市水利局")], True),
        ([row("部门名称", "清河市水利局"), row("职能", "管水"), row("收入", "12")], True),
        ([row("预算数", "12")], False),  # it names nothing
        ([row("项目名称", "堤防加固"), row("产出指标", "甲"), row("12", "乙")], False),  # no head
        ([], False),
    ],
)
def test_what_is_a_head(rows: list[Row], expected: bool) -> None:
    assert outlives(rows, [], "绩效目标表") is expected


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (("项目名称", "河道清淤"), True), (("项目名称：河道清淤",), True), (("主管部门", "清河市水利局"), False),
        (("预算数", "15"), False),
    ],
)  # fmt: skip
def test_a_head_begins_again_where_it_names_a_project_twice(
    texts: tuple[str, ...], expected: bool
) -> None:
    assert begins_again(HEAD, row(*texts)) is expected


TARGETS = heading(Role.LEVEL1, Role.LEVEL2, Role.INDICATOR, Role.VALUE)
TARGET = row("产出指标", "数量指标", "加固堤防", "≥3公里", line=3)


@pytest.mark.parametrize(
    ("head", "end", "taken"),
    [
        (HEAD, [("预算数", "15", "", "")], 1),
        (HEAD, [("年度目标", "清淤", "", ""), ("预算数", "15", "", "")], 2),
        (HEAD, [("年度目标", "清淤", "", "")], 0),  # further goals of the same project
        (HEAD[:1], [("预算数", "15", "", "")], 0),  # its money stands below its targets
        (HEAD, [("备注", "15", "", "")], 0),
        (HEAD, [], 0),
    ],
)
def test_the_head_of_a_form_without_a_name_is_taken_back(
    head: list[Row], end: list[tuple[str, ...]], taken: int
) -> None:
    rows = [row(*texts, line=number) for number, texts in enumerate(end, 4)]
    own = table(TARGETS, TARGET, *rows, head=head)
    assert len(take_back(own)) == taken
    assert len(own.rows) == 1 + len(rows) - taken


LEDGER = Heading(
    tuple(column for column in heading("项目名称", "主管部门", "预算数").columns),
    (1,),
)


def test_a_list_of_one_project_right_above_a_heading_is_a_head() -> None:
    below = Heading(TARGETS.columns, (3,))
    value = row("渔港疏浚", "宁海县渔业局", "40", line=2)
    found = head_of_ledger(table(LEDGER, value, kind="money"), below, [])
    assert [[cell.text for cell in one.cells] for one in found] == [
        ["项目名称", "主管部门", "预算数"],
        ["渔港疏浚", "宁海县渔业局", "40"],
    ]
    assert [one.line.number for one in found] == [1, 2]
    for other in (
        table(LEDGER, value, row("堤防", "", "1", line=3), kind="money"),  # two projects
        table(LEDGER, value),  # targets
        table(heading("项目名称", "甲"), value, kind="money"),  # a column nobody knows
        None,
    ):
        assert head_of_ledger(other, below, []) == []
    assert (
        head_of_ledger(table(LEDGER, value, kind="money"), Heading(TARGETS.columns, (5,)), []) == []
    )
