"""Links -> the statements of indicators: wordings, why they are one indicator, near misses."""

from collections.abc import Iterable

from kg.graph import terms as t
from kg.graph.iris import Iris
from kg.graph.quads import QuadWriter, literal
from kg.links import Cluster, Links, Use
from kg.links.names import Spelling
from kg.records.identity import make_id


def build_indicators(links: Links, uses: Iterable[Use], iris: Iris) -> list[str]:
    """All statements that rest on the linking of names, sorted.

    A target's ``jp:indicator`` stands in the graph of its document, the indicators themselves in
    the graph of names.
    """
    names = _IndicatorWriter(iris)
    for cluster in links.clusters:
        names.cluster(cluster)
    for near in links.near:
        names.near(links.cluster_of[near.one], links.cluster_of[near.other], near.reason)
    lines = names.quads.lines
    indicator_of = {name: names.indicator(cluster) for name, cluster in links.named.items()}
    predicate = t.JP["indicator"]
    for use in uses:
        target, indicator = iris.of("target", use.target), indicator_of[use.name]
        lines.add(f"{target} {predicate} {indicator} <{iris.graph(use.document)}> .")
    return sorted(lines)


class _IndicatorWriter:
    """Writes indicators into the graph of names."""

    def __init__(self, iris: Iris) -> None:
        self.iris = iris
        self.quads = QuadWriter(iris.names_graph)

    def indicator(self, cluster: Cluster) -> str:
        """The IRI of an indicator."""
        return self.iris.named("indicator", cluster.key)

    def cluster(self, cluster: Cluster) -> None:
        """An indicator with its wordings and the links between them."""
        iri = self.indicator(cluster)
        self.quads.add(iri, t.TYPE, t.JP["Indicator"])
        self.quads.add(iri, t.LABEL, literal(cluster.label))
        self.quads.put(iri, "indicatorKey", cluster.key)
        spellings = {spelling.key: spelling for spelling in cluster.spellings}
        for spelling in cluster.spellings:
            self._wordings(iri, cluster.label, spelling)
        for link in cluster.links:
            node = self.iris.of("link", make_id("link", link.one, link.other))
            self.quads.add(node, t.TYPE, t.JP["IndicatorLink"])
            for key in (link.one, link.other):
                self.quads.add(node, t.JP["joins"], self._wording(_main(spellings[key])))
            for what in link.evidence:
                self.quads.put(node, "evidence", what)

    def near(self, one: Cluster, other: Cluster, reason: str) -> None:
        """Two indicators whose names look alike, for a person to decide."""
        node = self.iris.of("near", make_id("near", one.key, other.key))
        self.quads.add(node, t.TYPE, t.JP["NearMiss"])
        for cluster in (one, other):
            self.quads.add(node, t.JP["between"], self.indicator(cluster))
        self.quads.put(node, "reason", reason)

    def _wordings(self, indicator: str, label: str, spelling: Spelling) -> None:
        for name, read in spelling.names.items():
            iri = self._wording(name)
            self.quads.add(iri, t.TYPE, t.JP["Wording"])
            self.quads.add(iri, t.JP["wordingOf"], indicator)
            self.quads.put(iri, "printed", name)
            for what in read.evidence:
                self.quads.put(iri, "evidence", what)
            if name != label:
                self.quads.add(indicator, t.ALT_LABEL, literal(name))

    def _wording(self, name: str) -> str:
        return self.iris.named("wording", name)


def _main(spelling: Spelling) -> str:
    """The name of a spelling used most."""
    return min(spelling.names, key=lambda name: (-spelling.counts[name], name))
