"""Names that end in half a word or an open bracket, or that the document has longer (J212)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.checks.levels import SATISFACTION
from kg.checks.register import rule
from kg.checks.rules.wording import is_unclosed
from kg.checks.subject import Subject
from kg.checks.words import matches
from kg.findings import Finding
from kg.records import Target
from nlp.text import fold

SHORTEST_CUT = 5  # characters of a name: shorter ones begin many other words
MOST_CUT = 2  # characters that a cell loses at its edge
# What a longer name adds to the same word; 率 or 数 would make another indicator of it.
_ENDINGS = ("间", "限", "制", "度", "量", "力")


@rule("J212")
def name_clipped(subject: Subject) -> Iterator[Finding]:
    """At most one finding a name: the first of the ways to tell that something is cut off."""
    context = _Context.of(subject)
    for target in subject.rows():
        why = _why(target, context)
        if why is not None:
            yield subject.at(target, printed=target.indicator, why=why)


@dataclass(frozen=True, slots=True)
class _Context:
    """The rest of the document, to which a name is held.

    Attributes:
        names: of all indicators.
        longer: name without its last characters -> whole name.
        text: every line.
    """

    names: set[str]
    longer: dict[str, str]
    text: str

    @classmethod
    def of(cls, subject: Subject) -> "_Context":
        names = {fold(target.indicator) for target in subject.reading.targets}
        longer = {
            name[:-cut]: name
            for name in sorted(names)
            for cut in range(1, MOST_CUT + 1)
            if len(name) - cut >= SHORTEST_CUT
        }
        text = "\n".join(fold(line.text) for line in subject.reading.document.lines)
        return cls(names, longer, text)


def _why(target: Target, context: _Context) -> str | None:
    """How one can tell that a name is cut off."""
    name = fold(target.indicator)
    if is_unclosed(name):
        return "，括号没有配对"
    if matches("clipped", name):
        return "，结尾不完整"
    longer = context.longer.get(name, "")
    if longer.removeprefix(name) in _ENDINGS:
        return f"，别处写作“{longer}”"
    if matches("people", name):
        if target.level1 == SATISFACTION:
            return "，缺少“满意度”"
        if target.parsed.unit == "人" and not matches("doing", name):
            return "，缺少“人数”"
    whole = _whole_rate(name, context.text) if target.parsed.kind == "percent" else None
    if whole is not None and whole not in context.names:
        return f"，别处写作“{whole}”"
    return None


def _whole_rate(name: str, text: str) -> str | None:
    """The name as the document goes on with it to a rate: …项目存 -> …项目存续率."""
    if len(name) < SHORTEST_CUT or matches("whole", name):
        return None
    found = re.search(re.escape(name) + r"[\u4e00-\u9fff]{0,2}率", text)
    return found.group(0) if found else None
