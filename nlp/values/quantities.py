"""Indicator values understood: ``≥95%`` -> comparator, number, unit, kind.

``read_value`` takes the text of a value cell (and the indicator's name, which may fix the unit) and always
returns a ``Quantity``; what it cannot read as a number it calls ``state`` or ``text``.
"""

import re
from decimal import Decimal
from functools import cache, lru_cache

from nlp.patterns import any_of
from nlp.text import fold
from nlp.values.dates import read_date, read_schedule
from nlp.values.numerals import DIGITS, MAGNITUDES, NUMERAL_CHARS, read_numeral
from nlp.values.quantity import Quantity
from nlp.values.states import is_placeholder, is_state
from nlp.values.units import unit_from_name, unit_pattern, units

# Words before or after a number that state a comparison. Longest first: 大于等于 before 大于.
_BEFORE = {
    "≥": ("大于等于", "大于或等于", "不低于", "不少于", "不小于", "不得低于", "不得少于", "至少", "最少", ">=", "=>", "≥"),
    "≤": ("小于等于", "小于或等于", "不超过", "不高于", "不大于", "不多于", "不得超过", "不得高于", "控制在", "至多", "最多",
          "<=", "=<", "≤"),
    ">": ("大于", "超过", "高于", "多于", ">"),
    "<": ("小于", "低于", "少于", "<"),
    "=": ("等于", "="),
}  # fmt: skip
_AFTER = {"≥": ("及以上", "以上"), "≤": ("及以内", "以内", "之内", "及以下", "以下", "内")}
_SIGN_OF = {word: sign for sign, words in _BEFORE.items() for word in words}
SIGNS = frozenset(_SIGN_OF)  # as glyphs and in words, folded
_TAIL_SIGN_OF = {word: sign for sign, words in _AFTER.items() for word in words}
_MONEY_WORDS = re.compile(
    r"经费|资金|成本|费|预算|金额|支出|补助|补贴|投入|投资|收入|产值|税|价|控制数|执行数"
)


@cache
def number_pattern() -> re.Pattern[str]:
    """A number with the sign before it and the unit behind it, in folded text."""
    arabic = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
    return re.compile(
        rf"(?P<sign>{any_of(_SIGN_OF)})?(?:约|近|大约)?"
        rf"(?:(?P<low>(?:(?<![\w%])-)?(?:{arabic}))(?P<lowunit>%|‰|{unit_pattern()})?(?:[-~至到](?P<high>{arabic}))?"
        rf"|(?P<han>[{NUMERAL_CHARS}]+)(?=个?(?:县|区|市|镇|乡|村|次|家|人|项|类|种|条|套|批|期|场|户|份|年|月|天|台|名|万|亿|元)|个$)个?)"
        rf"(?P<mag>百万|千万|[万亿千百](?!分))?(?P<unit>{unit_pattern()})?(?:/(?P<per>年|月|次|人|天|场|件))?"
        rf"(?:\([^()]*\))?(?:{any_of(_TAIL_SIGN_OF)})?"
    )


_TAIL_SIGN = re.compile(rf"({any_of(_TAIL_SIGN_OF)})$")
_MAGNITUDE = {**MAGNITUDES, "百万": 1_000_000, "千万": 10_000_000, "千": 1000, "百": 100}
# One numeral alone (百分之九) may be a clipped cell and stays text.
_PERCENT_WORDS = re.compile(rf"百分之(?:(\d+(?:\.\d+)?)|([{NUMERAL_CHARS}]{{2,}}|百))|百分百")
_STANDARD = re.compile(r"[A-Za-z]{2,5}(?:/[A-Za-z])?-?\d+(?:\.\d+)?-(?:19|20)\d\d(?!\d)")
# What every date and period has one of; looked for first, as most values have none.
_TIMELIKE = re.compile(r"[年月日天周季时期度全常长]|\d[-./~至到]\d|^\d{5}$")
LONGEST_NUMBER = 18  # digits; longer runs are codes, not quantities
_TENTHS = re.compile(r"([一二三四五六七八九])成(?![立果本功员就])")
_DIGIT = re.compile(rf"[\d{NUMERAL_CHARS}]")
_SEPARATOR = re.compile(r"[、,;,;/和及]")
_NOT_A_VALUE = re.compile(r"^[≥≤<>=]*[*Xx×_]+[^\d]*$")
_PLACE_IN_FORM = re.compile(
    r"^指标\d{1,2}[:.、]"
)  # the form's own 指标1：, left before what was filled in


@lru_cache(maxsize=131072)
def read_value(value: str | None, name: str | None = None) -> Quantity:
    """Understand a value cell.

    Args:
        value: the cell's text as printed (None or blank: kind ``none``).
        name: the indicator's name; fixes the unit of a bare number (``运行成本（万元）``) and tells dates from counts.

    Returns:
        Always a reading; reading never fails.
    """
    text = _PLACE_IN_FORM.sub("", fold(value or ""))
    if not text or is_placeholder(text):
        return Quantity("none")
    label = fold(name or "")
    plain = _plain_pattern().match(text)
    if plain is not None:
        return _plain_quantity(plain, label)
    if _DIGIT.search(text) is None:
        schedule = read_schedule(text)
        if schedule:
            return Quantity("schedule")
        return Quantity("state" if is_state(text) else "text")
    return (
        _read_time(text, label)
        or _read_numbers(_spelled_out(text), label)
        or Quantity("state" if is_state(text) else "text")
    )


@cache
def _plain_pattern() -> re.Pattern[str]:
    """A sign, a number and a unit that is no part of a date, and nothing else: most values, read without further ado."""
    spelt = (form for form in units() if not set(form) & set("年月日季"))
    forms = any_of(spelt)
    tails = any_of(_TAIL_SIGN_OF)
    bare = r"(?!\d{5}$|(?:19|20)\d\d\.)"  # neither an Excel date nor 2023.12
    return re.compile(
        rf"([≥≤<>=])?(?:(\d{{1,9}}(?:\.\d{{1,6}})?)(万|亿)?({forms})({tails})?|{bare}(\d{{1,9}}(?:\.\d{{1,6}})?))$"
    )


def _plain_quantity(match: re.Match[str], label: str) -> Quantity:
    sign, number, magnitude, raw, tail, alone = match.groups()
    return _assemble(
        sign or _TAIL_SIGN_OF.get(tail or ""), Decimal(number or alone), None, magnitude, raw, label
    )


def _spelled_out(text: str) -> str:
    """Percentages in words as figures (百分之九十五 -> 95%, 九成 -> 90%), numbers of standards left out (GB5749-2022)."""
    text = _PERCENT_WORDS.sub(
        lambda match: f"{match.group(1) or read_numeral(match.group(2) or '百')}%", text
    )
    return _STANDARD.sub("", _TENTHS.sub(lambda match: f"{DIGITS[match.group(1)]}0%", text))


def _read_time(text: str, label: str) -> Quantity | None:
    if _TIMELIKE.search(text) is None:
        return None
    if read_schedule(text):
        return Quantity("schedule")
    date = read_date(text, label)
    if date is None:
        return None
    return Quantity("date", comparator=date.comparator, date=date.iso)


def _read_numbers(text: str, label: str) -> Quantity | None:
    if _NOT_A_VALUE.match(text):
        return None
    matches = [
        m
        for m in number_pattern().finditer(text)
        if (m.group("low") or m.group("han")) and not _is_year(m)
    ]
    if not matches:
        return None
    if _is_list(text, matches):
        return Quantity("list")
    match = matches[0]
    if len(matches) > 1:
        match = next((m for m in matches if m.group("unit") or m.group("lowunit")), match)
    if len(text) > 24 and not (match.group("unit") or match.group("lowunit")):
        return None
    return _quantity(match, text, label)


def _is_year(match: re.Match[str]) -> bool:
    """2024年 names a year, never a duration."""
    in_years = "年" in (match.group("unit"), match.group("lowunit"))
    return in_years and re.fullmatch(r"(?:19|20)\d\d", match.group("low") or "") is not None


def _is_list(text: str, matches: list[re.Match[str]]) -> bool:
    """Two or more counted things, each with a name or unit of its own: 扫描仪1台、电脑4台."""
    if len(matches) < 2:
        return False
    if (
        sum(len(m.group(0)) for m in matches) == len(text)
        and len({m.group("unit") or m.group("lowunit") for m in matches}) > 1
    ):
        return all(m.group("unit") or m.group("lowunit") for m in matches)
    parts = [part for part in _SEPARATOR.split(text) if part]
    counted = [part for part in parts if _DIGIT.search(part)]
    return (
        len(parts) > 1
        and len(counted) > 1
        and len(counted) >= len(matches)
        and len(counted) * 2 >= len(parts)
    )


def _quantity(match: re.Match[str], text: str, label: str) -> Quantity | None:
    raw = match.group("unit") or match.group("lowunit")
    number = (
        _decimal(match.group("low")) if match.group("low") else read_numeral(match.group("han"))
    )
    if number is None or len(number.as_tuple().digits) > LONGEST_NUMBER:
        return None
    upper = _decimal(match.group("high")) if match.group("high") else None
    sign = _SIGN_OF.get(match.group("sign") or "")
    tail = _TAIL_SIGN.search(match.group(0))
    if sign is None and tail is not None and upper is None:
        sign = _TAIL_SIGN_OF[tail.group(1)]
    if match.group("per") and raw:
        raw = f"{raw}/{match.group('per')}"
    if raw is None and match.group("mag") is None and not _bare(match, text):
        raw = _unknown_unit(match, text)
    return _assemble(sign, number, upper, match.group("mag"), raw, label)


def _assemble(
    sign: str | None,
    number: Decimal,
    upper: Decimal | None,
    magnitude: str | None,
    raw: str | None,
    label: str,
) -> Quantity:
    """The parts of a value as one reading: 万 and 亿 multiplied out before a counter, kept before 元."""
    unit, kind = _unit_of(raw, magnitude, label)
    factor = _MAGNITUDE.get(magnitude or "", 1)
    if kind == "money":
        unit = f"{magnitude or ''}{unit or '元'}"
    elif factor != 1:
        number, upper = _plain(number * factor), None if upper is None else _plain(upper * factor)
    printed = f"{magnitude}{raw or ''}" if magnitude else raw
    return Quantity("range" if upper is not None else kind, sign, number, upper, unit, printed)


def _bare(match: re.Match[str], text: str) -> bool:
    return match.end() >= len(text)


def _unknown_unit(match: re.Match[str], text: str) -> str | None:
    """A short tail after the only number is a counter the table does not know: 3瓣 -> 瓣."""
    tail = text[match.end() :]
    return (
        tail
        if match.start() == 0 and 0 < len(tail) <= 3 and not re.search(r"[\W\d]", tail)
        else None
    )


def _unit_of(raw: str | None, magnitude: str | None, label: str) -> tuple[str | None, str]:
    """The normalised unit and the kind it makes; the name decides for a number without unit."""
    table = units()
    if raw is not None:
        base, _, per = raw.partition("/")
        unit, kind = table.get(raw) or table.get(base, (base, "count"))
        return (f"{unit}/{per}" if per and raw not in table else unit), kind
    if magnitude is not None:
        return ("元", "money") if _MONEY_WORDS.search(label) else (None, "count")
    return unit_from_name(label) or (None, "count")


def _plain(value: Decimal) -> Decimal:
    """The same number without trailing zeros and without an exponent."""
    return value.quantize(Decimal(1)) if value == value.to_integral_value() else value.normalize()


def _decimal(text: str) -> Decimal:
    return Decimal(text.replace(",", ""))
