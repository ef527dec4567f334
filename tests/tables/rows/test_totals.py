"""Rows that add up or grade what stands above them."""

import pytest

from kg.tables.rows.totals import is_total
from kg.tables.words.role import Role
from tests.support.rows import heading, row
from tests.support.samples import read_text

OF = heading(Role.LEVEL1, Role.LEVEL2, Role.INDICATOR, Role.VALUE, Role.WEIGHT, Role.SCORE)


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (("合计", "", "", "", "90", "88"), True),
        (("", "", "小计", "", "50", "50"), True),
        (("", "产出指标小计", "", "", "50", "50"), True),
        (("总分", "总分", "总分", "总分", "100", "97"), True),  # merged, and printed again
        (("合计", "", "", "90", "", ""), True),  # the points in the column of values
        (("合计", "", "", "100分", "", ""), True),
        (("自评得分", "", "", "", "", "97"), True),
        (("", "", "平均得分", "", "", "22.5"), True),
        (("评价等级", "", "", "", "", "优"), True),
        (("", "", "平均得分", "90", "10", "10"), False),  # an indicator
        (("", "", "合计", "≥90人", "10", "10"), False),
        (("", "质量指标", "合计", "90", "10", "10"), False),
        (("", "", "培训人次合计", "300", "10", "10"), False),
        (("合计", "", "培训人次", "", "10", "10"), False),
        (("产出指标", "数量指标", "改造路灯", "20", "10", "10"), False),
        (("", "", "", "", "", ""), False),
    ],
)
def test_a_row_that_adds_up_is_no_target(texts: tuple[str, ...], expected: bool) -> None:
    assert is_total(row(*texts), OF) is expected


def test_a_word_from_above_says_nothing_of_the_row() -> None:
    assert not is_total(row("合计", "", "改造路灯", "20", spanned=[0]), OF)


def test_rows_of_totals_are_accounted_for() -> None:
    reading = read_text(
        "项目绩效自评表\n项目名称\t路灯改造\n一级指标\t二级指标\t三级指标\t指标值\t分值\n"
        "产出指标\t数量指标\t改造路灯\t≥20盏\t50\n\t\t小计\t\t50\n"
        "效益指标\t社会效益指标\t照明覆盖率\t≥95%\t40\n合计\t\t\t\t90\n"
    )
    assert [(one.indicator, one.level1, one.confidence) for one in reading.targets] == [
        ("改造路灯", "产出指标", "sure"),
        ("照明覆盖率", "效益指标", "sure"),
    ]
    assert (reading.ledger[5], reading.ledger[7]) == ("heading", "heading")
