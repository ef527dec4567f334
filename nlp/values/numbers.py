"""Numbers in text: the comparison before or behind, the number, its magnitude and its unit."""

import re
from functools import cache

from nlp.patterns import any_of
from nlp.values.numerals import MAGNITUDES, NUMERAL_CHARS
from nlp.values.units import counted_pattern, unit_pattern

# Words before or after a number that state a comparison.
_BEFORE = {
    "≥": "大于等于 大于或等于 不低于 不少于 不小于 不得低于 不得少于 至少 最少 >= => ≥".split(),
    "≤": (
        "小于等于 小于或等于 不超过 不高于 不大于 不多于 不得超过 不得高于 控制在 至多 最多 <= =< ≤"
    ).split(),
    ">": "大于 超过 高于 多于 >".split(),
    "<": "小于 低于 少于 <".split(),
    "=": "等于 =".split(),
}
_AFTER = {"≥": ("及以上", "以上"), "≤": ("及以内", "以内", "之内", "及以下", "以下", "内")}
SIGN_OF = {word: sign for sign, words in _BEFORE.items() for word in words}
SIGNS = frozenset(SIGN_OF)  # as glyphs and in words, folded
TAIL_SIGN_OF = {word: sign for sign, words in _AFTER.items() for word in words}
TAIL_SIGN = re.compile(rf"({any_of(TAIL_SIGN_OF)})$")
MAGNITUDE = {**MAGNITUDES, "百万": 1_000_000, "千万": 10_000_000, "千": 1000, "百": 100}


@cache
def number_pattern() -> re.Pattern[str]:
    """A number with the sign before it and the unit behind it, in folded text."""
    arabic = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
    unit, tail = unit_pattern(), any_of(TAIL_SIGN_OF)
    return re.compile(
        rf"""
        (?P<sign>{any_of(SIGN_OF)})?  (?:约|近|大约)?                # 不低于约
        (?:
          (?P<low>(?:(?<![\w%])-)?(?:{arabic}))                      # -5, but not 80%-90%
          (?P<lowunit>{unit})?                                       # 80%-90%, 8个街道
          (?:[-~至到](?P<high>{arabic}))?
        |
          (?P<han>[{NUMERAL_CHARS}]+)                                # 十二, before a unit only
          (?=个?(?:{counted_pattern()})|个$)  个?
        )
        (?P<mag>百万|千万|[万亿千百](?!分))?                          # 836万人, not the 百 of 百分
        (?P<unit>{unit})?  (?:/(?P<per>年|月|次|人|天|场|件))?        # 元/人
        (?:\([^()]*\))?  (?:{tail})?                                 # 95%以上
        """,
        re.VERBOSE,
    )
