"""A store -> the figures of the report: every target with its judgement, every finding, who shares what."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from kg.audit import Record, placed_findings
from kg.exports.results import rows_of
from kg.queries import find_question
from kg.store import GraphStore
from nlp.text import squash

PLACEHOLDER = "placeholder"
CLASSES = ("specific", "sector", "boilerplate")
MEASURES = ("quantified", "qualitative", "vague")
MOST_SHARED, MOST_EXAMPLES, MOST_VALUES = 15, 12, 6
READING = "reading"
_PREFIXES = (
    "PREFIX jp: <https://w3id.org/jipu/def#> PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> "
    "PREFIX skos: <http://www.w3.org/2004/02/skos/core#> "
)
_TARGETS = """
SELECT ?target ?document ?line ?department ?project ?project_node ?indicator ?node ?value ?level1 ?level2 ?year
  ?specificity ?class ?measure ?mandated ?confidence WHERE {
  ?a a jp:Assessment ; jp:assesses ?target ; jp:specificity ?specificity ; jp:specificityClass ?class ; jp:mandated ?mandated .
  ?target rdfs:label ?indicator ; jp:indicator ?node ; jp:line ?line ; jp:inDocument ?d ; jp:confidence ?confidence .
  ?d jp:path ?document .
  OPTIONAL { ?a jp:measurability ?measure }
  OPTIONAL { ?target jp:valueText ?value }
  OPTIONAL { ?target jp:level1 ?level1 }
  OPTIONAL { ?target jp:level2 ?level2 }
  OPTIONAL { ?target jp:fiscalYear ?year }
  OPTIONAL { ?target jp:department/rdfs:label ?department }
  OPTIONAL { ?project_node jp:hasTarget ?target ; jp:nameText ?printed ; rdfs:label ?project }
} ORDER BY ?document ?line ?target
"""
_EVIDENCE = "SELECT ?target ?evidence { ?a a jp:Assessment ; jp:assesses ?target ; jp:evidence ?evidence } ORDER BY ?target ?evidence"
_LEVELS = "SELECT DISTINCT ?level ?label { { ?t jp:level1 ?level } UNION { ?t jp:level2 ?level } ?level skos:prefLabel ?label }"
_REASONS = (
    "SELECT ?target ?reason { ?target a jp:Target ; jp:reason ?reason } ORDER BY ?target ?reason"
)
_SNAPSHOT = "SELECT ?id { ?d a <http://rdfs.org/ns/void#Dataset> ; <http://purl.org/dc/terms/identifier> ?id }"


@dataclass
class Figures:
    """Everything the report says.

    Attributes:
        snapshot: id of the snapshot.
        targets: one row a target: contract §6, with target, department, project, levels, year and confidence.
        shared: the most shared indicators: indicator, departments, targets, values [(value, departments)].
        copied: sets of projects with equal targets: shared, projects [(department, project, document, line, node)].
        findings: all findings, contract §5, with the project they are about.
        reasons: target -> why it is unsure.
    """

    snapshot: str
    targets: list[dict[str, Any]]
    shared: list[dict[str, Any]] = field(default_factory=list)
    copied: list[dict[str, Any]] = field(default_factory=list)
    findings: list[Record] = field(default_factory=list)
    reasons: dict[str, list[str]] = field(default_factory=dict)

    def matrix(self, department: str | None = None) -> Mapping[tuple[str, str], int]:
        """(class, measure) -> number of judged targets, of one department or of all."""
        return self._matrices.get(department, {})

    @cached_property
    def judged(self) -> list[dict[str, Any]]:
        """What the figures count: sure rows that the department chose and filled. Others are kept apart."""
        sure = (row for row in self.targets if row["confidence"] == "sure" and not row["mandated"])
        return [row for row in sure if row["specificity_class"] != PLACEHOLDER]

    @property
    def placeholders(self) -> int:
        """Sure targets set apart because they say that there is none: 无, 不涉及."""
        return sum(
            row["confidence"] == "sure" and row["specificity_class"] == PLACEHOLDER
            for row in self.targets
        )

    @cached_property
    def _matrices(self) -> dict[str | None, Counter[tuple[str, str]]]:
        """The matrix of every department, and under None that of all: one pass, however often they are asked for."""
        found: dict[str | None, Counter[tuple[str, str]]] = defaultdict(Counter)
        for row in self.judged:
            pair = row["specificity_class"], row["measurability"] or ""
            found[None][pair] += 1
            if row["department"]:
                found[row["department"]][pair] += 1
        return dict(found)

    def count(self, label: str, department: str | None = None) -> int:
        """Judged targets of a class or measure."""
        return sum(count for pair, count in self.matrix(department).items() if label in pair)

    def sure(self, department: str | None = None) -> int:
        """Judged targets."""
        return sum(self.matrix(department).values())

    def shares(self, key: str) -> list[tuple[str, int, dict[str, int]]]:
        """(what, targets, class -> targets) by ``department``, ``level1`` or ``year``, in order of name."""
        found: dict[str, Counter[str]] = defaultdict(Counter)
        for row in self.judged:
            if row[key]:
                found[str(row[key])][row["specificity_class"]] += 1
        return [
            (name, sum(counts.values()), dict(counts)) for name, counts in sorted(found.items())
        ]

    @property
    def unsure(self) -> int:
        """Targets set apart because their reading is a guess."""
        return sum(row["confidence"] != "sure" for row in self.targets)

    @property
    def mandated(self) -> int:
        """Targets set apart because a system imposes them."""
        return sum(row["mandated"] for row in self.targets)

    @cached_property
    def departments(self) -> list[str]:
        """Departments, the one with the largest share of boilerplate first."""
        names = {row["department"] for row in self.targets if row["department"]}
        return sorted(
            names,
            key=lambda name: (-self.count("boilerplate", name) / max(self.sure(name), 1), name),
        )

    def examples(self, department: str | None = None) -> list[dict[str, Any]]:
        """Specific, quantified targets worth imitating, the most specific first."""
        fitting = [
            row
            for row in self.judged
            if row["specificity_class"] == "specific"
            and row["measurability"] == "quantified"
            and department in (None, row["department"])
        ]
        return sorted(fitting, key=lambda row: (-row["specificity"], row["document"], row["line"]))[
            :MOST_EXAMPLES
        ]

    @cached_property
    def defects(self) -> list[Record]:
        """Findings that are the department's, not the reader's."""
        return [record for record in self.findings if record["category"] != READING]

    def defects_of(self, department: str) -> list[Record]:
        """The defects of a department."""
        return self._by_department.get(department, [])

    @cached_property
    def _by_department(self) -> dict[str, list[Record]]:
        found: dict[str, list[Record]] = defaultdict(list)
        for record in self.defects:
            found[record["department"] or ""].append(record)
        return dict(found)

    def side_by_side(self, group: Mapping[str, Any]) -> list[tuple[str, str, list[int | None]]]:
        """The targets that two or more projects of a copied set share: indicator, value, its line in each project."""
        nodes = [project["node"] for project in group["projects"]]
        found: dict[tuple[str, str], dict[str, int]] = defaultdict(dict)
        labels: dict[str, str] = {}
        for node in nodes:
            for row in self._by_project.get(node, ()):
                if row["value"] and row["specificity_class"] != PLACEHOLDER:
                    found[row["indicator_node"], squash(row["value"])].setdefault(node, row["line"])
                    labels.setdefault(row["indicator_node"], row["indicator"])
        shared = [
            (labels[key], value, [places.get(node) for node in nodes])
            for (key, value), places in found.items()
            if len(places) > 1
        ]
        return sorted(shared, key=lambda one: next(line for line in one[2] if line is not None))

    @cached_property
    def _by_project(self) -> dict[str, list[dict[str, Any]]]:
        found: dict[str, list[dict[str, Any]]] = defaultdict(list)
        for row in self.targets:
            if row["project_node"]:
                found[row["project_node"]].append(row)
        return dict(found)


def read_figures(store: GraphStore) -> Figures:
    """All figures of a store."""
    evidence: dict[str, list[dict[str, str]]] = {}
    for target, text in _rows(store, _EVIDENCE):
        kind, _, words = text.partition("：")
        evidence.setdefault(target, []).append({"kind": kind, "text": words})
    levels = dict(_rows(store, _LEVELS))
    targets = [_target(row, evidence, levels) for row in _rows(store, _TARGETS)]
    reasons: dict[str, list[str]] = defaultdict(list)
    for target, reason in _rows(store, _REASONS):
        reasons[target].append(reason)
    snapshot = next(iter(_rows(store, _SNAPSHOT)), [""])[0]
    return Figures(
        snapshot,
        targets,
        _shared(store),
        _copied(store),
        list(placed_findings(store)),
        dict(reasons),
    )


def _rows(store: GraphStore, query: str) -> list[list[str]]:
    return [list(row) for row in rows_of(store.query(_PREFIXES + query))[1]]


def _target(
    row: Sequence[str], evidence: dict[str, list[dict[str, str]]], levels: Mapping[str, str]
) -> dict[str, Any]:
    (
        target,
        document,
        line,
        department,
        project,
        project_node,
        indicator,
        node,
        value,
        level1,
        level2,
        year,
    ) = row[:12]
    score, label, measure, mandated, confidence = row[12:]
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
        "level1": levels.get(level1),
        "level2": levels.get(level2),
        "year": int(year) if year else None,
        "confidence": confidence,
        "project_node": project_node or None,
        "indicator_node": node,
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
        found.append(
            {
                "indicator": indicator,
                "departments": int(departments),
                "targets": int(targets),
                "values": said,
            }
        )
    return found


def _copied(store: GraphStore) -> list[dict[str, Any]]:
    names, rows = rows_of(store.query(find_question("copied-sets").bind({})))
    groups: dict[str, dict[str, Any]] = {}
    for row in rows:
        said = dict(zip(names, row, strict=True))
        group = groups.setdefault(said["set"], {"shared": int(said["shared"]), "projects": []})
        group["projects"].append(
            {key: said[key] for key in ("department", "project", "document", "line", "node")}
        )
    return list(groups.values())
