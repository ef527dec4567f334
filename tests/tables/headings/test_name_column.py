"""Which column holds names, and which the levels, where their headings do not say so."""

import pytest

from kg.tables.headings.by_content import settle_by_content
from kg.tables.headings.heading import read_heading
from kg.tables.table import Heading
from kg.tables.words.role import Role
from tests.support.rows import row

L1, L2, NAME, VALUE = Role.LEVEL1, Role.LEVEL2, Role.INDICATOR, Role.VALUE
X, Y = "花信风", "落梅"
NAMES = ("改造路灯数量", "路灯完好率", "群众满意度")
TEXTS = ("改造老旧路灯", "更换电缆线", "迁移电线杆")
VALUES = ("≥20盏", "95%", "提升")
LABELS1, LABELS2 = ("产出指标", "", "效益指标"), ("数量指标", "质量指标", "社会效益指标")
LONG = "反映年度内完成改造的路灯数量，按竣工验收单核对；不含维修。"
INFERRED = ("name_column_inferred",)


def settled(*columns: tuple[str, tuple[str, ...]]) -> Heading:
    """A heading with what stands in its columns, settled."""
    heading = read_heading([row(*[label for label, _ in columns])], 0)
    assert heading is not None
    rows = [row(*texts) for texts in zip(*[texts for _, texts in columns], strict=True)]
    return settle_by_content(heading, rows)


def roles(heading: Heading) -> list[Role | None]:
    return [column.role for column in heading.columns]


@pytest.mark.parametrize(
    ("first", "second", "expected", "doubts"),
    [
        (NAMES, ("",) * 3, 0, ()),
        (NAMES, VALUES, 0, ()),
        (VALUES, NAMES, 1, ()),  # the place was wrong
        (NAMES, TEXTS, 0, ()),
        (TEXTS, NAMES, 1, ()),
        (NAMES, NAMES, 0, INFERRED),  # both may be it
        (TEXTS, TEXTS[::-1], 0, INFERRED),
        (TEXTS, (LONG,) * 3, 0, ()),
        (VALUES, VALUES, 0, INFERRED),  # neither
    ],
)
def test_the_column_that_holds_names_is_that_of_the_names(
    first: tuple[str, ...], second: tuple[str, ...], expected: int, doubts: tuple[str, ...]
) -> None:
    heading = settled(
        ("一级指标", LABELS1), ("二级指标", LABELS2), (X, first), (Y, second), ("指标值", VALUES)
    )
    assert roles(heading)[2 + expected] == NAME
    assert roles(heading).count(NAME) == 1
    assert heading.doubts == doubts


def test_a_known_heading_of_names_goes_before_its_place() -> None:
    heading = settled(("绩效指标", NAMES), ("一级指标", LABELS1), (X, TEXTS), ("指标值", VALUES))
    assert roles(heading) == [NAME, L1, None, VALUE]
    assert heading.doubts == ()


def test_a_heading_down_the_side_holds_too_little_for_names() -> None:
    heading = settled(
        ("绩效指标", ("总体 评价", "", "")), ("一级指标", LABELS1), (X, NAMES), ("指标值", VALUES)
    )
    assert roles(heading) == [None, L1, NAME, VALUE]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ((LONG, LONG + "甲", LONG + "乙"), [L1, L2, NAME, VALUE, Role.DESCRIPTION]),
        (TEXTS, [L1, L2, None, VALUE, NAME]),
    ],
)
def test_contents_of_indicators_explain_them_where_they_are_sentences(
    content: tuple[str, ...], expected: list[Role | None]
) -> None:
    heading = settled(
        ("一级指标", LABELS1),
        ("二级指标", LABELS2),
        (X, NAMES),
        ("指标值", VALUES),
        ("指标内容", content),
    )
    assert roles(heading) == expected


# One heading over levels and names


SPREAD = ("绩效指标", "", "")


@pytest.mark.parametrize(
    ("labels", "columns", "expected"),
    [
        (SPREAD, (LABELS1, LABELS2, NAMES), [L1, L2, NAME]),
        (("绩效指标",) * 3, (LABELS1, LABELS2, NAMES), [L1, L2, NAME]),
        (SPREAD[:2], (LABELS2, NAMES), [L2, NAME]),
        (SPREAD, (LABELS1, ("甲处", "乙处", "丙处"), NAMES), [L1, L2, NAME]),
        (SPREAD[:2], (NAMES, TEXTS), [NAME, None]),  # names below their own heading
        (SPREAD[:2], (LABELS2, VALUES), [NAME, None]),
        (("三级指标", ""), (LABELS2, NAMES), [NAME, None]),  # it says what stands below
        (("绩效指标", "备注"), (LABELS2, NAMES), [NAME, Role.REMARK]),
    ],
)
def test_one_heading_covers_levels_and_names(
    labels: tuple[str, ...], columns: tuple[tuple[str, ...], ...], expected: list[Role | None]
) -> None:
    heading = settled(*zip(labels, columns, strict=True), ("指标值", VALUES))
    assert roles(heading) == [*expected, VALUE]


# Levels by their place


OWN = ("绩效产出", "", "工作质效")


@pytest.mark.parametrize(
    ("columns", "expected"),
    [
        ((("一级指标", LABELS1), (X, OWN)), [L1, L2]),
        ((("一级指标", LABELS1), (X, TEXTS)), [L1, None]),  # a text on every row is no label
        ((("一级指标", LABELS1), (X, ("绩效指标", "", ""))), [L1, L2]),
        ((("一级指标", LABELS1), (X, VALUES)), [L1, None]),
        ((("一级指标", LABELS1), (X, OWN), (Y, OWN)), [L1, None, None]),  # which of both
        (((X, LABELS1), ("二级指标", LABELS2)), [L1, L2]),
        (((X, OWN), ("二级指标", LABELS2)), [None, L2]),  # it may be the project
        (((X, ("产出指标", "", "工作质效")), ("二级指标", LABELS2)), [L1, L2]),
    ],
)
def test_levels_stand_where_the_others_leave_room(
    columns: tuple[tuple[str, tuple[str, ...]], ...], expected: list[Role | None]
) -> None:
    heading = settled(*columns, ("三级指标", NAMES), ("指标值", VALUES))
    assert roles(heading) == [*expected, NAME, VALUE]
    assert heading.doubts == ()


@pytest.mark.parametrize(
    ("columns", "is_doubted"),
    [
        ((("一级指标", LABELS1), (X, OWN), (Y, LABELS2)), False),  # level 2 is the column of labels
        ((("一级指标", LABELS1), (X, OWN), (Y, ("质量指标", "甲处", "乙处"))), True),
        ((("一级指标", LABELS1), (X, TEXTS)), False),
        ((("一级指标", LABELS1), ("二级指标", LABELS2), (X, ("质量指标", "甲处", "乙处"))), False),
    ],
)
def test_labels_in_a_column_nobody_knows_leave_the_levels_in_doubt(
    columns: tuple[tuple[str, tuple[str, ...]], ...], is_doubted: bool
) -> None:
    heading = settled(*columns, ("三级指标", NAMES), ("指标值", VALUES))
    assert heading.doubts == (("level_column_unknown",) if is_doubted else ())


def test_labels_among_the_names_do_as_well() -> None:
    names = ("质量指标", *NAMES[1:])
    heading = settled((X, TEXTS), ("一级指标", LABELS1), ("三级指标", names), ("指标值", VALUES))
    assert heading.doubts == ("level_column_unknown",)


def test_names_left_of_levels_nobody_knows() -> None:
    heading = settled((X, NAMES), ("指标值", VALUES), ("一级指标", LABELS1), (Y, LABELS2))
    assert roles(heading) == [NAME, VALUE, L1, L2]
    assert heading.doubts == ()
