"""Findings against those of readers: ``python -m tests.accuracy.findings [audits]``.

The samples against data/gold/<id>/findings.jsonl, or the made-up documents of tests/fixtures/audits against theirs. A finding is true where a reader names the same category on a line that the finding names as well.
"""

import sys
from collections import Counter, defaultdict
from collections.abc import Iterable
from functools import cache
from typing import Any

from kg.audit import audit_paths
from kg.findings import rules
from tests.support.samples import GOLD, ROOT, SOURCE_IDS, load, source_path

AUDITS = ROOT / "tests" / "fixtures" / "audits"
READING = ("reading", "shape", "suppression")


SAMPLES = {name: source_path(name) for name in SOURCE_IDS}
MADE_UP = {path.parent.name: path for path in sorted(AUDITS.glob("*/source.txt"))}


@cache
def findings_of(name: str) -> list[dict[str, Any]]:
    """The findings of the program in a made-up document by itself, or in a sample beside the others; reading findings left out."""
    paths = [MADE_UP[name]] if name in MADE_UP else list(SAMPLES.values())
    own = str(MADE_UP.get(name) or SAMPLES[name])
    return [
        record
        for record in audit_paths([str(path) for path in paths], [])
        if record["document"] == own and record["category"] not in READING
    ]


@cache
def gold(name: str) -> list[dict[str, Any]]:
    """What a reader found in a document."""
    return load((AUDITS if name in MADE_UP else GOLD) / name / "findings.jsonl")


def matches(record: dict[str, Any], name: str) -> list[dict[str, Any]]:
    """The reader's findings that a finding of the program is."""
    lines = {record["line"], *record["lines"]}
    return [
        row
        for row in gold(name)
        if row["category"] == record["category"] and lines & {row["line"], *row["lines"]}
    ]


def scores(names: Iterable[str] = SAMPLES) -> dict[str, Counter[str]]:
    """Code -> how many findings are ``true``, of these ``certain`` to the reader, and ``false``."""
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for name in names:
        for record in findings_of(name):
            same = matches(record, name)
            found[record["code"]]["true" if same else "false"] += 1
            found[record["code"]]["certain"] += any(row["certain"] for row in same)
    return dict(sorted(found.items()))


def missed(names: Iterable[str] = SAMPLES) -> dict[str, tuple[int, int]]:
    """Category -> certain findings of the readers, and those of them that the program has."""
    found: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for name in names:
        records = findings_of(name)
        for row in gold(name):
            if row["certain"] and row["category"] not in READING:
                lines = {row["line"], *row["lines"]}
                found[row["category"]][0] += 1
                found[row["category"]][1] += any(
                    record["category"] == row["category"]
                    and lines & {record["line"], *record["lines"]}
                    for record in records
                )
    return {category: (total, had) for category, (total, had) in sorted(found.items())}


def precision(names: Iterable[str], *, hard: bool) -> float:
    """Share of the findings of hard, or of soft, rules that a reader has as well."""
    some = [counts for code, counts in scores(names).items() if rules()[code].hard is hard]
    true, false = (sum(counts[key] for counts in some) for key in ("true", "false"))
    return true / (true + false)


def main(which: str = "samples") -> None:
    """Print both tables."""
    names = list(MADE_UP if which == "audits" else SAMPLES)
    print("rule   true  of these certain  false  precision")
    for code, counts in scores(names).items():
        total = counts["true"] + counts["false"]
        print(
            f"{code:<6} {counts['true']:>4} {counts['certain']:>17} {counts['false']:>6} {counts['true'] / total:>10.2f}"
        )
    for hard in (True, False):
        print(f"{'hard' if hard else 'soft'} rules: precision {precision(names, hard=hard):.3f}")
    print("\ncategory                              certain  found")
    for category, (total, had) in missed(names).items():
        print(f"{category:<38} {total:>6} {had:>6}")


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
