"""XLS and WPS's ET: BIFF by xlrd, which knows formats, error values and what is hidden."""

import io
from collections.abc import Iterator

import xlrd
from xlrd.biffh import (
    XL_CELL_BOOLEAN,
    XL_CELL_DATE,
    XL_CELL_ERROR,
    XL_CELL_NUMBER,
    XL_CELL_TEXT,
    error_text_from_code,
)

from kg.documents.workbook.built_in_formats import BUILT_IN_DATES
from kg.documents.workbook.number_formats import GENERAL, show_number
from kg.documents.workbook.sheet import Merge, Sheet


def read_xls(data: bytes) -> Iterator[Sheet]:
    """The worksheets of a workbook in their order; raises whatever xlrd raises."""
    # The log goes nowhere: xlrd would print to standard output, which carries results only.
    book = xlrd.open_workbook(
        file_contents=data,
        formatting_info=True,
        ragged_rows=True,
        logfile=io.StringIO(),
        ignore_workbook_corruption=True,
    )
    formats = [_code(book, style) for style in book.xf_list]
    for sheet in book.sheets():
        rows = [
            _row(sheet, row, formats, from_1904=book.datemode == 1) for row in range(sheet.nrows)
        ]
        merges = [
            Merge(top, left, below - 1, right - 1) for top, below, left, right in sheet.merged_cells
        ]
        hidden_rows = sorted(row for row, info in sheet.rowinfo_map.items() if info.hidden)
        hidden_columns = sorted(column for column, info in sheet.colinfo_map.items() if info.hidden)
        yield Sheet(sheet.name, rows, merges, sheet.visibility != 0, hidden_rows, hidden_columns)


def _code(book: xlrd.Book, style: xlrd.formatting.XF) -> str:
    """A style's format; built-in dates as a Chinese Excel shows them, which files do not say."""
    key = style.format_key
    if key in BUILT_IN_DATES:
        return BUILT_IN_DATES[key]
    known = book.format_map.get(key)
    return known.format_str if known is not None else GENERAL


def _row(sheet: xlrd.sheet.Sheet, row: int, formats: list[str], *, from_1904: bool) -> list[str]:
    texts = []
    for cell in sheet.row(row):
        kind, value, style = cell.ctype, cell.value, cell.xf_index
        if kind in (XL_CELL_NUMBER, XL_CELL_DATE):
            code = formats[style] if style is not None and 0 <= style < len(formats) else GENERAL
            texts.append(show_number(float(value), code, from_1904=from_1904))
        elif kind == XL_CELL_BOOLEAN:
            texts.append("TRUE" if value else "FALSE")
        elif kind == XL_CELL_ERROR:
            texts.append(error_text_from_code.get(int(value), "#N/A"))
        else:
            texts.append(str(value) if kind == XL_CELL_TEXT else "")
    return texts
