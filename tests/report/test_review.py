"""Review forms: what stands on which form, and in which words."""

from decimal import Decimal

import pytest

from kg.report.figures import Figures
from kg.report.review import (
    NOTHING,
    NOTHING_ELSE,
    UNCHECKED,
    WHOLE,
    ReviewForm,
    _project_form,
    fill_forms,
    head_rows,
    opinion_text,
    target_rows,
)
from kg.report.words import LABELS
from tests.report.records import finding, target


def form(**changes: object) -> ReviewForm:
    return ReviewForm("甲局", "甲.txt", "培训", **changes)  # type: ignore[arg-type]


def test_opinions_are_numbered_and_give_way_to_what_the_reviewer_wrote() -> None:
    filled = form(opinions={"完整性": ["缺指标。", "值空白。"]})
    assert filled.opinion("完整性") == "1. 缺指标。\n2. 值空白。"
    assert filled.opinion("相关性") == NOTHING
    filled.edited["完整性"] = ""
    assert filled.opinion("完整性") == ""


@pytest.mark.parametrize(
    ("unsure", "rows", "text"),
    [([], 2, NOTHING), ([1], 2, NOTHING_ELSE), ([1, 2], 2, UNCHECKED), ([], 0, NOTHING)],
)
def test_rows_that_were_not_checked_get_no_praise(unsure: list[int], rows: int, text: str) -> None:
    assert form(unsure=unsure, targets=[target()] * rows).opinion("可行性") == text


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        ([], ""),
        ([5], "第 5 行"),
        ([5, 6], "第 5–6 行"),
        ([9, 5, 7, 6, 5, 11], "第 5–7、9、11 行"),
    ],
)
def test_unchecked_lines_are_put_together(lines: list[int], text: str) -> None:
    said = f"{text}读取不确定，未据以审核，请对照原文件。" if text else ""
    assert form(unsure=lines).reservations == said


def test_the_chosen_grade_is_ticked() -> None:
    assert form().grades == "优 □　　良 □　　中 □　　差 □"
    assert form(grade="中").grades == "优 □　　良 □　　中 ☑　　差 □"


@pytest.mark.parametrize(
    ("changes", "text"),
    [
        ({}, "第 7 行：指标值空白。"),
        ({"line": None}, "指标值空白。"),
        ({"suggestion": "≥95%"}, "第 7 行：指标值空白（应为：≥95%）。"),
    ],
)
def test_a_finding_in_the_words_of_a_reviewer(changes: dict[str, object], text: str) -> None:
    assert opinion_text(finding("J102", **changes)) == text


def project(
    node: str, name: str | None = "培训", document: str = "甲.txt", **changes: object
) -> dict[str, object]:
    return {
        "project": node,
        "document": document,
        "name": name,
        "code": None,
        "unit": None,
        "amount": None,
        "year": None,
        "line": 1,
        "department": "甲局",
        **changes,
    }


def test_the_head_of_a_project_leaves_blank_what_is_not_printed() -> None:
    assert _project_form(project("p", None, department=None)) == ReviewForm("", "甲.txt", "")
    full = _project_form(
        project("p", code="01", unit="乙处", amount=Decimal("1360600.00"), year=2024)
    )
    assert full == ReviewForm("甲局", "甲.txt", "培训", "乙处", "01", "136.06 万元", "2024")
    assert _project_form(project("p", amount=Decimal(0))).budget != ""
    assert head_rows(full) == [
        ("项目名称", "培训", "项目编码", "01"),
        ("主管部门", "甲局", "项目单位", "乙处"),
        ("预算金额", "136.06 万元", "预算年度", "2024"),
        ("文件", "甲.txt", "指标行数", "0"),
    ]


def test_targets_stand_on_the_form_of_their_project_or_of_the_department() -> None:
    rows = [
        target(line=3),
        target(line=4, confidence="unsure"),
        target(line=9, project_node=None),
    ]
    forms = fill_forms([project("p"), project("q", "采购")], Figures("s", rows))
    assert list(forms) == ["甲局"]
    assert [one.name for one in forms["甲局"]] == ["培训", "采购", WHOLE]
    own, other, whole = forms["甲局"]
    assert ([row["line"] for row in own.targets], own.unsure) == ([3, 4], [4])
    assert (other.targets, other.unsure) == ([], [])
    assert ([row["line"] for row in whole.targets], whole.year) == ([9], "2024")


def test_findings_stand_under_their_headings_and_notes_apart() -> None:
    findings = [
        finding("J101"),
        finding("J302", line=8),
        finding("J105", line=9),
        finding("J101", project="", line=10),
        finding("J101", project="unknown", line=11),
        finding("J101", category="reading", line=12),
        finding("J101", document="丙.txt", department=None, project="", line=13),
    ]
    forms = fill_forms([project("p")], Figures("s", [target()], findings=findings))
    own, whole = forms["甲局"]
    assert own.opinions == {
        "完整性": ["第 7 行：指标值空白。"],
        "适当性": ["第 8 行：指标值空白。"],
    }
    assert own.notes == ["第 9 行：指标值空白。"]
    assert whole.name == WHOLE
    assert whole.opinions == {"完整性": ["第 10 行：指标值空白。", "第 11 行：指标值空白。"]}
    (nameless,) = forms[""]
    assert (nameless.document, nameless.name) == ("丙.txt", WHOLE)


def test_a_department_without_rows_or_opinions_has_no_form_of_the_whole() -> None:
    forms = fill_forms([project("p")], Figures("s", [], findings=[finding("J105", project="")]))
    assert [one.name for one in forms["甲局"]] == ["培训"]


def test_forms_come_by_department_and_document_the_whole_last() -> None:
    rows = [target(project_node=None, document=document) for document in ("乙.txt", "甲.txt")]
    projects = [project("p"), project("q", document="乙.txt"), project("r", department="一局")]
    forms = fill_forms(projects, Figures("s", rows))
    assert list(forms) == sorted(["甲局", "一局"])
    places = [(one.document, one.name) for one in forms["甲局"]]
    first, second = sorted(["甲.txt", "乙.txt"])
    assert places == [(first, "培训"), (first, WHOLE), (second, "培训"), (second, WHOLE)]


def test_the_rows_of_the_annex_are_text() -> None:
    rows = [target(), target(level1=None, level2=None, value=None, measurability=None)]
    assert target_rows(form(targets=rows), LABELS) == [
        ("1", "产出指标", "数量指标", "抽查次数", "≥4次", "具体", "定量"),
        ("1", "", "", "抽查次数", "", "具体", ""),
    ]
