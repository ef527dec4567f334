"""Print what assessments and checks cost at growing numbers of targets, beside reading the same documents and nothing else.

Usage: python -m tests.bench.audit [TARGETS]

Documents are made, read, judged and checked one after the other, so that only the uses of indicators stay in memory; then one
pass over the uses links, assesses and checks the whole collection.
"""

import multiprocessing
import resource
import sys
import time
from dataclasses import dataclass
from itertools import pairwise

from kg.analysis import analyse_reuse, assess
from kg.checks import check_collection, check_document
from kg.documents import parse_text
from kg.links import Use, link_names, read_uses
from kg.records import read_records
from tests.corpus.generator import make_document

UNITS = (100, 10, 1)


@dataclass
class Cost:
    """Seconds of each part, peak memory in MB, and what was counted."""

    read: float = 0.0
    uses: float = 0.0
    checks: float = 0.0
    linking: float = 0.0
    assessing: float = 0.0
    collection: float = 0.0
    memory: float = 0.0
    targets: int = 0
    findings: int = 0


def audit(targets: int) -> Cost:
    """Everything, until so many targets are read."""
    cost, uses, number = Cost(), list[Use](), 0
    while cost.targets < targets:
        data = make_document(number).encode()
        number += 1
        marks = [time.perf_counter()]
        reading = read_records(parse_text("x", data))
        marks.append(time.perf_counter())
        own = read_uses(reading, reading.document.sha256)
        marks.append(time.perf_counter())
        cost.findings += len(check_document(reading, own, link_names(own)))
        marks.append(time.perf_counter())
        parts = [end - start for start, end in pairwise(marks)]
        cost.read, cost.uses, cost.checks = (
            cost.read + parts[0],
            cost.uses + parts[1],
            cost.checks + parts[2],
        )
        uses += own
        cost.targets += len(own)
    marks = [time.perf_counter()]
    links = link_names(uses)
    reuse = analyse_reuse(uses, links)
    marks.append(time.perf_counter())
    judged = sum(1 for _ in assess(uses, links, reuse))
    marks.append(time.perf_counter())
    cost.findings += sum(1 for _ in check_collection(uses, links, reuse))
    marks.append(time.perf_counter())
    cost.linking, cost.assessing, cost.collection = (end - start for start, end in pairwise(marks))
    cost.memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    assert judged == cost.targets
    return cost


def main(largest: int) -> None:
    """Print every size with its ratios and growth."""
    before: float | None = None
    for unit in UNITS:
        with multiprocessing.get_context("spawn").Pool(1) as pool:
            cost = pool.apply(audit, (largest // unit,))
        own = cost.checks + cost.assessing + cost.collection
        growth = f", {own / before:.1f} x a tenth" if before else ""
        print(
            f"{cost.targets} targets: assessing and checking {own:.1f} s = {own / cost.read:.2f} x reading them ({cost.read:.1f} s)"
            f"{growth}; peak {cost.memory:.0f} MB, {cost.memory * 1000 / cost.targets:.1f} KB a target; {cost.findings} findings"
        )
        print(
            f"   documents {cost.checks:.1f} s, assessments {cost.assessing:.1f} s, collection {cost.collection:.1f} s;"
            f" uses {cost.uses:.1f} s, linking and reuse {cost.linking:.1f} s",
            flush=True,
        )
        before = own


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)
