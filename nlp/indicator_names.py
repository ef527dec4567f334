"""The name an indicator goes by once what is not part of its name is taken off, and why.

``召开会议/培训场次数 (≥**场)`` and ``1.召开会议/培训场次数(≥**%)`` are one name with template tails; ``DRG/DIP分组`` and
``DIP/DRG分组`` one pair of systems. Only spellings are joined here, never meanings: 参保率 and 参保人数 stay two.
"""

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from nlp.datafiles import load_yaml
from nlp.regions import find_region
from nlp.text import fold
from nlp.units import unit_from_name

_NUMBERING = re.compile(r"^(?:指标)?(?:\(?\d{1,2}\)|\d{1,2}[.、](?!\d)|[一二三四五六七八九十]{1,3}、|[①-⑳])")
_TEMPLATE = re.compile(r"\((?:[≥≤<>=]|\*)[^()]*\)?\**$|\(\**[^()\d]{0,4}\*+[^()]*\)?\**$|[*_]+$")
_UNIT = re.compile(r"\(([^()]{1,10})\)?$")
_END = re.compile(r"[。;；,，、:：.]+$")
_ACRONYMS = re.compile(r"(?<![A-Za-z])[A-Za-z]{2,6}(?:[/、和][A-Za-z]{2,6})+(?![A-Za-z])")
_ALIKE = re.compile(r"([\u4e00-\u9fff])[\u4e00-\u9fff]{1,4}(?:、\1[\u4e00-\u9fff]{1,2}){1,}")
SHORTEST, SHORTEST_REST = 2, 4


@dataclass(frozen=True, slots=True)
class IndicatorName:
    """An indicator's name as printed and as compared.

    Attributes:
        name: the name without numbering, template tail and unit.
        key: equal for names that are one name: ``name`` without marks, systems named side by side in one order.
        evidence: what was taken off or put in order, in order of doing.
    """

    name: str
    key: str
    evidence: tuple[str, ...]


@lru_cache(maxsize=131072)
def read_indicator_name(printed: str) -> IndicatorName:
    """The name of an indicator without what is not part of it. Total: any text gives a name, never an empty one."""
    text = fold(printed)
    evidence: list[str] = []
    for what, pattern in (("numbering", _NUMBERING), ("template_tail", _TEMPLATE), ("punctuation", _END)):
        text = _without(pattern, text, what, evidence)
    unit = _UNIT.search(text)
    if unit is not None and unit.start() >= SHORTEST and unit_from_name(f"名({unit.group(1)})") is not None:
        text = text[: unit.start()]
        evidence.append("unit")
    return IndicatorName(text, _key(text, evidence), tuple(evidence))


def _key(name: str, evidence: list[str]) -> str:
    key = name
    for what, change in (
        ("order", _ordered),
        ("leading", _unled),
        ("synonym", lambda text: _equal()[0].sub(lambda found: _equal()[1][found.group(0)], text)),
    ):
        changed = change(key)
        if changed != key and len(changed) >= SHORTEST:
            key = changed
            evidence.append(what)
    for mark in _words()["ignored"]:
        key = key.replace(mark, "")
    return key or name


@cache
def _words() -> dict[str, Any]:
    words = load_yaml("synonyms.yml")
    words["leading"] = sorted(words["leading"], key=lambda word: (-len(word), word))
    return words


@cache
def _equal() -> tuple[re.Pattern[str], dict[str, str]]:
    """A pattern of all words that another stands for, and that other."""
    table = {other: word for word, others in _words()["equal"].items() for other in others}
    return re.compile("|".join(re.escape(word) for word in sorted(table, key=lambda word: (-len(word), word)))), table


def _ordered(text: str) -> str:
    """Systems named side by side (DRG/DIP), and parts of a list that begin alike (跨行业、跨部门), in one order."""
    return _ALIKE.sub(lambda found: "、".join(sorted(found.group(0).split("、"))), _ACRONYMS.sub(_in_order, text))


def _unled(text: str) -> str:
    """A name without its place and without leading words that say nothing about what is measured."""
    while True:
        place = find_region(text)[1]
        lead = place or next((len(word) for word in _words()["leading"] if text.startswith(word)), 0)
        if not lead or len(text) - lead < SHORTEST_REST:
            return text
        text = text[lead:]


def _without(pattern: re.Pattern[str], text: str, what: str, evidence: list[str]) -> str:
    shorter = pattern.sub("", text, count=1)
    if shorter == text or len(shorter) < SHORTEST:
        return text
    evidence.append(what)
    return shorter


def _in_order(match: re.Match[str]) -> str:
    return "/".join(sorted(part.upper() for part in re.split(r"[/、和]", match.group(0))))
