"""ODS: its cells carry the text they show, so formats need not be known."""

import io
import zipfile
from collections.abc import Iterator

from lxml import etree

from kg.documents.workbook.sheet import LIMITS, Merge, Sheet, check_bounds
from kg.errors import SourceError

_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_CELLS = (f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell")


def read_ods(path: str, data: bytes) -> Iterator[Sheet]:
    """The sheets of a workbook in their order.

    Args:
        path: for messages.
        data: a container that ``check_zip`` let pass.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = archive.namelist()
        if "META-INF/manifest.xml" in names and b"encryption-data" in archive.read(
            "META-INF/manifest.xml"
        ):
            raise SourceError(path, "文件有密码保护；请取消密码后再读")
        xml = archive.read("content.xml")
    parser = etree.XMLParser(
        resolve_entities=False, load_dtd=False, no_network=True, huge_tree=False
    )
    root = etree.fromstring(xml, parser)
    unseen = {
        style.get(f"{_STYLE}name")
        for style in root.iter(f"{_STYLE}style")
        if any(
            properties.get(f"{_TABLE}display") == "false"
            for properties in style.iterfind(f"{_STYLE}table-properties")
        )
    }
    for table in root.iterfind(f"{_OFFICE}body/{_OFFICE}spreadsheet/{_TABLE}table"):
        yield _sheet(path, table, hidden=table.get(f"{_TABLE}style-name") in unseen)


def _sheet(path: str, table: etree._Element, *, hidden: bool) -> Sheet:
    sheet = Sheet(table.get(f"{_TABLE}name", ""), [], hidden=hidden)
    number = 0
    for row in table.iter(f"{_TABLE}table-row"):
        texts, merges = _row(row, number)
        repeated = _count(row, "number-rows-repeated")
        if any(texts):
            # Checked before rows are made: a few bytes may stand for millions of them.
            check_bounds(path, sheet.name, number + repeated, len(texts))
            sheet.rows += [[] for _ in range(number - len(sheet.rows))]
            sheet.rows += [list(texts) for _ in range(repeated)]
            sheet.merges += merges
            if row.get(f"{_TABLE}visibility") in ("collapse", "filter"):
                sheet.hidden_rows += range(number, number + repeated)
        number += repeated
    return sheet


def _row(row: etree._Element, number: int) -> tuple[list[str], list[Merge]]:
    texts: list[str] = []
    merges: list[Merge] = []
    column = 0
    for cell in row.iterfind("*"):
        if cell.tag not in _CELLS:
            continue
        repeated = _count(cell, "number-columns-repeated")
        text = "\n".join(_paragraph(part) for part in cell.iterfind(f"{_TEXT}p"))
        if text and len(texts) <= LIMITS.columns:
            # One column more than may be is enough for the row to be refused.
            texts += [""] * (min(column, LIMITS.columns) - len(texts))
            texts += [text] * min(repeated, LIMITS.columns + 1 - len(texts))
        down, right = _count(cell, "number-rows-spanned"), _count(cell, "number-columns-spanned")
        if down > 1 or right > 1:
            merges.append(Merge(number, column, number + down - 1, column + right - 1))
        column += repeated
    return texts, merges


def _paragraph(element: etree._Element) -> str:
    parts = [element.text or ""]
    for child in element:
        if child.tag == f"{_TEXT}s":
            parts.append(" " * min(_count(child, "c", _TEXT), 100))
        elif child.tag in (f"{_TEXT}tab", f"{_TEXT}line-break"):
            parts.append("\n" if child.tag.endswith("break") else " ")
        elif (
            isinstance(child.tag, str)
            and child.tag.startswith(_TEXT)
            and not child.tag.endswith("note")
        ):
            parts.append(_paragraph(child))
        parts.append(child.tail or "")
    return "".join(parts)


def _count(element: etree._Element, name: str, namespace: str = _TABLE) -> int:
    value = element.get(namespace + name, "1")
    return int(value) if value.isdecimal() and len(value) < 9 and value != "0" else 1
