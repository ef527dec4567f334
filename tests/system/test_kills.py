"""kill -9 at random moments of builds, workers and the server: the old or the new snapshot serves, no error stays.

``JIPU_KILLS=200`` for as many moments as that; 60 by default.
"""

import contextlib
import os
import random
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import httpx
import pytest

from kg.build.snapshot import build_store
from kg.graph.terms import DEFAULT_BASE
from kg.store import Layout
from tests.api.conftest import serving
from tests.checks.forms import of, rows
from tests.support.engines import await_ready, free_port
from tests.support.patience import HANG, await_that
from tests.support.samples import ROOT

MOMENTS = int(os.environ.get("JIPU_KILLS", "60"))
COUNT = "SELECT (COUNT(*) AS ?n) { ?t a <https://w3id.org/jipu/def#Target> }"
SLOW = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f }"


def count(url: str) -> httpx.Response:
    return httpx.get(f"{url}/sparql", params={"query": COUNT}, timeout=HANG)


def value(answer: httpx.Response) -> int:
    assert answer.status_code == 200, answer.text
    return int(answer.json()["results"]["bindings"][0]["n"]["value"])


@pytest.fixture
def documents(tmp_path: Path) -> Path:
    folder = tmp_path / "documents"
    folder.mkdir()
    (folder / "0.txt").write_text(of(rows()), "utf-8")
    return folder


def test_builds_killed_while_the_service_runs(documents: Path, tmp_path: Path) -> None:
    """Readers see the old snapshot or the new one, whole, and never an error; the next build makes the same as one never killed."""
    root, chance = tmp_path / "store", random.Random(1)
    build_store([str(documents)], root, DEFAULT_BASE)
    with serving(root) as url:
        seen: list[int] = []
        stop = threading.Event()

        def read() -> None:
            while not stop.is_set():
                seen.append(value(count(url)))

        reader = threading.Thread(target=read)
        reader.start()
        killed = 0
        for number in range(1, MOMENTS // 3 + 1):
            (documents / f"{number % 7}.txt").write_text(
                of(rows()).replace("清河市", f"清河{number}市"), "utf-8"
            )
            command = [sys.executable, "-m", "kg", "build", str(documents), "--store", str(root)]
            process = subprocess.Popen(
                command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
            )
            time.sleep(chance.uniform(0.3, 3.5))
            killed += process.poll() is None
            process.kill()
            process.wait()
        stop.set()
        reader.join()
        assert killed > MOMENTS // 6
        assert all(number % 6 == 0 and 6 <= number <= 42 for number in seen)
        again = build_store([str(documents)], root, DEFAULT_BASE).manifest
        fresh = build_store([str(documents)], tmp_path / "fresh", DEFAULT_BASE).manifest
        assert again is not None
        assert fresh is not None
        assert again.id == fresh.id
        await_ready(lambda: httpx.get(f"{url}/health").json()["snapshot"] == again.id)
        assert value(count(url)) == 6 * len(list(documents.iterdir()))
    assert not [path for path in Layout(root).snapshots.iterdir() if path.name.startswith(".")]


def workers_of(server: int) -> Iterator[int]:
    """Processes below the server."""
    for path in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):
            fields = path.read_text().rpartition(")")[2].split()
            if int(fields[1]) == server:
                yield int(path.parent.name)
                yield from workers_of(int(path.parent.name))


def is_alive(process: int) -> bool:
    """Whether it runs: there, and no zombie."""
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def are_gone(processes: list[int]) -> bool:
    return not any(map(is_alive, processes))


def test_workers_killed_at_random_moments(documents: Path, tmp_path: Path) -> None:
    """A killed worker costs its own query one 503, and the next query nothing."""
    root, chance = tmp_path / "store", random.Random(2)
    build_store([str(documents)], root, DEFAULT_BASE)
    port = free_port()
    command = [sys.executable, "-m", "kg", "serve", "--store", str(root), "--port", str(port)]
    server = subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    url = f"http://127.0.0.1:{port}"
    try:
        await_ready(lambda: httpx.get(f"{url}/health").status_code == 200)
        assert value(count(url)) == 6
        for _ in range(MOMENTS // 3):
            asking = threading.Thread(
                target=lambda: httpx.post(f"{url}/sparql", data={"query": SLOW}, timeout=HANG)
            )
            asking.start()
            time.sleep(chance.uniform(0, 0.1))
            victims = [
                pid
                for pid in workers_of(server.pid)
                if b"forkserver" in Path(f"/proc/{pid}/cmdline").read_bytes()
            ]
            for pid in chance.sample(victims, 1) if victims else ():
                with contextlib.suppress(ProcessLookupError):
                    os.kill(pid, signal.SIGKILL)
            asking.join()
            answers = [count(url) for _ in range(4)]
            assert {answer.status_code for answer in answers} <= {200, 503}
            assert value(answers[-1]) == 6
    finally:
        server.terminate()
        server.wait(timeout=HANG)


def test_the_server_killed_at_random_moments(documents: Path, tmp_path: Path) -> None:
    """Started again it serves the same; no worker of the killed one lives on."""
    root, chance = tmp_path / "store", random.Random(3)
    build_store([str(documents)], root, DEFAULT_BASE)
    for _ in range(max(3, MOMENTS // 12)):
        port = free_port()
        command = [sys.executable, "-m", "kg", "serve", "--store", str(root), "--port", str(port)]
        server = subprocess.Popen(
            command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        url = f"http://127.0.0.1:{port}"
        await_ready(lambda url=url: httpx.get(f"{url}/health").status_code == 200)  # type: ignore[misc]
        assert value(count(url)) == 6
        time.sleep(chance.uniform(0, 0.3))
        below = list(workers_of(server.pid))
        server.kill()
        server.wait()
        await_that(partial(are_gone, below), "a worker outlives its server")
