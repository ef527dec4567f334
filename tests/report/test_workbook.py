"""The workbook: every sheet cell by cell, its headings, widths, filters and types of cells."""

import tempfile
import zipfile
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from kg.report.figures import Figures
from kg.report.workbook import rules_version, to_xlsx
from tests.report.records import finding, target

FILTERED = ["指标", "构成", "共用指标", "雷同", "读不准"]
PROJECTS = [
    {"department": "甲局", "project": "培训", "document": "甲.txt", "line": "3", "node": "p"},
    {"department": "乙局", "project": "宣传", "document": "乙.txt", "line": "", "node": "q"},
    {"department": "丙局", "project": "评比", "document": "丙.txt", "line": "9", "node": "r"},
]


def figures() -> Figures:
    """Two departments, one imposed row, one that is unsure, one set of copies."""
    rows = [
        target(),
        target(
            department="乙局", project="宣传", document="乙.txt", line=8, project_node="q",
            specificity_class="sector", measurability="qualitative", specificity=0.5,
        ),
        target(
            line=2, mandated=True, value=None, level2=None, indicator_node="j",
            evidence=[{"kind": "number", "text": "4"}, {"kind": "no_binding", "text": ""}],
        ),
        target(
            line=3, target="u", confidence="unsure", specificity_class="boilerplate",
            measurability="vague", indicator_node="k",
        ),
    ]  # fmt: skip
    shared = [
        {
            "indicator": "抽查次数",
            "departments": 2,
            "targets": 5,
            "values": [
                {"value": "≥4次", "departments": 3},
                {"value": "≥5次", "departments": 1},
            ],
        }
    ]
    return Figures(
        "s1",
        rows,
        shared=shared,
        copied=[{"shared": 1, "projects": PROJECTS}, {"shared": 1, "projects": PROJECTS[:2]}],
        findings=[finding("J101")],
        reasons={"u": ["no_such_reason"]},
    )


def workbook(given: Figures, folder: Path) -> Workbook:
    path = folder / "report.xlsx"
    to_xlsx(given, path)
    return load_workbook(path)


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Workbook:
    return workbook(figures(), tmp_path_factory.mktemp("workbook"))


def cells(sheet: Worksheet) -> list[list[Any]]:
    return [[cell.value for cell in row] for row in sheet.iter_rows()]


def columns(sheet: Worksheet) -> list[tuple[Any, int]]:
    """(heading, width in characters) of every column."""
    widths = {
        column: int(group.width)
        for group in sheet.column_dimensions.values()
        for column in range(group.min, group.max + 1)
    }
    return [(cell.value, widths[cell.column]) for cell in sheet[1]]


PLACE = [("文件", 40), ("行号", 8), ("部门", 22)]


@pytest.mark.parametrize(
    ("name", "headings"),
    [
        ("指标", [
            *PLACE, ("年度", 8), ("项目", 34), ("一级指标", 14), ("二级指标", 18), ("指标", 34),
            ("指标值", 24), ("具体程度", 10), ("得分", 8), ("可衡量程度", 12), ("系统强制", 10),
            ("读取把握", 10), ("依据", 70),
        ]),
        ("构成", [
            ("分组", 10), ("名称", 26), ("指标行数", 10), ("具体", 12), ("行业通用", 12),
            ("套话", 12), ("定量", 12), ("定性可核验", 12), ("不可衡量", 12),
        ]),
        ("共用指标", [
            ("指标", 40), ("使用部门数", 12), ("行数", 8), ("指标值", 30), ("写这个值的部门数", 18),
        ]),
        ("雷同", [
            ("组", 6), ("指标", 40), ("指标值", 24), ("部门", 22), ("项目", 40), ("文件", 40),
            ("行号", 8),
        ]),
        ("读不准", [
            *PLACE, ("项目", 34), ("指标", 34), ("指标值", 24), ("为什么不确定", 70),
        ]),
    ],
)  # fmt: skip
def test_every_column_has_its_heading_and_width(
    book: Workbook, name: str, headings: list[tuple[str, int]]
) -> None:
    assert columns(book[name]) == headings
    first = book[name]["A1"]
    assert (first.font.b, first.fill.fgColor.rgb) == (True, "FFE8EEF3")
    assert first.border.left.style == "thin"
    assert not book[name]["A2"].font.b


@pytest.mark.parametrize("name", FILTERED)
def test_headings_stay_in_view_and_filter_all_rows(book: Workbook, name: str) -> None:
    sheet = book[name]
    assert sheet.freeze_panes == ("C2" if name == "构成" else "A2")
    assert sheet.auto_filter.ref == f"A1:{sheet.cell(sheet.max_row, sheet.max_column).coordinate}"


def test_the_first_sheet_says_what_the_figures_are_about(book: Workbook) -> None:
    sheet = book["说明"]
    assert int(sheet.column_dimensions["A"].width) == 110
    texts = [row[0] for row in cells(sheet)]
    assert texts[0] == "绩谱 jipu：套话与具体指标、审核发现的报告"
    assert texts[1] == "快照 s1"
    assert texts[2].startswith("程序 jipu ")
    assert rules_version() in texts[2]
    assert texts[3] == "2 个部门的 2 行指标中，套话 0 行（0%），具体 1 行（50%）。"
    assert texts[-1].startswith("构成、共用、雷同只计读取确定")


def test_every_target_is_a_row(book: Workbook) -> None:
    rows = cells(book["指标"])[1:]
    assert rows == [
        [
            "甲.txt", 1, "甲局", 2024, "培训", "产出指标", "数量指标", "抽查次数", "≥4次", "具体",
            0.9, "定量", None, "sure", "number 4",
        ],
        [
            "乙.txt", 8, "乙局", 2024, "宣传", "产出指标", "数量指标", "抽查次数", "≥4次",
            "行业通用", 0.5, "定性可核验", None, "sure", "number 4",
        ],
        [
            "甲.txt", 2, "甲局", 2024, "培训", "产出指标", None, "抽查次数", None, "具体",
            0.9, "定量", "是", "sure", "number 4；no_binding",
        ],
        [
            "甲.txt", 3, "甲局", 2024, "培训", "产出指标", "数量指标", "抽查次数", "≥4次", "套话",
            0.9, "不可衡量", None, "unsure", "number 4",
        ],
    ]  # fmt: skip


def test_only_classes_and_measures_are_shown_by_their_labels(tmp_path: Path) -> None:
    sheet = workbook(Figures("s", [target(indicator="vague", measurability=None)]), tmp_path)[
        "指标"
    ]
    assert (sheet["H2"].value, sheet["L2"].value) == ("vague", None)


def test_shares_by_department_come_with_measures(book: Workbook) -> None:
    assert cells(book["构成"])[1:] == [
        ["部门", "乙局", 1, 0, 1, 0, 0, 1, 0],
        ["部门", "甲局", 1, 1, 0, 0, 1, 0, 0],
        ["一级指标", "产出指标", 2, 1, 1, 0, None, None, None],
        ["年度", "2024", 2, 1, 1, 0, None, None, None],
    ]


def test_every_value_of_a_shared_indicator_is_a_row(book: Workbook) -> None:
    assert cells(book["共用指标"])[1:] == [
        ["抽查次数", 2, 5, "≥4次", 3],
        ["抽查次数", 2, 5, "≥5次", 1],
    ]


def test_a_copied_target_is_a_row_for_each_project_that_has_it(book: Workbook) -> None:
    own = [
        ["抽查次数", "≥4次", "甲局", "培训", "甲.txt", 1],
        ["抽查次数", "≥4次", "乙局", "宣传", "乙.txt", 8],
    ]
    assert cells(book["雷同"])[1:] == [[number, *row] for number in (1, 2) for row in own]


def test_an_unsure_row_has_its_reasons(book: Workbook) -> None:
    assert cells(book["读不准"])[1:] == [
        ["甲.txt", 3, "甲局", "培训", "抽查次数", "≥4次", "no_such_reason"]
    ]


def test_a_sheet_without_rows_can_still_be_filtered(tmp_path: Path) -> None:
    sheet = workbook(Figures("s", []), tmp_path)["雷同"]
    assert (sheet.max_row, sheet.auto_filter.ref) == (1, "A1:G2")


@pytest.mark.parametrize("text", ["=1+1", "https://example.org/a", "mailto:a@b.cn", "12", "0012"])
def test_a_text_stays_a_text_whatever_it_looks_like(tmp_path: Path, text: str) -> None:
    cell = workbook(Figures("s", [target(value=text)]), tmp_path)["指标"]["I2"]
    assert (cell.value, cell.data_type, cell.hyperlink) == (text, "s", None)


@pytest.mark.parametrize(("length", "kept"), [(32_767, 32_767), (32_768, 32_767)])
def test_a_text_is_cut_where_excel_takes_no_more(tmp_path: Path, length: int, kept: int) -> None:
    sheet = workbook(Figures("s", [target(value="长" * length)]), tmp_path)["指标"]
    assert len(sheet["I2"].value) == kept


def test_the_version_of_the_rules_is_a_short_digest() -> None:
    assert len(rules_version()) == 12
    assert int(rules_version(), 16)


def test_no_sheet_holds_a_link_or_a_formula(tmp_path: Path) -> None:
    rows = [target(value="https://example.org/a", indicator="=HYPERLINK(1)")]
    to_xlsx(Figures("s", rows, findings=[finding("J101", message="=1+1")]), tmp_path / "a.xlsx")
    with zipfile.ZipFile(tmp_path / "a.xlsx") as parts:
        sheets = [parts.read(name) for name in parts.namelist() if "worksheets/sheet" in name]
    assert len(sheets) == 8
    assert not any(b"<f>" in sheet or b"hyperlink" in sheet for sheet in sheets)


def test_nothing_is_written_beside_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "missing"))
    path = tmp_path / "a.xlsx"
    to_xlsx(figures(), path)
    assert list(tmp_path.iterdir()) == [path]
