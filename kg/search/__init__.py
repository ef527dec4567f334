"""Indicator search over one snapshot.

Texts are looked up with tantivy; filters and counts go over columns of the targets.
"""

from kg.search.building import write_search
from kg.search.engine import SearchEngine
from kg.search.request import Request
from kg.search.result import Hit, Result

__all__ = ["Hit", "Request", "Result", "SearchEngine", "write_search"]
