"""The old format: read as the new one is."""

import pytest

from kg.documents.workbook.reader import read_spreadsheet
from tests.support.workbooks import old, read, texts
from tests.support.xls_writer import EMPTY_TEXT, NOTE, STRUCK, box, formula, number, text, xls


def test_the_old_format_reads_the_same() -> None:
    document = read(old("hidden"))
    assert document.format == "xls"
    assert texts(document) == [
        "00123\tTRUE\tx",
        "（工作表“旧表”是隐藏的）",
        "",
        "",
        "（第 4–4 行是隐藏的）",
        "产出指标\t100%",
        "\tx",
    ]
    assert document.lines[5].cells[0].rowspan == 2
    assert document.lines[5].row == 3


def test_dates_count_from_1904_and_errors_and_hidden_columns_are_told() -> None:
    assert texts(read(old("dates-from-1904"))) == [
        "（第 C–C 列是隐藏的）",
        "时间\t2023-12-01\t",
        "日期\t2023/12/1\t",  # built in: as a Chinese Excel shows it, whatever the file says
        "错误\t#DIV/0!\t",
        "否\tFALSE\t藏",
    ]


def test_what_is_struck_through_is_not_read_and_told() -> None:
    document = read(xls(text(0, 0, "甲"), text(0, 1, "旧", STRUCK), text(0, 2, "≥98%")))
    assert [cell.text for cell in document.lines[0].cells] == ["甲", "", "≥98%"]
    assert [(one.kind, one.text, one.column) for one in document.omissions] == [("struck", "旧", 1)]


@pytest.mark.parametrize(
    ("results", "shown"),
    [
        ([(number(0), 0), (EMPTY_TEXT, 0)], ["", ""]),
        ([(number(186), 2)], [""]),  # to be calculated when it is opened
        ([(number(0), 0), (number(186), 0)], ["0", "186"]),
        ([(number(186), 0), (EMPTY_TEXT, 0)], ["186", ""]),
    ],
)
def test_formulas_count_where_any_of_them_was_calculated(
    results: list[tuple[bytes, int]], shown: list[str]
) -> None:
    own = [formula(0, 1 + place, *result) for place, result in enumerate(results)]
    document = read(
        xls(text(0, 0, "甲"), *own, text(0, 9, "乙"), text(1, 0, "丙"), text(1, 1, "丁"))
    )
    cells = {cell.column: cell.text for cell in document.lines[0].cells}
    assert [cells[1 + place] for place in range(len(results))] == shown
    told = [one.column for one in document.omissions]
    assert told == ([1 + n for n in range(len(results))] if not any(shown) else [])


def test_text_boxes_fill_their_cell_and_notes_of_cells_are_none() -> None:
    cells = (
        text(0, 0, "名称"),
        text(0, 1, "值"),
        text(1, 0, "甲"),
        text(2, 0, "乙"),
        text(2, 1, "≥2次"),
    )
    inside = box((1, 20, 1, 20, 1, 900, 1, 200), "≥98%")
    over = box((1, 20, 2, 20, 1, 900, 2, 200), "≥3次")
    note = box((1, 20, 1, 20, 3, 900, 5, 200), "批注", NOTE)
    document = read_spreadsheet("a.xls", xls(*cells, inside, over, note))
    assert [[cell.text for cell in line.cells] for line in document.lines] == [
        ["名称", "值"],
        ["甲", "≥98%"],
        ["乙", "≥2次"],
    ]
    assert [(one.line, one.text) for one in document.omissions] == [(3, "≥3次")]
