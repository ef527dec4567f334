"""Which rows are a table's heading, and what each column holds."""

import pytest

from kg.tables.headings.heading import (
    is_labelled_row,
    is_performance,
    read_heading,
    roles_of,
)
from kg.tables.table import Heading, Row
from kg.tables.words.role import Role
from tests.support.rows import columns, row

L1, L2, NAME, VALUE = Role.LEVEL1, Role.LEVEL2, Role.INDICATOR, Role.VALUE
PLAIN = ("一级指标", "二级指标", "三级指标", "指标值")
BODY = ("产出指标", "数量指标", "改造路灯", "≥20盏")


def read(*rows: tuple[str, ...] | Row) -> Heading | None:
    numbered = [
        one if isinstance(one, Row) else row(*one, line=number)
        for number, one in enumerate(rows, 1)
    ]
    return read_heading(numbered, 0)


def roles(*rows: tuple[str, ...] | Row) -> list[Role | None] | None:
    heading = read(*rows)
    return [column.role for column in heading.columns] if heading is not None else None


def test_a_heading_of_one_row() -> None:
    heading = read(PLAIN, BODY)
    assert heading is not None
    assert [column.role for column in heading.columns] == [L1, L2, NAME, VALUE]
    assert [column.label for column in heading.columns] == list(PLAIN)
    assert (heading.lines, heading.doubts) == ((1,), ())


def test_a_heading_begins_where_it_is_asked_for() -> None:
    rows = [row(*BODY, line=1), row(*PLAIN, line=2)]
    assert read_heading(rows, 0) is None
    below = read_heading(rows, 1)
    assert below is not None
    assert below.lines == (2,)


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (("三级指标", "指标值"), [NAME, VALUE]),
        (("三级指标", "一级指标"), [NAME, L1]),
        (("三级指标", "二级指标"), [NAME, L2]),
        (("三级指标", "设定依据"), [NAME, Role.BASIS]),
        (("三级指标", "实际完成值"), [NAME, Role.ACTUAL]),
        (("三级指标", "项目编码"), [NAME, Role.PROJECT_CODE]),
        (("三级指标", "权重"), None),  # nothing shows that it is one of targets
        (("三级指标", "权重", "路灯"), [NAME, Role.WEIGHT, None]),  # this may be the value
        (("指标", "权重", "路灯"), None),
        (("三级指标", "实施期指标值"), [NAME, Role.PERIOD_VALUE]),
        (("三级指标", "绩效标准"), [NAME, Role.STANDARD]),
        (("项目名称", "预算数"), [Role.PROJECT_NAME, Role.AMOUNT]),
        (("项目名称", "主管部门"), None),
        (("预算数", "主管部门"), None),
        (("三级指标",), None),
        (("改造路灯", "≥20盏"), None),
    ],
)
def test_what_a_heading_must_have(texts: tuple[str, ...], expected: list[Role] | None) -> None:
    assert roles(texts) == expected


@pytest.mark.parametrize(
    ("texts", "doubts"),
    [(("三级指标", "项目编码"), ("value_column_inferred",)), (("三级指标", "指标值"), ())],
)
def test_a_heading_without_a_word_for_values_is_in_doubt(
    texts: tuple[str, ...], doubts: tuple[str, ...]
) -> None:
    heading = read(texts)
    assert heading is not None
    assert heading.doubts == doubts


@pytest.mark.parametrize(
    ("texts", "is_heading"),
    [
        (("三级指标", "指标值", "甲"), True),  # two of three: 0.67
        (("三级指标", "指标值", "备注", "甲", "乙"), True),  # three of five: just enough
        (("三级指标", "指标值", "甲", "乙"), True),  # two words that stand in no body
        (("绩效指标", "数值", "甲", "乙"), False),  # two of four that may
        (("产出指标", "三级指标", "指标值", "甲", "乙", "丙"), False),  # beside a label
        (("三级指标", "甲"), False),
        (("三级指标", "指标值", "≥20盏"), False),  # a value
        (("三级指标", "指标值", "12"), False),
        (("1", "一级指标", "三级指标", "指标值"), True),  # a line number before the row
        (("1", "三级指标", "指标值"), False),  # 3 cells
        (("12盏", "一级指标", "三级指标", "指标值"), False),
        (("甲", "一级指标", "1", "指标值"), False),  # a number elsewhere
    ],
)
def test_rows_that_are_headings(texts: tuple[str, ...], is_heading: bool) -> None:
    assert (read(texts) is not None) is is_heading


@pytest.mark.parametrize(
    ("word", "is_word"),
    [
        ("备注", True),  # a role
        ("单价", True),  # a word of tables of money
        ("上年实际", True),  # known to have no role
        ("中长期绩效目标", True),  # a set of columns
        ("实施期年度指标", True),
        ("绩效目标情况", False),
        ("产出指标", True),
        ("产出", False),  # not without 指标
        ("路灯指标", False),
    ],
)
def test_words_of_headings(word: str, is_word: bool) -> None:
    """Of five cells two are words of headings and two are none: the fifth decides."""
    assert (read(("绩效指标", "数值", word, "甲", "乙")) is not None) is is_word


def test_two_rows_of_a_heading_are_stacked() -> None:
    heading = read(
        ("绩效指标", "", "", "指标值"),
        ("一级指标", "二级指标", "三级指标", ""),
        BODY,
    )
    assert heading is not None
    assert [column.role for column in heading.columns] == [L1, L2, NAME, VALUE]
    assert [column.above for column in heading.columns] == ["绩效指标"] * 3 + [""]
    assert heading.lines == (1, 2)


def test_a_cell_covers_the_columns_up_to_the_next_one() -> None:
    heading = read(
        ("甲组指标", "", "", "备注", ""),
        ("项目目标", "", "年度指标", "", ""),
        ("一级指标", "三级指标", "指标值", "", "得分"),
    )
    assert heading is None or heading.lines != (1, 2, 3)
    heading = read(("项目目标", "", "年度指标", "备注"), ("一级指标", "三级指标", "指标值", ""))
    assert heading is not None
    assert [column.above for column in heading.columns] == ["项目目标", "项目目标", "年度指标", ""]


def test_a_cell_covers_no_edge_of_a_row_above() -> None:
    """年度指标 of the second row ends where 备注 of the first begins."""
    heading = read(
        ("一级指标", "项目目标", "", "备注", ""),
        ("", "年度指标", "", "", "得分"),
        ("", "三级指标", "指标值", "", ""),
    )
    assert heading is not None
    above = [column.above for column in heading.columns]
    assert above[1:4] == ["项目目标年度指标", "项目目标年度指标", ""]


@pytest.mark.parametrize(
    ("second", "lines"),
    [
        (("一级指标", "二级指标", "三级指标", "指标值"), (1,)),  # repeated, not gone on
        (("产出指标", "", "", ""), (1,)),  # one cell
        (BODY, (1,)),
    ],
)
def test_rows_below_that_are_no_heading(second: tuple[str, ...], lines: tuple[int, ...]) -> None:
    heading = read(PLAIN, second)
    assert heading is not None
    assert heading.lines == lines


def test_below_the_first_row_one_word_is_enough() -> None:
    heading = read(("三级指标", "指标值", "甲"), ("", "", "得分"))
    assert heading is not None
    assert heading.lines == (1,)  # one cell is no row of a heading
    first = row("三级指标", "指标值", "甲", line=1)
    second = row("三级指标", "", "得分", line=2, spanned=[0])
    assert roles(first, second) == [NAME, VALUE, Role.SCORE]


def test_cells_from_above_do_not_begin_a_heading() -> None:
    assert read(row("三级指标", "指标值", spanned=[0])) is None
    assert read(row("三级指标", "指标值", "备注", spanned=[2])) is not None


@pytest.mark.parametrize(
    ("name", "spanned", "is_covered"),
    [
        ("三级指标", [0, 1], True),
        ("指标名称", [0, 1], False),  # it names no level
        ("三级指标", [1], False),  # printed again
    ],
)
def test_a_name_that_reaches_down_covers_heading_rows(
    name: str, spanned: list[int], is_covered: bool
) -> None:
    first = row(name, "指标值", "完成可能性", "", line=1)
    second = row(name, "指标值", "甲", "乙", line=2, spanned=spanned)
    heading = read(first, second)
    assert heading is not None
    assert heading.lines == ((1, 2) if is_covered else (1,))


def test_a_cell_that_explains_the_name_covers_none() -> None:
    first = row("指标名称", "指标值", "三级指标解释", "", line=1)
    second = row("甲", "乙", "三级指标解释", "丙", line=2, spanned=[2])
    heading = read(first, second)
    assert heading is not None
    assert heading.lines == (1,)


def test_no_more_than_four_rows_are_a_heading() -> None:
    rows = [row("三级指标", "指标值", text, line=number, spanned=[0, 1] if number > 1 else [])
            for number, text in enumerate(["备注", "得分", "权重", "单位", "项目"], 1)]  # fmt: skip
    heading = read(*rows)
    assert heading is not None
    assert heading.lines == (1, 2, 3, 4)


def test_further_lines_of_a_row_are_lines_of_the_heading() -> None:
    one = row(*PLAIN, line=1)
    heading = read_heading([Row(one.line, one.cells, one.spanned, (2,))], 0)
    assert heading is not None
    assert heading.lines == (1, 2)


# Pairs side by side


PAIRS = (
    ("项目名称", "产出指标", "", "效益指标", ""),
    ("", "三级指标", "指标值", "三级指标", "指标值"),
)


def groups(heading: Heading | None) -> list[tuple[Role | None, str | None, str | None]]:
    return [(c.role, c.group, c.level2) for c in heading.columns] if heading else []


def test_pairs_stand_under_their_level1() -> None:
    assert groups(read(*PAIRS))[1:] == [
        (NAME, "产出指标", None),
        (VALUE, "产出指标", None),
        (NAME, "效益指标", None),
        (VALUE, "效益指标", None),
    ]


def test_a_level2_between_is_theirs_too() -> None:
    heading = read(
        ("项目名称", "产出指标", "", "效益指标", ""),
        ("", "数量指标", "", "社会效益指标", ""),
        ("", "三级指标", "指标值", "三级指标", "指标值"),
    )
    assert groups(heading)[1:] == [
        (NAME, "产出指标", "数量指标"),
        (VALUE, "产出指标", "数量指标"),
        (NAME, "效益指标", "社会效益指标"),
        (VALUE, "效益指标", "社会效益指标"),
    ]


@pytest.mark.parametrize(
    ("labels", "expected"),
    [
        (("产出指标", "", "效益指标", ""), [NAME, VALUE, NAME, VALUE]),
        (("产出指标", "", "", ""), None),  # of one group alone nothing can be told
    ],
)
def test_without_words_for_values_every_second_column_holds_them(
    labels: tuple[str, ...], expected: list[Role] | None
) -> None:
    heading = read(("项目名称", *labels), ("", *["三级指标"] * 4))
    if expected is None:
        assert heading is None
    else:
        assert [one[0] for one in groups(heading)[1:]] == expected
        assert heading is not None
        assert heading.doubts == ("value_column_inferred",)


def test_labels_of_level1_as_the_lowest_row_stand_over_names() -> None:
    heading = read(("项目名称", "产出指标", "指标值", "效益指标", "指标值"))
    assert groups(heading) == [
        (Role.PROJECT_NAME, None, None),
        (NAME, "产出指标", None),
        (VALUE, None, None),
        (NAME, "效益指标", None),
        (VALUE, None, None),
    ]


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (("成本指标", "经济成本指标", "项目总成本", "不超预算"), True),
        (("", "成本指标", "成本指标", "按合同控制"), True),
        (("满意度指标", "", "满意度", "满意"), True),
        (("一级指标", "二级指标", "三级指标", "指标值"), False),
        (("产出指标", "数量指标", "三级指标", "指标值"), False),  # words of headings below
        (("产出指标", "数量指标", "质量指标", "时效指标"), False),  # a label for a value
        (("项目名称", "产出指标", "指标", "效益指标"), False),
        (("", "", "成本指标", "不超预算"), False),
        (("数量指标", "产出指标", "成本", "不超预算"), False),  # labels of other levels
    ],
)
def test_rows_whose_labels_stand_where_labels_belong(
    texts: tuple[str, ...], expected: bool
) -> None:
    of = dict(enumerate((Role.LEVEL1, Role.LEVEL2, Role.INDICATOR, Role.VALUE)))
    assert is_labelled_row(row(*texts), of) is expected


def test_columns_without_a_role_have_none() -> None:
    assert roles_of(columns(Role.INDICATOR, "附注", Role.VALUE)) == {
        0: Role.INDICATOR,
        2: Role.VALUE,
    }


def test_kinds_of_headings() -> None:
    targets, money = read(PLAIN), read(("项目名称", "预算数"))
    assert targets is not None
    assert money is not None
    assert (is_performance(targets), is_performance(money)) == (True, False)
