"""Lines of a grid as dense rows: spans, gaps, lines without text."""

import io

import docx
import pytest
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement

from kg.documents import Cell, Line, parse_document
from kg.records import read_records
from kg.tables.find.dense import dense_rows
from kg.tables.find.runs import runs_of
from kg.tables.find.text_table import Run


def line(number: int, *cells: Cell) -> Line:
    return Line(number, "\t".join(cell.text for cell in cells), cells)


def texts(*lines: Line) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in dense_rows(list(lines))]


def test_a_rowspan_repeats_its_text_below_and_is_marked_as_spanned() -> None:
    lines = [
        line(1, Cell("产出指标", 0, rowspan=2), Cell("数量", 1, colspan=2)),
        line(2, Cell("甲", 1), Cell("乙", 2)),
        line(3, Cell("丙", 0), Cell("丁", 1), Cell("戊", 2)),
    ]
    assert texts(*lines) == [
        ["产出指标", "数量", ""],
        ["产出指标", "甲", "乙"],
        ["丙", "丁", "戊"],
    ]
    assert [sorted(row.spanned) for row in dense_rows(lines)] == [[], [0], []]


@pytest.mark.parametrize(
    ("cells", "dense"),
    [
        ((Cell("x", 1),), ["", "x"]),
        ((Cell("x", 0), Cell("y", 2)), ["x", "", "y"]),
        ((Cell("x", 0), Cell("y", 1)), ["x", "y"]),
        ((Cell("x", 1, colspan=2), Cell("y", 3)), ["", "x", "", "y"]),
    ],
)
def test_cells_stand_in_the_column_that_they_name(
    cells: tuple[Cell, ...], dense: list[str]
) -> None:
    assert texts(line(1, *cells)) == [dense]


def test_a_line_without_text_is_no_row_but_its_spans_reach_down() -> None:
    lines = [line(1, Cell("", 0, rowspan=2), Cell("", 1)), line(2, Cell("甲", 1))]
    assert texts(*lines) == [["", "甲"]]
    assert [row.spanned for row in dense_rows(lines)] == [{0}]


def test_a_span_ends_where_it_says_whatever_lines_lie_within_it() -> None:
    lines = [
        line(1, Cell("甲", 0, rowspan=3), Cell("乙", 1)),
        line(3, Cell("丙", 1)),  # line 2 is blank and was left out
        line(4, Cell("丁", 1)),
    ]
    assert texts(*lines) == [["甲", "乙"], ["甲", "丙"], ["", "丁"]]


HEAD = [["项目名称", "路灯改造", "", ""], ["一级指标", "二级指标", "三级指标", "指标值"]]


def rows_read(name: str, data: bytes) -> list[list[str]]:
    """The rows of the only table of a document, as they stand in its grid."""
    (own,) = (run for run in runs_of(parse_document(name, data))[0] if isinstance(run, Run))
    return [[cell.text for cell in row.cells] for row in own.rows]


def said(name: str, data: bytes) -> list[tuple[str, str | None, str | None, str]]:
    return [
        (one.indicator, one.value, one.level1, one.confidence)
        for one in read_records(parse_document(name, data)).targets
    ]


def test_a_row_of_word_that_begins_further_right_keeps_its_columns() -> None:
    made_ = docx.Document()
    made_.add_paragraph("项目绩效目标表")
    body = [["产出指标", "数量指标", "改造路灯", "≥20盏"], ["", "", "更换灯杆", "≥5根"]]
    table = made_.add_table(rows=0, cols=4)
    for texts_ in [*HEAD, *body]:
        for cell, text in zip(table.add_row().cells, texts_, strict=True):
            cell.text = text
    last = table.rows[-1]._tr
    for cell in last.tc_lst[:2]:
        last.remove(cell)
    before = OxmlElement("w:gridBefore")
    before.set(qn("w:val"), "2")
    last.get_or_add_trPr().append(before)
    file = io.BytesIO()
    made_.save(file)
    assert rows_read("x.docx", file.getvalue())[-1] == ["", "", "更换灯杆", "≥5根"]
    assert said("x.docx", file.getvalue()) == [
        ("改造路灯", "≥20盏", "产出指标", "sure"),
        ("更换灯杆", "≥5根", "产出指标", "sure"),
    ]


def rows_of(*rows: str) -> bytes:
    table = "".join(f"<tr>{row}</tr>" for row in rows)
    return f"<p>项目绩效目标表</p><table>{table}</table>".encode()


def cells_of(*texts_: str) -> str:
    return "".join(f"<td>{text}</td>" for text in texts_)


def test_a_blank_row_of_a_web_page_that_begins_a_span_moves_no_cell() -> None:
    data = rows_of(
        *(cells_of(*row) for row in HEAD),
        cells_of("产出指标", "数量指标", "改造路灯", "≥20盏"),
        "<td rowspan=2></td><td rowspan=2></td>" + cells_of("", ""),
        cells_of("更换灯杆", "≥5根"),
        cells_of("满意度指标", "服务对象满意度指标", "市民满意度", "≥90%"),
    )
    assert rows_read("x.html", data)[3] == ["", "", "更换灯杆", "≥5根"]
    assert said("x.html", data) == [
        ("改造路灯", "≥20盏", "产出指标", "sure"),
        ("更换灯杆", "≥5根", "产出指标", "sure"),
        ("市民满意度", "≥90%", "满意度指标", "sure"),
    ]


def test_a_span_over_a_blank_row_of_a_web_page_does_not_reach_a_row_too_far() -> None:
    data = rows_of(
        *(cells_of(*row) for row in HEAD),
        cells_of("产出指标", "质量指标", "验收合格率", "100%"),
        "<td rowspan=3>效益指标</td>" + cells_of("社会效益指标", "照明覆盖率", "≥95%"),
        cells_of("", "", ""),
        cells_of("", "照明时长", "≥10小时"),
        cells_of("", "", "照明盲区", "≤3处"),
    )
    assert rows_read("x.html", data)[-1] == ["", "", "照明盲区", "≤3处"]
    assert [one[:3] for one in said("x.html", data)] == [
        ("验收合格率", "100%", "产出指标"),
        ("照明覆盖率", "≥95%", "效益指标"),
        ("照明时长", "≥10小时", "效益指标"),
        ("照明盲区", "≤3处", "效益指标"),
    ]
