"""Records against a hand-made reading, field by field. Run: ``python -m tests.accuracy.scoring [GOLD.jsonl SOURCE.txt]``."""

import sys
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.support.samples import (
    GOLD,
    SOURCE_IDS,
    TRUTH_KEYS,
    comparable,
    load,
    records_of,
    source_path,
)

FIELDS = (
    "scope", "department", "unit", "fiscal_year", "project_code", "project_name", "level1", "level2", "level1_printed",
    "level2_printed", "description", "value", "basis", "placeholder", "confidence",
)  # fmt: skip
VALUE_FIELDS = (
    "kind", "comparator", "number", "upper", "unit", "date", "per", "change", "until",
)  # fmt: skip


@dataclass
class Score:
    """How a reading compares with the truth.

    Attributes:
        expected, found, right: rows in the truth, rows read, rows of the truth that were found (line and name agree).
        wrong: (line, indicator, field, truth, read) of every field that differs on a row that was found.
        sure_wrong: those on rows the reading is sure of and the truth is not garbled at.
    """

    expected: int
    found: int
    right: int = 0
    missing: list[str] = field(default_factory=list)
    invented: list[str] = field(default_factory=list)
    wrong: list[tuple[int, str, str, Any, Any]] = field(default_factory=list)
    sure_wrong: list[tuple[int, str, str, Any, Any]] = field(default_factory=list)

    def accuracy(self, name: str) -> float:
        """Share of the truth's rows on which a field is right; a missing row is wrong in all."""
        bad = sum(1 for entry in self.wrong if entry[2] == name)
        return (self.right - bad) / self.expected if self.expected else 1.0


def truth_of(row: dict[str, Any], name: str) -> Any:
    """A field of a truth row, whichever of its two names it goes by."""
    return row[name] if name in row else row.get(TRUTH_KEYS.get(name, name))


def score(
    gold: list[dict[str, Any]], records: list[dict[str, Any]], fields: tuple[str, ...] = FIELDS
) -> Score:
    """Compare records with the truth; rows are the same when line and indicator are."""
    result = Score(len(gold), len(records))
    waiting: dict[tuple[int, str], list[dict[str, Any]]] = {}
    for record in records:
        waiting.setdefault((record["line"], comparable(record["indicator"])), []).append(record)
    for row in gold:
        key = (row["line"], comparable(truth_of(row, "indicator")))
        if not waiting.get(key):
            result.missing.append(f"{key[0]} {key[1]}")
            continue
        record = waiting[key].pop(0)
        result.right += 1
        _compare(row, record, fields, result)
    result.invented = [f"{line} {name}" for (line, name), left in waiting.items() for _ in left]
    return result


def _compare(
    row: dict[str, Any], record: dict[str, Any], fields: tuple[str, ...], result: Score
) -> None:
    doubtful = row.get("confidence") == "unsure" or row.get("unsure", False)
    for name in fields:
        if name not in row and TRUTH_KEYS.get(name) not in row:
            continue
        expected, got = comparable(truth_of(row, name)), comparable(record[name])
        if expected == got:
            continue
        entry = (row["line"], truth_of(row, "indicator"), name, expected, got)
        result.wrong.append(entry)
        if name != "confidence" and record["confidence"] == "sure" and not doubtful:
            result.sure_wrong.append(entry)


def score_values(gold: list[dict[str, Any]], records: list[dict[str, Any]]) -> Counter[str]:
    """How often each part of ``parsed`` differs from the truth; ``rows`` counts the rows with any difference."""
    waiting: dict[tuple[int, str], list[dict[str, Any]]] = {}
    for record in records:
        waiting.setdefault((record["line"], comparable(record["indicator"])), []).append(record)
    differences: Counter[str] = Counter()
    for row in gold:
        left = waiting.get((row["line"], comparable(row["level3"])))
        if not left:
            continue
        parsed = left.pop(0)["parsed"]
        different = [name for name in VALUE_FIELDS if row.get(name) != parsed[name]]
        differences.update(different)
        differences["rows"] += bool(different)
    return differences


def main(arguments: list[str]) -> None:
    """Print the score of one source against one gold file, or of all sources."""
    if arguments:
        pairs = [(arguments[1], Path(arguments[0]), Path(arguments[1]))]
    else:
        pairs = [(name, GOLD / name / "targets.jsonl", source_path(name)) for name in SOURCE_IDS]
    for name, gold, source in pairs:
        result = score(load(gold), records_of(source.read_bytes()))
        shares = "  ".join(f"{field} {result.accuracy(field):.3f}" for field in FIELDS)
        print(
            f"{name}: {result.right}/{result.expected} rows, {len(result.invented)} invented\n  {shares}"
        )
        for entry in result.sure_wrong[:20]:
            print("  sure but wrong:", *entry)


if __name__ == "__main__":
    main(sys.argv[1:])
