"""Word documents (.docx) -> Document: paragraphs as prose, tables with their merged cells."""

import hashlib
import io
import posixpath
import zipfile
from typing import Any

from lxml import etree

from kg.documents.archives import check_zip
from kg.documents.document import Document
from kg.documents.grid import LineBuilder
from kg.documents.word.boxes import floats_beside_table
from kg.documents.word.element import WRAPPERS, children_of, name_of
from kg.documents.word.styles import Styles, may_switch
from kg.documents.word.table import TableReader
from kg.documents.word.text import is_grid, is_placeholder
from kg.errors import SourceError

_DEFAULT = "word/document.xml"


def read_word(path: str, data: bytes) -> Document:
    """Read the bytes of a .docx file.

    Raises:
        SourceError: it is damaged, encrypted, or too large.
    """
    check_zip(path, data)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            part = _main_part(archive)
            xml = archive.read(part)
            styles = Styles(_styles(archive, part), are_used=may_switch(xml))
        root = _tree(xml)
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
    body = next((child for child in root if name_of(child) == "body"), None)
    if body is None:
        raise SourceError(path, "Word 文件中没有正文")
    builder = LineBuilder(path)
    _Blocks(builder, styles).add(body)
    return Document(
        path,
        hashlib.sha256(data).hexdigest(),
        "docx",
        tuple(builder.lines),
        omissions=tuple(builder.omissions),
    )


def _tree(xml: bytes) -> Any:
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=True
    )
    return etree.fromstring(xml, parser)


def _main_part(archive: zipfile.ZipFile) -> str:
    """The part that the package names as its document, word/document.xml as a rule."""
    return next(iter(_targets(archive, "_rels/.rels", "/officeDocument")), _DEFAULT)


def _styles(archive: zipfile.ZipFile, main: str) -> Any:
    """The styles of the document, None where none of them hides any text."""
    folder, name = posixpath.split(main)
    relations = posixpath.join(folder, "_rels", f"{name}.rels")
    for target in _targets(archive, relations, "/styles"):
        part = posixpath.normpath(posixpath.join(folder, target))
        if part in archive.namelist() and may_switch(xml := archive.read(part)):
            return _tree(xml)
    return None


def _targets(archive: zipfile.ZipFile, relations: str, kind: str) -> list[str]:
    """What relations of a kind name, without a slash at the beginning."""
    try:
        tree = _tree(archive.read(relations))
    except (KeyError, etree.XMLSyntaxError):
        return []
    return [
        str(relation.get("Target", "")).lstrip("/")
        for relation in tree
        if str(relation.get("Type", "")).endswith(kind)
    ]


class _Blocks:
    """Adds paragraphs and tables in order.

    Args:
        builder: where they go.
        styles: of the document.
    """

    def __init__(self, builder: LineBuilder, styles: Styles) -> None:
        self._builder = builder
        self._tables = TableReader(styles)

    def add(self, parent: Any) -> None:
        """Add the blocks of an element, also those within content controls and insertions."""
        for element in parent:
            name = name_of(element)
            if name == "p":
                said = self._tables.shown.paragraph(element)
                self._builder.add_prose(said.text.strip(), omitted=said.omitted)
                self._add_boxes(element)
            elif name == "tbl":
                self._add_table(element)
            elif is_placeholder(element):
                self._builder.add_prose("")
            elif name in WRAPPERS or name == "moveTo":
                self.add(element)

    def _add_boxes(self, paragraph: Any) -> None:
        """The text boxes of a paragraph, below it; of drawings told twice, the first telling."""
        for inner in paragraph.iterdescendants():
            if name_of(inner) == "txbxContent" and not any(
                name_of(one) == "Fallback" for one in inner.iterancestors()
            ):
                first = len(self._builder.lines) + 1
                self.add(inner)
                if floats_beside_table(inner, paragraph):
                    said = " ".join(line.text for line in self._builder.lines[first - 1 :])
                    self._builder.omit((("box", said),), first, rows=0)

    def _add_table(self, table: Any) -> None:
        """A table; one that stands in a cell of it follows the row of that cell."""
        rows: list[Any] = []
        for row in children_of(table, "tr"):
            rows.append(row)
            inner = [
                nested
                for cell in children_of(row, "tc")
                for nested in children_of(cell, "tbl")
                if is_grid(nested)
            ]
            if inner:
                self._add_rows(rows)
                rows = []
                for nested in inner:
                    self._add_table(nested)
        if rows:
            self._add_rows(rows)

    def _add_rows(self, rows: list[Any]) -> None:
        placed = self._tables.placed(rows)
        self._builder.add_table(placed.cells, hidden=placed.hidden)
