"""Organisations of the samples against gold made by reading (data/gold/<id>/organisations.jsonl)."""

import pytest

from kg.records import read_records
from kg.records.organisations import read_organisations
from nlp.names.organisations import full_name, place_of
from nlp.text import fold
from tests.support.samples import GOLD, LAYOUT_IDS, SOURCE_IDS, document, load, read_text

RECALL = 0.88


def test_printed_forms_are_found_with_what_they_mean_and_none_is_invented() -> None:
    found = right = total = 0
    for name in SOURCE_IDS:
        organisations = read_organisations(read_records(document(name)))
        gold = {fold(row["printed"]): row for row in load(GOLD / name / "organisations.jsonl")}
        named = {one.printed: one for one in organisations.named}
        place = place_of(organisations.department or "")
        assert not set(named) - set(gold)
        total += len(gold)
        found += len(set(named) & set(gold))
        right += sum(
            one.kind == "office"
            or one.name.removesuffix("本级")
            == full_name(gold[printed]["canonical"], place).removesuffix("本级")
            for printed, one in named.items()
        )
    assert right == found
    assert found / total >= RECALL


@pytest.mark.parametrize(
    ("name", "line", "printed"),
    [
        ("sanmenxia-2023", 374, "三峡市医疗保障局"),
        ("sanmenxia-2023", 379, "三峡市社会保险医疗中心"),
        ("sanmenxia-2023", 381, "三峡市医药采购管理中心"),
        ("nanyang-2021", 75, "南阳市医疗局"),
    ],
)
def test_misspelt_names_are_findings(name: str, line: int, printed: str) -> None:
    findings = [
        finding for finding in read_records(document(name)).findings if finding.code == "O001"
    ]
    assert (line, printed) in {(finding.line, finding.printed) for finding in findings}


@pytest.mark.parametrize("name", ["xingtai-2024", "yulin-2023", "hongqi-2022", *LAYOUT_IDS])
def test_documents_without_misspelt_names_have_no_such_finding(name: str) -> None:
    assert [
        finding for finding in read_records(document(name)).findings if finding.code == "O001"
    ] == []


def test_a_misspelt_unit_stays_a_unit_of_its_own() -> None:
    reading = read_records(document("sanmenxia-2023"))
    assert reading.organisations.resolve("三门峡市医药采购管理中心") == "三门峡市医药采购管理中心"
    assert reading.organisations.resolve("市医疗保障局") == "三门峡市医疗保障局"
    assert reading.organisations.resolve("三门峡市医疗保") == "三门峡市医疗保障局"


def test_a_document_without_a_department_names_none() -> None:
    assert (
        read_text(
            "绩效目标表\n一级指标\t二级指标\t三级指标\t指标值\n产出指标\t数量指标\t巡查次数\t12次\n"
        ).organisations.named
        == []
    )


@pytest.mark.parametrize(
    ("headed", "wrong"),
    [
        ("清河市水力局", True),
        ("清河市水利局", False),
        ("清河市水务局", False),
        ("清河市财政局", False),
    ],
)
def test_a_form_that_names_its_department_with_one_other_character(
    headed: str, wrong: bool
) -> None:
    text = (
        "清河市水利局2024年部门预算\n\n清河市水利局是主管全市水利工作的部门。\n\n项目支出绩效目标表\n\n"
        f"项目名称\t水库维护\n主管部门\t{headed}\n一级指标\t二级指标\t三级指标\t指标值\n产出指标\t数量指标\t维护水库\t3座\n"
    )
    found = [finding for finding in read_text(text).findings if finding.code == "O001"]
    assert [(finding.line, finding.printed, finding.suggestion) for finding in found] == (
        [(8, headed, "清河市水利局")] if wrong else []
    )
