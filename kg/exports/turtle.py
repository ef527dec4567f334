"""Chosen targets as Turtle: each with its value and its judgement, in the same order every time."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import IO

from pyoxigraph import RdfFormat, serialize

from kg.graph.terms import PREFIXES
from kg.queries.rows import ask_graph
from kg.store import GraphStore

MEDIA_TYPE = "text/turtle; charset=utf-8"
AT_ONCE = 500


def write_targets_turtle(store: GraphStore, targets: Iterable[str], out: IO[bytes]) -> None:
    """Write targets, ``AT_ONCE`` at a time, so that many of them need little memory.

    Args:
        store: that holds them.
        targets: their IRIs.
        out: where to.
    """
    for some in _chunks(iter(targets)):
        found = ask_graph(store, "exports/target-graph", targets=some)
        serialize(sorted(found, key=str), out, RdfFormat.TURTLE, prefixes=PREFIXES)


def _chunks(targets: Iterator[str]) -> Iterator[list[str]]:
    while some := list(islice(targets, AT_ONCE)):
        yield some
