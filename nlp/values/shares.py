"""Shares in words, and other spellings, as figures: 百分之九十五点五 -> 95.5%, 九成五 -> 95%."""

import re
from decimal import Decimal
from functools import cache

from nlp.patterns import any_of
from nlp.values.numbers import ARABIC
from nlp.values.numerals import DIGITS, NUMERAL_CHARS, read_numeral
from nlp.values.units import units

_NUMERAL = rf"[{NUMERAL_CHARS}]+(?:点[{NUMERAL_CHARS}]+)?"
_WHOLE = {"百": 100, "千": 1000, "万": 10_000}
_SHARE = re.compile(
    rf"(?<![{NUMERAL_CHARS}])(?P<of>{_NUMERAL}|万)分之(?P<part>\d+(?:\.\d+)?|{_NUMERAL})|百分百"
)
_TENTHS = re.compile(
    r"(?P<tens>[1-9一二三四五六七八九两])成(?P<ones>[一二三四五六七八九半])?(?![立果本功员就套品长分型])"
)
_ZERO = re.compile(r"(?<=[〇零○一二三四五六七八九])[OoΟ◯](?=[OoΟ◯〇零○一二三四五六七八九年])")
_PLUS_MINUS = re.compile(r"\+/?-|正负")
_INTERVAL = re.compile(r"[\[(](\d[^,\[\]()]*),(\d[^,\[\]()]*)[\])]")  # [90%,100%]
_YUAN = re.compile(rf"¥({ARABIC})([百千]?[万亿]?)元?")
EXACT = 4  # decimals of a percentage: a share with more of them (三分之二) is none


def spelled_out(text: str) -> str:
    """A folded text with shares, currency signs and rough numbers written as plain figures."""
    if "分" in text:
        text = _SHARE.sub(_share, text)
    if "成" in text:
        text = _TENTHS.sub(_tenths, text)
    if "¥" in text:
        text = _YUAN.sub(r"\1\2元", text)
    if any(mark in text for mark in "余多+"):
        text = _more().sub("", text)
    text = _PLUS_MINUS.sub("±", text)
    interval = _INTERVAL.fullmatch(text)
    if interval is not None:
        text = "-".join(interval.groups())
    return _ZERO.sub("〇", text)


def _share(match: re.Match[str]) -> str:
    """百分之 and 千分之 as they are read, other fractions as the percentage that they are exactly.

    One numeral at the end (百分之九) may be what a cut-off cell shows of 百分之九十五: it stays.
    """
    of, part = match.group("of"), match.group("part")
    if of is None:
        return "100%"
    is_cut = of in _WHOLE and part in DIGITS and match.end() == len(match.string)
    number = Decimal(part) if part[0].isdigit() else read_numeral(part)
    whole = _WHOLE.get(of) or read_numeral(of)
    if is_cut or number is None or not whole:
        return match.group()
    if of == "千":
        return f"{number}‰"
    percent = number * 100 / whole
    if percent != round(percent, EXACT):
        return match.group()
    return f"{percent.normalize():f}%"


def _tenths(match: re.Match[str]) -> str:
    tens, ones = match.group("tens"), match.group("ones")
    first = DIGITS.get(tens) or int(tens)
    second = 5 if ones == "半" else DIGITS.get(ones or "", 0)
    return f"{first}{second}%"


@cache
def _more() -> re.Pattern[str]:
    """余, 多 and + between a number and its unit: 200余人, 3万多亩, 3000+人次."""
    forms = any_of(form for form in units() if form[0] not in "个%‰")
    return re.compile(rf"(?<=[\d十百千万亿])[余多+](?=[万亿个]|{forms})")
