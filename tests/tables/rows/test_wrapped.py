"""Rows that only go on the row above."""

import pytest

from kg.tables.cell import cell_of
from kg.tables.rows.cells import RoleCells
from kg.tables.rows.entry import Entry
from kg.tables.rows.wrapped import is_fragment, join_fragment, may_be_wrapped
from kg.tables.words.role import Role


def of(**texts: str) -> RoleCells:
    return RoleCells({Role(role): cell_of(text) for role, text in texts.items()})


def entry(**texts: str) -> Entry:
    return Entry(1, [1], of(**texts))


def goes_on(above: dict[str, str], below: dict[str, str]) -> bool:
    return is_fragment(of(**below), entry(**above))


WHOLE = {"indicator": "改造路灯数量", "value": "≥20盏"}


@pytest.mark.parametrize(
    ("above", "below", "expected"),
    [
        (WHOLE, {"description": "含灯杆"}, True),
        (WHOLE, {}, False),
        ({**WHOLE, "value": "/"}, {"value": "20"}, False),
        ({**WHOLE, "indicator": "无"}, {"indicator": "的"}, False),
        (WHOLE, {"indicator": "指标3："}, False),
        # names
        (WHOLE, {"indicator": "合格率"}, False),
        ({**WHOLE, "indicator": "改造路"}, {"indicator": "灯的数目"}, True),
        (
            {**WHOLE, "indicator": "改造路"},
            {"indicator": "灯的数目及其他一切有关设施的合计"},
            False,
        ),
        (
            {**WHOLE, "indicator": "改造（含灯杆"},
            {"indicator": "及电缆的数量）及其他一切有关设施"},
            True,
        ),
        ({**WHOLE, "indicator": "改造、"}, {"indicator": "更换及其他一切有关设施的合计数"}, True),
        (WHOLE, {"indicator": "，含灯杆及其他一切有关设施的合计"}, True),
        (WHOLE, {"indicator": "合计"}, True),
        ({"indicator": "改造路"}, {"indicator": "灯"}, False),
        # values
        ({"indicator": "改造路灯"}, {"value": "≥20盏"}, True),
        ({"indicator": "改造路灯"}, {"value": "按合同"}, False),
        ({**WHOLE, "value": "≥"}, {"value": "20盏"}, True),
        ({**WHOLE, "value": "2025年"}, {"value": "10月底"}, True),
        (WHOLE, {"value": "≥30盏"}, False),
        ({**WHOLE, "value": "逐步"}, {"value": "提升"}, True),
        ({**WHOLE, "value": "逐步提升"}, {"value": "≥20%"}, False),
        ({**WHOLE, "value": "12"}, {"value": "34"}, True),
        ({**WHOLE, "value": "≥20"}, {"value": "盏"}, True),
        ({**WHOLE, "value": "明显、"}, {"value": "20%"}, True),
        # both
        ({"indicator": "改造路", "value": "≥20"}, {"indicator": "灯", "value": "盏"}, True),
        ({"indicator": "改造路", "value": "≥"}, {"indicator": "灯", "value": "20盏"}, True),
        (
            {"indicator": "改造路", "value": "≥"},
            {"indicator": "灯", "value": "按照合同约定的时间和质量要求完成全部改造任务；"},
            False,
        ),
        (WHOLE, {"indicator": "照明覆盖率", "value": "盏"}, False),
        # other cells beside them
        ({"indicator": "改造路", "value": "≥20盏"}, {"indicator": "灯", "weight": "5"}, False),
        ({"indicator": "改造路", "value": "≥20盏"}, {"indicator": "灯", "basis": "合同"}, True),
        ({**WHOLE, "basis": "合同（含"}, {"indicator": "照明覆盖率", "basis": "附件）"}, True),
        ({**WHOLE, "basis": "合同"}, {"indicator": "照明覆盖率", "basis": "规划"}, False),
        # rows that each have a sign, or points
        (
            {"indicator": "改造路", "value": "300", "sign": "≥"},
            {"indicator": "灯", "value": "盏", "sign": "≥"},
            False,
        ),
        # a value whose name is lost
        ({"indicator": "改造路", "value": "≥20盏"}, {"indicator": "90%"}, False),
    ],
)
def test_pieces_of_the_row_above(
    above: dict[str, str], below: dict[str, str], expected: bool
) -> None:
    assert goes_on(above, below) is expected


def test_nothing_goes_on_a_label_or_no_row() -> None:
    assert is_fragment(of(description="含灯杆"), None) is False
    assert is_fragment(of(description="含灯杆"), entry(**WHOLE), labelled=True) is False


@pytest.mark.parametrize(
    ("above", "below", "expected"),
    [
        (WHOLE, {"indicator": "照明覆盖率"}, True),
        (WHOLE, {"indicator": "照明覆盖率", "basis": "规划"}, True),
        (WHOLE, {"indicator": "照明覆盖率", "weight": "5"}, False),
        (WHOLE, {"indicator": "照明覆盖率", "period_value": "5"}, False),
        (WHOLE, {"indicator": "照明覆盖率", "value": "5"}, False),
        ({"indicator": "改造路灯"}, {"indicator": "照明覆盖率"}, False),
    ],
)
def test_a_name_without_value_may_belong_to_the_row_above(
    above: dict[str, str], below: dict[str, str], expected: bool
) -> None:
    assert may_be_wrapped(of(**below), entry(**above)) is expected
    assert may_be_wrapped(of(**below), entry(**above), labelled=True) is False
    assert may_be_wrapped(of(**below), None) is False


@pytest.mark.parametrize(
    ("above", "below", "joined", "reasons", "kept"),
    [
        ({"indicator": "改造路"}, {"indicator": "灯"}, "改造路灯", ["wrapped_cell"], True),
        ({"indicator": "改造（路"}, {"indicator": "灯）"}, "改造（路灯）", [], True),
        ({"value": "≥20"}, {"value": "盏"}, "≥20盏", [], True),
        ({"value": "≥"}, {"value": "20"}, "≥20", [], True),
        ({"value": "逐步"}, {"value": "提升"}, "逐步提升", ["wrapped_cell"], True),
        ({"basis": "合同"}, {"basis": "附件"}, "合同附件", [], True),
        ({"basis": "合同"}, {"basis": "5%"}, "合同5%", ["wrapped_cell"], True),  # of the value?
        ({"basis": "冀财社[2022]218号"}, {"basis": "号"}, "冀财社[2022]218号", ["stray_fragment"], False),
        ({"indicator": "甲"}, {"value": "20"}, "甲", ["value_from_next_row"], True),
        ({"indicator": "甲"}, {"weight": "20"}, "甲", [], True),
    ],
)  # fmt: skip
def test_pieces_are_joined_and_a_guess_is_told(
    above: dict[str, str], below: dict[str, str], joined: str, reasons: list[str], kept: bool
) -> None:
    one = entry(**above)
    assert join_fragment(one, of(**below), 2) is kept
    assert one.cells.cells[0].text == joined
    assert (one.reasons, one.lines) == (reasons, [1, 2])


def test_what_another_cell_proves_is_no_guess() -> None:
    one = entry(indicator="改造路", value="≥20")
    assert join_fragment(one, of(indicator="灯", value="盏"), 2)
    assert ([cell.text for cell in one.cells.cells], one.reasons) == (["改造路灯", "≥20盏"], [])
    two = entry(indicator="改造路")
    assert join_fragment(two, of(indicator="灯"), 1, proven=True)
    assert (two.reasons, two.lines) == ([], [1])


BEGUN = {"indicator": "道路病害自发现之日起到完成", "description": "按台账"}


@pytest.mark.parametrize(
    ("above", "below", "joined", "doubted"),
    [
        (BEGUN, {"indicator": "修复的时限", "value": "≤48小时"}, True, True),
        (BEGUN, {"indicator": "修复的时限", "value": "≤48小时", "weight": "10"}, True, True),
        (BEGUN, {"value": "≤48小时", "weight": "10"}, True, True),
        ({**BEGUN, "value": "≤48小时"}, {"indicator": "修复的时限", "weight": "10"}, True, False),
        # the name above is whole: both are in doubt
        ({"indicator": "隐患整改率"}, {"indicator": "记录完整率", "value": "100%"}, False, True),
        # what the row below fills is filled above: a row of its own
        (
            {"indicator": "隐患整改", "weight": "10"},
            {"indicator": "记录", "value": "1次", "weight": "5"},
            False,
            False,
        ),
        ({**BEGUN, "value": "≤4天"}, {"indicator": "修复的时限", "value": "≤48小时"}, False, False),
    ],
)
def test_a_row_on_the_next_page_has_what_the_row_above_lacks(
    above: dict[str, str], below: dict[str, str], joined: bool, doubted: bool
) -> None:
    assert is_fragment(of(**below), entry(**above), over_page=True) is joined
    assert may_be_wrapped(of(**below), entry(**above), over_page=True) is doubted
    assert not is_fragment(of(**below), entry(**above), over_page=True, labelled=True)
    assert not may_be_wrapped(of(**below), entry(**above), over_page=True, labelled=True)
    if "indicator" in below:
        assert not is_fragment(of(**below), entry(**above))
