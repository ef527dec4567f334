"""Text with a delimiter between its cells (CSV, TSV) -> Document, as a workbook of one sheet."""

import csv
import hashlib
import io
import re
from collections import Counter
from itertools import islice
from pathlib import PurePath

from kg.documents.document import Document
from kg.documents.grid import LineBuilder
from kg.documents.workbook.sheet import Sheet

SUFFIXES = (".csv", ".tsv")
_DELIMITERS = ",;\t"
_SAMPLE = 100_000  # characters that tell the delimiter
_STATED = re.compile(r"sep=(.)\r?\n?")  # a first line by which Excel is told the delimiter
_KEPT_AS_TEXT = re.compile(r'="([^"]*)"')  # so programs keep Excel from changing a code
# A cell of so many lines begins with a quotation mark that nothing closes.
_MOST_LINES = 100
# What a file that is not called .csv must be like: prose has commas too, but not so many a line.
_FEWEST_COLUMNS, _FEWEST_ROWS = 3, 3

_Rows = list[list[str]]


def read_delimited(path: str, data: bytes, text: str) -> Document | None:
    """Read a text whose lines are rows with a delimiter between the cells.

    Args:
        path: of the file; its suffix tells that it is meant so, else all lines must be alike.
        data: the file's bytes.
        text: what they say.

    Returns:
        None for any other text.

    Raises:
        SourceError: more rows or columns than any real table has.
    """
    rows = _rows(text, is_named=path.lower().endswith(SUFFIXES))
    if rows is None:
        return None
    # Every text comes here, and few are tables: what writes sheets takes long to load.
    from kg.documents.workbook.lines import add_sheet

    shown = [[_KEPT_AS_TEXT.sub(r"\1", cell) for cell in row] for row in rows]
    builder = LineBuilder(path)
    # Excel names the one sheet of such a file after it.
    add_sheet(builder, Sheet(PurePath(path).stem, shown))
    return Document(path, hashlib.sha256(data).hexdigest(), "csv", tuple(builder.lines))


def _rows(text: str, *, is_named: bool) -> _Rows | None:
    stated = _STATED.match(text) if is_named else None
    if stated is not None:
        return [[], *_split(text[stated.end() :], stated.group(1))]
    sample = text[:_SAMPLE]
    if len(text) > _SAMPLE:
        sample = sample[: sample.rfind("\n") + 1] or sample
    marks = _DELIMITERS if is_named else _likely(sample)
    widths = {mark: _widths(_split(sample, mark)) for mark in marks if mark in sample}
    fitting = {mark: own for mark, own in widths.items() if _fits(own, is_named)}
    if not fitting:
        return None
    return _split(text, max(fitting, key=lambda mark: _evidence(fitting[mark])))


def _split(text: str, mark: str) -> _Rows:
    """The cells of every line; line breaks within quotation marks belong to a cell."""
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=mark))
    except csv.Error:  # a cell without end
        rows = [["\n" * _MOST_LINES]]
    if any(cell.count("\n") >= _MOST_LINES for row in rows for cell in row):
        return [line.split(mark) for line in text.splitlines()]
    return rows


def _widths(rows: _Rows) -> Counter[int]:
    """How many rows have so many cells, blank rows aside."""
    return Counter(len(row) for row in rows if any(cell.strip() for cell in row))


def _evidence(widths: Counter[int]) -> tuple[float, int]:
    """The share of the rows that a mark divides, and the usual width of these."""
    divided = {width: count for width, count in widths.items() if width > 1}
    usual = max(divided, key=lambda width: (divided[width], width))
    return sum(divided.values()) / widths.total(), usual


def _likely(sample: str) -> str:
    """The marks that may be delimiters in a text whose name does not say so.

    Tabs are read as they stand, but for cells in quotation marks.
    """
    if "\t" in sample:
        return "\t" if '\t"' in sample else ""
    first = list(islice(filter(str.strip, sample.splitlines()), _FEWEST_ROWS))
    return "".join(mark for mark in ",;" if all(mark in line for line in first))


def _fits(widths: Counter[int], is_named: bool) -> bool:
    """Whether the rows that a mark makes may be those of a table."""
    if not widths:
        return False
    if is_named:
        return max(widths) > 1
    is_even = len(widths) == 1 and widths.total() >= _FEWEST_ROWS
    return is_even and min(widths) >= _FEWEST_COLUMNS
