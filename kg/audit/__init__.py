"""Findings as records (contract §5), from files or a store, and what is done with them.

A list suppresses some, an earlier run is compared with them, a table holds them, files show them.
"""

from kg.audit.baseline import compare, read_baseline
from kg.audit.records import Record, audit_paths, audit_store, placed_findings
from kg.audit.suppressions import Suppressions, read_suppressions
from kg.audit.table import FindingTable, write_findings

__all__ = [
    "FindingTable",
    "Record",
    "Suppressions",
    "audit_paths",
    "audit_store",
    "placed_findings",
    "compare",
    "read_baseline",
    "read_suppressions",
    "write_findings",
]
