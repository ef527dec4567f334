"""What shows only over all documents: copied targets, one indicator with several values in a department (J207, J307, J317)."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from kg.analysis import Reuse
from kg.findings import Finding, rules
from kg.links import Links, Use

MOST_SHOWN = 3
_COMPARED = (
    "percent",
    "count",
    "duration",
)  # budgets of department and project are not the same money


def check_collection(
    uses: Sequence[Use], links: Links, reuse: Reuse
) -> Iterator[tuple[str, Finding]]:
    """(document id, finding) of everything that rests on more than one table, in order of document and line.

    Args:
        uses: of all documents.
        links: which of their names are one indicator.
        reuse: copied sets and conflicts among them.
    """
    found = [*_copied(uses, links, reuse), *_conflicts(uses, links)]
    yield from sorted(found, key=lambda one: (one[0], one[1].line or 0, one[1].code, one[1].detail))


def _copied(uses: Sequence[Use], links: Links, reuse: Reuse) -> Iterator[tuple[str, Finding]]:
    """Each project of a copied set once, with the projects it shares most with."""
    partners: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for (one, other), count in reuse.copies.items():
        partners[one].append((count, other))
        partners[other].append((count, one))
    rows: dict[str, list[Use]] = defaultdict(list)
    for use in uses:
        if use.project_id in partners and not use.placeholder:
            rows[use.project_id].append(use)
    for project in sorted(rows):
        own = rows[project]
        if not all(use.sure for use in own):
            continue
        shared = sorted(partners[project], key=lambda one: (-one[0], one[1]))
        count, closest = shared[0][0], rows[shared[0][1]]
        said = {(links.named[use.name].key, use.value_text) for use in closest}
        same = [use for use in own if (links.named[use.name].key, use.value_text) in said]
        others = "、".join(_whose(rows[other][0], own[0]) for _, other in shared[:MOST_SHOWN])
        more = f"等 {len(shared)} 个项目" if len(shared) > MOST_SHOWN else ""
        lines = {use.line for use in same if use.line}
        lines |= {use.line for use in closest if use.line and use.document == own[0].document}
        words = {
            "name": own[0].project or "",
            "own": len(own),
            "count": max(count, len(same)),
            "other": others + more,
        }
        yield (
            own[0].document,
            _finding("J207", own[0], own[0].project or "", lines, words, indicator=None),
        )


def _whose(use: Use, own: Use) -> str:
    """A project as the reader of another one finds it."""
    place = "" if use.document == own.document else f"{use.department or ''}"
    return f"{place}“{use.project or ''}”（第 {use.line} 行）"


def _conflicts(uses: Sequence[Use], links: Links) -> Iterator[tuple[str, Finding]]:
    """The department's own target against its projects', and percentages of one indicator in several projects."""
    found: dict[tuple[str, int, str], list[Use]] = defaultdict(list)
    for use in uses:
        if (
            use.sure_text
            and use.department
            and use.year
            and use.value
            and use.numbered
            and not use.placeholder
        ):
            found[use.department, use.year, links.named[use.name].key].append(use)
    for group in found.values():
        if len(group) < 2:
            continue
        for own in (use for use in group if use.project_id is None):
            other = next(
                (use for use in group if use.project_id is not None and _differ(own, use)), None
            )
            if other is not None:
                yield own.document, _conflict("J307", own, other)
        projects = sorted(
            (use for use in group if use.project_id is not None),
            key=lambda use: (use.document, use.line or 0),
        )
        for place, later in enumerate(projects):
            earlier = next(
                (
                    use
                    for use in projects[:place]
                    if use.project_id != later.project_id and _differ(use, later)
                ),
                None,
            )
            if (
                earlier is not None
                and later.value
                and later.value[0] == "percent"
                and _is_bound(later)
            ):
                yield later.document, _conflict("J317", later, earlier)


def _differ(one: Use, other: Use) -> bool:
    """Whether two values are of one kind and unit and have other numbers."""
    if (
        one.value is None
        or other.value is None
        or one.value[0] != other.value[0]
        or one.value[2] != other.value[2]
    ):
        return False
    return one.value[0] in _COMPARED and Decimal(one.value[1]) != Decimal(other.value[1])


def _is_bound(use: Use) -> bool:
    """Whether the indicator is more than what every project has."""
    return use.judged is not None and use.judged[0] in ("sector", "specific")


def _conflict(code: str, own: Use, other: Use) -> Finding:
    lines = {
        line for use in (own, other) if use.document == own.document for line in [use.line] if line
    }
    words = {
        "name": own.name, "value": own.value_text or "", "other": other.value_text or "", "project": other.project or "",
        "line": other.line,
    }  # fmt: skip
    return _finding(code, own, own.value_text or own.name, lines, words, indicator=own.name)


def _finding(
    code: str,
    use: Use,
    printed: str,
    lines: set[int],
    words: Mapping[str, object],
    indicator: str | None,
) -> Finding:
    rule = rules()[code]
    return Finding(
        code,
        use.line,
        printed,
        tuple(sorted(lines)),
        detail=rule.detail.format(**words),
        detail_en=rule.detail_en.format(**words),
        target=use.target if indicator else None,
        project=use.project_id,
        page=use.page,
        department=use.department,
        project_code=use.project_code,
        project_name=use.project,
        indicator=indicator,
    )
