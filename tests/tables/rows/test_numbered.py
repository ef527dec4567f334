"""Cells with several numbered indicators: one row each where every cell shows as many parts."""

import pytest

from kg.records import Reading
from kg.tables.rows.numbered import items_of
from nlp.values.quantities import read_value
from tests.tables.test_cells_merged_down import HEAD, HEADING, cells, reading_of

NAMES = "指标1：改造路灯<br>指标2：更换电缆"


def said(reading: Reading) -> list[tuple[str, str | None, tuple[str, ...]]]:
    return [(one.indicator, one.value, one.reasons) for one in reading.targets]


@pytest.mark.parametrize(
    ("values", "first", "second"),
    [
        ("≥20盏<br>≥300米", "≥20盏", "≥300米"),
        ("指标1：≥20盏<br>指标2：≥300米", "≥20盏", "≥300米"),
        ("指标1：≥20盏指标2：≥300米", "≥20盏", "≥300米"),
        ("①≥20盏；②≥300米", "≥20盏", "≥300米"),
        ("1.20盏<br>2.300米", "20盏", "300米"),
        ("1、≥20盏 2、≥300米", "≥20盏", "≥300米"),
        ("1.20盏；2.300米", "20盏", "300米"),
        ("（一）≥20盏（二）≥300米", "≥20盏", "≥300米"),
        ("一、≥20盏；二、≥300米", "≥20盏", "≥300米"),
    ],
)
def test_values_with_as_many_parts_go_to_their_names(values: str, first: str, second: str) -> None:
    reading = reading_of(HEAD, HEADING, cells("产出指标", "数量指标", NAMES, values))
    assert said(reading) == [("指标1：改造路灯", first, ()), ("指标2：更换电缆", second, ())]
    assert {one.level2 for one in reading.targets} == {"数量指标"}
    assert len({one.id for one in reading.targets}) == 2
    assert [read_value(one.value).number for one in reading.targets] == [20, 300]


@pytest.mark.parametrize(
    ("values", "count"),
    [
        ("≥20盏、≥300米", 1),  # what belongs to which is not shown
        ("≥20盏<br>≥300<br>米", 1),
        ("≥20盏；≥300米", 2),  # a mark of lists within one value, too
        ("2.20盏；3.300米", 2),  # numbers that are not theirs
        ("年底前安装完毕<br>并通过验收", 2),  # the second line may only end the first
    ],
)
def test_values_that_do_not_show_their_parts_are_unsure(values: str, count: int) -> None:
    reading = reading_of(HEAD, HEADING, cells("产出指标", "数量指标", NAMES, values))
    assert len(reading.targets) == count
    assert all(one.reasons == ("several_in_cell",) for one in reading.targets)


@pytest.mark.parametrize(
    ("label", "key", "text", "parts", "reasons"),
    [
        ("权重", "weight", "10", ("10", "10"), ()),  # of both together
        ("权重", "weight", "10<br>5", ("10", "5"), ()),
        ("备注", "remark", "按计划", ("按计划", "按计划"), ("several_in_cell",)),
        ("备注", "remark", "1.甲<br>2.乙", ("甲", "乙"), ()),
    ],
)
def test_a_further_text_that_is_not_cut_makes_its_rows_unsure(
    label: str, key: str, text: str, parts: tuple[str, str], reasons: tuple[str, ...]
) -> None:
    row = cells("产出指标", "数量指标", NAMES, "≥20盏<br>≥300米", text)
    reading = reading_of(HEAD, HEADING + cells(label), row)
    assert [(one.value, one.extra[key], one.reasons) for one in reading.targets] == [
        ("≥20盏", parts[0], reasons),
        ("≥300米", parts[1], reasons),
    ]


@pytest.mark.parametrize(
    "name",
    [
        "改造路灯",
        "1.改造路灯",
        "3.5米以上路灯1.2万盏",
        "改造（1）号路灯和（3）号路灯",
        "1.改造路灯 3.更换电缆",
        "一、二级公路里程",
    ],
)
def test_one_name_stays_one(name: str) -> None:
    assert items_of(name) == [name]
    reading = reading_of(HEAD, HEADING, cells("产出指标", "数量指标", name, "≥20盏"))
    assert [(one.indicator, one.value) for one in reading.targets] == [(name, "≥20盏")]
    assert "several_in_cell" not in reading.targets[0].reasons


def test_numbers_in_order_are_several() -> None:
    items = ["改造路灯", "更换电缆"]
    assert items_of("1.改造路灯 2.更换电缆") == items
    assert items_of("（1）改造路灯；（2）更换电缆；") == items
    assert items_of("①改造路灯②更换电缆") == items
    assert items_of("1、改造路灯；2、更换电缆。") == items
    assert items_of("1.改造路灯。2.更换电缆。", [7]) == items
    assert items_of("一、改造路灯 二、更换电缆") == items
    assert items_of("（一）改造路灯（二）更换电缆") == items
    assert items_of("1.改造城区路灯2.更换电缆", [4, 8]) == ["改造城区路灯", "更换电缆"]


def test_the_mark_of_the_form_is_no_part_of_a_value() -> None:
    reading = reading_of(
        HEAD, HEADING, cells("产出指标", "数量指标", "指标1：改造路灯", "指标1：≥20盏")
    )
    assert said(reading) == [("指标1：改造路灯", "≥20盏", ())]


@pytest.mark.parametrize("values", ["≥20盏<br>≥300米", "≥20盏；≥300米", "20盏<br>300米"])
def test_names_without_numbers_are_as_many_as_their_values_and_unsure(values: str) -> None:
    mark = "<br>" if "<br>" in values else "；"
    reading = reading_of(
        HEAD, HEADING, cells("产出指标", "数量指标", f"改造路灯{mark}更换电缆", values)
    )
    amounts = values.split(mark)
    assert said(reading) == [
        ("改造路灯", amounts[0], ("several_in_cell",)),
        ("更换电缆", amounts[1], ("several_in_cell",)),
    ]


def test_values_for_another_number_of_names_make_the_row_unsure() -> None:
    row = cells("产出指标", "数量指标", "改造路灯<br>更换电缆", "≥20盏<br>≥300米<br>≥3处")
    assert [one[2] for one in said(reading_of(HEAD, HEADING, row))] == [("several_in_cell",)]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("改造路灯", "≥20盏<br>≤30盏"),  # a range of one
        ("改造路灯<br>（含电缆）", "≥20盏"),
        ("改造路灯<br>完工时间", "2024年<br>12月"),
        ("改造路灯<br>数量", "≥1<br>20盏"),
        ("改造路灯<br>情况", "合格<br>及时"),
    ],
)
def test_a_value_over_several_lines_stays_one(name: str, value: str) -> None:
    reading = reading_of(HEAD, HEADING, cells("产出指标", "数量指标", name, value))
    assert len(reading.targets) == 1
    assert "several_in_cell" not in reading.targets[0].reasons
