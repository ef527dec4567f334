"""One indicator with several values in a department's documents (J307, J317)."""

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

from kg.checks.register import collection_rule
from kg.checks.subject import Collection
from kg.findings import Finding
from kg.links import Use

# Kinds of value; the budgets of a department and of its project are not the same money.
_COMPARED = ("percent", "count", "duration")
_CHOSEN = ("sector", "specific")  # classes of specificity: more than what every project has


@collection_rule("J307")
def department_project_conflict(collection: Collection) -> Iterator[tuple[str, Finding]]:
    """The department's own target against that of one of its projects."""
    for group in _same_indicator(collection):
        projects = [use for use in group if use.project_id is not None]
        for own in group:
            other = next((use for use in projects if _differ(own, use)), None)
            if own.project_id is None and other is not None:
                yield _conflict(collection, own, other)


@collection_rule("J317")
def projects_conflict(collection: Collection) -> Iterator[tuple[str, Finding]]:
    """A percentage against the first other one that an earlier project has."""
    for group in _same_indicator(collection):
        projects = [use for use in group if use.project_id is not None]
        projects.sort(key=lambda use: (use.document, use.line or 0))
        for place, later in enumerate(projects):
            if later.value is None or later.value[0] != "percent" or not _is_chosen(later):
                continue
            others = (use for use in projects[:place] if use.project_id != later.project_id)
            earlier = next((use for use in others if _differ(use, later)), None)
            if earlier is not None:
                yield _conflict(collection, later, earlier)


def _same_indicator(collection: Collection) -> list[list[Use]]:
    """The uses of one indicator with numbers, in one department and year."""
    found: dict[tuple[str, int, str], list[Use]] = defaultdict(list)
    for use in collection.uses:
        has_number = use.value is not None and use.numbered and not use.placeholder
        if use.sure_text and use.department and use.year and has_number:
            found[use.department, use.year, collection.key(use)].append(use)
    return list(found.values())


def _differ(one: Use, other: Use) -> bool:
    """Whether two values are of one kind and unit and have other numbers."""
    if one.value is None or other.value is None:
        return False
    (kind, number, unit), (other_kind, other_number, other_unit) = one.value, other.value
    if kind not in _COMPARED or (kind, unit) != (other_kind, other_unit):
        return False
    return Decimal(number) != Decimal(other_number)


def _is_chosen(use: Use) -> bool:
    return use.judged is not None and use.judged[0] in _CHOSEN


def _conflict(collection: Collection, own: Use, other: Use) -> tuple[str, Finding]:
    return collection.at(
        own,
        {use.line for use in (own, other) if use.line and use.document == own.document},
        name=own.name,
        value=own.value_text or "",
        other=other.value_text or "",
        project=other.project or "",
        line=other.line,
    )
