"""Each rule by which targets are counted, one clause at a time."""

from typing import Any

import pytest

from kg.report.figures import MOST_EXAMPLES, Figures
from tests.report.records import target


def figures(*rows: dict[str, Any], **more: Any) -> Figures:
    return Figures("s", list(rows), **more)


@pytest.mark.parametrize(
    ("changes", "counts"),
    [
        ({}, (1, 0, 0, 0)),
        ({"confidence": "unsure"}, (0, 1, 0, 0)),
        ({"mandated": True}, (0, 0, 1, 0)),
        ({"specificity_class": "placeholder", "measurability": None}, (0, 0, 0, 1)),
        ({"specificity_class": "placeholder", "confidence": "unsure"}, (0, 1, 0, 0)),
    ],
)
def test_a_target_is_counted_or_counted_apart(
    changes: dict[str, Any], counts: tuple[int, ...]
) -> None:
    found = figures(target(**changes))
    assert (found.sure(), found.unsure, found.mandated, found.placeholders) == counts
    assert len(found.judged) == counts[0]


@pytest.mark.parametrize(
    "changes",
    [
        {"specificity_class": "sector"},
        {"specificity_class": "boilerplate"},
        {"measurability": "qualitative"},
        {"measurability": "vague"},
        {"measurability": None},
        {"confidence": "unsure"},
        {"mandated": True},
    ],
)
def test_an_example_is_specific_quantified_sure_and_chosen(changes: dict[str, Any]) -> None:
    assert figures(target()).examples() == [target()]
    assert figures(target(**changes)).examples() == []


def test_examples_are_those_of_the_department_the_most_specific_first() -> None:
    rows = [
        target(line=3, specificity=0.8),
        target(line=2, specificity=0.8),
        target(document="丙.txt", specificity=0.95),
        target(department="乙局", specificity=0.99),
        target(document="乙.txt", specificity=0.8),
    ]
    found = figures(*rows)
    assert found.examples("甲局") == [rows[2], rows[4], rows[1], rows[0]]
    assert found.examples("乙局") == [rows[3]]
    assert found.examples()[0] == rows[3]
    assert found.examples("丙局") == []


def test_examples_are_not_more_than_a_page_holds() -> None:
    rows = [target(line=line) for line in range(1, MOST_EXAMPLES + 2)]
    assert figures(*rows).examples() == rows[:MOST_EXAMPLES]


def test_the_matrix_counts_class_and_measure_by_department_and_over_all() -> None:
    found = figures(
        target(),
        target(specificity_class="boilerplate", measurability="vague"),
        target(specificity_class="boilerplate", measurability=None, department="乙局"),
        target(department=""),
    )
    assert found.matrix("甲局") == {("specific", "quantified"): 1, ("boilerplate", "vague"): 1}
    assert found.matrix("乙局") == {("boilerplate", ""): 1}
    assert found.matrix() == {
        ("specific", "quantified"): 2,
        ("boilerplate", "vague"): 1,
        ("boilerplate", ""): 1,
    }
    assert found.matrix("丙局") == found.matrix("") == {}
    assert (found.count("boilerplate"), found.count("boilerplate", "甲局")) == (2, 1)
    assert (found.count("vague"), found.sure("甲局"), found.sure()) == (1, 2, 4)


def test_departments_with_the_largest_share_of_boilerplate_come_first() -> None:
    rows = [
        *(target(department="甲局") for _ in range(3)),
        *(target(department="甲局", specificity_class="boilerplate") for _ in range(2)),
        target(department="乙局", specificity_class="boilerplate"),
        target(department="丁局"),
        target(department="丙局"),
        target(department="戊局", confidence="unsure"),
        target(department=""),
    ]
    names = ["乙局", "甲局", *sorted(["丁局", "丙局", "戊局"])]
    assert figures(*rows).departments == names


def test_shares_leave_out_what_has_no_name() -> None:
    found = figures(
        target(),
        target(specificity_class="sector"),
        target(year=None),
        target(year=2023, level1=None),
    )
    assert found.shares("year") == [
        ("2023", 1, {"specific": 1}),
        ("2024", 2, {"specific": 1, "sector": 1}),
    ]
    assert found.shares("level1") == [("产出指标", 3, {"specific": 2, "sector": 1})]


def test_doubts_of_the_reader_are_no_defects() -> None:
    records = [
        {"category": "value_vague", "department": "甲局"},
        {"category": "reading", "department": "甲局"},
        {"category": "repeat", "department": None},
    ]
    found = figures(findings=records)
    assert found.defects == [records[0], records[2]]
    assert found.defects_of("甲局") == [records[0]]
    assert found.defects_of("") == [records[2]]
    assert found.defects_of("乙局") == []


def test_a_copied_set_stands_side_by_side() -> None:
    """Of several equal rows in one project the first stands; 无 and blank values are not shared."""
    rows = [
        target(project_node="p", line=5, indicator_node="b", indicator="覆盖率", value="≥ 90%"),
        target(project_node="p", line=4),
        target(project_node="p", line=6),
        target(project_node="q", line=9),
        target(project_node="q", line=8, indicator_node="b", value="≥90%"),
        target(project_node="r", line=2, indicator_node="b", indicator="覆盖率", value="≥80%"),
        *(target(project_node=node, indicator_node="c", value="") for node in "pq"),
        *(target(project_node=node, indicator_node="d", value=None) for node in "pq"),
        *(
            target(project_node=node, indicator_node="e", specificity_class="placeholder")
            for node in "pq"
        ),
        target(project_node=None),
    ]
    group = {"projects": [{"node": "r"}, {"node": "p"}, {"node": "q"}]}
    assert figures(*rows).side_by_side(group) == [
        ("抽查次数", "≥4次", [None, 4, 9]),
        ("覆盖率", "≥90%", [None, 5, 8]),
    ]
