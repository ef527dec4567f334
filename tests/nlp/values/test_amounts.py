"""Amounts in text, part by part."""

from decimal import Decimal

import pytest

from nlp.values.amounts import find_amounts
from nlp.values.quantities import read_value


def test_amounts_are_found_in_order_with_what_stands_before_them() -> None:
    first, second = find_amounts("完成率≥95%,共培训200人次以上")
    assert (first.start, first.end, first.lead, first.sign) == (3, 7, "完成率", "≥")
    assert (second.lead, second.number, second.unit_name, second.sign) == (
        "共培训", 200, "人次", "≥",
    )  # fmt: skip
    assert (first.is_signed, second.is_signed, second.is_last) == (True, False, True)


@pytest.mark.parametrize(
    ("text", "number", "upper", "unit"),
    [
        ("80%-90%", 80, 90, "%"),
        ("80%~90%", 80, 90, "%"),
        ("80%——90%", 80, 90, "%"),
        ("80%至90%", 80, 90, "%"),
        ("80到1,090.5人", 80, Decimal("1090.5"), "人"),
        ("30%(含)-50%", 30, 50, "%"),
        ("8-10万元", 8, 10, "万元"),
        ("8万-10万元", 8, 10, "万元"),
        ("1-2万人", 10_000, 20_000, "人"),
        ("8000-1万元", 8000, 10_000, "元"),
        ("5000元-1万元", 5000, 10_000, "元"),
        ("500-1千人", 500, 1000, "人"),
        ("80%-90", 80, 90, "%"),
        ("6.5-8.5", Decimal("6.5"), Decimal("8.5"), None),
        ("0.8-1.2万元/亩", Decimal("0.8"), Decimal("1.2"), "万元"),
        ("±3%", -3, 3, "%"),
        ("+/-3%", -3, 3, "%"),
        ("误差±3%以内", -3, 3, "%"),
        ("100±5次", 95, 105, "次"),
        ("3%±1%", 2, 4, "%"),
        ("≥80%且≤90%", 80, 90, "%"),
        ("不低于80%，不高于90%", 80, 90, "%"),
        ("≥80且≤90次", 80, 90, "次"),
        ("80%≤X≤90%", 80, 90, "%"),
        ("80%<完成率<90%", 80, 90, "%"),
        ("10人以上20人以下", 10, 20, "人"),
    ],
)
def test_a_range_has_two_ends(text: str, number: Decimal, upper: Decimal, unit: str | None) -> None:
    read = read_value(text)
    assert (read.kind, read.number, read.upper, read.unit) == ("range", number, upper, unit)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("90%-80%", "text"),  # falls
        ("90%-90%", "text"),
        ("100人±5%", "text"),  # five per cent of them
        ("3人-5车", "text"),
        ("≥90%且≤80%", "list"),
        ("≥80%，≤5次", "list"),
        ("80%×90%", "text"),
        ("完成数/总数×100%", "text"),  # a formula
        ("≥5次以内", "text"),
    ],
)
def test_two_numbers_that_make_no_range_are_none(text: str, kind: str) -> None:
    assert (read_value(text).kind, read_value(text).number) == (kind, None)


@pytest.mark.parametrize(
    ("text", "number", "unit", "per"),
    [
        # a unit in brackets, before and behind the number
        ("=5.00(万人次)", 50_000, "人次", None),
        ("≤20.00(万元)", 20, "万元", None),
        ("≥95.00（%）", 95, "%", None),
        ("98[百分比]", 98, "%", None),
        ("12【人数】", 12, "人", None),
        ("5万(人次)", 50_000, "人次", None),
        ("500人（次）", 500, "人次", None),
        ("10万件(册)", 100_000, "件", None),
        ("40台（套）", 40, "台", None),
        ("≥(万元)20", 20, "万元", None),
        ("20元(每人)", 20, "元", "人"),
        ("12.00(次/年)", 12, "次", "年"),
        ("5次(每季度)", 5, "次", "季度"),
        ("5次(第一季度)", 5, "次", None),
        # what it is per, behind and before
        ("720元/亩", 720, "元", "亩"),
        ("每亩补助720元", 720, "元", "亩"),
        ("每人每月500元", 500, "元", "人·月"),
        ("人均≥300元", 300, "元", "人"),
        ("人均300元/年", 300, "元", "人·年"),
        ("≤28.40/株", Decimal("28.4"), None, "株"),
        ("≤13.5/10万", Decimal("13.5"), None, "10万"),
        ("人均收入增长8%", 8, "%", None),
        # any noun
        ("550万粒", 5_500_000, "粒", None),
        ("2百人次", 200, "人次", None),
        ("发放550万粒", 5_500_000, "粒", None),
        ("5次次", 5, "次", None),
        ("1天半", Decimal("1.5"), "天", None),
    ],
)
def test_a_unit_stands_where_people_write_it(
    text: str, number: Decimal, unit: str | None, per: str | None
) -> None:
    read = read_value(text)
    assert (read.number, read.unit, read.per) == (number, unit, per)


@pytest.mark.parametrize(
    ("text", "number", "unit"),
    [
        ("3日内办结率≥95%", 95, "%"),  # the one that is compared
        ("2小时内修复率达到98%", 98, "%"),  # the one that is measured
        ("从80%提高到90%", 90, "%"),  # the one that is reached
        ("由3天缩短至1天", 1, "天"),
        ("12公里（其中新建8公里）", 12, "公里"),
        ("300人次（含教师20人次）", 300, "人次"),
        ("2024年12月底前完成200户改造", 200, "户"),
        ("至少全年完成2次宣传", 2, "次"),
    ],
)
def test_of_several_numbers_the_one_that_is_meant_is_read(
    text: str, number: int, unit: str
) -> None:
    assert (read_value(text).number, read_value(text).unit) == (number, unit)


@pytest.mark.parametrize(
    "text",
    [
        "6月底前完成率达到60%，12月底前100%", "≥95%，满意度90%", "小学650元/生，初中850元/生", "3条18.8公里", "长度2.5km，宽6m",
        "按总投资额返本20%,分红按8%分红",
    ],
)  # fmt: skip
def test_several_of_one_kind_are_a_list(text: str) -> None:
    assert (read_value(text).kind, read_value(text).number) == ("list", None)
