"""A real server in a process of its own, over the samples."""

import contextlib
import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import httpx
import pytest

from tests.support.samples import ROOT


def free_port() -> int:
    """A port nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@contextlib.contextmanager
def serving(root: Path, **environment: str) -> Iterator[str]:
    """The service over a store; its URL."""
    port = free_port()
    command = [sys.executable, "-m", "kg", "serve", "--store", str(root), "--port", str(port)]
    process = subprocess.Popen(
        command, cwd=ROOT, env={**os.environ, **environment}, stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL
    )
    url = f"http://127.0.0.1:{port}"
    try:
        _await(lambda: httpx.get(f"{url}/health").status_code in (200, 503))
        yield url
    finally:
        process.terminate()
        process.wait(timeout=40)


def _await(ready: Callable[[], bool], seconds: float = 30) -> None:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        with contextlib.suppress(httpx.TransportError):
            if ready():
                return
        time.sleep(0.1)
    raise AssertionError("the server did not come up")


@pytest.fixture(scope="package")
def server(sample_root: Path) -> Iterator[str]:
    """Over the samples, with short deadlines."""
    with serving(sample_root, JIPU_QUERY_SECONDS="2", JIPU_QUERY_MEGABYTES="1024", JIPU_QUERY_ROWS="5000") as url:
        yield url
