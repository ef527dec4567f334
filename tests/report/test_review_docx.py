"""Review forms in Word: every table, the page, fonts, what is bold, and the same bytes each time."""

import zipfile
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.document import Document as Word
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.table import Table, _Row

from kg.report.review import WHOLE, ReviewForm
from kg.report.review_docx import write_docx
from tests.report.records import target

SIGNED = "审核人（签字）：　　　　　　　　　　　　审核日期：　　　年　　月　　日"


def form(name: str = "培训", **changes: Any) -> ReviewForm:
    return ReviewForm("甲局", "甲.txt", name, **changes)


def full() -> ReviewForm:
    return form(
        unit="乙处",
        code="01",
        budget="5 万元",
        year="2024",
        opinions={"完整性": ["缺指标。", "值空白。"]},
        notes=["提示一。", "提示二。"],
        targets=[target(line=3), target(line=4, value=None, level2=None, measurability=None)],
        unsure=[4],
        grade="良",
        conclusion="尚可。",
    )


def word(folder: Path, *forms: ReviewForm) -> Word:
    path = folder / "forms.docx"
    write_docx(forms, path)
    return docx.Document(str(path))


def texts(table: Table) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in table.rows]


def test_a_form_is_written_from_top_to_bottom(tmp_path: Path) -> None:
    found = word(tmp_path, full())
    head, main, annex = found.tables
    assert texts(head) == [
        ["项目名称", "培训", "项目编码", "01"],
        ["主管部门", "甲局", "项目单位", "乙处"],
        ["预算金额", "5 万元", "预算年度", "2024"],
        ["文件", "甲.txt", "指标行数", "2"],
    ]
    assert texts(main) == [
        ["审核内容", "审核要点", "审核意见"],
        ["完整性", "要求填写的部分是否齐全，指标是否涵盖产出、效益和满意度，指标值是否填写",
         "1. 缺指标。\n2. 值空白。"],
        ["相关性", "目标、指标与项目内容和政策依据是否对应，指标归类是否正确，有无重复或照搬",
         "已审核的各行未发现问题。"],
        ["适当性", "指标值与预算、计划是否匹配，单位、数量和金额是否相符", "已审核的各行未发现问题。"],
        ["可行性", "指标值能否在年底核验，凭现有条件能否实现", "已审核的各行未发现问题。"],
        ["提示", "供参考，不影响评定", "提示一。\n提示二。"],
        ["未审核", "读取不确定的行", "第 4 行读取不确定，未据以审核，请对照原文件。"],
        ["综合评定", "由审核人选定", "优 □　　良 ☑　　中 □　　差 □"],
        ["总体意见", "由审核人填写", "尚可。"],
    ]  # fmt: skip
    assert texts(annex) == [
        ["行", "一级指标", "二级指标", "三级指标", "指标值", "具体程度", "可衡量程度"],
        ["3", "产出指标", "数量指标", "抽查次数", "≥4次", "具体", "定量"],
        ["4", "产出指标", "", "抽查次数", "", "具体", ""],
    ]
    assert [one.text for one in found.paragraphs] == [
        "项目支出绩效目标审核表",
        "",
        SIGNED,
        "附：绩效指标及评估",
    ]


def test_what_a_form_does_not_have_takes_no_place(tmp_path: Path) -> None:
    found = word(tmp_path, form(WHOLE))
    assert [one.text for one in found.paragraphs] == ["部门整体绩效目标审核表", "", SIGNED]
    _, main = found.tables
    assert [row[0] for row in texts(main)[5:]] == ["综合评定", "总体意见"]
    assert texts(main)[6][2] == "\n\n"  # room to write


def test_every_form_begins_on_a_page(tmp_path: Path) -> None:
    found = word(tmp_path, form("甲"), form("乙"), form("丙"))
    breaks = found.element.body.findall(f".//{qn('w:br')}[@{qn('w:type')}='page']")
    assert len(breaks) == 2
    assert found.paragraphs[0].text == "项目支出绩效目标审核表"
    assert [table.cell(0, 1).text for table in found.tables[::2]] == ["甲", "乙", "丙"]


def bold(row: _Row) -> list[bool]:
    return [bool(cell.paragraphs[0].runs[0].bold) for cell in row.cells]


def test_labels_and_headings_are_bold(tmp_path: Path) -> None:
    head, main, annex = word(tmp_path, full()).tables
    assert [bold(row) for row in head.rows] == [[True, False, True, False]] * 4
    assert [bold(row) for row in main.rows] == [[True] * 3, *[[True, False, False]] * 8]
    assert [bold(row) for row in annex.rows] == [[True] * 7, [False] * 7, [False] * 7]


def test_headings_of_long_tables_repeat_on_every_page(tmp_path: Path) -> None:
    repeated = [
        [[mark.get(qn("w:val")) for mark in row._tr.iter(qn("w:tblHeader"))] for row in table.rows]
        for table in word(tmp_path, full()).tables
    ]
    assert repeated == [[[]] * 4, [["true"], *[[]] * 8], [["true"], [], []]]


def test_tables_fill_the_page_between_its_margins(tmp_path: Path) -> None:
    found = word(tmp_path, full())
    section = found.sections[0]
    assert (section.page_width.cm, section.page_height.cm) == pytest.approx((21, 29.7), abs=0.01)
    sides = section.left_margin.cm, section.right_margin.cm
    assert sides == pytest.approx((2.5, 2.5), abs=0.01)
    ends = section.top_margin.cm, section.bottom_margin.cm
    assert ends == pytest.approx((2.2, 2.2), abs=0.01)
    expected = [
        [2.3, 6.2, 2.3, 5.2],
        [2.0, 4.2, 9.8],
        [1.1, 2.2, 2.6, 4.3, 2.6, 1.6, 1.6],
    ]
    for table, widths in zip(found.tables, expected, strict=True):
        assert (table.style.name, table.autofit) == ("Table Grid", False)
        assert sum(widths) == pytest.approx(16)
        assert [column.width.cm for column in table.columns] == pytest.approx(widths, abs=0.01)
        for row in table.rows:
            assert [cell.width.cm for cell in row.cells] == pytest.approx(widths, abs=0.01)


def test_fonts_are_those_of_official_letters(tmp_path: Path) -> None:
    found = word(tmp_path, full())
    style = found.styles["Normal"]
    assert (style.font.name, style.font.size.pt) == ("Times New Roman", 10.5)
    assert style.element.rPr.rFonts.get(qn("w:eastAsia")) == "仿宋"
    title = found.paragraphs[0]
    assert title.alignment == WD_ALIGN_PARAGRAPH.CENTER
    (run,) = title.runs
    assert run.font.size.pt == 18
    assert run._element.rPr.rFonts.get(qn("w:eastAsia")) == "方正小标宋简体"


@pytest.mark.parametrize(
    "mark", ["\x00", "\x08", "\x0b", "\x0c", "\x0e", "\x1f", "\ufffe", "\ud800"]
)
def test_characters_that_no_file_of_word_holds_are_left_out(tmp_path: Path, mark: str) -> None:
    found = word(tmp_path, form(code=f"0{mark}1"))
    assert found.tables[0].cell(0, 3).text == "01"


@pytest.mark.parametrize("text", ["0\t1", "0\n1", "0 1", "0\u20001"])
def test_other_white_space_stays(tmp_path: Path, text: str) -> None:
    assert word(tmp_path, form(code=text)).tables[0].cell(0, 3).text == text


def test_the_same_forms_give_the_same_bytes(tmp_path: Path) -> None:
    for name in ("a.docx", "b.docx"):
        write_docx([full()], tmp_path / name)
    assert (tmp_path / "a.docx").read_bytes() == (tmp_path / "b.docx").read_bytes()
    properties = docx.Document(str(tmp_path / "a.docx")).core_properties
    assert (properties.author, properties.last_modified_by) == ("jipu", "jipu")
    first = datetime(2000, 1, 1, tzinfo=UTC)
    assert (properties.created, properties.modified) == (first, first)
    with zipfile.ZipFile(tmp_path / "a.docx") as parts:
        times = {part.date_time for part in parts.infolist()}
        kinds = {part.compress_type for part in parts.infolist()}
    assert times == {(1980, 1, 1, 0, 0, 0)}
    assert kinds == {zipfile.ZIP_DEFLATED}
