"""Rows of a grid in a web page, also where tables stand in its cells."""

from kg.documents import Document
from kg.documents.html.reader import read_html


def page(body: str) -> Document:
    return read_html("x", f"<html><body>{body}</body></html>".encode())


def row(*texts: str) -> str:
    return "<tr>" + "".join(f"<td>{text}</td>" for text in texts) + "</tr>"


INNER = f"<table>{row('一级指标', '指标值')}{row('产出指标', '≥20盏')}</table>"


def test_a_table_that_arranges_a_page_is_none() -> None:
    document = page(
        f"<table>{row('导航', f'<h2>绩效目标表</h2>{INNER}')}{row('首页', '联系我们')}</table>"
    )
    assert [line.text for line in document.lines] == [
        "导航", "绩效目标表", "一级指标\t指标值", "产出指标\t≥20盏", "首页", "联系我们",
    ]  # fmt: skip


def test_a_form_around_a_table_keeps_its_rows() -> None:
    form = f"<table>{row('项目名称', '路灯改造')}{row('绩效指标', INNER)}{row('联系人', '张三')}</table>尾"
    document = page(form)
    assert [line.text for line in document.lines] == [
        "项目名称\t路灯改造", "绩效指标", "一级指标\t指标值", "产出指标\t≥20盏", "联系人", "张三", "尾",
    ]  # fmt: skip


def test_a_grid_with_a_table_in_a_cell_is_read_as_rows_and_the_table_below_its_row() -> None:
    rows = [row("甲", "乙", "丙")] * 3
    filled = row("丁", f"前<table>{row('一', '二')}</table>后", "戊")
    document = page(f"<table>{''.join(rows)}{filled}<tbody>{row('己', '庚', '辛')}</tbody></table>")
    assert [line.text for line in document.lines] == [
        *["甲\t乙\t丙"] * 3, "丁\t前\t戊", "一\t二", "后", "己\t庚\t辛",
    ]  # fmt: skip


def test_a_table_in_a_table_in_a_grid_is_read_once() -> None:
    rows = [row("甲", "乙", "丙")] * 3
    inmost = f"<table>{row('x', 'y')}{row('z', 'w')}</table>"
    deep = f"<table>{row('一', inmost)}</table>"
    document = page(f"<table>{''.join(rows)}{row('丁', deep)}</table>")
    assert [line.text for line in document.lines][3:] == ["丁\t", "一", "x\ty", "z\tw"]


def test_a_table_without_cells_is_nothing() -> None:
    assert page("<table></table><table><tr></tr></table>").lines == ()
    assert [line.text for line in page("<table><tr><td>一格</td></tr></table>").lines] == ["一格"]
