"""Queries that mean harm: bounded time and memory, the right status, others answered beside them, nothing goes out."""

import contextlib
import socket
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx
import pytest

from tests.api.conftest import serving
from tests.support.patience import HANG, await_that

LIGHT = "ASK { ?t a <https://w3id.org/jipu/def#Target> }"
CROSS = "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
REFUSED = {
    "braces": "SELECT * WHERE " + "{" * 2000 + "}" * 2000,
    "parentheses": "SELECT (" + "(" * 5000 + "1" + ")" * 5000 + " AS ?x) {}",
    "not exists": "ASK { " + "FILTER NOT EXISTS { " * 1000 + "} " * 1000 + "}",
    "300 patterns": "SELECT * { " + " . ".join(f"?a{n} ?p{n} ?a{n + 1}" for n in range(300)) + " }",
    "200 optionals": "SELECT * { ?s ?p ?o " + "OPTIONAL { ?s ?p ?o } " * 200 + "}",
    "path": "SELECT * { ?s " + "/".join(["<p>"] * 500) + " ?o }",
    "or": "ASK { ?s ?p ?o FILTER(" + " || ".join(["?o = 1"] * 2000) + ") }",
    "service": "SELECT * { SERVICE SILENT <http://127.0.0.1:1/> { ?s ?p ?o } }",
    "load": "LOAD <http://127.0.0.1:1/>",
    "long": "ASK {} #" + "x" * 100_000,
}
STOPPED = {
    "count of a cross product": "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }",
    "order of a cross product": CROSS + " ORDER BY ?a ?e ?i",
    "aggregate": "SELECT ?a (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } GROUP BY ?a ORDER BY ?n",
    "endless path": "SELECT (COUNT(*) AS ?n) { ?a (!<x>)* ?b . ?c (!<x>)* ?d . ?e (!<x>)* ?f }",
    "much text": "SELECT (GROUP_CONCAT(?c) AS ?x) { ?a ?b ?c . ?d ?e ?f }",
}


def ask(server: str, query: str, **parameters: str) -> httpx.Response:
    return httpx.post(f"{server}/sparql", data={"query": query, **parameters}, timeout=HANG)


@pytest.fixture(scope="module")
def patient(sample_root: Path) -> Iterator[str]:
    """A server with one worker and a deadline that no test lives to see."""
    with serving(sample_root, JIPU_QUERY_SECONDS=str(2 * HANG), JIPU_QUERY_WORKERS="1") as url:
        yield url


def _answers(server: str) -> None:
    """It still answers others, and at once."""
    answer = ask(server, LIGHT)
    assert answer.status_code == 200, answer.text
    assert answer.json()["boolean"] is True


@pytest.mark.parametrize("name", REFUSED)
def test_too_large_or_forbidden_is_refused_at_once(server: str, name: str) -> None:
    answer = ask(server, REFUSED[name])
    assert (answer.status_code, answer.json()["code"]) == (400, "bad-query")
    _answers(server)


@pytest.mark.parametrize("name", STOPPED)
def test_a_runaway_is_stopped_at_its_deadline(hurried: str, name: str) -> None:
    answer = ask(hurried, STOPPED[name])
    assert answer.status_code == 503
    told = answer.json()
    assert told["code"] in ("timeout", "stopped")
    assert told["code"] == "stopped" or "2 秒" in told["detail"]
    assert answer.headers["retry-after"]
    _answers(hurried)


def test_memory_is_what_a_query_uses_not_the_addresses_a_process_reserves(
    sample_root: Path,
) -> None:
    """A worker starts each time under a limit far below its address space, and what grows beyond the limit is stopped."""
    with serving(sample_root, JIPU_QUERY_SECONDS=str(HANG), JIPU_QUERY_MEGABYTES="256") as url:
        _answers(url)
        for _ in range(3):
            answer = ask(url, STOPPED["order of a cross product"])
            assert (answer.status_code, answer.json()["code"]) == (503, "stopped")
            _answers(url)


def test_an_answer_without_end_is_cut_and_says_so(server: str) -> None:
    answer = ask(server, CROSS)
    assert answer.status_code == 200
    assert answer.headers["x-jipu-truncated"] == "rows=5000"
    assert len(answer.json()["results"]["bindings"]) == int(answer.headers["x-jipu-rows"]) == 5000
    whole = ask(server, "SELECT * { ?s a <https://w3id.org/jipu/def#Target> }")
    assert "x-jipu-truncated" not in whole.headers


@pytest.mark.parametrize(("asked", "granted"), [("0.3", "0.3 秒"), ("600", "2 秒")])
def test_a_client_may_ask_for_less_time_not_for_more(
    hurried: str, asked: str, granted: str
) -> None:
    told = ask(hurried, STOPPED["count of a cross product"], timeout=asked).json()
    assert told["code"] == "timeout"
    assert granted in told["detail"]


def test_a_time_that_is_none_is_refused(server: str) -> None:
    assert ask(server, LIGHT, timeout="-1").json()["code"] == "bad-timeout"


def test_a_body_of_ten_megabytes_is_refused(server: str) -> None:
    answer = httpx.post(
        f"{server}/sparql",
        content=b"query=" + b"x" * 10_000_000,
        headers={"Content-Type": "application/x-www-form-urlencoded"},
    )
    assert (answer.status_code, answer.json()["code"]) == (413, "too-large")


def test_nothing_goes_out(server: str) -> None:
    """Every way to make an engine call another host, aimed at a socket of ours: nobody ever connects."""
    with socket.socket() as trap:
        trap.bind(("127.0.0.1", 0))
        trap.listen()
        trap.settimeout(0.5)
        url = f"http://127.0.0.1:{trap.getsockname()[1]}/"
        for query in (
            f"SELECT * {{ SERVICE <{url}> {{ ?s ?p ?o }} }}",
            f"SELECT * {{ BIND(<{url}> AS ?e) SERVICE SILENT ?e {{ ?s ?p ?o }} }}",
            f"SELECT * {{ \\u0053ERVICE <{url}> {{ ?s ?p ?o }} }}",
            f"SELECT * FROM <{url}> {{ ?s ?p ?o }}",
            f"SELECT * FROM NAMED <{url}> {{ GRAPH ?g {{ ?s ?p ?o }} }}",
            "SELECT * FROM <file:" + "///etc/passwd> { ?s ?p ?o }",
            f"LOAD <{url}>",
            f"DESCRIBE <{url}>",
        ):
            answer = ask(server, query)
            assert answer.status_code in (200, 400)
            assert answer.status_code == 400 or answer.headers["x-jipu-rows"] == "0"
        ask(server, LIGHT, **{"default-graph-uri": url})
        with pytest.raises(TimeoutError):
            trap.accept()


def test_others_are_answered_beside_an_attack(hurried: str) -> None:
    """Four attackers without pause; everybody else waits no longer than one deadline."""
    started, stop = threading.Event(), threading.Event()

    def attack(_: int) -> None:
        while not stop.is_set():
            with contextlib.suppress(httpx.HTTPError):
                started.set()
                ask(hurried, STOPPED["count of a cross product"])

    with ThreadPoolExecutor(4) as attackers:
        for number in range(4):
            attackers.submit(attack, number)
        started.wait()
        statuses = [httpx.get(f"{hurried}/health").status_code for _ in range(20)]
        stop.set()
    assert set(statuses) == {200}
    _answers(hurried)


def _await_running(server: str, headers: dict[str, str]) -> None:
    """Until a query of this id runs: another one may not have the id then, not even a wrong one."""

    def is_in_use() -> bool:
        answer = httpx.post(f"{server}/sparql", data={"query": REFUSED["load"]}, headers=headers)
        return bool(answer.json()["code"] == "id-in-use")

    await_that(is_in_use, "the query never runs")


def test_a_client_that_hangs_up_frees_its_worker(patient: str) -> None:
    """The only worker, which would be busy for longer than anybody waits."""
    host, port = patient.removeprefix("http://").split(":")
    headers = {"X-Jipu-Query-Id": "a-query-left-alone"}
    query = STOPPED["count of a cross product"].encode()
    head = [
        "POST /sparql HTTP/1.1",
        f"Host: {host}",
        "Content-Type: application/sparql-query",
        f"Content-Length: {len(query)}",
        *(f"{name}: {value}" for name, value in headers.items()),
    ]
    with socket.create_connection((host, int(port))) as client:
        client.sendall("\r\n".join([*head, "", ""]).encode() + query)
        _await_running(patient, headers)
    _answers(patient)


def test_a_slow_client_disturbs_nobody(server: str) -> None:
    host, port = server.removeprefix("http://").split(":")
    with socket.create_connection((host, int(port))) as slow:
        slow.sendall(
            b"POST /sparql HTTP/1.1\r\nHost: x\r\nContent-Type: application/sparql-query\r\nContent-Length: 100\r\n\r\nASK"
        )
        _answers(server)  # while the slow one is still sending


def test_a_running_query_can_be_cancelled_by_its_id(patient: str) -> None:
    headers = {"X-Jipu-Query-Id": "my-own-query-1"}
    with ThreadPoolExecutor(1) as client:
        running = client.submit(
            httpx.post,
            f"{patient}/sparql",
            data={"query": STOPPED["count of a cross product"]},
            headers=headers,
            timeout=HANG,
        )
        _await_running(patient, headers)
        assert (
            httpx.post(f"{patient}/sparql", data={"query": LIGHT}, headers=headers).json()["code"]
            == "id-in-use"
        )
        assert httpx.delete(f"{patient}/sparql/queries/my-own-query-1").status_code == 204
        answer = running.result()
    assert (answer.status_code, answer.json()["code"]) == (503, "stopped")
    assert answer.headers["x-jipu-query-id"] == "my-own-query-1"
    assert (
        httpx.delete(f"{patient}/sparql/queries/my-own-query-1").json()["code"] == "no-such-query"
    )
    assert (
        httpx.post(
            f"{patient}/sparql", data={"query": LIGHT}, headers={"X-Jipu-Query-Id": "../x"}
        ).json()["code"]
        == "bad-id"
    )
