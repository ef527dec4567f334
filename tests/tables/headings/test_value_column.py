"""Which column holds the values of the year, where its heading does not say so."""

import pytest

from kg.tables.headings.by_content import settle_by_content
from kg.tables.headings.heading import read_heading
from kg.tables.table import Heading
from kg.tables.words.role import Role
from tests.support.rows import row

NAME, VALUE, BASIS = Role.INDICATOR, Role.VALUE, Role.BASIS
X, Y = "花信风", "落梅"
NAMES = ("改造路灯数量", "路灯完好率", "照明达标时间", "群众满意度")
VALUES = ("≥20盏", "95%", "提升", "≥90%")
OTHERS = ("18盏", "94%", "提升", "88%")
TEXTS = ("老旧小区路灯", "全部路段", "主干道路", "沿线居民")
STOCK = ("计划标准", "行业标准", "计划标准", "计划标准")
WEIGHTS = ("30", "30", "20", "10")
NUMBERS = ("20", "95", "7", "88")
BLANK = ("",) * 4
INFERRED, SEVERAL = ("value_column_inferred",), ("value_columns_several",)


def settled(*columns: tuple[str, tuple[str, ...]]) -> Heading:
    """A heading behind levels and names, with what stands in its further columns, settled."""
    whole = (("一级指标", ("产出指标",) * 4), ("三级指标", NAMES), *columns)
    heading = read_heading([row(*[label for label, _ in whole])], 0)
    assert heading is not None
    rows = [row(*texts) for texts in zip(*[texts for _, texts in whole], strict=True)]
    return settle_by_content(heading, rows)


def told(*columns: tuple[str, tuple[str, ...]]) -> tuple[list[Role | None], tuple[str, ...]]:
    heading = settled(*columns)
    return [column.role for column in heading.columns[2:]], heading.doubts


@pytest.mark.parametrize(
    ("columns", "roles", "doubts"),
    [
        # an unknown word beside clear content is read and sure
        (((X, VALUES),), [VALUE], ()),
        (((X, VALUES), (Y, TEXTS)), [VALUE, None], ()),
        (((X, TEXTS), (Y, VALUES)), [None, VALUE], ()),
        (((X, VALUES), ("实际完成值", OTHERS), ("得分", WEIGHTS)), [VALUE, Role.ACTUAL, Role.SCORE], ()),
        (((X, VALUES), ("上年完成值", OTHERS)), [VALUE, None], ()),
        (((X, VALUES), ("实施期指标值", OTHERS)), [VALUE, Role.PERIOD_VALUE], ()),
        ((("年度绩效目标", VALUES),), [VALUE], ()),
        ((("年度", VALUES), ("备注", TEXTS)), [VALUE, Role.REMARK], ()),
        # a known word decides
        (((X, OTHERS), ("指标值", VALUES)), [None, VALUE], ()),
        ((("指标值", TEXTS), (X, VALUES)), [VALUE, None], ()),
        # two that may be it
        (((X, VALUES), (Y, VALUES)), [VALUE, None], SEVERAL),
        (((X, OTHERS), (Y, VALUES)), [None, VALUE], SEVERAL),  # signs are those of targets
        (((X, VALUES), ("标准值", OTHERS)), [VALUE, BASIS], SEVERAL),
        ((("指标值", VALUES), ("目标值", OTHERS)), [VALUE, None], SEVERAL),
        # words of which only an end is known
        (((X, OTHERS), ("力争目标值", VALUES)), [None, VALUE], ()),
        (((X, VALUES), ("窗口实际办结值", VALUES)), [VALUE, None], ()),
        (((X, VALUES), ("省定上年水平", VALUES)), [VALUE, None], ()),
        # weights are numbers with a sum
        (((X, VALUES), (Y, WEIGHTS)), [VALUE, None], ()),
        (((X, VALUES), (Y, NUMBERS)), [VALUE, None], SEVERAL),
        (((X, NUMBERS),), [VALUE], INFERRED),  # they may be weights
        (((X, NUMBERS), ("权重", WEIGHTS)), [VALUE, Role.WEIGHT], ()),
        (((X, NUMBERS), ("计量单位", ("盏", "%", "天", "%"))), [VALUE, Role.UNIT], ()),
        # standards are no values where an unknown column holds them
        (((X, VALUES), ("绩效标准", STOCK)), [VALUE, BASIS], ()),
        ((("绩效标准", STOCK),), [BASIS], INFERRED),
        ((("绩效标准", VALUES),), [VALUE], ()),
        ((("绩效标准", TEXTS),), [VALUE], ()),
        ((("绩效标准", STOCK), ("指标值", VALUES)), [BASIS, VALUE], ()),
        # values of the whole period stand in for the year's
        ((("实施期指标值", VALUES),), [VALUE], ()),
        ((("实施期指标值", VALUES), ("绩效标准", OTHERS)), [Role.PERIOD_VALUE, VALUE], ()),
        ((("实施期指标值", VALUES), ("指标值", OTHERS)), [Role.PERIOD_VALUE, VALUE], ()),
        # those of another time never do
        ((("半年指标值", VALUES),), [None], INFERRED),
        ((("历史值", VALUES), ("备注", TEXTS)), [None, Role.REMARK], INFERRED),
        ((("半年（程）指标值", OTHERS), ("全年（程）指标值", VALUES)), [None, VALUE], ()),
        # some values among texts
        (((X, ("≥20盏", "全部路段", "提升", "主干道路")),), [VALUE], ()),
        (((X, ("≥20盏", "全部路段", "提升", "主干道路")), (Y, TEXTS)), [VALUE, None], INFERRED),
        (((X, TEXTS),), [None], INFERRED),
        (((X, TEXTS), ("实际完成值", OTHERS)), [None, Role.ACTUAL], ()),
        # blank columns of values
        ((("指标值", BLANK), ("目标值", VALUES)), [None, VALUE], ()),
        ((("指标值", BLANK), ("目标值", BLANK)), [VALUE, None], SEVERAL),
        ((("指标值", BLANK), (X, VALUES)), [None, VALUE], INFERRED),
        ((("指标值", BLANK), ("实际完成值", VALUES)), [VALUE, Role.ACTUAL], ()),
        ((("指标值", BLANK), (X, TEXTS)), [VALUE, None], ()),
        # a heading that was lost, or stands over something else
        ((("", VALUES),), [VALUE], INFERRED),
        ((("设定依据", VALUES),), [VALUE], INFERRED),
        ((("权重", WEIGHTS),), [Role.WEIGHT], INFERRED),
    ],
)  # fmt: skip
def test_the_column_that_holds_values_is_that_of_the_values(
    columns: tuple[tuple[str, tuple[str, ...]], ...],
    roles: list[Role | None],
    doubts: tuple[str, ...],
) -> None:
    assert told(*columns) == (roles, doubts)


@pytest.mark.parametrize(
    ("values", "units", "expected"),
    [
        (NUMBERS, ("盏", "%", "天", "%"), Role.UNIT),
        (("≥20", "95", "≤7", "88"), ("盏", "%", "天", "%"), Role.UNIT),
        (NUMBERS, ("粒", "瓣", "斗栱", "/"), Role.UNIT),  # units of no list
        (NUMBERS, TEXTS, None),
        (VALUES, ("盏", "%", "天", "%"), None),  # the values have theirs
    ],
)
def test_units_nobody_names_stand_right_of_values_that_lack_them(
    values: tuple[str, ...], units: tuple[str, ...], expected: Role | None
) -> None:
    assert told(("指标值", values), (X, units))[0] == [VALUE, expected]


def test_a_known_column_of_units_is_the_only_one() -> None:
    units = ("盏", "%", "天", "%")
    own = (("指标值", NUMBERS), (X, units), ("计量单位", units))
    assert told(*own)[0] == [VALUE, None, Role.UNIT]


def test_of_several_sets_no_value_is_dropped() -> None:
    heading = read_heading([row("三级指标", "指标值", "三级指标", "指标值")], 0)
    assert heading is not None
    rows = [row("路灯", "≥20盏", "", ""), row("电缆", "≥20米", "", "")]
    assert [column.role for column in settle_by_content(heading, rows).columns] == [
        NAME, VALUE, NAME, VALUE,
    ]  # fmt: skip


NUMBERS_OF_POLICIES = ("冀财社〔2023〕208号", "财预〔2017〕98号", "调查问卷", "冀财社〔2023〕208号")


@pytest.mark.parametrize(
    ("columns", "expected"),
    [
        (((X, NUMBERS_OF_POLICIES),), [VALUE, BASIS]),
        (((X, TEXTS),), [VALUE, None]),
        (((X, NUMBERS_OF_POLICIES), ("设定依据", TEXTS)), [VALUE, None, BASIS]),
        (((X, NUMBERS_OF_POLICIES), (Y, NUMBERS_OF_POLICIES)), [VALUE, BASIS, None]),
        ((("备注", NUMBERS_OF_POLICIES),), [VALUE, Role.REMARK]),
    ],
)
def test_numbers_of_policies_are_the_basis(
    columns: tuple[tuple[str, tuple[str, ...]], ...], expected: list[Role | None]
) -> None:
    assert told(("指标值", VALUES), *columns)[0] == expected
