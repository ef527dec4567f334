"""Lines of a money table and the projects they pay for: same name, same money, or a name alike; never one of two."""

from decimal import Decimal

import pytest

from kg.documents import Document
from kg.records import BudgetLine, Project, Reading
from kg.records.matching import match_budget
from kg.records.publisher import Publisher

Lines = list[tuple[str, int]]
Projects = list[tuple[str | None, int | None]]
MAINTENANCE = [("水库维护费", 10)]


def reading(lines: Lines, projects: Projects) -> Reading:
    found = Reading(Document("x", "0" * 64, "text", ()), Publisher(None, None, None))
    found.budget = [
        BudgetLine(number, "projects", "project", None, None, name, Decimal(amount), "")
        for number, (name, amount) in enumerate(lines, start=1)
    ]
    found.projects = [
        Project(
            f"{number}", number, None, None, name, None,
            None if amount is None else Decimal(amount), None, None,
        )
        for number, (name, amount) in enumerate(projects, start=1)
    ]  # fmt: skip
    return found


@pytest.mark.parametrize(
    ("lines", "projects", "matched"),
    [
        ([("水库维护", 10)], [("水库维护", 10)], ("1", "exact")),
        ([("水库 维护", 10)], [("水库维护", 99)], ("1", "exact")),  # whatever its money
        ([("水库维护", 10)], [("水库维护", 1), ("水库维护", 10)], ("1", "exact")),  # the first
        ([("堤防", 10)], [("水库维护", 10)], (None, "")),
        ([("水库维护", 10)], [(None, 10)], (None, "")),
        # another name, the same money
        (MAINTENANCE, [("水库维护", 10)], ("1", "same_amount")),
        (MAINTENANCE, [("水库维护", 11)], (None, "")),
        (MAINTENANCE, [("水库维护", 10), ("水库维护金", 10)], (None, "")),  # which of them?
        (MAINTENANCE, [("水库维护", 10), ("水库维护金", 11)], ("1", "same_amount")),
        ([("水库大坝费", 10)], [("水库维护金", 10)], ("1", "same_amount")),  # 4 of 10 characters
        ([("水库大坝经费", 10)], [("水库维护金", 10)], (None, "")),  # 4 of 11
        # a name alike, no money printed
        (MAINTENANCE, [("水库维护", None)], ("1", "similar")),
        (MAINTENANCE, [("水库维护", None), ("水库维护金", None)], (None, "")),
        ([("水库维护", 10)], [("水库维修", None)], ("1", "similar")),  # 6 of 8
        ([("水库维护费", 10)], [("水库维修", None)], (None, "")),  # 6 of 9
        # money proves more than a name
        (MAINTENANCE, [("水库维护金", None), ("水库管理", 10)], ("2", "same_amount")),
    ],
)
def test_a_line_and_its_project(
    lines: Lines, projects: Projects, matched: tuple[str | None, str]
) -> None:
    (match,) = match_budget(reading(lines, projects))
    assert (match.project.id if match.project else None, match.evidence) == matched


def test_a_project_with_a_line_of_its_own_is_no_other_lines() -> None:
    found = match_budget(reading([("水库维护费", 10), ("水库维护", 5)], [("水库维护", 10)]))
    assert [(match.project is not None, match.evidence) for match in found] == [
        (False, ""), (True, "exact"),
    ]  # fmt: skip


def test_only_lines_of_projects_are_matched() -> None:
    given = reading([("水库维护", 10)], [("水库维护", 10)])
    given.budget = [
        BudgetLine(1, "projects", role, None, None, "水库维护", Decimal(10), "")
        for role in ("unit", "total", "project")
    ]
    assert len(match_budget(given)) == 1
