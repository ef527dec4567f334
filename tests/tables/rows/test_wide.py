"""Tables whose indicators stand in pairs of columns under level-1 headings."""

from collections.abc import Sequence

import pytest

from kg.tables.cell import cell_of
from kg.tables.rows.entry import Entry
from kg.tables.rows.table_reading import TableReading
from kg.tables.rows.wide import read_wide
from kg.tables.table import Column, Heading, Row, Table
from kg.tables.words.role import Role
from tests.support.rows import row

COLUMNS = (
    Column(0, Role.PROJECT_NAME, cell_of("项目名称")),
    Column(1, Role.INDICATOR, cell_of("三级指标"), "产出指标", level2="数量指标"),
    Column(2, Role.VALUE, cell_of("指标值"), "产出指标", level2="数量指标"),
    Column(3, Role.INDICATOR, cell_of("三级指标"), "效益指标"),
    Column(4, Role.VALUE, cell_of("指标值"), "效益指标"),
)
FIRST = row("路灯改造", "改造路灯", "≥20盏", "照明覆盖率", "≥95%", line=2)


def read(*rows: Row, doubts: tuple[str, ...] = (), interrupted: Sequence[int] = ()) -> TableReading:
    own = Table(
        "performance", "project", None, Heading(COLUMNS, (1,), doubts), rows=list(rows),
        heading_lines=[1], interrupted=list(interrupted),
    )  # fmt: skip
    return read_wide(own)


def pairs(reading: TableReading) -> list[tuple[str, str]]:
    return [(one.cells.indicator.text, one.cells.value.text) for one in reading.entries]


def told(reading: TableReading) -> list[tuple[str, int | None, str]]:
    return [(one.code, one.line, one.printed) for one in reading.findings]


def doubts(reading: TableReading) -> list[list[str]]:
    return [one.reasons for one in reading.entries]


def last(reading: TableReading) -> Entry:
    return reading.entries[-1]


TWO = [("改造路灯", "≥20盏"), ("照明覆盖率", "≥95%")]


def test_each_pair_is_an_entry_under_the_labels_of_its_columns() -> None:
    reading = read(FIRST)
    assert pairs(reading) == TWO
    assert [(one.level1, one.level2, one.line) for one in reading.entries] == [
        ("产出指标", "数量指标", 2),
        ("效益指标", None, 2),
    ]
    assert [one.level1_printed for one in reading.entries] == [
        cell_of("产出指标"),
        cell_of("效益指标"),
    ]
    assert [one.level2_printed for one in reading.entries] == [cell_of("数量指标"), None]
    assert [one.block.name for one in reading.entries if one.block] == [cell_of("路灯改造")] * 2
    assert (reading.headings, told(reading), doubts(reading)) == ([1], [], [[], []])
    assert len(reading.blocks) == 1


@pytest.mark.parametrize(
    "one", [row("填报人：甲", "", "", "", "", line=3), row("某市路灯处", line=3), row("", line=3)]
)
def test_rows_without_pairs_are_headings(one: Row) -> None:
    reading = read(FIRST, one)
    assert (pairs(reading), reading.headings, told(reading)) == (TWO, [1, 3], [])


def test_a_row_at_the_end_of_the_form_names_no_project() -> None:
    assert len(read(FIRST, row("填报人：甲", line=3)).blocks) == 1


def test_a_cell_beside_all_pairs_is_told() -> None:
    reading = read(FIRST, row("", "更换电缆", "≥300米", "", "", "余", line=3))
    assert pairs(reading) == [*TWO, ("更换电缆", "≥300米")]
    assert told(reading) == [("R006", 3, "余")]
    assert reading.headings == [1]
    alone = read(FIRST, row("", "", "", "", "", "余", line=3))
    assert (told(alone), alone.headings) == ([("R006", 3, "余")], [1])


def test_a_row_moved_by_a_column_is_put_back() -> None:
    moved = read(row("", "", "改造路灯", "≥20盏", "照明覆盖率", "≥95%", line=2))
    assert (pairs(moved), doubts(moved)) == (TWO, [[], []])
    unclear = read(row("", "", "改造路灯", "≥20盏", "12", "≥95%", line=2))
    # To the left or to the right it fits as well: as read it is unsure, and nothing is lost.
    assert (pairs(unclear), doubts(unclear)) == ([TWO[0]], [["cell_shifted"]])
    assert told(unclear) == [("R006", 2, "12"), ("R006", 2, "≥95%")]


# Values that are missing or alone


def test_a_value_without_name_is_refused_and_doubts_the_one_above() -> None:
    reading = read(FIRST, row("", "", "≥30盏", "更换电缆", "≥300米", line=3))
    assert pairs(reading) == [*TWO, ("更换电缆", "≥300米")]
    assert told(reading) == [("R006", 3, "≥30盏")]
    assert doubts(reading) == [["may_be_wrapped"], [], []]


def test_so_it_is_with_none_above() -> None:
    reading = read(row("路灯改造", "", "≥30盏", "照明覆盖率", "≥95%", line=2))
    assert (pairs(reading), told(reading)) == ([TWO[1]], [("R006", 2, "≥30盏")])


@pytest.mark.parametrize(
    ("name", "pair", "is_fused"),
    [
        ("按期完成率（≥100%", ("按期完成率（≥", "100%"), True),
        ("按期完成率(≤ 2.5", ("按期完成率(≤", "2.5"), True),
        ("按期完成率≥100%", ("按期完成率≥100%", ""), False),  # no bracket
        ("按期完成率（≥100盏", ("按期完成率（≥100盏", ""), False),  # another unit
        ("按期完成率（100%", ("按期完成率（100%", ""), False),  # no sign
    ],
)
def test_a_value_that_ran_into_its_name_is_parted(
    name: str, pair: tuple[str, str], is_fused: bool
) -> None:
    reading = read(row("路灯改造", name, "", "照明覆盖率", "≥95%", line=2))
    assert pairs(reading) == [pair, TWO[1]]
    # What stays whole ends with a value all the same, and has none of its own.
    assert doubts(reading)[0] == ["cell_fused" if is_fused else "cell_unlike_column"]


def test_a_value_of_its_own_is_not_looked_for_in_the_name() -> None:
    reading = read(row("路灯改造", "按期完成率（≥100%", "≥20盏", "甲", "1", line=2))
    assert pairs(reading)[0] == ("按期完成率（≥100%", "≥20盏")


@pytest.mark.parametrize(
    ("texts", "is_doubted"),
    [
        (("路灯改造", "改造路灯", "≥20盏", "照明覆盖率"), True),  # the row ends before the value
        (("路灯改造", "改造路灯", "≥20盏", "照明覆盖率", ""), False),
        (("路灯改造", "改造路灯", "≥20盏", "照明覆盖率", "≥95%"), False),
    ],
)
def test_a_row_that_ends_before_its_value_may_go_on(
    texts: tuple[str, ...], is_doubted: bool
) -> None:
    expected = ["may_be_wrapped"] if is_doubted else []
    assert doubts(read(row(*texts, line=2))) == [[], expected]


def test_a_number_as_name_beside_words_does_not_fit() -> None:
    def reasons(name: str, value: str) -> list[str]:
        return doubts(read(row("路灯改造", name, value, "照明覆盖率", "≥95%", line=2)))[0]

    assert reasons("20", "改造路灯") == ["row_does_not_fit"]
    assert reasons("20", "30") == []
    assert reasons("改造路灯", "较好") == []


# Rows that go on


def test_a_piece_joins_the_entry_of_its_pair() -> None:
    reading = read(FIRST, row("", "（含灯杆）", "", "", "", line=3))
    assert pairs(reading) == [("改造路灯（含灯杆）", "≥20盏"), TWO[1]]
    assert [one.lines for one in reading.entries] == [[2, 3], [2]]


def test_a_stray_piece_is_told() -> None:
    reading = read(
        row("路灯改造", "改造路灯及", "≥20盏", "照明覆盖率", "≥95%", line=2),
        row("", "及", "", "", "", line=3),
    )
    assert pairs(reading)[0] == ("改造路灯及", "≥20盏")
    assert told(reading) == [("R008", 3, "及")]


def test_the_joined_name_of_a_project_proves_that_the_row_goes_on() -> None:
    of = (Column(5, Role.PROJECT_CODE, cell_of("项目编码")),)
    rows = [
        row("路灯改", "改造路", "≥20盏", "照明覆盖率", "≥95%", "130100240001", line=2),
        row("造", "灯", "", "", "", line=3),
    ]
    heading = Heading((*COLUMNS, *of), (1,))
    proven = read_wide(Table("performance", "project", None, heading, rows=rows))
    assert (pairs(proven)[0], proven.entries[0].reasons) == (("改造路灯", "≥20盏"), [])
    rows[1] = row("", "灯", "", "", "", line=3)
    alone = read_wide(Table("performance", "project", None, heading, rows=rows))
    assert (pairs(alone)[0], alone.entries[0].reasons) == (("改造路灯", "≥20盏"), ["wrapped_cell"])


def test_under_a_doubtful_heading_no_piece_is_joined() -> None:
    rows = (FIRST, row("", "（含灯杆）", "", "", "", line=3))
    assert pairs(read(*rows, doubts=("value_column_inferred",))) == [*TWO, ("（含灯杆）", "")]


def test_a_name_without_value_below_a_whole_one_may_be_its_rest() -> None:
    reading = read(FIRST, row("", "", "", "按照合同约定的期限全部完成的项目数", "", line=3))
    assert doubts(reading) == [[], ["may_be_wrapped"], ["may_be_wrapped"]]
    reading = read(
        FIRST,
        row("", "", "", "按照合同约定的期限全部完成的项目数", "", line=3),
        doubts=("value_column_inferred",),
    )
    assert doubts(reading) == [["value_column_inferred"]] * 3


def test_another_project_goes_on_no_row_above() -> None:
    reading = read(FIRST, row("二期工程", "（含灯杆）", "", "", "", line=3))
    assert pairs(reading) == [*TWO, ("（含灯杆）", "")]
    assert [one.block.name.text for one in reading.entries if one.block and one.block.name] == [
        "路灯改造",
        "路灯改造",
        "二期工程",
    ]


@pytest.mark.parametrize(
    ("page", "value", "is_doubted"),
    [(2, "", True), (1, "", False), (2, "≥9盏", False), (3, "", False)],
)
def test_on_the_first_row_of_a_page_all_pairs_may_go_on(
    page: int, value: str, is_doubted: bool
) -> None:
    """Where one of them has no value, the others may be pieces as well."""
    above = row("路灯改造", "改造路灯", "≥20盏", "照明覆盖率", "≥95%", line=2, page=1)
    below = row("", "更换电缆", "≥300米", "知晓程度", value, line=3, page=page)
    own = read(above, below).entries
    found = [one for one in own if one.cells.indicator.text == "更换电缆"]
    assert [one.reasons for one in found] == [["may_be_wrapped"] if is_doubted else []]
    assert own[0].reasons == (["may_be_wrapped"] if is_doubted else [])


def test_the_second_row_of_a_page_goes_on_none() -> None:
    rows = [
        row("路灯改造", "改造路灯", "≥20盏", "照明覆盖率", "≥95%", line=2, page=1),
        row("", "更换电缆", "≥300米", "知晓率", "≥90%", line=3, page=2),
        row("", "安装灯杆", "≥9根", "市民参与的程度", "", line=4, page=2),
    ]
    found = [one.reasons for one in read(*rows).entries if one.cells.indicator.text == "安装灯杆"]
    assert found == [[]]


# Doubts of the whole table


@pytest.mark.parametrize(("line", "is_doubted"), [(3, False), (2, True), (1, True)])
def test_rows_below_an_interruption_are_unsure(line: int, is_doubted: bool) -> None:
    expected = ["interrupted"] if is_doubted else []
    assert doubts(read(FIRST, interrupted=[9, line])) == [expected, expected]


def test_doubts_of_the_heading_hold_for_every_row() -> None:
    assert doubts(read(FIRST, doubts=("heading_split",))) == [["heading_split"]] * 2


def test_under_a_doubtful_heading_echoes_are_told_once() -> None:
    again = row("", "改造路灯", "", "", "", line=3)
    reading = read(FIRST, again, doubts=("value_column_inferred",))
    assert (pairs(reading), told(reading)) == (TWO, [("R009", 3, "改造路灯")])
    assert told(read(FIRST, again)) == []


def test_another_project_may_have_the_same_indicator() -> None:
    again = row("二期工程", "改造路灯", "", "", "", line=3)
    reading = read(FIRST, again, doubts=("value_column_inferred",))
    assert pairs(reading) == [*TWO, ("改造路灯", "")]


def test_under_a_doubtful_heading_a_text_as_value_may_be_a_name() -> None:
    one = row("路灯改造", "", "更换全部电缆", "照明覆盖率", "≥95%", line=2)
    reading = read(one, doubts=("value_column_inferred",))
    assert pairs(reading) == [("更换全部电缆", ""), TWO[1]]
    assert doubts(reading)[0] == ["value_column_inferred", "name_in_value_column"]
    assert told(read(one)) == [("R006", 2, "更换全部电缆")]


def test_rows_of_an_unfilled_template_are_told() -> None:
    reading = read(FIRST, row("", "指标1：", "", "", "", line=3))
    assert (pairs(reading), told(reading)) == (TWO, [("R002", 3, "指标1：")])
