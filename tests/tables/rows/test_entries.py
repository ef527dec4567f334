"""Rows with one indicator each: every other line is a heading or a finding."""

import pytest

from kg.records import Reading
from tests.support.samples import read_text

HEAD = "项目绩效目标表\n项目名称\t路灯改造\t\t\t\n一级指标\t二级指标\t三级指标\t指标值\t附注\n"
FIRST = "产出指标\t数量指标\t改造路灯\t≥20盏\t甲\n"


def read(*rows: str) -> Reading:
    return read_text(HEAD + FIRST + "".join(f"{row}\n" for row in rows))


def told(reading: Reading) -> list[tuple[str, int | None]]:
    return [(one.code, one.line) for one in reading.findings if one.line != 3]


@pytest.mark.parametrize(
    ("rows", "codes", "kind"),
    [
        (("质量指标\t\t\t\t", "\t\t合格率\t100%\t"), [], "heading"),  # a label, then its row
        (("质量指标\t\t\t\t",), [("R005", 5)], "finding"),  # a label whose indicator is blank
        (("质量指标\t\t\t\t", "\t时效指标\t按时率\t100%\t"), [("R005", 5)], "finding"),
        (("\t社会效益\t\t\t",), [("R005", 5)], "finding"),
        (("其他说明\t无\t\t\t",), [], "heading"),
        (("1\t2\t3\t4\t5",), [], "heading"),
        (("\t\t\t≥90%\t",), [("R006", 5)], "finding"),
        (("\t\t\t\t乙",), [], "record"),  # goes on the further column above
    ],
)
def test_rows_without_an_indicator(
    rows: tuple[str, ...], codes: list[tuple[str, int]], kind: str
) -> None:
    reading = read(*rows)
    assert told(reading) == codes
    assert reading.ledger[5] == kind


def test_pieces_of_further_columns_are_joined() -> None:
    assert read("\t\t\t\t乙").targets[0].extra["附注"] == "甲乙"


def test_rows_of_money_below_the_targets_are_no_targets() -> None:
    reading = read("预算数\t12\t\t\t", "\t财政资金\t培训费\t12\t", "\t其他\t交通费\t13\t")
    assert len(reading.targets) == 1
    assert told(reading) == [("R001", 6), ("R001", 7)]


def test_a_label_ends_the_money_below_the_targets() -> None:
    reading = read("预算数\t12\t\t\t", "\t质量指标\t合格率\t100%\t")
    assert [row.level2 for row in reading.targets] == ["数量指标", "质量指标"]


def test_a_label_cut_by_a_break_is_completed_in_the_rows_above() -> None:
    text = HEAD + "产出指\t数量指标\t改造路灯\t≥20盏\t\n标\t\t更换电缆\t≥300米\t\n"
    rows = read_text(text).targets
    assert [(row.level1, row.level1_printed) for row in rows] == [("产出指标", "产出指标")] * 2


@pytest.mark.parametrize("name", ["指标1：/", "指标2：—", "1./", "（1）/"])
def test_a_mark_with_a_slash_is_no_target(name: str) -> None:
    reading = read(f"\t质量指标\t{name}\t\t", f"\t时效指标\t{name}\t/\t")
    assert [one.indicator for one in reading.targets] == ["改造路灯"]
    assert told(reading) == []
    assert (reading.ledger[5], reading.ledger[6]) == ("heading", "heading")


@pytest.mark.parametrize("name", ["……", "1.", "（1）", "①", "2.……", "指标1：", "1、"])
def test_a_mark_alone_is_a_template(name: str) -> None:
    reading = read(f"\t质量指标\t{name}\t\t")
    assert [one.indicator for one in reading.targets] == ["改造路灯"]
    assert told(reading) == [("R002", 5)]


@pytest.mark.parametrize("name", ["指标1：无", "1.不涉及", "指标1：不涉及"])
def test_a_mark_before_a_word_for_nothing_is_a_placeholder(name: str) -> None:
    (_, target) = read(f"\t质量指标\t{name}\t\t").targets
    assert (target.placeholder, target.confidence) == (True, "sure")


@pytest.mark.parametrize("name", ["1.更换电缆", "指标1：更换电缆", "3.5米以上路灯"])
def test_a_mark_before_a_name_is_none(name: str) -> None:
    (_, target) = read(f"\t质量指标\t{name}\t≥3处\t").targets
    assert (target.indicator, target.placeholder) == (name, False)


@pytest.mark.parametrize(
    "note",
    [
        "2.指标值应与预算批复一致，如有调整另附说明",
        "三、本表一式两份。",
        "填表说明：按预算批复填写",
        "注释：无",
        "填报要求：如实填写",
    ],
)
def test_a_sentence_where_labels_stand_is_a_note(note: str) -> None:
    reading = read(f"{note}\t\t\t\t", "\t质量指标\t合格率\t100%\t")
    assert [one.indicator for one in reading.targets] == ["改造路灯", "合格率"]
    assert {one.confidence for one in reading.targets} == {"sure"}
    assert told(reading) in ([], [("R007", 6)])


@pytest.mark.parametrize("row", ["\t\t更换破损灯杆并同步改造沿线配电设施\t\t", "核心指标\t\t\t\t"])
def test_a_name_or_a_label_alone_is_no_note(row: str) -> None:
    reading = read(row, "\t质量指标\t合格率\t100%\t")
    assert reading.ledger[5] != "heading" or len(reading.targets) == 3
