"""Readings and uses -> audit findings, by the rules of ``kg/checks/rules``.

A rule is a function tied to its code (``kg.checks.register``) and a file with its texts and its
executable cases. ``README.md`` tells how to add one.
"""

from kg.checks.collection import check_collection
from kg.checks.document import check_document
from kg.checks.fingerprints import fingerprints
from kg.checks.register import collection_rules

__all__ = ["check_collection", "check_document", "collection_rules", "fingerprints"]
