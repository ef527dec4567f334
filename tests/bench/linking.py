"""Print how long linking takes from a hundred thousand to a million distinct names, beside rapidfuzz over blocked pairs.

Usage: python -m tests.bench.linking [NAMES]
"""

import multiprocessing
import resource
import sys
import time
from collections import defaultdict
from collections.abc import Callable

from rapidfuzz import fuzz, process

from kg.links import Use, link_names
from tests.bench.names import make_uses


def ours(uses: list[Use]) -> int:
    """Link; the indicators."""
    return len(link_names(uses).clusters)


def blocked(uses: list[Use]) -> int:
    """The named alternative: names that share their last two and their first character, compared by rapidfuzz; the pairs."""
    blocks: dict[str, list[str]] = defaultdict(list)
    for name in sorted({use.name for use in uses}):
        blocks[name[0] + name[-2:]].append(name)
    found = 0
    for names in blocks.values():
        for start in range(0, len(names), 2000):
            scores = process.cdist(
                names[start : start + 2000], names, scorer=fuzz.ratio, score_cutoff=90, workers=2
            )
            found += int((scores > 0).sum()) - len(scores)
    return found // 2


def measured(action: Callable[[list[Use]], int], count: int) -> tuple[float, float, int]:
    """Seconds, peak memory in MB and result of an action in a process of its own."""
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        return pool.apply(_one, (action, count))


def _one(action: Callable[[list[Use]], int], count: int) -> tuple[float, float, int]:
    uses = make_uses(count)
    start = time.perf_counter()
    found = action(uses)
    return (
        time.perf_counter() - start,
        resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        found,
    )


def main(largest: int) -> None:
    """Print everything."""
    before: float | None = None
    for count in (largest // 100, largest // 10, largest):
        seconds, memory, found = measured(ours, count)
        growth = f", {seconds / before:.1f} x the time of a tenth" if before else ""
        print(
            f"link {count} names: {seconds:7.1f} s ({count / seconds:.0f}/s), peak {memory:.0f} MB, {found} indicators{growth}"
        )
        other, memory, pairs = measured(blocked, count)
        print(
            f"   rapidfuzz over blocked pairs: {other:7.1f} s = {other / seconds:.1f} x ours, {memory:.0f} MB, {pairs} pairs",
            flush=True,
        )
        before = seconds


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000)
