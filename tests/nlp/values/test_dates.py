"""Dates, deadlines and schedules in values."""

import pytest

from nlp.values.dates import read_date, read_schedule


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
        ("2024年底前", "2024", "≤"),
        ("2024年内", "2024", None),
        ("2024年底完成", "2024", None),
        ("2024年底前建成", "2024", "≤"),
        ("二〇二四年底", "2024", None),
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
        ("≤9月", "开工时间", None),
    ],
)
def test_some_dates_need_a_name_that_speaks_of_time(text: str, name: str, iso: str | None) -> None:
    read = read_date(text, name)
    assert (read.iso if read else None) == iso
    assert read is None or read.comparator is None


@pytest.mark.parametrize(
    "text",
    [
        # frequencies, part by part
        "每周", "逐月", "按每季度", "分每年", "每3天", "每两个月", "每个工作日", "每天工作日", "每季", "每学期", "每小时",
        "每周2次", "每半年一次", "每日清扫", "每月10日前", "每季度末报送",
        # periods, part by part
        "全年", "全年度", "常年", "全天候", "全年持续", "年度内", "当年", "本年度", "年内", "按月", "按季度", "按周",
        "第三季度", "2024年第3季度", "4季度", "上半年", "2024年下半年", "24小时", "7*24小时", "7x24小时",
        # from one month to another
        "3-12月", "3月-12月", "3月份至12月份", "1~6月底", "2023年1月-12月", "2023年1月到2024年3月", "二〇二三年1-12月",
        "2024.3-2024.10", "2024年3月至2024年10月", "2024-3~2024-10底",
    ],
)  # fmt: skip
def test_a_schedule_is_recognised(text: str) -> None:
    assert read_schedule(text)


@pytest.mark.parametrize(
    "text",
    [
        "每次", "每人", "周", "月", "全年完成", "按件", "第五季度", "半年", "3-12", "3-12人", "12月", "2024.3",
        "每月底对全市所有定点医药机构进行检查", "48小时", "1999年上半年", "不每周",
    ],
)  # fmt: skip
def test_other_texts_are_no_schedules(text: str) -> None:
    assert not read_schedule(text)


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
        ("2024年末竣工", "2024"),
        ("2024年内建成", "2024"),
        ("2024年底前竣工", "2024"),
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


@pytest.mark.parametrize(
    ("text", "schedule"),
    [
        ("每月" + "甲" * 12, True),
        ("每月" + "甲" * 13, False),
        ("每" + "日天周月季年"[0] + "巡查", True),
        ("每天巡查", True),
        ("每周巡查", True),
        ("每季巡查", True),
        ("每年巡查", True),
        ("每时巡查", False),
        ("长年", True),
        ("全天", True),
        ("本年", True),
        ("每天工作日", True),
        ("按季", True),
        ("按年", True),
        ("按日", True),
        ("第一季度", True),
        ("二季度", True),
        ("第四季度", True),
        ("第5季度", False),
        ("下半年", True),
        ("中半年", False),
        ("7×24小时", True),
        ("25小时", False),
        ("逐日", True),
        ("每半年", True),
        ("每一年", True),
        ("每六周", True),
        ("每七周", False),
        ("每10个工作日", True),
        ("每月度", True),
        ("每周12次", True),
        ("每周一次", True),
        ("每周二次", True),
        ("分逐月", True),
        ("3月1日", False),
        ("10月至12月份", True),
        ("123-12月", False),
        ("2024.10~2025.3底", True),
        ("2024年3月到2024年10月份", True),
        ("2024.10至2025", False),
        ("1924.10至1925.3", False),
    ],
)
def test_schedules_part_by_part(text: str, schedule: bool) -> None:
    assert read_schedule(text) is schedule
