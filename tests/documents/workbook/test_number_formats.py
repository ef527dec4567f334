"""Numbers as cells show them, under every format, in every kind of workbook."""

import io
import re
from datetime import date, datetime

import openpyxl
import pytest
import xlsxwriter

from kg.documents.workbook.built_in_formats import BUILT_IN
from kg.documents.workbook.number_formats import plain_number, show_number
from tests.support.workbooks import made, old, read, sheet_of, with_part

DAY = 'yyyy"年"m"月"d"日"'


SHOWN = [
    (1, "0%", "100%"),
    (0.905, "0.0%", "90.5%"),
    (0.88, "0.00%", "88.00%"),
    (1.0, "General", "1"),
    (136.06, "General", "136.06"),
    (0.1 + 0.2, "General", "0.3"),
    (1234567890123, "General", "1234567890123"),
    (1234.5, "#,##0.00", "1,234.50"),
    (1234567.891, "#,##0", "1,234,568"),
    (136.06, "0.00", "136.06"),
    (1.005, "0.00", "1.01"),
    (-1234.5, "#,##0.00_);(#,##0.00)", "(1,234.50)"),
    (-5, "0.0", "-5.0"),
    (0, '0;-0;"零"', "零"),
    (5, "000", "005"),
    (1.5, "0.##", "1.5"),
    (123456, "0.00,", "123.46"),
    (123456, '0!.0,"万元"', "12.3万元"),
    (95, '"≥"0"%"', "≥95%"),
    (60, "≤0分钟", "≤60分钟"),
    (2121.81, '0.00"万元"', "2121.81万元"),
    (12, "¥#,##0.00", "¥12.00"),
    (12, "[$¥-804]#,##0.00", "¥12.00"),
    (12, 'General"元"', "12元"),
    (12, '[>=10]"多"0;"少"0', "多12"),
    (3, '[>=10]"多"0;"少"0', "少3"),
    (7, "[红色]0", "7"),
    (100000, "0.00E+00", "100000"),
    (0.25, "# ?/?", "0.25"),
    (12, ";;;", "12"),
    (45261, "General", "45261"),
    (45261, "0", "45261"),
    (45261, DAY, "2023年12月1日"),
    (45261, f"[$-804]{DAY};@", "2023年12月1日"),
    (45261, "yyyy-mm-dd", "2023-12-01"),
    (45261, "yyyy/m", "2023/12"),
    (45261, 'yyyy"年"mm"月"', "2023年12月"),
    (45261.75, "yyyy/m/d h:mm", "2023/12/1 18:00"),
    (45261.75, "mm:ss", "00:00"),
    (45261, "mmm-yy", "Dec-23"),
    (45261, "aaaa", "星期五"),
    (0.5, '上午/下午h"时"mm"分"', "下午12时00分"),
    (1.5, "[h]:mm", "36:00"),
    (-1, DAY, "-1"),
]


@pytest.mark.parametrize(
    ("value", "code", "shown"), SHOWN, ids=[f"{value} {code}" for value, code, _ in SHOWN]
)
def test_numbers_show_as_their_format_says(value: float, code: str, shown: str) -> None:
    assert show_number(value, code) == shown


def test_every_number_format_reads_the_same_from_workbooks() -> None:
    def fill(book: xlsxwriter.Workbook) -> None:
        sheet = book.add_worksheet()
        for row, (value, code, _) in enumerate(SHOWN):
            sheet.write_string(row, 0, "值")
            sheet.write_number(row, 1, value, book.add_format({"num_format": code}))

    new = read(made(fill))
    assert [line.cells[1].text for line in new.lines] == [shown for *_, shown in SHOWN]
    known = {(repr(value), code): shown for value, code, shown in SHOWN}
    for line in read(old("number-formats")).lines:  # value, code, and the value under the code
        value, code, shown = (cell.text for cell in line.cells)
        assert shown == known[value, code], code


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        (14, "2023/12/1"),
        (22, "2023/12/1 0:00"),
        (31, "2023年12月1日"),
        (57, "2023年12月"),
        (58, "12月1日"),
        (27, "2023年12月"),
        (9, "4526100%"),
        (43, "45,261.00"),
    ],
)
def test_built_in_formats(number: int, shown: str) -> None:
    assert show_number(45261, BUILT_IN[number]) == shown
    styles = with_part(
        sheet_of(["值", date(2023, 12, 1)]),
        "xl/styles.xml",
        lambda xml: re.sub(
            rb'numFmtId="(?:14|16[4-9])" (fontId|fillId|borderId|applyAlignment|pivotButton)',
            rb'numFmtId="%d" \1' % number,
            xml,
        ),
    )
    assert read(styles).lines[0].cells[1].text == shown


def test_dates_counted_from_1904() -> None:
    book = openpyxl.Workbook()
    book.epoch = openpyxl.utils.datetime.CALENDAR_MAC_1904
    book.active.append(["时间", datetime(2023, 12, 1)])
    book.active["B1"].number_format = "yyyy-mm-dd"
    out = io.BytesIO()
    book.save(out)
    assert read(out.getvalue()).lines[0].cells[1].text == "2023-12-01"


def test_huge_and_tiny_numbers_keep_their_size() -> None:
    assert [plain_number(value) for value in (1e21, 1e-15, -0.0, 1e15, 0.00001)] == [
        "1E+21",
        "1E-15",
        "0",
        "1000000000000000",
        "0.00001",
    ]
