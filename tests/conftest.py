"""Shared fixtures. Policy: the smallest text that shows the point, inline; a sample where the whole chain is meant."""

import fcntl
import inspect
import os
import shutil
from pathlib import Path

import httpx
import pytest
from hypothesis import settings

from kg.build.snapshot import build_store
from kg.graph.terms import DEFAULT_BASE
from kg.store import GraphStore, open_store
from tests.support.patience import HANG
from tests.support.samples import SOURCES

# A loaded machine must not fail a property for being slow. The same examples every run, so that a change is never
# blamed for what chance found; a long search with chance is `JIPU_EXAMPLES=25 pytest tests/tables`.
settings.register_profile("jipu", deadline=None, derandomize="JIPU_EXAMPLES" not in os.environ)
settings.load_profile("jipu")

# An answer takes as long as the machine is busy: only a server that hangs is at fault.
_patience = inspect.signature(httpx.get).parameters["timeout"].default
for part in ("connect", "read", "write", "pool"):
    setattr(_patience, part, HANG)


@pytest.fixture(scope="session")
def sample_root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of the five samples: a copy for each process, built once for all processes of a run."""
    root = tmp_path_factory.mktemp("samples") / "store"
    built = Path(os.environ.get("JIPU_SAMPLE_STORE") or _shared(tmp_path_factory) / "sample-store")
    with built.with_name(f"{built.name}.lock").open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not built.exists():
            build_store([str(SOURCES)], built, DEFAULT_BASE)
    shutil.copytree(built, root, symlinks=True)
    return root


def _shared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that the processes of pytest-xdist have in common; alone, that of the run."""
    own = tmp_path_factory.getbasetemp()
    return own.parent if "PYTEST_XDIST_WORKER" in os.environ else own


@pytest.fixture(scope="session")
def sample_store(sample_root: Path) -> GraphStore:
    """The same, opened."""
    return open_store(sample_root)


def pytest_make_parametrize_id(val: object) -> str | None:
    """The name of a parameter: bytes by their number, for an archive made at collection holds the time of day,
    and the processes of pytest-xdist must all collect the same names."""
    return f"{len(val)}-bytes" if isinstance(val, bytes) else None
