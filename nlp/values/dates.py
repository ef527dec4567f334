"""Dates in values: 2023年12月底前 -> ≤ 2023-12; 第四季度前 -> ≤, from --10 until --12."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from nlp.values.numerals import read_numeral


@dataclass(frozen=True, slots=True)
class DateReading:
    """A date as a value states it.

    Attributes:
        iso: ISO date as precise as the text: 2023, 2023-12, 2022-12-31; --12 without a year.
        comparator: ≤ where the date is a deadline (前, 不晚于), the others where glyphs or words
            state them, None otherwise.
        until: where it is a quarter or half of a year, its last month.
    """

    iso: str
    comparator: str | None
    until: str | None = None


YEAR = r"(?:19|20)\d{2}|[〇○零一二三四五六七八九]{4}"
_YEAR = rf"(?P<year>{YEAR})"
_SHORT_YEAR = rf"(?P<year>{YEAR}|(?<!\d)2\d(?=年))"  # 25年12月
_PART = r"(?:上旬|中旬|下旬|底|末|初|份|中|内)?"
_BEFORE = r"(?P<before>(?:之|以)?前|(?:之|以)内|内完成|前完成)?"
_DAY = re.compile(
    rf"{_YEAR}(?:年|[-./])(?P<month>\d{{1,2}})(?:月|[-./])"
    rf"(?P<day>\d{{1,2}})(?:日|号)?{_BEFORE}"
)
_MONTH = re.compile(
    rf"{_SHORT_YEAR}年(?P<month>\d{{1,2}})(?:月|(?![\d月])){_PART}{_BEFORE}(?!\d+(?![日号\d])|[元万%])"
)
_MONTH_SHORT = re.compile(
    rf"^(?:[≤<>=≥]|不晚于|不迟于)?{_YEAR}[-./](?P<month>\d{{1,2}})月?(?:底|末)?{_BEFORE}$"
)
_MONTH_DAY = re.compile(rf"(?<!\d)(?P<month>\d{{1,2}})月(?P<day>\d{{1,2}})[日号]{_BEFORE}")
_MONTH_ONLY = re.compile(
    rf"(?<![\d个])(?P<month>1[0-2]|0?[1-9])月(?:底|末|初|份|中旬|上旬|下旬){_BEFORE}"
)
_MONTH_BEFORE = re.compile(r"(?<![\d个])(?P<month>1[0-2]|0?[1-9])月(?P<before>(?:之|以)?前)")
_MONTH_BARE = re.compile(r"^[≤<>=≥]?(?P<month>\d{1,2})月份?$")
# The end of a year is that of December.
_YEAR_END = re.compile(
    rf"(?:{_YEAR}年度?年?|(?:当|本|今)年度?年?|年度?)(?:底|末|终)(?P<before>(?:之|以)?前)"
)
_YEAR_END_ALONE = re.compile(
    rf"^(?:[≤=]|不晚于|不迟于|截至|截止|到)*(?:{_YEAR}年|当年|本年度?|年度?)年?(?:底|末|终)(?:完成|建成|竣工)?$"
)
_YEAR_ONLY = re.compile(
    rf"^[≤=]?(?:不晚于|不迟于)?{_YEAR}年(?:度)?(?:内)?{_BEFORE}(?:完成|建成|竣工)?$"
)
PART_OF_YEAR = r"(?:第?(?P<quarter>[一二三四1-4])季度?|(?P<half>[上下])半年)"
_PART_OF_YEAR = re.compile(
    rf"(?:{_YEAR}年)?{PART_OF_YEAR}(?P<last>底|末)?(?P<before>(?:之|以)?前|(?:之|以)?内完成)?"
)
_DAY_BEFORE = re.compile(
    r"^(?P<month>1[0-2]|0?[1-9])\.(?P<day>\d{1,2})[日号]?(?P<before>(?:之|以)?前)"
)
_PATTERNS = (_DAY, _MONTH, _MONTH_SHORT, _MONTH_DAY, _MONTH_ONLY, _MONTH_BEFORE, _DAY_BEFORE)
# Every date has one of these. Looked for first: most values have none.
_TIMELIKE = re.compile(r"[年月季]|(?:19|20)\d\d[-./]\d|^\d+\.\d+[日号]?(?:之|以)?前")
_LATEST = re.compile(r"不晚于|不迟于|不得晚于|不得迟于|最迟|最晚|截至|截止")
_EARLIEST = re.compile(r"不早于|不得早于|最早")
_GLYPH = re.compile(r"^(?:[≥≤]|[<>]=?|=[<>]?)")
_GLYPH_OF = {"<=": "≤", "=<": "≤", ">=": "≥", "=>": "≥"}
# Excel counts days from 1899-12-30. Only serials of 1998-07-24 to 2050-07-30 are taken for dates.
_SERIAL = re.compile(r"^(?:3[6-9]|4\d|5[0-4])\d{3}$")
# 12.31 is a day under a name that asks for one; 5.1 may be a number all the same.
_MONTH_AND_DAY = re.compile(r"^(?P<month>1[0-2]|0?[1-9])\.(?P<day>0[1-9]|[12]\d|3[01])$")
_RUN_TOGETHER = re.compile(r"^(?P<year>20\d\d)(?P<month>[01]\d)?(?P<day>[0-3]\d)?$")  # 20231231
_SEVERAL_DAYS = re.compile(
    r"月(?:\d{1,2}[日号]|[底末初前]).*[、和,;].*月(?:\d{1,2}[日号]|[底末初前])"
)  # 3月15日、9月15日
_TIME_NAME = re.compile(
    r"时间|时限|日期|时效|期限|期$|按期|开工|竣工|及时|进度|完成|时$|时点|年份$"
)
# The last word of a name decides: 完成稽核户数 and 按期还款率 are numbers.
_NUMBER_NAME = re.compile(
    r"(?:[数量额率积费比值]|人次|场次|户次|批次|频次|成本|面积|标准|价格|里程|规模|资金|投资|产值|收入|人员|群众)"
    r"(?:\([^()]*\)?)?\*?$"
)
_LENGTH_NAME = re.compile(r"工期|周期|时长|年限")
_LIMIT_NAME = re.compile(r"时限|期限|响应|办理|时效|及时")
_EPOCH = date(1899, 12, 30)
LEAP_YEAR = 2000
_MONTHS_OF = {"上": (1, 6), "下": (7, 12)}


def names_a_time(name: str) -> bool:
    """Whether a folded name asks for a date: 开工时间, but neither 完成户数 nor 建设工期."""
    return _TIME_NAME.search(name) is not None and not names_a_number(name)


def names_a_date(name: str) -> bool:
    """Whether a folded name asks for a day, not for a length of time."""
    is_length = _LENGTH_NAME.search(name) or _LIMIT_NAME.search(name)
    return names_a_time(name) and is_length is None


def names_a_number(name: str) -> bool:
    """Whether a folded name asks for a number: 稽核人次, 完成投资额."""
    return _NUMBER_NAME.search(name) is not None


def read_bare_date(text: str, name: str) -> DateReading | None:
    """The date that digits are under a name that asks for one: 45261, 20231231, 2024, 9月."""
    if not names_a_time(name):
        return None
    if _SERIAL.match(text):
        return DateReading((_EPOCH + timedelta(days=int(text))).isoformat(), None)
    match = _RUN_TOGETHER.match(text) or _MONTH_BARE.match(text) or _MONTH_AND_DAY.match(text)
    if match is None or not _possible(match) or _LENGTH_NAME.search(name):
        return None
    return DateReading(_iso(match), _sign(text))


def are_several_days(text: str) -> bool:
    """Whether a folded value names more than one day."""
    return _SEVERAL_DAYS.search(text) is not None


def read_date(text: str, name: str = "") -> DateReading | None:
    """The date a folded value states, or None.

    A bare Excel serial (45261 = 2023-12-01) is a date only where the name speaks of time.
    """
    if text.isdigit() or _MONTH_AND_DAY.match(text):
        return read_bare_date(text, name)
    if _TIMELIKE.search(text) is None:
        return None
    sign = _sign(text)
    for pattern in _PATTERNS:
        match = pattern.search(text)
        if match is not None and _possible(match):
            return DateReading(_iso(match), _deadline(match) or sign)
    for pattern in (_YEAR_END, _YEAR_END_ALONE):
        match = pattern.search(text)
        if match is not None:
            return DateReading(f"{_year(match) or '-'}-12", _deadline(match) or sign)
    return _other_date(text, name, sign)


def _other_date(text: str, name: str, sign: str | None) -> DateReading | None:
    part = _PART_OF_YEAR.search(text)
    if part is not None and (part.group("before") or part.group("last") or sign):
        first, last = months_of(part)
        year = _year(part) or "-"
        comparator = _deadline(part) or sign
        if part.group("last"):
            return DateReading(f"{year}-{last:02d}", comparator)
        return DateReading(f"{year}-{first:02d}", comparator, f"{year}-{last:02d}")
    match = _YEAR_ONLY.match(text)
    if match is not None:
        return DateReading(_iso(match), _deadline(match) or sign)
    return read_bare_date(text, name)


def _deadline(match: re.Match[str]) -> str | None:
    """≤ where 前 or the like stands behind a date."""
    return "≤" if match.groupdict().get("before") else None


def _sign(text: str) -> str | None:
    """The comparison of a date, but for the 前 behind it."""
    if _LATEST.search(text):
        return "≤"
    if _EARLIEST.search(text) or text.endswith(("起", "开始")):
        return "≥"
    glyph = _GLYPH.match(text)
    return glyph and _GLYPH_OF.get(glyph.group(), glyph.group()[0])


def months_of(match: re.Match[str]) -> tuple[int, int]:
    """First and last month of the quarter or half of a year that ``PART_OF_YEAR`` found."""
    half = match.group("half")
    if half:
        return _MONTHS_OF[half]
    quarter = "一二三四".find(match.group("quarter")) + 1 or int(match.group("quarter"))
    return 3 * quarter - 2, 3 * quarter


def _possible(match: re.Match[str]) -> bool:
    """Whether the calendar has such a day; 2月29日 is possible where no year is stated."""
    parts = match.groupdict()
    return is_day(_year(match), int(parts.get("month") or 1), int(parts.get("day") or 1))


def is_day(year: str | None, month: int, day: int) -> bool:
    """Whether the calendar has a day, in a year or in any."""
    try:
        date(int(year or LEAP_YEAR), month, day)
    except ValueError:
        return False
    return True


def _year(match: re.Match[str]) -> str | None:
    return full_year(match.groupdict().get("year"))


def full_year(year: str | None) -> str | None:
    """A year in four figures: 二〇二四 and 24 are 2024."""
    if year is None:
        return None
    return f"20{year}"[-4:] if year.isdigit() else str(read_numeral(year))


def _iso(match: re.Match[str]) -> str:
    parts = match.groupdict()
    text = _year(match) or "-"
    for key in ("month", "day"):
        if parts.get(key):
            text += f"-{int(parts[key]):02d}"
    return text
