"""XLSX and XLSM: values and merged ranges by calamine, what it does not tell from the XML."""

import io
import zipfile
from collections.abc import Iterator

from python_calamine import CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from kg.documents.workbook.number_formats import plain_number
from kg.documents.workbook.sheet import Merge, Sheet, check_bounds
from kg.documents.workbook.xlsx_boxes import text_boxes
from kg.documents.workbook.xlsx_cells import SheetDetails, read_details
from kg.documents.workbook.xlsx_package import Package
from kg.errors import SourceError


def read_xlsx(path: str, data: bytes) -> Iterator[Sheet]:
    """The sheets of a workbook in their order, those that are charts left out.

    Args:
        path: for messages.
        data: a container that ``check_zip`` let pass.

    Raises:
        SourceError: a sheet is too large, or a part of the workbook is missing.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        package = Package(archive)
        formats = package.cell_formats()
        parts = package.sheets().items()
        details = {
            name: read_details(path, name, package.part(part), formats) for name, part in parts
        }
        boxes = {
            name: [box for xml in package.drawings(part) for box in text_boxes(xml)]
            for name, part in parts
        }
    with CalamineWorkbook.from_filelike(io.BytesIO(data)) as book:
        for described in book.sheets_metadata:
            if described.typ != SheetTypeEnum.WorkSheet:
                continue
            name, hidden = described.name, described.visible != SheetVisibleEnum.Visible
            if name not in details:
                raise SourceError(path, f"工作表“{name}”找不到；请用 Excel、WPS 打开后另存")
            sheet = _sheet(path, book, name, details[name], hidden=hidden)
            sheet.boxes = boxes[name]
            yield sheet


def _sheet(
    path: str, book: CalamineWorkbook, name: str, details: SheetDetails, *, hidden: bool
) -> Sheet:
    source = book.get_sheet_by_name(name)
    end = source.end
    rows: list[list[str]] = []
    if end:
        check_bounds(path, name, end[0] + 1, end[1] + 1)
        values = source.to_python(skip_empty_area=False)
        rows = [[_text(value) for value in row] for row in values]
    merges = [Merge(*first, *last) for first, last in source.merged_cell_ranges or []]
    sheet = Sheet(name, rows, merges, hidden, details.hidden_rows, details.hidden_columns)
    for (row, column), text in details.shown.items():
        sheet.put(row, column, text)
    sheet.omitted = details.omitted
    for row, column in details.struck:
        if struck := sheet.text(row, column):
            sheet.strike(row, column, "", struck)
    return sheet


def _text(value: object) -> str:
    """A value that calamine gives: numbers without a format, as they are."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, (int, float)):
        return plain_number(value)
    return str(value).removesuffix(" 00:00:00")
