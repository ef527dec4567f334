"""Projects whose targets are copied from each other (J207)."""

from collections import defaultdict
from collections.abc import Iterator

from kg.checks.register import collection_rule
from kg.checks.subject import Collection
from kg.findings import Finding
from kg.links import Use

MOST_SHOWN = 3  # projects that a finding names; the rest is counted


@collection_rule("J207")
def copied_targets(collection: Collection) -> Iterator[tuple[str, Finding]]:
    """Each project of a copied set once, with the projects that it shares most with."""
    partners: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for (one, other), count in collection.reuse.copies.items():
        partners[one].append((count, other))
        partners[other].append((count, one))
    rows: dict[str, list[Use]] = defaultdict(list)
    for use in collection.uses:
        if use.project_id in partners and not use.placeholder:
            rows[use.project_id].append(use)
    for project in sorted(rows):
        own = rows[project]
        if not all(use.sure for use in own):
            continue
        first = own[0]
        shared = sorted(partners[project], key=lambda one: (-one[0], one[1]))
        closest = rows[shared[0][1]]
        values = {(collection.key(use), use.value_text) for use in closest}
        same = [use for use in own if (collection.key(use), use.value_text) in values]
        proof = [*same, *(use for use in closest if use.document == first.document)]
        others = "、".join(_named(rows[other][0], first) for _, other in shared[:MOST_SHOWN])
        more = f"等 {len(shared)} 个项目" if len(shared) > MOST_SHOWN else ""
        yield collection.on(
            first,
            {use.line for use in proof if use.line},
            name=first.project or "",
            own=len(own),
            count=max(shared[0][0], len(same)),
            other=others + more,
        )


def _named(use: Use, own: Use) -> str:
    """A project as the reader of another one finds it."""
    place = "" if use.document == own.document else f"{use.department or ''}"
    return f"{place}“{use.project or ''}”（第 {use.line} 行）"
