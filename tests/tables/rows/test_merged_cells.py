"""Labels down the side of a table, names merged over its label columns, rows without a value."""

from typing import Any

import pytest

from kg.documents import Cell, Line, parse_document
from kg.records import Reading, read_records
from kg.tables.find.dense import dense_rows
from kg.tables.rows.merged_cells import is_over_value, with_wide_name, without_side_labels
from kg.tables.table import Row
from kg.tables.words.role import Role
from tests.support.rows import heading, row, table

OF = heading(Role.LEVEL1, Role.LEVEL2, Role.INDICATOR, Role.VALUE, Role.WEIGHT)


def wide(*cells: Cell) -> Row:
    """A row of cells over several columns."""
    line = Line(2, "\t".join(cell.text for cell in cells), cells)
    return dense_rows([line])[0]


def test_a_label_that_reaches_down_from_the_heading_heads_no_column() -> None:
    of = heading("项目绩效情况", Role.LEVEL1, Role.INDICATOR, Role.VALUE)
    body = [
        row("项目绩效情况", "产出指标", "改造路灯", "≥20盏", spanned=(0,)),
        row("项目绩效情况", "", "更换灯杆", "≥5根"),  # printed again on the next page
    ]
    read = without_side_labels(table(of, *body))
    assert read.heading.columns[0].label == ""
    assert [one.cells[0].text for one in read.rows] == ["", ""]
    assert [one.cells[2].text for one in read.rows] == ["改造路灯", "更换灯杆"]


@pytest.mark.parametrize(
    ("first", "spanned"),
    [
        (row("甲", "产出指标", "改造路灯", "≥20盏", spanned=(0,)), (0,)),  # another text
        (row("项目绩效情况", "产出指标", "改造路灯", "≥20盏"), ()),
        (row("项目绩效情况", "产出指标", "改造路灯", "≥20盏", spanned=(1,)), (1,)),
    ],
)
def test_a_column_with_cells_of_its_own_stays(first: Row, spanned: tuple[int, ...]) -> None:
    of = heading("项目绩效情况", Role.LEVEL1, Role.INDICATOR, Role.VALUE)
    one = table(of, first)
    assert without_side_labels(one) is one


def test_a_heading_right_of_the_levels_is_no_side_label() -> None:
    of = heading(Role.LEVEL1, "说明", Role.INDICATOR, Role.VALUE)
    one = table(of, row("产出指标", "说明", "改造路灯", "≥20盏", spanned=(1,)))
    assert without_side_labels(one) is one


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ((Cell("合计", 0, colspan=4), Cell("90", 4)), True),
        ((Cell("", 0), Cell("评价等级", 1, colspan=3), Cell("优", 4)), True),
        ((Cell("预算执行率", 0, colspan=3), Cell("100%", 3)), False),
        ((Cell("产出指标", 0), Cell("无", 2, colspan=2)), False),  # begins with the name
    ],
)
def test_a_cell_from_the_labels_over_the_value_leaves_no_place_for_a_target(
    cells: tuple[Cell, ...], expected: bool
) -> None:
    assert is_over_value(wide(*cells), OF) is expected


def test_without_a_column_of_values_no_cell_is_over_it() -> None:
    assert not is_over_value(wide(Cell("合计", 0, colspan=4)), heading(Role.LEVEL1, Role.INDICATOR))


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ((Cell("预算执行率（10分）", 0, colspan=3), Cell("100%", 3)), ["预算执行率（10分）", "", "预算执行率（10分）", "100%"]),
        ((Cell("改造路灯", 0, colspan=3), Cell("≥20盏", 3)), ["", "", "改造路灯", "≥20盏"]),
        ((Cell("满意度指标", 0), Cell("服务对象满意度", 1, colspan=2), Cell("≥90%", 3)),
         ["满意度指标", "服务对象满意度", "服务对象满意度", "≥90%"]),
        ((Cell("满意度指标", 0), Cell("群众评价", 1, colspan=2), Cell("≥90%", 3)), ["满意度指标", "", "群众评价", "≥90%"]),
        ((Cell("产出指标", 0), Cell("数量指标", 1), Cell("改造路灯", 2), Cell("≥20盏", 3)),
         ["产出指标", "数量指标", "改造路灯", "≥20盏"]),
    ],
)  # fmt: skip
def test_a_name_merged_over_labels_is_the_name(
    cells: tuple[Cell, ...], expected: list[str]
) -> None:
    assert [cell.text for cell in with_wide_name(wide(*cells), OF).cells] == expected


def test_a_name_right_of_its_column_stays_the_name() -> None:
    of = heading(Role.LEVEL1, Role.LEVEL2, Role.INDICATOR, None, Role.VALUE)
    one = wide(
        Cell("产出指标", 0), Cell("数量指标", 1, colspan=2), Cell("改造路灯", 3), Cell("≥20盏", 4)
    )
    assert with_wide_name(one, of) is one


def page(*rows: str) -> Reading:
    body = "".join(f"<tr>{one}</tr>" for one in rows)
    head = "<p>某县水务局2024年项目支出绩效自评表</p><table><tr><td>项目名称</td><td colspan=5>水库巡查</td></tr>"
    return read_records(parse_document("x.html", f"{head}{body}</table>".encode()))


def cells_of(*texts: str) -> str:
    return "".join(f"<td>{text}</td>" for text in texts)


HEADING = cells_of("一级指标", "二级指标", "三级指标", "年度指标值", "分值", "得分")
BODY = (
    cells_of("产出指标", "数量指标", "巡查水库", "≥12座", "50", "50"),
    cells_of("效益指标", "社会效益指标", "受益人口", "≥3万人", "40", "40"),
)


def said(reading: Reading) -> list[tuple[Any, ...]]:
    return [(one.indicator, one.value, one.level1, one.confidence) for one in reading.targets]


ROWS = [("巡查水库", "≥12座", "产出指标", "sure"), ("受益人口", "≥3万人", "效益指标", "sure")]


@pytest.mark.parametrize(
    "side", ["绩效指标（90分）", "绩<br>效<br>指<br>标", "绩效指标 (共90分)", "年度工作考核事项"]
)
def test_a_label_down_the_side_is_no_part_of_any_row(side: str) -> None:
    reading = page(f"<td rowspan=3>{side}</td>" + HEADING, *BODY)
    assert said(reading) == ROWS
    assert [one.extra for one in reading.targets] == [
        {"weight": "50", "score": "50"},
        {"weight": "40", "score": "40"},
    ]
    assert reading.findings == []


def test_rows_below_the_targets_that_have_no_place_for_one_are_headings() -> None:
    below = (
        "<td colspan=4>合计</td>" + cells_of("90", "90"),
        "<td colspan=5>评价等次</td><td>优</td>",
    )
    reading = page(HEADING, *BODY, *below)
    assert said(reading) == ROWS
    assert [reading.ledger[line] for line in (6, 7)] == ["heading", "heading"]


def test_the_execution_of_the_budget_is_a_row_as_the_form_has_it() -> None:
    reading = page(
        HEADING, "<td colspan=3>预算执行率（10分）</td>" + cells_of("100%", "10", "9"), *BODY
    )
    assert said(reading) == [("预算执行率（10分）", "100%", "预算执行率", "sure"), *ROWS]


def test_a_blank_row_below_merged_points_is_no_piece_of_the_row_above() -> None:
    reading = page(
        HEADING,
        "<td rowspan=3>产出指标</td>" + cells_of("数量指标", "巡查水库", "≥12座")
        + "<td rowspan=3>50</td>" + cells_of("50"),
        cells_of("时效指标", "", "", ""), cells_of("质量指标", "整改率", "≥95%", ""), BODY[1],
    )  # fmt: skip
    assert said(reading) == [
        ROWS[0],
        ("整改率", "≥95%", "产出指标", "sure"),
        ROWS[1],
    ]
    assert [(one.code, one.line) for one in reading.findings] == [("R005", 5)]


def test_the_lowest_level_has_the_names_where_the_label_at_the_side_had_them() -> None:
    reading = page(
        "<td rowspan=3>绩效指标</td>" + cells_of("一级指标", "二级指标", "指标值"),
        cells_of("数量指标", "巡查水库", "≥12座"), cells_of("质量指标", "整改率", "≥95%"),
    )  # fmt: skip
    assert [(one.level2, one.indicator, one.value) for one in reading.targets] == [
        ("数量指标", "巡查水库", "≥12座"),
        ("质量指标", "整改率", "≥95%"),
    ]


def test_a_column_merged_over_the_rows_has_no_names_where_another_is_headed_so() -> None:
    reading = page(
        cells_of("评价指标", "评价内容", "指标名称", "目标值"),
        "<td rowspan=3>年度绩效目标（定量）</td>" + cells_of("数量指标", "巡查水库", "≥12座"),
        cells_of("质量指标", "整改率", "≥95%"), cells_of("时效指标", "完成时间", "12月底"),
    )  # fmt: skip
    assert [(one.level2, one.indicator, one.value) for one in reading.targets] == [
        ("数量指标", "巡查水库", "≥12座"),
        ("质量指标", "整改率", "≥95%"),
        ("时效指标", "完成时间", "12月底"),
    ]
