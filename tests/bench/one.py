"""One measured action in a process of its own: prints seconds, peak memory in MB, and a count.

Usage: python -m tests.bench.one read|build|checked|load|rdflib FOLDER STORE
"""

import resource
import shutil
import sys
import time
from pathlib import Path

from kg.build.snapshot import build_store
from kg.documents import list_files, read_document
from kg.graph.terms import DEFAULT_BASE
from kg.records import read_records
from kg.store import Layout


def read(folder: Path, _: Path) -> int:
    """Read every document; the rows."""
    return sum(
        len(read_records(read_document(str(path))).targets) for path in list_files([str(folder)])
    )


def build(folder: Path, root: Path) -> int:
    """Build into an empty store; the documents."""
    return build_store([str(folder)], root, DEFAULT_BASE, check=False).added


def checked(folder: Path, root: Path) -> int:
    """The same with every document checked against the shapes."""
    return build_store([str(folder)], root, DEFAULT_BASE).added


def load(_: Path, root: Path) -> int:
    """The named alternative: raw pyoxigraph loading the finished N-Quads in one file, nothing else; the quads."""
    from pyoxigraph import RdfFormat, Store

    store = Store(str(root / "raw"))
    store.bulk_load(path=str(root / "all.nq"), format=RdfFormat.N_QUADS)
    store.flush()
    return len(store)


def rdflib(folder: Path, _: Path) -> int:
    """The same rows with rdflib alone: read, parse every statement into a Dataset, serialize; the bytes."""
    from rdflib import Dataset

    from kg.graph.iris import Iris
    from kg.graph.statements import build_graph

    dataset = Dataset()
    for path in list_files([str(folder)]):
        lines = build_graph(read_records(read_document(str(path))), Iris(), "x")
        dataset.parse(data="\n".join(lines), format="nquads")
    return len(dataset.serialize(format="nquads"))


def prepare(name: str, root: Path) -> None:
    """What is not measured: an empty store, or the statements of the last build in one file."""
    if name in ("build", "checked"):
        shutil.rmtree(root, ignore_errors=True)
    elif name == "load":
        shutil.rmtree(root / "raw", ignore_errors=True)
        with (root / "all.nq").open("wb") as whole:
            layout = Layout(root)
            for file in sorted(
                (*layout.documents.glob("*.nq"), *layout.snapshots.glob("*/indicators.nq"))
            ):
                whole.write(file.read_bytes())


def main(name: str, folder: Path, root: Path) -> None:
    """Measure one action."""
    prepare(name, root)
    start = time.perf_counter()
    count = {"read": read, "build": build, "checked": checked, "load": load, "rdflib": rdflib}[
        name
    ](folder, root)
    seconds = time.perf_counter() - start
    print(seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, count)


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]))
