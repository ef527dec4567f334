"""Print how long every named question takes on about a million statements, beside raw pyoxigraph on the same query text.

Usage: python -m tests.bench.questions [DOCUMENTS]
"""

import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from pyoxigraph import QuerySolutions, Store

from kg.build.snapshot import build_store
from kg.exports.results import rows_of
from kg.graph.terms import DEFAULT_BASE
from kg.queries import questions
from kg.store import GraphStore, Layout, open_store
from tests.bench.aims import Aims
from tests.corpus.generator import write_corpus

DOCUMENTS, REPEATS, AIM = 500, 3, 1.0
# What stands in the corpus, so that every question has something to find; an indicator of about a hundred departments.
PICKED = {
    "indicator": "SELECT ?l { ?i jp:departmentCount ?n ; rdfs:label ?l } ORDER BY ABS(?n - 100) ?l LIMIT 1",
    "project": "SELECT ?l { ?p a jp:Project ; rdfs:label ?l } ORDER BY ?l LIMIT 1",
    "policy": "SELECT ?l { ?m jp:mentions ?p . ?p jp:docNumber ?l } GROUP BY ?l ORDER BY DESC(COUNT(?m)) ?l LIMIT 1",
    "number": "SELECT ?l { ?m jp:mentions ?p . ?p jp:docNumber ?l } GROUP BY ?l ORDER BY DESC(COUNT(?m)) ?l LIMIT 1",
}
PREFIXES = (
    "PREFIX jp: <https://w3id.org/jipu/def#> PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> "
)


def seconds(action: Callable[[], int]) -> tuple[float, int]:
    """Median seconds, and the rows."""
    times, rows = [], 0
    for _ in range(REPEATS):
        start = time.perf_counter()
        rows = action()
        times.append(time.perf_counter() - start)
    return statistics.median(times), rows


def ours(store: GraphStore, text: str) -> int:
    """The query as the product answers it, every row as text."""
    return sum(1 for _ in rows_of(store.query(text))[1])


def raw(store: Store, text: str) -> int:
    """The named alternative: pyoxigraph alone, every value read."""
    rows = store.query(text, use_default_graph_as_union=True)
    assert isinstance(rows, QuerySolutions)
    return sum(1 for row in rows if [None if term is None else str(term) for term in row])


def picked(store: GraphStore, name: str, example: str) -> str:
    """A parameter value that the corpus has."""
    if name not in PICKED:
        return example
    return next(iter(rows_of(store.query(PREFIXES + PICKED[name]))[1]), [example])[0]


def main(documents: int) -> None:
    """Print everything."""
    with tempfile.TemporaryDirectory() as name:
        folder, root = Path(name) / "docs", Path(name) / "store"
        write_corpus(folder, documents)
        build_store([str(folder)], root, DEFAULT_BASE, check=False)
        store = open_store(root)
        alone = Store.read_only(str(next(Layout(root).snapshots.glob("*/oxigraph"))))
        print(f"{documents} documents, {len(store)} statements")
        aims = Aims()
        for question in questions().values():
            values = {key: picked(store, key, example) for key, example in question.example.items()}
            text = question.bind(values)
            own, rows = seconds(lambda text=text: ours(store, text))  # type: ignore[misc]
            other, _ = seconds(lambda text=text: raw(alone, text))  # type: ignore[misc]
            print(
                f"{question.name:28} {1000 * own:9.1f} ms {rows:7d} rows = {own / other:.2f} x raw pyoxigraph; {aims.at_most(question.name, own, AIM, ' s')}",
                flush=True,
            )
        aims.close()


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else DOCUMENTS)
