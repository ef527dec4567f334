"""Print how fast reading and building are, against raw Oxigraph and rdflib in the same run, and how they grow.

Usage: python -m tests.bench.run [SCALE]   (SCALE 100: up to 100 times 20 documents)
"""

import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from tests.bench.aims import Aims
from tests.corpus.generator import write_corpus

UNIT = 20
STARTS = 9
CHECKED = 10  # larger corpora are imported with --no-shapes
REPEATS = {1: 5, 10: 3, 100: 1}


@dataclass
class Measure:
    """Median seconds of some runs, highest peak memory in MB, and what was counted."""

    seconds: float
    memory: float
    count: int


def measure(name: str, folder: Path, root: Path, repeats: int = 1) -> Measure:
    """Run an action of ``tests.bench.one`` in fresh processes."""
    runs = []
    for _ in range(repeats):
        command = [
            sys.executable,
            "-W",
            "ignore",
            "-m",
            "tests.bench.one",
            name,
            str(folder),
            str(root),
        ]
        runs.append(
            subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()
        )
    return Measure(
        statistics.median(float(run[0]) for run in runs),
        max(float(run[1]) for run in runs),
        int(runs[0][2]),
    )


def start_up(*arguments: str) -> float:
    """Median milliseconds of a Python command in a fresh process."""
    times = []
    for _ in range(STARTS):
        start = time.perf_counter()
        subprocess.run([sys.executable, *arguments], check=True, capture_output=True)
        times.append(time.perf_counter() - start)
    return 1000 * statistics.median(times)


def report_scale(temporary: Path, factor: int, aims: Aims) -> tuple[float, float]:
    """One size: reading, building, raw loading; returns (build seconds, MB of text)."""
    folder, root, repeats = (
        temporary / f"docs{factor}",
        temporary / f"store{factor}",
        REPEATS[factor],
    )
    size = write_corpus(folder, UNIT * factor) / 1e6
    reading = measure("read", folder, root, repeats)
    building = measure("build", folder, root, repeats)
    loading = measure("load", folder, root, repeats)
    shapes = (
        measure("checked", folder, root.with_name(f"{root.name}-checked"), 1)
        if factor <= CHECKED
        else None
    )
    speed, aim = size / reading.seconds, 3 * loading.seconds + size / 2
    print(
        f"{factor}x: {UNIT * factor} documents, {size:.1f} MB, {reading.count} targets, {loading.count} statements"
    )
    print(
        f"   read   {speed:6.2f} MB/s a core ({aims.at_least('reading', speed, 2, ' MB/s')}), {reading.count / reading.seconds:6.0f} rows/s, peak {reading.memory:.0f} MB"
    )
    print(
        f"   build  {building.seconds:6.2f} s = {building.seconds / loading.seconds:.2f} x raw bulk_load ({loading.seconds:.2f} s) "
        f"({aims.at_most('building', building.seconds, aim, ' s')}: 3 x bulk_load + text at 2 MB/s)"
    )
    if shapes is not None:
        cost = (shapes.seconds - building.seconds) / (UNIT * factor)
        print(
            f"   shapes {shapes.seconds:6.2f} s with every document checked: {1000 * cost:.0f} ms a document more"
        )
    print(
        f"   memory {building.memory:6.0f} MB peak of the build, {loading.memory:.0f} MB of raw bulk_load",
        flush=True,
    )
    return building.seconds, size


def main(scale: int) -> None:
    """Print everything."""
    aims = Aims()
    with tempfile.TemporaryDirectory() as name:
        temporary = Path(name)
        first = report_scale(temporary, 1, aims)
        alone = measure("rdflib", temporary / "docs1", temporary / "store1", 1)
        print(
            f"   rdflib alone, same rows: {alone.seconds:.2f} s = {alone.seconds / first[0]:.1f} x ours"
        )
        for factor in (10, 100):
            if factor <= scale:
                seconds, size = report_scale(temporary, factor, aims)
                print(f"   growth: {size / first[1]:.0f} x text, {seconds / first[0]:.1f} x time")
        root = temporary / "samples"
        measure("build", Path("data/sources"), root)
        query = (
            "-m",
            "kg",
            "query",
            "shared-indicators",
            "-p",
            "departments=2",
            "--store",
            str(root),
        )
        bare, asked = start_up("-c", ""), start_up(*query)
        print(
            f"start: jipu --help {start_up('-m', 'kg', '--help'):.0f} ms, query on the samples {asked:.0f} ms ({aims.at_most('query', asked, 300, ' ms')}), bare python {bare:.0f} ms"
        )
    aims.close()


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100)
