"""Words of rows that add up or grade what stands above them: 合计, 产出指标小计, 自评总得分.

These functions classify text. Cells are classified once, by ``kg.tables.cell``.
"""

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from kg.tables.words.vocabulary import level1_of, level2_of
from nlp.datafiles import load_yaml
from nlp.patterns import any_of
from nlp.text import fold

_BRACKET = re.compile(r"[(\[【][^()\[\]【】]*[)\]】]")
_NUMBERING = re.compile(r"^(?:[一二三四五六七八九十]+[、.]|\d{1,2}[、.])|[:：]$")


class Total(StrEnum):
    """What a word of a row says of those above it."""

    SUM = "sum"  # whatever stands beside it
    MARK = "mark"  # where it has no value of its own: 平均分 may name an indicator


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of labels.yml as patterns; the first group is what stands before."""

    sums: re.Pattern[str]
    marks: re.Pattern[str]
    before: re.Pattern[str]


@cache
def _words() -> _Words:
    table = load_yaml("labels.yml", "kg.tables.words")["totals"]
    behind = f"(?:{any_of(table['behind'])})?"
    return _Words(
        re.compile(f"(.*?)(?:{any_of(table['sums'])}){behind}"),
        re.compile(f"(.*?)(?:{any_of(table['marks'])})"),
        re.compile(f"(?:{any_of(table['before'])})*"),
    )


def total_of(text: str) -> Total | None:
    """Whether a text says that its row adds up or grades the rows above, None if not."""
    folded = _NUMBERING.sub("", _BRACKET.sub("", fold(text)))
    words = _words()
    for kind, pattern in ((Total.SUM, words.sums), (Total.MARK, words.marks)):
        match = pattern.fullmatch(folded)
        if match is not None and _may_stand_before(match[1]):
            return kind
    return None


def _may_stand_before(text: str) -> bool:
    is_label = level1_of(text) is not None or level2_of(text) is not None
    return is_label or _words().before.fullmatch(text) is not None
