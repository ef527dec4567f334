"""Cells of CSV files that people open in a spreadsheet."""

import csv
import re
from collections.abc import Iterable
from typing import TextIO

# What a spreadsheet takes for the beginning of a formula (OWASP, CSV Injection), also in the full
# width that Chinese input methods write; tab and line ends, because some programs drop them and
# then see what follows.
_FORMULA = re.compile(r"[=+\-@＝＋－＠\t\r\n]")
# Numbers; signs alone, since many documents print "-" in a cell that has no value; months and days
# without a year (xsd:gMonth, xsd:gMonthDay), as our own columns of dates have them.
_HARMLESS = re.compile(
    r"[+\-＋－]?[0-9]+(,[0-9]{3})*(\.[0-9]+)?[%％]?|[+\-＋－]+|--[0-9]{2}(-[0-9]{2})?"
)


def inert(cell: object) -> object:
    """A cell that no spreadsheet takes for a formula: one that begins like it gets an apostrophe.

    Numbers (``-5``, ``+3.2``, ``-1,200%``), months (``--12``) and cells of signs alone stay as
    they are. Not for answers to SPARQL queries: a standard fixes their CSV and TSV (SPARQL 1.1
    Query Results CSV and TSV Formats).
    """
    if not isinstance(cell, str) or not _FORMULA.match(cell) or _HARMLESS.fullmatch(cell):
        return cell
    return f"'{cell}"


def write_cells(rows: Iterable[Iterable[object]], out: TextIO, line_end: str = "\n") -> None:
    """Rows as CSV with inert cells: the one way to write CSV for people."""
    writer = csv.writer(_Lines(out, line_end), lineterminator="\r\n")
    writer.writerows([inert(cell) for cell in row] for row in rows)


class _Lines:
    """Rows with the line end wanted.

    Before Python 3.13 ``csv`` quotes a cell with a carriage return only where the line end holds
    one too. Unquoted, it ends the row for a spreadsheet, and what follows may be a formula.
    """

    def __init__(self, out: TextIO, line_end: str) -> None:
        self._out, self._line_end = out, line_end

    def write(self, line: str) -> None:
        """Called once for each row."""
        self._out.write(line.removesuffix("\r\n") + self._line_end)
