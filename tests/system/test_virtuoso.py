"""Virtuoso in place of the embedded engine."""

from pathlib import Path

from kg.store import GraphStore
from tests.support.engines import check_engine, exported, virtuoso_server


def test_virtuoso_answers_as_the_embedded_engine_does(
    sample_root: Path, sample_store: GraphStore, tmp_path: Path
) -> None:
    with virtuoso_server(exported(sample_root, tmp_path), tmp_path) as url:
        check_engine(sample_store, url)
