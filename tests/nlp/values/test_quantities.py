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
    ("400万", "参保人数", "count", None, 4_000_000, None, "人", None),
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
    ("2-9月份", None, "schedule", None, None, None, None, "--02"),
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
    ("2024.3-2024.10", None, "schedule", None, None, None, None, "2024-03"),
    ("每月10日前", None, "schedule", None, None, None, None, None),
    ("9月", "开工时间", "date", None, None, None, None, "--09"),
    ("9月", "建设工期", "duration", None, 9, None, "个月", None),
    ("十万人", None, "count", None, 100_000, None, "人", None),
    ("三十万元", None, "money", None, 30, None, "万元", None),
    ("≥99999999999999999999999999万人", None, "text", None, None, None, None, None),
    ("2024年预留中小微企业份额", None, "text", None, None, None, None, None),
    # signs in words and behind the number; each sign and none
    ("不少于5次", None, "count", "≥", 5, None, "次", None),
    ("至少5次", None, "count", "≥", 5, None, "次", None),
    (">=5次", None, "count", "≥", 5, None, "次", None),
    ("不超过5次", None, "count", "≤", 5, None, "次", None),
    ("控制在5次", None, "count", "≤", 5, None, "次", None),
    ("高于5次", None, "count", ">", 5, None, "次", None),
    ("低于5次", None, "count", "<", 5, None, "次", None),
    ("等于5次", None, "count", "=", 5, None, "次", None),
    ("5次及以上", None, "count", "≥", 5, None, "次", None),
    ("5次以内", None, "count", "≤", 5, None, "次", None),
    ("=5次", None, "count", "=", 5, None, "次", None),
    ("约5次", None, "count", None, 5, None, "次", None),
    ("共5次以上", None, "count", "≥", 5, None, "次", None),
    ("≤5次以上", None, "text", None, None, None, None, None),  # contradicts itself
    ("<5次以内", None, "count", "<", 5, None, "次", None),  # the sign before it holds
    ("共80-90次以上", None, "range", None, 80, 90, "次", None),  # a range has two ends
    # 万, 亿, 千, 百 before a counter, before 元 and alone
    ("3万", "预算执行数", "money", None, 3, None, "万元", None),
    ("3万元", None, "money", None, 3, None, "万元", None),
    ("3亿元", None, "money", None, 3, None, "亿元", None),
    ("3千元", None, "money", None, 3, None, "千元", None),
    ("3亿人", None, "count", None, 300_000_000, None, "人", None),
    ("2百万人", None, "count", None, 2_000_000, None, "人", None),
    ("2千万人", None, "count", None, 20_000_000, None, "人", None),
    ("2千人", None, "count", None, 2000, None, "人", None),
    ("2百名", None, "count", None, 200, None, "名", None),
    ("1.5万人", None, "count", None, 15_000, None, "人", None),
    ("0.00015万人", None, "count", None, Decimal("1.5"), None, "人", None),
    ("1-2万人", None, "range", None, 10_000, 20_000, "人", None),
    ("1-2万元", None, "range", None, 1, 2, "万元", None),
    ("3万个百分点", None, "percent", None, 30_000, None, "%", None),
    ("提高5百分点", None, "percent", None, 5, None, "%", None),
    # a unit per something
    ("200元/人", None, "money", None, 200, None, "元", None),
    ("200元/场", None, "money", None, 200, None, "元", None),
    ("200元/月", None, "money", None, 200, None, "元", None),
    ("3次/年", None, "count", None, 3, None, "次", None),
    ("3万次/年", None, "count", None, 30_000, None, "次", None),
    ("2/月", None, "count", None, 2, None, None, None),
    ("20平米/人", None, "count", None, 20, None, "平方米", None),
    ("3瓣", None, "count", None, 3, None, "瓣", None),
    ("3盘录像", None, "count", None, 3, None, "盘录像", None),
    ("3盘录像带", None, "count", None, 3, None, "盘录像带", None),
    ("共3瓣", None, "count", None, 3, None, "瓣", None),
    ("3-瓣", None, "text", None, None, None, None, None),
    ("3", None, "count", None, 3, None, None, None),
    ("3万瓣", None, "count", None, 30_000, None, "瓣", None),
    # figures in words
    ("三次", None, "count", None, 3, None, "次", None),
    ("十二个", None, "count", None, 12, None, "个", None),
    ("三十二个县", None, "count", None, 32, None, "个", None),
    ("八成", None, "percent", None, 80, None, "%", None),
    ("三成立", None, "text", None, None, None, None, None),
    # the longest number, the longest value
    ("999999999999999999次", None, "count", None, 10**18 - 1, None, "次", None),
    ("1000000000000000000次", None, "text", None, None, None, None, None),
    ("对全市范围内的定点医药机构实行协议管理共签订12", None, "count", None, 12, None, None, None),
    (
        "对全市范围内的定点医药机构实行协议管理共计签订12",
        None,
        "text",
        None,
        None,
        None,
        None,
        None,
    ),
    (
        "对全市范围内的定点医药机构实行协议管理一共签订了12份",
        None,
        "count",
        None,
        12,
        None,
        "份",
        None,
    ),
    (
        "对全市范围内的定点医药机构实行协议管理一共签订了12%-15",
        None,
        "range",
        None,
        12,
        15,
        "%",
        None,
    ),
    ("第12条共3家", None, "count", None, 3, None, "家", None),
    ("2型糖尿病患者3人", None, "count", None, 3, None, "人", None),  # the first number with a unit
    ("2型和3型", None, "text", None, None, None, None, None),
    # years are no quantities; other numbers of years are
    ("2024年预算", None, "text", None, None, None, None, None),
    ("1024年陈酿", None, "duration", None, 1024, None, "年", None),
    ("30年陈酿", None, "duration", None, 30, None, "年", None),
    ("2024份问卷", None, "count", None, 2024, None, "份", None),
    ("2024%", None, "percent", None, 2024, None, "%", None),
    # lists: counted things with names or units of their own
    ("1个镇5个镇", None, "list", None, None, None, None, None),
    ("3台5", None, "count", None, 3, None, "台", None),  # one of them without a unit
    ("3台5台", None, "list", None, None, None, None, None),
    ("打印机3台、电脑5台、桌椅", None, "list", None, None, None, None, None),
    (
        "打印机、桌椅3套、电脑5台、柜",
        None,
        "list",
        None,
        None,
        None,
        None,
        None,
    ),  # half of the parts
    ("打印机、桌椅、电脑5台、柜3个、灯", None, "list", None, None, None, None, None),
    ("打印机3台5台、电脑5台", None, "list", None, None, None, None, None),
    ("打印机3台和电脑5台", None, "list", None, None, None, None, None),
    ("打印机3台;电脑5台", None, "list", None, None, None, None, None),
    ("打印机3台/电脑5台", None, "list", None, None, None, None, None),
    ("、打印机3台电脑5台", None, "list", None, None, None, None, None),
    ("打印机3台、、、、电脑5台", None, "list", None, None, None, None, None),  # nothing between
    # templates are no values
    ("≥**次", None, "text", None, None, None, None, None),
    ("≥X次", None, "text", None, None, None, None, None),
    ("____", None, "text", None, None, None, None, None),
    ("≥**次5", None, "count", None, 5, None, None, None),
    # dates and bare numbers under names
    ("45261", None, "count", None, 45261, None, None, None),
    ("4526", "完成时间", "count", None, 4526, None, None, None),
    ("2023.12", "完成时间", "date", None, None, None, None, "2023-12"),
    ("2023.12", None, "date", None, None, None, None, "2023-12"),
    ("1823.12", None, "count", None, Decimal("1823.12"), None, None, None),
    ("≥20", "巡查次数", "count", "≥", 20, None, "次", None),
    ("80%（含）以上", None, "percent", "≥", 80, None, "%", None),
    ("1234567890元", None, "money", None, 1_234_567_890, None, "元", None),
    ("有5个", None, "count", None, 5, None, "个", None),
    ("没有数字的完整一句话。", None, "text", None, None, None, None, None),
    ("≥**十次", None, "text", None, None, None, None, None),
    ("20人/次", None, "count", None, 20, None, "人次", None),
    ("共20人/次", None, "count", None, 20, None, "人次", None),
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


@pytest.mark.parametrize(
    "text",
    [
        "万" * 5000, "一" * 50_000 + "分", "a" * 50_000 + "-", "1" * 50_000, "1" * 50_000 + " 1", "1-" * 20_000,
        "1," * 20_000, "(" * 20_000 + "5", "≥" * 20_000 + "5", "每" * 20_000 + "5元", "5元/" * 10_000, "1.;" * 20_000,
        "不" * 20_000 + "低于5", "比" * 20_000 + "多5", "年" * 20_000 + "底前", "5%到" * 10_000,
    ],
    ids=lambda text: text[:4],
)  # fmt: skip
def test_a_text_without_end_is_read_all_the_same(text: str) -> None:
    assert read_value(text).kind in KINDS


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


@pytest.mark.parametrize(
    ("value", "name", "printed"),
    [
        ("5次", None, "次"),
        ("5万人", None, "万人"),
        ("5万", "参保人数", "万"),
        ("5", "参保人数", None),
        ("3平米", None, "平米"),
        ("200元/人", None, "元/人"),
        ("5万元以上", None, "万元"),
    ],
)
def test_the_printed_unit_is_kept(value: str, name: str | None, printed: str | None) -> None:
    assert read_value(value, name).unit_raw == printed


def test_multiplied_numbers_have_no_exponent_and_no_zeros_behind() -> None:
    assert str(read_value("836万人").number) == "8360000"
    assert str(read_value("0.00015万人").number) == "1.5"
    assert str(read_value("1-2万人").upper) == "20000"


def test_every_kind_of_reading_has_a_name() -> None:
    assert {read_value(value, name).kind for value, name, *_ in CASES} == set(KINDS)


@pytest.mark.parametrize(
    "word",
    "经费 资金 成本 费 预算 金额 支出 补助 补贴 投入 投资 收入 产值 税 价 控制数 执行数".split(),
)
def test_ten_thousands_of_what_is_money_are_money(word: str) -> None:
    read = read_value("400万", f"本年{word}")
    assert (read.kind, read.number, read.unit) == ("money", 400, "万元")
    assert read_value("400万", "本年人次").kind == "count"


@pytest.mark.parametrize("form", ["指标1:", "指标12:", "指标1.", "指标1、", "指标1："])
def test_the_place_in_a_form_is_no_part_of_a_value(form: str) -> None:
    assert read_value(f"{form}5次").number == 5


@pytest.mark.parametrize(
    ("text", "number"),
    [("百分之5.5", "5.5"), ("百分之12", "12"), ("百分之二十五", "25"), ("百分之百", "100"), ("百分百", "100"), ("达到百分之三十", "30")],
)  # fmt: skip
def test_a_percentage_in_words(text: str, number: str) -> None:
    read = read_value(text)
    assert (read.kind, str(read.number), read.unit) == ("percent", number, "%")


@pytest.mark.parametrize("tenths", "一二三四五六七八九")
def test_tenths_are_percentages(tenths: str) -> None:
    assert read_value(f"达到{tenths}成").number == 10 * ("一二三四五六七八九".index(tenths) + 1)


@pytest.mark.parametrize("behind", "立果本功员就")
def test_a_numeral_before_another_word_is_no_tenth(behind: str) -> None:
    assert read_value(f"三成{behind}").kind == "text"


@pytest.mark.parametrize(
    "standard", ["GB5749-2022", "GB/T9704-2012", "GB/T-9704-2012", "GB9704.1-1999", "DBJXY12-2012"]
)
def test_the_number_of_a_standard_is_no_value(standard: str) -> None:
    assert read_value(f"符合{standard}标准").kind == "text"


@pytest.mark.parametrize("mark", "*Xx×_")
def test_a_place_to_fill_in_is_no_value(mark: str) -> None:
    assert read_value(f"≥{mark}{mark}十次").kind == "text"
    assert read_value(f"{mark}十次").kind == "text"


@pytest.mark.parametrize("separator", "、,;/和及")
def test_a_list_has_a_separator(separator: str) -> None:
    assert read_value(f"打印机3台{separator}电脑5台").kind == "list"
