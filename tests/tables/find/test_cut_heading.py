"""Headings cut in two by a page break or by line breaks inside their cells."""

import pytest

from kg.tables.cell import cell_of
from kg.tables.find.cut_heading import complete_heading, cut_heading
from kg.tables.table import Column, Heading, Row
from kg.tables.words.role import Role
from tests.support.rows import row

BODY = ("产出指标", "数量指标", "改造路灯", "≥20盏")
PLAIN = ("一级指标", "二级指标", "三级指标", "指标值")


def page(number: int, first: int, *rows: tuple[str, ...]) -> list[Row]:
    return [row(*texts, line=line, page=number) for line, texts in enumerate(rows, first)]


def cut(
    first: list[Row], second: list[Row], *, is_taken: bool = False
) -> tuple[int, list[tuple[int, ...]]] | None:
    """How many rows of the first page are heading, and the lines of all rows."""
    found = cut_heading(first, second, is_taken=is_taken)
    if found is None:
        return None
    return found.begun, [(one.line.number, *one.more) for one in found.rows]


UPPER = ("绩效指标", "", "", "指标值")
LOWER = ("一级指标", "二级指标", "三级指标", "")


def test_an_upper_row_goes_with_the_lower_one_of_the_next_page() -> None:
    first, second = page(1, 1, ("甲",), UPPER), page(2, 3, LOWER, BODY)
    assert cut(first, second) == (1, [(2,), (3,), (4,)])


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ([], page(2, 3, LOWER)),
        (page(1, 2, UPPER), []),
        (page(1, 2, UPPER), page(1, 3, LOWER)),  # no break
        (page(1, 2, UPPER), page(3, 3, LOWER)),
        (page(1, 2, ("甲", "", "", "乙")), page(2, 3, LOWER)),  # no heading
        (page(1, 2, ("甲",)), page(2, 3, PLAIN)),  # all of it stands on the second page
    ],
    ids=["nothing", "no rows", "same page", "far", "other", "second page"],
)
def test_other_rows_are_no_heading_together(first: list[Row], second: list[Row]) -> None:
    assert cut(first, second) is None


def test_up_to_three_rows_of_the_first_page_belong_to_it() -> None:
    rows = [row("三级指标", "指标值", text, line=number, page=1, spanned=[0, 1])
            for number, text in enumerate(["备注", "得分", "权重"], 2)]  # fmt: skip
    rows[0] = row("三级指标", "指标值", "备注", line=2, page=1)
    second = [row("三级指标", "指标值", "单位", line=5, page=2, spanned=[0, 1])]
    assert cut(rows, second) == (3, [(2,), (3,), (4,), (5,)])
    above = row("三级指标", "指标值", "项目", line=1, page=1)
    assert cut([above, *rows], second) == (3, [(2,), (3,), (4,), (5,)])


def test_a_row_that_passes_for_a_heading_needs_another_one() -> None:
    first, below = page(1, 1, PLAIN), page(2, 2, BODY)
    assert cut(first, below) == (1, [(1,), (2,)])
    assert cut(first, below, is_taken=True) is None
    further = [row(*PLAIN[:3], "备注", line=2, page=2, spanned=[0, 1, 2])]
    assert cut(first, further, is_taken=True) == (1, [(1,), (2,)])


@pytest.mark.parametrize(
    ("upper", "lower", "is_cut"),
    [
        (("一级指", "二级指", "三级指", "指标"), ("标", "标", "标", "值"), True),
        (("一级指标", "二级指标", "三级指标", "指"), ("", "", "", "标值"), True),
        (("一级指标", "二级指标", "三级指标", ""), ("", "", "", "指标值"), False),  # none above
        (("一级指", "二级指", "三级指", "指标"), ("标", "标", "标", "路"), False),
        (("一级指", "二级指", "三级指", "指标"), ("", "", "", ""), False),
    ],
)
def test_words_are_made_whole_over_the_break(
    upper: tuple[str, ...], lower: tuple[str, ...], is_cut: bool
) -> None:
    found = cut_heading(page(1, 1, upper), page(2, 2, lower, BODY))
    is_joined = found is not None and found.rows[0].more == (2,)
    assert is_joined is is_cut
    if is_cut and found is not None:
        assert [cell.text for cell in found.rows[0].cells] == list(PLAIN)
        assert found.begun == 1


def test_whole_words_below_are_no_ends_of_those_above() -> None:
    """指标 is a heading by itself, and 绩效 with it is one as well: nothing was cut."""
    upper, lower = ("一级指标", "三级指标", "绩效"), ("", "", "指标")
    found = cut_heading(page(1, 1, upper), page(2, 2, lower, ("产出指标", "甲", "1")))
    assert found is None or found.rows[0].more == ()


def test_labels_may_be_cut_in_a_heading_of_pairs() -> None:
    first = page(1, 1, ("项目名称", "产出指", "指标值", "效益指", "指标值"))
    second = page(2, 2, ("", "标", "", "标", ""), ("甲", "乙", "1", "丙", "2"))
    assert cut(first, second) == (1, [(1, 2), (3,)])


# Wrapped cells right below a heading


def of_labels(*labels: str) -> Heading:
    return Heading(
        tuple(
            Column(index, cell_of(text).role, cell_of(text)) for index, text in enumerate(labels)
        ),
        (1,),
    )


CUT = of_labels("三级指标", "指标值", "备", "设定依", "")


@pytest.mark.parametrize(
    ("texts", "labels"),
    [
        (("", "", "注", "据"), ["三级指标", "指标值", "备注", "设定依据", ""]),
        (("", "", "注"), ["三级指标", "指标值", "备注", "设定依", ""]),
        (("", "", "注", "路"), None),  # one of them makes no heading
        (("", "", "注", "", "甲"), None),  # no label stands above it
        (("", "", "注", "", "", "甲"), None),  # no column at all
        (("", "说明", "注"), None),  # that one was whole
        (("", "", ""), None),
    ],
)
def test_pieces_below_a_heading_complete_it(
    texts: tuple[str, ...], labels: list[str] | None
) -> None:
    whole = complete_heading(CUT, row(*texts, line=2))
    if labels is None:
        assert whole is None
    else:
        assert whole is not None
        assert [column.label for column in whole.columns] == labels
        assert whole.columns[2].role == Role.REMARK
        assert whole.lines == (1, 2)
