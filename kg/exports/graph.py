"""The whole graph of a store as RDF, streamed from sorted statements: the same bytes each time."""

from collections.abc import Iterator
from typing import BinaryIO

from pyoxigraph import Quad, RdfFormat, Triple, parse, serialize

from kg.graph.iris import Iris
from kg.graph.terms import PREFIXES
from kg.store import Layout, Manifest
from kg.store.layout import ABOUT, INDICATORS

RDF_FORMATS = ("ttl", "nq", "jsonld")


def write_graph(layout: Layout, manifest: Manifest, format: str, out: BinaryIO) -> None:
    """Write all statements.

    The order is documents, what was computed from all of them, the description, shared names.

    Args:
        layout: the store.
        manifest: its serving snapshot.
        format: one of ``RDF_FORMATS``; ``nq`` and ``jsonld`` keep the named graphs, ``ttl`` is
            their union.
        out: open for bytes.
    """
    if format == "nq":
        for line in _lines(layout, manifest):
            out.write(line)
    elif format == "ttl":
        triples = (Triple(q.subject, q.predicate, q.object) for q in _quads(layout, manifest))
        serialize(triples, out, RdfFormat.TURTLE, prefixes=PREFIXES)
    else:
        serialize(_quads(layout, manifest), out, RdfFormat.JSON_LD, prefixes=PREFIXES)
        out.write(b"\n")


def _lines(layout: Layout, manifest: Manifest) -> Iterator[bytes]:
    """N-Quads lines, each once; names, which many documents state, at the end."""
    tail = f" <{Iris(manifest.base).names_graph}> .\n".encode()
    names: set[bytes] = set()
    snapshot = layout.snapshots / manifest.id
    files = [
        layout.documents / name for name in sorted({entry.file for entry in manifest.documents})
    ]
    for file in (*files, snapshot / INDICATORS, snapshot / ABOUT):
        with file.open("rb") as lines:
            for line in lines:
                if line.endswith(tail):
                    names.add(line)
                else:
                    yield line
    yield from sorted(names)


def _quads(layout: Layout, manifest: Manifest) -> Iterator[Quad]:
    for line in _lines(layout, manifest):
        yield from parse(line, RdfFormat.N_QUADS)
