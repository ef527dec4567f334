"""Web pages -> Document: tables with their spans, the text around them as prose."""

import hashlib

from lxml import etree
from lxml import html as lxml_html

from kg.documents.document import Document
from kg.documents.encoding import decoded
from kg.documents.grid import LineBuilder
from kg.documents.html.grid_rows import Rows, parts_of, rows_of
from kg.documents.html.styles import PageStyles
from kg.documents.html.table import TableReader, is_layout
from kg.documents.html.text import BLOCKS, SILENT, tag_of, with_single_spaces
from kg.documents.text_lines import lines_of
from kg.errors import SourceError


def read_html(path: str, data: bytes) -> Document:
    """Read the bytes of a web page.

    Raises:
        SourceError: it holds nothing, or a table larger than any real one.
    """
    text = decoded(data)
    builder = LineBuilder(path)
    # What is in none of our encodings has no Chinese; the rest of it may still be shown.
    add_html(builder, data if text is None else text)
    return Document(
        path,
        hashlib.sha256(data).hexdigest(),
        "html",
        tuple(builder.lines),
        omissions=tuple(builder.omissions),
    )


def add_html(builder: LineBuilder, content: str | bytes) -> None:
    """Add the lines of a page, or of a part of one.

    Raises:
        SourceError: it holds nothing, or a table larger than any real one.
    """
    data = content.replace("\0", "").encode() if isinstance(content, str) else content
    parser = lxml_html.HTMLParser(
        encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True
    )
    try:
        root = lxml_html.document_fromstring(data, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        reason = " ".join(str(error).split())[:100]
        raise SourceError(builder.path, f"网页读不出内容（{reason}）") from None
    _Walk(builder, PageStyles(root, data)).walk(root)


class _Walk:
    """Goes over the elements in document order; text gathers until a block ends it."""

    def __init__(self, builder: LineBuilder, styles: PageStyles) -> None:
        self._builder, self._styles = builder, styles
        self._tables = TableReader(builder.path, styles)
        self._text: list[str] = []
        self._struck: list[str] = []
        self._depth = 0  # of elements around that strike their text through

    def walk(self, root: etree._Element) -> None:
        """Everything below an element, without recursion: pages nest as deep as they like."""
        stack: list[tuple[etree._Element | Rows, bool]] = [(root, False)]
        while stack:
            element, is_end = stack.pop()
            if isinstance(element, list):
                self._add_table(element)
                continue
            name = tag_of(element)
            if is_end:
                self._break(name)
                self._depth -= self._styles.strikes(element)
                self._take(element.tail)
                continue
            if name in SILENT:
                self._take(element.tail)
                continue
            if self._styles.hides(element):
                self._add_hidden_tables(element)
                self._take(element.tail)
                continue
            self._break(name)
            if name == "pre" and len(element) == 0:
                self._builder.add_lines(lines_of(element.text or ""))
                self._take(element.tail)
                continue
            self._depth += self._styles.strikes(element)
            stack.append((element, True))
            rows = rows_of(element)
            if rows:
                stack += [(part, False) for part in reversed(parts_of(rows))]
                continue
            self._take(element.text)
            stack += [(child, False) for child in reversed(element)]
        self._flush()

    def _add_table(self, rows: Rows, *, is_hidden: bool = False) -> None:
        self._flush()
        first = len(self._builder.lines) + 1
        placed = self._tables.placed(rows, is_hidden=is_hidden)
        self._builder.add_table(placed.cells, hidden=placed.hidden)
        for row, text in placed.left_out:
            self._builder.omit((("hidden", text),), first + row)

    def _add_hidden_tables(self, element: etree._Element) -> None:
        """The tables of a part of the page that is hidden; its other text is not read."""
        for table in element.iter("table"):
            if not is_layout(table):
                self._add_table(list(table.iter("tr")), is_hidden=True)

    def _take(self, text: str | None) -> None:
        if text:
            (self._struck if self._depth else self._text).append(text)

    def _break(self, name: str) -> None:
        if name in BLOCKS or name in ("br", "tr", "td", "th", "table"):
            self._flush()

    def _flush(self) -> None:
        text = with_single_spaces("".join(self._text)).strip()
        struck = with_single_spaces("".join(self._struck)).strip()
        self._text, self._struck = [], []
        if text or struck:
            self._builder.add_prose(text, omitted=(("struck", struck),))
