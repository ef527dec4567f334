"""Document -> Tables: performance and money tables, found by headings and vocabulary, joined over pages."""

from kg.tables.find.finder import find_tables
from kg.tables.table import Column, Heading, Row, Table

__all__ = ["Column", "Heading", "Row", "Table", "find_tables"]
