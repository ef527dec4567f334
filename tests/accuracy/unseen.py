"""Documents with the right rows beside them, in any format.

    python -m tests.accuracy.unseen                     the collections of tests/fixtures
    python -m tests.accuracy.unseen FOLDER… [--rows]    any folder; --rows prints what differs

Beside `NAME.ext` lies `NAME.ext.expected.jsonl`: the rows in order, each with the keys that matter.
A key that is null must be null in the record. A value that is null means "not known": the row must
be unsure, and so must a row with `must_be_unsure`. `value_alt` and `indicator_alt` are readings
that are as right; an `optional` row (指标1：/) may be left out or be a placeholder.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

from kg.documents import read_document
from kg.errors import SourceError
from kg.records import read_records, to_json
from nlp.text import fold
from tests.support.samples import ROOT, load

SUFFIX = ".expected.jsonl"
FIXTURES = ROOT / "tests" / "fixtures"
COLLECTIONS = tuple(
    FIXTURES / name for name in ("cases", "forms/a", "forms/b", "forms/c", "forms/d")
)
_OF_THE_TRUTH = {
    "must_be_unsure", "unsure_allowed", "optional", "note", "reasons", "confidence",
    "value_alt", "indicator_alt",
}  # fmt: skip
_WITHIN = ("extra", "parsed", "actual_parsed")


@dataclass(slots=True)
class Comparison:
    """How the rows of one document were read.

    Attributes:
        path: the document.
        counts: rows by outcome: "right", "right unsure", "wrong unsure", "wrong sure", "missed",
            "invented unsure", "invented sure", "doubted" (rightly unsure).
        differences: what differs, a line each.
    """

    path: Path
    counts: Counter[str] = field(default_factory=Counter)
    differences: list[str] = field(default_factory=list)


def inputs(folder: Path) -> list[Path]:
    """The documents of a folder that have their rows beside them."""
    return [
        path.with_name(path.name.removesuffix(SUFFIX)) for path in sorted(folder.glob(f"*{SUFFIX}"))
    ]


def compare(path: Path) -> Comparison:
    """Read a document and compare its records with the rows beside it."""
    result = Comparison(path)
    expected = load(path.with_name(path.name + SUFFIX))
    try:
        targets = read_records(read_document(str(path))).records
    except SourceError as error:
        result.differences.append(f"cannot be read: {error}")
        targets = ()
    records = [to_json(target, path.name) for target in targets]
    for row, record in _pairs(expected, records):
        _judge(result, row, record)
    return result


def _pairs(
    expected: list[dict[str, Any]], records: list[dict[str, Any]]
) -> Iterator[tuple[dict[str, Any] | None, dict[str, Any] | None]]:
    """Rows and records that belong together, by name and order."""
    left, right = [_name(row) for row in expected], [_name(record) for record in records]
    matcher = SequenceMatcher(None, left, right, autojunk=False)
    for kind, i1, i2, j1, j2 in matcher.get_opcodes():
        rows, found = expected[i1:i2], records[j1:j2]
        if kind != "equal" and len(rows) != len(found):
            yield from _loosely(rows, found)
            continue
        yield from zip(rows, found, strict=True)


def _loosely(
    rows: list[dict[str, Any]], found: list[dict[str, Any]]
) -> Iterator[tuple[dict[str, Any] | None, dict[str, Any] | None]]:
    """Runs of different length: a row goes to the next record whose name or value is like its own."""
    rest = list(found)
    for row in rows:
        like = next((record for record in rest if _is_like(row, record)), None)
        if like is not None:
            for passed in rest[: rest.index(like)]:
                yield None, passed
            rest = rest[rest.index(like) + 1 :]
        yield row, like
    for record in rest:
        yield None, record


def _is_like(row: dict[str, Any], record: dict[str, Any]) -> bool:
    return SequenceMatcher(None, _name(row), _name(record), autojunk=False).ratio() >= 0.5


def _name(row: dict[str, Any]) -> str:
    return fold(row.get("indicator") or "")


def _judge(result: Comparison, row: dict[str, Any] | None, record: dict[str, Any] | None) -> None:
    is_sure = record is not None and record["confidence"] == "sure"
    if row is not None and row.get("optional") and (record is None or record["placeholder"]):
        return
    if record is None:
        result.counts["missed"] += 1
        result.differences.append(f"missed: {row and row.get('indicator')}")
        return
    if row is None:
        result.counts["invented sure" if is_sure else "invented unsure"] += 1
        result.differences.append(
            f"invented ({record['confidence']}): {record['indicator']} | {record['value']}"
        )
        return
    is_unknown = row.get("must_be_unsure") or ("value" in row and row["value"] is None)
    if is_unknown and not (row.get("placeholder") or row.get("unsure_allowed")):
        result.counts["wrong sure" if is_sure else "doubted"] += 1
        if is_sure:
            result.differences.append(
                f"sure, and must not be: {record['indicator']} | {record['value']}"
            )
        return
    wrong = [*_wrong_keys(row, record)]
    result.differences += [
        f"{record['confidence']} {record['indicator']}: {text}" for text in wrong
    ]
    if wrong:
        result.counts["wrong sure" if is_sure else "wrong unsure"] += 1
    else:
        result.counts["right" if is_sure else "right unsure"] += 1
        if not is_sure and not row.get("unsure_allowed"):
            result.differences.append(f"unsure {record['indicator']}: {record['reasons']}")


def _wrong_keys(row: dict[str, Any], record: dict[str, Any]) -> Iterator[str]:
    for key, right in row.items():
        if key in _OF_THE_TRUTH:
            continue
        if key in _WITHIN and isinstance(right, dict):
            read = record.get(key) or {}
            for inner, value in right.items():
                if not _same(value, read.get(inner)):
                    yield f"{key}.{inner} is {value!r}, read as {read.get(inner)!r}"
        elif not any(_same(one, record.get(key)) for one in (right, *_others(row, key))):
            yield f"{key} is {right!r}, read as {record.get(key)!r}"


def _others(row: dict[str, Any], key: str) -> list[Any]:
    """Readings that are as right as the first."""
    others = row.get(f"{key}_alt", [])
    return others if isinstance(others, list) else [others]


def _same(right: Any, read: Any) -> bool:
    if isinstance(right, str) and isinstance(read, str):
        return fold(right) == fold(read)
    if isinstance(right, list | tuple) and isinstance(read, list | tuple):
        return list(right) == list(read)
    if isinstance(right, bool) or isinstance(read, bool):
        return bool(right) == bool(read)
    if isinstance(right, int | float) and isinstance(read, int | float | str):
        return abs(float(right) - float(read)) < 1e-9
    return bool(right == read) or (not right and not read)


def main() -> int:
    """Print the outcome per document and in all."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folders", nargs="*", type=Path, default=list(COLLECTIONS))
    parser.add_argument("--rows", action="store_true", help="what differs")
    parser.add_argument("--only", default="", help="documents whose name holds this")
    options = parser.parse_args()
    total: Counter[str] = Counter()
    for folder in options.folders:
        for path in inputs(folder):
            if options.only not in path.name:
                continue
            result = compare(path)
            total += result.counts
            told = ", ".join(f"{count} {how}" for how, count in sorted(result.counts.items()))
            print(f"{path.name}: {told}")
            if options.rows:
                print("".join(f"    {line}\n" for line in result.differences), end="")
    rows = sum(count for how, count in total.items() if not how.startswith("invented"))
    sure, right = total["right"] + total["doubted"], total["right unsure"]
    wrong = total["wrong sure"] + total["invented sure"]
    print(
        f"{rows} rows: {(sure + right) / max(rows, 1):.1%} right, {sure / max(rows, 1):.1%} right and sure,"
        f" {wrong} wrong or invented while sure; {dict(sorted(total.items()))}"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
