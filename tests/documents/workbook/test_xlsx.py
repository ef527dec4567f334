"""XLSX: texts, formulas, errors, what is hidden, content far from the corner."""

import io

import openpyxl
import pytest
import xlsxwriter

from kg.documents import Document
from kg.records import read_records
from tests.support.workbooks import made, merged, read, sheet_of, texts, with_part


def test_texts_booleans_formulas_and_errors() -> None:
    def fill(book: xlsxwriter.Workbook) -> None:
        sheet = book.add_worksheet()
        sheet.write_row(
            0, 0, ["00123", "1-2", True, " 两  格 "], book.add_format({"num_format": "@"})
        )
        sheet.write_formula(1, 0, "=1/0", None, "#DIV/0!")
        sheet.write_formula(1, 1, "=0.5+0.4", book.add_format({"num_format": "0%"}), 0.9)
        sheet.write_formula(1, 2, '="a"&"b"', None, "ab")
        sheet.write_formula(1, 3, "=Z1", None, "#REF!")

    assert [[cell.text for cell in line.cells] for line in read(made(fill)).lines] == [
        ["00123", "1-2", "TRUE", "两  格"],
        ["#DIV/0!", "90%", "ab", "#REF!"],
    ]


def test_a_formula_that_nobody_calculated_has_no_value_and_is_told() -> None:
    """Programs that write workbooks store no values; Excel and WPS do when they save."""
    book, out = openpyxl.Workbook(), io.BytesIO()
    sheet = book.active
    assert sheet is not None
    for row in (
        ["项目支出绩效目标表"], ["项目名称", "路灯改造"], ["一级指标", "二级指标", "三级指标", "指标值"],
        ["产出指标", "数量指标", "改造路灯", "=SUM(B9:B10)"], ["产出指标", "质量指标", "验收合格率", "=100%"], ["效益指标", "社会效益指标", "评级", "=A级"],
    ):  # fmt: skip
        sheet.append(row)
    for cell in ("D5", "D6"):
        sheet[cell].data_type = "s"
    book.save(out)
    reading = read_records(read(out.getvalue()))
    told = [(one.code, one.line, one.printed) for one in reading.findings]
    assert ("R018", 4, "=SUM(B9:B10)") in told
    assert [(one.value, one.reasons) for one in reading.targets] == [
        (None, ("formula_unread",)),
        ("=100%", ()),
        ("=A级", ()),
    ]


def test_what_is_hidden_is_read_and_said() -> None:
    def fill(book: xlsxwriter.Workbook) -> None:
        book.add_worksheet("明").write(0, 0, "x")
        sheet = book.add_worksheet("暗")
        sheet.hide()
        for row in range(6):
            sheet.write_row(row, 0, [f"a{row}", "b", "c"])
        for row in (2, 3, 5, 40):
            sheet.set_row(row, None, None, {"hidden": True})
        sheet.set_column(1, 1, None, None, {"hidden": True})

    assert texts(read(made(fill)))[:6] == [
        "x",
        "（工作表“暗”是隐藏的）",
        "（第 B–B 列是隐藏的）",
        "（第 3–4 行是隐藏的）",
        "（第 6–6 行是隐藏的）",
        "a0\tb\tc",
    ]
    assert "a2\tb\tc" in texts(read(made(fill)))


def test_merges_outside_of_the_content_do_no_harm() -> None:
    document = read(merged(sheet_of(["题目"], ["a", "b"]), "A1:XFD1", "F9:XFD90000"))
    assert texts(document) == ["题目", "a\tb"]


def test_covered_cells_with_text_are_not_shown() -> None:
    data = merged(sheet_of(["a", "b", "c"], ["d", "e", "f"]), "A1:B1")
    assert texts(read(data)) == ["a\t\tc", "d\te\tf"]


def test_styled_cells_without_content_may_lie_far_away() -> None:
    cell = b'<row r="1048576"><c r="XFD1048576" s="0"/></row></sheetData>'
    data = with_part(
        sheet_of(["a", "b"]),
        "xl/worksheets/sheet1.xml",
        lambda xml: xml.replace(b"</sheetData>", cell),
    )
    assert texts(read(data)) == ["a\tb"]


def test_what_is_struck_through_is_not_read_and_told() -> None:
    def fill(book: xlsxwriter.Workbook) -> None:
        sheet = book.add_worksheet()
        struck = book.add_format({"font_strikeout": True})
        sheet.write_row(0, 0, ["a", "b", "c", "d"])
        sheet.write_rich_string(1, 0, struck, "≥90%", book.add_format({"bold": True}), "≥98%")
        sheet.write(1, 1, "旧", struck)
        sheet.write(1, 2, 300, struck)
        sheet.write(1, 3, "留")
        sheet.write_row(3, 0, ["整行", "划去"], struck)

    document = read(made(fill))
    assert [[cell.text for cell in line.cells] for line in document.lines] == [
        ["a", "b", "c", "d"],
        ["≥98%", "", "", "留"],
    ]
    assert [(one.line, one.text, one.column) for one in document.omissions] == [
        (2, "≥90%", 0),
        (2, "旧", 1),
        (2, "300", 2),
        (2, "整行", None),
        (2, "划去", None),
    ]
    assert {one.kind for one in document.omissions} == {"struck"}


def test_a_string_in_its_cell_may_be_struck_through_in_part() -> None:
    runs = (
        b"<is><r><rPr><strike/></rPr><t>1</t></r><r><t>2</t></r>"
        b'<r><rPr><strike val="0"/></rPr><t>3</t></r></is>'
    )
    data = with_part(
        sheet_of(["a", "b"]),
        "xl/worksheets/sheet1.xml",
        lambda xml: xml.replace(b"</row>", b'<c r="C1" t="inlineStr">' + runs + b"</c></row>", 1),
    )
    document = read(data)
    assert document.lines[0].cells[2].text == "23"
    assert [one.text for one in document.omissions] == ["1"]


def test_a_formula_that_comes_to_an_empty_text_is_calculated() -> None:
    cells = b'<c r="C1" t="str"><f>IF(A1=1,2,"")</f><v></v></c><c r="D1"><f>A1</f><v/></c></row>'
    document = read(
        with_part(
            sheet_of(["a", "b"], ["c", "d"]),
            "xl/worksheets/sheet1.xml",
            lambda xml: xml.replace(b"</row>", cells, 1),
        )
    )
    assert [(one.kind, one.text) for one in document.omissions] == [("formula", "=A1")]


def test_rows_and_columns_without_height_or_width_are_hidden() -> None:
    def fill(xml: bytes) -> bytes:
        xml = xml.replace(b'<row r="2">', b'<row r="2" ht="0" customHeight="1">')
        return xml.replace(
            b"<sheetData>", b'<cols><col min="2" max="2" width="0"/></cols><sheetData>'
        )

    document = read(
        with_part(sheet_of(["a", "b", "c"], ["d", "e", "f"]), "xl/worksheets/sheet1.xml", fill)
    )
    rows = [line for line in document.lines if line.cells]
    assert [line.hidden for line in rows] == [False, True]
    assert [[cell.hidden for cell in line.cells] for line in rows] == [[False, True, False]] * 2


def with_box(corners: tuple[int, ...], text: str, *rows: list[object]) -> Document:
    """A sheet with a text box from a cell (column, offset, row, offset) to another."""
    names = ("col", "colOff", "row", "rowOff")
    start, end = (
        "".join(
            f"<xdr:{name}>{value}</xdr:{name}>" for name, value in zip(names, part, strict=True)
        )
        for part in (corners[:4], corners[4:])
    )
    drawing = (
        '<xdr:wsDr xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"'
        ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><xdr:twoCellAnchor>'
        f"<xdr:from>{start}</xdr:from><xdr:to>{end}</xdr:to><xdr:sp><xdr:txBody><a:p><a:r>"
        f"<a:t>{text}</a:t></a:r></a:p></xdr:txBody></xdr:sp></xdr:twoCellAnchor></xdr:wsDr>"
    )

    def fill(book: xlsxwriter.Workbook) -> None:
        sheet = book.add_worksheet()
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
        sheet.insert_textbox(0, 0, "x")

    return read(with_part(made(fill), "xl/drawings/drawing1.xml", lambda _: drawing.encode()))


ROWS: tuple[list[object], ...] = (["名称", "值"], ["甲", ""], ["乙", "≥2次"])


def test_a_text_box_in_a_blank_cell_is_its_text() -> None:
    document = with_box((1, 9525, 1, 9525, 1, 500000, 1, 150000), "≥98%", *ROWS)
    assert [cell.text for cell in document.lines[1].cells] == ["甲", "≥98%"]
    assert document.omissions == ()
    to_the_edge = with_box((1, 0, 1, 0, 2, 0, 2, 9525), "≥98%", *ROWS)
    assert to_the_edge.lines[1].cells[1].text == "≥98%"


@pytest.mark.parametrize(
    ("corners", "told"),
    [
        ((1, 0, 2, 0, 1, 500000, 2, 150000), [(3, 1)]),  # over a filled cell
        ((1, 0, 1, 0, 1, 500000, 2, 150000), [(2, 1), (3, 1)]),  # over two rows
        ((5, 0, 1, 0, 8, 0, 3, 0), [(2, None), (3, None)]),  # beside the table
    ],
)
def test_a_text_box_of_no_certain_cell_is_told_in_its_rows(
    corners: tuple[int, ...], told: list[tuple[int, int | None]]
) -> None:
    document = with_box(corners, "≥98%", *ROWS)
    assert [cell.text for cell in document.lines[2].cells][:2] == ["乙", "≥2次"]
    found = [(one.line, one.column) for one in document.omissions if one.kind == "box"]
    assert found == told
