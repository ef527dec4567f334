"""What the rows of a sheet are: titles, tables, blanks, merged cells."""

import xlsxwriter

from kg.records import read_records
from tests.support.workbooks import HEAD, made, read, said, sheet_of, texts


def test_a_table_that_begins_further_down_and_right_keeps_its_rows() -> None:
    table: list[list[object]] = [
        HEAD,
        ["产出指标", "数量指标", "培训次数", "≥2次"],
        [None, "质量指标", "合格率", "≥90%"],
    ]
    document = read(sheet_of(*table, at=(4, 2), merges=("C6:C7",)))
    assert [line.row for line in document.lines if line.text] == [5, 6, 7]
    assert [cell.column for cell in document.lines[-1].cells] == [1, 2, 3]
    assert document.lines[5].cells[0].rowspan == 2
    assert [row[:4] for row in said(document)] == [
        ("产出指标", "数量指标", "培训次数", "≥2次"),
        ("产出指标", "质量指标", "合格率", "≥90%"),
    ]


def test_titles_and_captions_stand_as_prose_above_the_table() -> None:
    rows: list[list[object]] = [
        ["附件3"],
        ["2024年部门整体绩效目标表"],
        [None, None, None, "单位：万元"],
        HEAD,
        ["产出指标", "数量指标", "培训次数", "≥2次"],
    ]
    document = read(sheet_of(*rows, merges=("A2:D2",)))
    assert [bool(line.cells) for line in document.lines] == [False, False, False, True, True]
    assert read_records(document).tables[0].title == "2024年部门整体绩效目标表"
    assert read_records(document).tables[0].scope == "department"


def test_a_title_merged_over_two_rows_is_one_line() -> None:
    document = read(
        sheet_of(
            ["项目绩效目标表"],
            [],
            HEAD,
            ["产出指标", "数量指标", "培训次数", "≥2次"],
            merges=("A1:D2",),
        )
    )
    assert texts(document)[:2] == ["项目绩效目标表", ""]
    assert document.lines[0].cells == ()


def test_single_cells_inside_a_table_stay_rows() -> None:
    rows: list[list[object]] = [
        HEAD,
        ["产出指标", "数量指标", "培训次数", "≥2次"],
        [None, None, "参加人数", None],
        ["效益指标"],
        [None, "社会效益指标", "知晓率", "≥90%"],
    ]
    document = read(sheet_of(*rows, merges=("A2:A3",)))
    assert all(line.cells for line in document.lines)


def test_the_label_of_a_blank_form_stays_a_row() -> None:
    document = read(sheet_of(["项目名称"], ["主管部门", "某局", "实施期限", "1年"]))
    assert all(line.cells for line in document.lines)


def test_blank_rows_split_tables_but_not_merged_cells() -> None:
    rows: list[list[object]] = [
        HEAD,
        ["产出指标", "数量指标", "培训次数", "≥2次"],
        [],
        [None, "质量指标", "合格率", "≥90%"],
        ["效益指标", "社会效益指标", "知晓率", "≥80%"],
        [None, None, "参与率", "≥70%"],
        [],
        ["说明"],
    ]
    document = read(sheet_of(*rows, merges=("A2:A4",)))
    assert [line.row for line in document.lines] == [1, 2, 3, 4, 5, 6, 7, 8]
    assert [row[0] for row in said(document)] == ["产出指标", "产出指标", "效益指标", "效益指标"]
    assert texts(document)[-2:] == ["", "说明"]


def test_two_tables_on_a_sheet_and_several_sheets() -> None:
    body: list[list[object]] = [
        ["项目名称", "甲项目"],
        HEAD,
        ["产出指标", "数量指标", "培训次数", "≥2次"],
    ]
    other: list[list[object]] = [
        ["项目名称", "乙项目"],
        HEAD,
        ["产出指标", "数量指标", "培训次数", "≥3次"],
    ]

    def fill(book: xlsxwriter.Workbook) -> None:
        first = book.add_worksheet("甲 & 乙")
        for number, row in enumerate([["项目绩效目标表"], *body, [], ["项目绩效目标表"], *other]):
            first.write_row(number, 0, row)
        book.add_worksheet("空表")
        book.add_chartsheet("图")
        second = book.add_worksheet("丙")
        for number, row in enumerate([["项目绩效目标表"], ["项目名称", "丙项目"], *body[1:]]):
            second.write_row(number, 0, row)

    document = read(made(fill))
    targets = read_records(document).targets
    assert [(t.project.name if t.project else None, t.sheet, t.value) for t in targets] == [
        ("甲项目", "甲 & 乙", "≥2次"),
        ("乙项目", "甲 & 乙", "≥3次"),
        ("丙项目", "丙", "≥2次"),
    ]
    assert [line.text for line in document.lines if line.breaks_page] == ["项目绩效目标表"]
    assert [line.number for line in document.lines] == list(range(1, len(document.lines) + 1))
