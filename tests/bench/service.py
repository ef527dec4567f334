"""Print how fast the service answers, each time beside a named alternative over the same data in the same run.

Usage: python -m tests.bench.service [DOCUMENTS]
"""

import asyncio
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
from pyoxigraph import Store

from kg.build.snapshot import build_store
from kg.graph.terms import DEFAULT_BASE
from kg.queries import questions
from kg.store import Layout
from tests.api.conftest import serving
from tests.bench.aims import Aims
from tests.corpus.generator import write_corpus
from tests.support.engines import await_ready, exported, free_port, oxigraph_server, running
from tests.support.samples import SOURCES

DOCUMENTS, LIGHT_TIMES, ROWS, SECONDS = 400, 200, 300_000, 5.0
LIGHT = "SELECT ?t { ?t a <https://w3id.org/jipu/def#Target> } LIMIT 10"
LARGE = f"SELECT ?s ?p ?o {{ ?s ?p ?o }} LIMIT {ROWS}"
HEAVY = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
JSON = {"Accept": "application/sparql-results+json"}
LIMITS = {
    "JIPU_QUERY_ROWS": str(2 * ROWS),
    "JIPU_QUERY_BYTES": "500000000",
    "JIPU_QUERY_MEGABYTES": "4096",
    "JIPU_QUERY_QUEUE": "200",
}


def milliseconds(action: Callable[[], object], times: int) -> float:
    """Median of some runs."""
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        action()
        taken.append(1000 * (time.perf_counter() - start))
    return statistics.median(taken)


def asker(client: httpx.Client, url: str, query: str) -> Callable[[], object]:
    """Ask and read the whole answer."""
    return lambda: client.post(url, data={"query": query}, headers=JSON).raise_for_status().content


def in_process(store: Store, query: str) -> Callable[[], object]:
    """The alternative: pyoxigraph, in this process."""
    return lambda: [list(row) for row in store.query(query, use_default_graph_as_union=True)]  # type: ignore[union-attr]


def slowest_of(seconds: list[float]) -> float:
    """The 99th percentile, in milliseconds."""
    cuts = statistics.quantiles(seconds, n=100) if len(seconds) > 1 else seconds * 99
    return 1000 * cuts[98]


async def load(url: str, query: str, clients: int, seconds: float) -> tuple[float, float, int]:
    """Requests a second, 99th percentile in ms, and failures, of so many clients that ask without pause."""
    taken: list[float] = []
    failures = 0
    end = time.perf_counter() + seconds

    async def ask(client: httpx.AsyncClient) -> None:
        nonlocal failures
        while time.perf_counter() < end:
            start = time.perf_counter()
            answer = await client.post(url, data={"query": query}, headers=JSON)
            taken.append(time.perf_counter() - start)
            failures += not answer.is_success

    async with httpx.AsyncClient(
        timeout=60, limits=httpx.Limits(max_connections=clients)
    ) as client:
        await asyncio.gather(*(ask(client) for _ in range(clients)))
    return len(taken) / seconds, slowest_of(taken), failures


@contextmanager
def attack(url: str) -> Iterator[None]:
    """Four clients that ask the heaviest question again and again, in a process of their own."""
    import subprocess

    code = (
        "import httpx, sys, threading\n"
        "def run():\n"
        "    while True:\n"
        f"        httpx.post({url!r}, data={{'query': {HEAVY!r}}}, timeout=60)\n"
        "for _ in range(4): threading.Thread(target=run).start()"
    )
    process = subprocess.Popen([sys.executable, "-c", code], stderr=subprocess.DEVNULL)
    time.sleep(1)
    try:
        yield
    finally:
        process.kill()
        process.wait()


def endpoint(url: str, other: str, store: Store, aims: Aims) -> None:
    """SPARQL over HTTP, beside pyoxigraph in process and Oxigraph's own server."""
    with httpx.Client(timeout=120) as client:
        ours = milliseconds(asker(client, f"{url}/sparql", LIGHT), LIGHT_TIMES)
        raw = milliseconds(in_process(store, LIGHT), LIGHT_TIMES)
        served = milliseconds(asker(client, other, LIGHT), LIGHT_TIMES)
        print(
            f"light query  {ours:7.2f} ms; pyoxigraph in process {raw:.2f} ms, oxigraph serve {served:.2f} ms; {aims.at_most('light query', ours, 2 * raw + 1, ' ms')}"
        )
        ours = milliseconds(asker(client, f"{url}/sparql", LARGE), 3)
        served = milliseconds(asker(client, other, LARGE), 3)
        print(
            f"{ROWS} rows  {ours:7.0f} ms; oxigraph serve {served:.0f} ms: {served / ours:.0%} of its speed; {aims.at_least('large answer', 100 * served / ours, 50, ' %')}"
        )
    for clients in (1, 8, 64):
        rate, slowest, failures = asyncio.run(load(f"{url}/sparql", LIGHT, clients, SECONDS))
        rate2, slowest2, _ = asyncio.run(load(other, LIGHT, clients, SECONDS))
        print(
            f"{clients:3d} clients  {rate:6.0f} requests/s, p99 {slowest:6.1f} ms, {failures} refused; "
            f"oxigraph serve {rate2:.0f}/s, p99 {slowest2:.1f} ms",
            flush=True,
        )


def under_attack(root: Path) -> None:
    """How long a light query takes beside four attackers."""
    with serving(root, JIPU_QUERY_SECONDS="2") as url:
        calm = asyncio.run(load(f"{url}/sparql", LIGHT, 1, SECONDS))
        with attack(f"{url}/sparql"):
            rate, slowest, failures = asyncio.run(load_from_elsewhere(f"{url}/sparql"))
    print(
        f"under attack by four clients: {rate:.0f} requests/s, p99 {slowest:.1f} ms, {failures} refused; calm p99 {calm[1]:.1f} ms"
    )


def beside_rdflib(folder: Path) -> None:
    """Both endpoints over the five samples, which is what an in-memory rdflib graph takes with ease."""
    build_store([str(SOURCES)], folder / "samples", DEFAULT_BASE, check=False)
    graph, port = exported(folder / "samples", folder), free_port()
    code = (
        "import rdflib, uvicorn; from rdflib_endpoint import SparqlEndpoint\n"
        f"data = rdflib.Dataset(default_union=True); data.parse({str(graph)!r}, format='nquads')\n"
        f"uvicorn.run(SparqlEndpoint(graph=data), port={port}, log_level='error')"
    )
    counting = questions()["shared-indicators"].bind({"departments": "2"})
    other = f"http://127.0.0.1:{port}/"
    with (
        running([sys.executable, "-W", "ignore", "-c", code], folder),
        serving(folder / "samples") as url,
    ):
        await_ready(lambda: httpx.get(other).status_code < 500, 120)
        with httpx.Client(timeout=120) as client:
            for name, query, times in (
                ("light query", LIGHT, 50),
                ("shared indicators", counting, 5),
            ):
                ours = milliseconds(asker(client, f"{url}/sparql", query), times)
                theirs = milliseconds(asker(client, other, query), times)
                print(
                    f"samples, {name}: {ours:.1f} ms; rdflib-endpoint {theirs:.1f} ms = {theirs / ours:.0f} x ours",
                    flush=True,
                )


async def load_from_elsewhere(url: str) -> tuple[float, float, int]:
    """One client at another address, as attackers are told from others by it."""
    taken: list[float] = []
    failures, end = 0, time.perf_counter() + 2 * SECONDS
    transport = httpx.AsyncHTTPTransport(local_address="127.0.0.2")
    async with httpx.AsyncClient(timeout=60, transport=transport) as client:
        while time.perf_counter() < end:
            start = time.perf_counter()
            answer = await client.post(url, data={"query": LIGHT}, headers=JSON)
            taken.append(time.perf_counter() - start)
            failures += not answer.is_success
    return len(taken) / (2 * SECONDS), slowest_of(taken), failures


def main(documents: int) -> None:
    """Print everything."""
    aims = Aims()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_corpus(folder / "docs", documents)
        build_store([str(folder / "docs")], folder / "store", DEFAULT_BASE, check=False)
        store = Store.read_only(str(next(Layout(folder / "store").snapshots.glob("*/oxigraph"))))
        print(f"{documents} documents, {len(store)} statements")
        graph = exported(folder / "store", folder)
        with (
            serving(folder / "store", **LIMITS) as url,
            oxigraph_server(graph, folder / "other") as other,
        ):
            endpoint(url, other, store, aims)
        under_attack(folder / "store")
        beside_rdflib(folder)
    aims.close()


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else DOCUMENTS)
