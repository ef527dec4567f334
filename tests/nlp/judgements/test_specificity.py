"""Specificity, on the examples of the labelling guide and on other fields."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp.judgements.specificity import CLASSES, is_mandated, read_binding
from nlp.values.quantities import read_value
from nlp.values.quantity import Quantity


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


def test_indicators_a_system_imposes() -> None:
    assert is_mandated("项目或定额成本控制率")
    assert not is_mandated("成本控制率")


@given(
    st.text(alphabet="医保参率时间满意度0123456789%≥≤次人条、提升合格及时全覆盖县区", max_size=12),
    st.text(alphabet="0123456789%≥次人万元提升合格及时县区、台", max_size=10),
)
def test_judging_is_total(name: str, value: str) -> None:
    assert read_binding(name, value, read_value(value, name)).label in CLASSES


@pytest.mark.parametrize(
    ("name", "value", "description", "judged"),
    [
        ("办公用品", "电脑1台、桌2张", None, ("specific", "itemised", "电脑1台、桌2张")),
        # the stretch of a place, in a count, a text or a state
        ("服务范围", "覆盖十二县区", None, ("specific", "scope", "十二县区")),
        ("服务范围", "覆盖3个乡镇", None, ("specific", "scope", "3个乡镇")),
        ("服务范围", "覆盖全县区", None, ("boilerplate", "no_binding", "")),
        # ten people or more, but not people who pass through
        ("居民", "10人", None, ("specific", "own_quantity", "10人")),
        ("居民", "≥10人", None, ("specific", "own_quantity", "≥10人")),
        ("居民", "9人", None, ("boilerplate", "no_binding", "")),
        ("居民", "140-150人", None, ("specific", "own_quantity", "140-150人")),
        ("培训人员", "10人", None, ("boilerplate", "no_binding", "")),
        # things of its own, exactly that many
        ("专线", "12条", None, ("specific", "own_quantity", "12条")),
        ("专线", "≥12条", None, ("boilerplate", "no_binding", "")),
        ("专线", "12次", None, ("boilerplate", "no_binding", "")),
        ("办公电脑", "12台", None, ("boilerplate", "no_binding", "")),
        ("专线", "12%", None, ("boilerplate", "no_binding", "")),
        ("专线", "12元", None, ("boilerplate", "no_binding", "")),
        # the project's own money
        ("培训经费", "3万元", None, ("boilerplate", "own_money", "培训经费")),
        ("医保经费", "3万元", None, ("boilerplate", "own_money", "医保经费")),
        ("医保经费", "3次", None, ("sector", "field_word", "医保")),
        ("医保产值", "3万元", None, ("sector", "field_word", "医保")),
        # a field word in the name, the description or the value
        ("宣传", "2次", "医保政策", ("sector", "field_word", "医保")),
        ("宣传", "医保政策", None, ("sector", "field_word", "医保")),
        ("宣传", "2次", None, ("boilerplate", "no_binding", "")),
        ("宣传", None, None, ("boilerplate", "no_binding", "")),
    ],
)  # fmt: skip
def test_each_rule_and_its_reason(
    name: str, value: str | None, description: str | None, judged: tuple[str, str, str]
) -> None:
    found = read_binding(name, value, read_value(value, name), description)
    assert (found.label, found.evidence, found.text) == judged


@pytest.mark.parametrize(
    ("kind", "is_scope"),
    [("count", True), ("text", True), ("state", True), ("percent", False), ("date", False)],
)
def test_the_stretch_of_a_place_is_one_in_counts_and_words(kind: str, is_scope: bool) -> None:
    judged = read_binding("服务范围", "覆盖十二县区", Quantity(kind))
    assert judged.evidence == ("scope" if is_scope else "no_binding")


def test_only_counts_and_ranges_are_quantities_of_its_own() -> None:
    number = Decimal(12)
    for kind in ("count", "range"):
        assert (
            read_binding("居民", "12人", Quantity(kind, None, number, None, "人")).label
            == "specific"
        )
    for kind in ("percent", "money", "duration"):
        judged = read_binding("居民", "12人", Quantity(kind, None, number, None, "人"))
        assert judged.label == "boilerplate"


def test_every_class_but_that_of_placeholders_is_given() -> None:
    given = {
        read_binding(name, value, read_value(value, name)).label
        for name, value in (("专线", "12条"), ("医保", "3次"), ("宣传", "3次"))
    }
    assert {"placeholder", *given} == set(CLASSES)
