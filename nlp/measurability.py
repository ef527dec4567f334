"""Could a third party say at the year's end whether a target was met? quantified, qualitative or vague, with the reason.

The rules are those of the labelling guide for performance targets: a number, range, amount or date that can be checked
is quantified; a state that evidence settles yes or no is qualitative; everything else, a value that does not fit its
indicator among it, is vague.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from nlp.datafiles import load_yaml
from nlp.indicator_names import read_indicator_name
from nlp.quantity import Quantity
from nlp.text import fold
from nlp.units import unit_from_name

TEST_LENGTH = 8
_SERIAL = re.compile(r"^4[3-7]\d{3}$")
_LEADING_WORDS = re.compile(r"^([\u4e00-\u9fff]*)")
_NUMBERS = frozenset(("money", "count", "duration", "range"))


@dataclass(frozen=True, slots=True)
class Measurability:
    """The judgement.

    Attributes:
        label: ``quantified``, ``qualitative`` or ``vague``.
        evidence: code of the rule that decided.
        text: the words it rests on, as compared; '' where there are none.
    """

    label: str
    evidence: str
    text: str = ""


def measure(
    name: str, value: str | None, parsed: Quantity, description: str | None = None, level1: str | None = None
) -> Measurability:
    """Judge a target that is no placeholder.

    Args:
        name: the indicator as printed.
        value: the value as printed.
        parsed: the value as read.
        description: the description as printed.
        level1: the category that applies; what stands under satisfaction is a share of people.
    """
    text, label = fold(value or ""), read_indicator_name(name).name
    if not text or parsed.kind == "none":
        return Measurability("vague", "no_value")
    if parsed.kind == "percent":
        return _percent(label, text, is_share="满意度" in (level1 or ""))
    if _SERIAL.match(text):
        return Measurability("vague", "date_serial", text)
    if parsed.kind in ("date", "schedule"):
        return Measurability("quantified", parsed.kind, text)
    if parsed.kind == "list":
        return Measurability("quantified", "itemised", text)
    if parsed.kind in _NUMBERS:
        return _number(label, text, parsed, name)
    return _words_only(text, description)


def _percent(label: str, text: str, *, is_share: bool) -> Measurability:
    """A percentage fits a share: the indicator's own, or one that the value names (规定时限完成率≥95%)."""
    words = _words()
    if is_share or words.shares.search(_LEADING_WORDS.match(text).group(1)):  # type: ignore[union-attr]
        return Measurability("quantified", "share", text)
    if words.times.search(label):
        return Measurability("vague", "percent_of_time", label)
    if words.shares.search(label):
        return Measurability("quantified", "share", text)
    return Measurability("vague", "percent_of_no_share", label)


def _number(label: str, text: str, parsed: Quantity, name: str) -> Measurability:
    bare = parsed.unit is None and unit_from_name(fold(name)) is None
    if bare and _words().shares.search(label):
        # 0.95 and 1 stand for percentages; 90 can be nothing else than one.
        is_fraction = parsed.number is not None and 0 < parsed.number <= 1
        return Measurability("vague" if is_fraction else "quantified", "number_for_percent", text)
    if bare and parsed.number != 0:
        return Measurability("vague", "number_without_unit", text)
    if _words().money.search(label) and parsed.kind == "count" and parsed.unit is not None:
        return Measurability("vague", "count_of_money", text)
    return Measurability("quantified", "number", text)


def _words_only(text: str, description: str | None) -> Measurability:
    words = _words()
    if text in words.needs_test:
        tested = len(fold(description or "")) >= TEST_LENGTH
        return Measurability("qualitative" if tested else "vague", "state_with_test" if tested else "state_without_test", text)
    checked = words.checked.search(text)
    if checked is not None and not (words.vague.search(text) and not words.settled.search(text)):
        return Measurability("qualitative", "checkable_state", checked.group(0))
    vague = words.vague.search(text)
    return Measurability("vague", "vague_words" if vague else "nothing_to_check", vague.group(0) if vague else text)


@dataclass(frozen=True, slots=True)
class _Words:
    """``measurability.yml``, ready for use."""

    shares: re.Pattern[str]
    times: re.Pattern[str]
    money: re.Pattern[str]
    needs_test: frozenset[str]
    checked: re.Pattern[str]
    settled: re.Pattern[str]
    vague: re.Pattern[str]


@cache
def _words() -> _Words:
    table: dict[str, Any] = load_yaml("measurability.yml")
    return _Words(
        shares=re.compile(f"(?:{_any(table['shares'])})$"),
        times=re.compile(f"(?:{_any(table['times'])})$"),
        money=re.compile(f"(?:{_any(table['money'])})$"),
        needs_test=frozenset(table["needs_test"]),
        checked=re.compile(_any(table["checked"])),
        settled=re.compile("实时|按时结算|应保尽保|验收"),
        vague=re.compile(_any(table["vague"])),
    )


def _any(words: Iterable[str]) -> str:
    return "|".join(sorted(words, key=lambda word: (-len(word), word)))
