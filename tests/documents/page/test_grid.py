"""Rulings as grids: merged cells, parts of forms, tables side by side, columns over page breaks."""

from kg.documents.document import Cell
from kg.records import read_records
from tests.support.pdf_writer import PdfPage, rows_of
from tests.support.printed_pages import HEADING, PRINTED, ROWS, XS, read, ruled, texts, unplaced, ys


def test_merged_cells_keep_their_spans() -> None:
    cells = [
        (0, 0, 1, 4, "绩效指标"),
        *[(1, column, 1, 1, text) for column, text in enumerate(HEADING)],
        (2, 0, 3, 1, "产出指标"),
        (2, 1, 2, 1, "数量指标"),
        (2, 2, 1, 1, "检查次数"),
        (2, 3, 1, 1, "≥12次"),
        (3, 2, 1, 1, "培训人数"),
        (3, 3, 1, 1, "≥60人"),
        (4, 1, 1, 1, "质量指标"),
        (4, 2, 1, 2, "不涉及"),
    ]
    lines = read(PdfPage().table(XS, ys(100, 5), cells)).lines
    assert unplaced(lines[0]) == (Cell("绩效指标", 0, 1, 4),)
    assert unplaced(lines[2])[:2] == (Cell("产出指标", 0, 3, 1), Cell("数量指标", 1, 2, 1))
    assert unplaced(lines[3]) == (Cell("培训人数", 2), Cell("≥60人", 3))
    assert unplaced(lines[4]) == (Cell("质量指标", 1), Cell("不涉及", 2, 1, 2))
    assert lines[2].cells[0].box == (XS[0], 140, XS[1], 200)
    assert [line.box for line in lines] == [
        (XS[0], 100 + 20 * row, XS[-1], 120 + 20 * row) for row in range(5)
    ]


def test_columns_below_a_forms_head_are_counted_as_on_the_next_page() -> None:
    head = ("项目名称", "基金监管", "预算数", "30万元")
    first = PdfPage().table((40, 100, 330, 420, 560), (80, 100), rows_of((head,)))
    first.table(XS, ys(100, 3), rows_of(ROWS[:3]))
    second = PdfPage().table(XS, ys(40, 2), rows_of(ROWS[3:]))
    document = read(first, second)
    assert texts(document) == ["\t".join(head), *PRINTED]
    assert [target.indicator for target in read_records(document).targets] == [
        row[2] for row in ROWS[1:]
    ]


def test_merged_columns_are_counted_as_on_the_page_before() -> None:
    second = PdfPage().table(
        (40, 260, 400, 560), (40, 60), rows_of((("效益指标", "知晓率", "≥90%"),))
    )
    last = read(ruled(ROWS[:3]), second).lines[-1]
    assert unplaced(last) == (Cell("效益指标", 0, 1, 2), Cell("知晓率", 2), Cell("≥90%", 3))


def test_tables_side_by_side_are_read_left_to_right() -> None:
    left, right = (("甲", "一"), ("乙", "二")), (("丙", "三"), ("丁", "四"))
    page = (
        PdfPage()
        .table((320, 400, 500), ys(98, 2), rows_of(right))
        .table((40, 120, 220), ys(100, 2), rows_of(left))
    )
    assert texts(read(page)) == ["甲\t一", "乙\t二", "", "丙\t三", "丁\t四"]


def test_a_region_without_a_box_is_kept_and_a_diagonal_is_no_ruling() -> None:
    cells = [cell for cell in rows_of(ROWS) if cell[:2] != (2, 3)]
    page = PdfPage().table(XS, ys(100, len(ROWS)), cells).line(40, 100, 140, 120)
    lines = texts(read(page))
    assert lines[0] == PRINTED[0]
    assert lines[2] == "产出指标\t质量指标\t检查合格率\t"


def test_a_drawing_of_many_lines_is_no_table() -> None:
    page = PdfPage(2000, 2000).text(60, 1900, "示意图")
    for step in range(190):
        page.line(10 + 9 * step, 10, 10 + 9 * step, 1800).line(
            10, 10 + 9 * step, 1800, 10 + 9 * step
        )
    assert texts(read(page)) == ["示意图"]
