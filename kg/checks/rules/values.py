"""Values that are blank, left as a template, or of another kind than the name asks for.

J102 and J103 by themselves; of J309, J310, J311, J301, J316 and J403 at most one on a value, as the
first of them explains what the others would say (``_faults``).
"""

from collections.abc import Callable, Iterator
from decimal import Decimal

from kg.checks.dossier import Dossier, name_of
from kg.checks.levels import BENEFIT, QUALITY, SATISFACTION
from kg.checks.register import rule
from kg.checks.subject import Subject
from kg.checks.words import matches
from kg.findings import Finding
from kg.records import Target
from nlp.text import fold
from nlp.values.dates import read_date
from nlp.values.named import unit_from_name

FULL_SHARE = 100
SCORE = "分"  # a score may be given for a share or an amount
_A_TIME, _A_COUNT, _AN_AMOUNT = ("时间", "a time"), ("数目", "a count"), ("金额", "an amount")
_A_SHARE = ("比率", "a share")


@rule("J102")
def value_blank(subject: Subject) -> Iterator[Finding]:
    """A row without a value."""
    for target in subject.rows():
        if target.value is None:
            yield subject.at(target)


@rule("J103")
def template_left(subject: Subject) -> Iterator[Finding]:
    """Marks of a form that nobody filled in, in name, value or description; one finding a row."""
    for target in subject.rows():
        for text in (target.indicator, target.value, target.description):
            if matches("template", fold(text or "")):
                yield subject.at(target, printed=text, mark=text)
                break


@rule("J301")
def unit_contradicts(subject: Subject) -> Iterator[Finding]:
    """A value of another kind than the name asks for; a count whose name ends in %."""
    for target in subject.once(_faults)["J301"]:
        asked = _contradicted(target)
        if asked is not None:
            yield subject.at(
                target, what=asked[0], what_en=asked[1], given=f"值却是“{target.value}”"
            )
    for target in subject.rows():
        is_percent = matches("percent_template", fold(target.indicator))
        if is_percent and matches("counts", name_of(target)):
            yield subject.at(
                target,
                printed=target.indicator,
                what=_A_COUNT[0],
                what_en=_A_COUNT[1],
                given="单位却写作 %",
                value="%",
            )


@rule("J309")
def rate_above_100(subject: Subject) -> Iterator[Finding]:
    """More than all of something."""
    for target in subject.once(_faults)["J309"]:
        yield subject.at(target)


@rule("J310")
def percent_as_fraction(subject: Subject) -> Iterator[Finding]:
    """A spreadsheet keeps 95% as 0.95."""
    for target in subject.once(_faults)["J310"]:
        number = target.parsed.number or Decimal(0)
        yield subject.at(target, right=f"{(number * 100).normalize():f}%")


@rule("J311")
def date_serial(subject: Subject) -> Iterator[Finding]:
    """A spreadsheet keeps a date as a count of days."""
    for target in subject.once(_faults)["J311"]:
        date = read_date(fold(target.value or ""), "时间")
        yield subject.at(target, right=date.iso if date else None)


@rule("J316")
def quantity_without_number(subject: Subject) -> Iterator[Finding]:
    """A quantity valued with words."""
    for target in subject.once(_faults)["J316"]:
        yield subject.at(target)


@rule("J403")
def number_without_unit(subject: Subject) -> Iterator[Finding]:
    """A number with nothing behind it."""
    for target in subject.once(_faults)["J403"]:
        yield subject.at(target)


def _faults(dossier: Dossier) -> dict[str, list[Target]]:
    """Code -> the rows that have this fault; each row under the first code that fits it."""
    found: dict[str, list[Target]] = {code: [] for code, _ in _FAULTS}
    for target in dossier.rows("text"):
        if target.value is not None:
            code = next((code for code, is_so in _FAULTS if is_so(dossier, target)), NO_FAULT)
            found[code].append(target)
    return found


def _is_date_serial(dossier: Dossier, target: Target) -> bool:
    return dossier.measured(target).evidence == "date_serial"


def is_fraction(target: Target) -> bool:
    """Whether a share is stored as 0.95 or 1.

    A unit column may say % all the same. Where the name is no share, 1 alone counts only for a
    benefit, a quality or satisfaction, and not where the name asks for a count or an amount.
    """
    parsed, name = target.parsed, name_of(target)
    if parsed.number is None or not 0 < parsed.number <= 1 or not parsed.is_total:
        return False
    if parsed.kind == "percent":
        return parsed.comparator not in ("≤", "<") and matches("more", name)
    if parsed.kind != "count" or parsed.unit is not None:
        return False
    if matches("counts", name) or matches("money", name):
        return False
    is_soft = target.level2 == QUALITY or target.level1 in (BENEFIT, SATISFACTION)
    return is_soft or matches("shares", name)


def _is_above_full(_: Dossier, target: Target) -> bool:
    number = target.parsed.number
    is_above = number is not None and (
        number > FULL_SHARE or (number == FULL_SHARE and target.parsed.comparator == ">")
    )
    return is_above and target.parsed.change is None and _is_bounded(_, target)


def _is_bounded(_: Dossier, target: Target) -> bool:
    """A percentage of something that cannot exceed the whole."""
    parsed = target.parsed
    is_percentage = parsed.kind == "percent" and parsed.number is not None
    return is_percentage and matches("bounded", name_of(target))


def _contradicted(target: Target) -> tuple[str, str] | None:
    """What the name asks for, in either language, where the value is of another kind."""
    parsed, name, text = target.parsed, name_of(target), fold(target.value or "")
    is_of_share = matches("shares", text.rstrip("%0123456789.≥≤<>="))
    is_change = parsed.change is not None or matches("relative", text)
    if parsed.number is None or is_of_share or is_change:
        return None
    if parsed.kind == "percent":
        if matches("times", name):
            return _A_TIME
        if matches("counts", name):
            return _A_COUNT
        is_money = matches("money", name) or _is_priced(name, fold(target.indicator))
        return _AN_AMOUNT if is_money else None
    is_plain_count = parsed.kind == "count" and parsed.unit_raw is not None and parsed.per is None
    if is_plain_count and parsed.unit != SCORE:
        if matches("money", name):
            return _AN_AMOUNT
        if matches("shares", name):
            return _A_SHARE
    return None


def _is_priced(name: str, printed: str) -> bool:
    """Whether the unit in the brackets of a name is money: 人均调查成本(元/人天."""
    unit = unit_from_name(printed if printed.endswith(")") else f"{printed})")
    return unit is not None and unit.kind == "money" and name != ""


def _lacks_number(_: Dossier, target: Target) -> bool:
    """A quantity valued with words; a list, a date or a period is a quantity of its own kind."""
    is_words = target.parsed.kind in ("state", "text") and fold(target.value or "") != ""
    return is_words and matches("counts", name_of(target))


def _lacks_unit(_: Dossier, target: Target) -> bool:
    """A number with nothing behind it; an index or a score has no unit."""
    parsed, text = target.parsed, fold(target.value or "")
    is_bare = parsed.kind == "count" and parsed.unit is None and parsed.number not in (None, 0)
    return is_bare and text[-1] in "0123456789万亿" and not matches("without_unit", name_of(target))


NO_FAULT = ""
# In this order: a serial number is no count without a unit, a fraction is no rate in wrong units.
_FAULTS: tuple[tuple[str, Callable[[Dossier, Target], bool]], ...] = (
    ("J311", _is_date_serial),
    ("J310", lambda _, target: is_fraction(target)),
    ("J309", _is_above_full),
    (NO_FAULT, _is_bounded),  # a rate in percent is as it should be, whatever its name ends in
    ("J301", lambda _, target: _contradicted(target) is not None),
    ("J316", _lacks_number),
    ("J403", _lacks_unit),
)
