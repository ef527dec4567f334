"""The figures of the report: targets counted by judgement, findings, and who shares what."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from kg.audit import Record
from nlp.text import squash

PLACEHOLDER = "placeholder"
CLASSES = ("specific", "sector", "boilerplate")
MEASURES = ("quantified", "qualitative", "vague")
MOST_SHARED, MOST_EXAMPLES, MOST_VALUES = 15, 12, 6
READING = "reading"


@dataclass
class Figures:
    """Everything the report states.

    Attributes:
        snapshot: id of the snapshot.
        targets: one row for each target: contract §6, with target, department, project, levels,
            year and confidence.
        shared: the indicators that most departments use: indicator, departments, targets and
            values, each of those with its departments.
        copied: sets of projects with equal targets: shared, and projects, each with department,
            project, document, line and node.
        findings: all findings, contract §5, with the project each is about.
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
        """The targets that are counted: sure, chosen by the department, and filled in."""
        sure = (row for row in self.targets if row["confidence"] == "sure" and not row["mandated"])
        return [row for row in sure if row["specificity_class"] != PLACEHOLDER]

    @property
    def placeholders(self) -> int:
        """Sure targets that are counted apart because they state that there is none: 无, 不涉及."""
        sure = (row for row in self.targets if row["confidence"] == "sure")
        return sum(row["specificity_class"] == PLACEHOLDER for row in sure)

    @cached_property
    def _matrices(self) -> dict[str | None, Counter[tuple[str, str]]]:
        """The matrix of every department, and under None that of all.

        The page asks for some ten numbers of each department: they are counted in one pass.
        """
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
        """Judged targets by ``department``, ``level1`` or ``year``, in order of name.

        Returns:
            (name, targets, class -> targets); targets without a name are left out.
        """
        found: dict[str, Counter[str]] = defaultdict(Counter)
        for row in self.judged:
            if row[key]:
                found[str(row[key])][row["specificity_class"]] += 1
        return [
            (name, sum(counts.values()), dict(counts)) for name, counts in sorted(found.items())
        ]

    @property
    def unsure(self) -> int:
        """Targets that are counted apart because their reading is a guess."""
        return sum(row["confidence"] != "sure" for row in self.targets)

    @property
    def mandated(self) -> int:
        """Targets that are counted apart because a system imposes them."""
        return sum(row["mandated"] for row in self.targets)

    @cached_property
    def departments(self) -> list[str]:
        """Departments, the one with the largest share of boilerplate first."""

        def order(name: str) -> tuple[float, str]:
            return -self.count("boilerplate", name) / max(self.sure(name), 1), name

        return sorted({row["department"] for row in self.targets if row["department"]}, key=order)

    def examples(self, department: str | None = None) -> list[dict[str, Any]]:
        """Specific, quantified targets worth imitating, the most specific first."""
        fitting = [
            row
            for row in self.judged
            if row["specificity_class"] == "specific"
            and row["measurability"] == "quantified"
            and department in (None, row["department"])
        ]
        fitting.sort(key=lambda row: (-row["specificity"], row["document"], row["line"]))
        return fitting[:MOST_EXAMPLES]

    @cached_property
    def defects(self) -> list[Record]:
        """Findings about the documents; those about their reading are left out."""
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
        """The targets that at least two projects of a copied set have in common.

        Returns:
            (indicator, value, its line in each project); None where a project lacks it.
        """
        nodes = [project["node"] for project in group["projects"]]
        found: dict[tuple[str, str], dict[str, int]] = defaultdict(dict)
        labels: dict[str, str] = {}
        for node in nodes:
            for row in self._by_project.get(node, ()):
                if row["value"] and row["specificity_class"] != PLACEHOLDER:
                    found[row["indicator_node"], squash(row["value"])].setdefault(node, row["line"])
                    labels.setdefault(row["indicator_node"], row["indicator"])
        shared = [
            (labels[indicator], value, [places.get(node) for node in nodes])
            for (indicator, value), places in found.items()
            if len(places) > 1
        ]
        return sorted(shared, key=_first_line)

    @cached_property
    def _by_project(self) -> dict[str, list[dict[str, Any]]]:
        found: dict[str, list[dict[str, Any]]] = defaultdict(list)
        for row in self.targets:
            if row["project_node"]:
                found[row["project_node"]].append(row)
        return dict(found)


def _first_line(shared: tuple[str, str, list[int | None]]) -> int:
    """The line in the first project that has the target."""
    _, _, lines = shared
    return next(line for line in lines if line is not None)
