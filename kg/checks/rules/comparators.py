"""Numbers without ≥, ≤ or =, or with the one that points the wrong way (J313, J404, J405)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.checks.dossier import Dossier, name_of
from kg.checks.levels import COST
from kg.checks.register import rule
from kg.checks.rules.values import FULL_SHARE, is_fraction
from kg.checks.subject import Subject
from kg.checks.words import matches
from kg.findings import Finding
from kg.records import Target
from nlp.text import fold

LEAST_COMPARED = 5  # numbers of a kind without a comparator: fewer are no habit of the document
_KINDS = ("count", "duration", "money")
# A number that makes up the value: 7个, ≥50人, 不少于3次; not one inside a sentence.
_PLAIN = re.compile(r"[≥≤<>=]*\d[\d,.]*[^\d/]{0,4}$|[^\d]{2,4}\d[\d,.]*[^\d/]{0,4}$")
_UP, _DOWN = ("≥", ">"), ("≤", "<")


@rule("J313")
def direction_contradicts(subject: Subject) -> Iterator[Finding]:
    """A cap where more is better, a floor where less is."""
    for target in subject.rows():
        opposite = _opposite(target)
        if opposite is not None:
            yield subject.at(target, better=opposite[0], right=opposite[1])


def _opposite(target: Target) -> tuple[str, str] | None:
    """Why the comparator points the wrong way, and the right one.

    The form's own column of directions (正向, 反向) goes before the words of the name.
    """
    sign, name = target.parsed.comparator, name_of(target)
    direction = fold(target.extra.get("direction", ""))
    # 下降≥5% of what had better be less is as it should be, and its sign says nothing of the level.
    if target.parsed.number is None or target.parsed.change is not None:
        return None
    if direction.startswith("正"):
        return (f"列为{direction}", "≥") if sign in _DOWN else None
    if direction.startswith(("反", "负", "逆")):
        return (f"列为{direction}", "≤") if sign in _UP else None
    if direction:
        return None
    if sign in _DOWN and matches("more", name):
        return "越多越好", "≥"
    if sign in _UP and matches("less", name):
        return "越少越好", "≤"
    return None


@dataclass(frozen=True, slots=True)
class _Compared:
    """The numbers of one kind that a comparator would say something of.

    Attributes:
        count: how many there are.
        without: those that have no comparator.
        is_exception: whether they are exceptions in a document that otherwise compares.
    """

    count: int
    without: list[Target]
    is_exception: bool


@rule("J404")
def number_without_comparator(subject: Subject) -> Iterator[Finding]:
    """Each number without a comparator, where most others of the document have one."""
    for compared in subject.once(_compared):
        if compared.is_exception:
            for target in compared.without:
                yield subject.at(target)


@rule("J405")
def comparators_missing(subject: Subject) -> Iterator[Finding]:
    """All numbers of a kind at once, where the document compares none of them or few."""
    for compared in subject.once(_compared):
        rows = compared.without
        if not compared.is_exception and len(rows) >= LEAST_COMPARED:
            first = f"{rows[0].indicator} {rows[0].value}"
            yield subject.at(*rows, count=len(rows), own=compared.count, first=first)


def _compared(dossier: Dossier) -> list[_Compared]:
    """Numbers by kind; J404 and J405 share them, so that no kind is reported by both."""
    numbers = [target for target in dossier.rows("text") if _is_open(target)]
    having = sum(target.parsed.comparator is not None for target in numbers)
    found = []
    for kind in _KINDS:
        own = [target for target in numbers if target.parsed.kind == kind]
        without = [target for target in own if target.parsed.comparator is None]
        is_exception = len(without) * 2 < len(own) and having * 2 > len(numbers)
        found.append(_Compared(len(own), without, is_exception))
    return found


def _is_open(target: Target) -> bool:
    """Whether a comparator would say something: not on 0, 100 %, prices and numbers in words."""
    parsed = target.parsed
    if parsed.number is None or parsed.number == 0 or is_fraction(target):
        return False
    if not parsed.is_total:
        return False
    if parsed.kind == "percent" and parsed.number == FULL_SHARE:
        return False
    if parsed.kind == "money" and COST not in (target.level1, target.level2):
        return False
    return _PLAIN.match(fold(target.value or "")) is not None
