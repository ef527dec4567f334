"""One indicator twice: one name, two names, two values, one description; parts that make no whole (J204-J206, J306, J314)."""

import re
from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal
from itertools import combinations

from kg.checks.subject import Group, Subject, is_sure, name_of
from kg.findings import Finding
from kg.records import Target
from nlp.names.indicators import read_indicator_name
from nlp.text import fold

LEAST_PARTS, HEAD = 3, 2
_FORMULA = re.compile(r"^[“\"]?([^=:,。;；、，“”\"]{3,20})[”\"]?=")


def check_repeats(subject: Subject) -> Iterator[Finding]:
    """All findings on repetition within one document."""
    for group in subject.groups:
        for part in _parts_of(subject, group):
            rows = [target for target in part if is_sure(target, "text")]
            yield from _names(subject, rows)
            yield from _descriptions(subject, rows)
    for target in subject.rows("J204"):
        yield from _formula(subject, target)
    yield from _parts(subject)


def _parts_of(subject: Subject, group: Group) -> list[list[Target]]:
    """A project is one, but for its targets of several years; a department may have a table for each of its goals."""
    tables = sorted(
        (t for t in subject.reading.tables if t.kind == "performance"),
        key=lambda table: table.body_line,
    )
    parts: dict[int, list[Target]] = defaultdict(list)
    for target in group.real:
        number = sum(table.body_line <= target.line for table in tables)
        parts[
            number if group.project is None else number > 0 and tables[number - 1].is_of_period
        ].append(target)
    return list(parts.values())


def _names(subject: Subject, rows: list[Target]) -> Iterator[Finding]:
    """Rows of one indicator: under one name they repeat or contradict each other, under two they are one twice."""
    found: dict[str, list[Target]] = defaultdict(list)
    for target in rows:
        found[subject.key(target)].append(target)
    for same in found.values():
        for number, target in enumerate(same[1:], start=1):
            earlier = next((one for one in same[:number] if name_of(one) == name_of(target)), None)
            if earlier is None:
                if _comparable(same[0], target):
                    yield _two_names(subject, target, same[0], "名称只差同义词")
            elif earlier.level2 == target.level2 and _value(earlier) != _value(target):
                yield subject.at(
                    "J306", target, earlier, line=earlier.line, other=earlier.value or ""
                )
            else:
                classes = (
                    f"，分列{earlier.level2}和{target.level2}"
                    if earlier.level2 != target.level2
                    else ""
                )
                yield subject.at(
                    "J206",
                    target,
                    earlier,
                    printed=target.indicator,
                    line=earlier.line,
                    classes=classes,
                )


def _descriptions(subject: Subject, rows: list[Target]) -> Iterator[Finding]:
    """One description under two names: alike names are one indicator, else one of the two is copied."""
    found: dict[str, list[Target]] = defaultdict(list)
    for target in rows:
        if target.description:
            found[fold(target.description)].append(target)
    for text, same in found.items():
        for earlier, later in combinations(same, 2):
            if subject.key(earlier) == subject.key(later):
                continue
            copied = _copied(text, earlier, later)
            is_same = _value(earlier) == _value(later)
            is_own_number = later.parsed.kind != "percent" and later.parsed.number is not None
            if is_same and (is_own_number or (copied is None and _are_alike(earlier, later))):
                yield _two_names(subject, later, earlier, "描述和指标值相同")
                continue
            if copied is None:
                continue  # words that fit many indicators: 第三方监测均值
            source = earlier if copied is later else later
            why = f"与第 {source.line} 行“{source.indicator}”一字不差"
            yield subject.at(
                "J204", copied, source, printed=copied.description, why=why, other=source.indicator
            )


def _copied(text: str, one: Target, other: Target) -> Target | None:
    """The one of two rows that the description does not speak of: it has words of the other's name alone."""
    own, others = _pairs(name_of(one)), _pairs(name_of(other))
    says = [any(pair in text for pair in pairs) for pairs in (own - others, others - own)]
    if says[0] == says[1]:
        return None
    return other if says[0] else one


def _are_alike(one: Target, other: Target) -> bool:
    """Whether two names share many of their pairs of characters."""
    own, others = _pairs(name_of(one)), _pairs(name_of(other))
    return len(own & others) * 5 >= min(len(own), len(others)) * 2


def _two_names(subject: Subject, later: Target, earlier: Target, why: str) -> Finding:
    return subject.at(
        "J205",
        later,
        earlier,
        printed=later.indicator,
        line=earlier.line,
        other=earlier.indicator,
        why=why,
    )


def _formula(subject: Subject, target: Target) -> Iterator[Finding]:
    """A description that opens with the formula of another indicator: 结转结余变动率: 结转结余率=…"""
    match = _FORMULA.match(fold(target.description or ""))
    if match is None:
        return
    own, other = name_of(target), match.group(1).strip('“”"')
    if (
        other in own
        or own in other
        or not other.endswith(own[-1])
        or read_indicator_name(other).key == subject.key(target)
    ):
        return
    yield subject.at(
        "J204", target, printed=target.description, why=f"算的是“{other}”", other=other
    )


def _parts(subject: Subject) -> Iterator[Finding]:
    """The department's count of a thing against the lines of one project that count its kinds: 13条 against 12+1+1+1+1."""
    whole = [t for group in subject.groups if group.project is None for t in group.real]
    for target in whole:
        if (
            target.parsed.kind != "count"
            or not target.parsed.unit
            or target.parsed.comparator
            or not is_sure(target, "text")
        ):
            continue
        for group in subject.groups:
            parts = _kinds_of(target, group)
            total = sum((part.parsed.number or Decimal(0) for part in parts), Decimal(0))
            if len(parts) >= LEAST_PARTS and total != target.parsed.number:
                name = group.project.name if group.project else ""
                yield subject.at(
                    "J314", target, *parts, stated=target.value, project=name, sum=f"{total.normalize():f}{target.parsed.unit}"
                )  # fmt: skip


def _kinds_of(target: Target, group: Group) -> list[Target]:
    """The rows of a project that count in the same unit, if most of them are named after the same thing."""
    if group.project is None:
        return []
    head = name_of(target)[-HEAD:]
    rows = [
        t
        for t in group.real
        if t.parsed.kind == "count" and t.parsed.unit == target.parsed.unit and t.parsed.number
    ]
    named = [t for t in rows if name_of(t).endswith(head)]
    return rows if len(named) * 2 > len(rows) and all(is_sure(t, "text") for t in rows) else []


def _value(target: Target) -> str:
    return fold(target.value or "")


def _comparable(one: Target, other: Target) -> bool:
    """Whether two rows promise the same kind of thing: 培训 3次 and 培训时间 12月 are two."""
    return one.parsed.kind == other.parsed.kind and one.parsed.unit == other.parsed.unit


def _pairs(name: str) -> set[str]:
    """The pairs of neighbouring characters of a name."""
    return {name[place : place + 2] for place in range(len(name) - 1)}
