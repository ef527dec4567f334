"""Amounts in text: a number with the comparison around it, its unit, and what it is per.

``find_amounts`` reads them one after the other, part by part, so that any unit, magnitude, range or
bracket may stand with any other. What stands around them is left to ``quantities``.
"""

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from nlp.values.changes import change_before, is_relative
from nlp.values.composed import BARE, Unit, mean_before, per_before, unit_at, unit_in
from nlp.values.numbers import (
    ARABIC,
    HALF,
    MAGNITUDE,
    NUMBER,
    SEGMENT_END,
    decimal_of,
    number_at,
)  # fmt: skip
from nlp.values.signs import contradict, sign_after, sign_before, word_of_sign

LONGEST_LEAD = 24  # characters before a number that may belong to it
SHORT_LEAD = 4  # of them, no more than 完成 or 全年共 beside the sign
_BREAK = re.compile(r"[,;。、]")
_FORMULA = re.compile(r"[×*/÷+^]$")
_TO = re.compile(rf"(?:\(含\))?(?:[-~]+|至|到)(?P<number>{ARABIC})")
_GIVE_OR_TAKE = re.compile(rf"±(?P<number>{ARABIC})")
_IN_BRACKETS = re.compile(r"[(\[【{]([^()\[\]【】{}]{1,9})[)\]】}]")
_YEAR = re.compile(r"(?:19|20)\d\d")
_ABOUT = re.compile(r"左右|上下")
_REST = re.compile(r"[^\d,;]*[,;。.]?")


@dataclass(frozen=True, slots=True)
class Amount:
    """A number in a text with what belongs to it.

    Attributes:
        start, end: where it stands, comparison and unit included.
        lead: what stands before it, up to the last break or amount.
        number, upper: as printed, before any magnitude.
        unit: its unit, None for a bare number.
        sign: the comparison as glyph.
        is_signed: whether the comparison stands right before it.
        change: ``increase`` or ``decrease``.
        is_in_brackets: whether it stands in brackets: 12公里(其中新建8公里).
        is_last: whether it ends the part of the sentence that it stands in.
        is_doubtful: whether it admits a second reading.
    """

    start: int
    end: int
    lead: str
    number: Decimal
    upper: Decimal | None
    unit: Unit | None
    sign: str | None
    is_signed: bool
    change: str | None
    is_in_brackets: bool
    is_last: bool
    is_doubtful: bool

    @property
    def unit_name(self) -> str | None:
        """The normalised unit, None for a bare number and for a magnitude alone."""
        return (self.unit or BARE).name


def find_amounts(text: str) -> list[Amount]:
    """The amounts of a folded text, in order."""
    found: list[Amount] = []
    since, match = 0, NUMBER.search(text)
    while match is not None:
        amount = _amount_at(text, since, match)
        place = match.end()
        if amount is not None:
            found.append(amount)
            place = since = max(amount.end, place)
        match = NUMBER.search(text, place)
    return found


@dataclass(slots=True)
class _Reading:
    """An amount while it is read: the number with its unit, and where the reading has come to."""

    number: Decimal
    end: int
    is_doubtful: bool
    is_only: bool
    upper: Decimal | None = None
    unit: Unit | None = None


def _amount_at(text: str, since: int, match: re.Match[str]) -> Amount | None:
    lead = _BREAK.split(text[max(since, match.start() - LONGEST_LEAD) : match.start()])[-1]
    number = number_at(text, match, lead)
    if number is None:
        return None
    before = sign_before(lead)
    sign, begin, bracket = before or (None, len(lead), None)
    is_only = begin <= SHORT_LEAD and _REST.fullmatch(text, number.end) is not None
    reading = _Reading(number.value, number.end, number.is_doubtful or before is None, is_only)
    _read_unit(text, reading, bracket)
    _read_range(text, reading, lead)
    if reading.unit is not None and not reading.unit.is_known:
        reading.is_doubtful |= _YEAR.fullmatch(match.group()) is not None  # 2024预算
    reading.unit = _with_per(lead[:begin], reading.unit)
    return _judged(text, reading, lead[:begin], match.start() - len(lead) + begin, sign)


def _read_unit(text: str, reading: _Reading, before_number: str | None = None) -> None:
    """The unit behind the number, in brackets or not, or in brackets before it."""
    found = unit_at(text, reading.end, is_last=reading.is_only)
    if found is not None:
        reading.unit, reading.end = found
    bracket = _IN_BRACKETS.match(text, reading.end)
    in_brackets = before_number or ""
    if bracket is not None:
        in_brackets = bracket.group(1)
    inner = unit_in(in_brackets)
    if inner is not None:
        reading.unit = (reading.unit or BARE).with_bracket(inner)
        reading.end += len(bracket.group()) if bracket else 0
    if reading.unit and reading.unit.kind == "duration" and text.startswith("半", reading.end):
        reading.number += HALF
        reading.end += 1


def _read_range(text: str, reading: _Reading, lead: str) -> None:
    """The upper end where there is one; 5±2 and ±3 have two ends as well."""
    if lead.endswith("±"):
        reading.number, reading.upper = -reading.number, reading.number
        return
    about = _GIVE_OR_TAKE.match(text, reading.end)
    match = about or _TO.match(text, reading.end)
    if match is None:
        return
    other = _Reading(
        decimal_of(match.group("number")), match.end(), is_doubtful=False, is_only=reading.is_only
    )
    _read_unit(text, other)
    shared = _shared_unit(reading, other)
    if shared is None:
        reading.is_doubtful = True
        return
    low, high = reading.number, other.number
    if about is not None:
        is_share = other.unit is not None and other.unit.kind == "percent"
        reading.is_doubtful |= is_share and reading.unit != other.unit
        low, high = low - high, low + high
    reading.number, reading.upper, reading.unit, reading.end = low, high, shared, other.end
    reading.is_doubtful |= low >= high


def _shared_unit(low: _Reading, high: _Reading) -> Unit | None:
    """The unit of both ends of a range, whose numbers are made to fit it; None for two amounts.

    8-10万元 has one magnitude, 8000-1万元 and 8000元-1万元 have two.
    """
    first, second = low.unit, high.unit
    if first is None and second is None:
        return BARE
    if second is None or first == second:
        return first
    if first is None and low.number < high.number:
        return second
    first = first or replace(second, name=second.base, magnitude="")
    if first.name is None and first.magnitude == second.magnitude:
        return second
    if first.base != second.base or first.kind != second.kind:
        return None
    low.number *= MAGNITUDE.get(first.magnitude, 1)
    high.number *= MAGNITUDE.get(second.magnitude, 1)
    return replace(second, name=second.base, magnitude="")


def _with_per(before: str, unit: Unit | None) -> Unit | None:
    """The unit with what is named before the number: 每亩, 每人每月, 人均."""
    per = per_before(before)
    if per is None and (unit is None or unit.kind != "percent"):
        per = mean_before(before)
    if per is None:
        return unit
    unit = unit or BARE
    if unit.per not in (None, per):
        per = f"{per}·{unit.per}"
    return replace(unit, per=per)


def _judged(text: str, reading: _Reading, before: str, start: int, sign: str | None) -> Amount:
    """The amount with its comparison, from before or behind, and whatever makes it doubtful."""
    about = _ABOUT.match(text, reading.end)
    if about is not None:
        reading.end = about.end()
    later, end = sign_after(text, reading.end)
    change = change_before(before)
    is_weak = text[start:].startswith("控制在")  # 控制在95%以上
    contradicts = contradict(sign, later) and not is_weak
    if reading.upper is not None:
        later = None
    distant = word_of_sign(before) if sign is None and change is None else None
    unit = None if reading.unit is BARE else reading.unit
    return Amount(
        start, end, before, reading.number, reading.upper, unit,
        sign=(later if is_weak else None) or sign or later or distant,
        is_signed=sign is not None,
        change=change,
        is_in_brackets=_is_in_brackets(text, start),
        is_last=SEGMENT_END.match(text, end) is not None,
        is_doubtful=reading.is_doubtful
        or contradicts
        or (change is None and is_relative(before))
        or _FORMULA.search(before) is not None,
    )  # fmt: skip


def _is_in_brackets(text: str, place: int) -> bool:
    """Whether a bracket is open at a place."""
    since = max(0, place - LONGEST_LEAD)
    return text.rfind("(", since, place) > text.rfind(")", since, place)
