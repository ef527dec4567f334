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
    """Every record with its ``baseline``; then the earlier ones that are solved.

    A record is ``new`` or ``unchanged``, an earlier one that is not found any more ``absent``.
    """
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
    """The findings of an earlier ``jipu check --format json`` or ``sarif``.

    What was solved or suppressed then is left out, and so is what this version has no rule for:
    nothing could find it again, or tell that it is solved.

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
    return [
        {key: value for key, value in record.items() if key != "baseline"}
        for record in records
        if record.get("baseline") != SOLVED
        and not record.get("suppressed")
        and _is_known(record.get("code"))
    ]


def _is_known(code: Any) -> bool:
    """Whether this version has a rule for the code; the list of suppressions is judged anew."""
    return code in rules() and not code.startswith("X")


def _from_sarif(loaded: Any) -> list[Record]:
    """The records that our own SARIF keeps whole in the properties of each result."""
    runs = loaded.get("runs", []) if isinstance(loaded, dict) else []
    return [
        result.get("properties", {}).get("record", {})
        for run in runs
        for result in run.get("results", [])
    ]
