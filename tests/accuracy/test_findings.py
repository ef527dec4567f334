"""The audit on the samples against readers, and the defects that must be found."""

import pytest

from kg.findings import rules
from tests.accuracy.findings import (
    MADE_UP,
    SAMPLES,
    findings_of,
    matches,
    missed,
    precision,
    scores,
)

HARD, SOFT = 0.95, 0.8
RECALL = 0.8
KNOWN = [
    ("xingtai-2024", "cost_above_budget", 480),
    ("xingtai-2024", "cost_above_budget", 503),
    ("xingtai-2024", "funding_plan_incomplete", 541),
    ("xingtai-2024", "two_names_same_indicator", 505),
    ("xingtai-2024", "two_names_same_indicator", 502),
    ("xingtai-2024", "sum_mismatch", 117),
    ("xingtai-2024", "sum_mismatch", 372),
    ("yulin-2023", "date_serial", 900),
    ("yulin-2023", "conflicting_values", 886),
    ("yulin-2023", "conflicting_values", 887),
    ("yulin-2023", "project_name_mismatch", 634),
    ("hongqi-2022", "unit_contradicts", 447),
    ("hongqi-2022", "copied_description", 400),
    ("hongqi-2022", "direction_contradicts", 433),
    ("nanyang-2021", "template_left", 550),
    ("nanyang-2021", "unit_contradicts", 618),
    ("nanyang-2021", "unit_contradicts", 622),
    ("nanyang-2021", "cost_above_budget", 647),
    ("sanmenxia-2023", "org_name_mismatch", 378),
    ("sanmenxia-2023", "project_without_targets", 377),
    ("sanmenxia-2023", "zero_denominator", 409),
]


@pytest.mark.parametrize(("name", "category", "line"), KNOWN)
def test_known_defects_are_found(name: str, category: str, line: int) -> None:
    assert any(
        record["category"] == category and line in record["lines"] for record in findings_of(name)
    )


def test_rules_are_precise() -> None:
    for code, counts in scores().items():
        precision = counts["true"] / (counts["true"] + counts["false"])
        assert precision >= (HARD if rules()[code].hard else SOFT), code


def test_the_register_states_the_record() -> None:
    found = {code: (counts["true"], counts["false"]) for code, counts in scores().items()}
    assert {code: rule.record for code, rule in rules().items() if rule.record} == found


def test_the_sums_are_those_printed() -> None:
    said = {record["message"] for name in SAMPLES for record in findings_of(name)}
    assert any("902.62 万元" in message and "902.63 万元" in message for message in said)
    assert any("1.04万元" in message and "1.02 万元" in message for message in said)
    assert any("13条" in message and "16条" in message for message in said)
    assert any("≥1次" in message and "≥2次" in message for message in said)


def test_a_match_needs_the_category_and_a_line() -> None:
    record = findings_of("xingtai-2024")[0]
    assert matches({**record, "category": "weights"}, "xingtai-2024") == []
    assert matches({**record, "line": 1, "lines": [1]}, "xingtai-2024") == []


def test_made_up_documents_of_other_fields_are_audited_as_a_reader_does() -> None:
    assert precision(MADE_UP, hard=True) >= HARD
    assert precision(MADE_UP, hard=False) >= SOFT
    counts = missed(MADE_UP).values()
    assert sum(had for _, had in counts) / sum(total for total, _ in counts) >= RECALL
