"""Indicator values understood: ``≥95%`` -> comparator, number, unit, kind.

``read_value`` takes the text of a value cell (and the indicator's name, which may fix the unit) and
always returns a ``Quantity``; what it cannot read as a number it calls ``state`` or ``text``.
"""

import re
from decimal import Decimal
from functools import cache, lru_cache

from nlp.patterns import any_of
from nlp.text import fold
from nlp.values.dates import read_date, read_schedule
from nlp.values.numbers import MAGNITUDE, SIGN_OF, TAIL_SIGN, TAIL_SIGN_OF, number_pattern
from nlp.values.numerals import DIGITS, NUMERAL_CHARS, read_numeral
from nlp.values.quantity import Quantity
from nlp.values.states import is_placeholder, is_state
from nlp.values.units import unit_from_name, units

_MONEY_WORDS = re.compile(
    r"经费|资金|成本|费|预算|金额|支出|补助|补贴|投入|投资|收入|产值|税|价|控制数|执行数"
)
# One numeral alone (百分之九) may be what a cut-off cell shows of 百分之九十五: it stays text.
_PERCENT_WORDS = re.compile(rf"百分之(?:(\d+(?:\.\d+)?)|([{NUMERAL_CHARS}]{{2,}}|百))|百分百")
_STANDARD = re.compile(r"[A-Za-z]{2,5}(?:/[A-Za-z])?-?\d+(?:\.\d+)?-(?:19|20)\d\d(?!\d)")
# Every date and period has one of these. Looked for first: most values have none.
_TIMELIKE = re.compile(r"[年月日天周季时期度全常长]|\d[-./~至到]\d|^\d{5}$")
LONGEST_NUMBER = 18  # digits: longer runs are codes, no quantities
LONGEST_VALUE = 24  # characters: in a longer text, a number without a unit is no value
LONGEST_COUNTER = 3  # characters: an unknown word behind a number that may be its counter (3瓣)
_TENTHS = re.compile(r"([一二三四五六七八九])成(?![立果本功员就])")
_DIGIT = re.compile(rf"[\d{NUMERAL_CHARS}]")
_SEPARATOR = re.compile(r"[、,;/和及]")
_NOT_A_VALUE = re.compile(r"^[≥≤<>=]*[*Xx×_]+[^\d]*$")
_PLACE_IN_FORM = re.compile(
    r"^指标\d{1,2}[:.、]"
)  # the form's own 指标1：, left before what was filled in


@lru_cache(maxsize=131072)
def read_value(value: str | None, name: str | None = None) -> Quantity:
    """Understand a value cell.

    Args:
        value: the cell's text as printed (None or blank: kind ``none``).
        name: the indicator's name. It fixes the unit of a bare number (``运行成本（万元）``) and
            tells dates from counts.

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
        return Quantity("schedule") if read_schedule(text) else _words(text)
    return _read_time(text, label) or _read_numbers(_spelled_out(text), label) or _words(text)


def _words(text: str) -> Quantity:
    return Quantity("state" if is_state(text) else "text")


@cache
def _plain_pattern() -> re.Pattern[str]:
    """A sign, a number and a unit that is no part of a date, and nothing else.

    Most values are no more than that; one pattern reads them faster than the long way.
    """
    forms = any_of(form for form in units() if not set(form) & set("年月日季"))
    number = r"\d{1,9}(?:\.\d{1,6})?"
    return re.compile(
        rf"""
        ([≥≤<>=])?
        (?:
          ({number}) (万|亿)? ({forms}) ({any_of(TAIL_SIGN_OF)})?
        |
          (?!\d{{5}}$ | (?:19|20)\d\d\.)      # neither an Excel date nor 2023.12
          ({number})
        )$
        """,
        re.VERBOSE,
    )


def _plain_quantity(match: re.Match[str], label: str) -> Quantity:
    sign, number, magnitude, raw, tail, alone = match.groups()
    return _assemble(
        sign or TAIL_SIGN_OF.get(tail or ""), Decimal(number or alone), None, magnitude, raw, label
    )


def _spelled_out(text: str) -> str:
    """Percentages in words as figures (九成 -> 90%), without the numbers of standards."""
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
    matches = [match for match in number_pattern().finditer(text) if not _is_year(match)]
    if not matches:
        return None
    if _is_list(text, matches):
        return Quantity("list")
    match = next((match for match in matches if _printed_unit(match)), matches[0])
    if len(text) > LONGEST_VALUE and not _printed_unit(match):
        return None
    return _quantity(match, text, label)


def _printed_unit(match: re.Match[str]) -> str | None:
    return match.group("unit") or match.group("lowunit")


def _is_year(match: re.Match[str]) -> bool:
    """2024年 names a year, never a duration."""
    in_years = "年" in (match.group("unit"), match.group("lowunit"))
    return in_years and re.fullmatch(r"(?:19|20)\d\d", match.group("low") or "") is not None


def _is_list(text: str, matches: list[re.Match[str]]) -> bool:
    """Two or more counted things, each with a name or unit of its own: 扫描仪1台、电脑4台."""
    if len(matches) < 2:
        return False
    printed = [_printed_unit(match) for match in matches]
    if sum(len(match.group(0)) for match in matches) == len(text) and len(set(printed)) > 1:
        return all(printed)  # 1个镇5个村
    parts = [part for part in _SEPARATOR.split(text) if part]
    counted = [part for part in parts if _DIGIT.search(part)]
    return len(counted) >= len(matches) and len(counted) * 2 >= len(parts)


def _quantity(match: re.Match[str], text: str, label: str) -> Quantity | None:
    low, high, raw = match.group("low"), match.group("high"), _printed_unit(match)
    number = _decimal(low) if low else read_numeral(match.group("han"))
    if number is None or len(number.as_tuple().digits) > LONGEST_NUMBER:
        return None
    upper = _decimal(high) if high else None
    sign = SIGN_OF.get(match.group("sign") or "")
    tail = TAIL_SIGN.search(match.group(0))
    if sign is None and tail is not None and upper is None:
        sign = TAIL_SIGN_OF[tail.group(1)]
    if match.group("per") and raw:
        raw = f"{raw}/{match.group('per')}"
    if raw is None and match.group("mag") is None:
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
    """One reading of the parts of a value: 万 is multiplied out, but kept before 元."""
    unit, kind = _unit_of(raw, magnitude, label)
    printed = raw
    if magnitude:
        printed = f"{magnitude}{raw or ''}"
    if kind == "money":
        unit = f"{magnitude or ''}{unit}"
    elif magnitude:
        factor = MAGNITUDE[magnitude]
        number = _plain(number * factor)
        upper = None if upper is None else _plain(upper * factor)
    return Quantity("range" if upper is not None else kind, sign, number, upper, unit, printed)


def _unknown_unit(match: re.Match[str], text: str) -> str | None:
    """A short word after the only number is a counter that the table does not know: 3瓣 -> 瓣."""
    tail = text[match.end() :]
    is_word = re.search(r"[\W\d]", tail) is None
    return tail if match.start() == 0 and 0 < len(tail) <= LONGEST_COUNTER and is_word else None


def _unit_of(raw: str | None, magnitude: str | None, label: str) -> tuple[str | None, str]:
    """The normalised unit and the kind it makes; the name decides for a number without unit."""
    table = units()
    if raw is not None:
        if raw in table:
            return table[raw]
        base, slash, per = raw.partition("/")
        unit, kind = table.get(base, (base, "count"))
        return f"{unit}{slash}{per}", kind
    if magnitude is not None:
        return ("元", "money") if _MONEY_WORDS.search(label) else (None, "count")
    return unit_from_name(label) or (None, "count")


def _plain(value: Decimal) -> Decimal:
    """The same number without trailing zeros and without an exponent."""
    return value.quantize(Decimal(1)) if value == value.to_integral_value() else value.normalize()


def _decimal(text: str) -> Decimal:
    return Decimal(text.replace(",", ""))
