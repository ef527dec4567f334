"""Sentences about figures, each number counted by hand."""

import pytest

from kg.report.figures import Figures
from kg.report.words import audit_sentences, department_sentence, percent, sentences
from tests.report.records import finding, target

VAGUE = {"specificity_class": "boilerplate", "measurability": "vague"}


@pytest.mark.parametrize(
    ("part", "whole", "text"),
    [(0, 0, "0%"), (1, 0, "0%"), (1, 3, "33%"), (2, 3, "67%"), (3, 3, "100%")],
)
def test_a_share_is_rounded(part: int, whole: int, text: str) -> None:
    assert percent(part, whole) == text


def test_nothing_to_judge_is_one_sentence() -> None:
    unsure = Figures("s", [target(confidence="unsure")])
    assert sentences(unsure) == sentences(Figures("s", [])) == ["没有可评估的指标。"]


def test_the_collection_in_sentences() -> None:
    targets = [target(), target(**VAGUE), target(department="乙局"), target(department="乙局")]
    assert sentences(Figures("s", targets)) == [
        "2 个部门的 4 行指标中，套话 1 行（25%），具体 3 行（75%）。",
        "1 行（25%）到年底无法判断是否达到。",
        "套话占比最高的是甲局：50%。",
        "没有发现问题。",
    ]


def test_documents_that_name_no_department_have_no_sentence_about_one() -> None:
    assert sentences(Figures("s", [target(department="")]))[:3] == [
        "0 个部门的 1 行指标中，套话 0 行（0%），具体 1 行（100%）。",
        "0 行（0%）到年底无法判断是否达到。",
        "没有发现问题。",
    ]


@pytest.mark.parametrize(
    ("changes", "text"),
    [
        ({"confidence": "unsure"}, "另有 1 行读取不确定，不计入以上数字，也不据以审核。"),
        ({"specificity_class": "placeholder"}, "另有 1 行填的是“不涉及”一类的话，不计入以上数字。"),
        ({"mandated": True}, "另有 1 行是系统统一设置的指标，不计入以上数字。"),
    ],
)
def test_what_is_counted_apart_is_stated(changes: dict[str, object], text: str) -> None:
    assert text not in sentences(Figures("s", [target()]))
    assert sentences(Figures("s", [target(), target(**changes)]))[-1] == text


def test_the_largest_copied_set_is_the_one_with_most_projects_then_most_targets() -> None:
    groups = [
        {"shared": 9, "projects": [{}, {}]},
        {"shared": 5, "projects": [{}, {}, {}]},
        {"shared": 6, "projects": [{}, {}]},
    ]
    found = sentences(Figures("s", [target()], copied=groups))
    assert found[3] == "3 组项目的指标和值雷同；最大的一组有 3 个项目。"


def test_defects_are_counted_by_severity_rule_and_heading() -> None:
    """Notes count as notes, and neither among the rules nor under the headings."""
    defects = [
        *(finding("J302") for _ in range(3)),
        *(finding("J101") for _ in range(2)),
        *(finding("J104") for _ in range(2)),
        finding("J301"),
        *(finding("J105") for _ in range(5)),
    ]
    assert audit_sentences(defects) == [
        "审核发现错误 6 个、警告 2 个、提示 5 个。",
        "最多的是成本高于项目预算（3 个）、缺少必填的一级指标（2 个）、没有满意度指标（2 个）。",
        "按审核内容分：完整性 4 个，适当性 4 个（错误和警告）。",
    ]


def test_notes_alone_are_one_sentence() -> None:
    assert audit_sentences([finding("J105")]) == ["审核发现错误 0 个、警告 0 个、提示 1 个。"]
    assert audit_sentences([]) == ["没有发现问题。"]


def test_a_department_in_one_sentence() -> None:
    figures = Figures(
        "s",
        [target(), target(**VAGUE), target(specificity_class="sector"), target(department="乙局")],
        findings=[
            finding("J302"),
            finding("J104"),
            finding("J104"),
            finding("J105"),
            finding("J302", department="乙局"),
        ],
    )
    assert department_sentence(figures, "甲局") == (
        "3 行指标：具体 33%，行业通用 33%，套话 33%；1 行不可衡量。错误 1 个，警告 2 个。"
    )
    assert department_sentence(figures, "丙局") == (
        "0 行指标：具体 0%，行业通用 0%，套话 0%；0 行不可衡量。错误 0 个，警告 0 个。"
    )
