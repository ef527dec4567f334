"""Print how fast reading and building are, against raw Oxigraph and rdflib in the same run, and how they grow.

Usage: python -m tests.bench.run [SCALE]   (SCALE 100: up to 100 times 20 documents)
"""

import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from kg.build import build_store
from kg.documents import list_files, read_document
from kg.graph.terms import DEFAULT_BASE
from kg.records import read_records
from kg.store import Layout
from tests.corpus.generator import write_corpus

UNIT = 20
REPEATS = 3


def timed(work: Callable[[], object]) -> float:
    """Seconds one run takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def median(work: Callable[[], object]) -> float:
    """Median seconds of ``REPEATS`` runs."""
    return statistics.median(timed(work) for _ in range(REPEATS))


def read_all(folder: Path) -> int:
    """Read every document; returns the rows."""
    return sum(len(read_records(read_document(str(path))).targets) for path in list_files([str(folder)]))


def build_fresh(folder: Path, root: Path) -> Path:
    """Build into an empty store."""
    subprocess.run(["rm", "-rf", str(root)], check=True)
    build_store([str(folder)], root, DEFAULT_BASE)
    return root


def bulk_load(files: list[Path], root: Path) -> None:
    """The named alternative: raw pyoxigraph, finished N-Quads, nothing else."""
    from pyoxigraph import RdfFormat, Store

    subprocess.run(["rm", "-rf", str(root)], check=True)
    store = Store(str(root))
    with tempfile.NamedTemporaryFile(suffix=".nq") as whole:
        for file in files:
            whole.write(file.read_bytes())
        whole.flush()
        store.bulk_load(path=whole.name, format=RdfFormat.N_QUADS)
    store.flush()


def build_with_rdflib(folder: Path) -> int:
    """The same rows with rdflib alone: read, add every statement to a Dataset, serialize."""
    from rdflib import Dataset

    from kg.graph import Iris, build_graph

    graph = Dataset()
    for path in list_files([str(folder)]):
        lines = build_graph(read_records(read_document(str(path))), Iris(), "x")
        graph.parse(data="\n".join(lines), format="nquads")
    return len(graph.serialize(format="nquads"))


def peak_memory() -> float:
    """Peak resident memory of this process in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def start_up(command: list[str]) -> float:
    """Median milliseconds of a command in a fresh process."""
    return 1000 * statistics.median(timed(lambda: subprocess.run(command, check=True, capture_output=True)) for _ in range(7))


def report_scale(temporary: Path, factor: int) -> tuple[float, float]:
    """One size: reading, building, raw loading; returns (build seconds, MB of text)."""
    folder, root = temporary / f"docs{factor}", temporary / "store"
    size = write_corpus(folder, UNIT * factor) / 1e6
    rows = read_all(folder) if factor == 1 else 0
    reading = median(lambda: read_all(folder)) if factor == 1 else timed(lambda: read_all(folder))
    building = median(lambda: build_fresh(folder, root)) if factor == 1 else timed(lambda: build_fresh(folder, root))
    files = sorted(Layout(root).documents.glob("*.nq"))
    loading = (
        median(lambda: bulk_load(files, temporary / "raw")) if factor == 1 else timed(lambda: bulk_load(files, temporary / "raw"))
    )
    aim = 3 * loading + size / 2
    print(
        f"{factor:4d}x  {UNIT * factor:5d} documents {size:7.1f} MB | read {size / reading:5.2f} MB/s"
        + (f" {rows / reading:6.0f} rows/s" if rows else "               ")
        + f" | build {building:7.2f} s = {building / (loading + reading):4.2f} x (raw bulk_load {loading:6.2f} s + reading {reading:6.2f} s)"
        f" | aim 3 x bulk_load + text at 2 MB/s: {aim:7.2f} s ({building / aim:4.2f} of it) | peak {peak_memory():5.0f} MB",
        flush=True,
    )
    return building, size


def main(scale: int) -> None:
    """Print everything."""
    with tempfile.TemporaryDirectory() as name:
        temporary = Path(name)
        first = report_scale(temporary, 1)
        rdflib = timed(lambda: build_with_rdflib(temporary / "docs1"))
        print(f"      rdflib alone, same documents: {rdflib:.2f} s = {rdflib / first[0]:.1f} x ours")
        again = timed(lambda: build_store([str(temporary / "docs1")], temporary / "store", DEFAULT_BASE))
        print(f"      build again, nothing changed: {again * 1000:.0f} ms")
        for factor in (10, 100):
            if factor <= scale:
                seconds, size = report_scale(temporary, factor)
                print(f"      growth: {size / first[1]:.0f} x text takes {seconds / first[0]:.1f} x time")
        root = build_fresh(Path("data/sources"), temporary / "samples")
        query = ["-m", "kg", "query", "shared-indicators", "-p", "departments=2", "--store", str(root)]
        print(f"      jipu --help {start_up([sys.executable, '-m', 'kg', '--help']):.0f} ms", end=", ")
        print(
            f"query on the samples {start_up([sys.executable, *query]):.0f} ms (aim 300), bare python {start_up([sys.executable, '-c', '']):.0f} ms"
        )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100)
