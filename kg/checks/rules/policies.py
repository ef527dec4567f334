"""Document numbers that cannot be right, and those in other brackets than 〔〕 (J211, J214)."""

import re
from collections.abc import Iterator

from kg.checks.dossier import Dossier
from kg.checks.numbers import NUMBERED
from kg.checks.register import rule
from kg.checks.subject import Subject
from kg.findings import Finding
from kg.records.policies import PolicyMention, read_policies
from nlp.text import fold

_FULL_YEAR = re.compile(r"(?:19|20)\d\d年?")


@rule("J211")
def policy_number(subject: Subject) -> Iterator[Finding]:
    """A number from after the budget, or one that lacks a part; each printed form once."""
    year = subject.reading.publisher.fiscal_year
    mentions = subject.once(_numbered)
    for printed, named in mentions.items():
        issued = named.mention.year
        # Running text may tell of what came after the budget.
        if year is not None and issued is not None and issued > year and named.used_as != "text":
            what, what_en = f"的年份晚于预算年度 {year}", f"later than the budget year {year}"
            yield subject.on(None, named.line, printed, printed=printed, what=what, what_en=what_en)
    seen = set(mentions)
    for line, text in _cited_texts(subject):
        for match in NUMBERED.finditer(fold(text)):
            printed, broken = match.group(0), _broken(match)
            if broken is not None and printed not in seen:
                seen.add(printed)
                yield subject.on(
                    None, line, printed, printed=printed, what=broken[0], what_en=broken[1]
                )


@rule("J214")
def policy_number_brackets(subject: Subject) -> Iterator[Finding]:
    """A number whose year is not in 〔〕; each printed form once."""
    for printed, named in subject.once(_numbered).items():
        if "〔" not in printed:
            yield subject.on(None, named.line, printed, printed=printed, right=named.mention.number)


def _numbered(dossier: Dossier) -> dict[str, PolicyMention]:
    """Printed form of each document number that could be read -> where it first stands."""
    found: dict[str, PolicyMention] = {}
    for named in read_policies(dossier.reading):
        if named.mention.number is not None:
            found.setdefault(named.mention.raw, named)
    return found


def _cited_texts(subject: Subject) -> Iterator[tuple[int, str]]:
    """Bases and project names, joined where they wrap; cells with a closing bracket of a year."""
    for target in subject.reading.targets:
        if target.basis:
            yield target.line, target.basis
    for line in subject.reading.document.lines:
        yield from ((line.number, cell.text) for cell in line.cells if "〕" in cell.text)
    for project in subject.reading.projects:
        if project.name and project.line is not None:
            yield project.line, project.name


def _broken(match: re.Match[str]) -> tuple[str, str] | None:
    """What is wrong with the parts of a document number, in both languages."""
    if not match.group("year"):
        return "没有年份", "the year is missing"
    if not any(char.isdigit() for char in match.group("year")):
        return None  # 办公室(甲)3号: no document number at all
    if _FULL_YEAR.fullmatch(match.group("year")) is None:
        return "的年份不是四位数", "the year has not four digits"
    return None if match.group("serial") else ("没有序号", "the serial is missing")
