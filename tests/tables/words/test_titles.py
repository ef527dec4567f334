"""Projects that numbered titles name."""

import pytest

from kg.tables.words.titles import LONGEST_NAME, project_in_title, subject_of_title


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("3、办公楼租赁经费绩效目标表", "办公楼租赁经费"),
        ("（一）堤防加固项目绩效目标申报表", "堤防加固"),
        ("12. 堤防加固项目支出绩效目标表（2024年度）", "堤防加固"),
        ("堤防加固项目绩效目标表", None),  # no number: it may name anything
        ("一、项目绩效目标表", None),
        ("一、2024年项目支出绩效目标", None),
        ("一、部门说明", None),
        ("一、堤防", None),
        ("一、" + "堤" * LONGEST_NAME, "堤" * LONGEST_NAME),
        ("一、" + "堤" * (LONGEST_NAME + 1), None),
    ],
)
def test_a_numbered_title_may_name_a_project(text: str, name: str | None) -> None:
    assert project_in_title(text) == name


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("河道清淤绩效目标表", "河道清淤"),
        ("3、办公楼租赁经费绩效目标表", "办公楼租赁经费"),
        ("省级部门预算项目支出绩效目标表（2025年度）", None),
        ("清河市水利局项目支出绩效指标表", None),  # an organisation
        ("中央对地方转移支付区域绩效目标自评表", None),
        ("附件3-1：项目支出绩效自评表", None),
        ("二、绩效指标", None),
        ("", None),
    ],
)
def test_what_a_title_is_about(text: str, subject: str | None) -> None:
    assert subject_of_title(text) == subject
