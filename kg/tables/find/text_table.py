"""A table that a text prints without a grid, and runs of rows that stand together."""

from dataclasses import dataclass, field

from kg.documents import Line
from kg.tables.table import Row

STACKED = "cells_stacked"
SPACED = "columns_by_spaces"


@dataclass(frozen=True, slots=True)
class Run:
    """Rows with nothing but blank lines between them.

    Attributes:
        rows: the rows, at least one.
        doubt: code of what was guessed to tell their cells, None in a grid.
    """

    rows: list[Row]
    doubt: str | None = None


@dataclass(frozen=True, slots=True)
class TextTable:
    """A table without a grid.

    Attributes:
        start, end: its first line and the one after its last, as places in the document's lines.
        run: its rows, with heading and head.
        unread: cells whose row cannot be told.
    """

    start: int
    end: int
    run: Run
    unread: list[Line] = field(default_factory=list)
