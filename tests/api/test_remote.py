"""Another engine by ``JIPU_SPARQL_URL``: Oxigraph's own server, and servers that do all that a server should not."""

import contextlib
import threading
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import httpx
import pytest

from kg.store import GraphStore
from tests.api.conftest import serving
from tests.support.engines import check_engine, exported, oxigraph_server
from tests.support.patience import HANG

QUERY = "SELECT ?s { ?s ?p ?o }"
ROW = '{"s":{"type":"uri","value":"http://example.org/a"}}'
HEAD = '{"head":{"vars":["s"]},"results":{"bindings":['


def test_oxigraph_answers_as_the_embedded_engine_does(
    sample_root: Path, sample_store: GraphStore, tmp_path: Path
) -> None:
    with oxigraph_server(exported(sample_root, tmp_path), tmp_path / "database") as engine:
        check_engine(sample_store, engine)
        # The search data stay in the store folder, which may be empty: queries are answered all the same.
        with serving(tmp_path / "empty", JIPU_SPARQL_URL=engine, JIPU_QUERY_ROWS="10") as url:
            assert httpx.get(f"{url}/health").json()["ready"] is True
            answer = httpx.get(f"{url}/sparql", params={"query": QUERY})
            assert answer.headers["x-jipu-truncated"] == "rows=10"
            assert len(answer.json()["results"]["bindings"]) == 10
            refused = httpx.get(
                f"{url}/sparql", params={"query": "SELECT * { SERVICE <http://127.0.0.1:1/> {} }"}
            )
            assert (refused.status_code, refused.json()["code"]) == (400, "bad-query")
            graph = httpx.post(
                f"{url}/sparql",
                content="DESCRIBE <https://w3id.org/jipu/def#Target>",
                headers={"Accept": "text/turtle", **DIRECT},
            )
            assert graph.headers["content-type"].startswith("text/turtle")
            assert httpx.get(f"{url}/api/v1/indicators").json()["code"] == "no-data"


DIRECT = {"Content-Type": "application/sparql-query"}
Behaviour = Callable[[BaseHTTPRequestHandler], None]


@contextlib.contextmanager
def engine_that(behaves: Behaviour) -> Iterator[str]:
    """A server that does one thing with every query."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:  # the name is the library's
            self.rfile.read(int(self.headers["content-length"]))
            with contextlib.suppress(OSError):
                behaves(self)

        def log_message(self, *_: object) -> None:
            """Nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/sparql"
    finally:
        server.shutdown()
        server.server_close()


def says(handler: BaseHTTPRequestHandler, status: int, body: str, **headers: str) -> None:
    handler.send_response(status)
    for name, value in {"Content-Type": "application/sparql-results+json", **headers}.items():
        handler.send_header(name, value)
    handler.end_headers()
    handler.wfile.write(body.encode())


def endless(handler: BaseHTTPRequestHandler) -> None:
    says(handler, 200, HEAD + ROW)
    while True:
        handler.wfile.write(f",{ROW}".encode() * 1000)


def broken_off(handler: BaseHTTPRequestHandler) -> None:
    says(
        handler,
        200,
        HEAD + ROW + ',{"s":{"type":"uri","value":"The query was cancelled',
        **{"Content-Length": "10000"},
    )


BAD: dict[str, tuple[Behaviour, int, str]] = {
    "an error of its own": (
        lambda handler: says(handler, 500, "secret stack trace"),
        503,
        "engine",
    ),
    "a refusal": (lambda handler: says(handler, 400, "no such function"), 400, "bad-query"),
    "another host": (
        lambda handler: says(handler, 302, "", Location="http://127.0.0.1:1/"),
        503,
        "engine",
    ),
    "a page": (lambda handler: says(handler, 200, "<html>login</html>"), 503, "engine"),
    "half an answer": (broken_off, 503, "engine"),
    "no answer": (lambda handler: time.sleep(2 * HANG), 503, "timeout"),
}


@pytest.mark.parametrize("name", BAD)
def test_an_engine_that_misbehaves_is_told_of_and_nothing_waits_for_it(
    name: str, tmp_path: Path
) -> None:
    behaves, status, code = BAD[name]
    seconds = "1" if code == "timeout" else str(HANG)
    with (
        engine_that(behaves) as engine,
        serving(tmp_path, JIPU_SPARQL_URL=engine, JIPU_QUERY_SECONDS=seconds) as url,
    ):
        answer = httpx.get(f"{url}/sparql", params={"query": QUERY}, timeout=HANG)
        assert (answer.status_code, answer.json()["code"]) == (status, code)
        assert httpx.get(f"{url}/health").status_code == 200


def test_an_answer_without_end_is_cut(tmp_path: Path) -> None:
    with (
        engine_that(endless) as engine,
        serving(tmp_path, JIPU_SPARQL_URL=engine, JIPU_QUERY_ROWS="2000") as url,
    ):
        for _ in range(3):  # what is left of an answer does not stand in the next one's way
            answer = httpx.get(f"{url}/sparql", params={"query": QUERY}, timeout=HANG)
            assert answer.headers["x-jipu-truncated"] == "rows=2000"


def test_no_engine_at_all(tmp_path: Path) -> None:
    with serving(tmp_path, JIPU_SPARQL_URL="http://127.0.0.1:9/sparql") as url:
        answer = httpx.get(f"{url}/sparql", params={"query": QUERY}, timeout=HANG)
        assert (answer.status_code, answer.json()["code"]) == (503, "engine")
