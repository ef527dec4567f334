"""Rows that say more of the indicator above: lines of its scoring, merged or printed again."""

from typing import Any

import pytest

from kg.records import Reading
from kg.tables.rows.alignment import Aligned
from kg.tables.rows.entry import Entry
from kg.tables.rows.further_lines import is_further_line, join_line
from kg.tables.rows.row_sets import RowSet, row_sets
from kg.tables.words.role import Role
from tests.support.rows import columns, entry, row
from tests.support.samples import read_text

OF = (Role.LEVEL1, Role.INDICATOR, Role.VALUE, Role.WEIGHT, Role.SCORING, "责任人")
HEAD = "项目绩效自评表\n项目名称\t水库巡查\n一级指标\t二级指标\t三级指标\t指标值\t分值\t评分标准\n"
FIRST = "产出指标\t数量指标\t巡查水库\t≥12座\t20\t全部巡查得满分\n"
SECOND = "产出指标\t数量指标\t巡查水库\t≥12座\t20\t少一座扣2分\n"


def cells_of(*texts: str, spanned: tuple[int, ...] = (), line: int = 2) -> RowSet:
    one = row(*texts, line=line, spanned=spanned)
    (found,) = row_sets(one, Aligned([(columns(*OF)[i], one.cells[i]) for i in one.filled]))
    return found


def first(**unknown: str) -> Entry:
    own = cells_of(
        "产出指标", "巡查水库", "≥12座", "20", "全部巡查得满分", unknown.get("责任人", "")
    )
    made = entry("巡查水库", "产出指标", line=1)
    made.cells, made.unknown = own.targets, own.unknown
    return made


@pytest.mark.parametrize(
    ("texts", "spanned", "expected"),
    [
        (("产出指标", "巡查水库", "≥12座", "20", "少一座扣2分"), (0, 1, 2, 3), True),
        (("产出指标", "巡查水库", "≥12座", "5", "少一座扣2分"), (0, 1, 2), True),
        (("产出指标", "巡查水库", "", "5", "少一座扣2分"), (0, 1), True),  # no value of its own
        (("产出指标", "巡查水库", "≥8座", "5", "少一座扣2分"), (0, 1), False),  # a value of its own
        (("产出指标", "巡查河道", "≥12座", "5", "少一座扣2分"), (0, 1, 2), False),  # another name
        (("产出指标", "巡查水库", "≥12座", "20", "少一座扣2分"), (), True),  # printed again
        (("", "巡查水库", "≥12座", "10", "少一座扣2分"), (), True),
        (("产出指标", "巡查水库", "≥12座", "20", "全部巡查得满分"), (), False),  # a mere repetition
        (("产出指标", "巡查水库", "≥12座", "10", "全部巡查得满分"), (), False),
        (("产出指标", "巡查水库", "≥12座", "20", ""), (), False),
        (("产出指标", "巡查水库", "≥9座", "20", "少一座扣2分"), (), False),
        (("产出指标", "巡查河道", "≥12座", "20", "少一座扣2分"), (), False),
        (("效益指标", "巡查水库", "≥12座", "20", "少一座扣2分"), (), False),
    ],
)
def test_a_row_says_more_of_the_indicator_above(
    texts: tuple[str, ...], spanned: tuple[int, ...], expected: bool
) -> None:
    assert is_further_line(first(), cells_of(*texts, spanned=spanned)) is expected


def test_texts_of_an_unknown_column_are_lines_as_well() -> None:
    texts = ("产出指标", "巡查水库", "≥12座", "20", "全部巡查得满分")
    above = first(责任人="张三")
    assert is_further_line(above, cells_of(*texts, "李四"))
    assert not is_further_line(above, cells_of(*texts, "张三"))
    assert not is_further_line(first(), cells_of(*texts, "李四"))


def test_other_columns_that_differ_make_a_row_of_its_own() -> None:
    reading = read_text(
        "项目绩效目标表\n项目名称\t水库巡查\n一级指标\t三级指标\t指标值\t指标解释\t评分标准\n"
        "产出指标\t巡查水库\t≥12座\t汛期巡查\t全部得分\n产出指标\t巡查水库\t≥12座\t冬季巡查\t达标得分\n"
    )
    assert len(reading.targets) == 2


def test_each_own_text_is_added_and_its_line() -> None:
    above = first(责任人="张三")
    join_line(
        above,
        cells_of("产出指标", "巡查水库", "≥12座", "5", "少一座扣2分", "李四", spanned=(0, 1, 2)),
    )
    assert above.lines == [1, 2]
    assert above.cells[Role.SCORING].text == "全部巡查得满分 少一座扣2分"
    assert above.cells[Role.WEIGHT].text == "20、5"
    assert above.unknown["责任人"].text == "张三 李四"
    assert above.cells.value.text == "≥12座"


def test_what_is_merged_over_the_lines_is_not_said_twice() -> None:
    above = first(责任人="张三")
    texts = ("产出指标", "巡查水库", "≥12座", "20", "少一座扣2分", "张三")
    join_line(above, cells_of(*texts, spanned=(0, 1, 2, 3, 5)))
    assert (above.cells[Role.WEIGHT].text, above.unknown["责任人"].text) == ("20", "张三")


def test_what_a_dump_prints_again_is_not_said_twice() -> None:
    above = first()
    join_line(above, cells_of("产出指标", "巡查水库", "≥12座", "20", "少一座扣2分"))
    assert above.cells[Role.WEIGHT].text == "20"
    assert above.cells[Role.SCORING].text == "全部巡查得满分 少一座扣2分"


def test_a_column_that_only_a_later_line_fills_is_added() -> None:
    above = first()
    texts = ("产出指标", "巡查水库", "≥12座", "20", "少一座扣2分", "李四")
    join_line(above, cells_of(*texts, spanned=(0, 1, 2, 3)))
    assert above.unknown["责任人"].text == "李四"


def rows(reading: Reading) -> list[tuple[Any, ...]]:
    return [
        (one.indicator, one.lines, one.extra.get("scoring"), one.confidence)
        for one in reading.targets
    ]


def test_a_dump_of_merged_cells_gives_one_target_for_each_indicator() -> None:
    reading = read_text(HEAD + FIRST + SECOND + "\t质量指标\t记录完整率\t100%\t20\t按比例得分\n")
    assert rows(reading) == [
        ("巡查水库", (4, 5), "全部巡查得满分 少一座扣2分", "sure"),
        ("记录完整率", (6,), "按比例得分", "sure"),
    ]
    assert {reading.ledger[line] for line in (4, 5, 6)} == {"record"}


def test_a_label_on_a_row_of_its_own_parts_two_rows() -> None:
    reading = read_text(HEAD + FIRST + "产出指标\n" + SECOND)
    assert [one.lines for one in reading.targets] == [(4,), (6,)]
