"""SPARQL 1.1 Service Description, with the VoID description of the snapshot."""

from typing import Any

from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, Triple, serialize

from api.engine.results import GRAPHS, RESULTS
from api.problems import documented
from api.sparql.request import DIRECT, FORM, FORMATS, LEAST_SECONDS
from kg.graph import terms
from kg.queries import find_query
from kg.queries.prefixes import PREFIXES
from kg.queries.rows import ask_graph
from kg.store import GraphStore

SD = "http://www.w3.org/ns/sparql-service-description#"
_TYPE = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
_FORMATS = (
    "SPARQL_Results_JSON",
    "SPARQL_Results_XML",
    "SPARQL_Results_CSV",
    "SPARQL_Results_TSV",
    "Turtle",
    "N-Triples",
    "JSON-LD",
    "RDF_XML",
)


def _example() -> str:
    """The example query on one line, without its head."""
    lines = find_query("sparql/example").text.splitlines()
    return " ".join(line for line in lines if not line.startswith("#"))


def sparql_operations() -> dict[str, Any]:
    """What the OpenAPI document says of ``/sparql``.

    Written by hand: the framework does not know the three ways of the SPARQL 1.1 Protocol.
    """
    query = {"type": "string", "description": "查询", "examples": [_example()]}
    graphs = {"type": "array", "items": {"type": "string"}}
    fields = {
        "query": (query, "SPARQL 1.1 查询；不给时回答服务描述"),
        "default-graph-uri": (graphs, "作为默认图的图；不给时为全部图之和"),
        "named-graph-uri": (graphs, "可用 GRAPH 查询的图"),
        "timeout": ({"type": "number", "minimum": LEAST_SECONDS}, "秒数；不超过服务的上限"),
        "format": ({"type": "string", "enum": sorted(FORMATS)}, "格式；也可用 Accept"),
    }
    answers = {
        "200": {
            "description": "结果；被截断时 X-Jipu-Truncated 写明行数",
            "content": {media: {} for media in (*RESULTS, *GRAPHS)},
        },
        **{
            str(status): problem
            for status, problem in documented(400, 403, 406, 408, 409, 413, 415, 503).items()
        },
    }
    shared = {"tags": ["SPARQL"], "responses": answers}
    parameters = [
        {"name": name, "in": "query", "required": False, "schema": schema, "description": meaning}
        for name, (schema, meaning) in fields.items()
    ]
    form = {
        "type": "object",
        "required": ["query"],
        "properties": {name: schema for name, (schema, _) in fields.items()},
    }
    body = {"required": True, "content": {FORM: {"schema": form}, DIRECT: {"schema": query}}}
    return {
        "get": {
            **shared,
            "summary": "SPARQL 1.1 查询，或服务描述",
            "operationId": "sparql_get",
            "parameters": parameters,
        },
        "post": {
            **shared,
            "summary": "SPARQL 1.1 查询",
            "operationId": "sparql_post",
            "parameters": parameters[1:],
            "requestBody": body,
        },
    }


def describe_service(endpoint: str, store: GraphStore | None, media: str) -> bytes:
    """The description as RDF in a media type of ``GRAPHS``.

    Args:
        endpoint: URL of the endpoint.
        store: the snapshot whose description goes with it, None for none.
        media: media type.
    """
    service, dataset, graph = NamedNode(endpoint), BlankNode("dataset"), BlankNode("graph")

    def state(
        subject: NamedNode | BlankNode, name: str, value: NamedNode | BlankNode | Literal
    ) -> Triple:
        return Triple(subject, NamedNode(SD + name), value)

    triples = [
        Triple(service, _TYPE, NamedNode(SD + "Service")),
        state(service, "endpoint", service),
        state(service, "supportedLanguage", NamedNode(SD + "SPARQL11Query")),
        state(service, "feature", NamedNode(SD + "UnionDefaultGraph")),
        state(service, "defaultDataset", dataset),
        Triple(dataset, _TYPE, NamedNode(SD + "Dataset")),
        state(dataset, "defaultGraph", graph),
        Triple(graph, _TYPE, NamedNode(SD + "Graph")),
    ]
    triples += [
        state(service, "resultFormat", NamedNode(f"http://www.w3.org/ns/formats/{name}"))
        for name in _FORMATS
    ]
    if store is not None:
        triples += ask_graph(store, "sparql/dataset")
    prefixes = {**terms.PREFIXES, "sd": SD, "void": PREFIXES["void"]}
    text = serialize(triples, None, GRAPHS.get(media, RdfFormat.TURTLE), prefixes=prefixes)
    return text or b""
