"""Whether a heading or row after a break goes on the table above."""

from dataclasses import replace

import pytest

from kg.documents import Line
from kg.tables.cell import cell_of
from kg.tables.find.continuation import (
    MAX_BETWEEN,
    belongs,
    goes_on,
    is_cut_off,
    is_second_heading,
    repeats_caption,
)
from kg.tables.find.prose import Prose
from kg.tables.table import Column, Heading, Row, Table
from kg.tables.words.role import Role
from tests.support.rows import heading, row, table

LABELS = ("一级指标", "二级指标", "三级指标", "指标值")
BODY = ("产出指标", "数量指标", "改造路灯", "≥20盏")
CAPTION = "某市项目绩效目标表"


def of_labels(*labels: str, line: int = 1, doubts: tuple[str, ...] = ()) -> Heading:
    columns = [
        Column(index, cell_of(label).role, cell_of(label)) for index, label in enumerate(labels)
    ]
    return Heading(tuple(columns), (line,), doubts)


def own(*rows: Row, of: Heading | None = None, kind: str = "performance") -> Table:
    plain = table(of or of_labels(*LABELS), *rows, kind=kind)
    return replace(plain, caption=[Line(0, CAPTION)])


def prose(*texts: str, is_closing: bool = False) -> Prose:
    lines = [Line(number, text) for number, text in enumerate(texts, 20)]
    return Prose(list(lines), lines, is_closing)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (CAPTION, True), ("某市 项目绩效目标表", True), (f"{CAPTION}（续）", True),
        (f"{CAPTION}(续表1)", True), ("续表", True), ("续表二：", True), ("（续）", True),
        ("别的绩效目标表", False), ("续表说明", False), ("", True),
    ],
)  # fmt: skip
def test_lines_that_repeat_the_caption(text: str, expected: bool) -> None:
    assert repeats_caption(own(), text) is expected


@pytest.mark.parametrize(
    ("kind", "rows", "line", "expected"),
    [
        ("performance", [], 2, True),
        ("performance", [], 3, True),
        ("performance", [], 4, False),
        ("performance", [row(*BODY, line=2)], 3, False),
        ("money", [], 2, False),
    ],
)
def test_a_heading_right_below_one_without_rows(
    kind: str, rows: list[Row], line: int, expected: bool
) -> None:
    assert is_cut_off(own(*rows, kind=kind), of_labels(*LABELS, line=line)) is expected


# A second heading of one form


@pytest.mark.parametrize(
    ("above", "new", "between", "expected"),
    [
        (own(), own(), prose(), True),
        (own(), replace(own(), head=[row("项目名称", "甲")]), prose(), False),
        (own(), own(), prose(is_closing=True), False),
        (own(kind="money"), own(kind="money"), prose(), False),
        (own(), own(kind="money"), prose(), False),
        (own(), replace(own(), caption=[Line(9, "长期说明文字")]), prose(), False),
        (own(), replace(own(), caption=[Line(9, "单位：万元")]), prose(), True),
        (own(), replace(own(), caption=[Line(1, "长期说明文字")]), prose(), True),  # above both
        (
            own(of=of_labels(*LABELS, doubts=("heading_split",))),
            replace(own(), caption=[Line(9, "长期说明文字")]),
            prose(),
            True,
        ),
    ],
)
def test_second_headings(above: Table, new: Table, between: Prose, expected: bool) -> None:
    assert is_second_heading(above, new, between) is expected


# Headings printed again


@pytest.mark.parametrize(
    ("pending", "between", "expected"),
    [
        ([], prose(), True),
        ([], prose("三、其他事项"), False),  # a section begins
        ([row("项目名称", "甲")], prose(), False),  # a form begins
        ([row("甲", "乙")], prose(), True),
        ([], prose("别的绩效目标表"), False),  # another title
        ([], prose(CAPTION), True),
        ([], prose("说明文字"), True),
    ],
)
def test_a_heading_printed_again_goes_on(
    pending: list[Row], between: Prose, expected: bool
) -> None:
    assert goes_on(own(), of_labels(*LABELS, line=30), pending, between) is expected


@pytest.mark.parametrize(
    ("labels", "pending", "between", "expected"),
    [
        (LABELS[1:], [], prose(), True),  # one column was lost
        (LABELS[2:], [], prose(), False),  # two were
        (("一级", "二级", "三级", "指标值"), [], prose(), True),  # clipped
        (("一级指标", "二级指标", "三级指标", "备注"), [], prose(), False),
        (LABELS[1:], [row("甲", "乙")], prose(), False),
        (LABELS[1:], [], prose("说明文字"), False),
        (LABELS[1:], [], prose("单位：万元"), True),
        (LABELS[1:], [], prose(CAPTION), True),
        (("项目名称", "预算数"), [], prose(), False),
    ],
)
def test_a_later_part_of_a_heading_goes_on(
    labels: tuple[str, ...], pending: list[Row], between: Prose, expected: bool
) -> None:
    assert goes_on(own(), of_labels(*labels, line=30), pending, between) is expected


def test_at_least_three_labels_show_a_later_part() -> None:
    short = own(of=of_labels("二级指标", "三级指标", "指标值"))
    assert not goes_on(short, of_labels("三级指标", "指标值"), [], prose())
    assert goes_on(short, of_labels("", "二级指标", "三级指标", "指标值"), [], prose())


def test_a_part_of_another_kind_of_table_goes_on_none() -> None:
    labels = ("项目名称", "预算数", "三级指标", "指标值")
    without = replace(
        of_labels(*labels), columns=tuple(replace(c, role=None) for c in of_labels(*labels).columns)
    )
    above = own(of=of_labels(*labels))
    assert goes_on(above, of_labels(*labels[1:]), [], prose())
    shorter = replace(without, columns=without.columns[1:])
    assert not goes_on(above, shorter, [], prose())  # no column of indicators


def wide(*labels: str) -> Heading:
    plain = of_labels(*labels)
    grouped = tuple(replace(column, group="产出指标") for column in plain.columns)
    return replace(plain, columns=grouped)


def test_a_wide_table_and_a_plain_one_are_no_parts_of_each_other() -> None:
    assert goes_on(own(of=wide(*LABELS)), wide(*LABELS[1:]), [], prose())
    assert not goes_on(own(of=wide(*LABELS)), of_labels(*LABELS[1:]), [], prose())
    assert not goes_on(own(), wide(*LABELS[1:]), [], prose())


# Rows after a break

LAST = row(*BODY, line=3, page=1)
FITS = ("", "质量指标", "合格率", "100%")


def belonging(
    one: Row, between: Prose, *, above: Table | None = None, pending: list[Row] | None = None
) -> bool:
    return belongs(above or own(LAST), one, pending or [], between)


def test_adjacent_rows_always_go_on_unless_others_wait() -> None:
    assert belonging(row("甲"), prose())
    assert not belonging(row("甲"), prose(), pending=[row("乙")])


@pytest.mark.parametrize(("lines", "expected"), [(MAX_BETWEEN, True), (MAX_BETWEEN + 1, False)])
def test_no_more_than_four_strange_lines_stand_between(lines: int, expected: bool) -> None:
    texts = [f"第{word}段" for word in "甲乙丙丁戊"[:lines]]
    assert belonging(row(*FITS), prose(*texts)) is expected
    assert belonging(row(*FITS), prose("单位：万元", CAPTION, *texts)) is expected


def test_only_rows_of_targets_go_on_after_prose() -> None:
    assert not belonging(row(*FITS), prose("甲段"), above=own(LAST, kind="money"))
    assert not belonging(row("项目名称", "质量指标"), prose("甲段"))  # a form begins


@pytest.mark.parametrize(
    ("texts", "expected"),
    [(FITS, True), (("甲", "乙", "丙"), False), (("", "", "", "100%"), False)],
)
def test_below_a_title_a_row_must_fit(texts: tuple[str, ...], expected: bool) -> None:
    assert belonging(row(*texts), prose("附表", is_closing=True)) is expected


@pytest.mark.parametrize(
    ("one", "between", "expected"),
    [
        # furniture alone, on the next page with as many cells
        (row("甲", "乙", "丙", "丁", page=2), "单位：万元", True),
        (row("甲", "乙", "丙", "丁", page=2), "说明文字", False),
        (row("甲", "乙", "丙", page=2), "单位：万元", False),
        (row("甲", "乙", "丙", "丁", page=1), "单位：万元", False),
        # what looks like a target
        (row("填报人", "乙", "丙", "丁"), "说明文字", True),
        (row("甲", "质量指标", "丙", "丁"), "说明文字", True),
        (row("甲", "乙", "丙", "≥20盏"), "说明文字", True),
        (row("甲", "乙", "丙", "提升"), "说明文字", True),
        (row("甲", "乙", "丙", "冀财社[2022]218号"), "说明文字", True),
        (row("甲", "乙", "丙", "12"), "说明文字", False),
        (row("", "", "改造路灯", "12"), "说明文字", True),  # it fits the heading
        (row("甲"), "说明文字", True),  # a piece
        (row("甲", "乙"), "说明文字", False),
    ],
)
def test_rows_that_go_on_after_prose(one: Row, between: str, expected: bool) -> None:
    assert belonging(one, prose(between)) is expected


def test_a_table_without_rows_has_no_next_page() -> None:
    one = row("甲", "乙", "丙", "丁", page=2)
    assert not belonging(one, prose("单位：万元"), above=own())


@pytest.mark.parametrize(
    ("texts", "between", "expected"),
    [
        (("甲", "乙"), "单位：万元", True),
        (("甲", "乙"), "说明文字", False),
        (("甲", "12"), "说明文字", True),
    ],
)
def test_rows_of_a_wide_table(texts: tuple[str, ...], between: str, expected: bool) -> None:
    assert belonging(row(*texts), prose(between), above=own(of=wide(*LABELS))) is expected


def test_columns_are_told_by_content_before_a_row_must_fit() -> None:
    """The column of 类别 holds labels of level 1, so another one fits there."""
    of = heading("类别", Role.INDICATOR, Role.VALUE)
    rows = [row(label, "甲", "1") for label in ("产出指标", "效益指标")]
    below = row("满意度指标", "市民满意度", "≥95%")
    assert belonging(below, prose("附表", is_closing=True), above=own(*rows, of=of))


LONG = ("单位名称", "项目名称", "预算数", *LABELS)


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        (("某市水利局", "", "1,689.90", "", "", "", ""), True),
        (("", "改造路灯", "12", "", "", "", ""), True),
        (("某市水利局", "", "1,689.90"), False),  # not as wide as the heading
        (("", "", "", "", "", "", ""), False),
    ],
)
def test_a_unit_or_project_alone_goes_on_the_table_over_a_page_number(
    cells: tuple[str, ...], expected: bool
) -> None:
    above = own(of=of_labels(*LONG))
    assert belongs(above, row(*cells, line=30), [], prose("", "- 17 -")) is expected
    assert not belongs(
        above, row(*cells, line=30), [], prose("三、其他事项说明如下", is_closing=True)
    )


def test_rows_of_another_sheet_go_on_only_with_a_label_and_as_wide() -> None:
    def on_sheet(name: str, *texts: str, line: int = 1) -> Row:
        one = row(*texts, line=line)
        return replace(one, line=replace(one.line, sheet=name))

    own = table(
        heading(Role.LEVEL1, Role.INDICATOR, Role.VALUE), on_sheet("一", "产出指标", "甲", "1")
    )
    assert belongs(own, on_sheet("一", "", "乙", "2", line=2), [], Prose())
    assert belongs(own, on_sheet("二", "效益指标", "乙", "2", line=2), [], Prose())
    assert not belongs(own, on_sheet("二", "", "乙", "2", line=2), [], Prose())
    assert not belongs(own, on_sheet("二", "效益指标", "2", line=2), [], Prose())
