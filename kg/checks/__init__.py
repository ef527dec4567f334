"""Readings and uses -> audit findings; what each code means stands in kg/findings/rules.yml."""

from kg.checks.collection import check_collection
from kg.checks.document import check_document
from kg.checks.fingerprints import fingerprints

__all__ = ["check_collection", "check_document", "fingerprints"]
