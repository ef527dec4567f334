"""Print how fast search is at a number of targets, beside tantivy alone and SQLite's FTS5 on the same names.

Usage: python -m tests.bench.search [TARGETS]   (made-up names and columns; the search folder is written as a build would)
"""

import json
import shutil
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

import numpy as np
from pyoxigraph import Store

from kg.search import Request, SearchEngine, write_search
from kg.search.analysis import grams
from kg.search.building import FACETS, VALUE, with_tokens, write_index
from kg.store.oxigraph import GraphStore
from nlp.names.indicators import read_indicator_name
from tests.bench.aims import Aims
from tests.bench.names import make_uses

TARGETS, QUESTIONS = 1_000_000, 60
LABELS = {
    "level1": 6,
    "level2": 24,
    "department": 3000,
    "region": 31,
    "year": 6,
    "unit": 60,
    "specificity": 3,
    "measurability": 3,
}


def median_ms(action: Callable[[str], object], texts: list[str]) -> tuple[float, float]:
    """Median and 99th percentile over the texts."""
    taken = []
    for text in texts:
        start = time.perf_counter()
        action(text)
        taken.append(1000 * (time.perf_counter() - start))
    return statistics.median(taken), max(taken)


def write_folder(folder: Path, targets: int) -> list[str]:
    """A search folder of made-up targets; returns the names of its indicators."""
    random = Random(1)
    names = sorted({use.name for use in make_uses(targets // 10)})
    indicators = [
        {
            "iri": f"https://example.org/{place}",
            "id": f"{place:016x}",
            "label": name,
            "key": read_indicator_name(name).key,
            "wordings": [],
        }
        for place, name in enumerate(names)
    ]
    # Every file of a search folder, as a build writes it; the made-up ones replace those that count.
    Store(str(folder.with_name("empty"))).flush()
    write_search(folder, GraphStore(folder.with_name("empty")))
    # Few names are used very often, as in real collections.
    weights = 1 / np.arange(1, len(names) + 1)
    chooser = np.random.default_rng(1)
    columns: dict[str, Any] = {
        "indicator": np.sort(chooser.choice(len(names), targets, p=weights / weights.sum()))
    }
    for facet, count in {**LABELS, VALUE: 1000}.items():
        columns[facet] = chooser.integers(0, count, targets)
    for name, column in columns.items():
        np.save(folder / f"{name}.npy", column.astype(np.int32))
    np.save(folder / "target.npy", np.arange(targets, dtype=np.uint64))
    np.save(folder / "number.npy", chooser.integers(0, 100, targets).astype(np.float64))
    np.save(
        folder / "based.npy",
        np.stack([np.arange(targets), chooser.integers(0, 500, targets)], axis=1).astype(np.int32),
    )
    labels = {facet: [f"{facet}{number}" for number in range(LABELS[facet])] for facet in FACETS}
    labels[VALUE] = [str(number) for number in range(1000)]
    labels["policy"] = [f"测财〔2024〕{number}号" for number in range(500)]
    (folder / "labels.json").write_text(json.dumps(labels, ensure_ascii=False), "utf-8")
    (folder / "indicators.json").write_text(json.dumps(indicators, ensure_ascii=False), "utf-8")
    shutil.rmtree(folder / "index")
    write_index(
        folder / "index", indicators, [{f"department{random.randrange(3000)}"} for _ in indicators]
    )
    return names


def raw_tantivy(folder: Path, place: Path) -> Callable[[str], object]:
    """The alternative: a document a target, every character pair of the text must be there, the best twenty and eight facets."""
    import tantivy

    builder = tantivy.SchemaBuilder()
    builder.add_text_field("name", stored=False, tokenizer_name="tokens", index_option="freq")
    for facet in FACETS:
        builder.add_unsigned_field(facet, stored=False, fast=True)
    alone = builder.build()
    place.mkdir()
    index = tantivy.Index(alone, path=str(place))
    with_tokens(index)
    writer = index.writer(256_000_000, 1)
    tokens = [
        " ".join(sorted(grams(one["label"])))
        for one in json.loads((folder / "indicators.json").read_text("utf-8"))
    ]
    columns = {facet: np.load(folder / f"{facet}.npy").tolist() for facet in FACETS}
    for row, indicator in enumerate(np.load(folder / "indicator.npy").tolist()):
        document = tantivy.Document()
        document.add_text("name", tokens[indicator])
        for facet in FACETS:
            document.add_unsigned(facet, max(0, columns[facet][row]))
        writer.add_document(document)
    writer.commit()
    writer.wait_merging_threads()
    index.reload()
    counted = {facet: {"terms": {"field": facet, "size": 50}} for facet in FACETS}

    def ask(text: str) -> object:
        terms = [
            (tantivy.Occur.Must, tantivy.Query.term_query(alone, "name", token))
            for token in grams(text)
        ]
        query, searcher = tantivy.Query.boolean_query(terms), index.searcher()
        return searcher.search(query, limit=20).hits, searcher.aggregate(query, counted)

    return ask


def raw_sqlite(names: list[str]) -> Callable[[str], object]:
    """The other alternative: SQLite FTS5 with the same character pairs as words."""
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE VIRTUAL TABLE names USING fts5(tokens)")
    connection.executemany(
        "INSERT INTO names VALUES (?)", ((" ".join(sorted(grams(name))),) for name in names)
    )

    def ask(text: str) -> object:
        said = " AND ".join(f'"{token}"' for token in grams(text))
        return connection.execute(
            "SELECT rowid FROM names WHERE names MATCH ? ORDER BY rank LIMIT 20", (said,)
        ).fetchall()

    return ask


def measure(folder: Path, names: list[str], aims: Aims) -> None:
    """Whole searches with facets, and the parts without."""
    random = Random(2)
    whole = [random.choice(names) for _ in range(QUESTIONS)]
    parts = [
        name[start : start + 4]
        for name in whole
        if len(name) >= 4
        for start in [random.randrange(len(name) - 3)]
    ]
    parts = [part for part in parts if grams(part)]
    engine = SearchEngine(folder, "bench")
    engine.search(Request(whole[0]))
    tantivy, sqlite = raw_tantivy(folder, folder.with_name("tantivy")), raw_sqlite(names)
    common = [
        name[-3:] for name in whole if grams(name[-3:])
    ]  # what very many names end in: 满意度, 合格率
    for kind, texts in (
        ("whole names", whole),
        ("parts of names", parts),
        ("common words", common),
    ):
        ours, alone, other = (
            median_ms(action, texts)
            for action in (lambda text: engine.search(Request(text)), tantivy, sqlite)
        )
        ratio = ours[0] / alone[0]
        print(
            f"search {kind:15} p50 {ours[0]:7.2f} ms with facets, longest {ours[1]:.0f} ms = {ratio:.2f} x raw tantivy"
            f" with facets ({alone[0]:.2f} ms; {aims.at_most(kind, ratio, 3, ' x')}), {ours[0] / other[0]:.2f} x SQLite FTS5 ({other[0]:.2f} ms)",
            flush=True,
        )
    filtered = median_ms(
        lambda text: engine.search(
            Request(text, {"department": ["department7"], "year": ["year3"]})
        ),
        parts,
    )
    everything = median_ms(lambda _: engine.search(Request()), [""] * 5)
    print(
        f"search with two filters p50 {filtered[0]:.2f} ms; all indicators with facets p50 {everything[0]:.0f} ms",
        flush=True,
    )


def main(targets: int) -> None:
    """Print everything."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "search"
        start = time.perf_counter()
        names = write_folder(folder, targets)
        print(
            f"{targets} targets of {len(names)} indicators; written in {time.perf_counter() - start:.0f} s"
        )
        aims = Aims()
        measure(folder, names, aims)
        aims.close()


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else TARGETS)
