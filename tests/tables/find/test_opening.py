"""A heading opens a table."""

from dataclasses import replace

import pytest

from kg.documents import Line
from kg.tables.find.opening import head_and_body, open_table
from kg.tables.find.prose import Prose
from kg.tables.table import Heading, Row, Table
from kg.tables.words.role import Role
from tests.support.rows import heading, row, table

TARGETS = heading(Role.INDICATOR, Role.VALUE)
MONEY = heading(Role.PROJECT_NAME, Role.AMOUNT)
NAME = row("项目名称", "路灯改造", line=3)


def below(of: Heading, line: int = 9) -> Heading:
    return replace(of, lines=(line,) if line else ())


def lines(*texts: str, first: int = 5) -> list[Line]:
    return [Line(number, text) for number, text in enumerate(texts, first)]


def opened(
    of: Heading = TARGETS,
    *,
    above: Table | None = None,
    last: Table | None = None,
    pending: list[Row] | None = None,
    caption: list[Line] | None = None,
    is_closing: bool = False,
    line: int = 9,
) -> Table:
    prose = Prose(caption or [], caption or [], is_closing)
    return open_table(below(of, line), above, last or above, pending or [], prose)


def form(title: str | None = "项目绩效目标表", of: Heading = TARGETS) -> Table:
    """A table with a row, a title and a head."""
    own = table(of, row("甲", "1", line=2), head=[NAME], kind="performance")
    return replace(own, title=title, caption=lines("旧", first=0))


def test_a_table_has_title_unit_head_and_caption() -> None:
    own = opened(pending=[NAME], caption=lines("部门绩效目标表", "单位：万元"))
    assert (own.kind, own.title, own.money_unit) == ("performance", "部门绩效目标表", "万元")
    assert (own.head, own.heading_lines, own.scope) == ([NAME], [9], "project")
    assert [line.text for line in own.caption] == ["部门绩效目标表", "单位：万元"]
    assert (own.rows, own.interrupted, own.heading.doubts) == ([], [], ())


def test_a_table_of_money_has_no_head() -> None:
    own = opened(MONEY, pending=[NAME])
    assert (own.kind, own.head) == ("money", [])


def test_the_head_tells_the_scope() -> None:
    assert opened(pending=[row("部门名称", "某市住建局")]).scope == "department"


@pytest.mark.parametrize(
    ("rows", "line", "doubts"),
    [
        ([], 2, ("heading_split",)),
        ([], 9, ()),  # too far below
        ([row("甲", "1", line=1)], 2, ()),
        ([], 0, ()),  # no heading was printed
    ],
)
def test_a_heading_right_below_another_is_in_doubt(
    rows: list[Row], line: int, doubts: tuple[str, ...]
) -> None:
    own = opened(last=table(TARGETS, *rows), line=line)
    assert own.heading.doubts == doubts


def test_another_heading_of_a_form_has_its_title_and_head() -> None:
    own = opened(above=form())
    assert (own.title, own.head, own.interrupted) == ("项目绩效目标表", [NAME], [])
    assert [line.text for line in own.caption] == ["旧"]


@pytest.mark.parametrize(
    ("of", "caption", "title"),
    [
        (TARGETS, [], "项目绩效目标表"),
        (TARGETS, ["某市绩效目标表"], "某市绩效目标表"),  # a title of its own
        (TARGETS, ["三、其他事项"], None),  # a section begins
        (TARGETS, ["单位：万元"], "项目绩效目标表"),
        (MONEY, [], None),  # another kind
    ],
)
def test_titles_that_hold_for_the_next_table(
    of: Heading, caption: list[str], title: str | None
) -> None:
    assert opened(of, above=form(), caption=lines(*caption)).title == title


@pytest.mark.parametrize(
    ("pending", "is_closing", "has_head"),
    [([], False, True), ([], True, False), ([row("预算数", "12")], False, False)],
)
def test_heads_that_hold_for_the_next_table(
    pending: list[Row], is_closing: bool, has_head: bool
) -> None:
    own = opened(above=form(), pending=pending, is_closing=is_closing)
    assert (own.head == [NAME]) is has_head


@pytest.mark.parametrize(
    ("pending", "title"),
    [
        ([], "项目绩效目标表"),
        ([row("甲", "乙")], "项目绩效目标表"),
        ([NAME], None),  # a form begins
    ],
)
def test_a_table_that_was_closed_lends_its_title_unless_a_form_begins(
    pending: list[Row], title: str | None
) -> None:
    own = opened(last=form(), pending=pending)
    assert own.title == title
    assert own.head == pending


@pytest.mark.parametrize(("line", "interrupted"), [(9, [10]), (0, [0])])
def test_below_a_table_that_was_closed_all_rows_are_in_doubt(
    line: int, interrupted: list[int]
) -> None:
    assert opened(last=form(), line=line).interrupted == interrupted


def test_an_open_table_holds_whatever_begins() -> None:
    assert opened(above=form(), pending=[NAME]).title == "项目绩效目标表"


@pytest.mark.parametrize(
    ("pending", "count"),
    [
        ([], 0),
        ([("项目名称", "甲"), ("产出指标", "乙")], 1),
        ([("项目名称", "甲"), ("产出指标", "乙"), ("", "丙")], 2),
        ([("产出指标", "乙"), ("项目名称", "甲"), ("", "丙")], 0),  # a key stands below it
        ([("绩效指标", "乙"), ("", "丙")], 2),  # a heading down the side
        ([("", "产出指标", "乙"), ("数量指标", "丙")], 2),
        ([("", "乙"), ("", "丙")], 0),
        ([("成本指标", "乙"), ("质量指标", "丙")], 2),
    ],
)
def test_rows_above_a_lost_heading_that_are_body(
    pending: list[tuple[str, ...]], count: int
) -> None:
    rows = [row(*texts, line=number) for number, texts in enumerate(pending, 1)]
    body = rows[len(rows) - count :]
    assert head_and_body(rows, below(TARGETS, 0)) == (rows[: len(rows) - count], body)


def test_the_row_that_is_the_heading_is_neither_head_nor_body() -> None:
    rows = [NAME, row("花信", "落梅", line=9)]
    assert head_and_body(rows, below(TARGETS, 9)) == ([NAME], [])
