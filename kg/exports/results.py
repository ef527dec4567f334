"""Answers to a query: a table for people, CSV, TSV, JSON, XML, Turtle, N-Triples for programs.

CSV and TSV follow the W3C (SPARQL 1.1 Query Results CSV and TSV Formats): texts stand as they are,
even where a spreadsheet takes them for formulas (``kg.exports.cells`` is for files that people
open).
"""

import io
from collections.abc import Iterable
from typing import TYPE_CHECKING, BinaryIO

from pyoxigraph import (
    BlankNode,
    Literal,
    NamedNode,
    QueryBoolean,
    QueryResultsFormat,
    QuerySolutions,
    QueryTriples,
    RdfFormat,
    serialize,
)

from kg.errors import QueryError
from kg.graph.terms import PREFIXES

if TYPE_CHECKING:
    from kg.store.oxigraph import Results

SOLUTIONS = {
    "csv": QueryResultsFormat.CSV,
    "tsv": QueryResultsFormat.TSV,
    "json": QueryResultsFormat.JSON,
    "xml": QueryResultsFormat.XML,
}
GRAPHS = {"ttl": RdfFormat.TURTLE, "nt": RdfFormat.N_TRIPLES}
Term = NamedNode | BlankNode | Literal


def write_results(results: "Results", format: str, out: BinaryIO) -> None:
    """Write query results in a machine format.

    Raises:
        QueryError: the format does not fit the kind of query (ttl for a SELECT).
    """
    if isinstance(results, QueryTriples):
        if format not in GRAPHS:
            raise QueryError(
                f"CONSTRUCT 和 DESCRIBE 的结果是图，可用格式：table、{'、'.join(GRAPHS)}"
            )
        triples = sorted(results, key=str)
        serialize(triples, out, GRAPHS[format], prefixes=PREFIXES)
        return
    if format not in SOLUTIONS:
        raise QueryError(f"SELECT 和 ASK 的结果是表，可用格式：table、{'、'.join(SOLUTIONS)}")
    buffer = io.BytesIO()
    results.serialize(buffer, SOLUTIONS[format])
    out.write(buffer.getvalue())
    if not buffer.getvalue().endswith(b"\n"):
        out.write(b"\n")


def rows_of(results: "Results") -> tuple[list[str], Iterable[list[str]]]:
    """Column names and rows of plain text, for a table."""
    if isinstance(results, QuerySolutions):
        names = [variable.value for variable in results.variables]
        return names, ([_text(solution[name]) for name in names] for solution in results)
    if isinstance(results, QueryBoolean):
        return ["answer"], [["是" if results else "否"]]
    return ["subject", "predicate", "object"], (
        [_text(t.subject), _text(t.predicate), _text(t.object)] for t in results
    )


def _text(term: "object | None") -> str:
    if term is None:
        return ""
    if isinstance(term, Literal):
        return term.value
    if isinstance(term, NamedNode):
        for prefix, namespace in PREFIXES.items():
            if term.value.startswith(namespace):
                return f"{prefix}:{term.value[len(namespace) :]}"
        return term.value
    return str(term)
