"""Whether a performance table sets targets for projects or for a whole department."""

from dataclasses import replace

import pytest

from kg.documents import Line
from kg.tables.headings.scope import scope_of
from kg.tables.words.role import Role
from tests.support.rows import heading, row, table

PLAIN = heading(Role.INDICATOR, Role.VALUE)
DEPARTMENT = ("部门名称", "某市住建局")


@pytest.mark.parametrize(
    ("title", "head", "scope"),
    [
        ("部门整体支出绩效目标表", (), "department"),
        ("部门整体支出绩效目标表", ("项目名称", "路灯改造"), "department"),
        ("整体预算绩效目标表", DEPARTMENT, "department"),
        ("单位整体绩效目标表", (), "department"),
        ("绩效目标表", ("项目名称", "路灯改造"), "project"),
        ("绩效目标表", ("项目编码", "A-12"), "project"),
        ("项目绩效目标表", DEPARTMENT, "project"),
        ("专项资金绩效目标表", DEPARTMENT, "project"),
        ("政策绩效目标表", DEPARTMENT, "project"),
        ("绩效目标表", DEPARTMENT, "department"),
        ("绩效目标表", ("实施单位", "某市路灯处"), "department"),
        ("绩效目标表", ("项目类型", "一般"), "project"),
        ("绩效目标表", (), "project"),
        (None, (), "project"),
        (None, DEPARTMENT, "department"),
    ],
)
def test_title_and_fields_tell(title: str | None, head: tuple[str, ...], scope: str) -> None:
    own = table(PLAIN, head=[row(*head)] if head else [])
    assert scope_of(replace(own, title=title)) == scope


def test_a_column_of_projects_goes_before_the_title() -> None:
    own = table(heading(Role.PROJECT_NAME, Role.INDICATOR, Role.VALUE))
    assert scope_of(replace(own, title="部门整体支出绩效目标表")) == "project"


@pytest.mark.parametrize(("further", "scope"), [(2, "department"), (3, "project")])
def test_without_title_the_last_three_lines_above_tell(further: int, scope: str) -> None:
    lines = ["部门整体支出", *["甲"] * further]
    caption = [Line(number, text) for number, text in enumerate(lines, 1)]
    assert scope_of(replace(table(PLAIN), caption=caption)) == scope
    assert scope_of(replace(table(PLAIN), caption=caption, title="绩效目标表")) == "project"
