"""Indicator search: text by tantivy, filters and counts by columns of the targets; both belong to one snapshot."""

from kg.search.building import write_search
from kg.search.engine import SearchEngine
from kg.search.request import Request
from kg.search.result import Hit, Result

__all__ = ["Hit", "Request", "Result", "SearchEngine", "write_search"]
