"""How a table's heading is printed again."""

from dataclasses import replace

import pytest

from kg.documents import Line
from kg.tables.cell import cell_of
from kg.tables.find.printing import Printing, heading_at
from kg.tables.table import Column, Heading, Row, row_of_texts
from kg.tables.words.role import Role
from tests.support.rows import heading, row, table


def of_labels(*labels: str) -> Heading:
    return Heading(
        tuple(
            Column(index, cell_of(text).role, cell_of(text)) for index, text in enumerate(labels)
        ),
        (1,),
    )


WHOLE = of_labels("三级指标", "指标值", "设定依据", "备注")


def test_a_heading_printed_as_before() -> None:
    assert Printing.again(WHOLE, WHOLE) == Printing(True, frozenset(), {}, last=1)


def test_rows_as_far_apart_as_the_first_is_from_the_heading_go_on() -> None:
    printing = Printing.of(WHOLE)
    rows = [Row(Line(number, ""), []) for number in (3, 5, 7, 12, 14)]
    assert [printing.is_apart(one) for one in rows] == [True, False, False, True, False]
    near = Printing.of(WHOLE)
    assert [near.is_apart(Row(Line(number, ""), [])) for number in (2, 3, 5)] == [
        False,
        False,
        True,
    ]


@pytest.mark.parametrize(
    ("labels", "cut"),
    [
        (("三级指标", "指标值", "设定", "备注"), {2}),
        (("三级指", "指标值", "设定", "备注"), {0, 2}),
        (("三级指标", "指标值", "", "备注"), set()),
        (("三级指标", "指标值", "设定 依据", "备注"), set()),
        (("三级指标", "指标值", "设定依据", "备注", "得分"), set()),  # none stood there
    ],
)
def test_labels_that_are_only_begun(labels: tuple[str, ...], cut: set[int]) -> None:
    assert Printing.again(WHOLE, of_labels(*labels)).cut == cut


def test_columns_that_stand_elsewhere() -> None:
    moved = Printing.again(WHOLE, of_labels("三级指标", "", "指标值", "设定依据", "备注"))
    assert moved.moved == {0: 0, 2: 1, 3: 2, 4: 3}
    below = moved.moved_back(row("甲", "", "1", "乙", "丙", spanned=[0, 2]))
    assert [cell.text for cell in below.cells] == ["甲", "1", "乙", "丙"]
    assert below.spanned == {0, 1}


def test_rows_below_a_heading_that_did_not_move_stay() -> None:
    one = row("甲", "1")
    assert Printing.again(WHOLE, WHOLE).moved_back(one) is one


def take_rest(printing: Printing, one: Row, of: Heading = WHOLE) -> bool:
    return printing.take_rest(table(of), one)


BEGUN = Printing(True, frozenset({2, 3}))


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (("", "", "依据", "注"), True),
        (("", "", "依据", ""), True),
        (("甲", "", "依据", ""), False),
    ],
)
def test_the_row_below_may_end_labels_that_are_begun(
    texts: tuple[str, ...], expected: bool
) -> None:
    printing = replace(BEGUN)
    assert take_rest(printing, row(*texts)) is expected
    assert printing.cut == frozenset()  # the next row ends none


def test_only_the_row_right_below_does() -> None:
    assert not take_rest(replace(BEGUN, is_alone=False), row("", "", "依据", "注"))
    assert not take_rest(Printing(True), row("", "", "依据", "注"))


def test_the_first_printing_is_completed() -> None:
    own = table(of_labels("三级指标", "指标值", "备"))
    assert Printing(is_alone=True).take_rest(own, row("", "", "注", line=2))
    assert own.heading.columns[2].role == Role.REMARK
    assert own.heading.lines == (1, 2)


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (("三级指标", "指标值"), True),
        (("项目名称", "预算数"), True),
        (("改造路灯", "≥20盏"), False),
        (("改造目标", "≥20盏"), False),
    ],
)
def test_headings_begin_with_their_words(texts: tuple[str, ...], expected: bool) -> None:
    assert (heading_at([row(*texts)], 0) is not None) is expected


def test_a_row_whose_labels_stand_under_the_labels_of_the_open_table_begins_no_heading() -> None:
    one = row("产出指标", "成本指标", "成本指标", "按合同控制")
    above = heading(Role.LEVEL1, Role.LEVEL2, Role.INDICATOR, Role.VALUE)
    assert heading_at([one], 0) is not None
    assert heading_at([one], 0, above) is None
    assert heading_at([one], 0, heading(Role.PROJECT_NAME, Role.AMOUNT)) is not None


def test_headings_of_stacked_cells_are_in_doubt() -> None:
    whole = heading_at([row("三级指标", "指标值")], 0)
    texts = ["三级指标", "指标值"]
    stacked = heading_at([row_of_texts(Line(1, "三级指标"), texts)], 0, doubt="cells_stacked")
    assert whole is not None
    assert stacked is not None
    assert (whole.doubts, stacked.doubts) == ((), ("cells_stacked",))
