"""The name an indicator goes by once what is not part of its name is taken off, and why.

``召开会议/培训场次数 (≥**场)`` and ``1.召开会议/培训场次数(≥**%)`` are one name with templates;
``DRG/DIP分组`` and ``DIP/DRG分组`` name one pair of systems. Only spellings are joined here, never
meanings: 参保率 and 参保人数 stay two.
"""

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from nlp.datafiles import load_yaml
from nlp.names.regions import find_region
from nlp.patterns import any_of, longest_first
from nlp.text import fold
from nlp.values.named import unit_from_name

_NUMBERING = re.compile(
    r"""
    ^ (?:指标\d{0,2}[:.、])? (?:指标)?                                  # 指标1:(1)
    (?:
        \(?\d{1,2}\)                                                  # (1), 1)
      | \d{1,2}[.、](?!\d)                                            # 1., but not 1.5
      | [一二三四五六七八九十]{1,3}、(?![一二三四五六七八九十])           # 一、, but not 一、二级
    )
    | ^ 指标\d{1,2}[:.、]?(?=[^\d])                                    # 指标1, 指标1:
    """,
    re.VERBOSE,
)
_TEMPLATE = re.compile(
    r"""
      \( [≥≤<>=*] [^()]* \)?\**$                   # (≥**场)
    | \( [^()\d*]{0,4} \*+ [^()]* \)?\**$          # (不少于**场)
    | [*_]+$
    """,
    re.VERBOSE,
)
_UNIT = re.compile(r"\(([^()]{1,10})\)?$")
_END = re.compile(r"[。;；,，、:：.]+$")
_ACRONYMS = re.compile(r"(?<![A-Za-z])[A-Za-z]{2,6}(?:[/、和][A-Za-z]{2,6})+(?![A-Za-z])")
_ALIKE = re.compile(r"([\u4e00-\u9fff])[\u4e00-\u9fff]{1,4}(?:、\1[\u4e00-\u9fff]{1,2}){1,}")
SHORTEST = 2  # characters of a name: one alone names nothing, so a tail before it stays
SHORTEST_REST = 4  # characters left when a leading or trailing word goes: 开展培训 stays whole
_PLACE_ENDS = "省市县区州盟旗"
_ROUNDS = 4  # one change may make room for another; names of the samples settle after three


@dataclass(frozen=True, slots=True)
class IndicatorName:
    """An indicator's name as printed and as compared.

    Attributes:
        label: the name without numbering and template tail, as people are shown it.
        name: the label without its unit.
        key: equal for names that are one name: ``name`` without marks, in one order.
        evidence: what was taken off or put in order, in order of doing.
    """

    label: str
    name: str
    key: str
    evidence: tuple[str, ...]


@lru_cache(maxsize=131072)
def read_indicator_name(printed: str) -> IndicatorName:
    """The name of an indicator without what is not part of it.

    Total: any text gives a name, and only an empty text an empty one.
    """
    text = fold(printed)
    evidence: list[str] = []
    for what, pattern in (
        ("numbering", _NUMBERING),
        ("template_tail", _TEMPLATE),
        ("punctuation", _END),
    ):
        text = _without(pattern, text, what, evidence)
    label = text
    text, unit = _split_unit(text)
    if unit is not None:
        evidence.append("unit")
    key = _key(text, evidence)
    measure = implied_measure(unit)
    if measure is not None and measure_of(key) is None:
        key = _key(f"{key}{measure}", evidence)
    return IndicatorName(label, text, key, tuple(dict.fromkeys(evidence)))


def _split_unit(text: str) -> tuple[str, str | None]:
    """A name without the unit at its end, and the unit: 运行成本(万元) -> 运行成本, 万元."""
    bracket = _UNIT.search(text)
    if bracket is None or bracket.start() < SHORTEST:
        return text, None
    known = unit_from_name(f"名({bracket.group(1)})")
    return (text, None) if known is None else (text[: bracket.start()], known.name)


def measure_of(key: str) -> str | None:
    """What the name of a key measures (率, 人数, 时间 …), None where it does not say."""
    return next((word for word in _words().measures if key.endswith(word)), None)


def implied_measure(unit: str | None) -> str | None:
    """The measure that values in a unit give a name without one: 人 -> 人数."""
    return _words().implied.get(unit or "")


def is_stock(key: str) -> bool:
    """Whether departments of every field use the name of this key."""
    return key in _words().stock


def contrasts(text: str) -> frozenset[str]:
    """The words of a name or part of it that tell its population, object or grade."""
    return frozenset(_words().contrasts.findall(text))


@dataclass(frozen=True, slots=True)
class _Words:
    """``synonyms.yml``, ready for use."""

    equal: re.Pattern[str]
    standing_for: dict[str, str]
    misprints: re.Pattern[str]
    meant: dict[str, str]
    rewrites: tuple[tuple[re.Pattern[str], str], ...]
    leading: tuple[str, ...]
    not_leading: tuple[str, ...]
    trailing: tuple[str, ...]
    quotes: dict[int, None]
    ignored: dict[int, None]
    stock: frozenset[str]
    measures: tuple[str, ...]
    implied: dict[str, str]
    contrasts: re.Pattern[str]


@cache
def _words() -> _Words:
    table: dict[str, Any] = load_yaml("synonyms.yml", "nlp.names")
    standing_for = {other: word for word, others in table["equal"].items() for other in others}
    return _Words(
        equal=re.compile(any_of(standing_for)),
        standing_for=standing_for,
        misprints=re.compile(any_of(table["misprints"])),
        meant=table["misprints"],
        rewrites=tuple((re.compile(rule["match"]), rule["to"]) for rule in table["rewrites"]),
        leading=longest_first(table["leading"]),
        not_leading=tuple(table["not_leading"]),
        trailing=longest_first(table["trailing"]),
        quotes=str.maketrans(dict.fromkeys("\"'“”‘’《》")),
        ignored=str.maketrans(dict.fromkeys(table["ignored"])),
        stock=frozenset(table["stock"]),
        measures=longest_first(table["measures"]),
        implied=table["implied"],
        contrasts=re.compile(any_of(table["contrasts"])),
    )


def _key(name: str, evidence: list[str]) -> str:
    """The key of a name: changed again and again until nothing changes."""
    key = name.translate(_words().quotes)
    for _ in range(_ROUNDS):
        before = key
        for what, change in (
            ("misprint", _corrected),
            ("order", _ordered),
            ("leading", _unled),
            ("synonym", _evened),
            ("phrase", _rewritten),
            ("trailing", _untrailed),
        ):
            changed = change(key)
            if changed != key and len(changed) >= SHORTEST:
                key = changed
                evidence.append(what)
        if key == before:
            break
    return key.translate(_words().ignored) or name


def _corrected(text: str) -> str:
    words = _words()
    return words.misprints.sub(lambda found: words.meant[found.group(0)], text)


def _evened(text: str) -> str:
    words = _words()
    return words.equal.sub(lambda found: words.standing_for[found.group(0)], text)


def _rewritten(text: str) -> str:
    for pattern, to in _words().rewrites:
        text = pattern.sub(to, text)
    return text


def _ordered(text: str) -> str:
    """Systems side by side (DRG/DIP) and parts that begin alike (跨行业、跨部门), in one order."""
    return _ALIKE.sub(_sorted_parts, _ACRONYMS.sub(_sorted_acronyms, text))


def _sorted_parts(match: re.Match[str]) -> str:
    return "、".join(sorted(match.group(0).split("、")))


def _sorted_acronyms(match: re.Match[str]) -> str:
    return "/".join(sorted(part.upper() for part in re.split(r"[/、和]", match.group(0))))


def _unled(text: str) -> str:
    """A name without its place and leading words that say nothing about what is measured."""
    while (lead := _lead(text)) and len(text) - lead >= SHORTEST_REST:
        text = text[lead:]
    return text


def _lead(text: str) -> int:
    """How many characters at the beginning name the place, or are a word that says nothing."""
    if text.startswith(_words().not_leading):
        return 0
    place = find_region(text)[1]
    if place and text[place - 1] in _PLACE_ENDS:
        return place  # not 北京路, 日照时间: a short name may be part of a word
    return next((len(word) for word in _words().leading if text.startswith(word)), 0)


def _untrailed(text: str) -> str:
    tail = next((len(word) for word in _words().trailing if text.endswith(word)), 0)
    return text[: len(text) - tail] if tail and len(text) - tail >= SHORTEST_REST else text


def _without(pattern: re.Pattern[str], text: str, what: str, evidence: list[str]) -> str:
    shorter = pattern.sub("", text, count=1)
    if shorter == text or len(shorter) < SHORTEST:
        return text
    evidence.append(what)
    return shorter
