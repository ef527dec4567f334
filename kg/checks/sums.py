"""Parts against totals: sources of money, projects and rows of a table; amounts in running text (J303, J305)."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations

from kg.checks.money import SCALE, show_yuan
from kg.checks.subject import Subject, pattern
from kg.documents import Line
from kg.findings import Finding
from kg.records import BudgetLine, Project
from kg.records.amounts import read_amount
from kg.records.budget import SPENDING
from nlp.text import fold

ROUNDING = Decimal("0.005")  # of the total: sums this near mean the same projects
NEARLY = Decimal("0.2")  # of the total: sources this near are its own
CLOSE = Decimal("0.02")  # of the total: rows this near are all of its parts
MOST_PARTS = 8
LEAST_ROWS = 2
SHORTEST_LABEL = 4
_TOTAL_ROW = re.compile(r"^(?:金额)?(?:合计|总计)$")
_PLAIN = re.compile(r"^\d{1,3}(?:,\d{3})*(?:\.\d+)?$|^\d+(?:\.\d+)?$")
_SPOKEN = re.compile(
    r"([\u4e00-\u9fff、()]{4,40})(\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)(万元|元)"
)
_NUMBERING = re.compile(r"^(?:\([一二三四五六七八九十\d]+\)|[一二三四五六七八九十\d]+[、.])")
_AROUND = re.compile(
    r"^.*(?:[、:：是为]|其中|主要)|(?:项目)?(?:资金|经费)?(?:支出|预算|安排|共计|合计|金额)*$"
)


def check_sums(subject: Subject) -> Iterator[Finding]:
    """All findings on totals."""
    for project in subject.reading.projects:
        yield from _sources(subject, project)
    yield from _all_projects(subject)
    yield from _units(subject)
    yield from _columns(subject)
    yield from _spoken(subject)


def _sources(subject: Subject, project: Project) -> Iterator[Finding]:
    """The sources of a project's money, of which some must make each total; those far from a total belong to another one."""
    parts = [(label, amount, line) for label, amount, line in project.parts if amount]
    if not 0 < len(parts) <= MOST_PARTS:
        return
    sums = {
        sum((part[1] for part in some), Decimal(0)): some
        for n in range(1, len(parts) + 1)
        for some in combinations(parts, n)
    }
    for label, total, line in project.totals:
        near = min(sums, key=lambda added: (abs(added - total), added))
        if 0 < abs(near - total) <= NEARLY * total:
            lines = [line, *(place for _, _, place in sums[near])]
            yield _sum(
                subject, project, line, show_yuan(total), lines, "各资金来源", near, label, total
            )


def _all_projects(subject: Subject) -> Iterator[Finding]:
    """All project budgets against the total of project spending: only where they are evidently the same projects."""
    projects = [project for project in subject.reading.projects if project.name]
    totals = [
        line for line in subject.reading.budget if line.role == "total" and SPENDING in line.name
    ]
    if len(projects) < 2 or not totals or any(project.amount is None for project in projects):
        return
    added = sum((project.amount or Decimal(0) for project in projects), Decimal(0))
    stated = totals[0].amount
    if added == stated or abs(added - stated) > ROUNDING * stated:
        return
    same = [line for line in totals if line.amount == stated]
    lines = [line.line for line in same] + [
        project.amount_line for project in projects if project.amount_line is not None
    ]
    yield _sum(
        subject,
        None,
        same[0].line,
        same[0].printed,
        lines,
        f"{len(projects)} 个项目的预算",
        added,
        "项目支出",
        stated,
    )


def _units(subject: Subject) -> Iterator[Finding]:
    """In a table of projects: the total against its units, a unit against its projects."""
    tables: dict[str | None, list[BudgetLine]] = {}
    for line in subject.reading.budget:
        if line.table == "projects":
            tables.setdefault(line.title, []).append(line)
    for lines in tables.values():
        units = [line for line in lines if line.role == "unit"]
        projects = [line for line in lines if line.role == "project"]
        for total in (line for line in lines if line.role == "total"):
            if projects and len({line.name for line in projects}) == len(projects):
                yield from _added(subject, total, projects)
        for unit in units:
            own = [line for line in projects if line.unit == unit.name]
            if own and len([one for one in units if one.name == unit.name]) == 1:
                yield from _added(subject, unit, own)


def _added(subject: Subject, total: BudgetLine, parts: Sequence[BudgetLine]) -> Iterator[Finding]:
    added = sum((part.amount for part in parts), Decimal(0))
    if added != total.amount and abs(added - total.amount) <= CLOSE * max(total.amount, added):
        lines = [total.line, *(part.line for part in parts)]
        yield _sum(
            subject,
            None,
            total.line,
            total.printed,
            lines,
            f"{len(parts)} 个项目",
            added,
            total.name,
            total.amount,
        )


def _sum(
    subject: Subject, project: Project | None, line: int, printed: str, lines: Sequence[int], parts: str, added: Decimal,
    total: str, stated: Decimal,
) -> Finding:  # fmt: skip
    return subject.on(
        "J303",
        project,
        line,
        printed,
        lines,
        parts=parts,
        sum=show_yuan(added),
        total=total,
        stated=show_yuan(stated),
    )


def _columns(subject: Subject) -> Iterator[Finding]:
    """A row 合计 below rows of numbers: each column against its total, where it is nearly their sum."""
    above: list[Line] = []
    for line in subject.reading.document.lines:
        if not line.cells:
            above = []
            continue
        if any(_TOTAL_ROW.match(fold(cell.text)) for cell in line.cells):
            yield from _column_sums(subject, line, above)
            above = []
        else:
            above.append(line)


def _column_sums(subject: Subject, total: Line, above: Sequence[Line]) -> Iterator[Finding]:
    for cell in total.cells:
        stated = _number(cell.text)
        if not stated:
            continue
        parts: list[tuple[Line, Decimal]] = []
        for line in reversed(above):
            number = next(
                (_number(one.text) for one in line.cells if one.column == cell.column), None
            )
            if number is None:
                break
            parts.append((line, number))
        added = sum((number for _, number in parts), Decimal(0))
        if len(parts) >= LEAST_ROWS and 0 < abs(added - stated) <= CLOSE * stated:
            lines = [line.number for line, _ in reversed(parts)] + [total.number]
            printed = cell.text.strip()
            yield subject.on(
                "J303",
                None,
                total.number,
                printed,
                lines,
                parts=f"{len(parts)} 行",
                sum=f"{added:f}",
                total="合计",
                stated=printed,
            )
            return  # the other columns only say it again


def _number(text: str) -> Decimal | None:
    folded = fold(text)
    return Decimal(folded.replace(",", "")) if _PLAIN.match(folded) else None


def _spoken(subject: Subject) -> Iterator[Finding]:
    """Amounts that running text gives for a project, against its form: 其中应急物资储备项目5,715,000元."""
    projects = [project for project in subject.reading.projects if project.name and project.amount]
    amounts = {project.amount for project in projects}
    for line in subject.reading.document.lines:
        if line.cells or not projects or pattern("settled").search(line.text):
            continue
        for clause in re.split(r"[,，;；。、]", _plain_commas(fold(line.text))):
            match = _SPOKEN.search(clause)
            if match is None or pattern("compared").search(clause):
                continue
            label = _AROUND.sub("", _AROUND.sub("", _NUMBERING.sub("", match.group(1)), count=1))
            amount = read_amount(match.group(2) + match.group(3))
            meant = [
                project for project in projects if _is_short_for(label, fold(project.name or ""))
            ]
            if len(meant) == 1 and amount is not None and amount not in amounts:
                project, printed = meant[0], f"{match.group(2)}{match.group(3)}"
                form = show_yuan(project.amount or Decimal(0))
                lines = [line.number, *([project.amount_line] if project.amount_line else [])]
                said = show_yuan(amount)
                off = amount in ((project.amount or 0) * SCALE, (project.amount or 0) / SCALE)
                yield subject.on(
                    "J304" if off else "J305",
                    project,
                    line.number,
                    printed,
                    lines,
                    one=form,
                    other=said,
                    form=form,
                    budget=said,
                    line=line.number,
                    table="文字说明",
                )


def _plain_commas(text: str) -> str:
    """Thousands without their commas, so that commas only part clauses."""
    return re.sub(r"(?<=\d),(?=\d{3})", "", text)


def _is_short_for(label: str, name: str) -> bool:
    """Whether all characters of a label stand in a name, in order: 高考组考 in 高考及学业水平考试组考经费."""
    rest = iter(name)
    return len(label) >= SHORTEST_LABEL and all(char in rest for char in label)
