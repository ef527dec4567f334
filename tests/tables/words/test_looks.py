"""What a cell looks like beside the others of its column, and what has run into it."""

import pytest

from kg.tables.cell import cell_of
from kg.tables.words.looks import Fused, Look


@pytest.mark.parametrize(
    ("text", "look"),
    [
        ("", Look.BLANK),
        ("数量指标", Look.LABEL),
        ("绩效指标", Look.LABEL),
        ("1,200", Look.NUMBER),
        ("20盏", Look.VALUE),
        ("≥20盏", Look.SIGNED),
        ("不低于20盏", Look.SIGNED),
        ("24小时内", Look.SIGNED),
        ("7500万人次", Look.VALUE),
        ("11所学校的维修改造", Look.COUNTED),
        ("50人以上集体停工事件", Look.COUNTED),
        ("合格", Look.STATE),
        ("无", Look.NONE),
        ("指标1：", Look.NONE),
        ("≥", Look.SIGN),
        ("万元", Look.UNIT),
        ("冀财社〔2023〕8号", Look.BASIS),
        ("验收合格率", Look.NAME),
        ("验收合格率（%）", Look.NAME),
        ("社会效益", Look.NAME),
        ("改造路灯", Look.TEXT),
        ("改造后的路灯应当全部点亮；其亮度由第三方测定。", Look.SENTENCE),
    ],
)
def test_looks(text: str, look: Look) -> None:
    assert cell_of(text).look == look


@pytest.mark.parametrize(
    ("name", "fused"),
    [
        ("学生满意度≥", Fused.SIGN),
        ("学生满意度不低于", Fused.SIGN),
        ("学生满意度≥93%", Fused.COMPARISON),
        ("打捞时限24小时内", Fused.AMOUNT),
        ("预防服务投入186万元", Fused.AMOUNT),
        ("改造完成时间2026年11月底", Fused.AMOUNT),
        ("时效指标报修响应时间", Fused.LABEL),
        ("湿地面积万平方米", Fused.UNIT),
        ("培训人次", None),
        ("无无", Fused.TWICE),
        ("学生满意度（≥93%）", None),  # the form's own words stand in brackets
        ("2025年改造路灯", None),
        ("改造路灯2期工程", None),
        ("考核指标完成率", None),  # no label
        ("数量指标", None),
        ("路灯路灯", None),
        ("", None),
    ],
)
def test_what_runs_into_a_name(name: str, fused: Fused | None) -> None:
    assert cell_of(name).fused == fused


@pytest.mark.parametrize(
    ("value", "fused"),
    [
        ("100%100%", Fused.TWICE),
        ("≥90人92人", Fused.TWICE),
        ("无无", Fused.TWICE),
        ("＜0.2%社区矫正人员满意度", Fused.NAME),
        ("3万册法治宣传教育普及率", Fused.NAME),
        ("2023年11月", None),
        ("≥6000人年度培训方案", Fused.TEXT),
        ("≥6000人（含镇村）", None),
        ("4949", None),  # a number like any other
        ("≥90%", None),
        ("90-95人", None),
        ("每客3元（60周岁以上），每客5元（80周岁以上）", None),
        ("20盏路灯亮", None),
        ("20盏以上", None),
        ("完成率", None),
        ("", None),
    ],
)
def test_what_runs_into_a_value(value: str, fused: Fused | None) -> None:
    assert cell_of(value).fused_value == fused
