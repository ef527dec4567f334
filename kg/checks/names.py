"""Projects, years, document numbers and formulas against the rest of the document (J106, J208, J210, J211, J214, J308)."""

import re
from collections.abc import Iterator
from decimal import Decimal

from kg.checks.money import show_yuan
from kg.checks.subject import Subject, name_of, pattern, words
from kg.findings import Finding
from kg.records.matching import match_budget
from kg.records.policies import read_policies
from nlp.text import fold

_YEAR = re.compile(r"(?<!\d)(20[0-4]\d)年")
_NUMBERED = re.compile(
    r"[\u4e00-\u9fff]{1,12}[〔\[【(](?P<year>[^〔\[【()\]】〕]{0,8})[〕\]】)]第?(?P<serial>\d{0,6})号"
)
_PLAIN_YEAR = re.compile(r"(?:19|20)\d\d年?")


def check_names(subject: Subject) -> Iterator[Finding]:
    """All findings on names, years, document numbers and denominators."""
    yield from _projects(subject)
    yield from _years(subject)
    yield from _numbers(subject)
    yield from _denominators(subject)


def _projects(subject: Subject) -> Iterator[Finding]:
    """Projects of the money tables without targets or under another name; only where projects have tables of targets."""
    reading = subject.reading
    held = {target.project.id for target in reading.targets if target.project}
    if not held:
        return
    for named in reading.projects:
        if named.id not in held and named.amount:
            yield _without(subject, named.line, named.name or "", show_yuan(named.amount))
    matches = [
        match
        for match in match_budget(reading)
        if match.line.table == "projects" and match.line.amount
    ]
    missing = [match.line for match in matches if match.project is None]
    if len(missing) * 2 > len(matches):
        # Most of the money has no table of targets: the document publishes those of some projects only.
        names, total = (
            "、".join(line.name for line in missing),
            sum(line.amount for line in missing),
        )
        lines = [line.line for line in missing]
        yield subject.on(
            "J106", None, lines[0], names, lines, name=names, amount=show_yuan(Decimal(total))
        )
        missing = []
    for line in missing:
        yield _without(subject, line.line, line.name, show_yuan(line.amount))
    for match in matches:
        line, project = match.line, match.project
        if project is not None and match.evidence != "exact":
            places = [number for number in (line.line, project.line) if number is not None]
            yield subject.on(
                "J210", project, project.line, project.name or "", places, line=line.line, other=line.name, name=project.name,
                table=f"{line.title or '预算表'}",
            )  # fmt: skip


def _without(subject: Subject, line: int | None, name: str, amount: str) -> Finding:
    return subject.on("J106", None, line, name, name=name, amount=amount)


def _years(subject: Subject) -> Iterator[Finding]:
    """Years in values, names and goals; those of document numbers, carried-over money and comparisons aside."""
    for target in subject.rows("J208"):
        for where, where_en, text in (
            ("指标值", "the value", target.value),
            ("指标名称", "the name", target.indicator),
        ):
            found = _other_year(text, target.fiscal_year)
            if found and target.fiscal_year and int(found[-4:]) < target.fiscal_year:
                yield subject.at(
                    "J208", target, printed=text, where=where, where_en=where_en, found=found, year=target.fiscal_year
                )  # fmt: skip
    for project in subject.reading.projects:
        found = _other_year(project.goal, project.fiscal_year)
        if found and project.goal and project.fiscal_year and int(found[-4:]) < project.fiscal_year:
            yield subject.on(
                "J208", project, project.line, project.goal[:80], where="绩效目标", where_en="the goal", found=found,
                year=project.fiscal_year,
            )  # fmt: skip


def _other_year(text: str | None, year: int | None) -> str | None:
    """Years in the text, in order, where the budget's own is not among them. Later ones may be due dates: who asks decides."""
    folded = _NUMBERED.sub("", fold(text or ""))
    years = set(_YEAR.findall(folded))
    if year is None or not years or str(year) in years or pattern("not_years").search(folded):
        return None
    return "、".join(sorted(years))


def _numbers(subject: Subject) -> Iterator[Finding]:
    """Document numbers that cannot be right, and those in other brackets than 〔〕; each printed form once."""
    year = subject.reading.publisher.fiscal_year
    seen: set[str] = set()
    for named in read_policies(subject.reading):
        mention = named.mention
        printed = mention.raw
        if mention.number is None or printed in seen:
            continue
        seen.add(printed)
        if (
            year is not None
            and mention.year is not None
            and mention.year > year
            and named.used_as != "text"
        ):
            what = f"的年份晚于预算年度 {year}", f"later than the budget year {year}"
            yield subject.on(
                "J211", None, named.line, printed, printed=printed, what=what[0], what_en=what[1]
            )
        if "〔" not in printed:
            yield subject.on(
                "J214", None, named.line, printed, printed=printed, right=mention.number
            )
    for line, text in _cited_texts(subject):
        for match in _NUMBERED.finditer(fold(text)):
            broken = _broken(match)
            if broken is not None and match.group(0) not in seen:
                seen.add(match.group(0))
                yield subject.on(
                    "J211",
                    None,
                    line,
                    match.group(0),
                    printed=match.group(0),
                    what=broken[0],
                    what_en=broken[1],
                )


def _cited_texts(subject: Subject) -> Iterator[tuple[int, str]]:
    """Bases and project names, joined where they wrap; then every line."""
    for target in subject.reading.targets:
        if target.basis:
            yield target.line, target.basis
    yield from (
        (line.number, cell.text)
        for line in subject.reading.document.lines
        for cell in line.cells
        if "〕" in cell.text
    )
    for project in subject.reading.projects:
        if project.name and project.line is not None:
            yield project.line, project.name


def _broken(match: re.Match[str]) -> tuple[str, str] | None:
    """What is wrong with the parts of a document number."""
    if not match.group("year"):
        return "没有年份", "the year is missing"
    if not any(char.isdigit() for char in match.group("year")):
        return None  # 办公室(甲)3号: no document number at all
    if _PLAIN_YEAR.fullmatch(match.group("year")) is None:
        return "的年份不是四位数", "the year has not four digits"
    return ("没有序号", "the serial is missing") if not match.group("serial") else None


def _denominators(subject: Subject) -> Iterator[Finding]:
    """Fixed indicators that divide by an amount of which the document says that it is nothing."""
    for entry in words()["denominators"]:
        zero = re.compile(entry["zero"])
        said = [
            line.number
            for line in subject.reading.document.lines
            if not line.cells and zero.search(fold(line.text))
        ]
        for target in subject.rows("J308") if said else ():
            if re.search(entry["name"], name_of(target)) and target.parsed.number:
                yield subject.at("J308", target, base=entry["base"], line=said[0], proof=said)
