"""Dates and periods in values: 2023年12月底前 -> ≤ 2023-12; 3-12月, 全年 are schedules."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from nlp.values.numerals import read_numeral


@dataclass(frozen=True, slots=True)
class DateReading:
    """A date as a value states it.

    Attributes:
        iso: ISO date as precise as the text: 2023, 2023-12, 2022-12-31; --12 without a year.
        comparator: ≤ where the date is a deadline (前, 不晚于), None otherwise.
    """

    iso: str
    comparator: str | None


_YEAR = r"(?P<year>(?:19|20)\d{2}|[〇零一二三四五六七八九]{4})"
_PART = r"(?:上旬|中旬|下旬|底|末|初|份|中|内)?"
_BEFORE = r"(?P<before>(?:之|以)?前|(?:之|以)内|内完成|前完成)?"
_DAY = re.compile(
    rf"{_YEAR}(?:年|[-./])(?P<month>\d{{1,2}})(?:月|[-./])"
    rf"(?P<day>\d{{1,2}})日?{_BEFORE}"
)
_MONTH = re.compile(rf"{_YEAR}年(?P<month>\d{{1,2}})月?{_PART}{_BEFORE}(?![\d元万%])")
_MONTH_SHORT = re.compile(
    rf"^(?:≤|不晚于|不迟于)?{_YEAR}[-./](?P<month>\d{{1,2}})月?(?:底|末)?{_BEFORE}$"
)
_MONTH_DAY = re.compile(rf"(?<!\d)(?P<month>\d{{1,2}})月(?P<day>\d{{1,2}})日{_BEFORE}")
_MONTH_ONLY = re.compile(
    rf"(?<![\d个])(?P<month>1[0-2]|0?[1-9])月(?:底|末|初|份|中旬|上旬|下旬){_BEFORE}"
)
_MONTH_BEFORE = re.compile(r"(?<![\d个])(?P<month>1[0-2]|0?[1-9])月(?P<before>(?:之|以)?前)")
_MONTH_BARE = re.compile(r"^(?P<month>\d{1,2})月份?$")
_YEAR_ONLY = re.compile(rf"^{_YEAR}年(?:度)?(?:底|末|内)?{_BEFORE}(?:完成|建成|竣工)?$")
_YEAR_END = re.compile(rf"^(?:当年|本年|本年度|年)(?:底|末){_BEFORE}(?:完成)?$")
_LATEST = re.compile(r"不晚于|不迟于|最迟|最晚|≤|<=|截至|截止")
_UNTIL = _YEAR.replace("year", "until")
_SPAN = re.compile(r"^20\d\d[.年/-]\d{1,2}月?[-~至到]20\d\d[.年/-]\d{1,2}月?(?:底|份)?$")
_DAILY = re.compile(r"^每(?:日|天|周|月|季度?|年)\S{0,12}$")
_MONTHS = re.compile(
    rf"^(?:{_YEAR}年)?(\d{{1,2}})月?(?:份)?[-~至到](?:{_UNTIL}年)?(\d{{1,2}})月(?:份|底)?$"
)
_FREQUENCY = re.compile(
    r"""^(?:按|分)? (?:每|逐)
    (?:\d+|[一二两三四五六])? 个?                                         # 每3, 每两个
    (?:天|日|周|月|季|季度|年|半年|学期|工作日|天工作日|小时) (?:度)?
    (?:\d+次|一次)?$                                                      # 每周2次
    """,
    re.VERBOSE,
)
_PERIOD = re.compile(
    r"""^(?:
        全年|全年度|常年|长年|全天|全天候|全年持续
      | 年度内|当年|本年|本年度|年内
      | 每天工作日|按月|按季|按季度|按年|按周|按日
      | (?:20\d\d年)? 第?[一二三四1234]季度                                # 2024年第三季度
      | (?:20\d\d年)? [上下]半年
      | 24小时 | 7[*×x]24小时
    )$""",
    re.VERBOSE,
)
# Excel counts days from 1899-12-30. Only serials of 1998-07-24 to 2050-07-30 are taken for dates.
_SERIAL = re.compile(r"^(?:3[6-9]|4\d|5[0-4])\d{3}$")
_TIME_NAME = re.compile(r"时间|时限|日期|时效|期限|期$|按期|开工|竣工|及时|进度|完成|时$")
_LENGTH_NAME = re.compile(r"工期|周期|时长|年限")
_EPOCH = date(1899, 12, 30)
LEAP_YEAR = 2000


def read_schedule(text: str) -> bool:
    """Whether a folded value states a frequency or a period: 每周, 全年, 3-12月."""
    return any(pattern.match(text) for pattern in (_FREQUENCY, _PERIOD, _MONTHS, _SPAN, _DAILY))


def read_date(text: str, name: str = "") -> DateReading | None:
    """The date a folded value states, or None.

    A bare Excel serial (45261 = 2023-12-01) is a date only where the name speaks of time.
    """
    if _SERIAL.match(text):
        if not _TIME_NAME.search(name):
            return None
        return DateReading((_EPOCH + timedelta(days=int(text))).isoformat(), None)
    latest = "≤" if _LATEST.search(text) else None
    for pattern in (_DAY, _MONTH, _MONTH_SHORT, _MONTH_DAY, _MONTH_ONLY, _MONTH_BEFORE, _YEAR_ONLY):
        match = pattern.search(text)
        if match is not None and _possible(match):
            return DateReading(_iso(match), "≤" if match.group("before") else latest)
    match = _MONTH_BARE.match(text)
    if match is not None and _names_a_time(name) and _possible(match):
        return DateReading(_iso(match), latest)
    match = _YEAR_END.match(text)
    if match is not None:
        return DateReading("--12", "≤" if match.group("before") else latest)
    return None


def _names_a_time(name: str) -> bool:
    """Whether 9月 under this name is a month (开工时间), not a number of months (建设工期)."""
    return _TIME_NAME.search(name) is not None and _LENGTH_NAME.search(name) is None


def _possible(match: re.Match[str]) -> bool:
    """Whether the calendar has such a day; 2月29日 is possible where no year is stated."""
    parts = match.groupdict()
    month, day = int(parts.get("month") or 1), int(parts.get("day") or 1)
    try:
        date(int(_year(match) or LEAP_YEAR), month, day)
    except ValueError:
        return False
    return True


def _year(match: re.Match[str]) -> str | None:
    year = match.groupdict().get("year")
    if year is None or year.isdigit():
        return year
    return str(read_numeral(year))


def _iso(match: re.Match[str]) -> str:
    parts = match.groupdict()
    text = _year(match) or "-"
    for key in ("month", "day"):
        if parts.get(key):
            text += f"-{int(parts[key]):02d}"
    return text
