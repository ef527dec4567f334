"""Pages as lines: tables between text, page breaks, labels that a break cuts off."""

from kg.records import read_records
from tests.support.pdf_writer import PdfPage, rows_of
from tests.support.printed_pages import HEADING, PRINTED, ROWS, XS, read, ruled, texts, ys


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
