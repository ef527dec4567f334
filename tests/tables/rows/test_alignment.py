"""Which cell belongs to which column, also where a row was shifted."""

import pytest

from kg.documents import Line
from kg.tables.cell import cell_of
from kg.tables.rows.alignment import align, fits
from kg.tables.rows.costs import COSTS, cell_cost
from kg.tables.table import Column, Row, row_of_texts
from kg.tables.words.role import Role

ROLES = (Role.LEVEL1, Role.LEVEL2, Role.INDICATOR, Role.VALUE)
COLUMNS = tuple(Column(index, role, cell_of("标题")) for index, role in enumerate(ROLES))


def row(*texts: str) -> Row:
    return row_of_texts(Line(1, "\t".join(texts)), texts)


def places(*texts: str, columns: tuple[Column, ...] = COLUMNS, habit: int = 0) -> list[int]:
    return [column.index for column, _ in align(row(*texts), columns, habit).cells]


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (("产出指标", "数量指标", "改造路灯", "≥20盏"), [0, 1, 2, 3]),
        (("", "", "改造路灯", "≥20盏"), [2, 3]),
        (("数量指标", "改造路灯", "≥20盏", ""), [1, 2, 3]),  # the first cell was lost
        (("改造路灯", "≥20盏"), [2, 3]),
        (("", "产出指标", "数量指标", "改造路灯", "≥20盏"), [0, 1, 2, 3]),  # one too many
        (("绩效指标", "产出指标", "数量指标", "改造路灯", "≥20盏"), [0, 1, 2, 3]),  # side heading
    ],
)
def test_cells_stand_where_they_make_sense(texts: tuple[str, ...], expected: list[int]) -> None:
    assert places(*texts) == expected


def test_a_row_that_fits_is_proven_and_stays() -> None:
    aligned = align(row("产出指标", "数量指标", "改造路灯", "≥20盏"), COLUMNS)
    assert (aligned.moved, aligned.shift, aligned.proven, aligned.cost) == (False, 0, True, 0.0)


def test_labels_prove_a_shift() -> None:
    aligned = align(row("数量指标", "改造路灯", "≥20盏", ""), COLUMNS)
    assert (aligned.moved, aligned.shift, aligned.proven) == (True, 1, True)
    assert aligned.cost < COSTS.proven_most


def test_a_row_with_a_second_reading_nearly_as_good_is_not_proven() -> None:
    """A text between name and value may be an explanation or the basis."""
    roles = (Role.LEVEL1, Role.LEVEL2, Role.INDICATOR, Role.DESCRIPTION, Role.BASIS, Role.VALUE)
    columns = tuple(Column(index, role, cell_of("标题")) for index, role in enumerate(roles))
    # Where the distance to the value is that of the columns, only one of them is near.
    for texts, is_proven in ((("", "≥20盏", ""), True), (("≥20盏", "", ""), False)):
        aligned = align(row("数量指标", "改造路灯", "含灯杆", *texts), columns)
        assert [column.role for column, _ in aligned.cells][2:] == [Role.DESCRIPTION, Role.VALUE]
        assert (aligned.moved, aligned.proven) == (True, is_proven)


def test_of_two_places_as_good_the_nearer_one_is_taken() -> None:
    """Both pairs of columns fit a name and a value; the left one would be taken by its place."""
    roles = (Role.INDICATOR, Role.VALUE, Role.INDICATOR, Role.VALUE, Role.BASIS)
    columns = tuple(Column(index, role, cell_of("标题")) for index, role in enumerate(roles))
    aligned = align(row("", "", "", "改造路灯", "≥20盏"), columns)
    assert [column.index for column, _ in aligned.cells] == [2, 3]
    # A turn, a step for each of the two cells, and the blank pair and basis.
    assert aligned.cost == pytest.approx(1.5 + 2 * 0.1 + 4 + 2.5 + 0.3)


def test_a_row_goes_on_with_the_shift_of_the_one_above() -> None:
    columns = (
        Column(0, Role.INDICATOR, cell_of("三级指标")),
        Column(1, Role.VALUE),
        Column(2, None),
    )
    cells = ("", "改造路灯", "较好的效果")
    without = align(row(*cells), columns)
    habitual = align(row(*cells), columns, habit=-1)
    assert habitual.cost <= without.cost
    assert [column.index for column, _ in habitual.cells] == [0, 1]
    assert habitual.shift == -1


@pytest.mark.parametrize(
    ("role", "text", "cost"),
    [
        (Role.LEVEL1, "产出指标", 0),
        (Role.LEVEL1, "数量指标", 8),
        (Role.LEVEL1, "改造路灯", 2.5),
        (Role.LEVEL1, "满意度", 0),
        (Role.LEVEL2, "产出指标", 6),
        (Role.LEVEL2, "社会效益", 0),
        (Role.INDICATOR, "≥20盏", 6),
        (Role.INDICATOR, "改造路灯", 0),
        (Role.VALUE, "", 2.5),
        (Role.VALUE, "≥20盏", 0),
        (Role.REMARK, "改造路灯", COSTS.named_column),
        (Role.REMARK, "", 0),
        (Role.WEIGHT, "改造路灯", 3),
        (Role.DESCRIPTION, "盏", COSTS.named_column),
    ],
)
def test_costs_of_cells(role: Role, text: str, cost: float) -> None:
    assert cell_cost(Column(0, role, cell_of("标题")), cell_of(text)) == cost


@pytest.mark.parametrize(
    ("heading", "text", "cost"),
    [
        ("", "", 0), ("", "绩效指标", 0), ("", "改造路灯", COSTS.unnamed_column), ("", "≥20盏", 3),
        ("", "产出指标", 6), ("内部编号", "改造路灯", COSTS.named_column), ("内部编号", "产出指标", 6),
    ],
)  # fmt: skip
def test_costs_of_cells_in_columns_without_role(heading: str, text: str, cost: float) -> None:
    assert cell_cost(Column(0, None, cell_of(heading)), cell_of(text)) == cost


def test_a_label_from_a_row_above_costs_nothing_in_columns_of_levels() -> None:
    assert cell_cost(COLUMNS[0], cell_of("数量指标"), True) == 0
    assert cell_cost(COLUMNS[2], cell_of("数量指标"), True) == 6


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (("产出指标", "数量指标", "改造路灯", "≥20盏"), True),
        (("", "", "", "≥20盏"), False),
        (("数量指标", "改造路灯", "≥20盏", ""), True),
        (("某市住建局", "", "", ""), False),
        (("≥20盏", "≥30盏", "≥40盏", "≥50盏"), False),
    ],
)
def test_rows_that_fit_a_heading(texts: tuple[str, ...], expected: bool) -> None:
    assert fits(row(*texts), COLUMNS) is expected


WIDE = (
    Column(0, Role.PROJECT_NAME, cell_of("项目名称")),
    Column(1, Role.INDICATOR, cell_of("三级指标"), "产出指标"),
    Column(2, Role.VALUE, cell_of("指标值"), "产出指标"),
    Column(3, Role.INDICATOR, cell_of("三级指标"), "效益指标"),
    Column(4, Role.VALUE, cell_of("指标值"), "效益指标"),
)


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (("路灯改造", "改造路灯", "≥20盏", "照明覆盖率", "≥95%"), True),
        (("", "改造路灯", "≥20盏", "", ""), True),
        (("", "改造路灯", "", "", "≥95%"), False),
        (("", "改造路灯", "≥20盏", "照明覆盖率", ""), False),
        (("", "12", "13", "14", "15"), False),
        (("", "改造路灯", "≥20盏", "", "", "其他"), False),
    ],
)
def test_rows_that_fit_pairs(texts: tuple[str, ...], expected: bool) -> None:
    assert fits(row(*texts), WIDE) is expected
