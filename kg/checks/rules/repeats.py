"""One indicator twice: one name, two names, two values, one description (J204-J206, J306)."""

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from kg.checks.dossier import Dossier, Group, is_sure, name_of
from kg.checks.register import rule
from kg.checks.subject import Subject
from kg.findings import Finding
from kg.records import Target
from kg.tables.words.role import Role
from nlp.names.indicators import read_indicator_name
from nlp.text import fold

_FORMULA = re.compile(r"^[“\"]?([^=:,。;；、，“”\"]{3,20})[”\"]?=")
# Two names are alike from two fifths of the pairs of characters of the shorter one.
_ALIKE = 2, 5


@rule("J204")
def copied_description(subject: Subject) -> Iterator[Finding]:
    """A description that speaks of another indicator, word for word or by its formula."""
    for earlier, later in subject.once(_described_alike):
        copied = _copied(earlier, later)
        if copied is not None and not _is_one_indicator(earlier, later):
            source = earlier if copied is later else later
            why = f"与第 {source.line} 行“{source.indicator}”一字不差"
            yield subject.at(
                copied, source, printed=copied.description, why=why, other=source.indicator
            )
    for target in subject.rows():
        other = _other_formula(target)
        if other is not None and read_indicator_name(other).key != subject.dossier.key(target):
            why = f"算的是“{other}”"
            yield subject.at(target, printed=target.description, why=why, other=other)


@rule("J205")
def two_names_one_indicator(subject: Subject) -> Iterator[Finding]:
    """One indicator under two names: synonyms, or alike names with one description and value."""
    for first, later in subject.once(_synonyms):
        is_comparable = first.parsed.kind == later.parsed.kind
        # 培训 3次 and 培训时间 12月 promise two things, whatever their names come down to.
        if is_comparable and first.parsed.full_unit == later.parsed.full_unit:
            yield _second_name(subject, later, first, "名称只差同义词")
    for earlier, later in subject.once(_described_alike):
        if _is_one_indicator(earlier, later):
            yield _second_name(subject, later, earlier, "描述和指标值相同")


def _second_name(subject: Subject, later: Target, earlier: Target, why: str) -> Finding:
    return subject.at(
        later,
        earlier,
        printed=later.indicator,
        line=earlier.line,
        other=earlier.indicator,
        why=why,
    )


@rule("J206")
def duplicate_in_project(subject: Subject) -> Iterator[Finding]:
    """The same name twice, with the same value or in two classes."""
    for earlier, later in subject.once(_namesakes):
        if not _conflict(earlier, later):
            is_split = earlier.level2 != later.level2
            classes = f"，分列{earlier.level2}和{later.level2}" if is_split else ""
            yield subject.at(
                later, earlier, printed=later.indicator, line=earlier.line, classes=classes
            )


@rule("J306")
def conflicting_values(subject: Subject) -> Iterator[Finding]:
    """The same name twice in one class, with two values."""
    for earlier, later in subject.once(_namesakes):
        if _conflict(earlier, later):
            yield subject.at(later, earlier, line=earlier.line, other=earlier.value or "")


def _parts(dossier: Dossier) -> list[list[Target]]:
    """The rows that may repeat each other, those whose text is a guess left out.

    A project is one part, but for its targets of several years; a department may have a table for
    each of its goals.
    """
    tables = [table for table in dossier.reading.tables if table.kind == "performance"]
    tables.sort(key=lambda table: table.body_line)

    def part_of(group: Group, target: Target) -> int:
        number = sum(table.body_line <= target.line for table in tables)
        if group.project is None:
            return number
        return number > 0 and tables[number - 1].is_of_period

    found = []
    for group in dossier.groups:
        parts: dict[int, list[Target]] = defaultdict(list)
        for target in group.real:
            parts[part_of(group, target)].append(target)
        found += [[t for t in part if is_sure(t, "text")] for part in parts.values()]
    return found


def _same_indicator(dossier: Dossier) -> list[list[Target]]:
    """The rows of each indicator in each part, in order; one for a name merged over several."""
    found: list[list[Target]] = []
    for part in dossier.once(_parts):
        rows: dict[str, list[Target]] = defaultdict(list)
        for target in part:
            same = rows[dossier.key(target)]
            if not any(_share_name(one, target) for one in same):
                same.append(target)
        found += rows.values()
    return found


def _earlier_namesake(target: Target, before: list[Target]) -> Target | None:
    return next((one for one in before if name_of(one) == name_of(target)), None)


def _share_name(one: Target, other: Target) -> bool:
    line = other.from_above.get(Role.INDICATOR)
    return line is not None and line == one.from_above.get(Role.INDICATOR, one.line)


def _namesakes(dossier: Dossier) -> list[tuple[Target, Target]]:
    """Each row of which an earlier one has the name, behind the first that has it."""
    pairs = []
    for rows in dossier.once(_same_indicator):
        for number, target in enumerate(rows):
            earlier = _earlier_namesake(target, rows[:number])
            if earlier is not None:
                pairs.append((earlier, target))
    return pairs


def _synonyms(dossier: Dossier) -> list[tuple[Target, Target]]:
    """Each row with a new name for an indicator, behind the first row of that indicator."""
    return [
        (rows[0], target)
        for rows in dossier.once(_same_indicator)
        for number, target in enumerate(rows[1:], start=1)
        if _earlier_namesake(target, rows[:number]) is None
    ]


def _described_alike(dossier: Dossier) -> list[tuple[Target, Target]]:
    """Pairs of rows with one description and two indicators."""
    pairs = []
    for part in dossier.once(_parts):
        rows: dict[str, list[Target]] = defaultdict(list)
        for target in part:
            if target.description:
                rows[fold(target.description)].append(target)
        for same in rows.values():
            pairs += [
                (earlier, later)
                for earlier, later in combinations(same, 2)
                if dossier.key(earlier) != dossier.key(later)
            ]
    return pairs


def _is_one_indicator(earlier: Target, later: Target) -> bool:
    """Whether two rows with one description are one indicator: J205 reports them, not J204."""
    if not _has_same_value(earlier, later):
        return False
    has_own_number = later.parsed.kind != "percent" and later.parsed.number is not None
    return has_own_number or (_copied(earlier, later) is None and _are_alike(earlier, later))


def _copied(one: Target, other: Target) -> Target | None:
    """The one of two rows that their description does not speak of, None if it fits both or none.

    It speaks of a row where it has words of that row's name alone.
    """
    text = fold(one.description or "")
    own, others = _pairs(name_of(one)), _pairs(name_of(other))
    is_of_one = any(pair in text for pair in own - others)
    is_of_other = any(pair in text for pair in others - own)
    if is_of_one == is_of_other:
        return None
    return other if is_of_one else one


def _are_alike(one: Target, other: Target) -> bool:
    """Whether two names share many of their pairs of characters."""
    own, others = _pairs(name_of(one)), _pairs(name_of(other))
    shared, of = _ALIKE
    return len(own & others) * of >= min(len(own), len(others)) * shared


def _other_formula(target: Target) -> str | None:
    """The indicator whose formula a description opens with: 结转结余变动率: 结转结余率=…"""
    match = _FORMULA.match(fold(target.description or ""))
    if match is None:
        return None
    own, other = name_of(target), match.group(1).strip('“”"')
    is_part = other in own or own in other
    return other if not is_part and other.endswith(own[-1]) else None


def _conflict(earlier: Target, later: Target) -> bool:
    return earlier.level2 == later.level2 and not _has_same_value(earlier, later)


def _has_same_value(one: Target, other: Target) -> bool:
    return fold(one.value or "") == fold(other.value or "")


def _pairs(name: str) -> set[str]:
    """The pairs of neighbouring characters of a name."""
    return {name[place : place + 2] for place in range(len(name) - 1)}
