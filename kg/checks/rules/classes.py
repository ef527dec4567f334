"""Indicators classed under a level that their name does not fit (J203, J209)."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from kg.checks.dossier import name_of
from kg.checks.levels import (
    BENEFIT,
    COST,
    LASTING,
    OUTPUT,
    QUALITY,
    QUANTITY,
    SATISFACTION,
    TIMELINESS,
)
from kg.checks.register import rule
from kg.checks.subject import Subject
from kg.checks.words import matches
from kg.findings import Finding
from kg.records import Target
from nlp.names.indicators import read_indicator_name

WORDS = ("state", "text")  # kinds of a value that states nothing but words


@rule("J203")
def wrong_level2(subject: Subject) -> Iterator[Finding]:
    """A name whose words do not fit its level; what is no output at all is J209's to report."""
    for target in subject.rows():
        fitting = _fitting(target)
        if fitting is not None and _input(target) is None:
            why, right = fitting
            level2 = f"·{target.level2}" if target.level2 else ""
            yield subject.at(
                target,
                printed=target.indicator,
                why=why,
                level=f"{target.level1 or ''}{level2}",
                right=right,
            )


@rule("J209")
def input_as_output(subject: Subject) -> Iterator[Finding]:
    """Money spent or people at work, stated as outputs."""
    for target in subject.rows():
        what = _input(target)
        if what is not None:
            yield subject.at(target, printed=target.indicator, what=what)


def _input(target: Target) -> str | None:
    """What an output really is, where it is an input."""
    name, level2 = name_of(target), target.level2
    if target.level1 != OUTPUT:
        return None
    is_noncash = level2 in (QUANTITY, QUALITY, TIMELINESS)
    if is_noncash and matches("money", name) and not matches("prices", name):
        return "花费的资金"
    if level2 in (QUANTITY, None) and matches("staff", name):
        return "投入的人员"
    return None


def _fitting(target: Target) -> tuple[str, str] | None:
    """Why the words of a name do not fit its level, and the level that they fit."""
    name = name_of(target)
    level1, level2, kind = target.level1, target.level2, target.parsed.kind
    if level1 is None:
        return None
    is_satisfaction = matches("satisfaction", name)
    if is_satisfaction and level1 != SATISFACTION and "满意度" not in (level2 or ""):
        return "是满意度", SATISFACTION
    if level1 == SATISFACTION and matches("not_satisfaction", name) and not is_satisfaction:
        return "不是满意度", BENEFIT if name.endswith(("知晓率", "知晓度")) else QUALITY
    if level1 == BENEFIT:
        return _benefit(name, level2, kind)
    if COST in (level1, level2) and kind in WORDS and not matches("about_money", name):
        return "不是费用", OUTPUT
    if level1 == OUTPUT:
        return _output(name, level2, kind)
    return None


def _benefit(name: str, level2: str | None, kind: str) -> tuple[str, str] | None:
    key = read_indicator_name(name).key
    is_finished = name.startswith("完成的") and matches("finished", key)
    if matches("finished", name) or is_finished:
        return "说的是完成情况", f"{OUTPUT}·{QUALITY}"
    is_dated = kind in ("duration", "date", "schedule")
    if matches("times", name) and is_dated and level2 != LASTING:
        return "说的是时间", f"{OUTPUT}·{TIMELINESS}"
    return None


@dataclass(frozen=True, slots=True)
class _Misfit:
    """A way in which an output stands in the wrong column.

    Attributes:
        levels: the level 2 that it stands under.
        is_so: whether name and kind of value show it.
        why: what the name speaks of.
        right: the level 2 that it fits.
    """

    levels: tuple[str, ...]
    is_so: Callable[[str, str], bool]
    why: str
    right: str


# The first that fits is reported: what speaks of time or money does so whatever else it says.
_MISFITS = (
    _Misfit(
        (QUANTITY, QUALITY, COST), lambda name, _: matches("times", name), "说的是时间", TIMELINESS
    ),
    _Misfit((COST,), lambda _, kind: kind in ("duration", "date"), "说的是时间", TIMELINESS),
    _Misfit(
        (QUANTITY, QUALITY, TIMELINESS),
        lambda name, kind: kind == "money" and matches("money", name),
        "说的是费用",
        COST,
    ),
    _Misfit((QUALITY,), lambda name, _: matches("in_time", name), "说的是时间", TIMELINESS),
    _Misfit(
        (QUANTITY,),
        lambda name, kind: (
            kind == "percent" and name.endswith("率") and not matches("of_quantity", name)
        ),
        "是比率，不是数目",
        QUALITY,
    ),
    _Misfit(
        (QUANTITY, TIMELINESS), lambda name, _: matches("quality", name), "说的是质量", QUALITY
    ),
    _Misfit(
        (TIMELINESS,),
        lambda name, kind: (
            kind == "percent" and matches("shares", name) and not matches("of_time", name)
        ),
        "与时间无关",
        QUALITY,
    ),
    _Misfit(
        (QUALITY, TIMELINESS),
        lambda name, kind: kind == "count" and matches("counts", name),
        "说的是数目",
        QUANTITY,
    ),
)


def _output(name: str, level2: str | None, kind: str) -> tuple[str, str] | None:
    for misfit in _MISFITS:
        if level2 in misfit.levels and misfit.is_so(name, kind):
            return misfit.why, misfit.right
    return None
