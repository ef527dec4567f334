"""Facts about reuse -> their statements, in a graph of their own."""

from decimal import Decimal

from kg.analysis import Reuse
from kg.graph import terms as t
from kg.graph.iris import Iris
from kg.graph.quads import QuadWriter, literal, year
from kg.links import Links
from kg.records.identity import make_id

_PLACES = Decimal("0.0001")


def build_reuse(reuse: Reuse, links: Links, iris: Iris) -> list[str]:
    """All statements about reuse, sorted."""
    writer = _ReuseWriter(
        iris, {cluster.key: iris.named("indicator", cluster.key) for cluster in links.clusters}
    )
    writer.counts(reuse)
    writer.groups(reuse)
    writer.pairs(reuse)
    writer.values(reuse)
    return sorted(writer.quads.lines)


class _ReuseWriter:
    """Writes the graph of reuse.

    Args:
        iris: where things live.
        indicators: key -> IRI.
    """

    def __init__(self, iris: Iris, indicators: dict[str, str]) -> None:
        self.iris, self.indicators = iris, indicators
        self.quads = QuadWriter(iris.graph("reuse"))

    def counts(self, reuse: Reuse) -> None:
        """Numbers on indicators, departments and projects."""
        put = self.quads.put
        for key, indicator in self.indicators.items():
            put(indicator, "departmentCount", reuse.departments.get(key, 0))
            put(indicator, "targetCount", reuse.targets.get(key, 0))
            if key in reuse.centrality:
                put(indicator, "centrality", decimal_of(reuse.centrality[key]))
        for department, sharing in reuse.sharing.items():
            iri = self.iris.named("department", department)
            put(iri, "sharedShare", decimal_of(sharing.share))
            put(iri, "indicatorCount", sharing.indicators)
            put(iri, "sharedIndicatorCount", sharing.shared)
        for project, (count, numbered, based) in reuse.projects.items():
            put(self.iris.of("project", project), "targetCount", count)
            put(self.iris.of("project", project), "numberedCount", numbered)
            put(self.iris.of("project", project), "basedCount", based)

    def groups(self, reuse: Reuse) -> None:
        """Communities and copied sets."""
        for community in reuse.communities:
            iri = self._node("community", "Community", *community.keys)
            self.quads.add(iri, t.LABEL, literal(community.label))
            self.quads.put(iri, "size", len(community.keys))
            for key in community.keys:
                self.quads.add(self.indicators[key], t.JP["community"], iri)
        for copied in reuse.copied:
            iri = self._node("copied", "CopiedSet", *copied.projects)
            self.quads.put(iri, "size", copied.size)
            for project in copied.projects:
                self.quads.add(iri, t.JP["copiedBy"], self.iris.of("project", project))

    def pairs(self, reuse: Reuse) -> None:
        """Indicators used together, projects with copied targets, departments that share some."""
        for pair, count in reuse.together.items():
            self._pair(
                "together", "UsedTogether", pair, [self.indicators[key] for key in pair], count
            )
        for pair, count in reuse.copies.items():
            self._pair(
                "copies",
                "CopiedPair",
                pair,
                [self.iris.of("project", project) for project in pair],
                count,
            )
        for pair, count in reuse.common.items():
            self._pair(
                "common",
                "InCommon",
                pair,
                [self.iris.named("department", name) for name in pair],
                count,
            )

    def values(self, reuse: Reuse) -> None:
        """Values that departments share, and values of one department that conflict."""
        for (key, value), (departments, targets) in reuse.values.items():
            iri = self._node("shared-value", "SharedValue", key, value)
            self.quads.add(iri, t.JP["indicator"], self.indicators[key])
            self.quads.put(iri, "valueText", value)
            self.quads.put(iri, "departmentCount", departments)
            self.quads.put(iri, "targetCount", targets)
        for conflict in reuse.conflicts:
            iri = self._node(
                "conflict", "ValueConflict", conflict.department, str(conflict.year), conflict.key
            )
            self.quads.add(
                iri, t.JP["department"], self.iris.named("department", conflict.department)
            )
            self.quads.add(iri, t.JP["fiscalYear"], year(conflict.year))
            self.quads.add(iri, t.JP["indicator"], self.indicators[conflict.key])
            self.quads.put(iri, "size", conflict.values)
            for target in conflict.targets:
                self.quads.add(iri, t.JP["about"], self.iris.of("target", target))

    def _node(self, kind: str, name: str, *names: str) -> str:
        iri = self.iris.of(kind, make_id(kind, *names))
        self.quads.add(iri, t.TYPE, t.JP[name])
        return iri

    def _pair(
        self, kind: str, name: str, pair: tuple[str, str], ends: list[str], count: int
    ) -> None:
        iri = self._node(kind, name, *pair)
        self.quads.put(iri, "size", count)
        for end in ends:
            self.quads.add(iri, t.JP["between"], end)


def decimal_of(number: float) -> Decimal:
    """A share or score as a decimal of four places."""
    return Decimal(str(number)).quantize(_PLACES)
