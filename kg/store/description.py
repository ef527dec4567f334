"""What a snapshot says of itself: VoID partitions with counts, DCAT, its run (PROV)."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pyoxigraph import NamedNode, RdfFormat, Store

from kg.graph import terms as t
from kg.graph.quads import QuadWriter, literal
from kg.queries.rows import ask

_VOID, _DCAT, _PROV = "http://rdfs.org/ns/void#", "http://www.w3.org/ns/dcat#", t.PREFIXES["prov"]
_IDENTIFIER, _GENERATED = f"<{t.PREFIXES['dcterms']}identifier>", f"<{_PROV}wasGeneratedBy>"


@dataclass(frozen=True, slots=True)
class Description:
    """What the store cannot count itself.

    Attributes:
        base: IRI base of the resources.
        snapshot: id of the snapshot.
        software: version of the software.
        reading: version of code and word lists that read the documents.
        documents: ids of the documents.
        file: where the description is kept beside the database.
    """

    base: str
    snapshot: str
    software: str
    reading: str
    documents: tuple[str, ...]
    file: Path

    @property
    def graph(self) -> str:
        """IRI of the graph that holds the description."""
        return f"{self.base}graph/about"

    @property
    def run(self) -> str:
        """IRI of the run that made the snapshot, as N-Triples text."""
        return f"<{self.base}run/{self.snapshot}>"


def describe(store: Store, description: Description) -> None:
    """Replace the description in a store by one that fits its content."""
    store.remove_graph(NamedNode(description.graph))
    quads = QuadWriter(description.graph)
    _dataset(quads, store, description)
    _run(quads, description)
    text = "".join(f"{line}\n" for line in sorted(quads.lines))
    store.load(text.encode(), RdfFormat.N_QUADS)
    description.file.write_text(text, "utf-8")


def _dataset(quads: QuadWriter, store: Store, about: Description) -> None:
    """The dataset with its partitions."""
    dataset = f"<{about.base}dataset>"
    rows = ask(_Union(store), "store/classes")
    classes = {row["class"]: row["things"] for row in rows}
    rows = ask(_Union(store), "store/properties")
    properties = {row["property"]: row["triples"] for row in rows}
    quads.add(dataset, t.TYPE, f"<{_VOID}Dataset>")
    quads.add(dataset, t.TYPE, f"<{_DCAT}Dataset>")
    quads.add(dataset, t.TITLE, f"{literal('绩谱：预算绩效目标')}@zh")
    quads.add(dataset, t.TITLE, f"{literal('jipu: performance targets of public budgets')}@en")
    quads.add(dataset, _IDENTIFIER, literal(about.snapshot))
    quads.add(dataset, f"<{_DCAT}version>", literal(about.snapshot))
    quads.add(dataset, f"<{_VOID}uriSpace>", literal(about.base))
    quads.add(dataset, f"<{_VOID}vocabulary>", f"<{t.DEF.rstrip('#')}>")
    quads.add(dataset, _GENERATED, about.run)
    quads.add(dataset, f"<{_VOID}triples>", literal(sum(properties.values())))
    quads.add(dataset, f"<{_VOID}documents>", literal(len(about.documents)))
    for kind, counts, count in (
        ("class", classes, "entities"),
        ("property", properties, "triples"),
    ):
        for iri, number in counts.items():
            part = f"<{about.base}dataset/{kind}/{_local(iri)}>"
            quads.add(dataset, f"<{_VOID}{kind}Partition>", part)
            quads.add(part, f"<{_VOID}{kind}>", f"<{iri}>")
            quads.add(part, f"<{_VOID}{count}>", literal(number))


def _run(quads: QuadWriter, about: Description) -> None:
    """The run, the software and rules it used, and the graphs it made."""
    software, rules = (
        f"<{about.base}software/jipu-{about.software}>",
        f"<{about.base}rules/{about.reading}>",
    )
    quads.add(about.run, t.TYPE, f"<{_PROV}Activity>")
    quads.add(about.run, t.LABEL, literal(f"jipu build {about.snapshot}"))
    quads.add(about.run, f"<{_PROV}wasAssociatedWith>", software)
    quads.add(about.run, f"<{_PROV}used>", rules)
    quads.add(rules, t.TYPE, f"<{_PROV}Plan>")
    quads.add(rules, _IDENTIFIER, literal(about.reading))
    quads.add(software, t.TYPE, f"<{_PROV}SoftwareAgent>")
    quads.add(software, t.LABEL, literal(f"jipu {about.software}"))
    for document in about.documents:
        graph = f"<{about.base}graph/{document}>"
        quads.add(graph, t.TYPE, f"<{_PROV}Entity>")
        quads.add(graph, f"<{_PROV}wasDerivedFrom>", f"<{about.base}document/{document}>")
        quads.add(graph, _GENERATED, about.run)


@dataclass(frozen=True, slots=True)
class _Union:
    """A database under construction, asked over the union of its graphs."""

    store: Store

    def query(self, text: str, /) -> Any:
        """The answer to a query."""
        return self.store.query(text, use_default_graph_as_union=True)


def _local(iri: str) -> str:
    """A name for a partition: vocabulary's last part and local name (def-Target, skos-altLabel)."""
    space, _, name = iri.replace("#", "/").rpartition("/")
    return f"{space.rstrip('/').rpartition('/')[2]}-{name}"
