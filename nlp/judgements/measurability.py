"""Could a third party say at the year's end whether a target was met? A judgement with its reason.

The rules are those of the labelling guide for performance targets: a number, range, amount or date
that can be checked is quantified; a state that evidence settles yes or no is qualitative;
everything else is vague, a value that does not fit its indicator included.
"""

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from nlp.datafiles import load_yaml
from nlp.judgements.judgement import Judgement
from nlp.names.indicators import read_indicator_name
from nlp.patterns import longest_first
from nlp.text import fold
from nlp.values.named import unit_from_name
from nlp.values.quantity import Quantity

TEST_LENGTH = 8  # characters: a shorter description names the state and no test of it
_SERIAL = re.compile(r"^4[3-7]\d{3}$")
_FROM_NUMBER = re.compile(r"[^\u4e00-\u9fff].*$", re.DOTALL)
_NUMBERS = frozenset(("money", "count", "duration", "range"))


def measure(
    name: str,
    value: str | None,
    parsed: Quantity,
    description: str | None = None,
    level1: str | None = None,
) -> Judgement:
    """Judge a target that is no placeholder: ``quantified``, ``qualitative`` or ``vague``.

    Args:
        name: the indicator as printed.
        value: the value as printed.
        parsed: the value as read.
        description: the description as printed.
        level1: the category that applies; values under satisfaction are shares of people.
    """
    text, label = fold(value or ""), read_indicator_name(name).name
    if not text or parsed.kind == "none":
        return Judgement("vague", "no_value")
    if parsed.change is not None:
        return Judgement("quantified", "change", text)
    if parsed.kind == "percent":
        return _percent(label, text, is_share="满意度" in (level1 or ""))
    if parsed.kind == "date" and _SERIAL.match(text):
        return Judgement("vague", "date_serial", text)
    if parsed.kind in ("date", "schedule"):
        return Judgement("quantified", parsed.kind, text)
    if parsed.kind == "list":
        return Judgement("quantified", "itemised", text)
    if parsed.kind in _NUMBERS:
        return _number(label, text, parsed, name)
    return _words_only(text, description)


def _percent(label: str, text: str, *, is_share: bool) -> Judgement:
    """A percentage fits a share: the indicator's, or one that the value names (完成率≥95%)."""
    words = _words()
    if is_share or words.shares.search(_FROM_NUMBER.sub("", text)):
        return Judgement("quantified", "share", text)
    if words.times.search(label):
        return Judgement("vague", "percent_of_time", label)
    if words.shares.search(label):
        return Judgement("quantified", "share", text)
    return Judgement("vague", "percent_of_no_share", label)


def _number(label: str, text: str, parsed: Quantity, name: str) -> Judgement:
    bare = parsed.unit is None and unit_from_name(fold(name)) is None
    if bare and _words().shares.search(label):
        # 0.95 and 1 stand for percentages; 90 can be nothing else than one.
        is_fraction = parsed.number is not None and 0 < parsed.number <= 1
        label = "vague" if is_fraction else "quantified"
        return Judgement(label, "number_for_percent", text)
    if bare and parsed.number != 0:
        return Judgement("vague", "number_without_unit", text)
    if _words().money.search(label) and parsed.kind == "count" and parsed.unit is not None:
        return Judgement("vague", "count_of_money", text)
    return Judgement("quantified", "number", text)


def _words_only(text: str, description: str | None) -> Judgement:
    words = _words()
    if text in words.needs_test:
        if len(fold(description or "")) >= TEST_LENGTH:
            return Judgement("qualitative", "state_with_test", text)
        return Judgement("vague", "state_without_test", text)
    checked, vague = words.checked.search(text), words.vague.search(text)
    if checked is not None and (vague is None or words.settled.search(text)):
        return Judgement("qualitative", "checkable_state", checked.group(0))
    if vague is not None:
        return Judgement("vague", "vague_words", vague.group(0))
    return Judgement("vague", "nothing_to_check", text)


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
    table: dict[str, Any] = load_yaml("measurability.yml", "nlp.judgements")
    return _Words(
        shares=re.compile(f"(?:{'|'.join(longest_first(table['shares']))})$"),
        times=re.compile(f"(?:{'|'.join(longest_first(table['times']))})$"),
        money=re.compile(f"(?:{'|'.join(longest_first(table['money']))})$"),
        needs_test=frozenset(table["needs_test"]),
        checked=re.compile("|".join(longest_first(table["checked"]))),
        settled=re.compile("|".join(longest_first(table["settled"]))),
        vague=re.compile("|".join(longest_first(table["vague"]))),
    )
