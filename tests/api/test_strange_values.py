"""A query parameter with a value that means nothing gives an answer or a problem, never a failure of the server."""

import asyncio
import json
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from fastapi import APIRouter, FastAPI
from fastapi.routing import APIRoute
from starlette.datastructures import QueryParams

from api.app import create_app
from api.pages import routers
from api.rest import analyses, docs, indicators, resources
from api.sparql import endpoint
from kg.audit import read_baseline
from kg.store import GraphStore, Layout
from tests.support.patience import HANG

STRANGE = (
    "ZZ", "", " ", "0", "-1", "1.5", "9" * 30, "NaN", "1e400", "²", "٣", "不存在", "\U0001f600", "\x00", "\ufffe", "%", "{}",
    "'\"<>\\$", "$this", "../..", "[", "J302,ZZ", "1-", "a" * 3000,
)  # fmt: skip
RAW = ("%ff", "%ed%a0%80", "%00")  # what is not UTF-8 once it is decoded
BROWSER = {"Accept": "text/html"}
PARTS = (
    endpoint.router,
    indicators.router,
    resources.router,
    analyses.router,
    docs.router,
    *routers(),
)
NEEDED = {"/sparql": {"query": "ASK {}"}, "/findings/export": {"format": "json"}}
FEW = ("ZZ", "", "9" * 30, "'\"<>\\$")  # for names that a route does not look at
# Names that a page hands on or that only templates read: all pages are asked with them.
ALWAYS = {"lang", "offset", "line", "page", "q", "zz"}


def paths(routers: tuple[APIRouter, ...]) -> list[str]:
    """Paths of all routes that answer GET."""
    found = {
        one.path
        for router in routers
        for one in router.routes
        if isinstance(one, APIRoute) and "GET" in one.methods
    }
    return sorted(found | {"/health", "/metrics", "/openapi.json"})


@pytest.fixture(scope="module")
def app(sample_root: Path) -> Iterator[FastAPI]:
    """The application over the samples, in this process: what it looks at can be watched."""
    app = create_app(sample_root)
    app.state.snapshots.refresh()
    yield app
    app.state.snapshots.close()


@pytest.fixture(scope="module")
def idents(sample_root: Path, sample_store: GraphStore) -> dict[str, str]:
    """For each kind of path, an id that is there."""
    manifest = Layout(sample_root).manifest()
    assert manifest is not None
    known = {f"/{kind}/": one.example for kind, one in resources.kinds().items()}
    return {**known, "/documents/": manifest.documents[0].file.partition("-")[0], "/rules/": "J302",
            "/review/": resources.kinds()["projects"].example}  # fmt: skip


def filled(path: str, idents: dict[str, str]) -> str:
    """The path with an id that is there, or a word where none is known."""
    ident = next((ident for part, ident in idents.items() if f"{part}{{" in path), "x")
    return "".join(
        piece if not place % 2 else ident
        for place, piece in enumerate(path.replace("}", "{").split("{"))
    )


async def get(app: FastAPI, path: str, queries: list[str]) -> dict[str, int]:
    """Status of each query string."""
    transport = httpx.ASGITransport(app, raise_app_exceptions=False)
    async with httpx.AsyncClient(
        transport=transport, base_url="http://localhost", headers=BROWSER, timeout=HANG
    ) as client:
        return {query: (await client.get(f"{path}?{query}")).status_code for query in queries}


def names_read(app: FastAPI, path: str, monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """Names of the query parameters that a route looks at; one that it has found may lead it to others."""
    seen: set[str] = set()
    for method in ("get", "getlist", "__contains__", "__getitem__"):
        reads = getattr(QueryParams, method)

        def watched(self: QueryParams, key: str, *more: object, _reads: object = reads) -> object:
            seen.add(key)
            return _reads(self, key, *more)  # type: ignore[operator]

        monkeypatch.setattr(QueryParams, method, watched)
    known: set[str] | None = None
    while known != seen:
        known = set(seen)
        asyncio.run(get(app, path, ["", *(f"{name}=1" for name in sorted(known))]))
    monkeypatch.undo()
    return seen


@pytest.mark.parametrize("path", paths(PARTS))
def test_no_value_of_any_parameter_is_a_failure(
    app: FastAPI, idents: dict[str, str], path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    url, needed = filled(path, idents), NEEDED.get(path, {})
    queries = [""]
    read = names_read(app, url, monkeypatch)
    for name in sorted(read | ALWAYS):
        base = {key: value for key, value in needed.items() if key != name}
        values = STRANGE if name in read else FEW
        queries += [str(httpx.QueryParams({**base, name: value})) for value in values]
        queries += [str(httpx.QueryParams([*base.items(), (name, "ZZ"), (name, "1")]))]
        queries += [f"{httpx.QueryParams(base)}&{name}={raw}" for raw in RAW]
    failed = {
        query: status
        for query, status in asyncio.run(get(app, url, queries)).items()
        if status >= 500
    }
    assert failed == {}


def test_the_filters_of_findings_are_among_the_parameters_that_are_tried(
    app: FastAPI, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert names_read(app, "/findings", monkeypatch) >= {
        "code",
        "severity",
        "state",
        "baseline",
        "project",
        "offset",
    }


@pytest.mark.parametrize("path", ["/findings", "/findings/export", "/api/v1/findings"])
@pytest.mark.parametrize("name", ["code", "severity", "category", "heading", "state", "baseline"])
def test_a_value_that_a_filter_of_findings_cannot_have_is_a_problem(
    app: FastAPI, path: str, name: str
) -> None:
    asked = f"{name}=ZZ&format=json" if "export" in path else f"{name}=ZZ"
    assert asyncio.run(get(app, path, [asked])) == {asked: 400}


def test_a_finding_of_the_baseline_by_a_rule_that_is_gone_is_left_out(tmp_path: Path) -> None:
    known = {"code": "J302", "fingerprint": "1"}
    (tmp_path / "b.json").write_text(
        json.dumps([known, {"code": "J000", "fingerprint": "2"}, {"fingerprint": "3"}])
    )
    assert read_baseline(str(tmp_path / "b.json")) == [known]
