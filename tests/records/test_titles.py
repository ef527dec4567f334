"""Projects that numbered titles name."""

import pytest

from kg.records.titles import LONGEST_NAME, project_in_title


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("3、办公楼租赁经费绩效目标表", "办公楼租赁经费"),
        ("（一）堤防加固项目绩效目标申报表", "堤防加固"),
        ("12. 堤防加固项目支出绩效目标表（2024年度）", "堤防加固"),
        ("堤防加固项目绩效目标表", None),  # no number: it may name anything
        ("一、项目绩效目标表", None),
        ("一、部门说明", None),
        ("一、堤防", None),
        ("一、" + "堤" * LONGEST_NAME, "堤" * LONGEST_NAME),
        ("一、" + "堤" * (LONGEST_NAME + 1), None),
    ],
)
def test_a_numbered_title_may_name_a_project(text: str, name: str | None) -> None:
    assert project_in_title(text) == name
