"""File -> Document: pages and lines of cells, every character kept."""

from kg.documents.document import Cell, Document, Line, PageBox, Rectangle, Spot
from kg.documents.files import (
    is_there,
    list_files,
    printable,
    read_bytes,
    read_document,
    shown_path,
)
from kg.documents.readers import parse_document
from kg.documents.shown import shown
from kg.documents.stored_lines import Printed, printed_from_lines, printed_to_lines
from kg.documents.text import parse_text

__all__ = [
    "Cell",
    "Document",
    "Line",
    "PageBox",
    "Printed",
    "Rectangle",
    "Spot",
    "is_there",
    "list_files",
    "parse_document",
    "parse_text",
    "printable",
    "printed_from_lines",
    "printed_to_lines",
    "read_bytes",
    "read_document",
    "shown",
    "shown_path",
]
