"""Indicator values understood: ``≥95%`` -> comparator, number, unit, kind.

``read_value`` takes the text of a value cell (and the indicator's name, which may fix the unit) and
always returns a ``Quantity``; what it cannot read as a number it calls ``state`` or ``text``.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from functools import cache, lru_cache

from nlp.patterns import any_of
from nlp.text import fold
from nlp.values.amounts import Amount, find_amounts
from nlp.values.assembly import MONEY_WORDS, assemble, of_amount
from nlp.values.codes import is_torn, without_codes
from nlp.values.composed import Unit
from nlp.values.dates import (
    DateReading,
    are_several_days,
    names_a_date,
    names_a_number,
    names_a_time,
    read_bare_date,
    read_date,
)  # fmt: skip
from nlp.values.named import unit_from_name
from nlp.values.numbers import ARABIC, LONGEST_NUMBER, decimal_of
from nlp.values.numerals import NUMERAL_CHARS
from nlp.values.periods import is_daily, read_schedule
from nlp.values.quantity import Quantity
from nlp.values.shares import spelled_out
from nlp.values.signs import contradict, sign_after
from nlp.values.states import is_placeholder, is_state
from nlp.values.units import units

LONGEST_VALUE = 24  # characters: in a longer text, a number without a unit is no value
_DIGIT = re.compile(rf"[\d{NUMERAL_CHARS}半]")
_TAILS = ("及以上", "以上", "及以内", "以内", "之内", "及以下", "以下", "内")
_NOT_A_VALUE = re.compile(r"^[≥≤<>=]*[*Xx×_]+[^\d]*$")
_PLACE_IN_FORM = re.compile(
    r"^指标\d{1,2}[:.、]"
)  # the form's own 指标1：, left before what was filled in
_BARE = re.compile(rf"(?P<sign>[≥≤<>=])?(?P<number>{ARABIC})")
_MAY_BE_A_DATE = re.compile(r"\d{5}|20\d\d(?:\d\d){0,2}|(?:19|20)\d\d\.\d{1,2}|\d{1,2}\.\d{1,2}")
_LIKE_A_DATE = re.compile(
    r"(?:19|20)\d\d(?:\.(?:0?[1-9]|1[0-2])|(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01]))"
)
_LIKE_A_DAY = re.compile(r"\d{1,2}\.\d{1,2}")  # 5.1, 24.3
_FROM, _UP_TO = re.compile("[从由自]"), re.compile("[到至为]$")
_MEASURED = re.compile(
    r"(?:率|(?<![长宽高厚深])度|比例|比重|占比|覆盖面|总量|总数|总额)[达为到:]*$"
)
_BETWEEN = re.compile(r"[,、;]?(?:且|并且|并|同时)?|(?P<sign>[≤<])[\w\u4e00-\u9fff]{0,10}")


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
    if is_torn(value or ""):
        return Quantity("text")
    plain = _plain_pattern().match(text)
    if plain is not None:
        return _plain_quantity(plain, label)
    if _DIGIT.search(text) is None:
        return read_schedule(text) or _date(text, label) or _recurring(text) or _words(text)
    return _read_figures(spelled_out(text), label) or _words(text)


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
          ({number}) (万|亿)? ({forms}) ({any_of(_TAILS)})?
        |
          ({number})
        )$
        """,
        re.VERBOSE,
    )


def _plain_quantity(match: re.Match[str], label: str) -> Quantity:
    sign, number, magnitude, form, tail, alone = match.groups()
    if alone is not None:
        return _bare(sign, alone, label)
    base, kind = units()[form]
    magnitude = magnitude or ""
    unit = Unit(base, kind, f"{magnitude}{form}", magnitude)
    if kind == "money":
        unit = replace(unit, name=f"{magnitude}{base}")
    later = sign_after(tail or "", 0)[0]
    if contradict(sign, later):
        return Quantity("text")
    return assemble(sign or later, Decimal(number), None, unit, label)


def _read_figures(text: str, label: str) -> Quantity | None:
    """A text with figures in it: a period, a date, an amount, or several things in a list."""
    if _NOT_A_VALUE.match(text):
        return None
    schedule = read_schedule(text)
    if schedule is not None:
        return schedule
    bare = _BARE.fullmatch(text)
    if bare is not None:
        return _bare(bare.group("sign"), bare.group("number"), label)
    month = read_bare_date(text, label)
    if month is not None:
        return _of_date(month)
    amounts = find_amounts(without_codes(text))
    chosen = _bounded(amounts, text, label) or _strongest(amounts, label)
    if chosen is not None:
        return chosen
    return _date(text, label) or _recurring(text) or _weakest(amounts, text, label)


def _recurring(text: str) -> Quantity | None:
    return Quantity("schedule") if is_daily(text) else None


def _date(text: str, label: str) -> Quantity | None:
    date = read_date(text, label)
    if date is None:
        return None
    return Quantity("list") if are_several_days(text) else _of_date(date)


def _of_date(date: DateReading) -> Quantity:
    return Quantity("date", date.comparator, date=date.iso, until=date.until)


def _bare(sign: str | None, printed: str, label: str) -> Quantity:
    """A number alone; the name says whether it is one or a date.

    2023.12 is December under 完成时间, an amount under 总成本, and either under another name.
    """
    number = decimal_of(printed)
    if _MAY_BE_A_DATE.fullmatch(printed) and not _names_a_number(label):
        date = _date(f"{sign or ''}{printed}", label)
        is_open = label and not names_a_time(label) and _LIKE_A_DATE.fullmatch(printed)
        if is_open or (date is None and _LIKE_A_DAY.fullmatch(printed) and names_a_date(label)):
            return Quantity("text")
        if date is not None:
            return date
    if len(number.as_tuple().digits) > LONGEST_NUMBER:
        return Quantity("text")
    return assemble(sign, number, None, None, label)


def _names_a_number(label: str) -> bool:
    return (
        unit_from_name(label) is not None
        or names_a_number(label)
        or MONEY_WORDS.search(label) is not None
    )


def _bounded(amounts: Sequence[Amount], text: str, label: str) -> Quantity | None:
    """A range in two halves: ≥80%且≤90%, 80%≤X≤90%."""
    if len(amounts) != 2:
        return None
    low, high = amounts
    is_low = low.sign in (None, "≥", ">") and low.upper is None
    if not is_low or high.sign not in ("≤", "<") or high.upper is not None:
        return None
    between = _BETWEEN.fullmatch(text, low.end, high.start)
    names = {one.unit_name for one in amounts} - {None}
    if between is None or (low.sign is None) != (between.group("sign") is not None):
        return None
    if len(names) > 1 or low.number >= high.number:
        return None
    return assemble(None, low.number, high.number, low.unit or high.unit, label)


def _strongest(amounts: Sequence[Amount], label: str) -> Quantity | None:
    """The amount with a unit that a text states; of several, the one that is compared."""
    strong = [amount for amount in amounts if amount.unit_name]
    outside = [amount for amount in strong if not amount.is_in_brackets]
    strong = outside or strong
    if not strong:
        return None
    if len(strong) > 1:
        own = _target_of(strong)
        if own is not None:
            return of_amount(own, label)
    if any(amount.is_doubtful for amount in amounts):
        return Quantity("text")
    if len(strong) > 1:
        return Quantity("list")
    return of_amount(strong[0], label)


def _target_of(strong: Sequence[Amount]) -> Amount | None:
    """Of several amounts, the one that the others only lead to; None where they stand in a row.

    3日内办结率≥95% is compared, 从80%提高到90% is reached.
    """
    last = strong[-1]
    if len(strong) == 2 and _FROM.match(strong[0].lead) and _UP_TO.search(last.lead):
        return last
    own = [one for one in strong if one.is_signed or _MEASURED.search(one.lead)]
    if len(own) != 1:
        return None
    is_alone = sum(one.unit_name == own[0].unit_name for one in strong) == 1
    return own[0] if is_alone else None


def _weakest(amounts: Sequence[Amount], text: str, label: str) -> Quantity | None:
    """A number without a unit, where it is the only one and ends what is said."""
    if len(amounts) != 1 or len(text) > LONGEST_VALUE:
        return None
    if not amounts[0].is_last:
        return None
    return of_amount(amounts[0], label)
