"""A store -> the figures of the report, each from one query, in the order shown."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from kg.exports.results import rows_of
from kg.queries import find_question
from kg.store import GraphStore

CLASSES = ("specific", "sector", "boilerplate", "placeholder")
MEASURES = ("quantified", "qualitative", "vague")
MOST_SHARED, MOST_EXAMPLES = 15, 12
_PREFIXES = "PREFIX jp: <https://w3id.org/jipu/def#> PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> "
_TARGETS = """
SELECT ?target ?document ?line ?department ?project ?indicator ?value ?specificity ?class ?measure ?mandated ?confidence WHERE {
  ?a a jp:Assessment ; jp:assesses ?target ; jp:specificity ?specificity ; jp:specificityClass ?class ; jp:mandated ?mandated .
  ?target rdfs:label ?indicator ; jp:line ?line ; jp:inDocument ?d ; jp:confidence ?confidence . ?d jp:path ?document .
  OPTIONAL { ?a jp:measurability ?measure }
  OPTIONAL { ?target jp:valueText ?value }
  OPTIONAL { ?target jp:department/rdfs:label ?department }
  OPTIONAL { ?p jp:hasTarget ?target ; jp:nameText ?printed ; rdfs:label ?project }
} ORDER BY ?document ?line ?target
"""
_EVIDENCE = (
    "SELECT ?target ?evidence { ?a a jp:Assessment ; jp:assesses ?target ; jp:evidence ?evidence } ORDER BY ?target ?evidence"
)
_SNAPSHOT = "SELECT ?id { ?d a <http://rdfs.org/ns/void#Dataset> ; <http://purl.org/dc/terms/identifier> ?id }"


@dataclass
class Figures:
    """Everything the report says.

    Attributes:
        snapshot: id of the snapshot.
        targets: one row a target: contract §6, with target, department, project and confidence.
        shared: the most shared indicators with their values: indicator, departments, values [(value, departments)].
        copied: sets of projects with equal targets: shared, projects [(department, project, document, line)].
    """

    snapshot: str
    targets: list[dict[str, Any]]
    shared: list[dict[str, Any]] = field(default_factory=list)
    copied: list[dict[str, Any]] = field(default_factory=list)

    def matrix(self, department: str | None = None) -> Mapping[tuple[str, str], int]:
        """(class, measure) -> number of sure targets, of one department or of all; unsure ones are kept apart."""
        return self._matrices.get(department, {})

    @cached_property
    def _matrices(self) -> dict[str | None, Counter[tuple[str, str]]]:
        """The matrix of every department, and under None that of all: one pass, however often they are asked for."""
        found: dict[str | None, Counter[tuple[str, str]]] = defaultdict(Counter)
        for row in self.targets:
            if row["confidence"] == "sure":
                pair = row["specificity_class"], row["measurability"] or ""
                found[None][pair] += 1
                if row["department"]:
                    found[row["department"]][pair] += 1
        return dict(found)

    def count(self, label: str, department: str | None = None) -> int:
        """Sure targets of a class or measure."""
        return sum(count for pair, count in self.matrix(department).items() if label in pair)

    def sure(self, department: str | None = None) -> int:
        """Sure targets."""
        return sum(self.matrix(department).values())

    @property
    def unsure(self) -> int:
        """Targets set apart because their reading is a guess."""
        return sum(row["confidence"] != "sure" for row in self.targets)

    @cached_property
    def departments(self) -> list[str]:
        """Departments, the one with the largest share of boilerplate first."""
        names = {row["department"] for row in self.targets if row["department"]}
        return sorted(names, key=lambda name: (-self.count("boilerplate", name) / max(self.sure(name), 1), name))

    @property
    def examples(self) -> list[dict[str, Any]]:
        """Specific, quantified targets worth imitating, the most specific first."""
        fitting = [
            row
            for row in self.targets
            if row["specificity_class"] == "specific" and row["measurability"] == "quantified" and row["confidence"] == "sure"
        ]
        return sorted(fitting, key=lambda row: (-row["specificity"], row["document"], row["line"]))[:MOST_EXAMPLES]


def read_figures(store: GraphStore) -> Figures:
    """All figures of a store."""
    evidence: dict[str, list[dict[str, str]]] = {}
    for target, text in _rows(store, _EVIDENCE):
        kind, _, words = text.partition("：")
        evidence.setdefault(target, []).append({"kind": kind, "text": words})
    targets = [_target(row, evidence) for row in _rows(store, _TARGETS)]
    snapshot = next(iter(_rows(store, _SNAPSHOT)), [""])[0]
    return Figures(snapshot, targets, _shared(store), _copied(store))


def _rows(store: GraphStore, query: str) -> list[list[str]]:
    return [list(row) for row in rows_of(store.query(_PREFIXES + query))[1]]


def _target(row: list[str], evidence: dict[str, list[dict[str, str]]]) -> dict[str, Any]:
    target, document, line, department, project, indicator, value, score, label, measure, mandated, confidence = row
    return {
        "document": document,
        "line": int(line),
        "indicator": indicator,
        "value": value or None,
        "specificity": float(score),
        "specificity_class": _local(label),
        "measurability": _local(measure) or None,
        "mandated": mandated == "true",
        "evidence": evidence.get(target, []),
        "target": target,
        "department": department,
        "project": project or None,
        "confidence": confidence,
    }


def _local(iri: str) -> str:
    return iri.rpartition("/")[2]


def _shared(store: GraphStore) -> list[dict[str, Any]]:
    question = find_question("shared-indicators").bind({"departments": "2"})
    shared = [list(row) for row in rows_of(store.query(question))[1]][:MOST_SHARED]
    found = []
    for indicator, departments, targets, node in shared:
        values = _rows(
            store,
            "SELECT ?value (COUNT(DISTINCT ?d) AS ?n) { "
            f"?t jp:indicator <{node}> ; jp:isPlaceholder false ; jp:department ?d ; jp:value/rdfs:label ?value "
            "} GROUP BY ?value ORDER BY DESC(?n) ?value",
        )
        said = [{"value": value, "departments": int(count)} for value, count in values]
        found.append({"indicator": indicator, "departments": int(departments), "targets": int(targets), "values": said})
    return found


def _copied(store: GraphStore) -> list[dict[str, Any]]:
    names, rows = rows_of(store.query(find_question("copied-sets").bind({})))
    groups: dict[str, dict[str, Any]] = {}
    for row in rows:
        said = dict(zip(names, row, strict=True))
        group = groups.setdefault(said["set"], {"shared": int(said["shared"]), "projects": []})
        group["projects"].append({key: said[key] for key in ("department", "project", "document", "line")})
    return list(groups.values())
