"""Shared fixtures. Policy: the smallest text that shows the point, inline; a sample where the whole chain is meant."""

import os
from pathlib import Path

import pytest
from hypothesis import settings

from kg.build.snapshot import build_store
from kg.graph.terms import DEFAULT_BASE
from kg.store import GraphStore, open_store
from tests.support.samples import SOURCES

# A loaded machine must not fail a property for being slow. The same examples every run, so that a change is never
# blamed for what chance found; a long search with chance is `JIPU_EXAMPLES=25 pytest tests/tables`.
settings.register_profile("jipu", deadline=None, derandomize="JIPU_EXAMPLES" not in os.environ)
settings.load_profile("jipu")


@pytest.fixture(scope="session")
def sample_root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of the five samples."""
    root = tmp_path_factory.mktemp("store")
    build_store([str(SOURCES)], root, DEFAULT_BASE)
    return root


@pytest.fixture(scope="session")
def sample_store(sample_root: Path) -> GraphStore:
    """The same, opened."""
    return open_store(sample_root)


def pytest_make_parametrize_id(val: object) -> str | None:
    """The name of a parameter: bytes by their number, for an archive made at collection holds the time of day,
    and the processes of pytest-xdist must all collect the same names."""
    return f"{len(val)}-bytes" if isinstance(val, bytes) else None
