"""Columns told by what they hold."""

import pytest

from kg.tables.cell import cell_of
from kg.tables.headings.by_content import SHARES, filled_cells, settle_by_content, share
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


def test_only_the_first_rows_tell() -> None:
    rows = [*rows_of(("甲",) * SHARES.rows), *rows_of(("乙",))]
    assert [cell.text for cell in filled_cells(rows, 0)] == ["甲"] * SHARES.rows


def test_cells_that_say_nothing_do_not_count() -> None:
    rows = [row("甲", "乙"), row("", "丙"), row("丁")]
    assert [cell.text for cell in filled_cells(rows, 0)] == ["甲", "丁"]
    assert [cell.text for cell in filled_cells(rows, 1)] == ["乙", "丙"]


@pytest.mark.parametrize(("count", "expected"), [(1, 0.0), (2, 1.0), (0, 0.0)])
def test_shares_need_two_cells(count: int, expected: float) -> None:
    assert share([cell_of("甲")] * count, lambda cell: True) == expected


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
    assert both("产出指标 甲 乙", f"{labels} 产出指标", of=("类别", "大类")) == [L1, None]
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


# Values whose heading was lost


@pytest.mark.parametrize(
    ("roles", "content", "expected"),
    [
        ((NAME, "甲"), ("≥20盏", "12"), [NAME, VALUE]),
        ((NAME, "甲"), ("提升", "完成"), [NAME, VALUE]),
        ((NAME, "甲"), ("路灯", "电缆"), [NAME, None]),
        ((NAME, Role.BASIS), ("≥20盏", "12"), [NAME, VALUE]),
        ((NAME, Role.WEIGHT), ("10", "12"), [NAME, Role.WEIGHT]),
        ((NAME, Role.SCORE), ("10", "12"), [NAME, Role.SCORE]),
        ((NAME, Role.UNIT), ("10", "12"), [NAME, Role.UNIT]),
        ((NAME, Role.SIGN), ("10", "12"), [NAME, Role.SIGN]),
        ((L1, "甲"), ("≥20盏", "12"), [L1, None]),  # no names
    ],
)
def test_values_are_the_first_such_column_right_of_the_names(
    roles: tuple[Role | str, ...], content: tuple[str, ...], expected: list[Role | None]
) -> None:
    own = settle_by_content(heading(*roles), rows_of(("甲", "乙"), content))
    assert [column.role for column in own.columns] == expected
    assert own.doubts == ("value_column_inferred",)


@pytest.mark.parametrize(("values", "expected"), [(2, None), (3, VALUE)])
def test_how_many_values_make_a_column_of_values(values: int, expected: Role | None) -> None:
    """Three of five are 0.6."""
    content = ("≥20盏",) * values + ("路灯",) * (5 - values)
    assert settled(heading(NAME, "甲"), ("甲",) * 5, content)[1] == expected


def test_of_two_columns_of_values_the_left_one_is_taken() -> None:
    numbers = ("1", "2")
    own = heading("x", NAME, "y", "z")
    assert settled(own, numbers, ("甲", "乙"), numbers, numbers) == [None, NAME, VALUE, None]


@pytest.mark.parametrize("role", [VALUE, Role.ACTUAL])
def test_where_a_column_of_values_is_named_none_is_looked_for(role: Role) -> None:
    own = settle_by_content(
        heading(NAME, "甲", role), rows_of(("甲", "乙"), ("1", "2"), ("丙", "丁"))
    )
    assert [column.role for column in own.columns] == [NAME, None, role]
    assert own.doubts == ()


def test_a_doubt_is_named_once() -> None:
    own = heading(NAME, "甲", doubts=("value_column_inferred", "heading_split"))
    assert settle_by_content(own, []).doubts == ("value_column_inferred", "heading_split")
