"""What the words of a target bind it to: nothing, a field of administration, or its own project.

The rules are those of the labelling guide for performance targets (the swap test): a target that
fits any project of any department is boilerplate, one that fits others of its field is sector, one
bound to its own object, place or quantity is specific.
"""

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from nlp.datafiles import load_yaml
from nlp.judgements.judgement import Judgement
from nlp.patterns import any_of
from nlp.text import fold
from nlp.values.quantity import Quantity

LEAST_PEOPLE = 10  # a population; fewer are the office's own staff
CLASSES = ("placeholder", "boilerplate", "sector", "specific")


def read_binding(
    name: str,
    value: str | None,
    parsed: Quantity,
    description: str | None = None,
    field: str | None = None,
) -> Judgement:
    """Judge a target that is no placeholder, by its own words alone: one of ``CLASSES``.

    Args:
        name: the indicator as printed.
        value: the value as printed.
        parsed: the value as read.
        description: the description as printed.
        field: of the department (nlp.names.fields); with one, only words of that field bind to it.
    """
    words, label, text = _words(), fold(name), fold(value or "")
    if parsed.kind == "list":
        return Judgement("specific", "itemised", text)
    scope = words.scope.search(text)
    if scope is not None and parsed.kind in ("count", "text", "state"):
        return Judgement("specific", "scope", scope.group(0))
    if _is_own_quantity(label, parsed):
        return Judgement("specific", "own_quantity", text)
    if parsed.kind == "money" and words.own_money.search(label):
        return Judgement("boilerplate", "own_money", label)
    bound = words.bound.get(field or "", words.any_bound).search(
        label + fold(description or "") + text
    )
    if bound is not None:
        return Judgement("sector", "field_word", bound.group(0))
    return Judgement("boilerplate", "no_binding")


def is_mandated(name: str) -> bool:
    """Whether a system imposes the indicator on every project."""
    return fold(name) in _words().mandated


def _is_own_quantity(label: str, parsed: Quantity) -> bool:
    """Whether a value is the number of a population, or of things that the project owns.

    Minima (≥1次) and people who pass through a training are none.
    """
    words = _words()
    if parsed.number is None or parsed.kind not in ("count", "range") or not parsed.is_total:
        return False
    if words.common.search(label) is not None:
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
    table: dict[str, Any] = load_yaml("specificity.yml", "nlp.judgements")
    return _Words(
        bound={field: re.compile(any_of(words)) for field, words in table["bound"].items()},
        any_bound=re.compile(any_of({word for words in table["bound"].values() for word in words})),
        scope=re.compile(table["scope"]),
        own_money=re.compile(table["own_money"]),
        passing=re.compile(table["passing"]),
        common=re.compile(table["common"]),
        counted_things=frozenset(table["counted_things"]),
        mandated=frozenset(map(fold, table["mandated"])),
    )
