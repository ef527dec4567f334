"""A finding: something a reader or a reviewer should look at, with its place. Never an exception.

``rules.yml`` says what every code means. Reading findings (R…) are places that could not be read surely; they never
blame the department.
"""

from kg.findings.finding import Finding
from kg.findings.reasons import REASONS
from kg.findings.rules import HEADINGS, Rule, Severity, read_cases, rules

__all__ = ["HEADINGS", "REASONS", "Finding", "Rule", "Severity", "read_cases", "rules"]
