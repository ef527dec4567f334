"""The service description (SPARQL 1.1 Service Description) with the VoID description of the snapshot."""

from pyoxigraph import BlankNode, Literal, NamedNode, QueryTriples, RdfFormat, Triple, serialize

from api.serializers import GRAPHS
from kg.graph.terms import PREFIXES
from kg.store import GraphStore

SD = "http://www.w3.org/ns/sparql-service-description#"
_TYPE = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
_FORMATS = (
    "SPARQL_Results_JSON", "SPARQL_Results_XML", "SPARQL_Results_CSV", "SPARQL_Results_TSV", "Turtle", "N-Triples", "JSON-LD",
    "RDF_XML",
)  # fmt: skip
_DATASET = """
PREFIX void: <http://rdfs.org/ns/void#>
CONSTRUCT { ?s ?p ?o } WHERE { { ?d a void:Dataset . ?d (void:classPartition|void:propertyPartition)? ?s } ?s ?p ?o }"""


def describe_service(endpoint: str, store: GraphStore | None, media: str) -> bytes:
    """The description as RDF in a media type of ``GRAPHS``.

    Args:
        endpoint: URL of the endpoint.
        store: the snapshot whose description goes with it, None for none.
        media: media type.
    """
    service, dataset, graph = NamedNode(endpoint), BlankNode("dataset"), BlankNode("graph")

    def say(subject: NamedNode | BlankNode, name: str, value: NamedNode | BlankNode | Literal) -> Triple:
        return Triple(subject, NamedNode(SD + name), value)

    triples = [
        Triple(service, _TYPE, NamedNode(SD + "Service")),
        say(service, "endpoint", service),
        say(service, "supportedLanguage", NamedNode(SD + "SPARQL11Query")),
        say(service, "feature", NamedNode(SD + "UnionDefaultGraph")),
        say(service, "defaultDataset", dataset),
        Triple(dataset, _TYPE, NamedNode(SD + "Dataset")),
        say(dataset, "defaultGraph", graph),
        Triple(graph, _TYPE, NamedNode(SD + "Graph")),
    ]
    triples += [say(service, "resultFormat", NamedNode(f"http://www.w3.org/ns/formats/{name}")) for name in _FORMATS]
    if store is not None:
        described = store.query(_DATASET)
        triples += list(described) if isinstance(described, QueryTriples) else []
    prefixes = {**PREFIXES, "sd": SD, "void": "http://rdfs.org/ns/void#"}
    made = serialize(triples, None, GRAPHS.get(media, RdfFormat.TURTLE), prefixes=prefixes)
    return made or b""
