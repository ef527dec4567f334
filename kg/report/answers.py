"""A store -> the figures of the report."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import islice
from typing import Any

from kg.audit import placed_findings
from kg.queries.rows import Row, ask
from kg.report.figures import MOST_SHARED, Figures
from kg.store import GraphStore


def read_figures(store: GraphStore) -> Figures:
    """All figures of a store."""
    evidence = _evidence(ask(store, "report/evidence"))
    levels = {row["level"]: row["label"] for row in ask(store, "report/levels")}
    reasons: dict[str, list[str]] = defaultdict(list)
    for row in ask(store, "report/reasons"):
        reasons[row["target"]].append(row["reason"])
    snapshot = next((row["id"] for row in ask(store, "report/snapshot")), "")
    return Figures(
        snapshot,
        [_target(row, evidence, levels) for row in ask(store, "report/targets")],
        _shared(store),
        _copied(store),
        list(placed_findings(store)),
        dict(reasons),
    )


def _evidence(rows: Iterable[Row]) -> dict[str, list[dict[str, str]]]:
    """Target -> what its assessment rests on; each is kept in the graph as ``kind：text``."""
    found: dict[str, list[dict[str, str]]] = defaultdict(list)
    for row in rows:
        kind, _, text = row["evidence"].partition("：")
        found[row["target"]].append({"kind": kind, "text": text})
    return found


def _target(
    row: Row, evidence: Mapping[str, list[dict[str, str]]], levels: Mapping[str, str]
) -> dict[str, Any]:
    return {
        "document": row["document"],
        "line": row["line"],
        "indicator": row["indicator"],
        "value": row["value"] or None,
        "specificity": float(row["specificity"]),
        "specificity_class": _local(row["class"]),
        "measurability": _local(row["measure"]) or None,
        "mandated": row["mandated"],
        "evidence": evidence.get(row["target"], []),
        "target": row["target"],
        "department": row["department"] or "",
        "project": row["project"] or None,
        "level1": levels.get(row["level1"]),
        "level2": levels.get(row["level2"]),
        "year": row["year"],
        "confidence": row["confidence"],
        "project_node": row["project_node"],
        "indicator_node": row["indicator_node"],
    }


def _local(iri: str | None) -> str:
    """The last part of an IRI, '' for none."""
    return (iri or "").rpartition("/")[2]


def _shared(store: GraphStore) -> list[dict[str, Any]]:
    """The indicators that most departments use, with the departments that give each value."""
    shared = ask(store, "questions/shared-indicators", departments=2)
    return [
        {
            "indicator": row["indicator"],
            "departments": row["departments"],
            "targets": row["targets"],
            "values": list(ask(store, "report/values", indicator=row["node"])),
        }
        for row in islice(shared, MOST_SHARED)
    ]


def _copied(store: GraphStore) -> list[dict[str, Any]]:
    """Sets of projects with equal targets, each with its projects in the order of the question."""
    groups: dict[str, dict[str, Any]] = {}
    for row in ask(store, "questions/copied-sets"):
        group = groups.setdefault(row["set"], {"shared": row["shared"], "projects": []})
        group["projects"].append(
            {
                "department": row["department"] or "",
                "project": row["project"],
                "document": row["document"],
                # report.json gives these lines as text
                "line": "" if row["line"] is None else str(row["line"]),
                "node": row["node"],
            }
        )
    return list(groups.values())
