"""The department's count of a thing against the rows of a project that count its kinds (J314)."""

from collections.abc import Iterator
from decimal import Decimal

from kg.checks.dossier import Group, name_of
from kg.checks.register import rule
from kg.checks.subject import Subject
from kg.findings import Finding
from kg.records import Target

LEAST_PARTS = 3  # rows: two that count in one unit are often two things
HEAD = 2  # characters at the end of a name that say what is counted: 网络专线 -> 专线


@rule("J314")
def count_differs_from_parts(subject: Subject) -> Iterator[Finding]:
    """13条 for the department, 12 + 1 + 1 + 1 + 1 in its project."""
    whole = [target for group in subject.groups if not group.project for target in group.real]
    forms = [(group.project, group) for group in subject.groups if group.project]
    for target in whole:
        parsed = target.parsed
        is_count = parsed.kind == "count" and parsed.unit and not parsed.comparator
        is_count = is_count and parsed.is_total
        if not is_count or not subject.is_sure(target):
            continue
        for project, group in forms:
            parts = _kinds_of(subject, target, group)
            total = sum((part.parsed.number or Decimal(0) for part in parts), Decimal(0))
            if len(parts) >= LEAST_PARTS and total != parsed.number:
                yield subject.at(
                    target,
                    *parts,
                    stated=target.value,
                    project=project.name,
                    sum=f"{total.normalize():f}{parsed.unit}",
                )


def _kinds_of(subject: Subject, target: Target, group: Group) -> list[Target]:
    """The rows of a group that count in the unit of a target, if most are named after its thing."""
    head = name_of(target)[-HEAD:]
    rows = [
        row
        for row in group.real
        if row.parsed.kind == "count" and row.parsed.full_unit == target.parsed.unit
        if row.parsed.number
    ]
    named = [row for row in rows if name_of(row).endswith(head)]
    is_sure = all(map(subject.is_sure, rows))
    return rows if is_sure and len(named) * 2 > len(rows) else []
