"""Findings of the samples against those of readers (data/gold/<id>/findings.jsonl): ``python -m tests.accuracy.findings``.

A finding is true where a reader names the same category on a line that the finding names as well.
"""

import sys
from collections import Counter, defaultdict
from functools import cache
from typing import Any

from kg.audit import audit_paths
from kg.findings import rules
from tests.support.samples import GOLD, SOURCE_IDS, load, source_path

READING = ("reading", "shape", "suppression")


@cache
def sample_findings() -> dict[str, list[dict[str, Any]]]:
    """Source -> the findings of the program, reading findings left out."""
    paths = {str(source_path(name)): name for name in SOURCE_IDS}
    found: dict[str, list[dict[str, Any]]] = {name: [] for name in SOURCE_IDS}
    for record in audit_paths(list(paths), []):
        if record["category"] not in READING:
            found[paths[record["document"]]].append(record)
    return found


def gold(name: str) -> list[dict[str, Any]]:
    """What a reader found in a source."""
    return load(GOLD / name / "findings.jsonl")


def matches(record: dict[str, Any], name: str) -> list[dict[str, Any]]:
    """The reader's findings that a finding of the program is."""
    lines = {record["line"], *record["lines"]}
    return [row for row in gold(name) if row["category"] == record["category"] and lines & {row["line"], *row["lines"]}]


def scores() -> dict[str, Counter[str]]:
    """Code -> how many findings are ``true``, of these ``certain`` to the reader, and ``false``."""
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for name, records in sample_findings().items():
        for record in records:
            same = matches(record, name)
            found[record["code"]]["true" if same else "false"] += 1
            found[record["code"]]["certain"] += any(row["certain"] for row in same)
    return dict(sorted(found.items()))


def missed() -> dict[str, tuple[int, int]]:
    """Category -> certain findings of the readers, and those of them that the program has."""
    found: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for name, records in sample_findings().items():
        for row in gold(name):
            if row["certain"] and row["category"] not in READING:
                lines = {row["line"], *row["lines"]}
                found[row["category"]][0] += 1
                found[row["category"]][1] += any(
                    record["category"] == row["category"] and lines & {record["line"], *record["lines"]} for record in records
                )
    return {category: (total, had) for category, (total, had) in sorted(found.items())}


def main() -> None:
    """Print both tables."""
    print("rule   true  of these certain  false  precision")
    for code, counts in scores().items():
        total = counts["true"] + counts["false"]
        print(f"{code:<6} {counts['true']:>4} {counts['certain']:>17} {counts['false']:>6} {counts['true'] / total:>10.2f}")
    for hard in (True, False):
        some = [counts for code, counts in scores().items() if rules()[code].hard is hard]
        true, false = (sum(counts[key] for counts in some) for key in ("true", "false"))
        print(f"{'hard' if hard else 'soft'} rules: {true} true, {false} false, precision {true / (true + false):.3f}")
    print("\ncategory                              certain  found")
    for category, (total, had) in missed().items():
        print(f"{category:<38} {total:>6} {had:>6}")


if __name__ == "__main__":
    sys.exit(main())
