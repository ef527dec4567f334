"""Run the W3C protocol and service-description tests against our endpoint: ``python -m tests.conformance.protocol FOLDER``.

FOLDER holds ``sparql/sparql11/protocol`` of https://github.com/w3c/rdf-tests. Query tests must do as the manifest says; of update
tests, as there is no update, only that each is refused with a 4xx.
"""

import asyncio
import json
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import cast
from urllib.parse import parse_qsl, urlsplit
from xml.etree import ElementTree

import httpx
from pyoxigraph import NamedNode, RdfFormat, Store
from rdflib import RDF, Graph, Literal, Namespace
from rdflib.collection import Collection
from rdflib.term import Node

from api.app import create_app
from api.engine.workers import Workers
from api.settings import ServeSettings
from api.snapshots import Snapshot
from kg.audit import FindingTable
from kg.search import SearchEngine
from kg.store import GraphStore, Layout
from kg.store.layout import Manifest

MF = Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#")
HT = Namespace("http://www.w3.org/2011/http#")
CNT = Namespace("http://www.w3.org/2011/content#")
UT = Namespace("http://www.w3.org/2009/sparql/tests/test-update#")
RDFS = Namespace("http://www.w3.org/2000/01/rdf-schema#")
RESULT_TYPES = (
    "application/sparql-results+json",
    "application/sparql-results+xml",
    "text/csv",
    "text/tab-separated-values",
)
GRAPH_TYPES = ("text/turtle", "application/n-triples", "application/rdf+xml", "application/ld+json")


@dataclass
class Case:
    """One test: its data and its requests with what is expected of each."""

    name: str
    data: list[tuple[Path, str]]
    requests: list[tuple[httpx.Request, set[str], str | None, bool | None]]


def read_cases(folder: Path) -> list[Case]:
    """The tests of a protocol manifest, in its order."""
    manifest = folder.resolve() / "manifest.ttl"
    graph = Graph().parse(manifest, publicID=manifest.as_uri())
    entries = next(graph.objects(None, MF.entries))
    return [_case(graph, node, folder) for node in Collection(graph, entries)]


def _case(graph: Graph, node: Node, folder: Path) -> Case:
    data = [
        (
            folder / Path(urlsplit(str(graph.value(item, UT.graph))).path).name,
            str(graph.value(item, RDFS.label)),
        )
        for item in graph.objects(node, UT.graphData)
    ]
    requests = []
    for connection in graph.objects(node, MF.action):
        for request in _listed(graph, connection, HT.requests):
            requests.append(_request(graph, request))
    return Case(str(node).rpartition("#")[2], data, requests)


def _request(graph: Graph, node: Node) -> tuple[httpx.Request, set[str], str | None, bool | None]:
    headers = []
    for header in _listed(graph, node, HT.headers):
        headers.append(
            (str(graph.value(header, HT.fieldName)), str(graph.value(header, HT.fieldValue)))
        )
    body = graph.value(node, HT.body)
    content = None
    if body is not None:
        encoding = str(graph.value(body, CNT.characterEncoding) or "UTF-8")
        content = str(graph.value(body, CNT.chars)).strip().encode(encoding)
    path = str(graph.value(node, HT.absolutePath)).replace("/sparql/", "/sparql", 1)
    method = str(graph.value(node, HT.methodName))
    request = httpx.Request(method, f"http://www.example{path}", headers=headers, content=content)
    response = graph.value(node, HT.resp)
    statuses = {
        str(status).rpartition("StatusCode")[2]
        for status in graph.objects(response, MF.expectedStatus)
    }
    truth = graph.value(response, MF.expectedBoolean)
    expected = graph.value(response, MF.expectedFormat)
    return (
        request,
        statuses,
        str(expected) if expected is not None else None,
        bool(truth) if isinstance(truth, Literal) else None,
    )


def _listed(graph: Graph, node: Node, name: Node) -> list[Node]:
    head = graph.value(node, name)
    return [] if head is None else list(Collection(graph, head))


async def run_case(case: Case, folder: Path) -> list[str]:
    """What is wrong with the answers; nothing when the test passes."""
    database = folder / case.name
    store = Store(str(database))
    for file, label in case.data:
        store.load(path=str(file), format=RdfFormat.N_TRIPLES, to_graph=NamedNode(label))
    store.flush()
    del store
    settings = ServeSettings(query_workers=1)
    app = create_app(folder, settings)
    workers, manifest = Workers(database, settings), Manifest("test", "", "http://www.example/", [])
    app.state.snapshots.serving = Snapshot(
        "test",
        GraphStore(database),
        workers,
        cast(SearchEngine, None),
        manifest,
        Layout(folder),
        settings,
        FindingTable.of(()),
    )
    wrong = []
    async with httpx.AsyncClient(
        transport=httpx.ASGITransport(app), base_url="http://www.example"
    ) as client:
        for request, statuses, format, truth in case.requests:
            wrong += _compare(case, await client.send(request), statuses, format, truth)
    workers.close()
    return wrong


def _compare(
    case: Case, got: httpx.Response, statuses: set[str], format: str | None, truth: bool | None
) -> list[str]:
    if "update" in case.name and not _is_update(got.request):
        return []  # a question after an update that was refused
    if "update" in case.name:
        return (
            []
            if got.is_client_error
            else [f"status {got.status_code}, expected a 4xx: there is no update"]
        )
    wrong = []
    if f"{got.status_code // 100}xx" not in statuses and str(got.status_code) not in statuses:
        wrong.append(f"status {got.status_code}, expected {sorted(statuses)}: {got.text[:200]}")
    media = got.headers.get("content-type", "").partition(";")[0]
    fitting = GRAPH_TYPES if format == "RDF" else RESULT_TYPES if format else (media,)
    if media not in fitting:
        wrong.append(f"content type {media}, expected {format}")
    if truth is not None and not wrong and _truth(got, media) is not truth:
        wrong.append(f"answer {got.text[:100]}, expected {truth}")
    return wrong


def _is_update(request: httpx.Request) -> bool:
    """Whether a request is one of an update: by its body, its type or its parameters."""
    body = request.content.decode("utf-8", "replace")
    names = {
        name
        for name, _ in parse_qsl(f"{request.url.query.decode()}&{body}", keep_blank_values=True)
    }
    return bool(names & {"update", "using-graph-uri"}) or "update" in request.headers.get(
        "content-type", ""
    )


def _truth(got: httpx.Response, media: str) -> bool | None:
    if media.endswith("json"):
        answer = json.loads(got.text).get("boolean")
        return answer if isinstance(answer, bool) else None
    if media.endswith("xml"):
        found = ElementTree.fromstring(got.text).findtext(
            "{http://www.w3.org/2005/sparql-results#}boolean"
        )
        return {"true": True, "false": False}.get(found or "")
    return {"true": True, "false": False}.get(got.text.strip())


async def describe(folder: Path) -> dict[str, list[str]]:
    """The three tests of the service description, which its manifest states in words."""
    app = create_app(folder)
    async with httpx.AsyncClient(
        transport=httpx.ASGITransport(app), base_url="http://www.example"
    ) as client:
        got = await client.get("/sparql")
    graph = Graph()
    sd = Namespace("http://www.w3.org/ns/sparql-service-description#")
    wrong: dict[str, list[str]] = {
        "returns-rdf": [],
        "has-endpoint-triple": [],
        "conforms-to-schema": [],
    }
    if not got.is_success or got.headers["content-type"].partition(";")[0] not in GRAPH_TYPES:
        wrong["returns-rdf"].append(f"{got.status_code} {got.headers.get('content-type')}")
        return wrong
    graph.parse(data=got.text, format="turtle")
    if not any(str(endpoint).endswith("/sparql") for endpoint in graph.objects(None, sd.endpoint)):
        wrong["has-endpoint-triple"].append("no sd:endpoint")
    for service in graph.subjects(sd.endpoint):
        if (service, RDF.type, sd.Service) not in graph:
            wrong["conforms-to-schema"].append(f"{service} is no sd:Service")
        for dataset in graph.objects(service, sd.defaultDataset):
            if (dataset, RDF.type, sd.Dataset) not in graph or graph.value(
                dataset, sd.defaultGraph
            ) is None:
                wrong["conforms-to-schema"].append(
                    "sd:defaultDataset is no sd:Dataset with a default graph"
                )
    return wrong


async def main(folder: Path) -> int:
    """Print every failure and the counts; 1 when something failed."""
    protocol = folder / "sparql" / "sparql11" / "protocol"
    failed = 0
    counts = {"query": [0, 0], "update": [0, 0], "service description": [0, 0]}
    with tempfile.TemporaryDirectory() as scratch:
        results = [
            (case.name, await run_case(case, Path(scratch))) for case in read_cases(protocol)
        ]
        results += [
            (f"service description {name}", wrong)
            for name, wrong in (await describe(Path(scratch))).items()
        ]
    for name, wrong in results:
        kind = (
            "service description"
            if name.startswith("service")
            else "update"
            if "update" in name
            else "query"
        )
        counts[kind][0] += not wrong
        counts[kind][1] += 1
        failed += bool(wrong)
        for text in wrong:
            print(f"FAILED {name}: {text}")
    print(", ".join(f"{kind} {passed}/{total}" for kind, (passed, total) in counts.items()))
    return int(failed > 0)


if __name__ == "__main__":
    sys.exit(asyncio.run(main(Path(sys.argv[1]).resolve())))
