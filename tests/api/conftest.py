"""A real server in a process of its own, over the samples."""

import contextlib
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from tests.support.engines import await_ready, free_port
from tests.support.patience import HANG
from tests.support.samples import ROOT


@contextlib.contextmanager
def serving(root: Path, **environment: str) -> Iterator[str]:
    """The service over a store; its URL."""
    port = free_port()
    command = [sys.executable, "-m", "kg", "serve", "--store", str(root), "--port", str(port)]
    process = subprocess.Popen(
        command,
        cwd=ROOT,
        env={**os.environ, **environment},
        stderr=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
    )
    url = f"http://127.0.0.1:{port}"
    try:
        await_ready(lambda: httpx.get(f"{url}/health").status_code in (200, 503))
        yield url
    finally:
        process.terminate()
        process.wait(timeout=HANG)


LIMITS = {"JIPU_QUERY_MEGABYTES": "1024", "JIPU_QUERY_ROWS": "5000"}


@pytest.fixture(scope="package")
def server(sample_root: Path) -> Iterator[str]:
    """Over the samples; queries may take as long as a busy machine needs."""
    with serving(sample_root, JIPU_QUERY_SECONDS=str(HANG), **LIMITS) as url:
        yield url


@pytest.fixture(scope="package")
def hurried(sample_root: Path) -> Iterator[str]:
    """The same, stopping each query after two seconds."""
    with serving(sample_root, JIPU_QUERY_SECONDS="2", **LIMITS) as url:
        yield url
