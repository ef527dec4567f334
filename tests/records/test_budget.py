"""Money tables: which of them are read, the lines of projects, units and totals, and totals in running text."""

from decimal import Decimal

import pytest

from kg.records.target import BudgetLine
from tests.support.samples import read_text

HEAD = "清河市水利局\n2024年部门预算\n"  # two lines, so that a title stands on line 3


def budget(text: str) -> list[BudgetLine]:
    return read_text(HEAD + text).budget


def lines(text: str) -> list[tuple[int, str, str | None, str, int]]:
    """(line, role, unit, name, yuan) of every line."""
    return [(line.line, line.role, line.unit, line.name, int(line.amount)) for line in budget(text)]


def table(title: str, columns: str, *rows: str, unit: str = "单位：万元\n") -> str:
    return f"{title}\n{unit}{columns}\n" + "".join(f"{row}\n" for row in rows)


@pytest.mark.parametrize(
    ("title", "columns", "kind"),
    [
        ("项目支出表", "项目名称\t项目单位\t合计", "projects"),
        ("一览表", "项目名称\t项目单位\t合计", "projects"),  # by its column
        ("一览表", "项目名称\t采购品目\t金额", "procurement"),  # by another column
        ("政府采购预算表", "项目名称\t品目\t金额", "procurement"),  # by its title
        (
            "三公经费项目支出表",
            "项目名称\t项目单位\t合计",
            "projects",
        ),  # 项目支出 in the title wins
        (
            "三公经费表",
            "项目名称\t项目单位\t合计",
            None,
        ),  # a balance: rows that are no totals say nothing
    ],
)
def test_the_kind_of_a_money_table(title: str, columns: str, kind: str | None) -> None:
    found = budget(table(title, columns, "水库维护\t清河市水利局\t10", "堤防\t清河市水利局\t20.5"))
    assert {line.table for line in found} == ({kind} if kind else set())


def test_projects_units_and_totals_are_told_apart() -> None:
    text = table(
        "项目支出表",
        "项目名称\t项目单位\t合计",
        "合计\t\t35.5",
        "清河市水利局\t\t30.5",
        "水库维护\t清河市水利局\t10",
        "堤防\t清河市水利局\t20.5",
        "无金额\t清河市水利局\t",
        "3个项目\t\t35.5",
        "水利类小计\t\t35.5",
        "项目支出\t\t35.5",
        "农田水利类项目\t\t5",
        "301\t清河市水利局\t5",
    )
    own = "清河市水利局"
    assert lines(text) == [
        (6, "total", None, "合计", 355_000),
        (7, "unit", None, own, 305_000),
        (8, "project", own, "水库维护", 100_000),
        (9, "project", own, "堤防", 205_000),
        (11, "total", own, "3个项目", 355_000),
        (12, "total", own, "水利类小计", 355_000),
    ]


def test_projects_stand_below_their_unit() -> None:
    text = table(
        "项目支出表",
        "单位名称\t项目名称\t金额",
        "清河市水利局\t\t30",
        "\t水库维护\t10",
        "\t堤防\t20",
        "清河市水库中心\t\t5",
        "\t大坝\t5",
    )
    assert [(role, unit, name) for _, role, unit, name, _ in lines(text)] == [
        ("unit", None, "清河市水利局"),
        ("project", "清河市水利局", "水库维护"),
        ("project", "清河市水利局", "堤防"),
        ("unit", "清河市水利局", "清河市水库中心"),
        ("project", "清河市水库中心", "大坝"),
    ]


def test_a_code_before_the_name_tells_a_unit() -> None:
    text = table(
        "项目支出表",
        "编码\t项目名称\t金额",
        "301001\t水务机关\t30",
        "30\t水库维护\t10",
        "\t堤防\t7",
    )
    assert [(role, name) for _, role, _, name, _ in lines(text)] == [
        ("unit", "水务机关"), ("project", "水库维护"), ("project", "堤防"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("unit", "columns", "yuan"),
    [
        ("单位：万元\n", "项目名称\t项目单位\t合计", 100_000),
        ("单位：元\n", "项目名称\t项目单位\t合计", 10),
        ("", "项目名称\t项目单位\t合计（万元）", 100_000),
        ("单位：元\n", "项目名称\t项目单位\t合计（万元）", 100_000),  # nearer to the number
        ("", "项目名称\t项目单位\t合计", None),  # stated nowhere: no evidence
    ],
)
def test_amounts_are_in_the_unit_that_is_stated(unit: str, columns: str, yuan: int | None) -> None:
    found = budget(
        table(
            "项目支出表", columns, "水库维护\t清河市水利局\t10", "堤防\t清河市水利局\t10", unit=unit
        )
    )
    assert [line.amount for line in found] == ([] if yuan is None else [yuan, yuan])
    assert {line.printed for line in found} <= {"10"}


def test_a_balance_gives_its_totals_with_the_amount_beside_each() -> None:
    text = table(
        "收支预算总表",
        "项目\t预算数\t项目\t预算数",
        "一、财政拨款\t100\t一、基本支出\t70",
        "\t\t二、项目支出\t30",
        "上年结转\t无\t\t",
        "本年收入合计：\t100\t支出总计\t100",
        unit="单位：万元\n收入\t\t支出\t\n",
    )
    found = budget(text)
    assert [(line.line, line.name, line.amount) for line in found] == [
        (7, "一、基本支出", 700_000),
        (8, "二、项目支出", 300_000),
        (10, "本年收入合计", 1_000_000),
        (10, "支出总计", 1_000_000),
    ]
    assert {(line.table, line.role, line.unit) for line in found} == {("balance", "total", None)}


@pytest.mark.parametrize(
    ("text", "yuan"),
    [
        ("2024年项目支出预算为902.63万元，比上年增加。", "9026300"),
        ("其中项目支出安排2,000元。", "2000"),
        ("项目支出共3.5亿元", "350000000"),
        ("项目支出合计10万元", "100000"),
        ("项目支出10万元", "100000"),
        ("该项目支出100万元。", None),  # one project's
        ("项目支出比上年增加10万元。", None),  # a difference
        ("项目支出10", None),  # no unit
        ("基本支出10万元", None),
    ],
)
def test_running_text_states_the_total_of_project_spending(text: str, yuan: str | None) -> None:
    found = [(line.line, line.table, line.role, line.name, line.amount) for line in budget(text)]
    assert found == ([] if yuan is None else [(3, "text", "total", "项目支出", Decimal(yuan))])


@pytest.mark.parametrize(
    ("rows", "unit", "found"),
    [
        (("农林水\t100\t70\t30", "合计\t100\t70\t30"), "单位：万元\n", [(7, 300_000)]),
        (("农林水\t100\t70\t30", "合计\t100\t70\t30", "合计\t1\t1\t1"), "单位：万元\n", [(7, 300_000)]),
        (("农林水\t100\t70\t30",), "单位：万元\n", []),  # no total
        (("农林水\t100\t70\t30", "合计\t100\t70\t无"), "单位：万元\n", []),
        (("农林水\t100\t70\t30", "合计\t100\t70\t30"), "", []),  # no unit
    ],
)  # fmt: skip
def test_a_column_of_project_spending_states_its_total(
    rows: tuple[str, ...], unit: str, found: list[tuple[int, int]]
) -> None:
    text = table("支出总表", "科目\t合计\t基本支出\t项目支出", *rows, unit=unit)
    stated = [line for line in budget(text) if line.name == "项目支出"]
    assert [(line.line, line.amount) for line in stated] == found


def test_a_column_ends_with_the_caption_of_the_next_table() -> None:
    text = (
        table("支出总表", "科目\t合计\t项目支出", "农林水\t100\t30") + "单位：元\n合计\t100\t70\n"
    )
    assert budget(text) == []


@pytest.mark.parametrize(
    ("code", "role"),
    [
        ("30", "project"),
        ("301", "unit"),
        ("301001001", "unit"),
        ("3010010011", "project"),
        ("A301", "project"),
    ],
)
def test_a_code_of_a_unit_has_three_to_nine_digits(code: str, role: str) -> None:
    text = table("项目支出表", "编码\t项目名称\t金额", f"{code}\t水利片区\t30", "\t堤防\t7")
    assert lines(text)[0][1] == role
