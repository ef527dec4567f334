"""SPARQL 1.1 Protocol: what a request asks. Queries only; there is no update of any kind."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import parse_qsl

from starlette.requests import Request

from api.engine.results import GRAPHS, RESULTS
from api.problems import ProblemError

FORM, DIRECT = "application/x-www-form-urlencoded", "application/sparql-query"
MOST_BYTES = 262_144
MOST_SECONDS = 20.0  # a body takes
LEAST_SECONDS = 0.1  # the shortest deadline that a query can have
FORMAT_NAMES = ("format", "output", "results")  # SPARQLWrapper sends all three
PARAMETERS = ("query", "default-graph-uri", "named-graph-uri", "timeout", *FORMAT_NAMES)
UPDATES = ("update", "using-graph-uri", "using-named-graph-uri")
# Short names of ``format=`` -> what an Accept header would ask for.
FORMATS = {
    "json": "application/sparql-results+json, application/ld+json;q=0.9",
    "xml": "application/sparql-results+xml, application/rdf+xml;q=0.9",
    "csv": "text/csv",
    "tsv": "text/tab-separated-values",
    "ttl": "text/turtle",
    "turtle": "text/turtle",
    "nt": "application/n-triples",
    "jsonld": "application/ld+json",
    "json-ld": "application/ld+json",
    "rdfxml": "application/rdf+xml",
    "rdf+xml": "application/rdf+xml",
}
_OFFERED = sorted({*RESULTS, *GRAPHS})


@dataclass(frozen=True, slots=True)
class QueryRequest:
    """What a request asks.

    Attributes:
        query: None for the service description.
        accept: the Accept header, or what ``format`` stands for.
        default_graphs, named_graphs: the dataset, None for both where none is given.
        seconds: the deadline wanted, None for the server's own.
    """

    query: str | None
    accept: str | None
    default_graphs: tuple[str, ...] | None
    named_graphs: tuple[str, ...] | None
    seconds: float | None


async def read_request(request: Request) -> QueryRequest:
    """The query of a request in any of the three ways of the protocol (§2.1.1 to §2.1.3).

    Raises:
        ProblemError: the request is none of them.
    """
    pairs = _pairs(request.url.query.encode("ascii", "replace"))
    if request.method == "POST":
        media = request.headers.get("content-type", "").partition(";")[0].strip().lower()
        body = await read_body(request)
        if media == FORM:
            pairs += _pairs(body)
        elif media == DIRECT:
            pairs.append(("query", _text(body)))
        elif media == "application/sparql-update":
            raise _no_update()
        else:
            raise ProblemError(
                415,
                "media-type",
                f"POST 的 Content-Type 应为 {FORM} 或 {DIRECT}，不是 {media or '（空）'}",
            )
    return _query_request(pairs, request)


def _query_request(pairs: Sequence[tuple[str, str]], request: Request) -> QueryRequest:
    if any(name in UPDATES for name, _ in pairs):
        raise _no_update()
    for name, _ in pairs:
        if name not in PARAMETERS:
            raise ProblemError(
                400,
                "unknown-parameter",
                f"没有参数 {name}",
                {"parameter": name, "allowed": list(PARAMETERS)},
            )
    queries = [value for name, value in pairs if name == "query"]
    if len(queries) > 1:
        raise ProblemError(400, "several-queries", "一次只能有一个 query", {"parameter": "query"})
    if request.method == "POST" and not queries:
        raise ProblemError(400, "no-query", "没有 query 参数", {"parameter": "query"})
    default = tuple(value for name, value in pairs if name == "default-graph-uri")
    named = tuple(value for name, value in pairs if name == "named-graph-uri")
    has_dataset = bool(default or named)
    return QueryRequest(
        queries[0] if queries else None,
        _accept(pairs, request),
        default if has_dataset else None,
        named if has_dataset else None,
        _seconds(pairs),
    )


def _accept(pairs: Sequence[tuple[str, str]], request: Request) -> str | None:
    formats = [value for name, value in pairs if name in FORMAT_NAMES]
    if not formats:
        return ", ".join(request.headers.getlist("accept")) or None
    if formats[-1] in FORMATS:
        return FORMATS[formats[-1]]
    if formats[-1] in _OFFERED:
        return formats[-1]
    raise ProblemError(
        400,
        "unknown-format",
        f"没有格式 {formats[-1]}",
        {"parameter": "format", "allowed": [*FORMATS, *_OFFERED]},
    )


def _seconds(pairs: Sequence[tuple[str, str]]) -> float | None:
    given = [value for name, value in pairs if name == "timeout"]
    if not given:
        return None
    try:
        seconds = float(given[-1])
    except ValueError:
        seconds = 0.0
    if not LEAST_SECONDS <= seconds < float("inf"):
        raise ProblemError(
            400,
            "bad-timeout",
            f"timeout 应为不小于 {LEAST_SECONDS:g} 的秒数",
            {"parameter": "timeout"},
        )
    return seconds


async def read_body(request: Request) -> bytes:
    """The body, at most ``MOST_BYTES`` in ``MOST_SECONDS``; nothing beyond is read."""
    received = bytearray()
    try:
        async with asyncio.timeout(MOST_SECONDS):
            async for chunk in request.stream():
                received += chunk
                if len(received) > MOST_BYTES:
                    raise ProblemError(413, "too-large", f"请求体最多 {MOST_BYTES} 字节")
    except TimeoutError:
        detail = f"请求体在 {MOST_SECONDS:g} 秒内没有传完"
        raise ProblemError(408, "slow-body", detail, headers={"Connection": "close"}) from None
    return bytes(received)


def _pairs(data: bytes) -> list[tuple[str, str]]:
    try:
        return parse_qsl(
            data.decode("utf-8"), keep_blank_values=True, errors="strict", max_num_fields=200
        )
    except (UnicodeDecodeError, ValueError):
        raise ProblemError(400, "not-utf8", "参数不是 UTF-8 编码，或参数太多") from None


def _text(data: bytes) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        raise ProblemError(400, "not-utf8", "查询不是 UTF-8 编码") from None


def _no_update() -> ProblemError:
    return ProblemError(403, "read-only", "这里只接受查询，不接受更新")
