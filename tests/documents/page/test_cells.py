"""Texts too long for their rows, as spreadsheets print them: cut at the rulings, or run over them."""

from collections.abc import Sequence

import pytest

from kg.documents.document import Document
from kg.documents.pdf.reader import read_pdf
from kg.records import read_records
from tests.support.pdf_writer import PdfPage, make_pdf, rows_of
from tests.support.printed_pages import ROWS as PLAIN
from tests.support.printed_pages import ruled, ys

XS = (40, 140, 260, 400, 560)
HEIGHT, SIZE, PITCH = 12, 9, 11  # of a row, of the font, from line to line
ROWS = (
    ("一级指标", "二级指标", "三级指标", "指标值"),
    ("效益指标", "可持续影响指标", "管护机制", "健全"),
    ("满意度指标", "服务对象满意度指\n标", "群众满意度", "≥90%"),
    ("产出指标", "时效指标", "清理完成时限", "2025年3月31\n日前"),
    ("产出指标", "成本指标", "每亩成本", "≤8.5元"),
)


def drawn(rows: Sequence[Sequence[str]], *, clipped: bool = False, order: str = "rows") -> PdfPage:
    """Cells of one height, every text set in the middle of its cell whether it has room or not."""
    page = PdfPage()
    places = [(row, column) for row in range(len(rows)) for column in range(4)]
    for row, column in (
        sorted(places, key=lambda place: place[::-1]) if order == "columns" else places
    ):
        top, lines = 100 + HEIGHT * row, rows[row][column].split("\n")
        page.rect(XS[column], top, XS[column + 1], top + HEIGHT)
        if clipped:
            page.clip(XS[column] + 0.5, top + 0.5, XS[column + 1] - 0.5, top + HEIGHT - 0.5)
        first = top + (HEIGHT - SIZE - PITCH * (len(lines) - 1)) / 2
        for number, line in enumerate(lines):
            middle = (XS[column] + XS[column + 1] - SIZE * len(line)) / 2
            page.text(middle, first + PITCH * number, line, SIZE)
        if clipped:
            page.unclip()
    return page


def read(page: PdfPage) -> Document:
    return read_pdf("预算.pdf", make_pdf([page]))


def texts(document: Document) -> list[list[str]]:
    return [[cell.text for cell in line.cells] for line in document.lines]


def printed(document: Document) -> list[str]:
    return [line.text for line in document.lines]


def doubtful(document: Document) -> list[str]:
    return [cell.text for line in document.lines for cell in line.cells if cell.certainty < 1.0]


JOINED = [[text.replace("\n", "") for text in row] for row in ROWS]


@pytest.mark.parametrize("order", ["rows", "columns"])
@pytest.mark.parametrize("clipped", [False, True])
def test_a_text_that_runs_over_its_rulings_belongs_to_the_cell_it_is_set_in_the_middle_of(
    clipped: bool, order: str
) -> None:
    document = read(drawn(ROWS, clipped=clipped, order=order))
    assert texts(document) == JOINED
    assert not doubtful(document)


def test_two_such_texts_above_and_below_are_not_taken_for_one_between_them() -> None:
    rows = (
        ROWS[0],
        ("产出", "质量", "密度", "常年保持在九成\n上"),
        ("产出", "质量", "合格率", "七成"),
        ROWS[3],
        ROWS[4],
    )
    document = read(drawn(rows, order="columns"))
    assert [row[3] for row in texts(document)][1:4] == [
        "常年保持在九成上",
        "七成",
        "2025年3月31日前",
    ]


@pytest.mark.parametrize("clipped", [False, True])
def test_where_texts_run_over_rulings_one_that_fills_its_cell_may_go_on_unseen(
    clipped: bool,
) -> None:
    full = "救助对象对社会救助实施的满意度"  # as wide as the third column, and rows have room for one line
    rows = (*ROWS, ("满意度指标", "服务对象", full, "≥85%"))
    assert doubtful(read(drawn(rows, clipped=clipped))) == [full]
    plain = [row for row in rows if not any("\n" in text for text in row)]
    assert not doubtful(read(drawn(plain, clipped=clipped)))


def test_a_line_that_is_clipped_away_is_read_but_doubted() -> None:
    page = PdfPage()
    for column, text in enumerate(("产出指标", "数量指标", "检查医院次数")):
        page.rect(XS[column], 100, XS[column + 1], 120).text(XS[column] + 2, 104, text)
    page.rect(XS[3], 100, XS[4], 120).clip(XS[3], 100, XS[4], 120).text(
        XS[3] + 2, 104, "不少于12次"
    ).text(XS[3] + 2, 124, "每季度").unclip()
    for column, text in enumerate(("产出指标", "质量指标", "合格率", "九成")):
        page.rect(XS[column], 120, XS[column + 1], 140).text(XS[column] + 2, 124, text)
    document = read(page)
    assert [row[3] for row in texts(document)] == ["不少于12次每季度", "九成"]
    assert doubtful(document) == ["不少于12次每季度"]


def test_a_clip_ends_with_the_state_it_was_set_in_and_narrows_the_one_before() -> None:
    page = PdfPage().clip(0, 0, 600, 800).clip(40, 100, 140, 120).text(42, 104, "产出指标").unclip()
    page.rect(40, 100, 140, 120).rect(140, 100, 260, 120).rect(40, 120, 140, 140).rect(
        140, 120, 260, 140
    )
    page.text(142, 104, "数量指标").unclip().text(42, 124, "效益指标").text(142, 124, "社会效益")
    document = read(page)
    assert texts(document) == [["产出指标", "数量指标"], ["效益指标", "社会效益"]]
    assert not doubtful(document)


@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
def test_clips_turn_with_the_page(rotate: int) -> None:
    page = drawn(ROWS, clipped=True)
    page.rotate = rotate
    document = read(page)
    assert texts(document) == JOINED
    assert not doubtful(document)


def test_the_end_of_a_line_that_is_clipped_away_is_read() -> None:
    rows = (("主管部门", "四川省雅安市雨城区教育局"), ("项目名称", "校舍维修"))
    page = PdfPage()
    for row, (label, text) in enumerate(rows):
        top = 100 + 20 * row
        page.rect(40, top, 140, top + 20).text(42, top + 4, label).rect(140, top, 220, top + 20)
        page.clip(140, top, 220, top + 20).text(142, top + 4, text).unclip()
    document = read(page)
    assert texts(document) == [list(row) for row in rows]
    assert not doubtful(document)


def test_letters_over_a_ruling_belong_to_the_cell_of_their_middle() -> None:
    page = PdfPage().table((40, 80, 200), ys(100, 2), rows_of((("甲", "乙"), ("丙", "丁"))))
    page.text(72, 122, "戊")  # its middle at 77, its end at 82
    assert printed(read(page)) == ["甲\t乙", "丙 戊\t丁"]


def test_text_across_a_ruling_makes_both_rows_unsure_and_no_other() -> None:
    page = ruled(PLAIN).text(40, 60, "项目绩效目标表").text(40, 80, "项目名称：路灯改造")
    page.text(
        262, 135.5, "每月抽查一次"
    )  # its upper half in the first row of the body, a third of it below
    reading = read_records(read(page))
    doubts = {target.indicator: "cells_unproven" in target.reasons for target in reading.targets}
    assert len(doubts) == 4
    assert [name for name, is_doubted in doubts.items() if not is_doubted] == [
        "政策知晓率",
        "群众满意度",
    ]


def test_text_that_runs_on_from_one_cell_into_the_next_is_doubted() -> None:
    rows = (*PLAIN[:2], ("产出指标", "质量指标", "", "≥95%"), *PLAIN[3:])
    page = (
        ruled(rows)
        .text(40, 60, "项目绩效目标表")
        .text(40, 80, "项目名称：路灯改造")
        .text(225, 145, "检查合格率与整改率")
    )
    reading = read_records(read(page))
    assert all(
        "cells_unproven" in target.reasons for target in reading.targets if target.value == "≥95%"
    )
    assert any(target.confidence == "sure" for target in reading.targets)


@pytest.mark.parametrize(("down", "doubted"), [(-5.5, (1, 2)), (5.5, (2, 3)), (0.0, ())])
def test_a_text_over_the_upper_or_the_lower_ruling_makes_both_rows_doubtful(
    down: float, doubted: tuple[int, ...]
) -> None:
    """Rows of 12 points, letters of 9: four points of the letter lie beyond the ruling."""
    rows = [["产出", "质量", "密度", "七成"] for _ in range(4)]
    page = PdfPage()
    for row, texts in enumerate(rows):
        top = 100 + HEIGHT * row
        for column, text in enumerate(texts):
            page.rect(XS[column], top, XS[column + 1], top + HEIGHT)
            shift = down if (row, column) == (2, 3) else 0.0
            page.text(XS[column] + 2, top + 1.5 + shift, text, SIZE)
    document = read(page)
    unsure = {
        line.number - 1 for line in document.lines for cell in line.cells if cell.certainty < 1
    }
    assert unsure == set(doubted)
    assert [
        row[3].count("七成")
        for row in ([cell.text for cell in line.cells] for line in document.lines)
    ] == [1] * 4
