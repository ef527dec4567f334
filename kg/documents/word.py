"""Word documents (.docx) -> Document: paragraphs as prose, tables with their merged cells."""

import hashlib
import io
import zipfile
from collections.abc import Iterable, Iterator
from typing import Any

from lxml import etree

from kg.documents.archives import check_zip
from kg.documents.document import Document
from kg.documents.grid import LineBuilder, Placed
from kg.errors import SourceError

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
MOST_SPAN = 512
# What is no text of the document as it stands: deleted text, fields' codes, drawings told twice.
_SILENT = frozenset(
    ("delText", "instrText", "del", "moveFrom", "Fallback", "rPr", "pPr", "footnoteReference")
)


def read_word(path: str, data: bytes) -> Document:
    """Read the bytes of a .docx file.

    Raises:
        SourceError: it is damaged, encrypted, or too large.
    """
    check_zip(path, data)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            main = archive.read(_main_part(archive))
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, load_dtd=False, huge_tree=True
        )
        root = etree.fromstring(main, parser)
    except (
        KeyError,
        zipfile.BadZipFile,
        etree.XMLSyntaxError,
        RuntimeError,
        OSError,
        EOFError,
    ) as error:
        raise SourceError(
            path,
            f"Word 文件已损坏，读不出正文（{type(error).__name__}）；请用 Word 或 WPS 重新保存",
        ) from None
    body = next((child for child in root if _name(child) == "body"), None)
    if body is None:
        raise SourceError(path, "Word 文件中没有正文")
    builder = LineBuilder(path)
    _add_blocks(builder, body)
    return Document(path, hashlib.sha256(data).hexdigest(), "docx", tuple(builder.lines))


def _main_part(archive: zipfile.ZipFile) -> str:
    """The part that the package names as its document, word/document.xml as a rule."""
    try:
        relations = etree.fromstring(
            archive.read("_rels/.rels"), etree.XMLParser(resolve_entities=False, no_network=True)
        )
    except (KeyError, etree.XMLSyntaxError):
        return "word/document.xml"
    for relation in relations:
        if str(relation.get("Type", "")).endswith("/officeDocument"):
            return str(relation.get("Target", "")).lstrip("/")
    return "word/document.xml"


def _name(element: Any) -> str:
    tag = element.tag
    if not isinstance(tag, str):
        return ""
    return tag.rpartition("}")[2]


def _add_blocks(builder: LineBuilder, parent: Any) -> None:
    """Add paragraphs and tables in order, also those within content controls and insertions."""
    for element in parent:
        name = _name(element)
        if name == "p":
            text = "".join(_texts(element)).strip()
            builder.add_prose(text)
            for inner in element.iterdescendants():
                if _name(inner) == "txbxContent" and not any(
                    _name(one) == "Fallback" for one in inner.iterancestors()
                ):
                    _add_blocks(builder, inner)
        elif name == "tbl":
            _add_table(builder, element)
        elif name in ("sdt", "sdtContent", "ins", "customXml", "smartTag", "moveTo"):
            _add_blocks(builder, element)


def _add_table(builder: LineBuilder, table: Any) -> None:
    """A table; one that stands in a cell of it follows the row of that cell."""
    rows: list[Any] = []
    for row in _children(table, "tr"):
        rows.append(row)
        inner = [
            nested
            for cell in _children(row, "tc")
            for nested in _children(cell, "tbl")
            if _is_grid(nested)
        ]
        if inner:
            builder.add_table(_placed(rows))
            rows = []
            for nested in inner:
                _add_table(builder, nested)
    if rows:
        builder.add_table(_placed(rows))


def _is_grid(table: Any) -> bool:
    """Whether a table has rows and columns; others are boxes around text."""
    widths = [sum(1 for _ in _children(row, "tc")) for row in _children(table, "tr")]
    return len(widths) > 1 and max(widths) > 1


def _texts(element: Any) -> Iterator[str]:
    """The text of a paragraph, in order, text boxes left out."""
    for child in element:
        name = _name(child)
        if name == "t":
            yield child.text or ""
        elif name in ("tab", "ptab"):
            yield " "
        elif name in ("br", "cr"):
            yield "\n"
        elif name == "sym":
            yield _symbol(child)
        elif name == "noBreakHyphen":
            yield "-"
        elif (
            name not in _SILENT
            and name != "txbxContent"
            and not (name == "r" and _is_hidden(child))
        ):
            yield from _texts(child)


def _is_hidden(run: Any) -> bool:
    """Whether Word neither shows nor prints a run (hidden text)."""
    hidden = _property(run, "rPr", "vanish")
    return hidden is not None and _value(hidden) not in ("0", "false", "off")


def _symbol(element: Any) -> str:
    """A character of a symbol font as Unicode has it; one that is not known here as a box."""
    code = (element.get(f"{_W}char") or element.get(f"{_STRICT}char") or "").upper()
    return {
        "F0B3": "≥",
        "F0A3": "≤",
        "F0B4": "×",
        "F0FE": "☑",
        "F0A8": "□",
        "F052": "☑",
        "F0B0": "°",
    }.get(code, "□")


def _placed(rows: Iterable[Any]) -> Iterator[Placed]:
    """Cells by gridSpan and vMerge; a merge that no cell begins stands for a cell of its own."""
    open_merges: dict[int, list[Any]] = {}  # column -> [row, text, rows, columns]
    found: list[list[Any]] = []
    for number, row in enumerate(rows):
        column = _number(_property(row, "trPr", "gridBefore"), 0)
        for cell in _children(row, "tc"):
            span = max(1, min(_number(_property(cell, "tcPr", "gridSpan"), 1), MOST_SPAN))
            merge = _property(cell, "tcPr", "vMerge")
            above = open_merges.get(column)
            if (
                merge is not None
                and _value(merge) != "restart"
                and above is not None
                and above[4] == span
            ):
                above[3] += 1
            else:
                one = [number, column, _cell_text(cell), 1, span]
                found.append(one)
                if merge is not None:
                    open_merges[column] = one
                else:
                    open_merges.pop(column, None)
            column += span
    return (Placed(*one) for one in found)


def _children(element: Any, wanted: str) -> Iterator[Any]:
    """Rows or cells, also those inside content controls and tracked insertions."""
    for child in element:
        name = _name(child)
        if name == wanted:
            yield child
        elif name in ("sdt", "sdtContent", "ins", "customXml", "smartTag"):
            yield from _children(child, wanted)


def _property(element: Any, group: str, name: str) -> Any:
    for properties in element:
        if _name(properties) == group:
            return next((one for one in properties if _name(one) == name), None)
    return None


def _value(element: Any) -> str:
    return str(element.get(f"{_W}val") or element.get(f"{_STRICT}val") or "")


def _number(element: Any, default: int) -> int:
    value = "" if element is None else _value(element)
    return int(value) if value.isdigit() and len(value) < 9 else default


def _cell_text(cell: Any) -> str:
    """Paragraphs of a cell, each on a line of its own.

    A table inside is left out, for it is read as one; a box around text is read as that text.
    """
    lines = []
    for element in _outside_grids(cell):
        if _name(element) == "p" and not any(
            _name(one) in ("txbxContent", "Fallback") for one in element.iterancestors()
        ):
            lines.append("".join(_texts(element)))
    return "\n".join(lines)


def _outside_grids(element: Any) -> Iterator[Any]:
    for child in element:
        if not (_name(child) == "tbl" and _is_grid(child)):
            yield child
            yield from _outside_grids(child)
