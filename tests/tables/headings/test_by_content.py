"""Columns told by what they hold."""

import pytest

from kg.tables.cell import cell_of
from kg.tables.headings.by_content import settle_by_content
from kg.tables.headings.contents import SHARES
from kg.tables.table import Column, Heading, Row
from kg.tables.words.role import Role
from tests.support.rows import heading, row

L1, L2, NAME, VALUE = Role.LEVEL1, Role.LEVEL2, Role.INDICATOR, Role.VALUE


def rows_of(*contents: tuple[str, ...]) -> list[Row]:
    """Rows from columns of texts."""
    return [row(*texts) for texts in zip(*contents, strict=True)]


def settled(of: Heading, *contents: tuple[str, ...]) -> list[Role | None]:
    return [column.role for column in settle_by_content(of, rows_of(*contents)).columns]


def named(role: Role | None, label: str, content: tuple[str, ...]) -> Role | None:
    """The role of a first column with a label, beside names and values."""
    of = Heading(
        (Column(0, role, cell_of(label)), Column(1, NAME, cell_of("x")), Column(2, VALUE)), (1,)
    )
    count = len(content)
    return settled(of, content, ("改造路灯",) * count, ("≥20盏",) * count)[0]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (("产出指标", "效益指标"), L1),
        (("产出", "效益"), L1),
        (("数量指标", "质量指标"), L2),
        (("社会效益", "经济效益"), L2),
        (("成本指标", "成本指标"), L2),  # of either level: level 2 is asked last
        (("≥", "大于等于"), Role.SIGN),
        (("定性", "定量指标"), Role.NATURE),
        (("≥", "定性"), Role.SIGN),  # as many of one as of the other
        (("甲", "乙"), None),
        (("产出指标",), None),  # one cell tells nothing
        (("产出指标", ""), None),
        (("产出指标", "", "效益指标"), L1),
    ],
)
def test_a_column_nobody_knows_is_what_it_holds(
    content: tuple[str, ...], expected: Role | None
) -> None:
    assert named(None, "类别", content) == expected


@pytest.mark.parametrize(("labels", "expected"), [(10, None), (11, L1)])
def test_how_much_of_a_column_settles_its_role(labels: int, expected: Role | None) -> None:
    """Of 20 cells 11 are the share that is enough; half of them are not."""
    assert SHARES.enough == 11 / 20
    content = ("产出指标",) * labels + ("甲",) * (20 - labels)
    assert named(None, "类别", content) == expected


@pytest.mark.parametrize(
    ("role", "expected"),
    [
        (Role.NATURE, L1), (Role.DIRECTION, L1), (Role.SIGN, L1), (Role.CONTENT, L1),
        (Role.SERIAL, L1), (Role.UNIT_NAME, L1), (L2, L1), (Role.REMARK, Role.REMARK),
        (Role.BASIS, Role.BASIS), (Role.UNIT, Role.UNIT),
    ],
)  # fmt: skip
def test_roles_that_content_may_overrule(role: Role, expected: Role) -> None:
    assert named(role, "标题", ("产出指标", "效益指标")) == expected


def both(first: str, second: str, *, of: tuple[str, str]) -> list[Role | None]:
    """Two columns; the first one's heading gives it the role of level 1."""
    own = Heading(
        (
            Column(0, L1, cell_of(of[0])),
            Column(1, None, cell_of(of[1])),
            Column(2, NAME, cell_of("x")),
            Column(3, VALUE, cell_of("y")),
        ),
        (1,),
    )
    filler = ("甲", "1")
    contents = [tuple(first.split()), tuple(second.split())]
    count = len(contents[0])
    return settled(own, *contents, *((text,) * count for text in filler))[:2]


def test_a_column_of_labels_takes_the_role_from_a_named_one_without() -> None:
    assert both("甲 乙", "产出指标 效益指标", of=("类别", "大类")) == [None, L1]


def test_a_column_named_by_its_level_keeps_its_role() -> None:
    assert both("甲 乙", "产出指标 效益指标", of=("一级指标", "大类")) == [L1, None]


def test_so_does_one_that_holds_enough_labels() -> None:
    """A share of 0.275 confirms the heading: 1 of 3 does, 1 of 4 does not."""
    labels = "产出指标 效益指标"
    assert both("产出指标 甲 乙", f"{labels} 产出指标", of=("类别", "备注")) == [L1, None]
    assert both("产出指标 甲 乙 丙", f"{labels} {labels}", of=("类别", "大类")) == [None, L1]


def test_no_column_named_by_another_level_takes_the_role() -> None:
    assert both("甲 乙", "产出指标 效益指标", of=("类别", "二级类别")) == [L1, None]


def test_without_a_named_one_it_does() -> None:
    own = heading("二级类别", NAME, VALUE)
    content = (("产出指标", "效益指标"), ("甲", "乙"), ("1", "2"))
    assert settled(own, *content)[0] == L1


def test_of_two_columns_the_left_one_is_taken() -> None:
    own = heading("甲", "乙", NAME, VALUE)
    labels = ("产出指标", "效益指标")
    assert settled(own, labels, labels, ("甲", "乙"), ("1", "2")) == [L1, None, NAME, VALUE]


@pytest.mark.parametrize("role", [Role.SIGN, Role.NATURE])
def test_where_signs_or_kinds_have_their_column_mixed_ones_are_no_signs(role: Role) -> None:
    own = heading("类别", NAME, VALUE, role)
    content = (("≥", "定性"), ("甲", "乙"), ("1", "2"), ("甲", "乙"))
    assert settled(own, *content)[0] is None


def test_wide_tables_stay() -> None:
    columns = (Column(0, None, cell_of("x")), Column(1, NAME, cell_of("y"), "产出指标"))
    wide = Heading(columns, (1,))
    assert settle_by_content(wide, rows_of(("产出指标", "效益指标"), ("甲", "乙"))) is wide


@pytest.mark.parametrize(
    ("beside", "expected"),
    [("路灯类别", [None, L2]), ("备注", [None, L1])],  # 路灯类别 may be the level 1 itself
)
def test_a_column_named_by_the_other_level_stays_beside_one_nobody_knows(
    beside: str, expected: list[Role | None]
) -> None:
    own = Heading(
        (
            Column(0, None, cell_of(beside)),
            Column(1, L2, cell_of("二级指标")),
            Column(2, NAME, cell_of("三级指标")),
            Column(3, VALUE, cell_of("指标值")),
        ),
        (1,),
    )
    content = (("甲", "乙"), ("产出指标", "效益指标"), ("丙", "丁"), ("1", "2"))
    assert settled(own, *content)[:2] == expected


def wide(values: tuple[str, ...], *, is_guessed: bool) -> Heading:
    columns = (
        Column(0, NAME, cell_of("三级指标"), "产出指标"),
        Column(1, VALUE, cell_of("甲"), "产出指标", is_guessed=is_guessed),
    )
    return settle_by_content(Heading(columns, (1,)), rows_of(("路灯", "电缆"), values))


@pytest.mark.parametrize(
    ("values", "is_guessed", "doubts"),
    [
        (("≥20盏", "12"), True, ()),
        (("路灯", "电缆"), True, ("value_column_inferred",)),
        (("路灯", "电缆"), False, ()),  # a known heading decides
        (("", ""), True, ()),
    ],
)
def test_values_of_pairs_that_their_place_gives_are_values(
    values: tuple[str, ...], is_guessed: bool, doubts: tuple[str, ...]
) -> None:
    assert wide(values, is_guessed=is_guessed).doubts == doubts


def test_a_doubt_is_named_once() -> None:
    own = heading(NAME, "甲", doubts=("value_column_inferred", "heading_split"))
    assert settle_by_content(own, []).doubts == ("value_column_inferred", "heading_split")
