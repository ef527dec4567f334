"""Rows that a page break cuts, wherever their values stand."""

from typing import Any

import pytest

from kg.records import Reading
from tests.support.samples import read_text

HEAD = "水库巡查绩效自评表\n项目名称\t水库巡查\n"
HEADING = "序号\t一级指标\t二级指标\t三级指标\t指标值\t指标解释\t分值\t评分标准\n"
FIRST = "1\t产出指标\t数量指标\t巡查水库数量\t≥12座\t全年巡查\t10\t按比例得分\n"
LAST = "\t效益指标\t社会效益指标\t受益人口\t≥3万人\t居民\t20\t达标得分\n"
NAME = "水库大坝安全隐患自发现到整改的时限"


def read(above: str, below: str, between: str = "") -> Reading:
    """A table whose page ends with one row and whose next page begins with another."""
    return read_text(f"{HEAD}{HEADING}{FIRST}{above}\n\f{between}{below}\n{LAST}")


def rows(reading: Reading) -> list[tuple[Any, ...]]:
    return [(one.indicator, one.value, one.confidence) for one in reading.targets]


@pytest.mark.parametrize("between", ["", "— 3 —\n", HEADING, f"— 3 —\n{HEADING}"])
@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("2\t\t质量指标\t水库大坝安全隐患自\t\t\t\t", "\t\t\t发现到整改的时限\t≤15天\t\t10\t"),
        (
            "2\t\t质量指标\t水库大坝安全隐患自\t\t整改完成的隐患\t\t每逾期一",
            "\t\t\t发现到整改的时限\t≤15天\t占全部的时间\t10\t天扣1分",
        ),
        (
            "2\t\t质量指标\t水库大坝安全隐患自\t≤15天\t整改\t\t每逾期一",
            "\t\t\t发现到整改的时限\t\t完成\t10\t天扣1分",
        ),
        (f"2\t\t质量指标\t{NAME}\t\t\t\t", "\t\t\t\t≤15天\t整改\t10\t按比例"),
    ],
)
def test_a_row_cut_by_a_page_break_is_one(above: str, below: str, between: str) -> None:
    reading = read(above, below, between)
    assert rows(reading)[1] == (NAME, "≤15天", "unsure")
    assert reading.targets[1].extra["weight"] == "10"
    assert [one[2] for one in rows(reading)] == ["sure", "unsure", "sure"]


def test_pieces_of_texts_are_joined() -> None:
    (_, cut, _) = read(
        "2\t\t质量指标\t水库大坝安全隐患自\t\t整改完成的隐患\t\t每逾期一",
        "\t\t\t发现到整改的时限\t≤15天\t占全部的时间\t10\t天扣1分",
    ).targets
    assert (cut.description, cut.extra["scoring"]) == (
        "整改完成的隐患占全部的时间",
        "每逾期一天扣1分",
    )
    assert cut.lines == (5, 6)


def test_two_rows_that_may_be_one_are_both_unsure() -> None:
    reading = read(
        "\t\t质量指标\t隐患整改率\t\t整改\t\t按比例", "\t\t\t记录完整率\t100%\t记录\t10\t按比例"
    )
    assert rows(reading)[1:3] == [("隐患整改率", None, "unsure"), ("记录完整率", "100%", "unsure")]


@pytest.mark.parametrize(
    ("above", "below"),
    [
        (  # a blank value: the row above has points of its own
            "2\t\t质量指标\t隐患整改率\t\t整改\t10\t按比例",
            "3\t\t\t记录完整率\t100%\t记录\t10\t按比例",
        ),
        (  # a label of its own
            "2\t\t质量指标\t隐患整改\t\t整改\t\t按比例",
            "3\t\t时效指标\t记录完整率\t100%\t记录\t10\t按比例",
        ),
    ],
)
def test_rows_of_their_own_on_both_sides_of_a_break_are_sure(above: str, below: str) -> None:
    assert [one[2] for one in rows(read(above, below))] == ["sure"] * 4


def test_a_value_without_a_name_makes_the_row_below_it_unsure() -> None:
    reading = read("2\t\t质量指标\t\t100%\t\t\t", "\t\t\t隐患整改率\t\t记录\t10\t按比例")
    assert rows(reading)[:2] == [
        ("巡查水库数量", "≥12座", "unsure"),
        ("隐患整改率", None, "unsure"),
    ]
    assert [one.code for one in reading.findings] == ["R006"]
