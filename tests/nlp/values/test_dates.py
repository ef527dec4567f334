"""Dates, deadlines and schedules in values."""

import pytest

from nlp.values.dates import read_date
from nlp.values.quantities import read_value


@pytest.mark.parametrize(
    ("text", "iso", "comparator"),
    [
        # year, month and day
        ("2022年12月31日", "2022-12-31", None),
        ("2022年12月31日前", "2022-12-31", "≤"),
        ("2022年12月31日之前", "2022-12-31", "≤"),
        ("2022年12月31日以内", "2022-12-31", "≤"),
        ("2022年12月31日内完成", "2022-12-31", "≤"),
        ("2022年12月31日前完成", "2022-12-31", "≤"),
        ("不晚于2022年12月31日", "2022-12-31", "≤"),
        ("2022-1-5", "2022-01-05", None),
        ("2022/1/5", "2022-01-05", None),
        ("2022.01.05", "2022-01-05", None),
        ("于2022年1月5日验收", "2022-01-05", None),
        ("二〇二二年1月5日", "2022-01-05", None),
        ("2024年2月29日", "2024-02-29", None),
        ("1999年1月1日", "1999-01-01", None),
        # year and month
        ("2023年12月底", "2023-12", None),
        ("2023年12月底前", "2023-12", "≤"),
        ("2023年12月上旬", "2023-12", None),
        ("2023年1月份", "2023-01", None),
        ("2023年12", "2023-12", None),
        ("2024.10底前", "2024-10", "≤"),
        ("≤2024.10", "2024-10", "≤"),
        ("不迟于2024-10", "2024-10", "≤"),
        ("2024.10月底", "2024-10", None),
        # month and day, month
        ("6月30日前", "--06-30", "≤"),
        ("2月29日", "--02-29", None),
        ("12月底", "--12", None),
        ("12月底前", "--12", "≤"),
        ("最迟12月底", "--12", "≤"),
        ("截至6月末", "--06", "≤"),
        ("5月中旬", "--05", None),
        ("9月份前", "--09", "≤"),
        ("10月前", "--10", "≤"),
        ("10月之前", "--10", "≤"),
        # year
        ("2024年", "2024", None),
        ("2024年度", "2024", None),
        ("2024年底前", "2024-12", "≤"),
        ("2024年内", "2024", None),
        ("2024年底完成", "2024-12", None),
        ("2024年底前建成", "2024-12", "≤"),
        ("二〇二四年底", "2024-12", None),
        # the end of this year
        ("年底", "--12", None),
        ("当年底前", "--12", "≤"),
        ("本年度末", "--12", None),
        ("年底前完成", "--12", "≤"),
    ],
)
def test_a_date_is_read_with_its_precision(text: str, iso: str, comparator: str | None) -> None:
    read = read_date(text)
    assert read is not None
    assert (read.iso, read.comparator) == (iso, comparator)


@pytest.mark.parametrize(
    "text",
    [
        "2022年13月1日",
        "2月30日",
        "13月31日",
        "13月底",
        "0月底",
        "3个12月份",  # twelve of something
        "2024.13",
        "2024年预留份额",
        "2024.10米",
        "年底考核结果",
        "底",
        "12月",  # a month or a number of months: the name decides
        "1899年",
    ],
)
def test_what_is_no_date_is_none(text: str) -> None:
    assert read_date(text) is None


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("2022年2月30日", "2022-02"),
        ("2023年2月29日", "2023-02"),
        ("二〇二三年2月29日", "2023-02"),
        ("2022年13月1日，不晚于12月底", "--12"),
    ],
)
def test_of_a_day_the_calendar_does_not_have_only_the_rest_is_read(text: str, iso: str) -> None:
    read = read_date(text)
    assert read is not None
    assert read.iso == iso


@pytest.mark.parametrize(
    ("text", "name", "iso"),
    [
        ("36000", "完成时间", "1998-07-24"),
        ("45261", "完成时间", "2023-12-01"),
        ("54999", "完成时间", "2050-07-30"),
        ("35999", "完成时间", None),
        ("55000", "完成时间", None),
        ("45261", "参保人数", None),
        ("452610", "完成时间", None),
        ("9月", "开工时间", "--09"),
        ("9月份", "开工时间", "--09"),
        ("9月", "建设工期", None),
        ("9月", "施工进度周期", None),  # speaks of time, but of a length
        ("9月", "受益人数", None),
        ("13月", "开工时间", None),
        ("≤9月", "开工时间", "--09"),
    ],
)
def test_some_dates_need_a_name_that_speaks_of_time(text: str, name: str, iso: str | None) -> None:
    read = read_date(text, name)
    assert (read.iso if read else None) == iso


@pytest.mark.parametrize(
    ("text", "iso", "comparator", "until"),
    [
        ("2025年年底前", "2025-12", "≤", None),
        ("2025年底前完成改造", "2025-12", "≤", None),
        ("确保年底前全部完成", "--12", "≤", None),
        ("2025年末", "2025-12", None, None),
        ("第四季度前", "--10", "≤", "--12"),
        ("2024年四季度前", "2024-10", "≤", "2024-12"),
        ("三季度末", "--09", None, None),
        ("一季度末前", "--03", "≤", None),
        ("下半年前", "--07", "≤", "--12"),
        ("12月31日前", "--12-31", "≤", None),
        ("6月中旬前", "--06", "≤", None),
        ("25年12月", "2025-12", None, None),
        ("二○二四年12月", "2024-12", None, None),
        ("≤2024年12月31日", "2024-12-31", "≤", None),
        ("=2024年12月", "2024-12", "=", None),
        ("<=12月底", "--12", "≤", None),
        ("不早于2024年5月", "2024-05", "≥", None),
        ("2024年5月起", "2024-05", "≥", None),
        ("12月20号", "--12-20", None, None),
    ],
)
def test_a_deadline_in_words_is_read(
    text: str, iso: str, comparator: str | None, until: str | None
) -> None:
    read = read_date(text)
    assert read is not None
    assert (read.iso, read.comparator, read.until) == (iso, comparator, until)


@pytest.mark.parametrize(
    ("text", "name", "iso"),
    [
        ("20231231", "完成时间", "2023-12-31"),
        ("202312", "完成时间", "2023-12"),
        ("2024", "竣工时间", "2024"),
        ("20231332", "完成时间", None),
        ("12.31", "完成时间", "--12-31"),
        ("3.15", "活动时间", "--03-15"),
        ("12.31前", "完成时间", "--12-31"),
        ("12.31", "总投资", None),
        ("20231231", "培训人数", None),
        ("45474", "完成稽核人次", None),
        ("45474", "按期完成户数(户)", None),
        ("45474", "完成投资", None),
        ("9月", "完成人数", None),
    ],
)
def test_the_last_word_of_a_name_says_whether_digits_are_a_date(
    text: str, name: str, iso: str | None
) -> None:
    read = read_date(text, name)
    assert (read and read.iso) == iso


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("2023.12", "完成时间", "date"),
        ("2023.12", "总成本", "count"),
        ("2023.12", "路灯", "text"),
        ("2023.13", "路灯", "count"),
        ("20231231", "路灯", "text"),
        ("20231231", "投资额", "count"),
        ("2024", "路灯", "count"),
        ("5.1", "开工时间", "text"),
        ("24.3", "竣工时间", "text"),
        ("2.5", "办理时限", "count"),
        ("12.5", "路灯", "count"),
        ("5月1日前开工，12月底前完工", None, "list"),
        ("每季度末10日前", None, "schedule"),
        ("3月15日、9月15日", None, "list"),
        ("年底前", None, "date"),
        ("2023年5月3元", None, "money"),
    ],
)
def test_digits_that_may_be_a_date_or_a_number_are_neither(
    text: str, name: str | None, kind: str
) -> None:
    assert read_value(text, name).kind == kind


TIME_NAMES = "工作时间 办理时限 截止日期 报送时效 有效期限 宣传期 按期办理 开工情况 竣工情况 及时办理 工程进度 完成情况 结算时"


@pytest.mark.parametrize("name", TIME_NAMES.split())
def test_a_name_speaks_of_time(name: str) -> None:
    assert read_date("45261", name) is not None
    assert read_date("9月", name) is not None


@pytest.mark.parametrize("name", ["期初人数", "时装", "巡查"])
def test_other_names_do_not_speak_of_time(name: str) -> None:
    assert read_date("45261", name) is None


@pytest.mark.parametrize("name", ["完成工期", "完成周期", "完成时长", "完成年限"])
def test_a_name_speaks_of_a_length_of_time(name: str) -> None:
    assert read_date("9月", name) is None


@pytest.mark.parametrize("word", ["不晚于", "不迟于", "最迟", "最晚", "≤", "<=", "截至", "截止"])
def test_a_word_makes_a_date_the_latest(word: str) -> None:
    assert read_date(f"{word}2022年12月31日").comparator == "≤"
    assert read_date(f"{word}6月30日").comparator == "≤"


@pytest.mark.parametrize("part", ["底", "末", "初", "份", "中", "内", "上旬", "中旬", "下旬", ""])
def test_a_part_of_a_month_is_no_more_precise_than_the_month(part: str) -> None:
    read = read_date(f"2023年5月{part}前")
    assert (read.iso, read.comparator) == ("2023-05", "≤")


@pytest.mark.parametrize("before", ["前", "之前", "以前", "之内", "以内", "内完成", "前完成"])
def test_a_word_behind_a_day_makes_it_the_latest(before: str) -> None:
    assert read_date(f"2023年5月3日{before}").comparator == "≤"
    assert read_date("2023年5月3日").comparator is None


@pytest.mark.parametrize("year", ["一九九九", "二〇一二", "二零三四", "二〇五六", "二〇七八"])
def test_a_year_in_words_is_read(year: str) -> None:
    digits = "".join(str("〇一二三四五六七八九".index(char.replace("零", "〇"))) for char in year)
    assert read_date(f"{year}年5月3日").iso == f"{digits}-05-03"


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("2023年5元", None),  # an amount
        ("2023年5万", None),
        ("2023年5%", None),
        ("2023年5米", "2023-05"),
        ("12023年5月3日", "2023-05-03"),
        ("115月3日", None),
        ("于10月中旬验收", "--10"),
        ("第10月份", "--10"),
        ("个10月底", None),
        ("于10月以前", "--10"),
        ("10月份", "--10"),
        ("2024年末竣工", "2024-12"),
        ("2024年内建成", "2024"),
        ("2024年底前竣工", "2024-12"),
        ("2024年开始", None),
        ("本年底", "--12"),
        ("当年末", "--12"),
        ("本年度底前", "--12"),
        ("明年底", None),
        ("年底完成", "--12"),
        ("年底开始", None),
        ("2024/3月底", "2024-03"),
        ("2024-3月末前", "2024-03"),
        ("约2024.3", None),
    ],
)
def test_dates_part_by_part(text: str, iso: str | None) -> None:
    read = read_date(text)
    assert (read and read.iso) == iso
