"""Labels of a form's own, that no list has."""

from collections.abc import Sequence

import pytest

from kg.tables.headings.own_labels import LONGEST, with_own_labels
from kg.tables.table import Row
from kg.tables.words.role import Role
from tests.support.rows import columns, row

FORM = columns(Role.LEVEL1, Role.LEVEL2, Role.INDICATOR, Role.VALUE)
KNOWN = ("产出指标", "数量指标", "改造路灯", "≥20盏")


def own(*rows: Row | Sequence[str]) -> tuple[set[str], set[str]]:
    """The labels of level 1 and of level 2."""
    made = [one if isinstance(one, Row) else row(*one) for one in rows]
    first, second = with_own_labels(list(FORM), made)[:2]
    return set(first.own), set(second.own)


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (KNOWN, (set(), set())),
        (
            ("绩效产出", "工作任务", "改造路灯", "≥20盏"),
            ({"绩效产出"}, {"工作任务"}),
        ),  # beside each other
        (("产出指标", "工作质效", "改造路灯", "≥20盏"), (set(), {"工作质效"})),
        (("一、绩效产出（10分）", "数量指标", "改造路灯", "≥20盏"), ({"绩效产出"}, set())),
        (("工作质效", "", "改造路灯", "≥20盏"), (set(), set())),  # alone it may be anything
        (("监督检查指标", "", "改造路灯", "≥20盏"), ({"监督检查指标"}, set())),  # it says so
        (("产出指标", "办件效率", "按时办结率", "≥99%"), (set(), {"办件效率"})),
        (("产出指标", "按时办结率", "路灯改造", "≥99%"), (set(), set())),  # the two may be swapped
        (("产出指标", "按时办结率", "质量", "≥99%"), (set(), set())),
        (("产出指标", "工作质效", "≥20盏", "改造路灯"), (set(), set())),  # not in its place
        (("产出指标", "工作质效", "改造路灯", "路灯处"), (set(), set())),
        (("产出指标", "工作质效", "改造路灯", ""), (set(), set())),
        (("产出指标", "类指标", "改造路灯", "≥20盏"), (set(), set())),  # the rest of a label
        (("产出指标", "2024年工作", "改造路灯", "≥20盏"), (set(), set())),
        (("产出指标", "路" * LONGEST, "改造路灯", "≥20盏"), (set(), {"路" * LONGEST})),
        (("产出指标", "路" * (LONGEST + 1), "改造路灯", "≥20盏"), (set(), set())),
        (("产出指标", "指标值", "改造路灯", "≥20盏"), (set(), set())),  # a heading
        (("绩效", "工作任务", "改造路灯", "≥20盏"), (set(), {"工作任务"})),  # of 绩效指标, cut
        (("产出指标", "质", "改造路灯", "≥20盏"), (set(), set())),
        (("产出指标", "≥20盏", "改造路灯", "≥20盏"), (set(), set())),
    ],
)
def test_labels_stand_in_plain_rows(texts: tuple[str, ...], expected: tuple[set[str], ...]) -> None:
    assert own(texts) == expected


def test_labels_over_several_rows() -> None:
    alone = ("工作质效", "", "改造路灯", "≥20盏")
    assert own(row(*alone, rowspans={0: 2})) == ({"工作质效"}, set())
    assert own(alone, ("工作质效", "", "更换电缆", "≥20米")) == ({"工作质效"}, set())


def test_a_name_of_the_table_is_no_label() -> None:
    assert own(("产出指标", "改造路灯", "更换电缆", "≥20米"), KNOWN) == (set(), set())


@pytest.mark.parametrize(
    ("above", "expected"),
    [
        ("实施效果指标", {"产出指标", "效益指标"}),  # of another form
        ("监督检查指标", {"产出指标", "效益指标"}),  # of this form alone
        ("满意度指标", set()),  # displaced
        ("绩效指标", set()),  # down the side
    ],
)
def test_labels_of_level1_are_of_level2_below_a_forms_own(above: str, expected: set[str]) -> None:
    rows = [(above, "产出指标", "改造路灯", "≥20盏"), ("", "效益指标", "照明覆盖率", "≥95%")]
    assert own(*rows)[1] == expected


def test_without_names_and_values_nothing_is_plain() -> None:
    made = columns(Role.LEVEL1, Role.INDICATOR)
    assert with_own_labels(list(made), [row("工作质效", "改造路灯")] * 2) == list(made)
