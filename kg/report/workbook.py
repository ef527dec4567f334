"""The figures as an Excel workbook with numbers as numbers, frozen headings and filters.

No cell is ever a formula.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from importlib.metadata import version
from pathlib import Path
from typing import Any

from kg.audit.writers import findings_sheet, rules_sheet
from kg.findings import rules
from kg.report.figures import CLASSES, MEASURES, Figures
from kg.report.page import unsure_rows
from kg.report.words import LABELS, sentences

# Field, heading, width in characters.
_COLUMNS = (
    ("document", "文件", 40),
    ("line", "行号", 8),
    ("department", "部门", 22),
    ("year", "年度", 8),
    ("project", "项目", 34),
    ("level1", "一级指标", 14),
    ("level2", "二级指标", 18),
    ("indicator", "指标", 34),
    ("value", "指标值", 24),
    ("specificity_class", "具体程度", 10),
    ("specificity", "得分", 8),
    ("measurability", "可衡量程度", 12),
    ("mandated", "系统强制", 10),
    ("confidence", "读取把握", 10),
    ("evidence", "依据", 70),
)
_UNSURE = (
    ("document", "文件", 40),
    ("line", "行号", 8),
    ("department", "部门", 22),
    ("project", "项目", 34),
    ("indicator", "指标", 34),
    ("value", "指标值", 24),
    ("why", "为什么不确定", 70),
)
_CELL = 32_767  # characters that Excel takes in a cell


def to_xlsx(figures: Figures, path: Path) -> None:
    """Write the workbook."""
    import xlsxwriter

    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    with xlsxwriter.Workbook(str(path), options) as book:
        head = book.add_format({"bold": True, "bg_color": "#e8eef3", "border": 1})
        _about(book.add_worksheet("说明"), figures)
        _table(book.add_worksheet("指标"), _COLUMNS, figures.targets, head)
        _shares(book.add_worksheet("构成"), figures, head)
        _shared(book.add_worksheet("共用指标"), figures, head)
        _copied(book.add_worksheet("雷同"), figures, head)
        findings_sheet(book, figures.findings, head)
        _table(book.add_worksheet("读不准"), _UNSURE, unsure_rows(figures), head)
        rules_sheet(book, head)


def rules_version() -> str:
    """A digest of the register of rules: another rule or wording, another version."""
    texts = json.dumps([asdict(rule) for rule in rules().values()], ensure_ascii=False)
    return hashlib.sha256(texts.encode()).hexdigest()[:12]


def _about(sheet: Any, figures: Figures) -> None:
    sheet.set_column(0, 0, 110)
    lines = [
        "绩谱 jipu：套话与具体指标、审核发现的报告",
        f"快照 {figures.snapshot}",
        f"程序 jipu {version('jipu')}；"
        f"规则 {len(rules())} 条，版本 {rules_version()}（各条见工作表“规则”）",
        *sentences(figures),
        "构成、共用、雷同只计读取确定、由部门自行设置的指标；读取不确定的行在工作表“读不准”。",
    ]
    for place, text in enumerate(lines):
        sheet.write_string(place, 0, text)


def _table(
    sheet: Any, columns: Sequence[tuple[str, str, int]], rows: Iterable[dict[str, Any]], head: Any
) -> None:
    """Fields of rows, each field in a column."""
    headings = [(title, width) for _, title, width in columns]
    cells = ([_shown(key, row[key]) for key, _, _ in columns] for row in rows)
    _fill(sheet, headings, cells, head)


def _fill(
    sheet: Any,
    headings: Sequence[tuple[str, int]],
    rows: Iterable[Sequence[Any]],
    head: Any,
    frozen: int = 0,
) -> None:
    """A sheet with a frozen, filtered heading.

    Args:
        sheet: of the workbook.
        headings: title and width of each column.
        rows: their cells; a row may be shorter than the heading.
        head: format of the heading.
        frozen: columns at the left that stay in view as well.
    """
    for column, (title, width) in enumerate(headings):
        sheet.set_column(column, column, width)
        sheet.write_string(0, column, title, head)
    number = 0
    for number, cells in enumerate(rows, start=1):
        for column, value in enumerate(cells):
            _write(sheet, number, column, value)
    sheet.freeze_panes(1, frozen)
    sheet.autofilter(0, 0, max(number, 1), len(headings) - 1)


def _shown(key: str, value: Any) -> Any:
    if key == "evidence":
        return "；".join(f"{part['kind']} {part['text']}".strip() for part in value)
    if isinstance(value, bool):
        return "是" if value else ""
    return LABELS.get(value, value) if key in ("specificity_class", "measurability") else value


def _write(sheet: Any, row: int, column: int, value: Any) -> None:
    if isinstance(value, int | float):
        sheet.write_number(row, column, value)
    elif value:
        sheet.write_string(row, column, value[:_CELL])


def _shares(sheet: Any, figures: Figures, head: Any) -> None:
    """Classes by department, level and year; the measures by department."""
    labels = [(LABELS[label], 12) for label in (*CLASSES, *MEASURES)]
    headings = [("分组", 10), ("名称", 26), ("指标行数", 10), *labels]
    _fill(sheet, headings, _share_rows(figures), head, frozen=2)


def _share_rows(figures: Figures) -> Iterator[list[Any]]:
    for kind, key in (("部门", "department"), ("一级指标", "level1"), ("年度", "year")):
        for name, total, counts in figures.shares(key):
            cells = [kind, name, total, *(counts.get(label, 0) for label in CLASSES)]
            if key == "department":
                cells += [figures.count(label, name) for label in MEASURES]
            yield cells


def _shared(sheet: Any, figures: Figures, head: Any) -> None:
    headings = [
        ("指标", 40),
        ("使用部门数", 12),
        ("行数", 8),
        ("指标值", 30),
        ("写这个值的部门数", 18),
    ]
    rows = (
        (one["indicator"], one["departments"], one["targets"], used["value"], used["departments"])
        for one in figures.shared
        for used in one["values"]
    )
    _fill(sheet, headings, rows, head)


def _copied(sheet: Any, figures: Figures, head: Any) -> None:
    headings = [
        ("组", 6),
        ("指标", 40),
        ("指标值", 24),
        ("部门", 22),
        ("项目", 40),
        ("文件", 40),
        ("行号", 8),
    ]
    _fill(sheet, headings, _copied_rows(figures), head)


def _copied_rows(figures: Figures) -> Iterator[tuple[Any, ...]]:
    """Each target of a copied set in each of its projects that has it."""
    for number, group in enumerate(figures.copied, start=1):
        for indicator, value, lines in figures.side_by_side(group):
            for project, line in zip(group["projects"], lines, strict=True):
                if line is not None:
                    place = project["department"], project["project"], project["document"], line
                    yield number, indicator, value, *place
