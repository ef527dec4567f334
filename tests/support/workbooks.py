"""Workbooks made on the spot by other programs than ours, and old ones that are checked in."""

import io
import re
import zipfile
from collections.abc import Callable

import openpyxl
import xlsxwriter

from kg.documents import Document
from kg.documents.workbook.reader import read_spreadsheet
from kg.records import read_records
from tests.support.samples import ROOT

OLD = ROOT / "tests/fixtures/workbooks"
HEAD = ["一级指标", "二级指标", "三级指标", "指标值"]
ODS = (
    '<?xml version="1.0" encoding="UTF-8"?><office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
    ' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
    ' xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"><office:automatic-styles><style:style style:name="h">'
    '<style:table-properties table:display="false"/></style:style></office:automatic-styles><office:body><office:spreadsheet>'
    '<table:table table:name="表" table:style-name="h">{}</table:table></office:spreadsheet></office:body></office:document-content>'
)


def made(fill: Callable[[xlsxwriter.Workbook], None]) -> bytes:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as book:
        fill(book)
    return out.getvalue()


def sheet_of(
    *rows: list[object],
    name: str = "表1",
    at: tuple[int, int] = (0, 0),
    merges: tuple[str, ...] = (),
) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = name
    for down, row in enumerate(rows):
        for right, value in enumerate(row):
            if value is not None:
                sheet.cell(at[0] + down + 1, at[1] + right + 1, value)
    for merge in merges:
        sheet.merge_cells(merge)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def with_part(data: bytes, name: str, change: Callable[[bytes], bytes]) -> bytes:
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as archive,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as changed,
    ):
        for member in archive.namelist():
            content = archive.read(member)
            changed.writestr(member, change(content) if member == name else content)
    return out.getvalue()


def ods(rows: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", ODS.format(rows))
    return out.getvalue()


def merged(data: bytes, *references: str) -> bytes:
    """Merged ranges written into the part: openpyxl would make every cell of them."""
    ranges = "".join(f'<mergeCell ref="{reference}"/>' for reference in references)
    after = f"</sheetData><mergeCells>{ranges}</mergeCells>".encode()
    return with_part(
        data, "xl/worksheets/sheet1.xml", lambda xml: xml.replace(b"</sheetData>", after)
    )


def far(reference: str) -> bytes:
    row = re.sub(r"\D", "", reference)
    cell = f'<row r="{row}"><c r="{reference}"><v>1</v></c></row></sheetData>'.encode()
    return with_part(
        sheet_of(["a", "b"]),
        "xl/worksheets/sheet1.xml",
        lambda xml: xml.replace(b"</sheetData>", cell),
    )


def read(data: bytes) -> Document:
    return read_spreadsheet("a.xlsx", data)


def texts(document: Document) -> list[str]:
    return [line.text for line in document.lines]


def said(document: Document) -> list[tuple[str, ...]]:
    keys = ("level1", "level2", "indicator", "value", "description", "basis")
    return [
        tuple("".join((getattr(t, key) or "").split()) for key in keys)
        for t in read_records(document).targets
    ]


def old(name: str) -> bytes:
    """The bytes of a workbook of tests/fixtures/workbooks."""
    return (OLD / f"{name}.xls").read_bytes()
