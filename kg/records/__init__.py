"""Tables -> records: targets, projects, departments, money lines, with printed text and reading side by side."""

from kg.records.reading import Reading, read_records
from kg.records.target import BudgetLine, Project, Target, to_json

__all__ = ["BudgetLine", "Project", "Reading", "Target", "read_records", "to_json"]
