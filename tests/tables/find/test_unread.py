"""Rows that no table takes are told where they look like targets."""

import pytest

from kg.documents import Line
from kg.findings import Finding
from kg.tables.find.unread import UnreadRows
from kg.tables.table import Row, row_of_texts
from tests.support.samples import read_text

FORM = (
    "某市水利局\n2024年部门预算\n项目绩效目标表\n项目名称\t堤防加固\t\t\n"
    "一级指标\t二级指标\t三级指标\t指标值\n产出指标\t数量指标\t加固堤防\t≥3公里\n"
)


def row(*texts: str) -> Row:
    return row_of_texts(Line(7, "\t".join(texts)), texts)


def unread(*rows: Row, after_targets: bool = True) -> list[int | None]:
    findings: list[Finding] = []
    own = UnreadRows(findings)
    own.leave_table(is_after_targets=after_targets)
    for one in rows:
        own.report_below(one)
    return [finding.line for finding in findings if finding.code == "R001"]


@pytest.mark.parametrize(
    "texts", [("", "≥90%"), ("产出指标", ""), ("甲", "数量指标"), ("成本指标",)]
)
def test_a_label_or_a_value_below_a_table_is_told(texts: tuple[str, ...]) -> None:
    assert unread(row(*texts)) == [7]
    assert unread(row(*texts), after_targets=False) == []


@pytest.mark.parametrize("texts", [("甲", "乙"), ("12", "13"), ("", "")])
def test_other_rows_are_none_of_targets(texts: tuple[str, ...]) -> None:
    assert unread(row(*texts)) == []


def test_nothing_is_told_below_a_title() -> None:
    findings: list[Finding] = []
    own = UnreadRows(findings)
    own.leave_table(is_after_targets=True)
    own.enter()
    own.report_below(row("产出指标", "≥90%"))
    assert findings == []


@pytest.mark.parametrize(
    ("texts", "caption", "told"),
    [
        (("产出指标", "≥90%"), "绩效目标表", True), (("产出指标", "≥90%"), "收支总表", False),
        (("甲", "≥90%"), "绩效目标表", False),
    ],
)  # fmt: skip
def test_rows_without_heading_are_told_where_targets_were_announced(
    texts: tuple[str, ...], caption: str, told: bool
) -> None:
    findings: list[Finding] = []
    UnreadRows(findings).report_announced([row(*texts)], [Line(1, caption)])
    assert [finding.line for finding in findings] == ([7] if told else [])


def test_rows_of_a_table_that_prose_cuts_off_are_not_lost_in_silence() -> None:
    """More lines than a running head has: the rows below belong to no table, and are told."""
    prose = "".join(f"第{word}段说明文字\n" for word in "甲乙丙丁戊")
    reading = read_text(f"{FORM}{prose}\t质量指标\t合格率\t100%\n\t\t甲\t乙\n")
    assert [target.line for target in reading.targets] == [6]
    assert [one.line for one in reading.findings if one.code == "R001"] == [12]
    assert reading.ledger[12] == "finding"


def test_rows_below_a_running_head_belong_to_the_table() -> None:
    reading = read_text(f"{FORM}第甲段说明文字\n\t质量指标\t合格率\t100%\n")
    assert [target.line for target in reading.targets] == [6, 8]
