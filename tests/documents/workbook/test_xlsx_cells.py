"""The XML of a sheet: what asks for a walk through it, and what the walk finds."""

import pytest

from kg.documents.workbook.xlsx_cells import (
    _FAR_COLUMN,
    _FAR_ROW,
    _ODD,
    _UNNUMBERED,
    _VERY_FAR,
    read_details,
)
from kg.documents.workbook.xlsx_package import CellFormats
from kg.errors import SourceError

PLAIN = CellFormats({}, False, None)


@pytest.mark.parametrize(
    ("xml", "is_odd"),
    [
        (b'<c r="A1" t="e"><v>#REF!</v></c>', True),
        (b'<row r="1" hidden="1">', True),
        (b"<c><f>A1</f></c>", True),
        (b"<c><f>A1</f><v/></c>", True),
        (b"<c><f>A1</f><v></v></c>", True),
        (b'<c><f t="shared" si="0"/></c>', True),
        (b"<x:c><x:f>A1</x:f><x:v/></x:c>", True),
        (b"<c><f>A1</f><v>3</v></c>", False),
        (b'<c><f t="shared" si="0"/><v>3</v></c>', False),
        (b'<c r="A1" t="s"><v>0</v></c>', False),
    ],
)
def test_what_calamine_does_not_tell(xml: bytes, is_odd: bool) -> None:
    assert bool(_ODD.search(xml)) == is_odd


@pytest.mark.parametrize(
    ("reference", "far_row", "far_column", "very_far"),
    [
        ("A9999", False, False, False),
        ("A10000", True, False, False),
        ("BL1", False, False, False),
        ("BM1", False, True, False),
        ("CA1", False, True, False),
        ("A99999", True, False, False),
        ("A100000", True, False, True),
        ("SR1", False, True, False),
        ("SS1", False, True, True),
        ("TA1", False, True, True),
        ("AAA1", False, True, True),
    ],
)
def test_content_far_from_the_corner(
    reference: str, far_row: bool, far_column: bool, very_far: bool
) -> None:
    xml = f'<c r="{reference}">'.encode()
    found = [bool(pattern.search(xml)) for pattern in (_FAR_ROW, _FAR_COLUMN, _VERY_FAR)]
    assert found == [far_row, far_column, very_far]


@pytest.mark.parametrize(
    ("xml", "found"),
    [
        (b"<c><v>1</v></c>", True),
        (b"<row>", True),
        (b'<c s="1" r="A1">', False),
        (b"<cols>", False),
    ],
)
def test_cells_without_their_place(xml: bytes, found: bool) -> None:
    assert bool(_UNNUMBERED.search(xml)) == found


def sheet(rows: str) -> bytes:
    return f"<worksheet><sheetData>{rows}</sheetData></worksheet>".encode()


def test_what_the_walk_finds() -> None:
    details = read_details(
        "x",
        "表",
        sheet(
            '<row r="2" hidden="1"><c r="B2" t="e"><v>#N/A</v></c><c r="C2"><f>A1</f></c>'
            '<c r="D2"><f>A1</f><v>7</v></c><c r="E2"/></row><row><c><v>1</v></c></row>'
        ),
        PLAIN,
    )
    assert details.shown == {(1, 1): "#N/A", (1, 2): ""}
    assert details.omitted == {(1, 2): (("formula", "=A1"),)}
    assert (details.rows, details.columns) == (3, 4)  # the last row follows the second
    assert details.hidden_rows == [1]


@pytest.mark.parametrize(
    ("formula", "shown"),
    [
        ("100%", "=100%"),
        ("126人", "=126人"),
        ("5.00(万人次)", "=5.00(万人次)"),
        ("5.00（万人次）", "=5.00（万人次）"),
        ("A1", ""),
        ("5*20", ""),
        ("5+1", ""),
        ("SUM(1)", ""),
        ('"≥"&amp;98&amp;"%"', ""),
    ],
)
def test_a_constant_stored_as_a_formula_stands_as_typed_and_stays_in_doubt(
    formula: str, shown: str
) -> None:
    cell = f'<row r="1"><c r="A1"><f>{formula}</f></c></row>'
    details = read_details("x", "表", sheet(cell), PLAIN)
    assert details.shown == {(0, 0): shown}
    assert [kind for kind, _ in details.omitted[0, 0]] == ["formula"]


def test_a_sheet_without_anything_odd_is_not_walked_through() -> None:
    details = read_details("x", "表", sheet('<row r="2"><c r="B2"><v>1</v></c></row>'), PLAIN)
    assert (details.rows, details.shown) == (0, {})


def test_content_beyond_any_real_sheet_is_refused() -> None:
    with pytest.raises(SourceError, match="第 513 列"):
        read_details("x", "表", sheet('<row r="2"><c r="SS2"><v>1</v></c></row>'), PLAIN)
