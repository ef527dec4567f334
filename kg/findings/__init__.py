"""A finding: something that a reader or a reviewer should look at, with its place.

Defects of documents are findings, never exceptions. Every code has its texts in a YAML file
(``kg.findings.rules``). Reading findings (R…) are places that could not be read surely; they never
blame the department.
"""

from kg.findings.finding import Finding
from kg.findings.reasons import REASONS
from kg.findings.rules import HEADINGS, Rule, Severity, read_cases, rules

__all__ = ["HEADINGS", "REASONS", "Finding", "Rule", "Severity", "read_cases", "rules"]
