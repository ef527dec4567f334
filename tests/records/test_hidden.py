"""Rows that a file hides: read, marked, and nothing else rests on them."""

import pytest
import xlsxwriter

from kg.build.document import build_document
from kg.checks import check_document
from kg.documents import Document
from kg.documents.workbook.reader import read_spreadsheet
from kg.graph.iris import Iris
from kg.links import link_names, read_uses
from kg.records import Reading, read_records, to_json
from kg.records.target import Correction
from tests.support.workbooks import made

HEAD = ["一级指标", "二级指标", "三级指标", "指标值", "备注"]
ROWS = [
    ["项目支出绩效目标表"],
    ["项目名称", "灌渠清淤"],
    HEAD,
    ["产出指标", "数量指标", "清淤渠道", "≥3条", "甲"],
    ["产出指标", "数量指标", "旧指标", "", "乙"],
    ["效益指标", "社会效益指标", "受益村庄", "≥3个", "丙"],
]


def workbook(hidden_rows: tuple[int, ...] = (), hidden_columns: tuple[int, ...] = ()) -> bytes:
    def fill(book: xlsxwriter.Workbook) -> None:
        sheet = book.add_worksheet("表")
        for number, row in enumerate(ROWS):
            sheet.write_row(number, 0, row)
        for number in hidden_rows:
            sheet.set_row(number, None, None, {"hidden": True})
        for number in hidden_columns:
            sheet.set_column(number, number, None, None, {"hidden": True})

    return made(fill)


def read(data: bytes) -> Document:
    return read_spreadsheet("a.xlsx", data)


def codes(reading: Reading) -> list[str]:
    uses = read_uses(reading, "x")
    return [
        one.code for one in (*reading.findings, *check_document(reading, uses, link_names(uses)))
    ]


def test_a_hidden_row_is_marked_and_neither_judged_nor_used() -> None:
    shown, hidden = read_records(read(workbook())), read_records(read(workbook((4,))))
    assert "J102" in codes(shown)  # its value is blank
    assert "J102" not in codes(hidden)
    assert [one.name for one in read_uses(hidden, "x")] == ["清淤渠道", "受益村庄"]
    assert [to_json(one, "x")["hidden"] for one in hidden.records] == [False, True, False]
    assert [one.line for one in hidden.records] == sorted(one.line for one in hidden.records)


def test_ids_of_hidden_rows_are_their_own() -> None:
    ids = [one.id for one in read_records(read(workbook((4, 5)))).records]
    assert len(set(ids)) == len(ids)


def test_a_hidden_column_gives_no_text_to_rows_that_are_shown() -> None:
    reading = read_records(read(workbook(hidden_columns=(4,))))
    assert [one.extra for one in reading.targets] == [{}, {}, {}]
    assert reading.hidden == []
    (found,) = (one for one in reading.findings if one.code == "R016")
    assert (found.printed, found.detail) == ("备注", "“备注”，共 4 格")


@pytest.mark.parametrize("column", [2, 3])
def test_rows_whose_names_or_values_stand_in_a_hidden_column_are_hidden(column: int) -> None:
    reading = read_records(read(workbook(hidden_columns=(column,))))
    assert ("清淤渠道", "≥3条") in [(one.indicator, one.value) for one in reading.hidden]
    assert "清淤渠道" not in [one.indicator for one in reading.targets]


def test_the_shown_column_of_values_holds_beside_a_hidden_one() -> None:
    def fill(book: xlsxwriter.Workbook) -> None:
        sheet = book.add_worksheet("表")
        for number, row in enumerate(
            [
                ["项目支出绩效目标表"],
                ["项目名称", "灌渠清淤"],
                ["一级指标", "二级指标", "三级指标", "指标值", "指标值"],
                ["产出指标", "数量指标", "清淤渠道", "≥2条", "≥3条"],
                ["产出指标", "数量指标", "清淤次数", "≥1次", "≥2次"],
            ]
        ):
            sheet.write_row(number, 0, row)
        sheet.set_column(3, 3, None, None, {"hidden": True})

    reading = read_records(read(made(fill)))
    assert [(one.value, one.confidence) for one in reading.records] == [
        ("≥3条", "sure"),
        ("≥2次", "sure"),
    ]


def test_a_hidden_sheet_says_nothing_of_department_year_or_money() -> None:
    def fill(book: xlsxwriter.Workbook) -> None:
        sheet = book.add_worksheet("去年")
        for number, row in enumerate([["甲县水利局2021年部门预算"], *ROWS]):
            sheet.write_row(number, 0, row)
        sheet.hide()
        own = book.add_worksheet("今年")
        for number, row in enumerate([["乙县水利局2025年部门预算"], *ROWS]):
            own.write_row(number, 0, row)
        own.activate()
        own.set_first_sheet()

    reading = read_records(read(made(fill)))
    assert (reading.publisher.department, reading.publisher.fiscal_year) == ("乙县水利局", 2025)
    assert {one.sheet for one in reading.targets} == {"今年"}
    assert {one.sheet for one in reading.hidden} == {"去年"}
    assert [one.detail for one in reading.findings if one.code == "R016"] == ["3 行"]


def test_a_correction_of_a_hidden_row_is_applied_and_not_stale() -> None:
    document = read(workbook((4,)))
    (row,) = read_records(document).hidden
    correction = Correction(row.line, "value", None, "≥1处", "原件", "甲")
    reading = read_records(document, [correction])
    assert [one.value for one in reading.hidden] == ["≥1处"]
    assert not any(one.code == "R010" for one in reading.findings)


def test_what_a_build_counts_is_what_is_shown_and_its_lines_tell_what_is_hidden() -> None:
    made_of = build_document("a.xlsx", workbook((4,)), b"", Iris(), "a.xlsx")
    assert made_of.counts["targets"] == 2
    assert "旧指标" in made_of.printed
