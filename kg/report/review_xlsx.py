"""Review forms as a workbook: one form a sheet, set up to print on A4."""

import re
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from kg.findings import HEADINGS
from kg.report.review import (
    ANNEX,
    ASKS,
    TITLE,
    TITLE_WHOLE,
    WHOLE,
    ReviewForm,
    head_rows,
    target_rows,
)
from kg.report.words import LABELS

_WIDTHS = (10, 13, 15, 24, 15, 11, 11)
_LINE, _LONGEST_NAME = 15, 31
_FORBIDDEN = re.compile(r"[\[\]:*?/\\']")
_PER_LINE = 72  # characters of half width in the merged opinion


def write_xlsx(forms: Sequence[ReviewForm], path: Path) -> None:
    """Write the forms of one department."""
    import xlsxwriter

    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    with xlsxwriter.Workbook(str(path), options) as book:
        book.set_properties({"created": datetime(2000, 1, 1, tzinfo=UTC).replace(tzinfo=None)})
        styles = _Styles(book)
        taken: set[str] = set()
        for form in forms:
            _sheet(book.add_worksheet(_sheet_name(form.name, taken)), form, styles)


def _sheet_name(project: str, taken: set[str]) -> str:
    """A name Excel takes, none of them twice (case does not count there)."""
    base = _FORBIDDEN.sub("", project).strip() or "项目"
    for number in range(1, 1_000_000):
        tail = "" if number == 1 else f"({number})"
        name = base[: _LONGEST_NAME - len(tail)] + tail
        if name.lower() not in taken:
            taken.add(name.lower())
            return name
    return base[:_LONGEST_NAME]


class _Styles:
    def __init__(self, book: Any) -> None:
        body = {
            "font_name": "仿宋",
            "font_size": 10.5,
            "border": 1,
            "text_wrap": True,
            "valign": "vcenter",
        }
        self.title = book.add_format(
            {"font_name": "方正小标宋简体", "font_size": 18, "align": "center"}
        )
        self.plain = book.add_format({"font_name": "仿宋", "font_size": 10.5})
        self.cell = book.add_format({**body, "valign": "top"})
        self.label = book.add_format({**body, "bold": True, "align": "center"})


def _sheet(sheet: Any, form: ReviewForm, styles: _Styles) -> None:
    sheet.set_paper(9)  # A4
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=0.7, right=0.7, top=0.8, bottom=0.8)
    for column, width in enumerate(_WIDTHS):
        sheet.set_column(column, column, width)
    sheet.merge_range(0, 0, 0, 6, TITLE_WHOLE if form.name == WHOLE else TITLE, styles.title)
    sheet.set_row(0, 30)
    row = 1
    for one, text, other, more in head_rows(form):
        sheet.write_string(row, 0, one, styles.label)
        _merge(sheet, row, 1, 3, text, styles.cell)
        sheet.write_string(row, 4, other, styles.label)
        _merge(sheet, row, 5, 6, more, styles.cell)
        sheet.set_row(row, _height(text, 50))
        row += 1
    row = _opinions(sheet, form, styles, row + 1)
    sheet.write_string(
        row,
        0,
        "审核人（签字）：　　　　　　　　　　　　审核日期：　　　年　　月　　日",
        styles.plain,
    )
    if form.targets:
        _annex(sheet, form, styles, row + 2)


def _opinions(sheet: Any, form: ReviewForm, styles: _Styles, row: int) -> int:
    lines = [
        ("审核内容", "审核要点", "审核意见"),
        *((heading, ASKS[heading], form.opinion(heading)) for heading in HEADINGS),
    ]
    if form.notes:
        lines.append(("提示", "供参考，不影响评定", "\n".join(form.notes)))
    if form.reservations:
        lines.append(("未审核", "读取不确定的行", form.reservations))
    lines += [
        ("综合评定", "由审核人选定", form.grades),
        ("总体意见", "由审核人填写", form.conclusion or "\n\n"),
    ]
    for number, (label, asks, opinion) in enumerate(lines):
        sheet.write_string(row, 0, label, styles.label)
        _merge(sheet, row, 1, 2, asks, styles.label if number == 0 else styles.cell)
        _merge(sheet, row, 3, 6, opinion, styles.label if number == 0 else styles.cell)
        sheet.set_row(row, max(_height(opinion, _PER_LINE), _height(asks, 26)))
        row += 1
    return row


def _annex(sheet: Any, form: ReviewForm, styles: _Styles, row: int) -> None:
    sheet.write_string(row, 0, "附：绩效指标及评估", styles.plain)
    for column, title in enumerate(ANNEX):
        sheet.write_string(row + 1, column, title, styles.label)
    for place, cells in enumerate(target_rows(form, LABELS), start=row + 2):
        sheet.write_number(place, 0, int(cells[0]), styles.cell)
        for column, text in enumerate(cells[1:], start=1):
            sheet.write_string(place, column, text, styles.cell)
        sheet.set_row(
            place, max(_height(text, width) for text, width in zip(cells, _WIDTHS, strict=True))
        )


def _merge(sheet: Any, row: int, first: int, last: int, text: str, style: Any) -> None:
    """Merged cells hold their text as text, whatever it looks like."""
    sheet.merge_range(row, first, row, last, "", style)
    sheet.write_string(row, first, text, style)


def _height(text: str, width: float) -> float:
    """Height of a row in points: Excel fits no merged cells, and Chinese takes two places."""
    lines = sum(
        max(-(-sum(1 + (char > "\u2e80") for char in line) // int(width)), 1)
        for line in text.split("\n")
    )
    return min(lines * _LINE + 4, 409)
