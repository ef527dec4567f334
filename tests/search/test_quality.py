"""Queries by a reader of the documents: what deserves the first place stands there, or near it."""

import json
from collections import defaultdict
from pathlib import Path

import pytest

from kg.search import Request, SearchEngine
from kg.store import Layout
from kg.store.layout import SEARCH
from nlp.text import fold
from tests.support.samples import ROOT

QUERIES = [
    json.loads(line)
    for line in (ROOT / "tests/fixtures/search/queries.jsonl").read_text("utf-8").splitlines()
]


@pytest.fixture(scope="module")
def ranks(sample_root: Path) -> dict[str, list[float]]:
    """Kind -> reciprocal ranks of the first right answer, 0 where it is not among the first twenty."""
    folder = Layout(sample_root).current()
    assert folder is not None
    engine = SearchEngine(folder / SEARCH, folder.name)
    found: dict[str, list[float]] = defaultdict(list)
    for query in QUERIES:
        right = {fold(name) for name in query["right"]}
        hits = engine.search(Request(query["q"])).hits
        places = [
            place
            for place, hit in enumerate(hits, 1)
            if right & {fold(name) for name in (hit.label, *hit.wordings)}
        ]
        found[query["kind"]].append(1 / places[0] if places else 0.0)
    return found


def test_mean_reciprocal_rank_over_all_queries(ranks: dict[str, list[float]]) -> None:
    every = [rank for kind in ranks.values() for rank in kind]
    assert len(every) == 60
    assert sum(every) / len(every) >= 0.95


@pytest.mark.parametrize("kind", sorted({query["kind"] for query in QUERIES}))
def test_no_kind_of_query_is_left_behind(ranks: dict[str, list[float]], kind: str) -> None:
    assert sum(ranks[kind]) / len(ranks[kind]) >= 0.8
