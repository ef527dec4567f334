"""What a named question costs grows with the data, not with its square."""

import asyncio
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pyoxigraph import BlankNode, NamedNode, Quad, Store

from api.engine.process import Job, prepare
from api.engine.workers import Workers
from api.settings import ServeSettings
from kg.graph.terms import DEFAULT_BASE
from kg.queries import find_question, questions
from kg.store import GraphStore

# Twenty times the samples. A question whose cost is linear takes a second or two; findings-by-project, when it compared
# all findings with all projects, took 2 seconds on the samples alone, and 400 times as long here.
COPIES, SECONDS = 20, 120.0


def copied_quad(quad: Quad, number: int) -> Quad:
    """A statement in a copy of the samples; one of the vocabulary stays in its one graph, and is there once."""
    subject, predicate, value, graph = (copied(term, number) for term in quad)
    return (
        quad
        if (subject, value) == (quad.subject, quad.object)
        else Quad(subject, predicate, value, graph)
    )


def copied(term: Any, number: int) -> Any:
    """The term in a copy: things are other things, texts and vocabulary the same."""
    if isinstance(term, NamedNode) and term.value.startswith(DEFAULT_BASE):
        return NamedNode(f"{term.value}-{number}")
    return BlankNode(f"{term.value}x{number}") if isinstance(term, BlankNode) else term


@pytest.fixture(scope="module")
def many(sample_store: GraphStore, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workers]:
    """Workers over the samples many times over, with the deadline of a service."""
    folder: Path = tmp_path_factory.mktemp("many")
    store, quads = Store(str(folder)), list(sample_store._store)
    for number in range(COPIES):
        store.bulk_extend(copied_quad(quad, number) for quad in quads)
    store.flush()
    del store
    prepare()
    workers = Workers(folder, ServeSettings(query_seconds=SECONDS, query_megabytes=4096))
    yield workers
    workers.close()


@pytest.mark.parametrize("name", list(questions()))
def test_no_question_compares_everything_with_everything(name: str, many: Workers) -> None:
    question = find_question(name)
    job = Job(question.bind(question.example), "application/sparql-results+json")
    answer = asyncio.run(many.run(name, job, SECONDS))
    assert answer.rows or name in ("corrections", "targets-without-basis")
