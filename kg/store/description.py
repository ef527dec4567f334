"""What a snapshot says of itself: VoID partitions with counts, DCAT, and the run that made it (PROV)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import NamedNode, QuerySolutions, RdfFormat, Store

_VOID, _DCAT, _PROV = "http://rdfs.org/ns/void#", "http://www.w3.org/ns/dcat#", "http://www.w3.org/ns/prov#"
_DCTERMS, _RDFS = "http://purl.org/dc/terms/", "http://www.w3.org/2000/01/rdf-schema#"
_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_XSD_INTEGER = "http://www.w3.org/2001/XMLSchema#integer"
_DEF = "https://w3id.org/jipu/def"


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


def describe(store: Store, description: Description) -> None:
    """Replace the description in a store by one that fits its content."""
    graph = NamedNode(description.graph)
    store.remove_graph(graph)
    lines = sorted({f"{line} <{description.graph}> .\n" for line in _lines(store, description)})
    text = "".join(lines)
    store.load(text.encode(), RdfFormat.N_QUADS)
    description.file.write_text(text, "utf-8")


def _lines(store: Store, about: Description) -> Iterator[str]:
    base = about.base
    dataset, run, software = f"<{base}dataset>", f"<{base}run/{about.snapshot}>", f"<{base}software/jipu-{about.software}>"
    classes = dict(_counted(store, f"SELECT ?x (COUNT(DISTINCT ?s) AS ?n) WHERE {{ ?s <{_TYPE}> ?x }} GROUP BY ?x"))
    properties = dict(_counted(store, "SELECT ?x (COUNT(*) AS ?n) WHERE { ?s ?x ?o } GROUP BY ?x"))
    for kind in (f"{_VOID}Dataset", f"{_DCAT}Dataset"):
        yield f"{dataset} <{_TYPE}> <{kind}>"
    yield f'{dataset} <{_DCTERMS}title> "绩谱：预算绩效目标"@zh'
    yield f'{dataset} <{_DCTERMS}title> "jipu: performance targets of public budgets"@en'
    yield f'{dataset} <{_DCTERMS}identifier> "{about.snapshot}"'
    yield f'{dataset} <{_DCAT}version> "{about.snapshot}"'
    yield f'{dataset} <{_VOID}uriSpace> "{base}"'
    yield f"{dataset} <{_VOID}vocabulary> <{_DEF}>"
    yield f"{dataset} <{_PROV}wasGeneratedBy> {run}"
    yield f"{dataset} <{_VOID}triples> {_integer(sum(properties.values()))}"
    yield f"{dataset} <{_VOID}documents> {_integer(len(about.documents))}"
    for kind, counts, count in (("class", classes, "entities"), ("property", properties, "triples")):
        for iri, number in counts.items():
            part = f"<{base}dataset/{kind}/{_local(iri)}>"
            yield f"{dataset} <{_VOID}{kind}Partition> {part}"
            yield f"{part} <{_VOID}{kind}> <{iri}>"
            yield f"{part} <{_VOID}{count}> {_integer(number)}"
    yield f"{run} <{_TYPE}> <{_PROV}Activity>"
    yield f'{run} <{_RDFS}label> "jipu build {about.snapshot}"'
    yield f"{run} <{_PROV}wasAssociatedWith> {software}"
    yield f"{run} <{_PROV}used> <{base}rules/{about.reading}>"
    yield f"<{base}rules/{about.reading}> <{_TYPE}> <{_PROV}Plan>"
    yield f'<{base}rules/{about.reading}> <{_DCTERMS}identifier> "{about.reading}"'
    yield f"{software} <{_TYPE}> <{_PROV}SoftwareAgent>"
    yield f'{software} <{_RDFS}label> "jipu {about.software}"'
    for document in about.documents:
        graph = f"<{base}graph/{document}>"
        yield f"{graph} <{_TYPE}> <{_PROV}Entity>"
        yield f"{graph} <{_PROV}wasDerivedFrom> <{base}document/{document}>"
        yield f"{graph} <{_PROV}wasGeneratedBy> {run}"


def _counted(store: Store, query: str) -> Iterable[tuple[str, int]]:
    rows = store.query(query, use_default_graph_as_union=True)
    if not isinstance(rows, QuerySolutions):
        raise TypeError(query)
    for row in rows:
        thing, number = row["x"], row["n"]
        if isinstance(thing, NamedNode) and number is not None:
            yield thing.value, int(number.value)


def _integer(number: int) -> str:
    return f'"{number}"^^<{_XSD_INTEGER}>'


def _local(iri: str) -> str:
    """A name for a partition: vocabulary's last part and local name (def-Target, skos-altLabel)."""
    space, _, name = iri.replace("#", "/").rpartition("/")
    return f"{space.rstrip('/').rpartition('/')[2]}-{name}"
