"""Print how fast each kind of page comes, at the server, beside the API's JSON of the same thing in the same run.

Usage: python -m tests.bench.pages [DOCUMENTS | STORE]   (made-up documents, some 70 targets each; or a store that is built already)
"""

import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import httpx

from kg.build.snapshot import build_store
from kg.graph.terms import DEFAULT_BASE
from tests.api.conftest import serving
from tests.corpus.generator import write_corpus

DOCUMENTS, TIMES = 400, 15
ACCEPT = {"Accept": "text/html,*/*;q=0.8"}


def links(client: httpx.Client) -> Iterator[tuple[str, list[str], list[str]]]:
    """(kind, pages, the same of the API): several things of each kind, large and small."""
    found = [
        client.get("/api/v1/indicators", params={"sort": sort, "limit": 100}).json()["results"]
        for sort in ("departments", "label")
    ]
    indicators = [one["id"] for listed in found for one in listed[:: max(len(listed) // TIMES, 1)]]
    told = [client.get(f"/api/v1/indicators/{ident}").json() for ident in indicators]
    targets = [one["uses"][0]["target"].rpartition("/")[2] for one in told]
    owners = [client.get(f"/api/v1/targets/{ident}").json() for ident in targets]
    projects = [
        one["projects"][0]["project"].rpartition("/")[2] for one in owners if one["projects"]
    ]
    departments = [one["properties"]["department"][0]["iri"].rpartition("/")[2] for one in owners]
    words = ["满意度", "率", "培训 人次", "道路", "质量合格", "2023", "医保", "按期完成"]
    yield "start", ["/"] * TIMES, []
    yield (
        "search",
        [f"/search?q={quote(word)}" for word in words],
        [f"/api/v1/indicators?q={quote(word)}" for word in words],
    )
    for kind, idents in (
        ("indicators", indicators),
        ("targets", targets),
        ("projects", projects),
        ("departments", departments),
    ):
        yield (
            kind,
            [f"/{kind}/{ident}" for ident in idents],
            [f"/api/v1/{kind}/{ident}" for ident in idents],
        )
    yield "review", [f"/review/{ident}" for ident in projects], []
    yield (
        "lists",
        [
            "/projects",
            "/departments",
            "/policies",
            "/documents",
            "/projects?q=医保",
            "/documents?offset=100",
        ],
        [],
    )
    rules = ["J301", "J401", "J103", "J203"]
    yield (
        "findings",
        [f"/findings?code={code}" for code in rules],
        [f"/api/v1/findings?code={code}" for code in rules],
    )
    yield "network", ["/network"] * 3, []
    yield "query", ["/query"] * 3, []


def timed(client: httpx.Client, paths: list[str]) -> tuple[float, float, int]:
    """Median and longest time in ms, most bytes; each page is asked for once before."""
    taken, size = [], 0
    for path in paths:
        client.get(path, headers=ACCEPT)
        start = time.perf_counter()
        got = client.get(path, headers=ACCEPT).raise_for_status()
        taken.append(1000 * (time.perf_counter() - start))
        size = max(size, len(got.content))
    return statistics.median(taken), max(taken), size


def measure(store: Path) -> None:
    """Print a line for each kind."""
    with (
        serving(store, JIPU_QUERY_SECONDS="600") as url,
        httpx.Client(base_url=url, timeout=600) as client,
    ):
        start = time.perf_counter()
        client.get("/", headers=ACCEPT).raise_for_status()
        client.get("/findings", headers=ACCEPT).raise_for_status()
        print(f"first asked of a snapshot (counts, findings): {time.perf_counter() - start:.1f} s")
        print(f"{'page':14}{'median ms':>10}{'longest':>10}{'KB':>8}{'API ms':>10}{'ratio':>8}")
        for kind, pages, others in links(client):
            median, longest, size = timed(client, pages)
            beside = timed(client, others)[0] if others else None
            compared = f"{beside:10.1f}{median / beside:8.2f}" if beside else ""
            print(f"{kind:14}{median:10.1f}{longest:10.1f}{size / 1000:8.0f}{compared}", flush=True)


def main(arguments: list[str]) -> int:
    """Measure a store, or one of made-up documents."""
    if arguments and not arguments[0].isdecimal():
        measure(Path(arguments[0]))
        return 0
    with tempfile.TemporaryDirectory() as folder:
        documents, store = Path(folder, "documents"), Path(folder, "store")
        documents.mkdir()
        write_corpus(documents, int(arguments[0]) if arguments else DOCUMENTS)
        report = build_store([str(documents)], store, DEFAULT_BASE, check=False, jobs=2)
        counts = (
            [entry.counts["targets"] for entry in report.manifest.documents]
            if report.manifest
            else []
        )
        print(f"{len(counts)} documents, {sum(counts)} targets")
        measure(store)
    return 0


if __name__ == "__main__":
    main(sys.argv[1:])
