"""Where rows and their cells are printed: merged, joined, cut by page breaks, set apart."""

from collections.abc import Sequence

import pytest

from kg.documents import PageBox, Rectangle, parse_document
from kg.records import Target, read_records, to_json
from tests.support import rebuild
from tests.support.pdf_writer import Cell, PdfPage, make_pdf, rows_of
from tests.support.printed_pages import HEADING, ROWS, XS, cut_by_a_break, read, ruled, ys
from tests.support.samples import sample_records, source_path

TITLE = "部门整体支出绩效目标表"


def targets(*pages: PdfPage) -> list[Target]:
    return read_records(read(*pages)).targets


def only(boxes: Sequence[PageBox]) -> PageBox:
    """The one box of a row on one page."""
    (box,) = boxes
    return box


def cell(row: int, column: int, rows: int = 1, top: float = 100) -> Rectangle:
    """A cell of ``ruled``."""
    return XS[column], top + 20 * row, XS[column + 1], top + 20 * (row + rows)


def table(cells: Sequence[Cell], rows: int, top: float = 100, title: str = TITLE) -> PdfPage:
    return PdfPage().text(200, 40, title, 14).table(XS, ys(top, rows), cells)


def test_a_row_and_its_cells_are_where_they_are_ruled() -> None:
    box = only(targets(ruled(ROWS).text(200, 40, TITLE, 14))[1].boxes)
    assert (box.page, box.box) == (1, (XS[0], 140, XS[-1], 160))
    keys = ("level1", "level2", "indicator", "value")
    assert dict(box.cells) == {key: cell(2, column) for column, key in enumerate(keys)}


def test_a_label_merged_over_several_rows_is_one_cell_of_each() -> None:
    cells = [(0, column, 1, 1, text) for column, text in enumerate(HEADING)]
    cells += [(1, 0, 3, 1, "产出指标"), (1, 1, 2, 1, "数量指标"), (3, 1, 1, 1, "质量指标")]
    cells += [(row, 2, 1, 1, f"检查{name}次数") for row, name in ((1, "医院"), (2, "药店"))]
    cells += [(3, 2, 1, 1, "检查合格率"), (1, 3, 1, 1, "≥12次"), (2, 3, 1, 1, "≥30次")]
    cells += [(3, 3, 1, 1, "≥95%")]
    found = [dict(only(target.boxes).cells) for target in targets(table(cells, 4))]
    assert [one["level1"] for one in found] == [cell(1, 0, rows=3)] * 3
    assert [one["level2"] for one in found] == [cell(1, 1, rows=2)] * 2 + [cell(3, 1)]


def test_a_row_cut_by_a_page_break_has_a_box_on_both_pages() -> None:
    last = targets(*cut_by_a_break())[-1]
    assert last.indicator == "参保群众对医保服务的满意度"
    assert [(box.page, box.box) for box in last.boxes] == [
        (1, (XS[0], 180, XS[-1], 200)),
        (2, (XS[0], 50, XS[-1], 70)),
    ]
    above, below = (dict(box.cells) for box in last.boxes)
    assert above == {
        key: cell(4, column)
        for column, key in enumerate(("level1", "level2", "indicator", "value"))
    }
    assert below == {"indicator": cell(0, 2, top=50)}


def test_a_label_is_framed_on_the_page_where_it_is_printed() -> None:
    first = table(rows_of(ROWS[:3]), 3)
    rows = [["", "", "检查达标率", "≥95%"], ["效益指标", "社会效益指标", "知晓率", "≥90%"]]
    cut, whole = targets(first, PdfPage().table(XS, ys(50, 2), rows_of(rows)))[2:]
    assert (cut.level1, cut.level2) == ("产出指标", "质量指标")
    assert dict(only(cut.boxes).cells).keys() == {"indicator", "value"}
    assert dict(only(whole.boxes).cells)["level1"] == cell(1, 0, top=50)


def test_sign_number_and_unit_are_one_value() -> None:
    xs = (40, 120, 220, 330, 380, 440, 490, 560)
    heading = ("一级指标", "二级指标", "三级指标", "运算符号", "指标值", "单位", "权重")
    row = ("产出指标", "数量指标", "检查医院", "≥", "12", "家次", "10")
    page = PdfPage().text(200, 40, TITLE, 14).table(xs, ys(100, 2), rows_of((heading, row)))
    (target,) = targets(page)
    assert target.value == "≥12家次"
    cells = dict(only(target.boxes).cells)
    assert cells["value"] == (330, 120, 490, 140)
    assert cells["unit"] == (440, 120, 490, 140)
    assert cells["weight"] == (490, 120, 560, 140)
    assert list(cells) == ["level1", "level2", "indicator", "value", *target.extra]


def test_indicators_that_stand_in_one_cell_share_it() -> None:
    names, values = "1.检查医院次数\n2.检查药店次数", "1.≥12次\n2.≥30次"
    cells = [*rows_of([HEADING]), (1, 0, 2, 1, "产出指标"), (1, 1, 2, 1, "数量指标")]
    cells += [(1, 2, 2, 1, names), (1, 3, 2, 1, values)]
    found = targets(table(cells, 3))
    assert [(one.indicator, one.value) for one in found] == [
        ("检查医院次数", "≥12次"),
        ("检查药店次数", "≥30次"),
    ]
    assert [dict(only(one.boxes).cells)["value"] for one in found] == [cell(1, 3, rows=2)] * 2


def test_equal_values_beside_each_other_are_told_apart() -> None:
    xs = (40, 150, 260, 330, 420, 490, 570)
    top = [(0, 0, 2, 1, "项目编码"), (0, 1, 2, 1, "项目名称")]
    top += [(0, 2, 1, 2, "产出指标"), (0, 4, 1, 2, "效益指标")]
    names = ("三级指标", "指标值") * 2
    heading = [*top, *((1, 2 + column, 1, 1, name) for column, name in enumerate(names))]
    rows = [("130500240001", "路灯改造", "完成率", "100%", "知晓率", "100%")]
    rows += [("130500240002", "道路养护", "合格率", "≥98%", "满意率", "≥98%")]
    body = [
        (2 + row, column, 1, 1, text)
        for row, texts in enumerate(rows)
        for column, text in enumerate(texts)
    ]
    page = PdfPage().text(200, 40, "项目绩效目标表", 14).table(xs, ys(100, 4), [*heading, *body])
    found = targets(page)
    assert [(one.indicator, one.value) for one in found] == [
        ("完成率", "100%"), ("知晓率", "100%"), ("合格率", "≥98%"), ("满意率", "≥98%"),
    ]  # fmt: skip
    cells = [dict(only(one.boxes).cells) for one in found]
    assert [one["value"] for one in cells] == [
        (xs[column], y, xs[column + 1], y + 20) for y in (140, 160) for column in (3, 5)
    ]
    assert [one["level1"] for one in cells] == [
        (xs[column], 100, xs[column + 2], 120) for _ in rows for column in (2, 4)
    ]


def test_cells_that_stand_one_below_the_other_are_one_row() -> None:
    page = PdfPage().text(40, 40, TITLE)
    for number, text in enumerate(text for row in ROWS[:4] for text in row):
        page.text(60, 80 + 20 * number, text)
    found = targets(page)
    assert [one.indicator for one in found] == [row[2] for row in ROWS[1:4]]
    box = only(found[0].boxes)
    assert box.box[1] < 80 + 20 * 5
    assert box.box[3] > 80 + 20 * 7
    cells = dict(box.cells)
    assert cells["level1"][3] <= cells["level2"][1] + 5 <= cells["indicator"][3]


@pytest.mark.parametrize("pages", [(ruled(ROWS),), (ruled(ROWS[:3]), ruled(ROWS[2:], 50))])
def test_every_text_of_every_record_of_a_paged_file_has_its_place(
    pages: Sequence[PdfPage],
) -> None:
    found = targets(*pages)
    assert len(found) >= 4
    for target in found:
        said = to_json(target, "x")
        texts = {
            key: said[key] for key in ("level1_printed", "level2_printed", "indicator", "value")
        }
        told = {key.removesuffix("_printed") for key, text in texts.items() if text}
        assert said["boxes"]
        assert {key for box in said["boxes"] for key in box["cells"]} == told
        for box in said["boxes"]:
            assert list(box) == ["page", "x0", "y0", "x1", "y1", "cells"]
            for x0, y0, x1, y1 in [
                [box["x0"], box["y0"], box["x1"], box["y1"]],
                *box["cells"].values(),
            ]:
                assert x0 < x1
                assert y0 < y1
                assert all(round(side, 1) == side for side in (x0, y0, x1, y1))


def test_formats_without_pages_tell_no_place() -> None:
    assert all(record["boxes"] is None for record in sample_records("xingtai-2024"))
    data = rebuild.to_xlsx(source_path("hongqi-2022").read_bytes())
    book = read_records(parse_document("x.xlsx", data)).targets
    assert {target.boxes for target in book} == {()}


def test_places_are_the_same_whenever_they_are_read() -> None:
    data = make_pdf([ruled(ROWS)])
    first, second = (read_records(parse_document("x.pdf", data)).targets for _ in range(2))
    assert [one.boxes for one in first] == [one.boxes for one in second]
