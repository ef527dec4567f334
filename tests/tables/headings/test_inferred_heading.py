"""Headings of tables that begin without one."""

import pytest

from kg.tables.headings.inferred_heading import LONGEST_WORD, infer_heading
from kg.tables.words.role import Role
from tests.support.rows import row

L1, L2, NAME, VALUE = Role.LEVEL1, Role.LEVEL2, Role.INDICATOR, Role.VALUE
BODY = ("产出指标", "数量指标", "改造路灯", "≥20盏")


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (BODY, [L1, L2, NAME, None]),
        (("成本指标", "数量指标", "改造路灯", "≥20盏"), [L1, L2, NAME, None]),
        (("产出指标", "成本指标", "改造路灯", "≥20盏"), [L1, L2, NAME, None]),
        (("产出指标", "改造路灯", "≥20盏"), [L1, NAME, None]),
        (("绩效指标", *BODY), [None, L1, L2, NAME, None]),  # down the side
        (("产出指标", "", "改造路灯", "≥20盏"), [L1, None, NAME, None]),
        (("产出指标", "数量指标", "改造路灯", "按合同", "≥20盏"), [L1, L2, NAME, None, None]),
        (("产出指标", "≥20盏"), None),  # two cells
        (("绩效指标", "产出指标", "≥20盏"), None),
        (("数量指标", "产出指标", "改造路灯", "≥20盏"), None),
        (("产出", "数量指标", "改造路灯", "≥20盏"), None),  # it may be no label
        (("产出指标", "数量指标", "改造路灯", "按合同办理"), None),  # no value
        (("产出指标", "数量指标", "≥20盏"), None),  # none behind the name
        (("", "", ""), None),
    ],
)
def test_headings_that_rows_must_have_had(
    texts: tuple[str, ...], expected: list[Role | None] | None
) -> None:
    heading = infer_heading(row(*texts))
    if expected is None:
        assert heading is None
    else:
        assert heading is not None
        assert [column.role for column in heading.columns] == expected
        assert (heading.lines, heading.doubts) == ((), ("heading_missing",))


@pytest.mark.parametrize(
    ("above", "expected"),
    [
        (("花信", "落梅", "暗香", "疏影"), [L1, L2, NAME, None]),
        (("花信", "落梅", "暗香", "指标值"), [L1, L2, NAME, VALUE]),
        (("花信", "落梅", "暗香", "分值"), [L1, L2, NAME, Role.WEIGHT]),  # a field of forms too
        (("花信", "落梅", "暗香", "疏影", "横斜"), [L1, L2, NAME, None, None]),
        (("花信", "落梅", "指标名称", "力争达到"), [L1, L2, NAME, None]),
        (("花信", "落梅", "花" * LONGEST_WORD, "疏影"), [L1, L2, NAME, None]),
        (("花信", "落梅", "花" * (LONGEST_WORD + 1), "疏影"), None),
        (("花信", "落梅", "暗香", ""), None),  # a column without
        (("花信", "落梅", "暗香", "≥20盏"), None),
        (("花信", "落梅", "暗香", "力争达到"), None),  # it may be a row of the body
        (("产出指标", "落梅", "暗香", "疏影"), None),
        (("项目名称", "路灯改造", "主管部门", "住建局"), None),
        (("花信", "落梅", "暗香", "无"), None),
    ],
)
def test_a_row_of_unknown_words_above_a_body_is_its_heading(
    above: tuple[str, ...], expected: list[Role | None] | None
) -> None:
    heading = infer_heading(row(*BODY, line=5), row(*above, line=4))
    assert heading is not None
    if expected is None:
        assert (heading.lines, heading.doubts) == ((), ("heading_missing",))
    else:
        assert (heading.lines, heading.doubts) == ((4,), ())
        assert [column.role for column in heading.columns] == expected
        assert [column.label for column in heading.columns] == list(above)
        guessed = [column.label for column in heading.columns if column.is_guessed]
        assert guessed == [above[2]] * (above[2] != "指标名称")


@pytest.mark.parametrize(
    ("line", "more", "is_above"), [(4, (), True), (3, (4,), True), (3, (), False)]
)
def test_it_stands_right_above(line: int, more: tuple[int, ...], is_above: bool) -> None:
    one = row("花信", "落梅", "暗香", "疏影", line=line)
    one.more = more
    heading = infer_heading(row(*BODY, line=5), one)
    assert heading is not None
    assert heading.lines == ((line, *more) if is_above else ())
