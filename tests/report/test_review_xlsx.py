"""Review forms as a workbook: names of sheets, every cell and its look, heights that fit, the page."""

import tempfile
import zipfile
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet

from kg.report.review import WHOLE, ReviewForm
from kg.report.review_xlsx import write_xlsx
from tests.report.records import target

LONG = "长" * 40


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


def book(folder: Path, *forms: ReviewForm) -> Workbook:
    path = folder / "forms.xlsx"
    write_xlsx(forms, path)
    return load_workbook(path)


def sheet(folder: Path, one: ReviewForm) -> Worksheet:
    made = book(folder, one)
    return made[made.sheetnames[0]]


def height(found: Worksheet, row: int) -> int:
    """Of a row, in points; Excel keeps whole pixels of 0.75."""
    return round(found.row_dimensions[row].height or 0)


def written(found: Worksheet) -> list[list[Any]]:
    """The filled cells of every row, their texts alone."""
    return [[value for value in row if value is not None] for row in found.values]


@pytest.mark.parametrize(
    ("projects", "names"),
    [
        (["培训"], ["培训"]),
        (["培训", "培训", "培训"], ["培训", "培训(2)", "培训(3)"]),
        (["Abc", "aBC", "ABc"], ["Abc", "aBC(2)", "ABc(3)"]),  # case does not count in Excel
        ([LONG], ["长" * 31]),
        ([LONG, LONG + "甲"], ["长" * 31, "长" * 28 + "(2)"]),
        (["", " ", "'"], ["项目", "项目(2)", "项目(3)"]),
        (["[甲]:乙*丙?丁/戊\\己'"], ["甲乙丙丁戊己"]),
        ([" 培训 "], ["培训"]),
    ],
)
def test_a_sheet_has_a_name_that_excel_takes(
    tmp_path: Path, projects: list[str], names: list[str]
) -> None:
    assert book(tmp_path, *map(form, projects)).sheetnames == names


def test_a_form_is_written_from_top_to_bottom(tmp_path: Path) -> None:
    assert written(sheet(tmp_path, full())) == [
        ["项目支出绩效目标审核表"],
        ["项目名称", "培训", "项目编码", "01"],
        ["主管部门", "甲局", "项目单位", "乙处"],
        ["预算金额", "5 万元", "预算年度", "2024"],
        ["文件", "甲.txt", "指标行数", "2"],
        [],
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
        ["审核人（签字）：　　　　　　　　　　　　审核日期：　　　年　　月　　日"],
        [],
        ["附：绩效指标及评估"],
        ["行", "一级指标", "二级指标", "三级指标", "指标值", "具体程度", "可衡量程度"],
        [3, "产出指标", "数量指标", "抽查次数", "≥4次", "具体", "定量"],
        [4, "产出指标", "", "抽查次数", "", "具体", ""],
    ]  # fmt: skip


def test_what_a_form_does_not_have_takes_no_row(tmp_path: Path) -> None:
    found = written(sheet(tmp_path, form(WHOLE)))
    assert found[0] == ["部门整体绩效目标审核表"]
    assert [row[0] for row in found[11:] if row] == [
        "综合评定",
        "总体意见",
        "审核人（签字）：　　　　　　　　　　　　审核日期：　　　年　　月　　日",
    ]
    assert found[12] == ["总体意见", "由审核人填写", "\n\n"]  # room to write


def test_each_text_has_the_columns_it_needs(tmp_path: Path) -> None:
    found = sheet(tmp_path, full())
    head = {
        f"{columns[0]}{row}:{columns[1]}{row}" for row in range(2, 6) for columns in ("BD", "FG")
    }
    main = {
        f"{columns[0]}{row}:{columns[1]}{row}" for row in range(7, 16) for columns in ("BC", "DG")
    }
    assert {str(area) for area in found.merged_cells.ranges} == {"A1:G1"} | head | main
    assert found["B2"].value == "培训"
    assert found["E2"].value == "项目编码"
    assert found["F2"].value == "01"
    assert (found["B7"].value, found["D7"].value) == ("审核要点", "审核意见")
    assert [found.cell(20, column).value for column in (1, 2, 5)] == [3, "产出指标", "≥4次"]


def look(cell: Cell) -> tuple[Any, ...]:
    """Font, size, weight, line, and where the text stands."""
    at = cell.alignment
    line = cell.border.left.style
    return cell.font.name, cell.font.sz, cell.font.b, line, at.horizontal, at.vertical, at.wrap_text


PLAIN = ("仿宋", 10.5, False, None, None, None, None)
CELL = ("仿宋", 10.5, False, "thin", None, "top", True)
LABEL = ("仿宋", 10.5, True, "thin", "center", "center", True)


@pytest.mark.parametrize(
    ("places", "expected"),
    [
        (["A1"], ("方正小标宋简体", 18, False, None, "center", None, None)),
        (["A2", "E2", "A7", "B7", "D7", "A8", "A15", "A19", "G19"], LABEL),
        (["B2", "F2", "B8", "D8", "B15", "D15", "A20", "B20", "G20"], CELL),
        (["A16", "A18"], PLAIN),
    ],
)
def test_labels_stand_out_from_what_is_written(
    tmp_path: Path, places: list[str], expected: tuple[Any, ...]
) -> None:
    found = sheet(tmp_path, full())
    assert [look(found[place]) for place in places] == [expected] * len(places)


def test_a_form_prints_on_a4_one_page_wide(tmp_path: Path) -> None:
    found = sheet(tmp_path, full())
    assert (found.page_setup.paperSize, found.page_setup.orientation) == (9, "portrait")
    assert found.sheet_properties.pageSetUpPr.fitToPage
    # One page wide is what Excel takes where the file says nothing; 0 is any number of pages.
    assert (found.page_setup.fitToWidth, found.page_setup.fitToHeight) == (None, 0)
    margins = found.page_margins
    assert (margins.left, margins.right, margins.top, margins.bottom) == (0.7, 0.7, 0.8, 0.8)
    widths = {
        column: int(group.width)
        for group in found.column_dimensions.values()
        for column in range(group.min, group.max + 1)
    }
    assert [widths[column] for column in range(1, 8)] == [10, 13, 15, 24, 15, 11, 11]


@pytest.mark.parametrize(
    ("opinion", "lines"),
    [
        ("一行", 2),  # as high as what is asked, 37 characters of full width in 26
        ("一\n二\n三\n四", 4),
        ("一\n\n\n四", 4),  # a blank line is a line
        ("长" * 36 + "\n\n", 3),  # 72 places
        ("长" * 37 + "\n\n", 4),
        ("长" * 72 + "\n\n", 4),
        ("a" * 72 + "\n\n", 3),
        ("a" * 73 + "\n\n", 4),
        ("\n" * 25, 26),
    ],
)
def test_a_row_is_as_high_as_its_opinion(tmp_path: Path, opinion: str, lines: int) -> None:
    found = sheet(tmp_path, form(edited={"可行性": opinion}))
    assert height(found, 11) == lines * 15 + 4


def test_no_row_is_higher_than_excel_takes(tmp_path: Path) -> None:
    found = sheet(tmp_path, form(edited={"可行性": "\n" * 26}))
    assert height(found, 11) == 409


def test_rows_are_as_high_as_their_longest_text(tmp_path: Path) -> None:
    rows = [
        target(),
        target(indicator="长" * 12),
        target(indicator="长" * 13),
        target(value="长" * 22),
    ]
    found = sheet(tmp_path, form("长" * 26, targets=rows))
    assert height(found, 1) == 30
    assert [height(found, row) for row in (2, 3)] == [34, 19]
    assert height(sheet(tmp_path, form("长" * 25)), 2) == 19
    assert [height(found, row) for row in range(18, 22)] == [19, 19, 34, 49]
    assert height(found, 8) == 3 * 15 + 4  # what is asked, in 26 places


@pytest.mark.parametrize("text", ["=1+1", "https://example.org/a", "12"])
def test_a_text_stays_a_text_whatever_it_looks_like(tmp_path: Path, text: str) -> None:
    found = sheet(tmp_path, form(code=text, targets=[target(indicator=text)]))
    for place in ("F2", "D18"):
        cell = found[place]
        assert (cell.value, cell.data_type, cell.hyperlink) == (text, "s", None)


def test_the_same_forms_give_the_same_bytes(tmp_path: Path) -> None:
    for name in ("a.xlsx", "b.xlsx"):
        write_xlsx([full()], tmp_path / name)
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()
    with zipfile.ZipFile(tmp_path / "a.xlsx") as parts:
        core = parts.read("docProps/core.xml").decode()
    assert "2000-01-01T00:00:00Z</dcterms:created>" in core


def test_nothing_is_written_beside_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "missing"))
    path = tmp_path / "a.xlsx"
    write_xlsx([full()], path)
    assert list(tmp_path.iterdir()) == [path]
