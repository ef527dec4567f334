"""Single values not right: blanks, templates, units, fractions, serials (J102, J103, J301, J309-J311, J316, J403-J405)."""

import re
from collections.abc import Iterator

from kg.checks.completeness import BENEFIT, COST, SATISFACTION
from kg.checks.subject import Subject, name_of, pattern
from kg.findings import Finding
from kg.records import Target
from nlp.text import fold
from nlp.values.dates import read_date
from nlp.values.units import unit_from_name

MOST_SHARE = 100
_PLAIN = re.compile(r"[≥≤<>=]*\d[\d,.]*[^\d/]{0,4}$|[^\d]{2,4}\d[\d,.]*[^\d/]{0,4}$")
LEAST_COMPARED = 5
_COMPARED = ("count", "duration", "money")


def check_cells(subject: Subject) -> Iterator[Finding]:
    """All findings on names and values by themselves."""
    for target in subject.rows("J102"):
        if target.value is None:
            yield subject.at("J102", target)
    for target in subject.rows("J103"):
        for text in (target.indicator, target.value, target.description):
            mark = pattern("template").search(fold(text or ""))
            if mark is not None:
                yield subject.at("J103", target, printed=text, mark=text)
                break
    for target in subject.rows("J301"):
        if target.value is not None:
            yield from _value(subject, target)
        if pattern("counts").search(name_of(target)) and pattern("percent_template").search(
            fold(target.indicator)
        ):
            yield subject.at(
                "J301",
                target,
                printed=target.indicator,
                what="数目",
                what_en="a count",
                said="单位却写作 %",
                value="%",
            )
    for kind in _COMPARED:
        yield from _comparators(subject, kind)


def _value(subject: Subject, target: Target) -> Iterator[Finding]:
    """At most one finding on a value: what it is decides which rules can apply."""
    measured, parsed, name = subject.measured(target), target.parsed, name_of(target)
    if measured.evidence == "date_serial":
        date = read_date(fold(target.value or ""), "时间")
        yield subject.at("J311", target, right=date.iso if date else None)
    elif parsed.number is not None and _is_fraction(target):
        yield subject.at("J310", target, right=f"{(parsed.number * 100).normalize():f}%")
    elif parsed.kind == "percent" and parsed.number is not None and pattern("bounded").search(name):
        if parsed.number > MOST_SHARE or (parsed.number == MOST_SHARE and parsed.comparator == ">"):
            yield subject.at("J309", target)
    elif (what := _contradiction(target, name)) is not None:
        yield subject.at(
            "J301", target, what=what[0], what_en=what[1], said=f"值却是“{target.value}”"
        )
    elif _lacks_number(target, name):
        yield subject.at("J316", target)
    elif _lacks_unit(target, name):
        yield subject.at("J403", target)


def _contradiction(target: Target, name: str) -> tuple[str, str] | None:
    """What the name asks for, where the value is of another kind; words for both languages."""
    parsed = target.parsed
    text = fold(target.value or "")
    if (
        parsed.number is None
        or pattern("shares").search(text.rstrip("%0123456789.≥≤<>="))
        or pattern("relative").search(text)
    ):
        return None
    if parsed.kind == "percent":
        for kind, said in (
            ("times", ("时间", "a time")),
            ("counts", ("数目", "a count")),
            ("money", ("金额", "an amount")),
        ):
            if pattern(kind).search(name) or _is_unit_of(name, kind, fold(target.indicator)):
                return said
    elif (
        parsed.kind == "count"
        and parsed.unit_raw is not None
        and parsed.unit != "分"
        and "/" not in text
    ):
        for kind, said in (("money", ("金额", "an amount")), ("shares", ("比率", "a share"))):
            if pattern(kind).search(name):
                return said
    return None


def _is_unit_of(name: str, kind: str, printed: str) -> bool:
    """Whether the unit in the name's brackets makes it money: 人均调查成本(元/人天."""
    fixed = unit_from_name(printed if printed.endswith(")") else f"{printed})")
    return kind == "money" and fixed is not None and fixed[1] == "money" and name != ""


def _is_fraction(target: Target) -> bool:
    """0.95 or 1 for a share, also where the unit column says %; 1 alone where a benefit, quality or satisfaction is no count."""
    parsed = target.parsed
    if parsed.kind == "percent" and parsed.number is not None and 0 < parsed.number <= 1:
        return (
            parsed.comparator not in ("≤", "<")
            and pattern("more").search(name_of(target)) is not None
        )
    if (
        parsed.kind != "count"
        or parsed.unit is not None
        or parsed.number is None
        or not 0 < parsed.number <= 1
    ):
        return False
    name = name_of(target)
    if pattern("counts").search(name) or pattern("money").search(name):
        return False
    is_share = pattern("shares").search(name) is not None
    return is_share or target.level2 == "质量指标" or target.level1 in (BENEFIT, SATISFACTION)


def _lacks_number(target: Target, name: str) -> bool:
    """A quantity valued with words; a list, a date or a period is a quantity of its own kind."""
    if target.parsed.kind not in ("state", "text") or fold(target.value or "") == "":
        return False
    return pattern("counts").search(name) is not None


def _lacks_unit(target: Target, name: str) -> bool:
    """A number with nothing behind it; an index or a score has no unit."""
    parsed, text = target.parsed, fold(target.value or "")
    is_bare = parsed.kind == "count" and parsed.unit is None and parsed.number not in (None, 0)
    return is_bare and text[-1] in "0123456789万亿" and not pattern("without_unit").search(name)


def _comparators(subject: Subject, kind: str) -> Iterator[Finding]:
    """Numbers of a kind without ≥, ≤ or =: each, where most others of the document have one, else all at once."""
    counted = [
        target for target in subject.rows("J404") if target.parsed.kind == kind and _is_open(target)
    ]
    without = [target for target in counted if target.parsed.comparator is None]
    if len(without) * 2 < len(counted) and _most_compare(subject):
        for target in without:
            yield subject.at("J404", target)
    elif len(without) >= LEAST_COMPARED:
        first = f"{without[0].indicator} {without[0].value}"
        yield subject.at("J405", *without, count=len(without), own=len(counted), first=first)


def _most_compare(subject: Subject) -> bool:
    """Whether most numbers of the document have a comparator."""
    numbers = [
        target
        for target in subject.rows("J404")
        if target.parsed.number is not None and _is_open(target)
    ]
    return sum(target.parsed.comparator is not None for target in numbers) * 2 > len(numbers)


def _is_open(target: Target) -> bool:
    """Whether a comparator would say something: not on 0, 100 %, prices and numbers in words."""
    number = target.parsed.number
    is_full = target.parsed.kind == "percent" and number == MOST_SHARE
    is_cost = target.parsed.kind != "money" or COST in (target.level1, target.level2)
    return (
        number not in (None, 0)
        and not is_full
        and not _is_fraction(target)
        and is_cost
        and _PLAIN.match(fold(target.value or "")) is not None
    )
