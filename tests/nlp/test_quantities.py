"""Values: what a person reads in a cell."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp.values.quantities import read_value
from nlp.values.quantity import COMPARATORS, KINDS

CASES = [
    # value, name, kind, comparator, number, upper, unit, date
    ("≥90%", None, "percent", "≥", 90, None, "%", None),
    ("≧９０％", None, "percent", "≥", 90, None, "%", None),
    ("指标1：≥90%", None, "percent", "≥", 90, None, "%", None),
    ("指标2：效果明显", None, "state", None, None, None, None, None),
    ("﹥ 95 %", None, "percent", ">", 95, None, "%", None),
    ("百分之九", None, "text", None, None, None, None, None),
    ("百分之九十五", None, "percent", None, 95, None, "%", None),
    ("达到百分百", None, "percent", None, 100, None, "%", None),
    ("不低于百分之百", None, "percent", "≥", 100, None, "%", None),
    ("1个镇5个村", None, "list", None, None, None, None, None),
    ("符合GB5749-2022标准", None, "text", None, None, None, None, None),
    ("GB/T 9704-2012", None, "text", None, None, None, None, None),
    ("严格执行相关规定", None, "text", None, None, None, None, None),
    ("相关", None, "state", None, None, None, None, None),
    ("百分之95以上", None, "percent", "≥", 95, None, "%", None),
    ("九成以上", None, "percent", "≥", 90, None, "%", None),
    ("大于等于80%", None, "percent", "≥", 80, None, "%", None),
    ("95%以上", None, "percent", "≥", 95, None, "%", None),
    ("80%～90%", None, "range", None, 80, 90, "%", None),
    ("140-150人", None, "range", None, 140, 150, "人", None),
    ("规定时限完成率≥95%", None, "percent", "≥", 95, None, "%", None),
    ("不低于836万人", None, "count", "≥", 8_360_000, None, "人", None),
    ("≤16万人", None, "count", "≤", 160_000, None, "人", None),
    ("0.3万元", None, "money", None, Decimal("0.3"), None, "万元", None),
    ("≤1113.6万元", None, "money", "≤", Decimal("1113.6"), None, "万元", None),
    ("1,234.5元", None, "money", None, Decimal("1234.5"), None, "元", None),
    ("400万", "预算执行数", "money", None, 400, None, "万元", None),
    ("400万", "参保人数", "count", None, 4_000_000, None, None, None),
    ("2.4", "运行成本（万元）", "money", None, Decimal("2.4"), None, "万元", None),
    ("20", "宣传次数 (≥**次)", "count", None, 20, None, "次", None),
    ("50", "会议/培训参加人员数 (≥**%)", "count", None, 50, None, "人", None),
    ("100", "单位用车任务完成率 (%)", "percent", None, 100, None, "%", None),
    ("覆盖十二县区", None, "count", None, 12, None, "县区", None),
    ("13条线路", None, "count", None, 13, None, "条", None),
    ("150000套/件", None, "count", None, 150_000, None, "套/件", None),
    ("≤60 分钟", None, "duration", "≤", 60, None, "分钟", None),
    ("1年", None, "duration", None, 1, None, "年", None),
    ("5个工作日内", None, "duration", "≤", 5, None, "工作日", None),
    ("不晚于 12 月底", None, "date", "≤", None, None, None, "--12"),
    ("2022年12月31日前", None, "date", "≤", None, None, None, "2022-12-31"),
    ("2023年12月底", None, "date", None, None, None, None, "2023-12"),
    ("45261", "完成医保领域稽核工作", "date", None, None, None, None, "2023-12-01"),
    ("45261", "参保人数", "count", None, 45261, None, "人", None),
    ("2-9月份", None, "schedule", None, None, None, None, None),
    ("每个工作日", None, "schedule", None, None, None, None, None),
    ("全年", None, "schedule", None, None, None, None, None),
    ("职工177621人、生育154210人", None, "list", None, None, None, None, None),
    ("扫描仪1台、电脑4台、密集架20个", None, "list", None, None, None, None, None),
    ("有效提升", None, "state", None, None, None, None, None),
    ("实时办结、按时结算", None, "state", None, None, None, None, None),
    ("不涉及", None, "none", None, None, None, None, None),
    ("", None, "none", None, None, None, None, None),
    ("≥**%", None, "text", None, None, None, None, None),
    ("≥-5%", None, "percent", "≥", -5, None, "%", None),
    ("80-90%", None, "range", None, 80, 90, "%", None),
    ("2012.5平方米", None, "count", None, Decimal("2012.5"), None, "平方米", None),
    ("≥2015.8公里", None, "count", "≥", Decimal("2015.8"), None, "公里", None),
    ("2024.10底前", None, "date", "≤", None, None, None, "2024-10"),
    ("2024.3-2024.10", None, "schedule", None, None, None, None, None),
    ("每月10日前", None, "schedule", None, None, None, None, None),
    ("9月", "开工时间", "date", None, None, None, None, "--09"),
    ("9月", "建设工期", "duration", None, 9, None, "个月", None),
    ("十万人", None, "count", None, 100_000, None, "人", None),
    ("三十万元", None, "money", None, 30, None, "万元", None),
    ("≥99999999999999999999999999万人", None, "text", None, None, None, None, None),
    ("2024年预留中小微企业份额", None, "text", None, None, None, None, None),
]


@pytest.mark.parametrize(
    ("value", "name", "kind", "comparator", "number", "upper", "unit", "date"), CASES
)
def test_reading(value, name, kind, comparator, number, upper, unit, date) -> None:  # type: ignore[no-untyped-def]
    read = read_value(value, name)
    assert (read.kind, read.comparator, read.number, read.upper, read.unit, read.date) == (
        kind,
        comparator,
        number,
        upper,
        unit,
        date,
    )


@given(
    st.text(max_size=60)
    | st.text(alphabet="≥≤-~.,%0123456789年月日前底万亿元人次个(、)", max_size=40),
    st.text(max_size=20),
)
def test_reading_is_total(value: str, name: str) -> None:
    read = read_value(value, name)
    assert read.kind in KINDS
    assert read.comparator in (None, *COMPARATORS)


SIGNS = st.sampled_from(["", "≥", "≤", ">", "<", "不低于", "不超过"])
UNITS = st.sampled_from(["%", "次", "人", "万元", "元", "天", "小时", "个", "家", "平方米"])


@given(SIGNS, st.decimals(0, 10**6, places=2, allow_nan=False), UNITS)
def test_printing_a_reading_and_reading_it_again_gives_the_same(
    sign: str, number: Decimal, unit: str
) -> None:
    read = read_value(f"{sign}{number}{unit}")
    again = read_value(f"{read.comparator or ''}{read.number}{read.unit}")
    assert (again.kind, again.comparator, again.number, again.unit) == (
        read.kind,
        read.comparator,
        read.number,
        read.unit,
    )


@given(SIGNS, st.integers(0, 10**6), UNITS)
def test_width_and_spacing_never_matter(sign: str, number: int, unit: str) -> None:
    plain = f"{sign}{number}{unit}"
    wide = plain.translate({code: code + 0xFEE0 for code in range(0x30, 0x3A)}).replace("%", "％")
    spaced = " ".join(plain) if sign not in ("不低于", "不超过") else f"{sign} {number} {unit}"
    assert read_value(plain) == read_value(wide) == read_value(spaced)


@given(
    st.sampled_from(["", "≥", "≤", "<"]),
    st.decimals(0, 99999, places=2).map(lambda number: f"{number.normalize():f}"),
    st.sampled_from(["%", "人", "万人", "元", "万元", "次", "㎡", "公里", "亿元"]),
    st.sampled_from(["", "以上", "以内"]),
)
def test_the_short_way_reads_as_the_long_way(sign: str, number: str, unit: str, tail: str) -> None:
    """A value alone is read by one pattern; in a sentence by the general one."""
    text = f"{sign}{number}{unit}{tail}"
    alone, inside = read_value(text), read_value(f"达到{text}")
    assert (alone.comparator, alone.number, alone.unit) == (
        inside.comparator,
        inside.number,
        inside.unit,
    )
