"""Periods and frequencies: 3-12月, 2024年1月-12月, 上半年, 全年; 每周, 每月一次, 7×24小时."""

import re

from nlp.values.dates import (
    PART_OF_YEAR,
    YEAR,
    full_year,
    is_day,
    months_of,
)  # fmt: skip
from nlp.values.numbers import decimal_of
from nlp.values.numerals import NUMERAL_CHARS, read_numeral
from nlp.values.quantity import Quantity
from nlp.values.signs import sign_before, word_of_sign

_DAILY = re.compile(
    r"^(?:每(?:日|天|周|月|季度?|年)\S{0,12}|[按逐](?:月|季度?|周|天|旬)(?![初末底度])\S{1,8})$"
)
_TIME = r"(?:工作日|天工作日|小时|星期|学期|学年|半年|半月|季度|年度|月度|[天日周月季年旬])"
_OFTEN = re.compile(
    rf"""
    ^(?:按|分|平均)? (?:每|逐|一(?=\S{{1,2}}[\d{NUMERAL_CHARS}])|(?=半年))
    (?P<each>(?:\d+|[一二两三四五六七八九十])?个?{_TIME}) (?:度)?
    (?P<middle>[\u4e00-\u9fff≥≤<>=]{{0,8}}?)
    (?P<count>\d+|[{NUMERAL_CHARS}]+) (?P<event>[次回遍轮场期]) (?:以上)?
    [\u4e00-\u9fff]{{0,6}} 。?$
    """,
    re.VERBOSE,
)
_FREQUENCY = re.compile(rf"^(?:按|分)?(?:每|逐)(?:\d+|[一二两三四五六])?个?{_TIME}度?$")
_PERIOD = re.compile(
    r"""^(?:
        全年|全年度|常年|长年|全天|全天候|全年持续
      | 年度内|当年|本年|本年度|年内
      | 每天工作日|按月|按季|按季度|按年|按周|按日
      | 7[*×xX天]24(?:小时)?[\u4e00-\u9fff]{0,6}
    )。?$""",
    re.VERBOSE,
)
_WHOLE_YEAR = re.compile(rf"^(?P<year>{YEAR})年?全年度?。?$")
_PART = re.compile(rf"^(?:(?P<year>{YEAR})年)?{PART_OF_YEAR}。?$")
_ROUND = "(?:份|底|末|初|上旬|中旬|下旬)?"
_SPAN = re.compile(
    rf"""
    ^(?:自|从|于)?
    (?:(?P<y1>{YEAR})年度?)? (?:(?P<m1>\d{{1,2}})月?{_ROUND})? (?:(?P<d1>\d{{1,2}})[日号])?
    (?:起|开始)? (?:[-~]+|至|到)
    (?:(?P<y2>{YEAR}|次|翌)年度?)? (?:(?P<m2>\d{{1,2}})月{_ROUND})? (?:(?P<d2>\d{{1,2}})[日号])?
    (?:止|前|期间|之间|完成|底)? 。?$
    """,
    re.VERBOSE,
)
_YEARS = re.compile(rf"^(?P<y1>{YEAR})年?(?:[-~]+|至|到)(?P<y2>{YEAR})学?年度?(?:底|末|期间)?$")
_FIGURES = re.compile(
    r"""
    ^(?:自|从)? (?P<y1>20\d\d)[.年/-](?P<m1>\d{1,2})(?:[./-](?P<d1>\d{1,2}))?月?日?
    (?:[-~]+|至|到)
    (?:(?P<y2>20\d\d)[.年/-])?(?P<m2>\d{1,2})(?:[./-](?P<d2>\d{1,2}))?月?日?(?:底|份)?$
    """,
    re.VERBOSE,
)
# Every period has one of these. Looked for first: most values have none.
_TIMELIKE = re.compile(r"[年月日天周旬季时期常长每逐]|\d[-~至到:]|\d[xX×*]24")
_ONE_DAY = re.compile(r"20\d\d([-./])\d{1,2}\1\d{1,2}日?$")  # 2024-05-10
_QUARTERS = re.compile(
    r"^(?:第)?(?P<from>[一二三四1-4])(?:季度)?(?:[-~]+|至|到)第?(?P<to>[一二三四1-4])季度$"
)
_HOURS = re.compile(r"^\d{1,2}[:时](?:\d\d)?(?:[-~]+|至|到)\d{1,2}[:时](?:\d\d)?$")


def read_schedule(text: str) -> Quantity | None:
    """The frequency or period that a folded value is, with both its ends or how often; or None."""
    if _TIMELIKE.search(text) is None:
        return None
    often = _OFTEN.match(text)
    if often is not None:
        return _frequency(often)
    if _PERIOD.match(text) or _FREQUENCY.match(text) or _HOURS.match(text):
        return Quantity("schedule")
    return _period(text)


def is_daily(text: str) -> bool:
    """Whether a folded value says loosely that something recurs: 每月10日前, 每日清扫."""
    return _DAILY.match(text) is not None


def _frequency(match: re.Match[str]) -> Quantity | None:
    printed = match.group("count")
    number = decimal_of(printed) if printed.isdigit() else read_numeral(printed)
    if number is None:
        return None
    middle = match.group("middle")
    before = sign_before(middle)
    sign = (before and before[0]) or word_of_sign(middle)
    event, each = match.group("event"), match.group("each").removeprefix("个")
    return Quantity("schedule", sign, number, unit=event, unit_raw=event, per=each)


def _period(text: str) -> Quantity | None:
    match = _WHOLE_YEAR.match(text)
    if match is not None:
        year = full_year(match.group("year"))
        return Quantity("schedule", date=year, until=year)
    match = _PART.match(text)
    if match is not None:
        return _between(full_year(match.group("year")), *months_of(match))
    match = _QUARTERS.match(text)
    if match is not None:
        first, last = ("一二三四".find(one) + 1 or int(one) for one in match.groups())
        return _between(None, 3 * first - 2, 3 * last) if first < last else None
    match = _YEARS.match(text)
    if match is not None:
        return _years(match)
    return _span(text)


def _years(match: re.Match[str]) -> Quantity | None:
    first, last = full_year(match.group("y1")), full_year(match.group("y2"))
    is_period = first is not None and last is not None and first < last and "年" in match.group()
    return Quantity("schedule", date=first, until=last) if is_period else None


def _between(year: str | None, first: int, last: int) -> Quantity:
    start = year or "-"
    return Quantity("schedule", date=f"{start}-{first:02d}", until=f"{start}-{last:02d}")


def _span(text: str) -> Quantity | None:
    """From one day or month to another; what the second leaves out is as in the first."""
    match = _FIGURES.match(text) or _SPAN.match(text)
    if match is None or _ONE_DAY.match(text):
        return None
    part = match.groupdict()
    if part["m1"] is None or not (part["m2"] or part["d2"]):
        return None
    year = full_year(part["y1"])
    until_year = full_year(part["y2"]) if part["y2"] not in ("次", "翌") else _next(year)
    until_month = part["m2"] or part["m1"]
    start = _iso(year, part["m1"], part["d1"])
    if part["y2"] is None:
        until_year = year
    end = _iso(until_year, until_month, part["d2"])
    is_known = start is not None and end is not None
    if not is_known:
        return None
    if part["y2"] is None and (start or "") > (end or ""):
        return Quantity("schedule")  # 10-3月: the year of its end is not said
    return Quantity("schedule", date=start, until=end)


def _next(year: str | None) -> str | None:
    return year and str(int(year) + 1)


def _iso(year: str | None, month: str, day: str | None) -> str | None:
    if not is_day(year, int(month), int(day or 1)):
        return None
    text = f"{year or '-'}-{int(month):02d}"
    return text if day is None else f"{text}-{int(day):02d}"
