"""What a target is bound to: any project, a field of administration, or this project and place alone; by its words.

The rules are those of the labelling guide for performance targets (the swap test): a target that fits any project of any
department is boilerplate, one that fits others of its field is sector, one bound to its own object, place or quantity is
specific.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from nlp.datafiles import load_yaml
from nlp.quantity import Quantity
from nlp.text import fold

LEAST_PEOPLE = 10
CLASSES = ("placeholder", "boilerplate", "sector", "specific")


@dataclass(frozen=True, slots=True)
class Binding:
    """The judgement.

    Attributes:
        label: one of ``CLASSES``.
        evidence: code of the rule that decided.
        text: the words it rests on; '' where there are none.
    """

    label: str
    evidence: str
    text: str = ""


def read_binding(
    name: str, value: str | None, parsed: Quantity, description: str | None = None, field: str | None = None
) -> Binding:
    """Judge a target that is no placeholder, by its own words alone.

    Args:
        name: the indicator as printed.
        value: the value as printed.
        parsed: the value as read.
        description: the description as printed.
        field: of the department (nlp.fields); with one, only words of that field bind to it.
    """
    words, label, text = _words(), fold(name), fold(value or "")
    if parsed.kind == "list":
        return Binding("specific", "itemised", text)
    scope = words.scope.search(text)
    if scope is not None and parsed.kind in ("count", "text", "state"):
        return Binding("specific", "scope", scope.group(0))
    if _is_own_quantity(label, parsed):
        return Binding("specific", "own_quantity", text)
    if parsed.kind == "money" and words.own_money.search(label):
        return Binding("boilerplate", "own_money", label)
    bound = words.bound.get(field or "", words.any_bound).search(label + fold(description or "") + text)
    if bound is not None:
        return Binding("sector", "field_word", bound.group(0))
    return Binding("boilerplate", "no_binding")


def is_mandated(name: str) -> bool:
    """Whether a system imposes the indicator on every project."""
    return fold(name) in _words().mandated


def _is_own_quantity(label: str, parsed: Quantity) -> bool:
    """An absolute number of a population, or of things of its own; minima (≥1次) and passing crowds are none."""
    words = _words()
    if parsed.number is None or parsed.kind not in ("count", "range") or words.common.search(label):
        return False
    if parsed.unit == "人":
        return parsed.number >= LEAST_PEOPLE and words.passing.search(label) is None
    return parsed.unit in words.counted_things and parsed.comparator is None


@dataclass(frozen=True, slots=True)
class _Words:
    """``specificity.yml``, ready for use."""

    bound: dict[str, re.Pattern[str]]
    any_bound: re.Pattern[str]
    scope: re.Pattern[str]
    own_money: re.Pattern[str]
    passing: re.Pattern[str]
    common: re.Pattern[str]
    counted_things: frozenset[str]
    mandated: frozenset[str]


@cache
def _words() -> _Words:
    table: dict[str, Any] = load_yaml("specificity.yml")
    return _Words(
        bound={field: _any(words) for field, words in table["bound"].items()},
        any_bound=_any(word for words in table["bound"].values() for word in words),
        scope=re.compile(table["scope"]),
        own_money=re.compile(table["own_money"]),
        passing=re.compile(table["passing"]),
        common=re.compile(table["common"]),
        counted_things=frozenset(table["counted_things"]),
        mandated=frozenset(map(fold, table["mandated"])),
    )


def _any(words: Iterable[str]) -> re.Pattern[str]:
    return re.compile("|".join(sorted(map(re.escape, set(words)), key=lambda word: (-len(word), word))))
