"""The queries of the pages, and what pages ask about many targets at once."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from api.pages.open_findings import suppressed
from api.rest.answers import rows_of
from api.snapshots import Snapshot
from kg.queries.parameters import Value
from kg.queries.rows import Row

Rows = list[Row]
_UNJUDGED: dict[str, Any] = {
    "class": "",
    "measure": "",
    "mandated": False,
    "score": None,
    "node": None,
}


def ask(snapshot: Snapshot, name: str, /, **values: Value) -> Rows:
    """The rows of a query in ``kg/queries/pages``."""
    return rows_of(snapshot, f"pages/{name}", **values)


def label_of(snapshot: Snapshot, this: str) -> str | None:
    """The label of something that is in the graph."""
    label: str | None = ask(snapshot, "label", this=this)[0]["label"]
    return label


def matrix_of(counts: Iterable[tuple[str | None, str | None, int]]) -> dict[tuple[str, str], int]:
    """Class, measure and number as a table: names of both, '' for none, -> number."""
    found: Counter[tuple[str, str]] = Counter()
    for kind, measure, count in counts:
        found[(kind or "").rpartition("/")[2], (measure or "").rpartition("/")[2]] += count
    return dict(found)


def judged(snapshot: Snapshot, rows: Sequence[Mapping[str, Any]]) -> dict[str, dict[str, Any]]:
    """Of each target its judgement, policy documents and findings.

    Args:
        snapshot: that is asked.
        rows: with the target's IRI under ``target``.

    Returns:
        IRI -> ``class``, ``measure``, ``mandated``, ``score``, ``node``, ``bases``, ``findings``.
    """
    targets = list(dict.fromkeys(str(row["target"]) for row in rows))
    if not targets:
        return {}
    found = {target: _UNJUDGED | {"bases": [], "findings": []} for target in targets}
    for row in ask(snapshot, "judgements", targets=targets):
        labels = {name: (row[name] or "").rpartition("/")[2] for name in ("class", "measure")}
        others = {name: row[name] for name in ("mandated", "score", "node")}
        found[row["target"]].update(labels, **others)
    for row in ask(snapshot, "bases", targets=targets):
        found[row["target"]]["bases"].append(row)
    for row in _findings(snapshot, targets):
        found[row["thing"]]["findings"].append(row)
    return found


def findings_of(snapshot: Snapshot, thing: str) -> Rows:
    """Findings about one resource, by line."""
    return _findings(snapshot, [thing])


def _findings(snapshot: Snapshot, things: Sequence[str]) -> Rows:
    """Findings about resources, without those that somebody suppressed."""
    gone = suppressed(snapshot)
    rows = ask(snapshot, "findings", things=things)
    return [row for row in rows if row["fingerprint"] not in gone]


def grouped(rows: Sequence[Mapping[str, Any]], key: str) -> dict[Any, list[Mapping[str, Any]]]:
    """Rows by a column, in order."""
    found: dict[Any, list[Mapping[str, Any]]] = defaultdict(list)
    for row in rows:
        found[row[key]].append(row)
    return dict(found)
