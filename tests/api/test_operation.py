"""The service in use: ready only with data, a new snapshot taken over without a dropped request, settings, metrics."""

import threading
from pathlib import Path

import httpx

from kg.build.report import BuildReport
from kg.build.snapshot import build_store
from kg.graph.terms import DEFAULT_BASE
from tests.api.conftest import serving
from tests.checks.forms import of, rows
from tests.support.engines import await_ready
from tests.support.patience import HANG

COUNT = "SELECT (COUNT(*) AS ?n) { ?t a <https://w3id.org/jipu/def#Target> }"


def count(url: str) -> int:
    answer = httpx.get(f"{url}/sparql", params={"query": COUNT}, timeout=HANG)
    assert answer.status_code == 200, answer.text
    return int(answer.json()["results"]["bindings"][0]["n"]["value"])


def await_serving(url: str, built: BuildReport) -> None:
    """Wait until the service answers from what was built."""
    assert built.manifest is not None
    wanted = built.manifest.id
    await_ready(lambda: httpx.get(f"{url}/health").json()["snapshot"] == wanted)


def test_health_tells_live_from_ready_and_a_first_snapshot_is_taken_up(tmp_path: Path) -> None:
    with serving(tmp_path / "store") as url:
        answer = httpx.get(f"{url}/health")
        assert (answer.status_code, answer.json()) == (
            503,
            {"live": True, "ready": False, "snapshot": None},
        )
        refused = httpx.get(f"{url}/sparql", params={"query": COUNT})
        assert (refused.status_code, refused.json()["code"]) == (503, "no-data")
        (tmp_path / "a.txt").write_text(of(rows()), "utf-8")
        built = build_store([str(tmp_path / "a.txt")], tmp_path / "store", DEFAULT_BASE)
        assert built.manifest is not None
        await_serving(url, built)
        assert httpx.get(f"{url}/health").json() == {
            "live": True,
            "ready": True,
            "snapshot": built.manifest.id,
        }
        assert count(url) == 6


def test_a_new_snapshot_is_taken_over_without_a_failed_request(tmp_path: Path) -> None:
    documents = tmp_path / "d"
    documents.mkdir()
    (documents / "a.txt").write_text(of(rows()), "utf-8")
    build_store([str(documents)], tmp_path / "store", DEFAULT_BASE)
    with serving(tmp_path / "store") as url:
        seen: list[int] = []
        stop = threading.Event()

        def ask() -> None:
            while not stop.is_set():
                seen.append(count(url))

        client = threading.Thread(target=ask)
        client.start()
        for number in range(2, 5):
            (documents / f"{number}.txt").write_text(
                of(rows()).replace("清河市", f"清河{number}市"), "utf-8"
            )
            await_serving(url, build_store([str(documents)], tmp_path / "store", DEFAULT_BASE))
        stop.set()
        client.join()
        seen.append(count(url))
    assert seen == sorted(seen)
    assert {seen[0], seen[-1]} == {6, 24}


def test_metrics_count_outcomes_and_hold_no_text_of_clients(server: str) -> None:
    httpx.get(f"{server}/sparql", params={"query": "SELECT secret"})
    text = httpx.get(f"{server}/metrics").text
    assert 'jipu_queries_total{outcome="bad-query"}' in text
    assert "secret" not in text


def test_what_is_nowhere_is_a_problem_document(server: str) -> None:
    answer = httpx.get(f"{server}/nowhere")
    assert (answer.status_code, answer.json()["code"]) == (404, "not-found")
    assert answer.headers["content-type"] == "application/problem+json"


def test_head_answers_as_get_without_its_body(sample_root: Path) -> None:
    with serving(sample_root) as url:
        for path in ("/", "/search", "/findings", "/api/v1/indicators", "/health", "/nowhere"):
            got, asked = httpx.get(f"{url}{path}"), httpx.head(f"{url}{path}")
            assert (asked.status_code, asked.headers["content-type"]) == (
                got.status_code,
                got.headers["content-type"],
            )
            assert asked.content == b""
