"""What a cell looks like beside the others of its column, and what has run into a name.

This classifies text. Cells are classified once, by ``kg.tables.cell``.
"""

import re
from enum import StrEnum
from functools import cache

from kg.tables.words.shapes import NAME_END, Shape
from kg.tables.words.vocabulary import is_strong_label
from nlp.patterns import any_of
from nlp.values.numbers import SIGN_OF, number_pattern
from nlp.values.quantity import Quantity
from nlp.values.states import is_placeholder

_SIGN_AT_START = re.compile(rf"(?:{any_of(SIGN_OF)})\s*\d")
_SIGN_AT_END = re.compile(rf"(?:{any_of(SIGN_OF)})$")
# A number with a counter, which may be one that nobody knows: 6扇, 12延长米.
_COUNT = re.compile(r"\d[\d,.]*[^\d\W]{0,3}$")
_COUNT_AT_END = re.compile(r"[^\d,.]\d[\d,.]*[^\d\W]$")
_DATE_AT_END = re.compile(r"(?:\d{1,2}月(?:底|末|\d{1,2}日)?|\d{4}年(?:底|末)?)前?$")
_LABEL_AT_START = re.compile(r"^(.{2,12}?指标)(?=.)")
_CLOSING_BRACKET = re.compile(r"[(\[【][^()\[\]【】]*[)\]】]$")
_NEAR, _SHORTEST_NAME = 6, 4
LONGEST_TAIL = 24  # folded characters: as long as a short text that may be a value


class Look(StrEnum):
    """What a cell looks like; coarser than its shape, but for values and names."""

    BLANK = "blank"
    LABEL = "label"
    NUMBER = "number"
    SIGNED = "signed"  # a value that states a comparison
    VALUE = "value"
    COUNTED = "counted"  # begins with a number and goes on: 7500万人次, 11所学校的改造
    STATE = "state"
    NONE = "none"  # says that there is nothing, or that nobody filled it in
    SIGN = "sign"
    UNIT = "unit"
    BASIS = "basis"
    NAME = "name"  # ends as names of indicators do
    SENTENCE = "sentence"
    TEXT = "text"


class Fused(StrEnum):
    """What another cell may have left in a name when the two became one."""

    SIGN = "sign"  # 学生满意度≥
    COMPARISON = "comparison"  # 学生满意度≥93%
    AMOUNT = "amount"  # 预防服务投入186万元
    LABEL = "label"  # 时效指标报修响应时间
    TWICE = "twice"  # 无无, 100%100%
    NAME = "name"  # in a value: 0.2%社区矫正人员满意度


_LOOKS = {
    Shape.EMPTY: Look.BLANK,
    Shape.LABEL1: Look.LABEL,
    Shape.LABEL2: Look.LABEL,
    Shape.LABEL12: Look.LABEL,
    Shape.SIDE: Look.LABEL,
    Shape.WEAK: Look.NAME,
    Shape.NUMBER: Look.NUMBER,
    Shape.STATE: Look.STATE,
    Shape.NONE: Look.NONE,
    Shape.TEMPLATE: Look.NONE,
    Shape.SIGN: Look.SIGN,
    Shape.UNIT: Look.UNIT,
    Shape.BASIS: Look.BASIS,
    Shape.SENTENCE: Look.SENTENCE,
}


def look_of(folded: str, shape: Shape, quantity: Quantity) -> Look:
    """What a cell looks like.

    Args:
        folded: its text in comparison form.
        shape: its shape.
        quantity: what it says as a value.
    """
    known = _LOOKS.get(shape)
    if known is not None:
        return known
    if shape == Shape.VALUE or folded[0].isdigit():
        return _look_of_value(folded, quantity)
    return Look.NAME if NAME_END.search(_CLOSING_BRACKET.sub("", folded)) else Look.TEXT


def _look_of_value(folded: str, quantity: Quantity) -> Look:
    if _SIGN_AT_START.match(folded):
        return Look.SIGNED
    if quantity.number is not None and _numbers().fullmatch(folded):
        return Look.VALUE if quantity.comparator is None else Look.SIGNED
    return Look.VALUE if _COUNT.match(folded) else Look.COUNTED


def fused_in(folded: str) -> Fused | None:
    """What stands at the end or the start of a name that is no part of it, None for nothing.

    What stands in brackets belongs to the name: 参会率（≥90%）.
    """
    half = len(folded) // 2
    if folded[:half] == folded[half:] and is_placeholder(folded[:half]):
        return Fused.TWICE
    label = _LABEL_AT_START.match(folded)
    if label is not None and is_strong_label(label[1]):
        return Fused.LABEL
    if _SIGN_AT_END.search(folded):
        return Fused.SIGN
    if folded.endswith(")") or not any(char.isdigit() for char in folded):
        return None
    return _number_at_end(folded)


def fused_in_value(folded: str) -> Fused | None:
    """What stands in a value that is no part of it: the value again, or a name behind it."""
    if not folded:
        return None
    half = len(folded) // 2
    if folded[:half] == folded[half:] and not folded.isdigit():
        return Fused.TWICE
    first = _numbers().match(folded) if any(char.isdigit() for char in folded[:_NEAR]) else None
    if first is None or not (first["sign"] or _unit(first)):
        return None
    rest = folded[first.end() :]
    second = _numbers().fullmatch(rest)
    if second is not None and _unit(first) and _unit(first) == _unit(second):
        return Fused.TWICE
    is_name = len(rest) >= _SHORTEST_NAME and NAME_END.search(_CLOSING_BRACKET.sub("", rest))
    return Fused.NAME if is_name else None


def _number_at_end(folded: str) -> Fused | None:
    last = None
    for match in _numbers().finditer(folded, max(0, len(folded) - LONGEST_TAIL)):
        last = match
    if last is not None and last.end() == len(folded) and last.start() > 0:
        if last["sign"]:
            return Fused.COMPARISON
        if _unit(last):
            return Fused.AMOUNT
    is_amount = _DATE_AT_END.search(folded) or _COUNT_AT_END.search(folded)
    return Fused.AMOUNT if is_amount else None


def _unit(match: re.Match[str]) -> str | None:
    """The unit of a number, None where it has none."""
    return match["unit"] or match["lowunit"]


@cache
def _numbers() -> re.Pattern[str]:
    return number_pattern()
