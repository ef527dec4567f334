"""Document -> Tables: where tables begin, go on and end."""

import pytest

from kg.documents import parse_text
from kg.findings import Finding
from kg.tables.find.finder import find_tables
from kg.tables.find.form_head import MOST_BETWEEN
from kg.tables.table import Table

TITLE = "项目绩效目标表"
HEAD = "项目名称\t路灯改造\t\t"
HEADING = "一级指标\t二级指标\t三级指标\t指标值"
LAMPS = "产出指标\t数量指标\t改造路灯\t≥20盏"
LIGHT = "效益指标\t社会效益指标\t照明覆盖率\t≥95%"
MONEY = "项目名称\t预算数"


def find(*lines: str) -> tuple[list[Table], list[Finding]]:
    return find_tables(parse_text("test", "".join(f"{line}\n" for line in lines).encode()))


def rows(*lines: str) -> list[list[int]]:
    """The lines of the rows of each table."""
    return [[row.line.number for row in table.rows] for table in find(*lines)[0]]


def told(*lines: str) -> list[tuple[str, int | None]]:
    return [(one.code, one.line) for one in find(*lines)[1]]


def heads(*lines: str) -> list[list[int]]:
    return [[row.line.number for row in table.head] for table in find(*lines)[0]]


def heading_lines(*lines: str) -> list[list[int]]:
    return [table.heading_lines for table in find(*lines)[0]]


FORM = (TITLE, HEAD, HEADING, LAMPS)


def test_a_form_is_one_table() -> None:
    (table,), findings = find(*FORM, LIGHT)
    assert (table.kind, table.scope, table.title) == ("performance", "project", TITLE)
    assert [row.line.number for row in table.head] == [2]
    assert [row.line.number for row in table.rows] == [4, 5]
    assert (table.heading_lines, table.interrupted, findings) == ([3], [], [])


def test_a_table_of_money_is_one() -> None:
    (table,), _ = find("预算表", "单位：万元", MONEY, "路灯改造\t12.5")
    assert (table.kind, table.money_unit, len(table.rows)) == ("money", "万元", 1)


def test_prose_alone_is_no_table() -> None:
    assert find("甲", "", "乙") == ([], [])


# Prose inside of tables


def test_a_label_on_a_line_of_its_own_is_a_row() -> None:
    assert rows(*FORM, "效益指标", LIGHT) == [[4, 5, 6]]


@pytest.mark.parametrize("line", ["社会效益", "说明文字"])
def test_other_lines_are_none(line: str) -> None:
    assert rows(*FORM, line, LIGHT) == [[4, 6]]


def test_a_label_above_all_tables_is_prose() -> None:
    assert rows("效益指标", *FORM) == [[5]]


def test_a_label_inside_a_table_of_money_is_prose() -> None:
    assert rows(MONEY, "路灯改造\t12.5", "产出指标", "二期工程\t3") == [[2]]


def test_a_join_over_prose_is_told_and_the_prose_is_furniture() -> None:
    lines = (*FORM, "单位：万元", "说明文字", LIGHT)
    assert told(*lines) == [("R007", 7)]
    assert heading_lines(*lines) == [[3, 5, 6]]
    assert find(*lines)[1][0].lines == (2, 7)


def test_a_caption_with_the_department_before_a_repeated_heading_ends_no_table() -> None:
    between = ("", TITLE, "金额单位：万元\t部门：某市住建局", HEADING)
    assert rows(*FORM, *between, LIGHT, "", LIGHT) == [[4, 9, 11]]


def test_a_join_over_blank_lines_is_told() -> None:
    assert told(*FORM, "", LIGHT) == [("R007", 6)]
    assert rows(*FORM, "", LIGHT) == [[4, 6]]


def test_blank_lines_below_a_heading_are_no_break() -> None:
    assert told(TITLE, HEAD, HEADING, "", LAMPS) == []


@pytest.mark.parametrize(
    ("line", "interrupted"),
    [
        ("别的绩效目标表", [6]),
        ("三、其他事项", [6]),
        ("说" * 41, [6]),  # longer than a running head
        ("说" * 40, []),
        (TITLE, []),  # repeated
        ("续表", []),
        ("单位：万元", []),
    ],
)
def test_rows_below_a_title_or_section_are_interrupted(line: str, interrupted: list[int]) -> None:
    (table,), _ = find(*FORM, line, LIGHT)
    assert table.interrupted == interrupted


def test_columns_that_nothing_keeps_apart_are_told() -> None:
    assert told(*FORM, "产出指标 改造路灯 ≥20盏") == [("R001", 5)]
    assert told("产出指标 改造路灯 ≥20盏") == [("R001", 1)]


@pytest.mark.parametrize(
    "line", ["产出指标 改造路灯，更换电缆", "产出指标：改造 路灯", "路灯 改造 ≥20盏", "产出指标"]
)
def test_other_lines_are_not(line: str) -> None:
    assert told(line) == []


# Heads without a table


def test_a_head_in_running_text_is_one() -> None:
    assert heads(TITLE, "项目名称：路灯改造　主管部门：某市住建局", HEADING, LAMPS) == [[2]]


def test_a_head_with_gaps_is_one() -> None:
    lines = ("项目名称 路灯改造", "主管部门 某市住建局", HEADING, LAMPS)
    assert heads(TITLE, *lines) == [[2, 3]]
    assert heads(TITLE, *lines[1:]) == [[]]  # the unit alone begins none


def test_furniture_is_no_head() -> None:
    assert heads(TITLE, HEAD, "填报单位：某市路灯处", HEADING, LAMPS) == [[2]]


def test_a_head_in_running_text_ends_the_table_above() -> None:
    lines = (*FORM, "项目名称：二期工程", HEADING, LIGHT)
    assert (heads(*lines), rows(*lines)) == ([[2], [5]], [[4], [7]])


def test_another_field_in_running_text_ends_none() -> None:
    lines = (*FORM, "项目类型：一般", LIGHT)
    assert len(find(*lines)[0]) == 1


# Forms and headings one after the other


def test_a_form_in_the_grid_ends_the_table_above() -> None:
    lines = (*FORM, "项目名称\t二期工程\t\t", HEADING, LIGHT)
    assert (heads(*lines), rows(*lines)) == ([[2], [5]], [[4], [7]])


def test_a_name_of_a_project_below_money_ends_no_table() -> None:
    lines = (MONEY, "路灯改造\t12.5", "项目名称\t二期工程")
    assert rows(*lines) == [[2, 3]]


def test_the_same_heading_again_goes_on() -> None:
    lines = (*FORM, HEADING, LIGHT)
    assert (rows(*lines), heading_lines(*lines)) == ([[4, 6]], [[3, 5]])
    assert told(*lines) == [("R007", 5)]


def test_another_heading_begins_a_table_of_the_form() -> None:
    lines = (*FORM, "二级指标\t三级指标\t绩效目标值\t备注", "数量指标\t甲\t1\t")
    assert (rows(*lines), heads(*lines)) == ([[4], [6]], [[2], [2]])


def test_columns_that_moved_are_moved_back() -> None:
    moved = "一级指标\t二级指标\t\t三级指标\t指标值"
    (table,), _ = find(*FORM, moved, "效益指标\t社会效益指标\t\t照明覆盖率\t≥95%")
    assert [cell.text for cell in table.rows[1].cells[:4]] == LIGHT.split("\t")


def test_the_end_of_a_wrapped_heading_is_heading() -> None:
    lines = (TITLE, HEAD, f"{HEADING}\t设定依", "\t\t\t\t据", f"{LAMPS}\t甲")
    assert (rows(*lines), heading_lines(*lines)) == ([[5]], [[3, 4]])


def test_goals_above_the_heading_tell_its_sets() -> None:
    (table,), _ = find(
        TITLE,
        HEAD,
        "实施期目标\t\t年度目标\t",
        "三级指标\t指标值\t三级指标\t指标值",
        "甲\t1\t乙\t2",
    )
    assert [str(column.role) for column in table.heading.columns] == [
        "period_indicator", "period_value", "indicator", "value",
    ]  # fmt: skip


# Tables whose heading was lost


def test_a_row_below_the_head_of_a_form_begins_a_table() -> None:
    (table,), _ = find(TITLE, HEAD, LAMPS, LIGHT)
    assert (table.heading.doubts, len(table.rows), len(table.head)) == (("heading_missing",), 2, 1)


def test_so_does_one_below_a_title() -> None:
    assert rows(TITLE, LAMPS) == [[2]]
    assert rows("收支情况", LAMPS) == []


def test_rows_above_it_from_a_label_on_are_its_own() -> None:
    lines = (TITLE, HEAD, "产出指标\t数量指标\t甲\t", LAMPS)
    assert (heads(*lines), rows(*lines)) == ([[2]], [[3, 4]])


def test_rows_that_may_be_targets_and_belong_to_none_are_told() -> None:
    assert told(TITLE, "产出指标\t改造路灯") == [("R001", 2)]
    assert told("收支情况", "产出指标\t改造路灯") == []


def test_below_too_much_prose_a_row_belongs_to_no_table() -> None:
    prose = [f"第{word}段" for word in "甲乙丙丁戊"]
    lines = (*FORM, *prose, "\t质量指标\t合格率\t100%")
    assert (rows(*lines), told(*lines)) == ([[4]], [("R001", 10)])


def test_rows_that_no_heading_claims_are_dropped_at_a_title() -> None:
    lines = ("项目名称\t二期工程", "附表一", "河道清淤绩效目标表", HEADING, LAMPS)
    assert heads(*lines) == [[]]


@pytest.mark.parametrize(
    "between",
    [
        ("绩效目标表",),
        ("二、绩效指标",),
        ("二期工程绩效目标表",),  # the same project
        ("注：" + "请如实填写" * 9,),
        ("附表一", "", "二、绩效指标", "项目绩效目标表（2024年度）"),
        ("二、绩效指标\t\t\t",),
        ("项目绩效指标表\t\t\t",),
    ],
)
def test_a_head_outlives_what_stands_between_it_and_its_heading(between: tuple[str, ...]) -> None:
    lines = ("项目名称\t二期工程", "预算数\t12", *between, HEADING, LAMPS)
    assert [head[:2] for head in heads(*lines)] == [[1, 2]]


def test_a_head_does_not_outlive_pages_of_prose() -> None:
    prose = [f"第{number}段，" + "写了很多" * 10 for number in range(MOST_BETWEEN + 1)]
    lines = ("项目名称\t二期工程", *prose, "绩效目标表", HEADING, LAMPS)
    assert heads(*lines) == [[]]


def test_a_head_below_a_title_that_names_another_project_is_the_next() -> None:
    lines = ("项目名称\t二期工程", "绩效目标表", "项目名称\t三期工程", HEADING, LAMPS)
    assert heads(*lines) == [[3]]
    lines = (
        "项目名称\t二期工程",
        "二、资金",
        "实施单位\t甲处",
        HEADING,
        LAMPS,
    )  # one form in parts
    assert heads(*lines) == [[1, 3]]


def test_a_form_without_its_name_is_not_the_one_above() -> None:
    lines = ("项目名称\t二期工程", "预算数\t12", HEADING, LAMPS, "预算数\t15", HEADING, LIGHT)
    assert heads(*lines) == [[1, 2], [5]]
    # Where the money stands below the targets, it is that of the form above.
    lines = ("项目名称\t二期工程", HEADING, LAMPS, "预算数\t15", HEADING, LIGHT)
    assert heads(*lines) == [[1]]


def test_the_unit_of_money_holds_for_the_form_below_blank_lines() -> None:
    lines = (
        "单位：万元",
        "项目名称\t二期工程",
        HEADING,
        LAMPS,
        "",
        "项目名称\t三期工程",
        HEADING,
        LIGHT,
    )
    tables, _ = find(*lines)
    assert [table.money_unit for table in tables] == ["万元", "万元"]
    lines = (*lines[:5], "绩效目标表", *lines[5:])
    tables, _ = find(*lines)
    assert [table.money_unit for table in tables] == ["万元", None]


# Rows of the grid that are no rows of a table


@pytest.mark.parametrize("line", ["单位：万元\t\t\t", "主办单位：某市\t\t\t", "续表\t\t\t"])
def test_captions_in_the_grid_are_prose(line: str) -> None:
    assert rows(*FORM, line, LIGHT) == [[4, 6]]


# Page breaks


def test_a_row_cut_by_a_page_break_is_made_whole() -> None:
    lines = (*FORM[:3], "产出指标\t数量指标\t改造路灯，\t≥20盏", "\f\t\t更换电缆\t", LIGHT)
    (table,), findings = find(*lines)
    assert [(row.line.number, row.more) for row in table.rows] == [(4, (5,)), (6, ())]
    assert (table.rows[0].cells[2].text, findings) == ("改造路灯，更换电缆", [])


def test_a_heading_cut_by_a_page_break_is_made_whole() -> None:
    upper, lower = "绩效指标\t\t\t指标值", "一级指标\t二级指标\t三级指标\t"
    for between in ([f"\f{lower}"], ["", f"\f{lower}"]):
        (table,), _ = find(TITLE, HEAD, upper, *between, LAMPS)
        line = 3 + len(between)
        assert (table.heading_lines, len(table.rows), len(table.head)) == ([3, line], 1, 1)


def test_a_heading_that_goes_on_on_the_next_page_is_read_anew() -> None:
    """Its first row passes for a heading by itself, and opens a table that is taken back."""
    upper, lower = f"{HEADING}\t绩效指标", "\f\t\t\t备注\t得分"
    (table,), _ = find(TITLE, HEAD, upper, lower, f"{LAMPS}\t5")
    assert (table.heading_lines, len(table.rows), len(table.head)) == ([3, 4], 1, 1)


def test_a_heading_that_stands_again_on_the_next_page_ends_the_first_ones_table() -> None:
    lines = (*FORM, f"\f{HEADING}", LIGHT)
    assert (rows(*lines), heading_lines(*lines)) == ([[4, 6]], [[3, 5]])
