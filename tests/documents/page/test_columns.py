"""Text without rulings: prose, and tables where words line up."""

from kg.records import read_records
from tests.support.pdf_writer import PdfPage
from tests.support.printed_pages import PRINTED, ROWS, XS, read, texts


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
