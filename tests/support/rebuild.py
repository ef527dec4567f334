"""A text dump made again as Word, Excel, web page or PDF, with the merged cells that the printed forms have.

``python -m tests.support.rebuild SOURCE.txt FOLDER`` writes all of them.
"""

import html
import io
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import docx
import xlsxwriter
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

from kg.documents import Line, parse_text
from kg.documents.grid import Placed
from kg.records import read_records
from kg.tables.words.vocabulary import is_strong_label, level1_of, level2_of
from tests.support.patience import HANG

Table = list[Placed]


def pieces(data: bytes) -> Iterator[str | Table]:
    """Paragraphs and tables of a text dump, in order."""
    rows: list[Line] = []
    reading = read_records(parse_text("x", data))
    labels = {target.line: (target.level1, target.level2) for target in reading.targets}
    for line in reading.document.lines:
        if line.cells and line.text.strip():
            rows.append(line)
            continue
        if rows:
            yield _table(rows, labels)
            rows = []
        yield line.text
    if rows:
        yield _table(rows, labels)


def _table(rows: Sequence[Line], labels: Mapping[int, tuple[str | None, str | None]]) -> Table:
    """Blank cells below the label that applies to their row are one cell with it, as they were before the page was dumped."""
    cells: dict[tuple[int, int], Placed] = {}
    above: dict[int, tuple[int, int]] = {}
    for number, line in enumerate(rows):
        for column, cell in enumerate(line.cells):
            place = above.get(column)
            if (
                not cell.text.strip()
                and place is not None
                and _applies(column, cells[place].text, labels.get(line.number))
            ):
                cells[place] = cells[place]._replace(rowspan=number - place[0] + 1)
                continue
            above.pop(column, None)
            cells[number, column] = Placed(number, column, cell.text)
            if column < 2 and is_strong_label(cell.text):
                above[column] = number, column
    return list(cells.values())


def _applies(column: int, label: str, applying: tuple[str | None, str | None] | None) -> bool:
    """Whether a label is the one of its column's level that applies to a row."""
    return (
        applying is not None
        and (level1_of, level2_of)[column](label) == applying[column] is not None
    )


def _size(table: Table) -> tuple[int, int]:
    return max(cell.row + cell.rowspan for cell in table), max(
        cell.column + cell.colspan for cell in table
    )


def to_html(data: bytes) -> bytes:
    """A web page with rowspan and colspan."""
    out = ['<!DOCTYPE html><html><head><meta charset="utf-8"><title>x</title></head><body>']
    for piece in pieces(data):
        if isinstance(piece, str):
            out.append(f"<p>{html.escape(piece)}</p>")
            continue
        out.append("<table border=1>")
        for number in range(_size(piece)[0]):
            own = sorted(cell for cell in piece if cell.row == number)
            cells = (
                f'<td rowspan="{cell.rowspan}" colspan="{cell.colspan}">{html.escape(cell.text)}</td>'
                for cell in own
            )
            out.append(f"<tr>{''.join(cells)}</tr>")
        out.append("</table>")
    return "\n".join([*out, "</body></html>"]).encode()


def to_docx(data: bytes, font: str = "Noto Serif CJK SC", points: float = 8) -> bytes:
    """A Word document, landscape, small type, as such annexes are."""
    document = docx.Document()
    section = document.sections[0]
    section.orientation, section.page_width, section.page_height = (
        WD_ORIENT.LANDSCAPE,
        Cm(29.7),
        Cm(21),
    )
    for side in ("left_margin", "right_margin", "top_margin", "bottom_margin"):
        setattr(section, side, Cm(1.5))
    style = document.styles["Normal"]
    style.font.size, style.font.name = Pt(points), font
    style.element.rPr.rFonts.set(qn("w:eastAsia"), font)
    style.paragraph_format.space_after = Pt(0)
    for piece in pieces(data):
        if isinstance(piece, str):
            document.add_paragraph(piece.replace("\f", ""))
            continue
        height, width = _size(piece)
        table = document.add_table(height, width, style="Table Grid")
        grid = [list(row.cells) for row in table.rows]
        for cell in piece:
            place = grid[cell.row][cell.column]
            if cell.rowspan > 1 or cell.colspan > 1:
                place = place.merge(
                    grid[cell.row + cell.rowspan - 1][cell.column + cell.colspan - 1]
                )
            place.text = cell.text
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _sheet(data: bytes) -> Iterator[tuple[int, int, str, int, int]]:
    """Row, column, text, last row, last column of every cell of one sheet."""
    row = 0
    for piece in pieces(data):
        if isinstance(piece, str):
            if piece.strip():
                yield row, 0, piece.replace("\f", ""), row, 0
            row += 1
            continue
        for cell in piece:
            yield (
                row + cell.row,
                cell.column,
                cell.text,
                row + cell.row + cell.rowspan - 1,
                cell.column + cell.colspan - 1,
            )
        row += _size(piece)[0]


def to_xlsx(data: bytes) -> bytes:
    """A workbook of one sheet, all cells texts."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(
        out, {"in_memory": True, "strings_to_urls": False, "strings_to_formulas": False}
    ) as book:
        sheet = book.add_worksheet("Sheet1")
        for row, column, text, last_row, last_column in _sheet(data):
            if (row, column) == (last_row, last_column):
                sheet.write_string(row, column, text)
            else:
                sheet.merge_range(row, column, last_row, last_column, text)
    return out.getvalue()


def by_libreoffice(data: bytes, suffix: str, target: str) -> bytes:
    """A file in another format, by LibreOffice."""
    with tempfile.TemporaryDirectory() as name:
        source = Path(name) / f"document.{suffix}"
        source.write_bytes(data)
        profile = f"-env:UserInstallation={(Path(name) / 'profile').as_uri()}"
        command = [
            "soffice",
            profile,
            "--headless",
            "--convert-to",
            target,
            "--outdir",
            str(Path(name) / "out"),
            str(source),
        ]
        subprocess.run(command, check=True, capture_output=True, timeout=HANG)
        return (Path(name) / "out" / f"document.{target}").read_bytes()


def main(source: Path, folder: Path) -> None:
    """Write one source in all formats."""
    folder.mkdir(parents=True, exist_ok=True)
    data = source.read_bytes()
    for suffix, made in (
        ("html", to_html(data)),
        ("docx", to_docx(data)),
        ("xlsx", to_xlsx(data)),
    ):
        (folder / f"source.{suffix}").write_bytes(made)
    word = to_docx(data)
    for suffix in ("pdf", "doc", "odt", "rtf"):
        (folder / f"source.{suffix}").write_bytes(by_libreoffice(word, "docx", suffix))
    (folder / "other-font.pdf").write_bytes(
        by_libreoffice(to_docx(data, "AR PL UMing CN"), "docx", "pdf")
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
