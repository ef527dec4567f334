"""Review forms as a Word document: one form a page, for the reviewer to edit and print on A4."""

import io
import re
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

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

if TYPE_CHECKING:
    from docx.document import Document as Word

# GB/T 9704-2012 asks for 仿宋 in the body and 小标宋 in the title.
# Word takes another 宋体 where they are missing.
BODY, TITLE_FONT = "仿宋", "方正小标宋简体"
_UNWRITABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
# Centimetres: each adds up to the 16 between the margins.
_HEAD_WIDTHS = (2.3, 6.2, 2.3, 5.2)
_MAIN_WIDTHS = (2.0, 4.2, 9.8)
_ANNEX_WIDTHS = (1.1, 2.2, 2.6, 4.3, 2.6, 1.6, 1.6)


def write_docx(forms: Sequence[ReviewForm], path: Path) -> None:
    """Write the forms of one department."""
    from docx import Document
    from docx.enum.text import WD_BREAK

    word = Document()
    _page(word)
    for number, form in enumerate(forms):
        if number:
            word.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
        _form(word, form)
    _settle(word)
    saved = io.BytesIO()
    word.save(saved)
    path.write_bytes(_without_times(saved))


def _page(word: "Word") -> None:
    """A4 with the margins of official letters; the body's font in both scripts."""
    from docx.oxml.ns import qn
    from docx.shared import Cm, Pt

    section = word.sections[0]
    section.page_width, section.page_height = Cm(21.0), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.5)
    section.top_margin = section.bottom_margin = Cm(2.2)
    style = word.styles["Normal"]
    style.font.name, style.font.size = "Times New Roman", Pt(10.5)
    style.element.rPr.rFonts.set(qn("w:eastAsia"), BODY)


def _form(word: "Word", form: ReviewForm) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.oxml.ns import qn
    from docx.shared import Pt

    title = word.add_paragraph()
    title.alignment = WD_ALIGN_PARAGRAPH.CENTER
    run = title.add_run(TITLE_WHOLE if form.name == WHOLE else TITLE)
    run.font.size = Pt(18)
    run._element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), TITLE_FONT)
    _table(word, [list(row) for row in head_rows(form)], _HEAD_WIDTHS, bold_columns=(0, 2))
    word.add_paragraph()
    rows = [
        ["审核内容", "审核要点", "审核意见"],
        *([heading, ASKS[heading], form.opinion(heading)] for heading in HEADINGS),
    ]
    if form.notes:
        rows.append(["提示", "供参考，不影响评定", "\n".join(form.notes)])
    if form.reservations:
        rows.append(["未审核", "读取不确定的行", form.reservations])
    rows += [
        ["综合评定", "由审核人选定", form.grades],
        ["总体意见", "由审核人填写", form.conclusion or "\n\n"],
    ]
    _table(word, rows, _MAIN_WIDTHS, bold_columns=(0,), bold_head=True)
    word.add_paragraph("审核人（签字）：　　　　　　　　　　　　审核日期：　　　年　　月　　日")
    if form.targets:
        word.add_paragraph("附：绩效指标及评估")
        _table(
            word,
            [list(ANNEX), *map(list, target_rows(form, LABELS))],
            _ANNEX_WIDTHS,
            bold_head=True,
        )


def _table(
    word: "Word",
    rows: Sequence[Sequence[str]],
    widths: Sequence[float],
    *,
    bold_columns: Sequence[int] = (),
    bold_head: bool = False,
) -> None:
    from docx.shared import Cm

    table = word.add_table(len(rows), len(widths))
    table.style = "Table Grid"
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Cm(width)
    # table.cell searches the whole table each time; row by row it stays linear.
    for number, (row, texts) in enumerate(zip(table.rows, rows, strict=True)):
        for column, (cell, text) in enumerate(zip(row.cells, texts, strict=True)):
            cell.width = Cm(widths[column])
            run = cell.paragraphs[0].add_run(_UNWRITABLE.sub("", text))
            run.bold = column in bold_columns or (bold_head and number == 0)
    if bold_head:
        _repeat(table.rows[0])


def _repeat(row: Any) -> None:
    """Let the heading row stand at the top of every page."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    mark = OxmlElement("w:tblHeader")
    mark.set(qn("w:val"), "true")
    row._tr.get_or_add_trPr().append(mark)


def _without_times(saved: io.BytesIO) -> bytes:
    """The same package with one time for all its parts."""
    settled = io.BytesIO()
    with (
        zipfile.ZipFile(saved) as parts,
        zipfile.ZipFile(settled, "w", zipfile.ZIP_DEFLATED) as package,
    ):
        for part in parts.infolist():
            package.writestr(zipfile.ZipInfo(part.filename), parts.read(part), zipfile.ZIP_DEFLATED)
    return settled.getvalue()


def _settle(word: "Word") -> None:
    """Fix author and times, so that the same forms give the same bytes."""
    from datetime import UTC, datetime

    properties = word.core_properties
    properties.author = properties.last_modified_by = "jipu"
    properties.created = properties.modified = datetime(2000, 1, 1, tzinfo=UTC)
