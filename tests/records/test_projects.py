"""The head of a form becomes a project: names, money in yuan, which of several amounts is the budget, the plan."""

from decimal import Decimal

import pytest

from kg.records import Project
from kg.records.projects import clean
from kg.tables.cell import cell_of
from tests.support.samples import read_text

ROWS = "一级指标\t二级指标\t三级指标\t指标值\n产出指标\t数量指标\t加固堤防\t≥3公里\n"


def projects(head: str, unit: str = "") -> list[Project]:
    text = f"清河市水利局\n2024年部门预算\n项目绩效目标表\n{unit}{head}{ROWS}"
    return read_text(text).projects


def project(head: str, unit: str = "") -> Project:
    (found,) = projects(f"项目名称\t堤防\n{head}", unit)
    return found


@pytest.mark.parametrize(
    ("head", "unit", "yuan"),
    [
        ("年度资金总额\t10万元\n", "", 100_000),
        ("年度资金总额\t10\n", "单位：万元\n", 100_000),  # of the table
        ("年度资金总额（元）\t10\n", "单位：万元\n", 10),  # of the label
        ("年度资金总额\t10\t资金金额（万元）\t\n", "", 100_000),  # of another label of the head
        ("年度资金总额\t10\t资金金额（元）\t\n", "单位：万元\n", 10),  # the head before the table
        ("年度资金总额\t10\n", "", None),  # stated nowhere
        ("年度资金总额\t无\n", "单位：万元\n", None),
    ],
)
def test_the_unit_of_money_is_the_nearest_one(head: str, unit: str, yuan: int | None) -> None:
    found = project(head, unit)
    assert (found.amount, found.amount_line is None) == (yuan, yuan is None)


@pytest.mark.parametrize(
    ("head", "printed", "line"),
    [
        ("年度资金总额\t10万元\n其中：财政拨款\t8万元\n", "10万元", 5),
        ("其中：财政拨款\t8万元\n年度资金总额\t10万元\n", "10万元", 6),  # a total before a part
        ("其中：财政拨款\t8万元\n其他资金\t2万元\n", "8万元", 5),  # the first part for none
        ("实施期资金总额\t30万元\t年度资金总额\t10万元\n", "10万元", 5),  # the year's
        ("资金总额\t30万元\t年度资金总额\t10万元\n", "10万元", 5),
        (
            "实施期资金总额\t30万元\t资金总额\t10万元\n",
            "10万元",
            5,
        ),  # of no time before the period's
        ("资金总额\t10万元\n实施期资金总额\t30万元\n", "10万元", 5),
        ("年度资金总额\t10万元\n当年资金总额\t20万元\n", "10万元", 5),  # the first of equals
    ],
)
def test_the_budget_is_one_of_the_amounts(head: str, printed: str, line: int) -> None:
    found = project(head)
    assert (found.amount_printed, found.amount_line) == (printed, line)


def test_totals_and_parts_are_kept_apart_with_their_lines() -> None:
    found = project("年度资金总额\t10万元\n其中：财政拨款\t8万元\n其他资金\t2万元\n")
    assert found.totals == (("年度资金总额", Decimal(100_000), 5),)
    assert found.parts == (
        ("其中:财政拨款", Decimal(80_000), 6), ("其他资金", Decimal(20_000), 7),
    )  # fmt: skip


def test_names_are_as_printed_without_the_space_around_them() -> None:
    (found,) = projects(
        "项目编码\t 13 \t项目名称\t 堤防（冀财农〔2024〕5号） \n"
        "主管部门\t清河市水利局\t实施单位\t 清河市水库中心 \n绩效目标\t 加固 \n"
    )
    assert (found.code, found.name, found.unit) == (
        "13",
        "堤防（冀财农〔2024〕5号）",
        "清河市水库中心",
    )
    assert (found.goal, found.department_printed) == ("加固", "清河市水利局")
    assert (found.line, found.department, found.fiscal_year) == (4, "清河市水利局", 2024)
    assert found.citations == ("冀财农〔2024〕5号",)


def test_the_plan_has_every_deadline_with_its_share() -> None:
    found = project("资金支出计划（%）\t3月底\t6月底\n\t50%\t100\n")
    assert found.plan == (("3月底", Decimal(50), (5, 6)), ("6月底", Decimal(100), (5, 6)))


@pytest.mark.parametrize(
    ("text", "cleaned"), [(None, None), ("", None), (" \t", None), (" 甲 ", "甲")]
)
def test_a_blank_cell_is_nothing(text: str | None, cleaned: str | None) -> None:
    assert clean(None if text is None else cell_of(text)) == cleaned


def test_a_form_printed_twice_is_one_project() -> None:
    form = f"项目绩效目标表\n项目名称\t堤防\n{ROWS}\n"
    head = "清河市水利局\n2024年部门预算\n"
    twice = read_text(head + form + form)
    assert [found.line for found in twice.projects] == [4]
    assert {target.project.id for target in twice.targets if target.project} == {
        twice.projects[0].id
    }
    assert len(read_text(head + form + form.replace("堤防", "大坝")).projects) == 2


def test_the_same_project_of_another_document_is_another() -> None:
    one, other = project("年度资金总额\t5万元\n"), project("年度资金总额\t6万元\n")
    assert one.name == other.name
    assert one.id != other.id
