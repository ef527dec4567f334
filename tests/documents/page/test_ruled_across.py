"""PDF tables whose rulings are not all there: ruled only across, or with a column that stands apart."""

import pytest

from kg.documents.document import Cell
from kg.records import Reading, read_records
from tests.support.pdf_writer import PdfPage
from tests.support.printed_pages import HEADING, read, texts, unplaced

LEFT, RIGHT = (40, 160, 300, 460), 580
# Label 1, label 2, name, value of each row; a label that is not printed goes on from above, and so does its cell.
ROWS = (
    ("产出指标", "数量指标", "改造路灯", "≥20盏"),
    ("", "", "更换电缆", "≥300米"),
    ("", "质量指标", "验收合格率", "100%"),
    ("效益指标", "社会效益指标", "夜间照明", "明显改善"),
    ("满意度指标", "服务对象满意度指标", "居民满意度", "≥90%"),
)
TARGETS = [
    ("改造路灯", "≥20盏", "产出指标", "数量指标", "sure"),
    ("更换电缆", "≥300米", "产出指标", "数量指标", "sure"),
    ("验收合格率", "100%", "产出指标", "质量指标", "sure"),
    ("夜间照明", "明显改善", "效益指标", "社会效益指标", "sure"),
    ("居民满意度", "≥90%", "满意度指标", "服务对象满意度指标", "sure"),
]


def across(
    page: PdfPage, top: float, rows: tuple[tuple[str, ...], ...] = ROWS, height: float = 30
) -> PdfPage:
    """A table with a ruling above each row, beginning at the first cell that is printed anew."""
    for number, row in enumerate((HEADING, *rows)):
        y = top + height * number
        first = next(column for column, text in enumerate(row) if text)
        page.line(LEFT[first], y, RIGHT, y)
        for x, text in zip(LEFT, row, strict=True):
            for down, line in enumerate(text.split("\n")):
                page.text(x + 5, y + 3 + 12 * down, line)
    bottom = top + height * (len(rows) + 1)
    return page.line(LEFT[0], bottom, RIGHT, bottom)


def head(page: PdfPage, top: float, project: str) -> PdfPage:
    page.text(200, top, "项目支出绩效目标表", 14).text(45, top + 25, f"项目名称：{project}")
    return page.text(45, top + 45, "预算单位：市住建局").text(300, top + 45, "项目金额：40万元")


def said(reading: Reading) -> list[tuple[str, str | None, str | None, str | None, str]]:
    return [
        (one.indicator, one.value, one.level1, one.level2, one.confidence)
        for one in reading.targets
    ]


def test_rulings_across_and_strips_without_text_make_cells() -> None:
    document = read(across(head(PdfPage(), 40, "路灯改造"), 120))
    rows = [unplaced(line) for line in document.lines if line.cells]
    assert rows[1] == (
        Cell("产出指标", 0, 3),
        Cell("数量指标", 1, 2),
        Cell("改造路灯", 2),
        Cell("≥20盏", 3),
    )
    assert rows[2] == (Cell("更换电缆", 2), Cell("≥300米", 3))
    assert said(read_records(document)) == TARGETS


def test_two_tables_with_running_text_between_them() -> None:
    page = head(across(head(PdfPage(), 40, "路灯改造"), 120), 320, "电缆更换")
    reading = read_records(read(across(page, 400)))
    assert said(reading) == TARGETS * 2
    assert [one.project.name for one in reading.targets if one.project] == ["路灯改造"] * 5 + [
        "电缆更换"
    ] * 5


def test_wrapped_cells_between_two_rulings_are_one_row() -> None:
    rows = (("产出指标", "数量指标", "新建改扩建农村中小学\n校舍面积", "2万平方米"), *ROWS[2:])
    reading = read_records(read(across(head(PdfPage(), 40, "路灯改造"), 120, rows)))
    assert [one[0] for one in said(reading)] == [
        "新建改扩建农村中小学校舍面积",
        "验收合格率",
        "夜间照明",
        "居民满意度",
    ]


def test_several_rows_between_two_rulings_are_never_one_sure_row() -> None:
    rows = (("产出指标", "数量指标", "改造路灯\n更换电缆盏数", "≥20盏\n不低于300米"), *ROWS[2:])
    reading = read_records(read(across(head(PdfPage(), 40, "路灯改造"), 120, rows)))
    assert all(
        "更换" not in one.indicator or "改造" not in one.indicator
        for one in reading.targets
        if one.confidence == "sure"
    )


def test_rulings_that_end_within_a_word_are_not_understood() -> None:
    page = across(head(PdfPage(), 40, "路灯改造"), 120).line(315, 310, RIGHT, 310)
    assert all(one.confidence == "unsure" for one in read_records(read(page)).targets)


def test_rulings_below_headings_of_prose_make_no_table() -> None:
    page = PdfPage()
    for number in range(8):
        page.text(
            45, 60 + 40 * number, "负责全市医疗保障制度的组织实施、监督管理和绩效评价工作。"
        ).line(40, 75 + 40 * number, 560, 75 + 40 * number)
    assert all(not line.cells for line in read(page).lines)


@pytest.mark.parametrize("gap", [12, 40])
def test_a_strip_cut_off_by_a_blank_column_belongs_to_its_table(gap: float) -> None:
    page = head(PdfPage(), 40, "路灯改造")
    heights = [120 + 30 * row for row in range(7)]
    labels = [
        (0, 0, 1, 1, "一级指标"),
        (1, 0, 3, 1, "产出指标"),
        (4, 0, 1, 1, "效益指标"),
        (5, 0, 1, 1, "满意度指标"),
    ]
    page.table((LEFT[0], LEFT[1]), heights, labels)
    others = [
        (row, column - 1, 1, 1, text)
        for row, texts in enumerate((HEADING, *ROWS))
        for column, text in enumerate(texts)
        if column and text
    ]
    page.table(
        [x + gap for x in LEFT[1:]] + [RIGHT + 2 * gap],
        heights,
        [*others, (2, 0, 1, 1, "数量指标")],
    )
    assert said(read_records(read(page))) == TARGETS


def test_tables_beside_each_other_stay_two() -> None:
    page = PdfPage(width=900)
    heights = [120 + 30 * row for row in range(4)]
    for left in (40, 460):
        cells = [
            (row, column, 1, 1, text)
            for row, texts in enumerate((HEADING, ROWS[0], ROWS[2]))
            for column, text in enumerate(texts)
            if text
        ]
        page.table([left + 100 * column for column in range(5)], heights, cells)
    assert texts(read(page))[0] == "\t".join(HEADING)


def test_a_name_that_fills_its_column_does_not_join_with_the_value_beside_it() -> None:
    # 15 characters of 10 points from 305: to 455, five points before the value's column and beyond the middle of the strip.
    full = (*ROWS[:2], ("", "质量指标", "工程质量达到国家规范要求的比例", "100%"), *ROWS[3:])
    assert said(read_records(read(across(head(PdfPage(), 40, "路灯改造"), 120, full))))[2] == (
        "工程质量达到国家规范要求的比例", "100%", "产出指标", "质量指标", "sure",
    )  # fmt: skip


def test_a_table_of_three_columns_ruled_only_across_is_a_table() -> None:
    rows = [("二级指标", "三级指标", "指标值"), *(row[1:] for row in ROWS)]
    page = PdfPage()
    for number, row in enumerate(rows):
        page.line(40, 100 + 30 * number, 460, 100 + 30 * number)
        for x, text in zip((45, 185, 325), row, strict=True):
            page.text(x, 105 + 30 * number, text)
    page.line(40, 100 + 30 * len(rows), 460, 100 + 30 * len(rows))
    found = [[cell.text for cell in line.cells] for line in read(page).lines]
    assert found == [list(row) for row in rows]
