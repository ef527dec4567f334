"""What a cell looks like beside the others of its column, and what has run into a name.

This classifies text. Cells are classified once, by ``kg.tables.cell``.
"""

import re
from enum import StrEnum

from kg.tables.words.shapes import NAME_END, Shape
from kg.tables.words.vocabulary import is_strong_label
from nlp.values.amounts import Amount, find_amounts
from nlp.values.composed import read_unit
from nlp.values.quantity import Quantity
from nlp.values.signs import ends_with_sign
from nlp.values.states import is_placeholder, is_state
from nlp.values.units import form_of

# A number with a counter, which may be one that nobody knows: 6扇, 12延长米, 2万元/人·年.
_COUNT = re.compile(r"\d[\d,.]*(?:[^\d\W]{0,3}|[^\d\W]{1,6}/[^\d,，;；]{1,6})$")
_COUNT_AT_END = re.compile(r"[^\d,.]\d[\d,.]*[^\d\W]$")
_DATE_AT_END = re.compile(r"(?:\d{1,2}月(?:底|末|\d{1,2}日)?|\d{4}年(?:底|末)?)前?$")
_LABEL_AT_START = re.compile(r"^(.{2,12}?指标)(?=.)")
_CLOSING_BRACKET = re.compile(r"[(\[【][^()\[\]【】]*[)\]】]$")
_NEAR, _SHORTEST_NAME = 6, 4
LONGEST_UNIT = 6
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
    UNIT = "unit"  # 湿地面积万平方米
    TWICE = "twice"  # 无无, 100%100%
    NAME = "name"  # in a value: 0.2%社区矫正人员满意度
    TEXT = "text"  # in a value: ≥6000人年度培训方案


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
    if shape == Shape.VALUE or folded[0].isdigit() or quantity.number is not None:
        return _look_of_value(folded, quantity, is_value=shape == Shape.VALUE)
    return _look_of_words(folded)


def _look_of_words(folded: str) -> Look:
    if len(folded) <= LONGEST_UNIT and read_unit(folded) is not None:
        return Look.UNIT  # 万件, 元/人
    # 有效提升服务能力 may be a value, 完成率 is a name.
    begins_as_state = len(folded) > _SHORTEST_NAME and is_state(folded[:2])
    is_name = NAME_END.search(_CLOSING_BRACKET.sub("", folded)) and not begins_as_state
    return Look.NAME if is_name else Look.TEXT


def _look_of_value(folded: str, quantity: Quantity, *, is_value: bool) -> Look:
    first = _first_amount(folded)
    if first is not None and first.is_signed:
        return Look.SIGNED
    if quantity.number is not None and first is not None and _is_whole(first, folded):
        return Look.VALUE if quantity.comparator is None else Look.SIGNED
    if _COUNT.match(folded) or quantity.kind in ("date", "schedule"):
        return Look.VALUE
    is_counted = is_value or folded[0].isdigit()
    return Look.COUNTED if is_counted else _look_of_words(folded)


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
    if ends_with_sign(folded):
        return Fused.SIGN
    if folded.endswith(")"):
        return None
    if not any(char.isdigit() for char in folded):
        return Fused.UNIT if _ends_as_unit(folded) and not NAME_END.search(folded) else None
    return _number_at_end(folded)


def fused_in_value(folded: str) -> Fused | None:
    """What stands in a value that may be no part of it: the value again, or a text behind it."""
    if not folded:
        return None
    half = len(folded) // 2
    if folded[:half] == folded[half:] and not folded.isdigit():
        return Fused.TWICE
    if not any(char.isdigit() for char in folded[:_NEAR]):
        return None
    first = _first_amount(folded)
    if first is None or not (first.is_signed or _is_measured(first)):
        return None
    rest = folded[first.end :]
    second = _first_amount(rest)
    is_whole = second is not None and second.end == len(rest)
    is_twice = second is not None and is_whole and first.unit_name == second.unit_name
    if first.unit_name and (is_twice or rest.isdigit()):
        return Fused.TWICE
    if len(rest) < _SHORTEST_NAME or not rest[0].isalpha():
        return None
    return Fused.NAME if NAME_END.search(_CLOSING_BRACKET.sub("", rest)) else Fused.TEXT


def _ends_as_unit(folded: str) -> bool:
    """Whether a text ends with the unit of a value."""
    longest = min(LONGEST_UNIT, len(folded) - 1)
    return any(form_of(folded[-length:]) is not None for length in range(1, longest + 1))


def _number_at_end(folded: str) -> Fused | None:
    amounts = find_amounts(folded[-LONGEST_TAIL:])
    last = amounts[-1] if amounts else None
    length = min(len(folded), LONGEST_TAIL)
    if last is not None and last.end == length and (last.start > 0 or length < len(folded)):
        if last.is_signed:
            return Fused.COMPARISON
        if _is_measured(last):
            return Fused.AMOUNT
    is_amount = _DATE_AT_END.search(folded) or _COUNT_AT_END.search(folded)
    return Fused.AMOUNT if is_amount else None


def _first_amount(folded: str) -> Amount | None:
    """The amount that a text begins with."""
    first = next(iter(find_amounts(folded)), None)
    return first if first is not None and first.start == 0 else None


def _is_whole(amount: Amount, folded: str) -> bool:
    """Whether an amount makes up a text; a noun that nobody knows may be another cell."""
    return amount.end == len(folded) and (amount.unit is None or amount.unit.is_known)


def _is_measured(amount: Amount) -> bool:
    """Whether an amount has a unit that is known to be one."""
    return amount.unit is not None and amount.unit.is_known and amount.unit.name is not None
