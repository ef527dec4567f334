"""PDF files made on the spot: ruled tables in all their forms, text without rulings, and files that cannot be read."""

import logging
from contextlib import suppress
from itertools import pairwise
from typing import Any

import pytest

from kg.documents.document import Cell, Document
from kg.documents.page.grid import Grid, find_grids
from kg.documents.page.rulings import Edge
from kg.documents.pdf.reader import read_pdf
from kg.errors import SourceError
from kg.records import read_records
from tests.support.pdf_writer import PdfPage, make_pdf, rows_of

XS = (40, 140, 260, 400, 560)
HEADING = ("一级指标", "二级指标", "三级指标", "指标值")
ROWS = (
    HEADING,
    ("产出指标", "数量指标", "检查医院次数", "≥12次"),
    ("产出指标", "质量指标", "检查合格率", "≥95%"),
    ("效益指标", "社会效益指标", "政策知晓率", "≥90%"),
    ("满意度指标", "服务对象满意度", "群众满意度", "≥98%"),
)


def read(*pages: PdfPage) -> Document:
    return read_pdf("预算.pdf", make_pdf(pages))


def texts(document: Document) -> list[str]:
    return [line.text for line in document.lines]


def ys(top: float, rows: int, height: float = 20) -> list[float]:
    return [top + height * row for row in range(rows + 1)]


def ruled(rows: tuple[tuple[str, ...], ...], top: float = 100) -> PdfPage:
    return PdfPage().table(XS, ys(top, len(rows)), rows_of(rows))


PRINTED = ["\t".join(row) for row in ROWS]


def test_a_ruled_table_between_lines_of_text() -> None:
    page = (
        ruled(ROWS)
        .text(200, 40, "绩效目标表", 16)
        .text(60, 75, "单位：万元")
        .text(60, 300, "说明：无")
        .text(290, 770, "3")
    )
    document = read(page)
    assert texts(document) == ["绩效目标表", "单位：万元", *PRINTED, "说明：无", "3"]
    assert document.format == "pdf"
    assert document.path == "预算.pdf"
    assert [line.number for line in document.lines] == list(range(1, 10))
    assert {line.page for line in document.lines} == {1}


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
    assert lines[0].cells == (Cell("绩效指标", 0, 1, 4),)
    assert lines[2].cells[:2] == (Cell("产出指标", 0, 3, 1), Cell("数量指标", 1, 2, 1))
    assert lines[3].cells == (Cell("培训人数", 2), Cell("≥60人", 3))
    assert lines[4].cells == (Cell("质量指标", 1), Cell("不涉及", 2, 1, 2))


def test_wrapped_text_is_joined_without_a_space() -> None:
    cells = [
        (0, 0, 1, 1, "产出指标"),
        (0, 1, 1, 1, "医疗保障\n基金监管\n覆盖率"),
        (0, 2, 1, 1, "1.检查\n2.培训"),
        (0, 3, 1, 1, "≥90%"),
    ]
    cells += [
        (1, 0, 1, 1, "效益指标"),
        (1, 1, 1, 1, "知晓率"),
        (1, 2, 1, 1, "Open\nDRG"),
        (1, 3, 1, 1, "1,234\n567.00"),
    ]
    lines = read(PdfPage().table(XS, (100, 140, 180), cells)).lines
    assert lines[0].text == "产出指标\t医疗保障基金监管覆盖率\t1.检查 2.培训\t≥90%"
    assert lines[1].text == "效益指标\t知晓率\tOpen DRG\t1,234567.00"


def test_letters_over_a_ruling_belong_to_the_cell_of_their_middle() -> None:
    page = PdfPage().table((40, 80, 200), ys(100, 2), rows_of((("甲", "乙"), ("丙", "丁"))))
    page.text(72, 122, "戊")  # its middle at 77, its end at 82
    assert texts(read(page)) == ["甲\t乙", "丙 戊\t丁"]


def test_blank_cells_stay_blank_and_rows_of_blanks_too() -> None:
    rows = (
        HEADING,
        ("产出指标", "", "次数", "12"),
        ("", "", "", ""),
        ("", "质量指标", "合格率", ""),
    )
    assert texts(read(ruled(rows))) == ["\t".join(row) for row in rows]


def test_a_table_goes_on_over_the_page() -> None:
    first = ruled(ROWS[:3]).text(290, 770, "1")
    second = (
        PdfPage()
        .table(XS, ys(40, 2), rows_of((("", "时效指标", "完成时间", "12月底"), ROWS[3])))
        .text(290, 770, "2")
    )
    document = read(first, second)
    assert [(line.page, line.breaks_page) for line in document.lines] == [(1, False)] * 4 + [
        (2, True)
    ] + [(2, False)] * 2
    said = [
        (t.level1_printed, t.level2, t.indicator, t.value, t.page)
        for t in read_records(document).targets
    ]
    assert said[2] == (None, "时效指标", "完成时间", "12月底", 2) or said[2][1:] == (
        "时效指标",
        "完成时间",
        "12月底",
        2,
    )
    assert [target.level1 for target in read_records(document).targets] == ["产出指标"] * 3 + [
        "效益指标"
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
    assert last.cells == (Cell("效益指标", 0, 1, 2), Cell("知晓率", 2), Cell("≥90%", 3))


def test_tables_side_by_side_are_read_left_to_right() -> None:
    left, right = (("甲", "一"), ("乙", "二")), (("丙", "三"), ("丁", "四"))
    page = (
        PdfPage()
        .table((320, 400, 500), ys(98, 2), rows_of(right))
        .table((40, 120, 220), ys(100, 2), rows_of(left))
    )
    assert texts(read(page)) == ["甲\t一", "乙\t二", "", "丙\t三", "丁\t四"]


@pytest.mark.parametrize("gap", [0.8, 2.5, 4])
def test_double_rulings_are_one(gap: float) -> None:
    page = ruled(ROWS)
    for x in XS:
        page.line(x + gap, 100, x + gap, 200)
    for y in ys(100, len(ROWS)):
        page.line(40, y + gap, 560, y + gap)
    assert texts(read(page)) == PRINTED


def test_rulings_made_of_thin_rectangles_with_gaps() -> None:
    page = PdfPage()
    for row in range(len(ROWS) + 1):
        for left, right in pairwise(XS):
            page.rect(left + 0.6, 100 + 20 * row, right - 0.6, 100.5 + 20 * row, filled=True)
    for x in XS:
        for row in range(len(ROWS)):
            page.rect(x, 101 + 20 * row, x + 0.5, 119.4 + 20 * row, filled=True)
    for row, values in enumerate(ROWS):
        for x, value in zip(XS, values, strict=False):
            page.text(x + 4, 104 + 20 * row, value)
    assert texts(read(page)) == PRINTED


def test_a_table_open_at_its_sides_and_at_the_page_end() -> None:
    page = PdfPage()
    for y in ys(100, len(ROWS))[:-1]:
        page.line(40, y, 560, y)
    for x in XS[1:-1]:
        page.line(x, 100, x, 200)
    for row, values in enumerate(ROWS):
        for x, value in zip(XS, values, strict=False):
            page.text(x + 4, 104 + 20 * row, value)
    page.text(60, 60, "标题").text(60, 300, "说明")
    assert texts(read(page)) == ["标题", *PRINTED, "说明"]


def test_a_region_without_a_box_is_kept_and_a_diagonal_is_no_ruling() -> None:
    cells = [cell for cell in rows_of(ROWS) if cell[:2] != (2, 3)]
    page = PdfPage().table(XS, ys(100, len(ROWS)), cells).line(40, 100, 140, 120)
    lines = texts(read(page))
    assert lines[0] == PRINTED[0]
    assert lines[2] == "产出指标\t质量指标\t检查合格率\t"


def test_watermarks_are_left_out() -> None:
    page = (
        PdfPage()
        .text(100, 400, "内部资料", 60, angle=45, gray=0.8)
        .text(60, 120, "三门峡", 80, gray=0.9)
    )
    page.drawn += ruled(ROWS).drawn
    page.letters |= set("".join("".join(row) for row in ROWS))
    page.text(60, 500, "财政局", 70, gray=0.85).text(150, 30, "绩效目标表", 40)
    assert texts(read(page)) == ["绩效目标表", *PRINTED]


def test_text_turned_within_a_cell_is_read() -> None:
    page = PdfPage().table(
        (40, 80, 200), (100, 200), [(0, 0, 1, 1, ""), (0, 1, 1, 1, "检查医院次数\n知晓率")]
    )
    page.text(65, 180, "产出指标", angle=90).text(20, 700, "边注", angle=90)
    assert texts(read(page)) == ["产出指标\t检查医院次数知晓率"]


@pytest.mark.parametrize("rotate", [90, 270])
def test_a_page_shown_turned(rotate: int) -> None:
    """The text level as shown: drawn turned on a page that says how it is shown; and without saying so."""
    upright = ruled(ROWS)
    page = PdfPage(800, 600, rotate)
    # x' = y, y' = 600 - x turns the upright page clockwise by 270, the other way round by 90.
    page.drawn = [
        f"q {'0 1 -1 0 800 0' if rotate == 90 else '0 -1 1 0 0 600'} cm",
        *upright.drawn,
        "Q",
    ]
    page.letters = upright.letters
    assert texts(read(page)) == PRINTED
    page.rotate = 0
    assert texts(read(page)) == PRINTED


def test_words_in_columns_without_rulings() -> None:
    page = PdfPage().text(200, 40, "绩效目标表", 16)
    for row, values in enumerate(ROWS):
        for x, value in zip(XS, values, strict=False):
            page.text(x, 100 + 20 * row, value)
    page.text(40, 300, "以上指标由市医疗保障局填报，并随部门预算一并公开。")
    document = read(page)
    assert texts(document) == [
        "绩效目标表",
        *PRINTED,
        "以上指标由市医疗保障局填报，并随部门预算一并公开。",
    ]
    assert [len(line.cells) for line in document.lines] == [0, 4, 4, 4, 4, 4, 0]
    assert len(read_records(document).targets) == 4


def test_blank_cells_of_columns_without_rulings_keep_their_column() -> None:
    page = PdfPage()
    rows = (*ROWS, ("", "", "", "抽查"), ("", "成本指标", "总成本", "≤30万元"))
    for row, values in enumerate(rows):
        for x, value in zip(XS, values, strict=False):
            page.text(x, 100 + 20 * row, value)
    assert texts(read(page))[-2:] == ["\t\t\t抽查", "\t成本指标\t总成本\t≤30万元"]


def test_prose_is_never_made_a_table() -> None:
    page = (
        PdfPage()
        .text(60, 50, "目 录")
        .text(60, 80, "一、部门职责")
        .text(500, 80, "1")
        .text(60, 100, "二、机构设置")
        .text(500, 100, "2")
    )
    page.text(60, 140, "填报单位：市医保局").text(260, 140, "联系人：王").text(
        440, 140, "单位：万元"
    )
    page.rect(50, 200, 550, 260).text(60, 210, "框中的一段文字").text(60, 230, "第二行")
    page.rect(50, 260, 550, 300).text(60, 270, "另一框")
    document = read(page)
    assert all(not line.cells for line in document.lines)
    assert texts(document) == [
        "目 录", "一、部门职责 1", "二、机构设置 2", "填报单位：市医保局 联系人：王 单位：万元", "框中的一段文字", "第二行", "另一框",
    ]  # fmt: skip


def test_glyphs_printed_twice_for_bold_are_read_once() -> None:
    page = ruled(ROWS).text(60, 40, "绩效目标表，2022年").text(60.4, 40.2, "绩效目标表，2022年")
    assert texts(read(page)) == ["绩效目标表，2022年", *PRINTED]


@pytest.fixture
def no_recognition(monkeypatch: pytest.MonkeyPatch) -> None:
    """As on a machine without the optional packages."""
    monkeypatch.setattr("kg.documents.pdf.reader.is_recognition_installed", lambda: False)


def test_pages_without_text_are_told(no_recognition: None) -> None:
    scan = PdfPage().picture(0, 0, 600, 800).text(290, 770, "2")
    document = read(
        ruled(ROWS), scan, PdfPage(), PdfPage().picture(20, 20, 60, 60), ruled(ROWS[:2])
    )
    told = [(line.page, line.text, line.breaks_page) for line in document.lines if not line.cells]
    assert told == [(2, "（第 2 页是图片，没有文字层，未读取）", True)]
    assert [line.page for line in document.lines if line.breaks_page] == [2, 5]
    assert [(gap.page, gap.line) for gap in document.gaps] == [(2, 6)]
    assert ("R012", 6) in [
        (finding.code, finding.line) for finding in read_records(document).findings
    ]


def test_a_damaged_page_costs_only_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    def stumble(edges: list[Edge], *others: Any) -> list[Grid]:
        if not edges:
            raise KeyError("Length")
        return find_grids(edges, *others)

    monkeypatch.setattr("kg.documents.pdf.reader.find_grids", stumble)
    document = read(ruled(ROWS), PdfPage().text(60, 60, "绩效"), ruled(ROWS))
    assert [(gap.page, gap.reason) for gap in document.gaps] == [(2, "损坏，读不出来（'Length'）")]
    assert len(read_records(document).targets) == 8
    with pytest.raises(SourceError, match="没有一页读得出来：损坏"):
        read(PdfPage().text(60, 60, "绩效"))


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (
            make_pdf([PdfPage().picture(0, 0, 600, 800)] * 2),
            "是扫描件（没有文字层）；.*jipu\\[ocr\\]",
        ),
        (make_pdf([PdfPage()]), "没有文字"),
        (make_pdf([PdfPage().text(60, 60, "绩效目标")], mapped=False), "没有编码"),
        (make_pdf([PdfPage().text(60, 60, "绩效目标")], locked=True), "密码"),
        (make_pdf([]), "没有页"),
        (b"", "损坏"),
        (b"%PDF-1.7\nnothing", "损坏"),
        (b"\x00" * 1000, "损坏"),
        (make_pdf([ruled(ROWS)])[:700], "损坏|没有页|没有文字"),
    ],
    ids=[
        "scan",
        "blank",
        "unmapped",
        "locked",
        "no pages",
        "empty",
        "header only",
        "zeros",
        "cut off",
    ],
)
def test_unusable_files_say_why(
    data: bytes, reason: str, caplog: pytest.LogCaptureFixture, no_recognition: None
) -> None:
    with caplog.at_level(logging.INFO), pytest.raises(SourceError, match=reason) as error:
        read_pdf("坏.pdf", data)
    assert error.value.path == "坏.pdf"
    assert not caplog.records


def test_too_many_pages_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.documents.pdf.reader.MOST_PAGES", 2)
    with pytest.raises(SourceError, match="超过 2 页"):
        read(*[PdfPage().text(60, 60, "绩效")] * 3)


def test_damage_anywhere_never_lets_another_error_out() -> None:
    data = make_pdf([ruled(ROWS), ruled(ROWS[:2])])
    for place in range(0, len(data), 37):
        for damaged in (
            data[:place],
            data[:place] + b"\xff<<" + data[place + 3 :],
            data[:place] + data[place + 11 :],
        ):
            with suppress(SourceError):
                read_pdf("坏.pdf", damaged)


def test_the_same_bytes_make_the_same_document() -> None:
    data = make_pdf([ruled(ROWS), ruled(ROWS[:2])])
    assert read_pdf("a.pdf", data) == read_pdf("a.pdf", data)


def test_a_drawing_of_many_lines_is_no_table() -> None:
    page = PdfPage(2000, 2000).text(60, 1900, "示意图")
    for step in range(190):
        page.line(10 + 9 * step, 10, 10 + 9 * step, 1800).line(
            10, 10 + 9 * step, 1800, 10 + 9 * step
        )
    assert texts(read(page)) == ["示意图"]


def test_text_across_a_ruling_makes_both_rows_unsure_and_no_other() -> None:
    page = ruled(ROWS).text(40, 60, "项目绩效目标表").text(40, 80, "项目名称：路灯改造")
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
    rows = (*ROWS[:2], ("产出指标", "质量指标", "", "≥95%"), *ROWS[3:])
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


def test_a_head_without_rulings_names_its_project() -> None:
    page = (
        PdfPage()
        .text(40, 60, "项目绩效目标表")
        .text(40, 80, "项目名称")
        .text(160, 80, "路灯改造工程")
    )
    page.text(40, 100, "主管部门").text(160, 100, "某市城市管理局").text(320, 100, "预算金额").text(
        420, 100, "96.00"
    )
    for number, row in enumerate(ROWS):
        for x, text in zip(XS[:-1], row, strict=True):
            page.text(x, 130 + 20 * number, text)
    reading = read_records(read(page))
    assert [(target.indicator, target.value) for target in reading.targets] == [
        (row[2], row[3]) for row in ROWS[1:]
    ]
    assert {target.project.name for target in reading.targets if target.project} == {"路灯改造工程"}


def test_targets_of_a_project_that_is_not_named_are_unsure() -> None:
    reading = read_records(read(ruled(ROWS).text(40, 60, "项目绩效目标表")))
    assert reading.targets
    assert all("project_unnamed" in target.reasons for target in reading.targets)


def test_a_label_that_a_page_break_cuts_off_its_first_row_is_taken_from_the_next_page() -> None:
    """Printers of workbooks centre a label over all rows of its merged cell: the part before the break stays blank."""

    def pages(below: str) -> list[PdfPage]:
        heading = [(0, column, 1, 1, text) for column, text in enumerate(HEADING)]
        first = [(1, 0, 3, 1, "产出指标"), (1, 1, 2, 1, "数量指标"), (3, 1, 1, 1, "")]
        first += [
            (row, 2, 1, 1, name)
            for row, name in enumerate(("检查次数", "培训人数", "按期完成率"), start=1)
        ]
        first += [
            (row, 3, 1, 1, value) for row, value in enumerate(("≥12次", "≥60人", "100%"), start=1)
        ]
        second = [
            (0, 0, 1, 1, ""),
            (0, 1, 1, 1, below),
            (0, 2, 1, 1, "完成时间"),
            (0, 3, 1, 1, "12月底前"),
        ]
        head = PdfPage().text(200, 30, "项目支出绩效目标表", 14).text(45, 60, "项目名称：执法检查")
        return [
            head.table(XS, ys(100, 4), [*heading, *first]),
            PdfPage().table(XS, ys(60, 1), second),
        ]

    def said(below: str) -> list[tuple[str, str | None, str | None, tuple[str, ...]]]:
        return [
            (one.indicator, one.level1, one.level2, one.reasons)
            for one in read_records(read(*pages(below))).targets
        ]

    plain = [("检查次数", "产出指标", "数量指标", ()), ("培训人数", "产出指标", "数量指标", ())]
    assert said("时效指标") == [
        *plain,
        ("按期完成率", "产出指标", "时效指标", ("label_over_page",)),
        ("完成时间", "产出指标", "时效指标", ()),
    ]
    assert [(one[0], "label_over_page" in one[3]) for one in said("")] == [
        ("检查次数", False), ("培训人数", False), ("按期完成率", True), ("完成时间", True),
    ]  # fmt: skip


def test_a_font_that_says_radicals_for_letters_is_read_as_the_letters() -> None:
    rows = (HEADING, ("产出指标", "数量指标", "城乡居⺠参保⼈数", "≥52.6万⼈"))
    assert texts(read(ruled(rows)))[1] == "产出指标\t数量指标\t城乡居民参保人数\t≥52.6万人"


def test_a_light_text_printed_over_the_table_is_a_watermark() -> None:
    page = PdfPage()
    for place in range(6):
        page.text(60 + 70 * place, 104 + 15 * place, "雨城教育2024", 12, gray=0.85)
    page.drawn += ruled(ROWS).drawn
    page.letters |= ruled(ROWS).letters
    assert texts(read(page)) == PRINTED


def test_light_letters_of_a_dark_heading_stay() -> None:
    page = PdfPage().rect(XS[0], 100, XS[-1], 120, filled=True)
    for column, text in enumerate(HEADING):
        page.text(XS[column] + 2, 102, text, gray=1)
    below = (
        PdfPage().table(XS, ys(120, len(ROWS) - 1), rows_of(ROWS[1:])).line(XS[0], 100, XS[-1], 100)
    )
    for x in XS:
        below.line(x, 100, x, 120)
    page.drawn += below.drawn
    page.letters |= below.letters
    assert texts(read(page)) == PRINTED


@pytest.mark.parametrize("order", [(1, 0), (0, 1)])
def test_letters_set_below_each_other_in_columns_are_read_column_by_column(
    order: tuple[int, int],
) -> None:
    page = ruled((HEADING, ("", *ROWS[1][1:])))
    for place, column in enumerate(order):
        for number, letter in enumerate(("成本", "指标")[place]):
            page.text(60 + 11.7 * column, 121 + 9 * number, letter, 9)
    assert texts(read(page))[1] == "\t".join(("成本指标", *ROWS[1][1:]))
