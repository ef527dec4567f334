"""Names of public organisations: found in text, and brought to one form.

In a document of 榆林市, 市医保局 is 榆林市医疗保障局.
"""

import re
from collections import Counter
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache, lru_cache
from typing import Any

from nlp.datafiles import load_yaml
from nlp.names.fields import find_field
from nlp.names.regions import find_region
from nlp.patterns import any_of, longest_first
from nlp.text import fold

LONGEST = 26  # characters between the region of a name and its ending
# Shorter names are too much alike: 市教育局 and 市体育局 share three of four characters.
SHORTEST_CLIPPED = SHORTEST_MISSPELT = 6
# A misspelling leaves out three characters at most and keeps their order in the main. With more,
# 榆林市医疗保障局 becomes a misspelling of its own 榆林市医疗保障基金安全防控中心.
MOST_CHARACTERS, LEAST_RATIO = 3, 0.7
_LEVELS = "省市县区州盟旗"
_PARTICLES = "由向经将为受在请报和与及对从按给是"
_BEFORE = re.compile(rf"(?:^|[^\u4e00-\u9fff]|[{_PARTICLES}])$")


@dataclass(frozen=True, slots=True)
class OrganisationMention:
    """An organisation named in a text.

    Attributes:
        start, end: place in the text.
        name: as printed.
    """

    start: int
    end: int
    name: str


def find_organisations(text: str) -> list[OrganisationMention]:
    """Organisations named with a region (榆林市医疗保障局) or its level (市医疗保障局)."""
    if _words().ending.search(text) is None:
        return []
    found: list[OrganisationMention] = []
    position = 0
    while position < len(text):
        lead = _lead(text, position)
        match = _words().name.match(text, position + lead) if lead else None
        if match is None:
            position += 1
            continue
        found.append(OrganisationMention(position, match.end(), text[position : match.end()]))
        position = match.end()
    return found


def _lead(text: str, position: int) -> int:
    """How many characters at a position name the region that a name begins with; 0 for none."""
    if not "\u4e00" <= text[position] <= "\u9fff":
        return 0
    region = find_region(text[position : position + LONGEST])[1]
    if region:
        return region
    return 1 if text[position] in _LEVELS and _BEFORE.search(text[:position][-1:]) else 0


def find_own_organisations(text: str, place: str) -> list[OrganisationMention]:
    """Organisations of one place, also where it is misspelt (三峡市 for 三门峡市) or left out.

    Args:
        text: in comparison form.
        place: its name in full.
    """
    pattern = _own_pattern(place)
    return [
        OrganisationMention(found.start(), found.end(), found.group(0))
        for found in pattern.finditer(text)
    ]


@lru_cache(maxsize=256)
def _own_pattern(place: str) -> re.Pattern[str]:
    first, last = re.escape(place[0]), re.escape(place[-1])
    inside = rf"{first}[\u4e00-\u9fff]{{0,{len(place) - 1}}}?{last}"
    left_out = rf"(?:(?<![\u4e00-\u9fff])|(?<=[{_PARTICLES}])){last}"
    return re.compile(f"(?:{re.escape(place)}|{inside}|{left_out})(?:{_words().name.pattern})")


def place_of(name: str) -> str:
    """The region an organisation's name begins with, as printed; '' for none."""
    length = find_region(name)[1]
    if length:
        return name[:length]
    match = re.match(rf"[\u4e00-\u9fff]{{2,8}}?[{_LEVELS}]", name)
    return match.group(0) if match else ""


@lru_cache(maxsize=8192)
def full_name(name: str, place: str) -> str:
    """One form of a name: its place in full, short forms in full, the own level called 本级.

    Args:
        name: as printed.
        place: of the department whose document it stands in; '' when unknown.
    """
    text = fold(name)
    for ending in _words().own_level:
        if text.endswith(ending) and _words().whole.search(text[: -len(ending)]):
            return f"{full_name(text[: -len(ending)], place)}{_words().level}"
    region, length = find_region(text)
    if region is not None and region.city and text.startswith(region.province):
        text = text[len(region.province) :]  # 河北省邢台市… goes by 邢台市…
    elif place and text[:1] == place[-1] and not length:
        text = f"{place}{text[1:]}"
    for form, full in _words().short.items():
        if text.endswith(form) and not text.endswith(full):
            return f"{text[: -len(form)]}{full}"
    return text


def is_clipped(name: str, whole: str) -> bool:
    """Whether a name is the beginning of another, cut off by the edge of its cell."""
    return (
        SHORTEST_CLIPPED <= len(name) < len(whole)
        and whole.startswith(name)
        and not _words().whole.search(name)
    )


def is_misspelt(name: str, right: str) -> bool:
    """Whether a name is likely a misspelling of another: few characters left out, or some moved.

    Characters put in or exchanged make other organisations (财政局, 民政局) as often as errors;
    those that number or place one (第一, 东) always do. A name that departments bear (图书馆) is
    right in itself.
    """
    if name == right or min(len(name), len(right)) < SHORTEST_MISSPELT or name[-1] != right[-1]:
        return False
    if name[len(place_of(name)) :] in _words().real:
        return False
    added, missing = Counter(name) - Counter(right), Counter(right) - Counter(name)
    if added or missing.total() > MOST_CHARACTERS or set(missing) & set(_words().ordinals):
        return False
    return SequenceMatcher(None, name, right, autojunk=False).ratio() >= LEAST_RATIO


def is_exchanged(name: str, right: str) -> bool:
    """Whether one character of a name is exchanged: 水力局 for 水利局.

    Not where that names a field (水务局, 财政局). Only for places where the other name is expected.
    """
    if len(name) != len(right) or len(right) < SHORTEST_MISSPELT or name[-1] != right[-1]:
        return False
    pairs = enumerate(zip(name, right, strict=True))
    places = [place for place, (one, other) in pairs if one != other]
    return len(places) == 1 and find_field(name[max(places[0] - 1, 0) : places[0] + 2]) is None


@dataclass(frozen=True, slots=True)
class _Words:
    """``organisations.yml``, ready for use."""

    ending: re.Pattern[str]
    whole: re.Pattern[str]
    name: re.Pattern[str]
    short: dict[str, str]
    own_level: tuple[str, ...]
    level: str
    ordinals: str
    real: frozenset[str]


@cache
def _words() -> _Words:
    table: dict[str, Any] = load_yaml("organisations.yml", "nlp.names")
    endings = any_of(table["endings"])
    levels = longest_first(table["own_level"])
    own = "|".join(
        re.escape(level).replace(r"\(", "[(（]").replace(r"\)", "[)）]") for level in levels
    )
    body = rf"[\u4e00-\u9fff·]{{1,{LONGEST}}}?(?:{endings})(?!公室)(?:{own})?"
    return _Words(
        ending=re.compile(endings),
        whole=re.compile(f"(?:{endings})$"),
        name=re.compile(body),
        short={form: table["short"][form] for form in longest_first(table["short"])},
        own_level=levels,
        level=table["own_level"][0],
        ordinals=str(table["ordinals"]),
        real=frozenset(table["real"]),
    )
