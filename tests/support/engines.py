"""Other SPARQL engines, run as real servers over the samples' graph."""

import contextlib
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import httpx
import pytest
from pyoxigraph import QueryBoolean

from kg.errors import QueryError
from kg.exports.graph import write_graph
from kg.queries import questions
from kg.store import GraphStore, Layout
from kg.store.remote import RemoteStore
from tests.support.patience import HANG

PREFIX = "PREFIX jp: <https://w3id.org/jipu/def#>"
_VIRTUOSO = """[Database]
DatabaseFile = virtuoso.db
ErrorLogFile = virtuoso.log
LockFile = virtuoso.lck
TransactionFile = virtuoso.trx
xa_persistent_file = virtuoso.pxa
[TempDatabase]
DatabaseFile = temporary.db
TransactionFile = temporary.trx
[Parameters]
ServerPort = 127.0.0.1:{sql}
DirsAllowed = .
NumberOfBuffers = 10000
[HTTPServer]
ServerPort = 127.0.0.1:{http}
ServerRoot = .
[SPARQL]
ResultSetMaxRows = 1000000
"""


def free_port() -> int:
    """A port nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def await_ready(is_ready: Callable[[], bool], seconds: float = 300) -> None:
    """Wait until a server answers: on a loaded machine that takes minutes, on another a second."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        with contextlib.suppress(httpx.TransportError):
            if is_ready():
                return
        time.sleep(0.1)
    raise AssertionError("the server did not come up")


@contextlib.contextmanager
def running(command: list[str], folder: Path) -> Iterator[None]:
    """A server process, ended afterwards."""
    process = subprocess.Popen(
        command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        yield
    finally:
        process.terminate()
        process.wait(timeout=HANG)


def exported(root: Path, folder: Path) -> Path:
    """The graph of a store as an N-Quads file, as another engine takes it."""
    layout, path = Layout(root), folder / "graph.nq"
    manifest = layout.manifest()
    assert manifest is not None
    with path.open("wb") as out:
        write_graph(layout, manifest, "nq", out)
    return path


def check_engine(store: GraphStore, url: str) -> None:
    """Every named question, and each form of query, has the same answer from an engine as from the embedded one."""
    with contextlib.closing(RemoteStore(url, 60)) as remote:
        _compare(store, remote)


def _compare(store: GraphStore, remote: RemoteStore) -> None:
    for name, question in questions().items():
        text = question.bind(question.example)
        assert _rows(remote.query(text)) == _rows(store.query(text)), name
    for text in (
        f"{PREFIX} ASK {{ ?t a jp:Target }}",
        f"{PREFIX} ASK {{ ?t a jp:Nothing }}",
        f"{PREFIX} CONSTRUCT {{ ?t a jp:Target ; jp:line ?n }} {{ ?t a jp:Target ; jp:line ?n }}",
        f"{PREFIX} SELECT ?g (COUNT(*) AS ?n) {{ GRAPH ?g {{ ?t a jp:Target }} }} GROUP BY ?g",
    ):
        assert _rows(remote.query(text)) == _rows(store.query(text)), text
    graph = next(
        iter(
            store.query(
                f"{PREFIX} SELECT ?g {{ GRAPH ?g {{ ?t a jp:Target }} }} ORDER BY ?g LIMIT 1"
            )
        )
    )[0].value
    counted = f"{PREFIX} SELECT (COUNT(*) AS ?n) {{ ?t a jp:Target }}"
    within = f"{PREFIX} SELECT (COUNT(*) AS ?n) FROM <{graph}> {{ ?t a jp:Target }}"
    assert (
        _rows(remote.query(counted, (graph,), ()))
        == _rows(store.query(within))
        == _rows(remote.query(within))
    )
    assert _rows(remote.query(counted)) != _rows(remote.query(within))
    for refused in (
        "SELECT * { ?s ?p }",
        "SELECT * FROM <http://example.org/nowhere> { ?s ?p ?o }",
        "SELECT * FROM <file:/etc/passwd> { ?s ?p ?o }",
        "SELECT * { SERVICE <http://example.org/> { ?s ?p ?o } }",
        'define get:soft "replace" SELECT * { ?s ?p ?o }',
        "SELECT (<bif:file_to_string>('x') AS ?x) {}",
        "SELECT (<\\u0062if:file_to_string>('x') AS ?x) {}",
        "DROP ALL",
    ):
        with pytest.raises(QueryError):
            remote.query(refused)


def _rows(answer: object) -> list[str]:
    return (
        [str(bool(answer))]
        if isinstance(answer, QueryBoolean)
        else sorted(str(row) for row in answer)
    )  # type: ignore[attr-defined]


@contextlib.contextmanager
def oxigraph_server(graph: Path, folder: Path) -> Iterator[str]:
    """Oxigraph's own server over an N-Quads file; the URL of its endpoint."""
    program = str(Path(sys.executable).with_name("oxigraph"))
    subprocess.run(
        [program, "load", "--location", str(folder), "--file", str(graph)],
        check=True,
        capture_output=True,
    )
    port = free_port()
    with running(
        [program, "serve-read-only", "--location", str(folder), "--bind", f"127.0.0.1:{port}"],
        folder,
    ):
        url = f"http://127.0.0.1:{port}/query?union-default-graph"
        await_ready(lambda: httpx.get(url.partition("?")[0], params={"query": "ASK {}"}).is_success)
        yield url


@contextlib.contextmanager
def virtuoso_server(graph: Path, folder: Path) -> Iterator[str]:
    """Virtuoso (Debian's virtuoso-opensource-7-bin) over an N-Quads file; the URL of its endpoint."""
    sql, http = free_port(), free_port()
    (folder / "virtuoso.ini").write_text(_VIRTUOSO.format(sql=sql, http=http), "utf-8")
    shutil.copy(graph, folder / "loaded.nq")
    with running(["virtuoso-t", "-f", "+configfile", "virtuoso.ini"], folder):
        url = f"http://127.0.0.1:{http}/sparql"
        await_ready(lambda: httpx.get(url, params={"query": "ASK {}"}).is_success)
        # 512: the file is N-Quads
        load = (
            "DB.DBA.TTLP_MT(file_to_string_output('loaded.nq'), '', 'urn:unused', 512); checkpoint;"
        )
        done = subprocess.run(
            ["isql-vt", f"127.0.0.1:{sql}", "dba", "dba", f"exec={load}"],
            cwd=folder,
            check=True,
            capture_output=True,
            text=True,
        )
        assert "Error" not in done.stderr, done.stderr
        yield url
