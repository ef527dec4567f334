"""What kind of text a cell holds."""

import pytest

from kg.tables.cell import cell_of
from kg.tables.words.shapes import Shape


@pytest.mark.parametrize(
    ("text", "shape"),
    [
        ("", "empty"), (" \u3000", "empty"), ("产出指标", "label1"), ("产出指标(50分)", "label1"), ("数量指标", "label2"),
        ("一、产出指标", "label1"), ("成本指标", "label12"), ("满意度", "weak"), ("社会效益", "weak"), ("绩效指标", "side"),
        ("指标1：", "template"), ("目标二:……", "template"), ("≥XX%", "template"), ("……", "template"),
        ("无", "none"), ("/", "none"), ("≥", "sign"), ("定性", "sign"), ("定量", "sign"), ("1,234.50", "number"), ("12", "number"),
        ("盏", "unit"), ("%", "unit"), ("≥20盏", "value"), ("100%", "value"), ("每月发放", "value"), ("每月发放时间", "text"),
        ("不低于20盏", "value"), ("2023年医保经费", "text"), ("提升", "state"), ("合规性", "text"), ("及时完成", "state"),
        ("冀财社[2022]218号", "basis"), ("依冀财社[2022]218号", "basis"), ("根据冀财社[2022]218号", "text"), ("改造路灯", "text"),
        ("改造主干道路灯二十盏，更换电缆三百米，及时验收。", "sentence"), ("改造主干道路灯二十盏更换电缆三百米并及时组织验收", "text"),
        ("改造路灯。", "text"), ("1.改造路灯", "text"), ("①≥20盏", "value"), ("2.5", "number"), ("(1)合格", "state"),
        ("≥20盏（含主干道路灯十二盏）", "text"),
    ],
)  # fmt: skip
def test_shapes(text: str, shape: str) -> None:
    assert cell_of(text).shape == Shape(shape)
