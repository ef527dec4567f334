"""Document -> Tables: performance and money tables, joined over pages.

They are found by headings and vocabulary, not by where they stand in a file.
"""

from kg.tables.find.finder import find_tables
from kg.tables.table import Column, Heading, Row, Table

__all__ = ["Column", "Heading", "Row", "Table", "find_tables"]
