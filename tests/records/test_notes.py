"""What a person is told of a document in one line."""

import pytest

from kg.documents import parse_document
from kg.documents.document import Document, Gap, Line
from kg.records import note_of, read_records
from tests.support.samples import read_text

TABLE = (
    "项目绩效目标表\n项目名称\t堤防加固\n一级指标\t二级指标\t三级指标\t指标值\n"
    "产出指标\t数量指标\t加固堤防\t≥3公里\n"
)


@pytest.mark.parametrize(
    ("text", "note"),
    [
        (TABLE, ""),
        ("某市水利局\n2024年部门预算\n没有绩效目标。\n", "没有绩效目标表"),
        (
            "某市水利局\n项目绩效目标表\n（略）\n",
            "没有读出指标：1 处读不出，第一处在第 2 行（项目绩效目标表）；逐处列出：jipu check",
        ),
        (
            f"{TABLE}\n\t\t\t≥90%\n产出 指标 ≥3 公里\n第二部分\n产出指标 数量指标 巡查 三 次\n",
            "1 处读不出，第一处在第 9 行（产出指标 数量指标 巡查 三 次）；逐处列出：jipu check",
        ),
        (
            "项目绩效目标表\n项目名称\t\n一级指标\t二级指标\t三级指标\t指标值\n产出指标\t数量指标\t指标1：\t\n\t\t指标2：\t\n",
            "绩效目标表是空白模板，没有填报",
        ),
    ],
)
def test_what_was_not_read_is_told_with_its_first_place(text: str, note: str) -> None:
    assert note_of(read_text(text)) == note


def test_the_place_is_that_of_the_sheet_or_the_page() -> None:
    data = "部门预算,2024\n备注,\n项目绩效目标表,见附件\n"
    reading = read_records(parse_document("公开表.csv", data.encode()))
    assert "工作表“公开表”第 3 行" in note_of(reading)
    page = Document("a.pdf", "0" * 64, "pdf", (Line(1, "", page=3),), gaps=(Gap(3, 1, "没有文字"),))
    assert note_of(read_records(page)).startswith(
        "没有读出指标：1 处读不出，第一处在第 3 页（第 3 页没有文字）"
    )


def test_what_recognition_may_have_missed_is_told() -> None:
    page = Document("a.pdf", "0" * 64, "pdf", (Line(1, "某局", page=1),), recognised=(1,))
    assert note_of(read_records(page)) == "没有绩效目标表；第 1 页由文字识别读出，请与原件核对"


def test_a_long_line_is_cut() -> None:
    note = note_of(
        read_text(
            "各单位应当按照要求填报项目支出绩效目标申报表，做到目标明确、指标可衡量、依据充分。\n"
        )
    )
    assert "（各单位应当按照要求填报项目支出绩效目标申报表，做到目标明确、…）" in note
