"""Periods and frequencies in values."""

import pytest

from nlp.values.periods import is_daily, read_schedule
from nlp.values.quantities import read_value


@pytest.mark.parametrize(
    "text",
    [
        # frequencies, part by part
        "每周", "逐月", "按每季度", "分每年", "每3天", "每两个月", "每个工作日", "每天工作日", "每季", "每学期", "每小时",
        "每周2次", "每半年一次", "每日清扫", "每月10日前", "每季度末报送",
        # periods, part by part
        "全年", "全年度", "常年", "全天候", "全年持续", "年度内", "当年", "本年度", "年内", "按月", "按季度", "按周",
        "第三季度", "2024年第3季度", "4季度", "上半年", "2024年下半年", "7*24小时", "7x24小时",
        # from one month to another
        "3-12月", "3月-12月", "3月份至12月份", "1~6月底", "2023年1月-12月", "2023年1月到2024年3月", "二〇二三年1-12月",
        "2024.3-2024.10", "2024年3月至2024年10月", "2024-3~2024-10底",
    ],
)  # fmt: skip
def test_a_schedule_is_recognised(text: str) -> None:
    assert read_schedule(text) is not None or is_daily(text)


@pytest.mark.parametrize(
    "text",
    [
        "每次", "每人", "周", "月", "全年完成", "按件", "第五季度", "半年", "3-12", "3-12人", "12月", "2024.3",
        "每月底对全市所有定点医药机构进行检查", "48小时", "24小时", "不每周",
    ],
)  # fmt: skip
def test_other_texts_are_no_schedules(text: str) -> None:
    assert read_schedule(text) is None
    assert not is_daily(text)


@pytest.mark.parametrize(
    ("text", "date", "until"),
    [
        ("2024年1月-12月", "2024-01", "2024-12"),
        ("2024年1月1日至12月31日", "2024-01-01", "2024-12-31"),
        ("2024.1.1-2024.12.31", "2024-01-01", "2024-12-31"),
        ("2024/1/1—2024/12/31".replace("—", "-"), "2024-01-01", "2024-12-31"),
        ("2024-01-01至2024-12-31", "2024-01-01", "2024-12-31"),
        ("2024.1-12", "2024-01", "2024-12"),
        ("2024年11月至次年3月", "2024-11", "2025-03"),
        ("11月至次年3月", "--11", "--03"),
        ("11-3月", None, None),  # of which year is not said
        ("自6月1日起至9月30日止", "--06-01", "--09-30"),
        ("6月1日-30日", "--06-01", "--06-30"),
        ("2024-2026年", "2024", "2026"),
        ("2024年至2026年", "2024", "2026"),
        ("2024-2025学年", "2024", "2025"),
        ("2024年全年", "2024", "2024"),
        ("2024年全年。", "2024", "2024"),
        ("上半年", "--01", "--06"),
        ("2024年下半年", "2024-07", "2024-12"),
        ("第三季度", "--07", "--09"),
        ("一至三季度", "--01", "--09"),
        ("1999年上半年", "1999-01", "1999-06"),
        ("8:30-17:30", None, None),
    ],
)
def test_a_period_has_both_its_ends(text: str, date: str | None, until: str | None) -> None:
    read = read_schedule(text)
    assert read is not None
    assert (read.kind, read.date, read.until) == ("schedule", date, until)


@pytest.mark.parametrize(
    "text",
    [
        "2024-05-10",
        "2024.5.10",
        "2026-2024年",
        "2024-2026",
        "2024年13月-14月",
        "2月30日-3月1日",
        "三至一季度",
    ],
)
def test_what_has_no_two_ends_is_no_period(text: str) -> None:
    assert read_schedule(text) is None


@pytest.mark.parametrize(
    ("text", "sign", "number", "unit", "per"),
    [
        ("每月一次", None, 1, "次", "月"),
        ("每年3次", None, 3, "次", "年"),
        ("每季度至少1次", "≥", 1, "次", "季度"),
        ("每年不少于2次", "≥", 2, "次", "年"),
        ("每年≥2次", "≥", 2, "次", "年"),
        ("每季度召开2次会议", None, 2, "次", "季度"),
        ("每月至少开展1次", "≥", 1, "次", "月"),
        ("一年两次", None, 2, "次", "年"),
        ("半年一次", None, 1, "次", "半年"),
        ("每两个月1次", None, 1, "次", "两个月"),
        ("每3天1次", None, 1, "次", "3天"),
        ("每个工作日2轮", None, 2, "轮", "工作日"),
    ],
)
def test_a_frequency_says_how_often(
    text: str, sign: str | None, number: int, unit: str, per: str
) -> None:
    read = read_schedule(text)
    assert read is not None
    assert (read.kind, read.comparator, read.number, read.unit, read.per) == (
        "schedule", sign, number, unit, per,
    )  # fmt: skip


def test_an_amount_for_each_time_is_no_frequency() -> None:
    assert read_value("每月500元").kind == "money"
    assert read_value("每年培训200人").kind == "count"
    assert read_value("每日清扫").kind == "schedule"
    assert read_value("按月发放").kind == "schedule"
    assert read_value("按年度计划").kind == "text"


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
    assert (read_schedule(text) is not None or is_daily(text)) is schedule
