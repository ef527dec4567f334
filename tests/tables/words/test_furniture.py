"""Lines that are no content: one example per part of each pattern, and its neighbours."""

import pytest

from kg.tables.words.furniture import (
    is_caption,
    is_foot_of_page,
    is_furniture,
    is_note,
    is_section,
    is_title,
    money_unit_of,
)


@pytest.mark.parametrize(
    "text",
    [
        "", " ", "- 17 -", "—3—", "12", "第 3 页", "第3页 共9页", "第 3 页，共 9 页", "3/9", "3页", "单位：万元", "（单位：元）", "金额单位：亿元", "部门名称：甲",
        "部门(单位)名称：甲", "填报日期：3月", "预算代码：1", "2023年度", "（2023年）", "二〇二三年", "续表", "（续表1）", "（续）", "表3", "附表3-1",
        "附件2：", "公开08表", "预算1-2表", "备注：甲", "注1：甲", "说明：甲", "302001市水利局", "302001-市水利局",
    ],
)  # fmt: skip
def test_furniture(text: str) -> None:
    assert is_furniture(text)


@pytest.mark.parametrize(
    "text",
    ["改造路灯", "12345", "第3页甲", "甲单位：万元", "部门名称", "2023年度预算", "甲续表", "附件甲", "注意：甲", "2023年市水利局", "12市水利局"],
)  # fmt: skip
def test_content(text: str) -> None:
    assert not is_furniture(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [("单位：万元", True), ("（2023年度）", True), ("12", False), ("备注：甲", False), ("302001市水利局", False)],
)  # fmt: skip
def test_captions_are_captions_in_cells_too(text: str, expected: bool) -> None:
    assert is_caption(text) is expected


@pytest.mark.parametrize(
    "text",
    ["冀ICP备1号", "冀公网安备1号", "网站标识码1", "版权所有", "Copyright 甲", "copyright", "主办：甲", "技术支持单位：甲"],
)  # fmt: skip
def test_feet_of_pages(text: str) -> None:
    assert is_foot_of_page(text)
    assert not is_foot_of_page(f"由{text[:1]}负责")


@pytest.mark.parametrize(
    ("text", "expected"),
    [("项目绩效目标表", True), ("申报书（2023年度）", True), ("收支情况", True), ("绩效目标表。", False), ("甲" * 67 + "情况表", True),
     ("甲" * 68 + "情况表", False), ("改造路灯", False)],
)  # fmt: skip
def test_titles(text: str, expected: bool) -> None:
    assert is_title(text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("一、概况", True), ("（二）概况", True), ("第三部分 预算", True), ("第三章", True), ("1．概况", True), ("1.5倍", False), ("概况", False),
     ("一、" + "甲" * 68, True), ("一、" + "甲" * 69, False)],
)  # fmt: skip
def test_sections(text: str, expected: bool) -> None:
    assert is_section(text) is expected


@pytest.mark.parametrize(
    ("text", "expected"), [("注：甲", True), ("备注1：甲", True), ("注意", False)]
)
def test_notes(text: str, expected: bool) -> None:
    assert is_note(text) is expected


@pytest.mark.parametrize(
    ("text", "unit"),
    [("单位：万元", "万元"), ("表3 单位：元", "元"), ("（单位：人民币亿元）", "亿元"), ("预算单位：元", None), ("填报单位:万元", None), ("万元", None),
     ("单位：万元整", None), ("金额单位：千元", "千元")],
)  # fmt: skip
def test_units_of_money(text: str, unit: str | None) -> None:
    assert money_unit_of(text) == unit
