"""Rows, columns and cells that a web page does not show, and text that it strikes through."""

import pytest

from kg.documents.document import Document, Omission
from kg.documents.html.reader import read_html
from kg.records import read_records

HEAD = (
    "<p>项目支出绩效目标表</p><table><tr><td>项目名称<td colspan=3>灌渠清淤"
    "<tr><td>一级指标<td>二级指标<td>三级指标<td>指标值"
)


def page(body: str, head: str = "") -> Document:
    return read_html("x", f"<html><head>{head}</head><body>{body}</body></html>".encode())


def row(name: str, value: str, attributes: str = "") -> str:
    return f"<tr {attributes}><td>产出指标<td>数量指标<td>{name}<td>{value}"


HIDE = "<style><!-- .gone, tr.out {display:none} @media print {.paper {display:none}} --></style>"


@pytest.mark.parametrize(
    ("attributes", "is_hidden"),
    [
        ("style='display:none'", True),
        ("style='DISPLAY: none; height:0'", True),
        ("style='visibility:hidden'", True),
        ("style='visibility:collapse'", True),
        ("hidden", True),
        ("class='odd gone'", True),
        ("class=out", True),
        ("class=gone style='display:table-row'", False),
        ("class=paper", False),
        ("style='color:red'", False),
    ],
)
def test_a_hidden_row_is_read_as_hidden(attributes: str, is_hidden: bool) -> None:
    rows = row("清淤次数", "≥2次") + row("旧指标", "≥5次", attributes) + row("清淤渠道", "≥3条")
    reading = read_records(page(f"{HEAD}{rows}</table>", HIDE))
    assert [(one.indicator, one.hidden) for one in reading.records] == [
        ("清淤次数", False),
        ("旧指标", is_hidden),
        ("清淤渠道", False),
    ]
    assert [one.indicator for one in reading.hidden] == ["旧指标"] * is_hidden
    assert not any(one.code == "R007" for one in reading.findings)


def test_a_hidden_group_of_rows_and_a_hidden_table_are_read_as_hidden() -> None:
    group = f"<tbody hidden>{row('旧指标', '≥5次')}</tbody>"
    whole = f"<div style='display:none'><p>密</p>{HEAD}{row('去年的指标', '≥1次')}</table></div>"
    document = page(f"{HEAD}{row('清淤次数', '≥2次')}{group}</table>{whole}")
    reading = read_records(document)
    assert [one.indicator for one in reading.targets] == ["清淤次数"]
    assert [one.indicator for one in reading.hidden] == ["旧指标", "去年的指标"]
    assert "密" not in "".join(line.text for line in document.lines)


@pytest.mark.parametrize(
    ("columns", "cell"),
    [("<col><col><col style='display:none'><col>", ""), ("", "style='display:none'")],
)
def test_a_hidden_column_keeps_its_place(columns: str, cell: str) -> None:
    rows = "".join(f"<tr><td>a{n}<td>b{n}<td {cell}>旧{n}<td>c{n}" for n in (1, 2, 3))
    document = page(f"<table>{columns}{rows}</table>")
    assert [
        [(one.text, one.column, one.hidden) for one in line.cells] for line in document.lines
    ] == [
        [(f"a{n}", 0, False), (f"b{n}", 1, False), (f"旧{n}", 2, True), (f"c{n}", 3, False)]
        for n in (1, 2, 3)
    ]


def test_a_single_hidden_cell_takes_no_place_and_is_told() -> None:
    rows = row("清淤次数", "≥2次") + row("清淤渠道", "旧<td>≥3条").replace(
        "<td>旧", "<td style='display:none'>旧"
    )
    document = page(f"{HEAD}{rows}</table>")
    assert [one.value for one in read_records(document).targets] == ["≥2次", "≥3条"]
    assert document.omissions == (Omission("hidden", 5, "旧"),)


@pytest.mark.parametrize(
    "struck",
    [
        "<s>≥90%</s>",
        "<del>≥90%</del>",
        "<strike><b>≥90%</b></strike>",
        "<span style='text-decoration:line-through'>≥90%</span>",
        "<span style='text-decoration-line: underline line-through'><i>≥9</i>0%</span>",
        "<font class=old>≥90%</font>",
    ],
)
def test_what_is_struck_through_is_not_read_and_told(struck: str) -> None:
    style = "<style>.old{color:red;text-decoration:line-through}</style>"
    document = page(f"<table><tr><td>a<td>{struck}≥98%<td>b</table><p>{struck}留", style)
    assert [one.text for one in document.lines[0].cells] == ["a", "≥98%", "b"]
    assert document.lines[1].text == "留"
    assert document.omissions == (Omission("struck", 1, "≥90%", 1), Omission("struck", 2, "≥90%"))


def test_a_row_or_cell_that_is_struck_through_whole_is_blank() -> None:
    line = "text-decoration:line-through"
    document = page(
        f"<table><tr><td>a<td style='{line}'>b<tr style='{line}'><td>c<td><p>d</p></table>"
    )
    assert [[one.text for one in line.cells] for line in document.lines] == [["a", ""], ["", ""]]
    assert [one.text for one in document.omissions] == ["b", "c", "d"]


def test_hidden_words_in_a_cell_are_told() -> None:
    document = page("<table><tr><td>a<td>≥98%<span style='display:none'>（待核）</span></table>")
    assert document.lines[0].cells[1].text == "≥98%"
    assert document.omissions == (Omission("hidden", 1, "（待核）", 1),)


@pytest.mark.parametrize(
    ("field", "shown"),
    [
        ("<input value='≥98%'>", "≥98%"),
        ("<input type=number value=98>%", "98%"),
        ("<input type=hidden value=7>≥98%", "≥98%"),
        ("<input type=submit value=保存>", ""),
        ("<textarea>≥98%</textarea>", "≥98%"),
        ("<select><option>≥<option selected>≤</select>5", "≤5"),
        ("<select><option>请选择</select>", ""),
        ("<input type=checkbox checked>延续<input type=radio>新增", "☑延续□新增"),
    ],
)
def test_form_fields_in_cells_show_what_was_filled_in(field: str, shown: str) -> None:
    document = page(f"<table><tr><td>a<td>{field}<td>b</table>")
    assert [one.text for one in document.lines[0].cells] == ["a", shown, "b"]
