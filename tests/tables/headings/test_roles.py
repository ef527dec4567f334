"""Headings that mean different things in different places."""

from dataclasses import replace

import pytest

from kg.tables.cell import cell_of
from kg.tables.headings.roles import one_value, settle_roles, told_by_head, year_apart
from kg.tables.table import Column, Heading
from kg.tables.words.role import Role
from tests.support.rows import row

L1, L2, NAME, VALUE = Role.LEVEL1, Role.LEVEL2, Role.INDICATOR, Role.VALUE


def columns(*labels: str, tops: str = "", group: str | None = None) -> list[Column]:
    """Columns with the roles that their headings give."""
    return [
        Column(index, cell_of(label).role, cell_of(label), group, above=tops)
        for index, label in enumerate(labels)
    ]


def settled(*labels: str) -> list[Role | None]:
    own = settle_roles(columns(*labels), [""] * len(labels))
    return [column.role for column in own]


@pytest.mark.parametrize(
    ("labels", "expected"),
    [
        # a heading down the side
        (("绩效指标", "三级指标", "指标值"), [None, NAME, VALUE]),
        (("绩效指标", "指标值"), [NAME, VALUE]),  # the only names
        (("绩效指标", "具体指标", "指标值"), [NAME, Role.DESCRIPTION, VALUE]),  # both are such
        # 单位
        (("单位", "三级指标", "指标值"), [Role.UNIT_NAME, NAME, VALUE]),
        (("三级指标", "单位", "指标值"), [NAME, Role.UNIT, VALUE]),
        (("单位", "一级指标", "三级指标"), [Role.UNIT_NAME, L1, NAME]),
        (("单位", "二级指标", "三级指标"), [Role.UNIT_NAME, L2, NAME]),
        (("计量单位", "三级指标", "指标值"), [Role.UNIT, NAME, VALUE]),
        (("单位", "项目名称", "预算数"), [Role.UNIT, Role.PROJECT_NAME, Role.AMOUNT]),
        (("绩效指标", "一级指标", "路灯", "指标值"), [None, L1, None, VALUE]),
        (("一级指标", "绩效指标", "路灯", "指标值"), [L1, NAME, None, VALUE]),
        (("绩效指标", "一级指标", "指标值"), [NAME, L1, VALUE]),
        # labels of several ranks
        (("一级项目名称", "二级项目名称", "指标值"), [Role.PROGRAMME, Role.PROJECT_NAME, VALUE]),
        (("专项名称", "项目名称"), [Role.PROGRAMME, Role.PROJECT_NAME]),
        (("一级项目名称", "指标值"), [Role.PROJECT_NAME, VALUE]),
        (("一级项目编码", "二级项目编码"), [None, Role.PROJECT_CODE]),
        (("中央主管部门", "地方主管部门"), [None, Role.DEPARTMENT]),
        (("主管部门", "主管部门"), [Role.DEPARTMENT, Role.DEPARTMENT]),
        # two headings of one meaning
        (("三级指标", "指标内容", "指标值"), [NAME, Role.DESCRIPTION, VALUE]),
        (("指标内容", "三级指标", "指标值"), [Role.DESCRIPTION, NAME, VALUE]),
        (("三级指标", "指标内容", "指标说明", "指标值"), [NAME, None, Role.DESCRIPTION, VALUE]),
        (("指标名称", "指标内容", "指标值"), [NAME, Role.DESCRIPTION, VALUE]),
        (("指标名称", "指标内容"), [NAME, Role.DESCRIPTION]),
        (("指标名称", "指标值说明", "指标解释"), [NAME, None, Role.DESCRIPTION]),
        (("指标名称", "指标值说明", "计算公式"), [NAME, None, Role.DESCRIPTION]),
        (("指标名称", "指标值说明", "指标说明"), [NAME, Role.DESCRIPTION, None]),
        (("三级指标", "备注", "其他说明"), [NAME, Role.REMARK, None]),
        (("三级指标", "偏差原因", "原因分析"), [NAME, Role.DEVIATION, None]),
        (("三级指标", "评分标准", "评价标准"), [NAME, Role.SCORING, None]),
        (("三级指标", "权重", "分值"), [NAME, Role.WEIGHT, Role.WEIGHT]),
        (("三级指标", "备注", "评分标准"), [NAME, Role.REMARK, Role.SCORING]),
    ],
)
def test_roles_by_what_stands_beside(labels: tuple[str, ...], expected: list[Role | None]) -> None:
    assert settled(*labels) == expected


@pytest.mark.parametrize("word", ["解释", "描述", "含义", "内涵", "定义", "公式", "释义"])
def test_words_that_explain(word: str) -> None:
    own = [
        *columns("三级指标"),
        Column(1, Role.DESCRIPTION, cell_of("说明")),
        Column(2, Role.DESCRIPTION, cell_of(f"指标{word}")),
    ]
    assert [column.role for column in settle_roles(own, [""] * 3)] == [
        NAME,
        None,
        Role.DESCRIPTION,
    ]


def test_names_that_are_as_many_as_values_stand_in_sets() -> None:
    labels = ("指标名称", "指标值", "指标名称", "指标值")
    own = settle_roles(columns(*labels), [""] * 4)
    assert [(column.role, column.section) for column in own] == [
        (NAME, 0), (VALUE, 0), (NAME, 1), (VALUE, 1),
    ]  # fmt: skip


def test_names_under_level1_stand_in_pairs() -> None:
    labels = ("三级指标", "指标名称", "指标值")
    own = settle_roles(columns(*labels, group="产出指标"), [""] * 3)
    assert [(column.role, column.section) for column in own] == [(NAME, 0), (NAME, 0), (VALUE, 0)]


def test_columns_that_stand_once_belong_to_all_sets() -> None:
    labels = ("一级指标", "三级指标", "指标值", "三级指标", "指标值", "备注")
    own = settle_roles(columns(*labels), [""] * 6)
    assert [column.section for column in own] == [0, 0, 0, 1, 1, 0]


# Which value is that of the year


@pytest.mark.parametrize(
    ("first", "second", "roles", "is_doubted"),
    [
        ("半年目标值", "全年目标值", [None, VALUE], False),
        ("全年目标值", "半年目标值", [VALUE, None], False),
        ("目标值", "年度目标值", [None, VALUE], False),
        ("当年目标值", "指标值", [VALUE, None], False),
        ("本年指标值", "上年指标值", [VALUE, None], False),
        ("指标值", "目标值", [VALUE, None], True),
        ("年度目标值", "本年目标值", [VALUE, None], True),
        ("上年指标值", "前年指标值", [VALUE, None], True),  # neither is
        ("预计完成值", "目标值", [None, VALUE], False),  # what is to be done is less plainly it
    ],
)
def test_of_several_values_the_years_own_is_kept(
    first: str, second: str, roles: list[Role | None], is_doubted: bool
) -> None:
    own = [
        *columns("三级指标"),
        Column(1, VALUE, cell_of(first)),
        Column(2, VALUE, cell_of(second)),
    ]
    told, doubts = one_value(own)
    assert [column.role for column in told] == [NAME, *roles]
    assert doubts == (("value_columns_several",) if is_doubted else ())


@pytest.mark.parametrize(
    "word",
    ["半年", "第一季度", "3月", "内容", "说明", "上年", "前年", "历史", "去年", "次年"],
)
def test_words_of_other_times(word: str) -> None:
    own = [
        *columns("三级指标"),
        Column(1, VALUE, cell_of("指标值"), above=word),
        Column(2, VALUE, cell_of("指标值")),
    ]
    told, doubts = one_value(own)
    assert ([column.role for column in told], doubts) == ([NAME, None, VALUE], ())


@pytest.mark.parametrize("word", ["年度", "当年", "本年", "全年"])
def test_words_of_the_year(word: str) -> None:
    own = [
        *columns("三级指标"),
        Column(1, VALUE, cell_of("指标值")),
        Column(2, VALUE, cell_of("指标值"), above=word),
    ]
    assert [column.role for column in one_value(own)[0]] == [NAME, None, VALUE]


@pytest.mark.parametrize(
    "own",
    [
        columns("三级指标", "指标值"),
        columns("三级指标", "指标值", "三级指标", "指标值"),
        columns("一级指标", "指标值", "指标值"),
        columns("三级指标", "指标值", "指标值", group="产出指标"),
    ],
    ids=["one", "two names", "no name", "pairs"],
)
def test_elsewhere_all_values_are_kept(own: list[Column]) -> None:
    assert one_value(own) == (own, ())


# Sets of the period and of the year

LABELS = ("三级指标", "指标值", "三级指标", "指标值", "备注")
PERIOD = [Role.PERIOD_INDICATOR, Role.PERIOD_VALUE]


def of_tops(*tops: str) -> list[Role | None]:
    own = settle_roles(columns(*LABELS), list(tops))
    assert {column.section for column in own} <= {0, 1}
    return [column.role for column in own]


@pytest.mark.parametrize(
    ("tops", "expected"),
    [
        (("实施期目标", "", "年度目标", ""), [*PERIOD, NAME, VALUE, Role.REMARK]),
        (("年度目标", "", "实施期目标", ""), [NAME, VALUE, *PERIOD, Role.REMARK]),
        (("中长期目标", "", "当年目标", ""), [*PERIOD, NAME, VALUE, Role.REMARK]),
        (("总体目标", "", "本年目标", ""), [*PERIOD, NAME, VALUE, Role.REMARK]),
        (("三年目标", "", "全年目标", ""), [*PERIOD, NAME, VALUE, Role.REMARK]),
        (("中期目标", "", "年度目标", ""), [*PERIOD, NAME, VALUE, Role.REMARK]),
        (("长期目标", "", "年度目标", ""), [*PERIOD, NAME, VALUE, Role.REMARK]),
        (("年度目标", "", "年度目标", ""), [NAME, VALUE, NAME, VALUE, Role.REMARK]),
        (("长期目标", "", "中期目标", ""), [NAME, VALUE, NAME, VALUE, Role.REMARK]),
        (("长期目标", "", "", ""), [NAME, VALUE, NAME, VALUE, Role.REMARK]),
        (("长期年度目标", "", "年度目标", ""), [*PERIOD, NAME, VALUE, Role.REMARK]),
        (("长期目标", "", "长期年度目标", ""), [NAME, VALUE, NAME, VALUE, Role.REMARK]),
        (("", "长期目标", "", "年度目标"), [NAME, VALUE, NAME, VALUE, Role.REMARK]),
        (("实施期目标",), [NAME, VALUE, NAME, VALUE, Role.REMARK]),
    ],
)
def test_sets_are_told_apart_by_what_stands_above_the_names(
    tops: tuple[str, ...], expected: list[Role | None]
) -> None:
    assert of_tops(*tops) == expected


def test_sets_that_are_told_apart_stand_in_one_section() -> None:
    own = settle_roles(columns(*LABELS), ["实施期目标", "", "年度目标", "", ""])
    assert {column.section for column in own} == {0}


def test_names_under_groups_are_no_sets() -> None:
    own = columns("三级指标", "指标值", "三级指标", "指标值", group="产出指标")
    assert {column.section for column in settle_roles(own, [""] * 4)} == {0}


def test_columns_without_role_keep_none() -> None:
    own = [*columns("三级指标", "指标值", "附注"), *columns("三级指标", "指标值", "附注")]
    own = [replace(column, index=index, section=index // 3) for index, column in enumerate(own)]
    tops = ["实施期目标"] * 3 + ["年度目标"] * 3
    assert [column.role for column in year_apart(own, tops)] == [
        *PERIOD, None, NAME, VALUE, None,
    ]  # fmt: skip


def heading_of_sets() -> Heading:
    return Heading(tuple(settle_roles(columns(*LABELS), [""] * 5)), (3,))


@pytest.mark.parametrize(
    ("above", "is_told"),
    [
        ([("实施期目标", "", "年度目标", "")], True),
        ([("实施期目标", "", "年度目标", ""), ("三年改完", "", "改造二十盏", "")], True),
        ([("", "实施期目标", "", "年度目标")], False),  # 年度目标 stands behind the names
        ([("实施期目标", "", "", "")], False),
        ([], False),
    ],
)
def test_goals_above_a_heading_tell_its_sets(above: list[tuple[str, ...]], is_told: bool) -> None:
    rows = [row(*texts, line=number) for number, texts in enumerate(above, 1)]
    own = told_by_head(heading_of_sets(), rows)
    assert (own.columns[0].role == Role.PERIOD_INDICATOR) is is_told
    assert own.lines == (3,)


def test_the_row_nearest_to_the_heading_tells() -> None:
    far, near = row("年度目标", "", "实施期目标"), row("实施期目标", "", "年度目标")
    own = told_by_head(heading_of_sets(), [far, near])
    assert own.columns[0].role == Role.PERIOD_INDICATOR


def test_goals_of_several_columns_cover_blank_ones() -> None:
    """The second set begins in the middle of its goal's cell."""
    own = Heading(
        tuple(settle_roles(columns("一级指标", *LABELS), [""] * 6)),
        (3,),
    )
    told = told_by_head(own, [row("实施期目标", "", "", "年度目标", "", "")])
    assert [column.role for column in told.columns[1:3]] == PERIOD


def test_one_set_is_left_alone() -> None:
    one = Heading(tuple(settle_roles(columns("三级指标", "指标值"), ["", ""])), (3,))
    assert told_by_head(one, [row("实施期目标", "年度目标")]) is one
