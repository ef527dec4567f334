"""What is asked of a service besides the pages that its own links lead to."""

import html
import json
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import parse_qs, quote, urljoin, urlsplit

from tests.compare.server import Request

PAGE = {"Accept": "text/html"}
JP = "PREFIX jp: <https://w3id.org/jipu/def#> "
SELECT_FORMATS = ("json", "xml", "csv", "tsv")
QUERIES = {
    f"{JP}ASK {{ ?t a jp:Target }}": ("json", "xml"),
    f"{JP}CONSTRUCT {{ ?t jp:line ?n }} {{ ?t a jp:Target ; jp:line ?n }}": (
        "ttl",
        "nt",
        "jsonld",
        "rdfxml",
    ),
    "SELECT ?g (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g ORDER BY ?g": SELECT_FORMATS,
    "SELECT * { ?s ?p": ("json",),
    "DROP ALL": ("json",),
    "SELECT * { SERVICE <http://example.org/> { ?s ?p ?o } }": ("json",),
}
SEARCHES = (
    "参保率",
    "满意度",
    "培训人数",
    "cbl",
    "冀财社〔2023〕208号",
    "不涉及",
    "没有这样的指标",
    "<b>&",
    "%",
)
ERRORS = (
    "/nowhere",
    "/targets/0000000000000000",
    "/projects/nothing",
    "/rules/J999",
    "/findings?code=ZZ",
    "/findings?severity=ZZ",
    "/findings?state=ZZ",
    "/search?cursor=nonsense",
    "/search?year=abc",
    "/api/v1/indicators?nonsense=1",
    "/api/v1/indicators?limit=-1",
    "/api/v1/indicators?cursor=nonsense",
    "/api/v1/findings?code=ZZ",
    "/api/v1/targets/0000000000000000",
    "/api/v1/report?parts=nonsense",
)
_LINK = re.compile(r'(?:href|src|action)="([^"]+)"')


def fixed() -> Iterator[Request]:
    """The start page, searches, queries, errors, other methods."""
    for path in (
        "/",
        "/health",
        "/metrics",
        "/openapi.json",
        "/docs",
        "/robots.txt",
        "/favicon.ico",
        "/?lang=en",
    ):
        yield Request(path)
    for text in SEARCHES:
        for path in (
            "/search?q=",
            "/api/v1/indicators?q=",
            "/api/v1/suggest?q=",
            "/suggestions?q=",
        ):
            yield Request(path + quote(text))
    for query, formats in QUERIES.items():
        yield from sparql(query, formats)
    for path in ERRORS:
        yield Request(path)
        yield Request(path, PAGE)
    yield Request("/", {"Accept-Language": "en"})
    yield Request("/", {"Accept": "application/json"})
    yield Request("/api/v1/report", {"If-None-Match": "*"})
    for path in ("/", "/search", "/api/v1/indicators", "/sparql"):
        yield Request(path, method="HEAD")
        yield Request(path, method="OPTIONS")
        yield Request(path, method="POST")
    for body in ("ASK { ?s ?p ?o }", "nonsense"):
        yield Request("/sparql", {"Content-Type": "application/sparql-query"}, "POST", body)


def sparql(query: str, formats: tuple[str, ...] = SELECT_FORMATS) -> Iterator[Request]:
    """A query in every format."""
    for kind in formats:
        yield Request(f"/sparql?query={quote(query)}&format={kind}")


def routes(text: bytes) -> Iterator[Request]:
    """Every route of an OpenAPI document that has no part to fill in, also in each of its formats and media types."""
    for path, operation in sorted(_operations(text).items()):
        if "{" in path:
            continue
        yield Request(path)
        for parameter in operation.get("parameters", []):
            for value in parameter.get("schema", {}).get("enum", []):
                yield Request(f"{path}?{parameter['name']}={quote(str(value))}")
        for media in _media(operation):
            yield Request(path, {"Accept": media})


def things(text: bytes, page: str) -> Iterator[Request]:
    """What the API has of the thing that a page shows: ``/targets/<id>`` -> ``/api/v1/targets/<id>``."""
    kind, _, ident = urlsplit(page).path.strip("/").partition("/")
    operation = _operations(text).get(f"/api/v1/{kind}/{{ident}}")
    if operation is None or not ident or "/" in ident or urlsplit(page).query:
        return
    yield Request(f"/api/v1/{kind}/{ident}")
    if ident[0] in "05a":  # media types: of every fifth thing or so
        for media in _media(operation):
            yield Request(f"/api/v1/{kind}/{ident}", {"Accept": media})


def links(page: str, text: str) -> list[str]:
    """Addresses within the service that a page links to, without fragments."""
    found = []
    for link in sorted(set(_LINK.findall(text))):
        parts = urlsplit(urljoin(f"http://here{page}", html.unescape(link)))
        if parts.netloc == "here":
            found.append(parts.path + (f"?{parts.query}" if parts.query else ""))
    return found


def query_of(page: str) -> str | None:
    """The SPARQL text in the address of the page for queries."""
    parts = urlsplit(page)
    return (
        next(iter(parse_qs(parts.query).get("query", [])), None) if parts.path == "/query" else None
    )


def _operations(text: bytes) -> dict[str, Any]:
    try:
        paths: dict[str, dict[str, Any]] = json.loads(text)["paths"]
    except (ValueError, KeyError):
        return {}
    return {path: methods["get"] for path, methods in paths.items() if "get" in methods}


def _media(operation: dict[str, Any]) -> list[str]:
    return sorted(operation.get("responses", {}).get("200", {}).get("content", {}))
