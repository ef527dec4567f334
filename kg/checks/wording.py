"""Words of names, values and descriptions: vague, circular, cut off, pointing the wrong way (J212, J213, J313, J401, J402)."""

import re
from collections.abc import Iterator

from kg.checks.completeness import BENEFIT, OUTPUT, SATISFACTION
from kg.checks.subject import Subject, name_of, pattern
from kg.findings import Finding
from kg.records import Target
from nlp.text import fold

_VAGUE = frozenset(("vague_words", "nothing_to_check", "state_without_test"))
_OPEN, _CLOSE = "（([【〔《", "）)]】〕》"
SHORTEST_REPEATED, SHORTEST_CUT = 2, 5
MOST_CUT = 2


def check_wording(subject: Subject) -> Iterator[Finding]:
    """All findings on wording."""
    for target in subject.rows("J401"):
        said = subject.measured(target)
        is_promise = target.level1 in (OUTPUT, BENEFIT, SATISFACTION)
        if (
            is_promise
            and said.evidence in _VAGUE
            and target.value
            and not _is_known_otherwise(target, said.evidence)
        ):
            yield subject.at("J401", target)
    for target in subject.rows("J402"):
        if _repeats(target):
            yield subject.at("J402", target)
        if (better := _opposite(target)) is not None:
            yield subject.at("J313", target, better=better[0], right=better[1])
        yield from _description(subject, target)
    yield from _clipped(subject)
    for project in subject.reading.projects:
        goal = fold(project.goal or "")
        if goal and pattern("unfinished").search(goal):
            why = f"绩效目标到“{goal[-12:]}”为止，没有说完", "the goal breaks off"
            yield subject.on("J213", project, project.line, goal[-30:], why=why[0], why_en=why[1])


def _is_known_otherwise(target: Target, evidence: str) -> bool:
    """Whether another rule says it already: a template, a count without number, a value that is in the name."""
    value = fold(target.value or "")
    is_name = value == fold(target.indicator) or (
        evidence == "nothing_to_check" and _repeats(target)
    )
    return (
        is_name
        or pattern("template").search(value) is not None
        or pattern("counts").search(name_of(target)) is not None
    )


def _repeats(target: Target) -> bool:
    """A value in words that all stand in the name: 提高医疗保障水平 = 提高."""
    value, name = fold(target.value or "").rstrip("。;；"), fold(target.indicator)
    if (
        target.parsed.kind not in ("state", "text")
        or len(value) < SHORTEST_REPEATED
        or target.level1 not in (OUTPUT, BENEFIT, SATISFACTION)
    ):
        return False
    return value in name and not name.endswith((f"{value}性", f"{value}度"))


def _opposite(target: Target) -> tuple[str, str] | None:
    """Why the comparator points the wrong way, and the right one; the form's own column of directions goes before words."""
    name, sign = name_of(target), target.parsed.comparator
    if target.parsed.number is None:
        return None
    said = fold(target.extra.get("direction", ""))
    if said:
        better = (
            "more"
            if said.startswith("正")
            else "less"
            if said.startswith(("反", "负", "逆"))
            else ""
        )
        wrong = {"more": ("≤", "<"), "less": ("≥", ">")}.get(better, ())
        return (f"列为{said}", "≥" if better == "more" else "≤") if sign in wrong else None
    if sign in ("≤", "<") and pattern("more").search(name):
        return "越多越好", "≥"
    if sign in ("≥", ">") and pattern("less").search(name):
        return "越少越好", "≤"
    return None


def _description(subject: Subject, target: Target) -> Iterator[Finding]:
    text = fold(target.description or "").rstrip("。;；")
    if not text:
        return
    name, value = fold(target.indicator), fold(target.value or "")
    if text in (name, value):
        twin = ("名称", "the name") if text == name else ("指标值", "the value")
        why = f"描述“{target.description}”与{twin[0]}相同", f"the description is {twin[1]} itself"
    elif _unclosed(text) or pattern("broken").search(text):
        why = f"描述到“{text[-12:]}”为止，没有说完", "the description breaks off"
    else:
        return
    yield subject.at("J213", target, printed=target.description, why=why[0], why_en=why[1])


def _clipped(subject: Subject) -> Iterator[Finding]:
    """Names that end in half a word or an open bracket, and names of which the document has a longer form."""
    names = {fold(target.indicator) for target in subject.reading.targets}
    text = "\n".join(fold(line.text) for line in subject.reading.document.lines)
    longer = {
        name[:-cut]: name
        for name in sorted(names)
        for cut in range(1, MOST_CUT + 1)
        if len(name) > cut + 4
    }
    for target in subject.rows("J212"):
        name = fold(target.indicator)
        if _unclosed(name):
            why = "，括号没有配对"
        elif pattern("clipped").search(name):
            why = "，结尾不完整"
        elif name in longer and _unclosed_only(longer[name][len(name) :]):
            why = f"，别处写作“{longer[name]}”"
        elif pattern("people").search(name) and target.level1 == SATISFACTION:
            why = "，缺少“满意度”"
        elif (
            pattern("people").search(name)
            and target.parsed.unit == "人"
            and not pattern("doing").search(name)
        ):
            why = "，缺少“人数”"
        elif (
            target.parsed.kind == "percent"
            and (whole := _spoken_whole(name, text)) is not None
            and whole not in names
        ):
            why = f"，别处写作“{whole}”"
        else:
            continue
        yield subject.at("J212", target, printed=target.indicator, why=why)


def _spoken_whole(name: str, text: str) -> str | None:
    """The name as the rest of the document goes on with it, where that makes it a rate: …项目存 -> …项目存续率."""
    if len(name) < SHORTEST_CUT or pattern("whole").search(name):
        return None
    found = re.search(re.escape(name) + r"[\u4e00-\u9fff]{0,2}率", text)
    return found.group(0) if found else None


def _unclosed(text: str) -> bool:
    """More brackets opened than closed."""
    return sum(text.count(mark) for mark in _OPEN) > sum(text.count(mark) for mark in _CLOSE)


def _unclosed_only(rest: str) -> bool:
    """Whether what the longer name adds ends a word rather than making another one (率, 间, 数 …)."""
    return rest in ("间", "限", "制", "度", "量", "力")
