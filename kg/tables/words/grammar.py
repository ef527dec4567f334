"""The words that headings are composed of, from columns.yml, as patterns."""

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Any

from nlp.datafiles import load_yaml
from nlp.patterns import any_of

_FILLERS = "及 和 与 或 / 、 , · - _ \\ | & +".split()
_YEARS = r"20\d\d年?[-~至到]20\d\d年?(?:度)?"
_YEAR = r"20\d\d年?度?"
_MONTHS = (
    r"(?:截至|截止)?\d{1,2}(?:[-~至到]\d{1,2})?月(?:份|底|末)?"
    r"|第?[一二三四1-4]季度|(?:截至|截止)(?:目前|填报日)?"
)
_ENDS_OF_LEVELS = "指标 目标 绩效 名称 内容 类别 分类 体系 级 层 类 项".split()
_END_OF_TIME = "年 度 月 底 末 份 期 半".split()
# A second thing that a heading may name: 指标值及单位.
SECOND = "单位 计量单位 度量单位 符号 说明 解释 描述 文字描述 文字说明 依据 公式".split()
_OF_VALUES = ("value", "result", "actual", "standard", "indicator")


class Time(StrEnum):
    """The time that a column speaks of."""

    YEAR = "year"
    PERIOD = "period"
    ANOTHER = "another"


@dataclass(frozen=True, slots=True)
class Noun:
    """A kind of noun.

    Attributes:
        kind: its key in columns.yml.
        forms: its words, which a text may end in.
        whole: matches a heading that consists of known words and ends in one of them.
    """

    kind: str
    forms: tuple[str, ...]
    whole: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Grammar:
    """The words of columns.yml as patterns.

    Attributes:
        times: each time with its words, the strongest first.
        planned, actual, done: what makes a value a target or a result.
        above: what makes a weight one of a level above the indicator.
        nouns: the kinds of nouns.
        indicators, goals: whole names of sets of them.
        ends: how any heading ends that is no time.
        end_of_time: how a time at the end ends.
    """

    times: tuple[tuple[Time, re.Pattern[str]], ...]
    planned: re.Pattern[str]
    actual: re.Pattern[str]
    done: re.Pattern[str]
    above: re.Pattern[str]
    nouns: tuple[Noun, ...]
    indicators: re.Pattern[str]
    goals: re.Pattern[str]
    ends: tuple[str, ...]
    end_of_time: tuple[str, ...]


@cache
def grammar() -> Grammar:
    """The words of headings, read once."""
    words: dict[str, Any] = load_yaml("columns.yml", "kg.tables.words")["composed"]
    numbers = {Time.YEAR: _YEAR, Time.PERIOD: _YEARS, Time.ANOTHER: _MONTHS}
    order = (Time.ANOTHER, Time.PERIOD, Time.YEAR)
    times = {time: f"{numbers[time]}|{any_of(words['times'][time])}" for time in order}
    any_time = "|".join(times.values())
    narrow = [*words["of"], *words["above"], *words["planned"], *_FILLERS]
    wide = [*narrow, *words["wider"], *words["actual"], *words["done"]]
    of_sets = any_of([*words["of"], *words["wider"], *_FILLERS])
    nouns = []
    for kind, forms in words["nouns"].items():
        before = any_of(wide if kind in _OF_VALUES else narrow)
        whole = rf"((?:{before}|{any_time})*)({any_of(forms)})((?:{any_time})*)"
        nouns.append(Noun(kind, tuple(forms), re.compile(whole)))
    sets = {
        kind: re.compile(rf"((?:{of_sets}|{any_time})+)(?:{any_of(forms)})")
        for kind, forms in words["sets"].items()
    }
    long_times = (word for time in order for word in words["times"][time] if len(word) > 1)
    return Grammar(
        times=tuple((time, re.compile(times[time])) for time in order),
        planned=re.compile(any_of(words["planned"])),
        actual=re.compile(any_of(words["actual"])),
        done=re.compile(any_of(words["done"])),
        above=re.compile(any_of(words["above"])),
        nouns=tuple(nouns),
        indicators=sets["indicators"],
        goals=sets["goals"],
        ends=(*_ENDS_OF_LEVELS, *SECOND, *(form for noun in nouns for form in noun.forms)),
        end_of_time=(*_END_OF_TIME, *long_times),
    )
