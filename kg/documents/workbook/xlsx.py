"""XLSX and XLSM: values and merged ranges by calamine; formats, error values and hidden rows from the XML.

The XML of a sheet is walked only where something in it needs to be: cells under a number format, error values,
hidden rows or columns, content far from the corner.
"""

import io
import posixpath
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import unquote

from lxml import etree
from python_calamine import CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from kg.documents.workbook.layout import MOST_COLUMNS, Merge, Sheet, check_bounds
from kg.documents.workbook.number_formats import (
    BUILT_IN,
    GENERAL,
    is_plain,
    plain_number,
    show_number,
)
from kg.errors import SourceError

# What makes a walk through the sheet's XML necessary, apart from styles; the far ones from row 10,000 or column 65 on.
_NO_VALUE = rb"(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v></(?:\w+:)?v>)?\s*</(?:\w+:)?c>"
_ODD = re.compile(
    rb"""\bt\s*=\s*["']e["']|\bhidden\s*=|</(?:\w+:)?f>\s*"""
    + _NO_VALUE
    + rb"""|<(?:\w+:)?f\b[^<>]*/>\s*"""
    + _NO_VALUE
)
_FAR_ROW = re.compile(rb"""\br\s*=\s*["'][A-Za-z]{0,3}\d{5}""")
_FAR_COLUMN = re.compile(rb"""\br\s*=\s*["'](?:[A-Za-z]{3}|[C-Zc-z][A-Za-z]|[Bb][M-Zm-z])\d""")
_VERY_FAR = re.compile(
    rb"""\br\s*=\s*["'](?:[A-Za-z]{0,3}\d{6}|(?:[A-Za-z]{3}|[T-Zt-z][A-Za-z]|[Ss][S-Zs-z])\d)"""
)
_REFERENCE = re.compile(r"^\$?([A-Za-z]{1,3})\$?(\d{1,7})$")
_UNNUMBERED = re.compile(rb"<(?:\w+:)?(?:c|row)(?=[\s>/])(?![^>]*?\sr\s*=)")


@dataclass(slots=True)
class _Look:
    """What the XML of a sheet says that calamine does not.

    Attributes:
        shown: (row, column) -> text of cells under a number format, of error values, of formulas without a stored value.
        rows, columns: how far content reaches.
        hidden_rows, hidden_columns: 0-based.
    """

    shown: dict[tuple[int, int], str] = field(default_factory=dict)
    rows: int = 0
    columns: int = 0
    hidden_rows: list[int] = field(default_factory=list)
    hidden_columns: list[int] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Styles:
    """Formats by the number a cell's ``s`` gives, plain ones left out."""

    formats: dict[str, str]
    from_1904: bool
    used: re.Pattern[bytes] | None


def read_xlsx(path: str, data: bytes) -> Iterator[Sheet]:
    """The sheets of a workbook in their order, those that are charts left out.

    Args:
        path: for messages.
        data: a container that ``check_zip`` let pass.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = {name.lower().lstrip("/"): name for name in archive.namelist()}
        parts, workbook = _sheet_parts(archive, names)
        styles = _read_styles(archive, names, workbook)
        looks = {
            name: _look(path, name, _member(archive, names, part), styles)
            for name, part in parts.items()
        }
    with CalamineWorkbook.from_filelike(io.BytesIO(data)) as book:
        for described in book.sheets_metadata:
            if described.typ == SheetTypeEnum.WorkSheet:
                hidden = described.visible != SheetVisibleEnum.Visible
                if described.name not in looks:
                    raise SourceError(
                        path, f"工作表“{described.name}”找不到；请用 Excel、WPS 打开后另存"
                    )
                yield _sheet(path, book, described.name, looks[described.name], hidden=hidden)


def _sheet(path: str, book: CalamineWorkbook, name: str, look: _Look, *, hidden: bool) -> Sheet:
    source = book.get_sheet_by_name(name)
    end = source.end
    check_bounds(path, name, end[0] + 1 if end else 0, end[1] + 1 if end else 0)
    rows = (
        [[_text(value) for value in row] for row in source.to_python(skip_empty_area=False)]
        if end
        else []
    )
    for (row, column), text in look.shown.items():
        rows += [[] for _ in range(row + 1 - len(rows))]
        rows[row] += [""] * (column + 1 - len(rows[row]))
        rows[row][column] = text
    merges = [Merge(*first, *last) for first, last in source.merged_cell_ranges or []]
    return Sheet(name, rows, merges, hidden, look.hidden_rows, look.hidden_columns)


def _text(value: object) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, (int, float)):
        return plain_number(value)
    return str(value).removesuffix(" 00:00:00")


def _member(archive: zipfile.ZipFile, names: dict[str, str], part: str) -> bytes:
    name = names.get(part.lower().lstrip("/"))
    return b"" if name is None else archive.read(name)


def _tree(xml: bytes) -> etree._Element:
    parser = etree.XMLParser(
        resolve_entities=False, load_dtd=False, no_network=True, huge_tree=False
    )
    return etree.fromstring(xml, parser)


def _sheet_parts(
    archive: zipfile.ZipFile, names: dict[str, str]
) -> tuple[dict[str, str], etree._Element]:
    """Name -> part of every sheet, and the workbook part."""
    workbook = _tree(_member(archive, names, "xl/workbook.xml"))
    targets = {}
    for relation in _tree(_member(archive, names, "xl/_rels/workbook.xml.rels")).iterfind(
        "{*}Relationship"
    ):
        target = unquote(relation.get("Target", ""))
        targets[relation.get("Id", "")] = (
            target if target.startswith("/") else posixpath.normpath(f"xl/{target}")
        )
    parts = {}
    for sheet in workbook.iterfind("{*}sheets/{*}sheet"):
        own = next((value for key, value in sheet.items() if str(key).endswith("}id")), "")
        parts[sheet.get("name", "")] = targets.get(str(own), "")
    return parts, workbook


def _read_styles(
    archive: zipfile.ZipFile, names: dict[str, str], workbook: etree._Element
) -> _Styles:
    properties = workbook.find("{*}workbookPr")
    from_1904 = properties is not None and properties.get("date1904") in ("1", "true")
    xml = _member(archive, names, "xl/styles.xml")
    if not xml:
        return _Styles({}, from_1904, None)
    root = _tree(xml)
    codes = {
        f.get("numFmtId", ""): f.get("formatCode", GENERAL)
        for f in root.iterfind("{*}numFmts/{*}numFmt")
    }
    codes = {str(number): code for number, code in BUILT_IN.items()} | codes
    formats = {}
    for index, style in enumerate(root.iterfind("{*}cellXfs/{*}xf")):
        code = codes.get(style.get("numFmtId", "0"), GENERAL)
        if not is_plain(code):
            formats[str(index)] = code
    if not formats:
        return _Styles({}, from_1904, None)
    # A cell that names no style has the first one.
    used = (
        rb"<(?:\w+:)?c\b"
        if "0" in formats
        else rb"""\bs\s*=\s*["'](?:%s)["']""" % "|".join(formats).encode()
    )
    return _Styles(formats, from_1904, re.compile(used))


def _look(path: str, name: str, xml: bytes, styles: _Styles) -> _Look:
    """Walk the XML of a sheet where it has to be."""
    far = _VERY_FAR.search(xml) or (_FAR_ROW.search(xml) and _FAR_COLUMN.search(xml))
    look = _Look()
    if (
        not far
        and not _ODD.search(xml)
        and not (styles.used and styles.used.search(xml))
        and not _UNNUMBERED.search(xml)
    ):
        return look
    row = -1
    parser = etree.iterparse(
        io.BytesIO(xml),
        tag=("{*}row", "{*}col"),
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=False,
    )
    for _, element in parser:
        if etree.QName(element).localname == "col":
            _take_column(look, element)
            continue
        number = element.get("r")
        row = int(number) - 1 if number is not None and number.isdecimal() else row + 1
        _take_row(look, row, element, styles)
        check_bounds(path, name, look.rows, look.columns)
        element.clear()
        while element.getprevious() is not None:
            del element.getparent()[0]
    return look


def _take_column(look: _Look, element: etree._Element) -> None:
    first, last = element.get("min", ""), element.get("max", "")
    room = MOST_COLUMNS - len(look.hidden_columns)
    if _is_true(element.get("hidden")) and first.isdecimal() and last.isdecimal():
        look.hidden_columns += range(int(first) - 1, min(int(last), int(first) - 1 + room))


def _take_row(look: _Look, row: int, element: etree._Element, styles: _Styles) -> None:
    if _is_true(element.get("hidden")):
        look.hidden_rows.append(row)
    column = -1
    for cell in element:
        column += 1
        reference = cell.get("r")
        own = row
        if reference is not None and (match := _REFERENCE.match(reference)):
            own, column = int(match[2]) - 1, _column_index(match[1])
        if not len(cell):
            continue
        look.rows, look.columns = max(look.rows, own + 1), max(look.columns, column + 1)
        kind, code = cell.get("t", "n"), styles.formats.get(cell.get("s", "0"))
        if kind == "e" or (code is not None and kind == "n"):
            value = cell.findtext("{*}v")
            if value:
                look.shown[own, column] = _shown(value, kind, code, styles)
        formula = cell.find("{*}f")
        if formula is not None and not cell.findtext("{*}v"):
            look.shown[own, column] = (
                f"={formula.text or '公式'}"  # nobody has calculated it; blank it is not
            )


def _shown(value: str, kind: str, code: str | None, styles: _Styles) -> str:
    if kind == "e" or code is None:
        return value
    try:
        return show_number(float(value), code, from_1904=styles.from_1904)
    except (ValueError, ArithmeticError):
        return value


def _is_true(value: str | None) -> bool:
    return value in ("1", "true", "on")


def _column_index(letters: str) -> int:
    index = 0
    for letter in letters.upper():
        index = index * 26 + ord(letter) - 64
    return index - 1
