"""The embedded store: Oxigraph on disk, written once, then only read."""

import io
import os
import shutil
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import (
    NamedNode,
    QueryBoolean,
    QuerySolutions,
    QueryTriples,
    RdfFormat,
    Store,
    parse,
)

from kg.errors import QueryError, StoreError
from kg.store.description import Description, describe
from kg.store.guard import check_query, has_dataset

_TITLE = b" <http://purl.org/dc/terms/title> "
Results = QuerySolutions | QueryBoolean | QueryTriples


class GraphStore:
    """A snapshot's database, opened for reading.

    Several processes may hold one snapshot open: nothing writes to it any more.
    """

    def __init__(self, folder: Path) -> None:
        try:
            self._store = Store.read_only(str(folder))
        except (OSError, RuntimeError) as error:  # the latter: what the database calls a corruption
            raise StoreError(f"数据库 {folder} 打不开（{error}）；请重新运行 jipu build") from None

    def query(
        self,
        text: str,
        default_graphs: Sequence[str] | None = None,
        named_graphs: Sequence[str] | None = None,
        base: str | None = None,
    ) -> Results:
        """Evaluate a SPARQL query over the union of all named graphs, or over the dataset given.

        Args:
            text: the query.
            default_graphs: IRIs of the dataset's default graph (SPARQL 1.1 Protocol §2.1.4).
            named_graphs: IRIs of its named graphs. None for both: the query's own FROM clauses,
                else the union of all graphs.
            base: against which relative IRIs are resolved; None: there may be none.

        Raises:
            QueryError: the query is too large, does not parse or cannot be evaluated.
        """
        check_query(text)
        try:
            if default_graphs is None and named_graphs is None:
                return self._store.query(
                    text, base_iri=base, use_default_graph_as_union=not has_dataset(text)
                )
            return self._store.query(
                text,
                base_iri=base,
                default_graph=[NamedNode(iri) for iri in default_graphs or ()],
                named_graphs=[NamedNode(iri) for iri in named_graphs or ()],
            )
        except SyntaxError as error:
            raise QueryError(f"SPARQL 语法错误：{' '.join(str(error).split())}") from None
        except (OSError, ValueError, RuntimeError) as error:
            raise QueryError(f"查询失败：{error}") from None

    def __len__(self) -> int:
        return len(self._store)


class _Concatenated(io.RawIOBase):
    """Files read one after another as one stream, so that one bulk load takes them all."""

    def __init__(self, files: Iterable[Path]) -> None:
        self._files: Iterator[Path] = iter(files)
        self._open: io.BufferedReader | None = None

    def readable(self) -> bool:
        """Always."""
        return True

    def readinto(self, buffer: "bytearray | memoryview") -> int:  # type: ignore[override]
        """Fill the buffer from the file at hand, or from the next one."""
        while True:
            if self._open is None:
                path = next(self._files, None)
                if path is None:
                    return 0
                self._open = path.open("rb")
            count = self._open.readinto(buffer)
            if count:
                return count
            self._open.close()
            self._open = None


def load_new(folder: Path, files: list[Path], about: Description) -> None:
    """Make a database of N-Quads files, described by what it says of itself.

    Raises:
        StoreError: no room, or no permission.
    """

    def fill(store: Store) -> None:
        _bulk(store, files)
        describe(store, about)

    _write(folder, fill)


@dataclass(frozen=True, slots=True)
class Change:
    """What tells a new database from an old one.

    Attributes:
        gone: files whose graphs are dropped; names no other document uses go with them.
        files: files to load.
        kept: files whose statements stay.
        before, after: statements that rest on all documents, as they were and as they are.
    """

    gone: list[Path]
    files: list[Path]
    kept: list[Path]
    before: Path
    after: Path


def load_changed(folder: Path, old: Path, change: Change, names: str, about: Description) -> None:
    """Make a database of an old one: take back what some files stated, load others.

    The old database is not opened: its files are immutable, so the large ones are hard links.

    Args:
        folder: the new database.
        old: the database to start from.
        change: what to take back and what to load.
        names: IRI of the graph of names, shared by all documents.
        about: what the new database says of itself.
    """

    def apply(store: Store) -> None:
        before, after = _lines(change.before), _lines(change.after)
        for quad in parse("".join(sorted(before - after)), format=RdfFormat.N_QUADS):
            store.remove(quad)
        named: set[NamedNode] = set()
        graphs: set[str] = set()
        for file in change.gone:
            named |= _drop(store, file, NamedNode(names), graphs)
        _drop_titles(store, change)
        _bulk(store, change.files)
        tails = tuple(f" {graph} .\n" for graph in sorted(graphs))
        # Lines that stay have to be loaded again where they stood in a graph that was dropped.
        missing = sorted(line for line in after if line not in before or line.endswith(tails))
        store.bulk_load("".join(missing), RdfFormat.N_QUADS)
        _drop_unused(store, named, NamedNode(names))
        describe(store, about)

    shutil.copytree(old, folder, copy_function=_link_or_copy)
    _write(folder, apply)


def _lines(file: Path) -> set[str]:
    with file.open(encoding="utf-8", newline="\n") as lines:
        return set(lines)


def _drop(store: Store, file: Path, names: NamedNode, dropped: set[str]) -> set[NamedNode]:
    """Drop the graphs of a file and note them; returns what it named."""
    named, graphs = set(), set()
    for quad in parse(path=str(file), format=RdfFormat.N_QUADS):
        if quad.graph_name != names:
            graphs.add(quad.graph_name)
        elif isinstance(quad.subject, NamedNode):
            named.add(quad.subject)
    for graph in graphs:
        store.remove_graph(graph)
        dropped.add(str(graph))
    return named


def _drop_titles(store: Store, change: Change) -> None:
    """Take back titles of policy documents that only the gone files stated.

    The document itself may stay: another file may still cite its number.
    """
    titles = {
        line for file in change.gone for line in file.read_bytes().splitlines() if _TITLE in line
    }
    for file in change.kept:
        if not titles:
            return
        content = file.read_bytes()
        titles = {line for line in titles if line not in content}
    for quad in parse(b"\n".join(sorted(titles)), format=RdfFormat.N_QUADS):
        store.remove(quad)


def _drop_unused(store: Store, named: set[NamedNode], names: NamedNode) -> None:
    """Forget names that nothing points to any more.

    Again and again, since a unit's name keeps its department's alive until it goes.
    """
    while True:
        unused = {
            node
            for node in named
            if next(store.quads_for_pattern(None, None, node, None), None) is None
        }
        for node in unused:
            for quad in list(store.quads_for_pattern(node, None, None, names)):
                store.remove(quad)
        named -= unused
        if not unused:
            return


def _bulk(store: Store, files: list[Path]) -> None:
    if files:
        reader = io.BufferedReader(_Concatenated(files), 1 << 20)
        store.bulk_load(reader, RdfFormat.N_QUADS)


def _write(folder: Path, change: Callable[[Store], None]) -> None:
    try:
        store = Store(str(folder))
        change(store)
        store.flush()
    except (OSError, RuntimeError) as error:
        raise StoreError(f"写入数据库失败（{error}）；原有数据未受影响") from None


def _link_or_copy(source: str, target: str) -> None:
    if source.endswith(".sst"):
        try:
            os.link(source, target)
            return
        except OSError:
            pass  # a file system without hard links
    shutil.copy2(source, target)
