"""The target record: what follows from its fields."""

from dataclasses import replace

import pytest

from kg.records import Project, Target, to_json
from kg.records.target import LABEL_REASONS

PROJECT = Project("p", 1, None, "13", "转移支付（冀财农〔2024〕5号）", None, None, None, None)
TARGET = Target(
    id="t", line=3, lines=(3, 4), page=2, sheet=None, scope="project", project=PROJECT, unit=None,
    level1="产出指标", level2="数量指标", level1_printed="产出", level2_printed=None,
    indicator="巡查次数", description=None, value="≥5次", basis="冀财农〔2023〕12号", reasons=(),
)  # fmt: skip


@pytest.mark.parametrize(
    ("reasons", "confidence", "is_text_sure", "are_labels_sure"),
    [
        ((), "sure", True, True),
        (("period_only",), "unsure", True, True),
        (("wrapped_cell",), "unsure", False, True),
        *(((reason,), "unsure", True, False) for reason in sorted(LABEL_REASONS)),
        (("level1_missing", "period_only"), "unsure", True, False),
        (("level1_missing", "wrapped_cell"), "unsure", False, False),
    ],
)
def test_doubts_about_labels_are_none_about_the_text(
    reasons: tuple[str, ...], confidence: str, is_text_sure: bool, are_labels_sure: bool
) -> None:
    target = replace(TARGET, reasons=reasons)
    assert (target.confidence, target.is_text_sure, target.are_labels_sure) == (
        confidence, is_text_sure, are_labels_sure,
    )  # fmt: skip


def test_label_reasons_are_these() -> None:
    """Each is used by the checks to say that a row's words may be judged though its labels may not."""
    assert {
        "level1_missing", "level2_missing", "level1_inferred", "level1_displaced",
        "label_displaced", "label_misplaced", "label_unknown", "label_above_lost",
    } == LABEL_REASONS  # fmt: skip


def test_citations_are_those_of_the_basis_and_the_projects_name_each_once() -> None:
    assert TARGET.citations == ("冀财农〔2023〕12号", "冀财农〔2024〕5号")
    assert replace(TARGET, basis="冀财农〔2024〕5号").citations == ("冀财农〔2024〕5号",)
    assert replace(TARGET, basis=None).citations == ("冀财农〔2024〕5号",)
    assert replace(TARGET, project=None).citations == ("冀财农〔2023〕12号",)
    assert replace(TARGET, project=replace(PROJECT, name=None)).citations == ("冀财农〔2023〕12号",)


@pytest.mark.parametrize(
    ("indicator", "value", "is_placeholder"),
    [
        ("巡查次数", "≥5次", False),
        ("无", "≥5次", True),
        ("巡查次数", "不涉及", True),
        ("巡查次数", " 无 ", True),
        ("巡查次数", None, False),
    ],
)
def test_a_row_that_says_there_is_nothing(
    indicator: str, value: str | None, is_placeholder: bool
) -> None:
    assert replace(TARGET, indicator=indicator, value=value).placeholder == is_placeholder


def test_the_name_may_fix_the_unit_of_the_value() -> None:
    assert replace(TARGET, value="≥5").parsed == replace(TARGET, value="≥5").parsed
    assert (TARGET.parsed.number, TARGET.parsed.unit) == (5, "次")


def test_the_record_as_json() -> None:
    record = to_json(TARGET, "预算.txt")
    assert (record["document"], record["line"], record["page"]) == ("预算.txt", 3, 2)
    assert (record["project_code"], record["project_name"]) == ("13", PROJECT.name)
    assert (record["level1_printed"], record["level2_printed"]) == ("产出", None)
    assert record["citations"] == ["冀财农〔2023〕12号", "冀财农〔2024〕5号"]
    without = to_json(replace(TARGET, project=None, reasons=("wrapped_cell",)), "预算.txt")
    assert (without["project_code"], without["project_name"]) == (None, None)
    assert (without["confidence"], without["reasons"]) == ("unsure", ["wrapped_cell"])


def test_a_row_of_a_workbook_is_found_by_its_sheet_and_row() -> None:
    record = to_json(replace(TARGET, sheet="表1", row=12), "预算.xlsx")
    assert (record["sheet"], record["line"]) == ("表1", 12)
