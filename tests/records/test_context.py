"""What a table's caption says where it differs from the document: department, year, name of the project."""

import pytest

from kg.records import Target
from tests.support.samples import read_text

HEAD = "清河市水利局\n2024年部门预算\n"
ROWS = "一级指标\t二级指标\t三级指标\t指标值\n产出指标\t数量指标\t加固堤防\t≥3公里\n"


def target(caption: str, head: str = "项目名称\t堤防\n") -> Target:
    (found,) = read_text(f"{HEAD}{caption}\n{head}{ROWS}").targets
    return found


@pytest.mark.parametrize(
    ("caption", "year"),
    [
        ("项目绩效目标表", 2024),
        ("（2023年度）\n项目绩效目标表", 2023),
        ("(2023年)\n项目绩效目标表", 2023),
        ("2023年\n项目绩效目标表", 2023),
        ("2023年度项目绩效目标表", 2023),
        ("2023年部门项目绩效目标表", 2023),
        ("附件2：2023年项目绩效目标表", 2023),
        ("附表2：2023年市级项目绩效目标表", 2023),
        ("附表：2023年部门项目绩效目标表", 2023),
        ("2023年建成后的项目绩效目标表", 2024),  # the year of something else
        ("建成于2023年\n项目绩效目标表", 2024),
    ],
)
def test_a_caption_may_name_another_year(caption: str, year: int) -> None:
    assert target(caption).fiscal_year == year


@pytest.mark.parametrize(
    ("caption", "head", "year", "is_sure"),
    [
        ("项目绩效目标表", "", 2024, True),
        ("项目绩效目标表\n（2024年度）", "", 2024, True),
        ("项目绩效目标表\n（2023年度）", "", 2023, False),  # the document's title says 2024
        ("项目绩效目标表", "预算年度\t2024\n", 2024, True),
        ("项目绩效目标表", "年度\t2024年\n", 2024, True),
        ("项目绩效目标表", "预算年度\t2023\n", 2023, False),
        ("2024年度项目绩效目标表", "预算年度\t2023年\n", 2023, False),
        ("清河市水利局2023年度项目绩效目标表", "", 2023, False),
        ("项目绩效目标表（2024-2026年）", "", 2024, True),
        ("2023年度、2024年度项目绩效目标表", "", 2024, False),
    ],
)
def test_two_places_that_state_different_years_are_in_doubt(
    caption: str, head: str, year: int, is_sure: bool
) -> None:
    found = target(caption, head=f"{head}项目名称\t堤防\n")
    assert found.fiscal_year == year
    assert found.reasons == (() if is_sure else ("year_conflict",))


def test_a_form_of_another_year_is_sure_where_the_document_states_none() -> None:
    forms = [
        f"项目绩效目标表（{year}年度）\n项目名称\t堤防{year}\n{ROWS}\n" for year in (2023, 2024)
    ]
    found = read_text("".join(forms)).targets
    assert [(row.fiscal_year, row.reasons) for row in found] == [(2023, ()), (2024, ())]


def test_the_year_in_the_name_of_a_project_is_not_that_of_the_form() -> None:
    head = "项目名称\t2023年提前下达补助资金\n"
    found = read_text(f"2023年提前下达补助资金绩效目标表\n{head}{ROWS}").targets
    assert [row.fiscal_year for row in found] == [None]


def test_a_column_of_years_holds_row_by_row() -> None:
    heading = "年度\t项目名称\t一级指标\t二级指标\t三级指标\t指标值\n"
    rows = "2023\t堤防\t产出指标\t数量指标\t加固堤防\t≥3公里\n2024\t水库\t产出指标\t数量指标\t加固水库\t≥3座\n"
    found = read_text(f"项目绩效目标表\n{heading}{rows}").targets
    assert [row.fiscal_year for row in found] == [2023, 2024]


@pytest.mark.parametrize(
    ("name", "department"),
    [
        ("清河市财政局", "清河市财政局"),
        ("财政局", "清河市水利局"),  # says nothing of its place
        ("清河市水利局机关", "清河市水利局"),  # the document's own and a bit more
        ("水利局", "清河市水利局"),  # the document's own and a bit less
        ("清河市", "清河市水利局"),
        ("河东省清河市水利局", "河东省清河市水利局"),  # fuller: it holds for the document too
    ],
)
def test_a_caption_may_name_another_department(name: str, department: str) -> None:
    assert target(f"部门名称：{name}\n项目绩效目标表").department == department


@pytest.mark.parametrize(
    ("caption", "name"),
    [
        ("一、堤防加固绩效目标表", "堤防加固"),
        ("（一）堤防加固项目绩效目标申报表", "堤防加固"),
        ("(1)堤防加固项目绩效目标批复表", "堤防加固"),
        ("1、堤防加固项目绩效目标表", "堤防加固"),
        ("12.堤防加固项目支出绩效目标表（2024年度）", "堤防加固"),
        ("一、堤防加固\n二、部门说明\n项目绩效目标表", "堤防加固"),  # the nearest that is a name
        ("一、堤防加固\n二、水库维护\n项目绩效目标表", "水库维护"),
        ("一、" + "堤" * 60 + "\n项目绩效目标表", "堤" * 60),
        ("一、" + "堤" * 61 + "\n项目绩效目标表", None),  # a sentence
        ("堤防加固项目绩效目标表", None),  # no number: it may name anything
        ("一、项目绩效目标表", None),
        ("一、堤坝段\n项目绩效目标表", "堤坝段"),
        ("一、堤防\n项目绩效目标表", None),  # too short
        ("一、公开说明\n项目绩效目标表", None),
        ("一、水库表2\n项目绩效目标表", None),  # another table
        ("一、水库表表\n项目绩效目标表", None),
    ],
)
def test_a_form_without_a_name_takes_that_of_its_heading_and_says_so(
    caption: str, name: str | None
) -> None:
    found = target(caption, head="")
    assert (found.project.name if found.project else None) == name
    assert ("name_from_title" in found.reasons) == (name is not None)
    assert ("project_unnamed" in found.reasons) == (name is None)


def test_a_form_with_a_name_keeps_it() -> None:
    found = target("一、堤防加固绩效目标表")
    assert found.project is not None
    assert (found.project.name, found.reasons) == ("堤防", ())


@pytest.mark.parametrize(
    ("name", "department"),
    [
        ("清河市水利局", "河东省清河市水利局"),  # the end of the document's own
        ("河东省清河市", "河东省清河市水利局"),  # its beginning
        ("清河市财政局", "清河市财政局"),
    ],
)
def test_a_part_of_the_documents_name_is_no_other_department(name: str, department: str) -> None:
    text = (
        "河东省清河市水利局\n2024年部门预算\n"
        f"部门名称：{name}\n项目绩效目标表\n项目名称\t堤防\n{ROWS}"
    )
    (found,) = read_text(text).targets
    assert found.department == department
