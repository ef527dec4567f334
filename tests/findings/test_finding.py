"""A finding in words."""

import pytest

from kg.findings import Finding, Severity


@pytest.mark.parametrize(
    ("code", "detail", "detail_en", "message", "message_en"),
    [
        ("R001", "", "", "这一行未能读成指标", "row not read as a target"),
        ("R001", "甲", "", "这一行未能读成指标：甲", "row not read as a target: 甲"),
        (
            "O001",
            "甲",
            "a",
            "单位名称前后写法不一致：甲",
            "an organisation's name spelt in two ways: a",
        ),
        ("J302", "甲", "", "成本高于项目预算：甲", "the cost is above the project's budget"),
    ],
)
def test_the_detail_stands_behind_the_title(
    code: str, detail: str, detail_en: str, message: str, message_en: str
) -> None:
    finding = Finding(code, 1, "甲", detail=detail, detail_en=detail_en)
    assert (finding.message, finding.message_en) == (message, message_en)


def test_its_severity_is_that_of_its_rule() -> None:
    assert Finding("J302", 1, "甲").severity is Severity.ERROR
    assert Finding("J312", 1, "甲").severity is Severity.NOTE
