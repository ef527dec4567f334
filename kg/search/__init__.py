"""Indicator search: text by tantivy, filters and counts by columns of the targets; both belong to one snapshot."""

from kg.search.building import write_search
from kg.search.engine import Hit, Result, SearchEngine
from kg.search.request import Request

__all__ = ["Hit", "Request", "Result", "SearchEngine", "write_search"]
