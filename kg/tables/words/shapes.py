"""What kind of text a cell holds, judged without its column.

This classifies text. Cells are classified once, by ``kg.tables.cell``.
"""

import re
from enum import StrEnum

from kg.tables.words.vocabulary import (
    is_side_heading,
    is_strong_label,
    level1_of,
    level2_of,
)
from nlp.names.policies import find_mentions
from nlp.text import fold
from nlp.values.composed import read_unit
from nlp.values.quantities import read_value
from nlp.values.signs import sign_of
from nlp.values.states import is_placeholder, is_state

_NATURES = frozenset(("定性", "定量"))
_SENTENCE_MARKS = re.compile(r"[。;；=×]|\d+\.[^\d]")
_TEMPLATE = re.compile(
    r"""
    ^(?:指标|目标)(?:\d+|[一二三四五六七八九十]+)[:：]?[.…·/\\-]*$  # 指标1：…, 指标1：/
    | ^[(]?\d{1,2}[.、)]+[.…·/\\-]*$                            # 1., (1), 2.……
    | ^[≥≤<>=]*[*Xx×_]{2,}[%％]?$                               # ≥XX%
    | ^[.…·。]{2,}$                                             # ……
    """,
    re.X,
)
_CIRCLED = re.compile(r"^\s*[①-⑳][.…·\s]*$")  # folded it is a number
_NUMBER = re.compile(r"^[\d,]+(?:\.\d+)?$")
# Of an indicator in its list: 1. (2) ③, folded.
_NUMBERING = re.compile(r"^(?:\d{1,2}[.、)](?!\d)|[(]\d{1,2}[)]|[①-⑳])")
# Names of indicators end so. Such a short text is no state, though it may hold a word of state
# (合规性, 宣传能力).
NAME_END = re.compile(
    r"""
    (?: 率 | 数 | 量 | 度 | 性 | 占比 | 比例 | 时间 | 时长 | 时限 | 人次 | 场次 | 能力 | 情况 | 水平
      | 程度 | 金额 | 成本 | 费用 | 经费 | 面积 | 标准 | 机制 | 制度 )$
    """,
    re.X,
)
_VALUE_START = re.compile(
    r"""
    ^(?: [≥≤<>=\d]
       | 不低于 | 不少于 | 不超过 | 不晚于 | 不高于 | 大于 | 小于 | 至少 | 约
       | [一二三四五六七八九十]+[次个人] )
    """,
    re.X,
)
_WORDS = ("state", "text", "list", "none")  # kinds of values without a number
# Lengths in folded characters, tuned on the samples and the layouts of tests/fixtures.
_LONGEST_LABEL = 16  # 社会公众或服务对象满意度指标 has 14
_LONGEST_SHORT_TEXT = 24  # longer texts are no value, state or number of a policy document
_LONGEST_VALUE = 14
_STATE_VALUE = 6
_SHORTEST_SENTENCE = 20


class Shape(StrEnum):
    """What kind of text a cell holds."""

    EMPTY = "empty"
    LABEL1 = "label1"
    LABEL2 = "label2"
    LABEL12 = "label12"  # a label of either level: 成本指标
    WEAK = "weak"  # a label or the indicator itself: 社会效益
    SIDE = "side"  # a heading down the side of a table: 绩效指标
    VALUE = "value"
    NUMBER = "number"
    STATE = "state"
    SENTENCE = "sentence"
    BASIS = "basis"  # begins with the number of a policy document
    SIGN = "sign"
    UNIT = "unit"
    TEMPLATE = "template"  # a form's own words that nobody replaced: 指标1：
    NONE = "none"  # says that there is nothing: 无, /
    TEXT = "text"


LABELS = frozenset((Shape.LABEL1, Shape.LABEL2, Shape.LABEL12))


def shape_of(text: str) -> Shape:
    """The shape of a cell's text."""
    folded = fold(text)
    if not folded:
        return Shape.EMPTY
    label = _label_shape(text, folded)
    if label is not None:
        return label
    if _TEMPLATE.match(folded) or _CIRCLED.match(text):
        return Shape.TEMPLATE
    if is_placeholder(folded):
        return Shape.NONE
    if folded in _NATURES or sign_of(folded) is not None:
        return Shape.SIGN
    if _NUMBER.match(folded):
        return Shape.NUMBER
    if read_unit(folded) is not None:
        return Shape.UNIT
    numbering = _NUMBERING.match(folded)
    if numbering is None:
        return _text_shape(text, folded)
    rest = folded[numbering.end() :]
    return _text_shape(rest, rest)


def ends_as_name(text: str) -> bool:
    """Whether a text ends as names of indicators do: 率, 数, 度."""
    return NAME_END.search(fold(text)) is not None


def _label_shape(text: str, folded: str) -> Shape | None:
    if is_side_heading(text):
        return Shape.SIDE
    if len(folded) > _LONGEST_LABEL:
        return None
    first, second = level1_of(text) is not None, level2_of(text) is not None
    if not first and not second:
        return None
    if not is_strong_label(text):
        return Shape.WEAK
    if first and second:
        return Shape.LABEL12
    return Shape.LABEL1 if first else Shape.LABEL2


def _text_shape(text: str, folded: str) -> Shape:
    if len(folded) <= _LONGEST_SHORT_TEXT:
        mentions = find_mentions(text)
        if mentions and mentions[0].start <= 1:
            return Shape.BASIS
        if _is_value(read_value(text).kind, folded):
            return Shape.VALUE
        if len(folded) <= _STATE_VALUE and is_state(folded) and not NAME_END.search(folded):
            return Shape.STATE
    is_sentence = len(folded) > _SHORTEST_SENTENCE and _SENTENCE_MARKS.search(folded)
    return Shape.SENTENCE if is_sentence else Shape.TEXT


def _is_value(kind: str, folded: str) -> bool:
    # 每月发放 is a value, 每月发放时间 the name of an indicator.
    if kind == "schedule" and not NAME_END.search(folded):
        return True
    return kind not in _WORDS and _starts_as_value(folded)


def _starts_as_value(folded: str) -> bool:
    """A value starts with its sign or number; a name may hold one (2023年医保经费)."""
    if _VALUE_START.match(folded) is None or len(folded) > _LONGEST_VALUE:
        return False
    return folded[0] in "≥≤<>=" or NAME_END.search(folded) is None
