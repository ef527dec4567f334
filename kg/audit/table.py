"""The findings of a snapshot as a table on disk.

Filters and counts work on columns of numbers, in milliseconds; rows are read only where they are
shown.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np

from kg.audit.records import FIELDS, Record, placed_findings
from kg.findings import rules
from kg.store import GraphStore

FILTERS = (
    "severity",
    "code",
    "department",
    "project_name",
    "project_code",
    "project",
    "document",
    "category",
    "heading",
    "baseline",
    "state",
)
SEVERITIES = ("error", "warning", "note")
# Filters whose values are those of the register of rules: any other value is a mistake, and not a
# filter that nothing fits.
VALUES: Mapping[str, tuple[str, ...]] = {
    "severity": SEVERITIES,
    "code": tuple(rules()),
    "category": tuple(sorted({rule.category for rule in rules().values()})),
    "heading": tuple(sorted({rule.heading for rule in rules().values()})),
}
_AT_ONCE = 10_000  # records in memory while a table is written
Numbers = np.ndarray[Any, np.dtype[np.int64]]
Wanted = Mapping[str, Sequence[str]]


def write_findings(path: Path, store: GraphStore) -> None:
    """Write all findings of a store as Parquet, in the order of document and line."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    kinds = {
        "hard": pa.bool_(),
        "page": pa.int64(),
        "line": pa.int64(),
        "lines": pa.list_(pa.int64()),
    }
    schema = pa.schema([(name, kinds.get(name, pa.string())) for name in (*FIELDS, "project")])
    with pq.ParquetWriter(path, schema, compression="zstd") as writer:
        for some in _chunks(placed_findings(store)):
            writer.write_table(pa.Table.from_pylist(some, schema))


def _chunks(records: Iterator[Record]) -> Iterator[list[Record]]:
    while some := list(islice(records, _AT_ONCE)):
        yield some


class FindingTable:
    """Findings in the order of document and line, with a column of numbers for each filter.

    Args:
        table: ``pyarrow.Table`` with the columns of contract §5, and any more that records carry.
    """

    def __init__(self, table: Any) -> None:
        self._table = table
        columns = {name: self._column(name) for name in FILTERS}
        self._codes = {name: codes for name, (codes, _) in columns.items()}
        self.labels = {name: labels for name, (_, labels) in columns.items()}

    @classmethod
    def read(cls, path: Path) -> "FindingTable":
        """What ``write_findings`` wrote."""
        import pyarrow.parquet as pq

        return cls(pq.read_table(path))

    @classmethod
    def of(cls, records: Iterable[Record]) -> "FindingTable":
        """Of records in memory, with what suppressions and a baseline say of them."""
        import pyarrow as pa

        blank = dict.fromkeys((*FIELDS, "project", "baseline", "suppressed"))
        listed = [blank | record for record in records]
        return cls(pa.Table.from_pylist(listed or [blank]).slice(0, len(listed)))

    def _column(self, name: str) -> tuple[Numbers, list[str]]:
        """Number of the label of each row, the last number for none; the labels."""
        if name == "heading":
            codes, labels = self._column("code")
            headings = [rules()[label].heading for label in labels]
            known = list(dict.fromkeys(headings))
            return np.array([*(known.index(one) for one in headings), len(known)], dtype=np.int64)[
                codes
            ], known
        if name == "state":
            return self._states()
        if name not in self._table.column_names:
            return np.zeros(self._table.num_rows, dtype=np.int64), []
        encoded = self._table[name].combine_chunks().dictionary_encode()
        labels = [str(label) for label in encoded.dictionary.to_pylist()]
        return encoded.indices.fill_null(len(labels)).to_numpy(zero_copy_only=False).astype(
            np.int64
        ), labels

    def _states(self) -> tuple[Numbers, list[str]]:
        rows = self._table.num_rows
        if "suppressed" not in self._table.column_names:
            return np.zeros(rows, dtype=np.int64), ["open"]
        is_open = (
            self._table["suppressed"].combine_chunks().is_null().to_numpy(zero_copy_only=False)
        )
        return np.where(is_open, 0, 1).astype(np.int64), ["open", "suppressed"]

    def __len__(self) -> int:
        return int(self._table.num_rows)

    def select(self, wanted: Wanted, hidden: Wanted | None = None, but: str = "") -> Numbers:
        """Places of the findings that have any of the labels of every filter.

        Args:
            wanted: filter -> labels.
            hidden: filter -> labels left out unless that filter is asked for.
            but: a filter that is not looked at.
        """
        mask = np.ones(len(self), dtype=bool)
        for name, labels in wanted.items():
            if name != but:
                mask &= self._has(name, labels)
        for name, labels in (hidden or {}).items():
            if name != but and name not in wanted:
                mask &= ~self._has(name, labels)
        return np.flatnonzero(mask)

    def _has(self, name: str, labels: Sequence[str]) -> Any:
        known = self.labels[name]
        return np.isin(
            self._codes[name], [known.index(label) for label in labels if label in known]
        )

    def worst_first(self, places: Numbers) -> Numbers:
        """Places by severity, then document and line."""
        rank = np.array(
            [*(SEVERITIES.index(label) for label in self.labels["severity"]), len(SEVERITIES)]
        )
        ranked: Numbers = places[np.argsort(rank[self._codes["severity"][places]], kind="stable")]
        return ranked

    def counts(self, name: str, places: Numbers) -> list[tuple[str, int]]:
        """How many of some findings have each label of a filter.

        The most frequent label comes first; severities come in their own order.
        """
        labels = self.labels[name]
        found = np.bincount(self._codes[name][places], minlength=len(labels) + 1)
        counted = [
            (label, int(count))
            for label, count in zip(labels, found.tolist(), strict=False)
            if count
        ]
        if name == "severity":
            return sorted(counted, key=lambda one: SEVERITIES.index(one[0]))
        return sorted(counted, key=lambda one: (-one[1], one[0]))

    def rows(self, places: Numbers) -> list[Record]:
        """The findings at some places, with the fields of contract §5."""
        kept = [name for name in self._table.column_names if name != "project"]
        rows: list[Record] = self._table.select(kept).take(places).to_pylist()
        return rows

    def records(self) -> list[Record]:
        """All findings, with ``project``."""
        rows: list[Record] = self._table.to_pylist()
        return rows

    def values(self, name: str, places: Numbers) -> list[Any]:
        """One column of the findings at some places."""
        values: list[Any] = self._table[name].take(places).to_pylist()
        return values
