"""Amounts in yuan, projects and money lines as the samples print them."""

from decimal import Decimal

import pytest

from kg.records.amounts import read_amount
from nlp.text import fold
from tests.support.samples import GOLD, SOURCE_IDS, load, read_text, source_path


@pytest.mark.parametrize(
    ("text", "label", "unit", "yuan"),
    [
        ("136.06", "预算数", "万元", "1360600"), ("2,121.81", "资金总额", "万元", "21218100"), ("30万元", "", None, "300000"),
        ("400.00", "资金金额 (万元)", None, "4000000"), ("12,800,000.00", "项目金额", "元", "12800000"), ("1.2亿元", "", None, "120000000"),
        ("100", "预算数", None, None), ("无", "预算数", "万元", None), ("0.00", "", "万元", "0"),
        ("-5万元", "", None, "-50000"), ("5千元", "", None, "5000"), ("5万", "", None, "50000"), ("5", "(千元)", None, "5000"),
        ("5元", "金额（万元）", "亿元", "5"), ("5", "金额（亿元）", "万元", "500000000"), ("１３６．０６", "", "万元", "1360600"),
        ("1,23", "", "元", None), ("1234,567", "", "元", None), ("1.", "", "元", None), ("", "", "元", None), ("5个", "", "元", None),
    ],
)  # fmt: skip
def test_amounts_are_in_yuan(text: str, label: str, unit: str | None, yuan: str | None) -> None:
    assert read_amount(fold(text), fold(label), unit) == (None if yuan is None else Decimal(yuan))


@pytest.mark.parametrize("name", [name for name in SOURCE_IDS if name != "sanmenxia-2023"])
def test_projects_of_the_samples_are_right(name: str) -> None:
    projects = {
        project.line: project for project in read_text(source_path(name).read_bytes()).projects
    }
    gold = [row for row in load(GOLD / name / "projects.jsonl") if row["has_indicator_table"]]
    assert len(projects) == len(gold)
    for row in gold:
        project = projects[row["line"]]
        assert fold(project.name or "") == fold(row["project_name"])
        assert (project.code or None) == row["project_code"]
        assert project.amount == Decimal(str(row["amount_wan"])) * 10_000
        assert fold(project.goal or "") == fold(row["goal"] or "")
        assert {deadline: float(share) for deadline, share, _ in project.plan} == (
            row["funding_plan"] or {}
        )


def test_money_tables_name_projects_units_and_totals() -> None:
    budget = read_text(source_path("yulin-2023").read_bytes()).budget
    spending = [line for line in budget if line.table == "projects"]
    units = {
        line.name: line.amount for line in spending if line.role == "unit" and line.unit is not None
    }
    assert units["榆林市医疗保险服务中心"] == 3_000_000
    per_unit: dict[str, Decimal] = {}
    for line in spending:
        if line.role == "project":
            per_unit[line.unit or ""] = per_unit.get(line.unit or "", Decimal(0)) + line.amount
    assert per_unit["榆林市医疗保险服务中心"] == 3_000_000
    assert next(line.amount for line in spending if line.role == "total") == 12_800_000


def test_procurement_lines_name_their_project() -> None:
    lines = [
        line
        for line in read_text(source_path("xingtai-2024").read_bytes()).budget
        if line.table == "procurement"
    ]
    assert {line.name for line in lines} >= {"办公楼租赁经费", "医保专项工作经费"}


@pytest.mark.parametrize(
    ("name", "department", "year"),
    [
        ("sanmenxia-2023", "三门峡市医疗保障局", 2023),
        ("hongqi-2022", "新乡市红旗区医疗保障局", 2022),
        ("nanyang-2021", "南阳市医疗保障局", 2021),
    ],
)
def test_department_and_year_come_from_the_text(name: str, department: str, year: int) -> None:
    publisher = read_text(source_path(name).read_bytes()).publisher
    assert (publisher.department, publisher.fiscal_year) == (department, year)
