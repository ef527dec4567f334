"""What kind of text a cell holds, judged without its column: label, value, sentence, policy number, unit, text."""

import re
from functools import lru_cache

from kg.tables.words.vocabulary import is_strong_label, level1_of, level2_of, vocabulary
from nlp.names.policies import find_mentions
from nlp.text import fold
from nlp.values.numbers import SIGNS
from nlp.values.quantities import read_value
from nlp.values.states import is_placeholder, is_state
from nlp.values.units import units

_SIGNS = frozenset(["定性", "定量", *SIGNS])
_SENTENCE_MARKS = re.compile(r"[。;；=×]|\d+\.[^\d]")
_TEMPLATE = re.compile(
    r"^(?:指标|目标)(?:\d+|[一二三四五六七八九十]+)[:：]?[.…·]*$|^[≥≤<>=]*[*Xx×_]{2,}[%％]?$|^[.…·。]{2,}$"
)
_NUMBER = re.compile(r"^[\d,]+(?:\.\d+)?$")
_STATE_VALUE = 6
_NUMBERING = re.compile(
    r"^(?:\d{1,2}[.、)](?!\d)|[(]\d{1,2}[)]|[①-⑳])"
)  # of an indicator in its list, folded
# Names of indicators end so; such a short text is no state, though it may hold a word of state (合规性, 宣传能力).
_NAME_END = re.compile(
    r"(?:率|数|量|度|性|占比|时间|时长|时限|人次|场次|能力|情况|水平|金额|成本|比例|程度|费用|经费|面积|标准|机制|制度)$"
)

# A folded cell's shape is one of these words.
EMPTY, LABEL1, LABEL2, LABEL12, WEAK, SIDE = "empty", "label1", "label2", "label12", "weak", "side"
VALUE, NUMBER, STATE, SENTENCE, BASIS, SIGN, UNIT, TEMPLATE, NONE, TEXT = (
    "value", "number", "state", "sentence", "basis", "sign", "unit", "template", "none", "text",
)  # fmt: skip


@lru_cache(maxsize=65536)
def shape_of(text: str) -> str:
    """The shape of a cell, one of the constants of this module."""
    folded = fold(text)
    if not folded:
        return EMPTY
    label = _label_shape(text, folded)
    if label is not None:
        return label
    if _TEMPLATE.match(folded):
        return TEMPLATE
    if is_placeholder(folded):
        return NONE
    if folded in _SIGNS:
        return SIGN
    if _NUMBER.match(folded):
        return NUMBER
    if folded in units():
        return UNIT
    numbering = _NUMBERING.match(folded)
    return (
        _text_shape(folded[numbering.end() :], folded[numbering.end() :])
        if numbering
        else _text_shape(text, folded)
    )


def _label_shape(text: str, folded: str) -> str | None:
    if folded in vocabulary().side_headings:
        return SIDE
    if len(folded) > 16:
        return None
    first, second = level1_of(text) is not None, level2_of(text) is not None
    if not first and not second:
        return None
    if not is_strong_label(text):
        return WEAK
    return LABEL12 if first and second else LABEL1 if first else LABEL2


def _text_shape(text: str, folded: str) -> str:
    if len(folded) <= 24:
        mentions = find_mentions(text)
        if mentions and mentions[0].start <= 1:
            return BASIS
        quantity = read_value(text)
        is_schedule = quantity.kind == "schedule" and not _NAME_END.search(
            folded
        )  # 每月发放时间 is a name
        if is_schedule or (
            quantity.kind not in ("state", "text", "list", "none") and _mostly_number(folded)
        ):
            return VALUE
        if len(folded) <= _STATE_VALUE and is_state(folded) and not _NAME_END.search(folded):
            return STATE
    return SENTENCE if len(folded) > 20 and _SENTENCE_MARKS.search(folded) else TEXT


_VALUE_START = re.compile(
    r"^(?:[≥≤<>=\d]|不低于|不少于|不超过|不晚于|不高于|大于|小于|至少|约|[一二三四五六七八九十]+[次个人])"
)


def _mostly_number(folded: str) -> bool:
    """A value starts with its sign or number; a name that merely holds one (2023年医保经费) does not."""
    if _VALUE_START.match(folded) is None or len(folded) > 14:
        return False
    return folded[0] in "≥≤<>=" or _NAME_END.search(folded) is None
