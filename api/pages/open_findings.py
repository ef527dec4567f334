"""The findings as all pages show them.

Those that people suppressed are hidden; where there is a baseline, each is compared with it.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path

from api.snapshots import Snapshot
from kg.audit import FindingTable, Record, compare, read_baseline, read_suppressions
from kg.audit.table import Wanted
from kg.errors import UsageError

READING = "reading"
# Shown only when asked for: doubts about the reading, what people suppressed, what is in the
# baseline and is no more.
HIDDEN: Mapping[str, list[str]] = {
    "category": [READING],
    "state": ["suppressed"],
    "baseline": ["absent"],
}


def table_of(snapshot: Snapshot) -> tuple[FindingTable, str]:
    """All findings, with whether they are suppressed and how they compare with the baseline.

    Returns:
        the findings; what is wrong with the file of suppressions or the baseline, '' for nothing.
    """
    settings = snapshot.settings
    if not settings.suppressions and not settings.baseline:
        return snapshot.findings, ""
    key = f"{_stamp(settings.suppressions)} {_stamp(settings.baseline)} {date.today()}"
    kept: dict[str, tuple[FindingTable, str]] = snapshot.once("findings-shown", dict)
    if key not in kept:
        compared = _compared(snapshot)
        kept.clear()
        kept[key] = compared
    return kept[key]


def counted(snapshot: Snapshot, name: str, wanted: Wanted) -> dict[str, int]:
    """How many of the findings that ``/findings`` would list have each label of a filter."""
    table, _ = table_of(snapshot)
    return dict(table.counts(name, table.select(wanted, HIDDEN)))


def suppressed(snapshot: Snapshot) -> frozenset[str]:
    """Fingerprints of the findings that somebody suppressed."""
    if not snapshot.settings.suppressions:
        return frozenset()
    table, _ = table_of(snapshot)
    return frozenset(table.values("fingerprint", table.select({"state": ["suppressed"]})))


def _compared(snapshot: Snapshot) -> tuple[FindingTable, str]:
    settings, everything = snapshot.settings, snapshot.findings
    found: Iterable[Record] = everything.records()
    try:
        if settings.suppressions and Path(settings.suppressions).exists():
            found = list(read_suppressions(settings.suppressions).apply(found))
        if settings.baseline:
            found = list(compare(found, read_baseline(settings.baseline)))
    except UsageError as error:
        return everything, str(error)
    return FindingTable.of(found), ""


def _stamp(path: str) -> str:
    try:
        state = Path(path).stat() if path else None
    except OSError:
        return ""
    return f"{state.st_mtime_ns}-{state.st_size}" if state else ""
