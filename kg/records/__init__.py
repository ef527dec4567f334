"""Tables -> records: targets, projects, departments, money lines, as printed and as read."""

from kg.records.corrections import corrections_bytes, digest, parse_corrections
from kg.records.document import read_records
from kg.records.notes import note_of
from kg.records.reading import Reading
from kg.records.target import BudgetLine, Project, Target, to_json

__all__ = [
    "BudgetLine",
    "Project",
    "Reading",
    "Target",
    "corrections_bytes",
    "digest",
    "note_of",
    "parse_corrections",
    "read_records",
    "to_json",
]
