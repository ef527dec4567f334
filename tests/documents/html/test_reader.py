"""Web pages: spans, text around tables, encodings, and pages that mean harm."""

import pytest

from kg.documents import Document
from kg.documents.html.reader import read_html
from kg.errors import SourceError


def cells(document: Document) -> list[list[tuple[str, int, int, int]]]:
    return [[tuple(cell[:4]) for cell in line.cells] for line in document.lines if line.cells]  # type: ignore[misc]


def page(body: str) -> Document:
    return read_html("x", f"<html><body>{body}</body></html>".encode())


def test_spans_place_the_cells_after_them() -> None:
    document = page(
        "<table><tr><td rowspan=3>产出指标<td rowspan='2'>数量指标<td>甲<td>1<tr><td>乙<td>2<tr><td colspan=2>丙<td>3</table>"
    )
    assert cells(document) == [
        [("产出指标", 0, 3, 1), ("数量指标", 1, 2, 1), ("甲", 2, 1, 1), ("1", 3, 1, 1)],
        [("乙", 2, 1, 1), ("2", 3, 1, 1)],
        [("丙", 1, 1, 2), ("3", 3, 1, 1)],
    ]


def test_a_span_ends_with_its_table_and_0_means_to_the_end() -> None:
    assert cells(page("<table><tr><td rowspan=99>a<td>b<tr><td>c</table>"))[0][0] == ("a", 0, 2, 1)
    assert cells(page("<table><tr><td rowspan=0>a<td>b<tr><td>c<tr><td>d</table>"))[0][0] == (
        "a",
        0,
        3,
        1,
    )


def test_text_stands_in_order_around_tables() -> None:
    document = page(
        "<h1>部门预算</h1>一、概况<p>二、<b>绩效</b>目标</p><table><tr><td>a<td>b</table>三、附件<div>四</div>"
    )
    assert [line.text for line in document.lines] == [
        "部门预算",
        "一、概况",
        "二、绩效目标",
        "a\tb",
        "三、附件",
        "四",
    ]


def test_what_is_not_shown_is_not_read() -> None:
    document = page(
        "<script>var x</script><style>p{}</style><p style='display:none'>密</p><p hidden>密</p><!-- 密 --><p>明</p>"
    )
    assert [line.text for line in document.lines] == ["明"]


def test_a_table_around_tables_is_looked_through() -> None:
    document = page(
        "<table><tr><td>导航<td><p>正文</p><table><tr><td>a<td>b<tr><td>c<td>d</table></table>"
    )
    assert [line.text for line in document.lines] == ["导航", "正文", "a\tb", "c\td"]


def test_lines_inside_a_cell_are_joined_without_spaces_within_chinese() -> None:
    document = page(
        "<table><tr><td><p>医保基金</p><p>监管率</p><td>1.甲<br>2.乙<td>AB<br>CD</table>"
    )
    assert [cell.text for cell in document.lines[0].cells] == [
        "医保基金监管率",
        "1.甲 2.乙",
        "AB CD",
    ]


@pytest.mark.parametrize(
    ("head", "encoding"),
    [
        ("<meta charset=utf-8>", "utf-8"),
        ("<meta charset=gb2312>", "gb18030"),
        ("<meta charset='GBK'>", "gb18030"),
        ("<meta charset=gb2312>", "utf-8"),
        ("<meta charset=utf-8>", "gb18030"),
        ("<meta charset=iso-8859-1>", "gb18030"),
        ("<meta charset=big5>", "utf-16"),
        ("", "utf-8"),
        ("", "gb18030"),
    ],
)
def test_encodings(head: str, encoding: str) -> None:
    document = read_html(
        "x", f"<html><head>{head}</head><body><p>绩效目标㐂</p></body></html>".encode(encoding)
    )
    assert [line.text for line in document.lines] == ["绩效目标㐂"]


@pytest.mark.parametrize(
    "body",
    [
        "<div>" * 200_000,
        "<table>" * 2000 + "x",
        "<table><tr>" + "<td>x" * 100_000 + "</table>",
        "<table>" + "<tr><td rowspan=1000000 colspan=1000000>x<td>y" * 3000 + "</table>",
        "<table><tr><td>a<td colspan=-3>b<td rowspan=abc>c</table>" + "&" * 100_000,
    ],
    ids=["deep", "tables in tables", "wide", "spans", "nonsense"],
)
def test_pages_that_mean_harm_end_soon(body: str) -> None:
    try:
        document = page(body)
    except SourceError as error:
        assert error.reason
    else:
        assert sum(len(line.cells) for line in document.lines) <= 200_000


def test_an_entity_is_no_way_to_files() -> None:
    document = read_html(
        "x",
        b'<!DOCTYPE html [<!ENTITY x SYSTEM "file:/etc/passwd">]><html><body><p>&x;</p></body></html>',
    )
    assert "root:" not in "".join(line.text for line in document.lines)


def test_text_set_as_it_is_keeps_its_lines_and_columns() -> None:
    document = page(
        "<p>一、目标</p><pre>项目名称    堤防加固\n| 三级指标 | 指标值 |\n| 加固堤防 | ≥3公里 |\n甲\t乙\n</pre><p>二、附件</p>"
    )
    assert [line.text for line in document.lines] == [
        "一、目标",
        "项目名称    堤防加固",
        "三级指标\t指标值",
        "加固堤防\t≥3公里",
        "甲\t乙",
        "二、附件",
    ]
    assert cells(document)[1:] == [
        [("加固堤防", 0, 1, 1), ("≥3公里", 1, 1, 1)],
        [("甲", 0, 1, 1), ("乙", 1, 1, 1)],
    ]
