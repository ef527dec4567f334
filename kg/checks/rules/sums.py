"""Parts against totals: sources of money, projects, rows of a table (J303)."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations

from kg.checks.register import rule
from kg.checks.subject import Subject
from kg.checks.yuan import show_yuan
from kg.documents import Line
from kg.findings import Finding
from kg.records import BudgetLine, Project
from kg.records.budget import SPENDING
from nlp.text import fold


@dataclass(frozen=True, slots=True)
class Tolerances:
    """How far a sum may be from a total, as a share of it, and still be meant for it.

    Published tables leave out parts, so most sums that differ are sums of something else. What is
    nearer than this and yet differs is an error of the table.

    Attributes:
        projects: for all project budgets against the total of project spending. The one such error
            in the samples is off by 0.001 % (902.62 and 902.63 万元); a project that is left out of
            the forms is off by more, and would be reported as an error of the total.
        sources: for the sources of a project's money. A form prints totals of several years or of
            all funds beside each other; at 100 % each source would be held against each of them.
        rows: for the rows above a total of a table. Tables with 其中 rows add up to twice the
            total; with less than a hundredth, a slip in one digit of a small row goes unseen.
        most_sources: sources of a project: all their combinations are added up, 2 to the power of
            this many.
        least_rows: rows above a total; one row alone is repeated by its total, not added up.
    """

    projects: Decimal = Decimal("0.005")
    sources: Decimal = Decimal("0.2")
    rows: Decimal = Decimal("0.02")
    most_sources: int = 8
    least_rows: int = 2


TOLERANCES = Tolerances()
_TOTAL_ROW = re.compile(r"^(?:金额)?(?:合计|总计)$")
_PLAIN = re.compile(r"^\d{1,3}(?:,\d{3})*(?:\.\d+)?$|^\d+(?:\.\d+)?$")


@dataclass(frozen=True, slots=True)
class _Mismatch:
    """Parts that do not add up to their total.

    Attributes:
        total: what the total is called.
        stated: the total in yuan.
        parts: what the parts are called.
        added: their sum in yuan.
        line, printed: of the total.
        lines: of the total and the parts.
        project: whose money it is, None for the document.
    """

    total: str
    stated: Decimal
    parts: str
    added: Decimal
    line: int
    printed: str
    lines: Sequence[int]
    project: Project | None = None


@rule("J303")
def sum_mismatch(subject: Subject) -> Iterator[Finding]:
    """Sources, projects and units in yuan; the columns of other tables in what they print."""
    found = [
        *(one for project in subject.reading.projects for one in _sources(project)),
        *_all_projects(subject),
        *_units(subject),
    ]
    for one in found:
        yield subject.on(
            one.project,
            one.line,
            one.printed,
            one.lines,
            parts=one.parts,
            sum=show_yuan(one.added),
            total=one.total,
            stated=show_yuan(one.stated),
        )
    yield from _columns(subject)


def _sources(project: Project) -> Iterator[_Mismatch]:
    """Each total of a project's money against the sources that come nearest to it.

    Sources far from a total belong to another one.
    """
    parts = [(amount, line) for _, amount, line in project.parts if amount]
    if not 0 < len(parts) <= TOLERANCES.most_sources:
        return
    sums = {
        sum((amount for amount, _ in some), Decimal(0)): some
        for number in range(1, len(parts) + 1)
        for some in combinations(parts, number)
    }
    for label, total, line in project.totals:
        near = min(sums, key=lambda added: (abs(added - total), added))
        if 0 < abs(near - total) <= TOLERANCES.sources * total:
            lines = [line, *(place for _, place in sums[near])]
            printed = show_yuan(total)
            yield _Mismatch(label, total, "各资金来源", near, line, printed, lines, project)


def _all_projects(subject: Subject) -> Iterator[_Mismatch]:
    """All project budgets against the total of project spending, where both mean the same."""
    projects = [project for project in subject.reading.projects if project.name]
    amounts = [project.amount for project in projects if project.amount is not None]
    totals = [
        line for line in subject.reading.budget if line.role == "total" and SPENDING in line.name
    ]
    if len(projects) < 2 or len(amounts) < len(projects) or not totals:
        return
    added, stated = sum(amounts, Decimal(0)), totals[0].amount
    if added == stated or abs(added - stated) > TOLERANCES.projects * stated:
        return
    same = [line for line in totals if line.amount == stated]
    lines = [line.line for line in same]
    lines += [one.amount_line for one in projects if one.amount_line is not None]
    parts = f"{len(projects)} 个项目的预算"
    yield _Mismatch("项目支出", stated, parts, added, same[0].line, same[0].printed, lines)


def _units(subject: Subject) -> Iterator[_Mismatch]:
    """In a table of projects: the total against all of them, a unit against its own."""
    tables: dict[str | None, list[BudgetLine]] = {}
    for line in subject.reading.budget:
        if line.table == "projects":
            tables.setdefault(line.title, []).append(line)
    for lines in tables.values():
        units = [line for line in lines if line.role == "unit"]
        projects = [line for line in lines if line.role == "project"]
        # Names that come twice are tables within a table: its projects would be added up twice.
        if len({line.name for line in projects}) == len(projects):
            for total in (line for line in lines if line.role == "total"):
                yield from _added(total, projects)
        names = [unit.name for unit in units]
        for unit in units:
            if names.count(unit.name) == 1:
                yield from _added(unit, [line for line in projects if line.unit == unit.name])


def _added(total: BudgetLine, parts: Sequence[BudgetLine]) -> Iterator[_Mismatch]:
    added, stated = sum((part.amount for part in parts), Decimal(0)), total.amount
    if parts and added != stated and abs(added - stated) <= TOLERANCES.rows * max(stated, added):
        lines = [total.line, *(part.line for part in parts)]
        name = f"{len(parts)} 个项目"
        yield _Mismatch(total.name, stated, name, added, total.line, total.printed, lines)


def _columns(subject: Subject) -> Iterator[Finding]:
    """A row 合计 below rows of numbers: each column against its total, if nearly its sum."""
    above: list[Line] = []
    for line in subject.reading.document.lines:
        if not line.cells:
            above = []
        elif any(_TOTAL_ROW.match(fold(cell.text)) for cell in line.cells):
            yield from _column_sums(subject, line, above)
            above = []
        else:
            above.append(line)


def _column_sums(subject: Subject, total: Line, above: Sequence[Line]) -> Iterator[Finding]:
    """The first column that does not add up; the others only say it again."""
    for cell in total.cells:
        stated = _number(cell.text)
        if not stated:
            continue
        parts = _numbers_above(above, cell.column)
        added = sum((number for _, number in parts), Decimal(0))
        is_near = 0 < abs(added - stated) <= TOLERANCES.rows * stated
        if is_near and len(parts) >= TOLERANCES.least_rows:
            printed = cell.text.strip()
            yield subject.on(
                None,
                total.number,
                printed,
                [line.number for line, _ in parts],
                parts=f"{len(parts)} 行",
                sum=f"{added:f}",
                total="合计",
                stated=printed,
            )
            return


def _numbers_above(above: Sequence[Line], column: int) -> list[tuple[Line, Decimal]]:
    """The lines right above a total that have a number in its column, and these numbers."""
    found: list[tuple[Line, Decimal]] = []
    for line in reversed(above):
        texts = (cell.text for cell in line.cells if cell.column == column)
        number = next(map(_number, texts), None)
        if number is None:
            break
        found.append((line, number))
    return found


def _number(text: str) -> Decimal | None:
    folded = fold(text)
    return Decimal(folded.replace(",", "")) if _PLAIN.match(folded) else None
