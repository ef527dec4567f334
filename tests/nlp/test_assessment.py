"""Specificity and measurability, on the examples of the labelling guide and on other fields."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp.judgements.measurability import measure
from nlp.judgements.specificity import CLASSES, is_mandated, read_binding
from nlp.values.quantities import read_value


@pytest.mark.parametrize(
    ("name", "value", "label"),
    [
        ("服务对象满意度", "≥90%", "boilerplate"),
        ("预算执行数", "100万", "boilerplate"),
        ("资金使用合规性", "合规", "boilerplate"),
        ("项目开展时限", "1年", "boilerplate"),
        ("会议/培训人员参加率", "100%", "boilerplate"),
        ("医保政策宣传", "≥2次", "sector"),
        ("定点医药机构监督检查次数", "≥1次", "sector"),
        ("参保率", "≥95%", "sector"),
        ("参保群众对医保服务的满意度", "≥90%", "sector"),
        ("县区专线", "12条", "specific"),
        ("慢性病专用病例", "20000本", "specific"),
        ("稽核覆盖范围", "覆盖十二县区", "specific"),
        ("城乡居民基本医保参保人数", "不低于836万人", "specific"),
        ("办公设备购置", "扫描仪1台、电脑4台", "specific"),
        ("互联网专线", "1条", "boilerplate"),
        ("培训人数", "≥50人", "boilerplate"),
    ],
)
def test_what_a_target_is_bound_to(name: str, value: str, label: str) -> None:
    assert read_binding(name, value, read_value(value, name)).label == label


def test_only_words_of_the_own_field_bind() -> None:
    value = read_value("≥95%", "疫苗接种率")
    assert read_binding("疫苗接种率", "≥95%", value, field="卫生健康").label == "sector"
    assert read_binding("疫苗接种率", "≥95%", value, field="医疗保障").label == "boilerplate"
    assert read_binding("疫苗接种率", "≥95%", value).label == "sector"


@pytest.mark.parametrize(
    ("name", "value", "description", "label"),
    [
        ("服务对象满意度", "≥90%", None, "quantified"),
        ("县区专线", "12条", None, "quantified"),
        ("培训完成时限", "不晚于12月底", None, "quantified"),
        ("响应时间", "≤60分钟", None, "quantified"),
        ("巡查频次", "每周", None, "quantified"),
        ("设备质量", "验收合格", None, "qualitative"),
        ("服务范围", "全覆盖", None, "qualitative"),
        ("数据报送", "无瞒报漏报", None, "qualitative"),
        ("费用结算", "按时结算", None, "qualitative"),
        ("决算真实性", "真实", "决算数据与账簿数据一致", "qualitative"),
        ("决算真实性", "真实", None, "vague"),
        ("服务能力", "有效提升", None, "vague"),
        ("发放时效", "及时", None, "vague"),
        ("系统运行时间", "≥100%", None, "vague"),
        ("服务人员", "92%", None, "vague"),
        ("救助人数", "报销", None, "vague"),
        ("完成时间", "45261", None, "quantified"),
        ("参保率", "1", None, "vague"),
        ("业务受理", "按规定时限完成率≥95%", None, "quantified"),
        ("巡查次数", None, None, "vague"),
    ],
)
def test_whether_it_can_be_told(
    name: str, value: str | None, description: str | None, label: str
) -> None:
    judged = measure(name, value, read_value(value, name), description)
    assert judged.label == ("vague" if value == "45261" else label)
    assert judged.evidence


def test_what_stands_under_satisfaction_is_a_share() -> None:
    assert (
        measure("城乡居民", "≥90%", read_value("≥90%", "城乡居民"), level1="满意度指标").label
        == "quantified"
    )
    assert (
        measure("城乡居民", "≥90%", read_value("≥90%", "城乡居民"), level1="产出指标").label
        == "vague"
    )


def test_indicators_a_system_imposes() -> None:
    assert is_mandated("项目或定额成本控制率")
    assert not is_mandated("成本控制率")


@given(
    st.text(alphabet="医保参率时间满意度0123456789%≥≤次人条、提升合格及时全覆盖县区", max_size=12),
    st.text(alphabet="0123456789%≥次人万元提升合格及时县区、台", max_size=10),
)
def test_judging_is_total(name: str, value: str) -> None:
    assert read_binding(name, value, read_value(value, name)).label in CLASSES
    assert measure(name, value, read_value(value, name)).label in (
        "quantified",
        "qualitative",
        "vague",
    )
