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
from kg.documents.workbook.xls_records import read_records, uncalculated

_WITH_SHEETS = 50  # from BIFF5 on, a workbook holds several sheets


def read_xls(data: bytes) -> Iterator[Sheet]:
    """The worksheets of a workbook in their order; raises whatever xlrd raises."""
    # The log goes nowhere: xlrd would print to standard output, which carries results only.
    book = xlrd.open_workbook(
        file_contents=data,
        formatting_info=True,
        ragged_rows=True,
        logfile=io.StringIO(),
        ignore_workbook_corruption=True,
        on_demand=True,  # or the stream would be gone
    )
    has_sheets = book.biff_version >= _WITH_SHEETS
    records = read_records(bytes(book.mem or b""), book.base) if has_sheets else []
    blank = uncalculated(records)
    formats = [_code(book, style) for style in book.xf_list]
    for number, sheet in enumerate(book.sheets()):
        rows = [
            _row(sheet, row, formats, from_1904=book.datemode == 1) for row in range(sheet.nrows)
        ]
        merges = [
            Merge(top, left, below - 1, right - 1) for top, below, left, right in sheet.merged_cells
        ]
        hidden_rows = sorted(row for row, info in sheet.rowinfo_map.items() if info.hidden)
        hidden_columns = sorted(column for column, info in sheet.colinfo_map.items() if info.hidden)
        made = Sheet(sheet.name, rows, merges, sheet.visibility != 0, hidden_rows, hidden_columns)
        _leave_out_struck(book, sheet, made)
        if number < len(records):
            made.boxes = records[number].boxes
            for row, column in sorted(blank[number]):
                made.put(row, column, "")
                made.omitted[row, column] = (("formula", "=公式"),)
        yield made
    book.release_resources()


def _leave_out_struck(book: xlrd.Book, sheet: xlrd.sheet.Sheet, made: Sheet) -> None:
    """Take what is struck through out of the cells of a sheet: whole cells, and runs of them."""
    struck = {number for number, font in enumerate(book.font_list) if font.struck_out}
    if not struck:
        return
    for row, texts in enumerate(made.rows):
        for column, text in enumerate(texts):
            if not text:
                continue
            own = book.xf_list[sheet.cell_xf_index(row, column)].font_index
            runs = [(0, own), *sheet.rich_text_runlist_map.get((row, column), ())]
            ends = [*(start for start, _ in runs[1:]), len(text)]
            parts = [
                (text[start:end], font in struck)
                for (start, font), end in zip(runs, ends, strict=True)
            ]
            out = "".join(part for part, is_out in parts if is_out)
            if out.strip():
                shown = "".join(part for part, is_out in parts if not is_out)
                made.strike(row, column, shown, out)


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
