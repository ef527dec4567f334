"""Projects of the money tables without targets, or under another name (J106, J210)."""

from collections.abc import Iterator
from decimal import Decimal

from kg.checks.amounts import budget_lines
from kg.checks.dossier import Dossier
from kg.checks.register import rule
from kg.checks.subject import Subject
from kg.checks.yuan import show_yuan
from kg.findings import Finding
from kg.records.matching import BudgetMatch


@rule("J106")
def project_without_targets(subject: Subject) -> Iterator[Finding]:
    """A project with money and no targets; where most have none, all of them in one finding."""
    held = _projects_with_targets(subject.dossier)
    for project in subject.reading.projects if held else ():
        if project.id not in held and project.amount:
            name = project.name or ""
            yield subject.on(None, project.line, name, name=name, amount=show_yuan(project.amount))
    matches = subject.once(_paid_projects)
    missing = [match.line for match in matches if match.project is None]
    if len(missing) * 2 > len(matches):
        # Most of the money has no table of targets: the document publishes those of some projects.
        names = "、".join(line.name for line in missing)
        total = sum((line.amount for line in missing), Decimal(0))
        lines = [line.line for line in missing]
        yield subject.on(None, lines[0], names, lines, name=names, amount=show_yuan(total))
        return
    for line in missing:
        yield subject.on(None, line.line, line.name, name=line.name, amount=show_yuan(line.amount))


@rule("J210")
def project_name_mismatch(subject: Subject) -> Iterator[Finding]:
    """A project whose form has another name than its line in the table of projects."""
    for match in subject.once(_paid_projects):
        line, project = match.line, match.project
        if project is None or match.evidence == "exact":
            continue
        yield subject.on(
            project,
            project.line,
            project.name or "",
            [place for place in (line.line, project.line) if place is not None],
            line=line.line,
            other=line.name,
            name=project.name,
            table=line.title or "预算表",
        )


def _projects_with_targets(dossier: Dossier) -> set[str]:
    return {target.project.id for target in dossier.reading.targets if target.project}


def _paid_projects(dossier: Dossier) -> list[BudgetMatch]:
    """The lines with money of a table of projects; none where no project has targets at all."""
    if not _projects_with_targets(dossier):
        return []
    return [
        match
        for match in dossier.once(budget_lines)
        if match.line.table == "projects" and match.line.amount
    ]
