"""Findings against those of an earlier run: what is new, what is still there, what is solved."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from kg.audit.records import Record
from kg.errors import UsageError
from kg.findings import rules

NEW, UNCHANGED, SOLVED = "new", "unchanged", "absent"  # the words of SARIF 2.1.0 §3.27.24
FINGERPRINT = "jipu/v1"


def compare(records: Iterable[Record], before: list[Record]) -> Iterator[Record]:
    """Every record with its ``baseline``: ``new`` or ``unchanged``; then the earlier ones that are solved, as ``absent``."""
    left = Counter(record["fingerprint"] for record in before)
    for record in records:
        is_known = left[record["fingerprint"]] > 0
        left[record["fingerprint"]] -= is_known
        yield {**record, "baseline": UNCHANGED if is_known else NEW}
    for record in before:
        if left[record["fingerprint"]] > 0:
            left[record["fingerprint"]] -= 1
            yield {**record, "baseline": SOLVED}


def read_baseline(path: str) -> list[Record]:
    """The findings of an earlier ``jipu check --format json`` or ``sarif``; what was solved or suppressed then is left out.

    Raises:
        UsageError: the file is neither.
    """
    try:
        loaded = json.loads(Path(path).read_text("utf-8"))
    except OSError as error:
        raise UsageError(f"读不到基线文件 {path}：{error.strerror}") from None
    except ValueError:
        raise UsageError(
            f"基线文件 {path} 不是 JSON；请用 jipu check --format json 的结果"
        ) from None
    records = loaded if isinstance(loaded, list) else _from_sarif(loaded)
    if not all(isinstance(record, dict) and "fingerprint" in record for record in records):
        raise UsageError(f"基线文件 {path} 不是 jipu check 的结果")
    known = rules()  # a code of another version has no rule here that could find it again or not
    return [
        {key: value for key, value in record.items() if key != "baseline"}
        for record in records
        if record.get("baseline") != SOLVED
        and not record.get("suppressed")
        and record.get("code") in known
        and not record["code"].startswith("X")
    ]


def _from_sarif(loaded: Any) -> list[Record]:
    """The records that our own SARIF keeps whole in the properties of each result."""
    runs = loaded.get("runs", []) if isinstance(loaded, dict) else []
    return [
        result.get("properties", {}).get("record", {})
        for run in runs
        for result in run.get("results", [])
    ]
