"""XLSX: texts, formulas, errors, what is hidden, content far from the corner."""

import io

import openpyxl
import xlsxwriter

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


def test_formulas_that_nobody_calculated_are_not_blank() -> None:
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
    assert [(one.value, one.reasons) for one in reading.targets] == [
        ("=SUM(B9:B10)", ("formula_unread",)),
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
