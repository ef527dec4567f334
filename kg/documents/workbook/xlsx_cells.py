"""The XML of an XLSX sheet -> what calamine does not tell.

That is: cells under a number format, error values, formulas without a stored value, hidden rows and
columns, and how far content reaches. The XML is walked only where something in it asks for that.
"""

import io
import re
from dataclasses import dataclass, field

from lxml import etree

from kg.documents.grid import Omitted
from kg.documents.workbook.number_formats import show_number
from kg.documents.workbook.rich_text import Run, parted, runs_of
from kg.documents.workbook.sheet import LIMITS, check_bounds
from kg.documents.workbook.xlsx_package import CellFormats

# Searched for in the bytes first: most sheets need no walk.
_ODD = re.compile(
    rb"""
    \bt\s*=\s*["']e["']                             # an error value: <c t="e">
    | \bhidden\s*=                                  # a row or a column that may be hidden
    | \b(?:ht|width)\s*=\s*["']0(?:\.0*)?["']       # ... or is, for it has no height or width
    | <(?:\w+:)?strike\b                            # a string in its cell, struck through in part
    | (?: </(?:\w+:)?f>                             # a formula ...
        | <(?:\w+:)?f\b[^<>]*/> )                 # ... or one that cells share: <f si="0"/>
      \s*
      (?: <(?:\w+:)?v\s*/> | <(?:\w+:)?v></(?:\w+:)?v> )?   # with an empty value, or none
      \s*
      </(?:\w+:)?c>
    """,
    re.X,
)
# Content that may be far away: rows from 10,000, columns from BM (65) on ...
_FAR_ROW = re.compile(rb"""\br\s*=\s*["'][A-Za-z]{0,3}\d{5}""")
_FAR_COLUMN = re.compile(rb"""\br\s*=\s*["'](?:[A-Za-z]{3}|[C-Zc-z][A-Za-z]|[Bb][M-Zm-z])\d""")
# ... and rows from 100,000, columns from SS (513) on.
_VERY_FAR = re.compile(
    rb"""
    \br\s*=\s*["']
    (?: [A-Za-z]{0,3}\d{6}                                      # A100001
      | (?: [A-Za-z]{3} | [T-Zt-z][A-Za-z] | [Ss][S-Zs-z] )\d   # AAA1, TA1, SS1
    )
    """,
    re.X,
)
# Text that begins with a sign of equality, which programs store as a formula: =100%, =126人.
_CONSTANT = re.compile(
    r"""
    \d[\d,.]*\s*[%％‰]?                 # a number ...
    (?: [\u4e00-\u9fff/]*               # ... with a unit
      | [(（][\u4e00-\u9fff/%％]+[)）] )  # ... or with one in brackets
    """,
    re.X,
)
_REFERENCE = re.compile(r"^\$?([A-Za-z]{1,3})\$?(\d{1,7})$")
_UNNUMBERED = re.compile(rb"<(?:\w+:)?(?:c|row)(?=[\s>/])(?![^>]*?\sr\s*=)")


@dataclass(slots=True)
class SheetDetails:
    """What the XML of a sheet tells that calamine does not.

    Attributes:
        shown: (row, column) -> text of cells under a number format, of error values, and of those
            of which a part is not read.
        omitted: (row, column) -> what is not read of a cell: formulas without a stored value, and
            texts struck through in part.
        struck: cells that are struck through.
        rows, columns: how far content reaches.
        hidden_rows, hidden_columns: 0-based.
    """

    shown: dict[tuple[int, int], str] = field(default_factory=dict)
    omitted: dict[tuple[int, int], Omitted] = field(default_factory=dict)
    struck: list[tuple[int, int]] = field(default_factory=list)
    rows: int = 0
    columns: int = 0
    hidden_rows: list[int] = field(default_factory=list)
    hidden_columns: list[int] = field(default_factory=list)


def read_details(path: str, name: str, xml: bytes, formats: CellFormats) -> SheetDetails:
    """Walk the XML of a sheet where that is necessary.

    Args:
        path: for messages.
        name: of the sheet.
        xml: its part.
        formats: of the workbook.

    Raises:
        SourceError: content lies further down or to the right than any real sheet's.
    """
    details = SheetDetails()
    if not _needs_walk(xml, formats):
        return details
    parser = etree.iterparse(
        io.BytesIO(xml),
        tag=("{*}row", "{*}col"),
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=False,
    )
    row = -1
    for _, element in parser:
        if etree.QName(element).localname == "col":
            _take_column(details, element)
            continue
        number = element.get("r")
        row = int(number) - 1 if number is not None and number.isdecimal() else row + 1
        _take_row(details, row, element, formats)
        check_bounds(path, name, details.rows, details.columns)
        element.clear()
        while element.getprevious() is not None:
            del element.getparent()[0]
    return details


def _needs_walk(xml: bytes, formats: CellFormats) -> bool:
    far = _VERY_FAR.search(xml) or (_FAR_ROW.search(xml) and _FAR_COLUMN.search(xml))
    formatted = formats.used is not None and formats.used.search(xml)
    return bool(far or formatted or formats.strings or _ODD.search(xml) or _UNNUMBERED.search(xml))


def _take_column(details: SheetDetails, element: etree._Element) -> None:
    first, last = element.get("min", ""), element.get("max", "")
    if _is_unseen(element, "width") and first.isdecimal() and last.isdecimal():
        room = LIMITS.columns - len(details.hidden_columns)
        details.hidden_columns += range(int(first) - 1, min(int(last), int(first) - 1 + room))


def _take_row(
    details: SheetDetails, row: int, element: etree._Element, formats: CellFormats
) -> None:
    if _is_unseen(element, "ht"):
        details.hidden_rows.append(row)
    column = -1
    for cell in element:
        column += 1
        own = row
        reference = cell.get("r")
        if reference is not None and (match := _REFERENCE.match(reference)):
            own, column = int(match[2]) - 1, _column_index(match[1])
        if not len(cell):
            continue
        details.rows = max(details.rows, own + 1)
        details.columns = max(details.columns, column + 1)
        _take_cell(details, (own, column), cell, formats)


def _take_cell(
    details: SheetDetails, place: tuple[int, int], cell: etree._Element, formats: CellFormats
) -> None:
    is_struck = cell.get("s", "0") in formats.struck
    runs = _runs(cell, formats)
    if runs:
        shown, struck = parted(runs, is_cell_struck=is_struck)
        details.shown[place], details.omitted[place] = shown, (("struck", struck),)
        return
    if is_struck:
        details.struck.append(place)
    formula = cell.find("{*}f")
    if formula is not None and _is_uncalculated(cell):
        typed = (formula.text or "").strip()
        details.shown[place] = f"={typed}" if _CONSTANT.fullmatch(typed) else ""
        details.omitted[place] = (("formula", f"={typed or '公式'}"),)
        return
    text = _shown(cell, formats)
    if text is not None:
        details.shown[place] = text


def _runs(cell: etree._Element, formats: CellFormats) -> tuple[Run, ...]:
    """The runs of a text of which some are struck through, none for other cells."""
    if cell.get("t") == "s":
        return formats.strings.get((cell.findtext("{*}v") or "").strip(), ())
    inside = cell.find("{*}is")
    runs = () if inside is None else runs_of(inside)
    return runs if any(run.struck for run in runs) else ()


def _is_uncalculated(cell: etree._Element) -> bool:
    """Whether nobody has calculated a formula; one that comes to an empty text is calculated."""
    value = cell.find("{*}v")
    is_empty_text = value is not None and cell.get("t") == "str"
    return (value is None or not value.text) and not is_empty_text


def _shown(cell: etree._Element, formats: CellFormats) -> str | None:
    """The text a cell shows, None where calamine tells it."""
    value = cell.findtext("{*}v")
    kind, code = cell.get("t", "n"), formats.codes.get(cell.get("s", "0"))
    if not value:
        return None
    if kind == "e":
        return value
    if kind != "n" or code is None:
        return None
    try:
        return show_number(float(value), code, from_1904=formats.from_1904)
    except (ValueError, ArithmeticError):
        return value


def _is_unseen(element: etree._Element, size: str) -> bool:
    """Whether a row or a column is hidden, or has no height or width."""
    stated = element.get(size, "1")
    return _is_true(element.get("hidden")) or not stated.strip("0.")


def _is_true(value: str | None) -> bool:
    return value in ("1", "true", "on")


def _column_index(letters: str) -> int:
    index = 0
    for letter in letters.upper():
        index = index * 26 + ord(letter) - 64
    return index - 1
