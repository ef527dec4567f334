"""The fiscal year: from titles, captions and forms, never from the name of a project."""

import pytest

from kg.records.fiscal_year import DatedNames, year_of_cell, year_of_document, years_of_title

NAMES = DatedNames.of(["堤防加固2024年度", "堤防"])


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("2024", 2024), ("2024年", 2024), ("（2024年度）", 2024), ("二〇二四年度", 2024), ("二○二四年", 2024), ("2024年度绩效", None),
        ("12024", None), ("1999", None), ("2024-2026", None), ("", None),
    ],
)  # fmt: skip
def test_a_cell_states_a_year_by_itself(text: str, year: int | None) -> None:
    assert year_of_cell(text.replace("（", "(").replace("）", ")")) == year


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("2024年项目支出绩效目标表", [2024]),
        ("清河市水利局2024年度项目绩效自评表", [2024]),
        ("清河市水利局2024年部门整体支出绩效目标表", [2024]),
        ("项目支出绩效自评表（2024年度）", [2024]),
        ("项目支出绩效自评表（2024年）", [2024]),
        ("二〇二四年度项目绩效目标表", [2024]),
        ("2024年建成后的项目绩效目标表", []),  # the year of something else
        ("项目绩效目标表（2024-2026年）", []),  # a period
        ("2024年至2026年度项目绩效目标表", []),
        ("2024年3月项目绩效目标表", []),  # a date
        ("提前下达2024年度补助资金绩效目标表", []),
        ("补助资金（冀财社〔2024〕8号）绩效目标表", []),
        ("3、2024年度补助资金绩效目标表", []),  # a project's name
        ("堤防加固2024年度绩效目标表", []),
    ],
)
def test_the_year_of_a_forms_title(text: str, years: list[int]) -> None:
    assert years_of_title(text, NAMES) == years


@pytest.mark.parametrize(
    ("texts", "found"),
    [
        (["清河市水利局", "2024年部门预算", "2023年预算执行情况"], (2024, 2024)),
        (["2024年单位预算公开", "（2023年度）", "（2023年度）", "（2023年度）"], (2024, 2024)),
        (
            ["2024年部门预算", "2023年部门决算", "2023年度绩效"],
            (2023, None),
        ),  # two titles: the most
        (["堤防加固2024年度绩效目标表"], (None, None)),
        (["1、2023年下达补助资金绩效目标表"], (None, None)),
        (["2024年工作"], (2024, None)),
        (["2024年工作", "2023年工作"], (None, None)),
        (["发布时间：2024年3月1日", "2023年度绩效自评表"], (2023, None)),
        ([], (None, None)),
    ],
)
def test_the_year_of_a_document(texts: list[str], found: tuple[int | None, int | None]) -> None:
    assert year_of_document(texts, NAMES) == found


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("堤防加固2024年度绩效目标表", "绩效目标表"), ("甲堤防加固2024年度乙堤防加固2024年度", "甲乙"), ("堤防加固", "堤防加固"), ("", ""),
    ],
)  # fmt: skip
def test_names_with_a_year_are_taken_out(text: str, rest: str) -> None:
    assert NAMES.removed_from(text) == rest
    assert DatedNames.of(["堤防"]).removed_from(text) == text  # it holds no year
