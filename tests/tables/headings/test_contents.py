"""How much of a column is of a kind."""

import pytest

from kg.tables.cell import cell_of
from kg.tables.headings.contents import SHARES, Contents, filled_cells, share
from kg.tables.table import Column
from tests.support.rows import row

FIRST = Column(0, None, cell_of("甲"))


def of(*texts: str) -> Contents:
    return Contents([row(text) for text in texts])


def test_cells_that_say_nothing_do_not_count() -> None:
    rows = [row("甲", "乙"), row("", "丙"), row("丁")]
    assert [cell.text for cell in filled_cells(rows, 0)] == ["甲", "丁"]
    assert [cell.text for cell in filled_cells(rows, 1)] == ["乙", "丙"]


@pytest.mark.parametrize(("count", "expected"), [(1, 0.0), (2, 1.0), (0, 0.0)])
def test_shares_need_two_cells(count: int, expected: float) -> None:
    assert share([cell_of("甲")] * count, lambda cell: True) == expected


def test_all_rows_tell() -> None:
    rows = [row("≥20盏")] * 100 + [row("路灯")] * 300
    assert Contents(rows).values(FIRST) == 0.25
    assert Contents(rows).rows == 400


def test_cells_from_above_are_printed_once() -> None:
    own = Contents([row("甲"), row("甲", spanned=[0]), row("乙")])
    assert [cell.text for cell in own.of(FIRST)] == ["甲", "甲", "乙"]
    assert [cell.text for cell in own.own(FIRST)] == ["甲", "乙"]


@pytest.mark.parametrize(
    ("texts", "values"),
    [
        (("≥20盏", "12"), 1.0), (("提升", "完成"), 1.0), (("路灯", "≥20盏"), 0.5), (("≥20盏", "12", "无", "/"), 1.0),
        (("≥20盏", "12", "≥XX%"), 1.0), (("无", "无"), 0.0),
    ],
)  # fmt: skip
def test_values_are_shares_of_what_says_anything(texts: tuple[str, ...], values: float) -> None:
    assert of(*texts).values(FIRST) == values


@pytest.mark.parametrize(
    ("texts", "names", "ends"),
    [
        (("改造路灯数量", "照明覆盖率"), 1.0, 1.0),
        (("改造路灯", "照明覆盖率"), 1.0, 0.5),
        (("≥20盏", "照明覆盖率"), 0.5, 0.5),
        (("大于等于", "等于"), 0.0, 0.0),
        (("计划标准",) * 3 + ("行业标准",), 1.0, 1.0),
        (("计划标准",) * 4, 0.0, 1.0),  # they repeat too much
        (("改造路灯", "群众满意度"), 1.0, 0.5),
        (("社会效益", "经济效益"), 0.0, 0.0),  # labels without 指标
    ],
)
def test_names_are_texts_that_hardly_repeat(
    texts: tuple[str, ...], names: float, ends: float
) -> None:
    assert SHARES.distinct == 0.3
    assert (of(*texts).names(FIRST), of(*texts).ends_of_names(FIRST)) == (names, ends)


@pytest.mark.parametrize(
    ("texts", "stock"),
    [
        (("计划标准",) * 4, 1.0),
        (("计划标准", "行业标准", "历史标准", "其他标准"), 0.0),  # four words in four cells
        (("计划标准", "行业标准", "历史标准"), 1.0),
        (("合格", "合格", "合格"), 0.0),  # states are values
        (("路灯", "路灯"), 0.0),
        ((), 0.0),
    ],
)
def test_stock_words_repeat_and_are_no_values(texts: tuple[str, ...], stock: float) -> None:
    assert of(*texts).stock(FIRST) == stock


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (("50", "40"), True), (("50", "40", "10"), True), (("100", "50", "30"), True), (("12", "30"), False),
        (("90",), False), (("≥50", "40"), False), (("0", "0"), False), (("50", "40", "路灯"), True),
    ],
)  # fmt: skip
def test_weights_sum_to_90_or_100_for_every_project(texts: tuple[str, ...], expected: bool) -> None:
    assert of(*texts).are_weights(FIRST) is expected


def test_shares_of_shapes() -> None:
    long = "反映年度内完成改造的路灯数量，按竣工验收单核对；不含维修。"
    own = of(long, "12", "12", "路灯")
    assert (own.sentences(FIRST), own.bare(FIRST)) == (0.25, 0.5)
