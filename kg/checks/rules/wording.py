"""Words that promise nothing: vague, repeated, broken off (J213, J401, J402)."""

from collections.abc import Iterator

from kg.checks.dossier import name_of
from kg.checks.levels import PROMISES
from kg.checks.register import rule
from kg.checks.subject import Subject
from kg.checks.words import matches
from kg.findings import Finding
from kg.records import Target
from nlp.text import fold

_VAGUE = frozenset(("vague_words", "nothing_to_check", "state_without_test"))  # of measurability
_OPEN, _CLOSE = "（([【〔《", "）)]】〕》"
_END = "。;；"
SHORTEST_REPEATED = 2  # characters of a value: one alone stands in many names by chance
_TAIL, _LONG_TAIL = 12, 30  # characters shown of a text that breaks off


@rule("J213")
def circular_or_truncated(subject: Subject) -> Iterator[Finding]:
    """A description that repeats name or value, or breaks off; a goal that breaks off."""
    for target in subject.rows():
        why = _defect(target)
        if why is not None:
            yield subject.at(target, printed=target.description, why=why[0], why_en=why[1])
    for project in subject.reading.projects:
        goal = fold(project.goal or "")
        if matches("unfinished", goal):
            yield subject.on(
                project,
                project.line,
                goal[-_LONG_TAIL:],
                why=f"绩效目标到“{goal[-_TAIL:]}”为止，没有说完",
                why_en="the goal breaks off",
            )


def _defect(target: Target) -> tuple[str, str] | None:
    """What is wrong with a description, in both languages."""
    text = fold(target.description or "").rstrip(_END)
    if not text:
        return None
    shown = target.description
    if text == fold(target.indicator):
        return f"描述“{shown}”与名称相同", "the description is the name itself"
    if text == fold(target.value or ""):
        return f"描述“{shown}”与指标值相同", "the description is the value itself"
    if is_unclosed(text) or matches("broken", text):
        return f"描述到“{text[-_TAIL:]}”为止，没有说完", "the description breaks off"
    return None


@rule("J401")
def value_vague(subject: Subject) -> Iterator[Finding]:
    """A value of which nobody can tell at the end of the year whether it was met."""
    for target in subject.rows():
        evidence = subject.dossier.measured(target).evidence
        is_vague = target.level1 in PROMISES and evidence in _VAGUE and bool(target.value)
        if is_vague and not _is_reported_otherwise(target, evidence):
            yield subject.at(target)


def _is_reported_otherwise(target: Target, evidence: str) -> bool:
    """Whether another rule explains the value better.

    J103 a template, J316 a count without a number, J402 a value that is in the name.
    """
    value = fold(target.value or "")
    if value == fold(target.indicator) or (evidence == "nothing_to_check" and _repeats(target)):
        return True
    return matches("template", value) or matches("counts", name_of(target))


@rule("J402")
def value_repeats_name(subject: Subject) -> Iterator[Finding]:
    """A value in words that all stand in the name."""
    return (subject.at(target) for target in subject.rows() if _repeats(target))


def _repeats(target: Target) -> bool:
    """提高医疗保障水平 = 提高; but 资金使用合规性 = 合规 answers what its name asks."""
    value, name = fold(target.value or "").rstrip(_END), fold(target.indicator)
    is_words = target.parsed.kind in ("state", "text") and len(value) >= SHORTEST_REPEATED
    if not is_words or target.level1 not in PROMISES:
        return False
    return value in name and not name.endswith((f"{value}性", f"{value}度"))


def is_unclosed(text: str) -> bool:
    """Whether more brackets are opened than closed."""
    return sum(text.count(mark) for mark in _OPEN) > sum(text.count(mark) for mark in _CLOSE)
