"""A database -> its search folder: a text index of indicators, columns of their targets."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import numpy as np

from kg.exports.results import rows_of
from kg.search.analysis import index_tokens
from kg.search.neighbours import write_neighbours
from kg.search.overview import write_overview
from kg.search.rows import write_rows
from kg.store.oxigraph import GraphStore

# What can be filtered and counted; also the names of the API's parameters.
VALUE = "value"  # as normalised; a filter, but no facet
FACETS = (
    "level1",
    "level2",
    "department",
    "region",
    "year",
    "unit",
    "specificity",
    "measurability",
)
_PREFIXES = (
    "PREFIX jp: <https://w3id.org/jipu/def#> PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> "
    "PREFIX skos: <http://www.w3.org/2004/02/skos/core#> "
)
_INDICATORS = """
SELECT ?i ?label ?key { ?i a jp:Indicator ; rdfs:label ?label ; jp:indicatorKey ?key } ORDER BY ?key
"""
_WORDINGS = """
SELECT ?i ?printed {
  ?w a jp:Wording ; jp:wordingOf ?i ; jp:printed ?printed
} ORDER BY ?i ?printed"""
_TARGETS = """
SELECT ?target ?i ?number ?value ?level1 ?level2 ?department ?region ?year ?unit ?specificity
  ?measurability ?project {
  ?target a jp:Target ; jp:indicator ?i ; jp:isPlaceholder false .
  OPTIONAL {
    ?target jp:value ?v . ?v rdfs:label ?value .
    OPTIONAL { ?v jp:number ?number }
    OPTIONAL { ?v jp:unitName ?unit }
  }
  OPTIONAL { ?target jp:level1/skos:prefLabel ?level1 }
  OPTIONAL { ?target jp:level2/skos:prefLabel ?level2 }
  OPTIONAL {
    ?target jp:department ?d . ?d rdfs:label ?department . OPTIONAL { ?d jp:province ?region }
  }
  OPTIONAL { ?target jp:fiscalYear ?year }
  OPTIONAL {
    ?a jp:assesses ?target ; jp:specificityClass ?specificity .
    OPTIONAL { ?a jp:measurability ?measurability }
  }
  OPTIONAL { ?p jp:hasTarget ?target . ?p a jp:Project ; rdfs:label ?project }
} ORDER BY ?target"""
_POLICIES = (
    "SELECT ?target ?policy { ?target jp:basedOn/rdfs:label ?policy } ORDER BY ?target ?policy"
)
_HEAP = 64_000_000  # bytes that tantivy may gather before it writes a segment


def write_search(folder: Path, store: GraphStore) -> None:
    """Write the search folder of a database.

    Args:
        folder: to be made.
        store: the database.
    """
    folder.mkdir(parents=True)
    indicators = _indicators(store)
    numbers = {indicator["iri"]: place for place, indicator in enumerate(indicators)}
    context, places = _write_columns(folder, store, numbers)
    write_rows(folder, store, places)
    write_neighbours(folder, store, numbers)
    write_index(folder / "index", indicators, context)
    write_overview(folder, store)
    (folder / "indicators.json").write_text(json.dumps(indicators, ensure_ascii=False), "utf-8")


def _rows(store: GraphStore, query: str) -> Iterable[list[str]]:
    return (list(row) for row in rows_of(store.query(_PREFIXES + query))[1])


def _indicators(store: GraphStore) -> list[dict[str, Any]]:
    wordings: dict[str, list[str]] = defaultdict(list)
    for indicator, printed in _rows(store, _WORDINGS):
        wordings[indicator].append(printed)
    return [
        {
            "iri": iri,
            "id": iri.rpartition("/")[2],
            "label": label,
            "key": key,
            "wordings": wordings[iri],
        }
        for iri, label, key in _rows(store, _INDICATORS)
    ]


def _write_columns(
    folder: Path, store: GraphStore, numbers: dict[str, int]
) -> tuple[list[set[str]], dict[str, int]]:
    """One array a facet with the number of its label, -1 for none.

    Returns:
        of each indicator, the names around it; target -> its place in the arrays.
    """
    codes: dict[str, dict[str, int]] = {name: {} for name in (*FACETS, VALUE)}
    columns: dict[str, list[int]] = {name: [] for name in (*FACETS, VALUE)}
    indicator: list[int] = []
    values: list[float] = []
    context: list[set[str]] = [set() for _ in numbers]
    rows: dict[str, int] = {}
    for target, iri, number, value, *labels, project in _rows(store, _TARGETS):
        if target in rows or iri not in numbers:
            continue  # several values of one optional part: the first stands
        rows[target] = len(indicator)
        indicator.append(numbers[iri])
        values.append(float(number) if number else np.nan)
        columns[VALUE].append(_code(codes[VALUE], value))
        for facet, label in zip(FACETS, labels, strict=True):
            is_class = facet in ("specificity", "measurability")
            columns[facet].append(_code(codes[facet], _local(label) if is_class else label))
        context[numbers[iri]].update(filter(None, (labels[FACETS.index("department")], project)))
    policies: dict[str, int] = {}
    based = []
    for target, policy in _rows(store, _POLICIES):
        if target in rows:
            based.append((rows[target], policies.setdefault(policy, len(policies))))
            context[indicator[rows[target]]].add(policy)
    order = np.argsort(
        np.array(indicator, dtype=np.int32), kind="stable"
    )  # the targets of one indicator together
    place = np.argsort(order)
    for name, column in columns.items():
        np.save(folder / f"{name}.npy", np.array(column, dtype=np.int32)[order])
    np.save(folder / "indicator.npy", np.array(indicator, dtype=np.int32)[order])
    # The id of each target is 16 hexadecimal digits: a number of 64 bits.
    np.save(
        folder / "target.npy",
        np.array([int(target[-16:], 16) for target in rows], dtype=np.uint64)[order],
    )
    np.save(folder / "number.npy", np.array(values, dtype=np.float64)[order])
    pairs = np.array(based, dtype=np.int32).reshape(-1, 2)
    np.save(
        folder / "based.npy", np.stack([place[pairs[:, 0]].astype(np.int32), pairs[:, 1]], axis=1)
    )
    labels_of = {**{facet: list(found) for facet, found in codes.items()}, "policy": list(policies)}
    (folder / "labels.json").write_text(json.dumps(labels_of, ensure_ascii=False), "utf-8")
    return context, {target: int(place[row]) for target, row in rows.items()}


def _code(codes: dict[str, int], label: str) -> int:
    """The number of a label, the next one for a new label; -1 for none."""
    return codes.setdefault(label, len(codes)) if label else -1


def _local(iri: str) -> str:
    """The last part of an IRI."""
    return iri.rpartition("/")[2]


def write_index(folder: Path, indicators: list[dict[str, Any]], context: list[set[str]]) -> None:
    """Write the text index.

    Args:
        folder: to be made.
        indicators: label, key and wordings of each, in the order of their numbers.
        context: the names around each: departments, projects, documents.
    """
    import tantivy

    folder.mkdir()
    index = tantivy.Index(schema(), path=str(folder))
    with_tokens(index)
    writer = index.writer(_HEAP, 1)
    for place, (indicator, around) in enumerate(zip(indicators, context, strict=True)):
        document = tantivy.Document()
        document.add_unsigned("place", place)
        document.add_text("key", indicator["key"])
        document.add_text(
            "name",
            " ".join(
                sorted(_tokens([indicator["label"], indicator["key"], *indicator["wordings"]]))
            ),
        )
        document.add_text("context", " ".join(sorted(_tokens(around))))
        writer.add_document(document)
    writer.commit()
    writer.wait_merging_threads()


def _tokens(texts: Iterable[str]) -> Iterator[str]:
    found: set[str] = set()
    for text in texts:
        found |= index_tokens(text)
    return iter(found)


def schema() -> Any:
    """Fields of the text index.

    ``place`` is the number of the indicator, ``key`` its whole key, ``name`` the tokens of its
    names, ``context`` the tokens of the names around it.
    """
    import tantivy

    builder = tantivy.SchemaBuilder()
    builder.add_unsigned_field("place", stored=False, fast=True)
    builder.add_text_field("key", stored=False, tokenizer_name="raw", index_option="basic")
    builder.add_text_field("name", stored=False, tokenizer_name="tokens", index_option="freq")
    builder.add_text_field("context", stored=False, tokenizer_name="tokens", index_option="basic")
    return builder.build()


def with_tokens(index: Any) -> None:
    """Let an index take tokens as they are, separated by spaces."""
    import tantivy

    index.register_tokenizer(
        "tokens", tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace()).build()
    )
