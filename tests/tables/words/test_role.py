"""The roles of columns."""

import pytest

from kg.tables.cell import cell_of
from kg.tables.words.role import LEVELS, Role
from kg.tables.words.vocabulary import vocabulary

PREFIX = "period_"


def test_every_role_of_the_year_has_one_of_the_period() -> None:
    yearly = [role for role in Role if not role.startswith(PREFIX)]
    assert [role.of_period for role in yearly] == [Role(f"{PREFIX}{role}") for role in yearly]
    assert len(Role) == 2 * len(yearly)


@pytest.mark.parametrize("role", [Role.PERIOD_VALUE, Role.PERIOD_LEVEL1])
def test_a_role_of_the_period_stays(role: Role) -> None:
    assert role.of_period is role


def test_headings_give_roles_of_the_year_but_for_values() -> None:
    """The other columns of the period get their roles from what stands above."""
    given = {cell_of(f"实施期{word}").role for word in (*vocabulary().roles, "指标值", "指标名称")}
    assert {role for role in given if role and role.startswith(PREFIX)} == {Role.PERIOD_VALUE}


def test_levels_stand_from_the_first_to_the_second() -> None:
    assert LEVELS == (Role.LEVEL1, Role.LEVEL2)
