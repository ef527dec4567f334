"""Packages of Word, made of the XML that shows the point."""

import io
import zipfile

from kg.documents import Document
from kg.documents.word.reader import read_word

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
STRICT = 'xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main"'
DRAWN = (
    f'{W} xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
)
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"


def packed(body: str, space: str = W, styles: str = "") -> bytes:
    """A package with a document, and with styles where some are given."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(
            "word/document.xml", f"<w:document {space}><w:body>{body}</w:body></w:document>"
        )
        if styles:
            archive.writestr("word/styles.xml", f"<w:styles {space}>{styles}</w:styles>")
            archive.writestr(
                "word/_rels/document.xml.rels",
                f'<Relationships xmlns="{_RELATIONS}"><Relationship Id="r1" Type="{_RELATION}"'
                ' Target="styles.xml"/></Relationships>',
            )
    return out.getvalue()


def read(body: str, space: str = W, styles: str = "") -> Document:
    """What is read of such a package."""
    return read_word("x", packed(body, space, styles))


def run(text: str, properties: str = "") -> str:
    """A run of text."""
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>"


def cell(text: str, properties: str = "") -> str:
    """A cell of one paragraph."""
    return f"<w:tc><w:tcPr>{properties}</w:tcPr><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>"


def cell_of(content: str, properties: str = "") -> str:
    """A cell of one paragraph with the runs given."""
    return f"<w:tc><w:tcPr>{properties}</w:tcPr><w:p>{content}</w:p></w:tc>"


def table(*rows: str) -> str:
    """A table of rows, each given as its cells, or whole where it has properties."""
    made = (row if row.startswith("<w:tr") else f"<w:tr>{row}</w:tr>" for row in rows)
    return f"<w:tbl>{''.join(made)}</w:tbl>"


def form(*rows: str) -> str:
    """A form of one project with the rows given below its heading."""
    head = [cell("项目名称"), cell("灌渠清淤", '<w:gridSpan w:val="3"/>')]
    labels = [cell(label) for label in ("一级指标", "二级指标", "三级指标", "指标值")]
    title = "<w:p><w:r><w:t>项目支出绩效目标表</w:t></w:r></w:p>"
    return title + table("".join(head), "".join(labels), *rows)


def row(name: str, value: str, properties: str = "", level: str = "产出指标") -> str:
    """A row of such a form; the value is given as runs."""
    cells = cell(level) + cell("数量指标") + cell(name) + cell_of(value)
    return f"<w:tr><w:trPr>{properties}</w:trPr>{cells}</w:tr>"
