"""Web pages -> Document: tables with their spans, the text around them as prose."""

import hashlib
import re
from collections.abc import Iterator

from lxml import etree
from lxml import html as lxml_html

from kg.documents.document import Document
from kg.documents.encoding import decoded
from kg.documents.grid import MOST_CELLS, MOST_COLUMNS, LineBuilder, Placed
from kg.errors import SourceError

MOST_ROWS = 65_534  # what HTML lets a rowspan be
_BLOCKS = frozenset(
    (
        "p div h1 h2 h3 h4 h5 h6 li ul ol dl dt dd section article header footer main aside nav "
        "form pre blockquote hr address figure figcaption center body html title"
    ).split()
)
_SILENT = frozenset(
    "script style noscript template svg head iframe object select option button".split()
)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_SPACES = re.compile(r"[ \t\r\n\f]+")  # wider ones part the fields of a running line and stay
_NUMBER = re.compile(r"\s*(\d{1,9})")


def read_html(path: str, data: bytes) -> Document:
    """Read the bytes of a web page.

    Raises:
        SourceError: it holds nothing, or a table larger than any real one.
    """
    text = decoded(data)
    # What is in none of our encodings has no Chinese; the rest of it may still be shown.
    content = data if text is None else text.replace("\0", "").encode()
    parser = lxml_html.HTMLParser(
        encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True
    )
    try:
        root = lxml_html.document_fromstring(content, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise SourceError(path, f"网页读不出内容（{' '.join(str(error).split())[:100]}）") from None
    builder = LineBuilder(path)
    _Walk(builder).walk(root)
    return Document(path, hashlib.sha256(data).hexdigest(), "html", tuple(builder.lines))


class _Walk:
    """Goes over the elements in document order; text gathers until a block ends it."""

    def __init__(self, builder: LineBuilder) -> None:
        self.builder = builder
        self._text: list[str] = []

    def walk(self, root: etree._Element) -> None:
        """Everything below an element, without recursion: pages nest as deep as they like."""
        stack: list[tuple[etree._Element, bool]] = [(root, False)]
        while stack:
            element, is_end = stack.pop()
            name = element.tag if isinstance(element.tag, str) else ""
            if is_end:
                self._break(name)
                self._take(element.tail)
                continue
            if name in _SILENT or _is_hidden(element):
                self._take(element.tail)
                continue
            self._break(name)
            if name == "table" and not _is_layout(element):
                self._flush()
                self.builder.add_table(_placed(element, self.builder.path))
                self._take(element.tail)
                continue
            self._take(element.text)
            stack.append((element, True))
            stack += [(child, False) for child in reversed(element)]
        self._flush()

    def _take(self, text: str | None) -> None:
        if text:
            self._text.append(text)

    def _break(self, name: str) -> None:
        if name in _BLOCKS or name in ("br", "tr", "td", "th", "table"):
            self._flush()

    def _flush(self) -> None:
        text = _SPACES.sub(" ", "".join(self._text)).strip()
        self._text = []
        if text:
            self.builder.add_prose(text)


def _is_hidden(element: etree._Element) -> bool:
    return element.get("hidden") is not None or bool(_HIDDEN.search(element.get("style") or ""))


def _is_layout(table: etree._Element) -> bool:
    """Whether a table only arranges a page: it holds other tables, or a single cell."""
    if next(table.iterdescendants("table"), None) is not None:
        return True
    return sum(1 for _ in table.iterdescendants("td", "th")) <= 1


def _placed(table: etree._Element, path: str) -> Iterator[Placed]:
    """Cells in the places that the spans of earlier ones leave (HTML, 4.9.12, forming a table)."""
    covered: dict[int, int] = {}  # column -> first row that is free again
    rows = list(table.iter("tr"))
    count = 0
    for number, row in enumerate(rows):
        column = 0
        for cell in row.iterchildren("td", "th"):
            while covered.get(column, 0) > number:
                column += 1
            if column >= MOST_COLUMNS:
                raise SourceError(path, f"表格超过 {MOST_COLUMNS} 列，不是正常的预算文件")
            colspan = min(_span(cell, "colspan"), MOST_COLUMNS - column)
            rowspan = min(_span(cell, "rowspan") or len(rows), len(rows) - number)
            count += colspan * rowspan
            if count > MOST_CELLS:
                raise SourceError(path, f"表格单元格超过 {MOST_CELLS} 个，不是正常的预算文件")
            for place in range(column, column + colspan):
                covered[place] = number + rowspan
            yield Placed(number, column, _text_of(cell), rowspan, max(1, colspan))
            column += max(1, colspan)


def _span(cell: etree._Element, name: str) -> int:
    given = cell.get(name)
    if not given:
        return 1
    said = _NUMBER.match(given)
    return min(int(said.group(1)), MOST_ROWS) if said else 1


def _text_of(cell: etree._Element) -> str:
    """The cell's text; blocks and line breaks inside begin a new line."""
    if not len(cell):  # most cells hold nothing but text
        return _SPACES.sub(" ", cell.text or "").strip()
    parts: list[str] = []
    stack: list[tuple[etree._Element, bool]] = [(cell, False)]
    while stack:
        element, is_end = stack.pop()
        name = element.tag if isinstance(element.tag, str) else ""
        if is_end or name in _SILENT or (element is not cell and _is_hidden(element)):
            parts.append("\n" if name in _BLOCKS and element is not cell else "")
            parts.append(_SPACES.sub(" ", element.tail or "") if element is not cell else "")
            continue
        parts.append("\n" if name in _BLOCKS or name == "br" else "")
        parts.append(_SPACES.sub(" ", element.text or ""))
        stack.append((element, True))
        stack += [(child, False) for child in reversed(element)]
    lines = (line.strip() for line in "".join(parts).split("\n"))
    return "\n".join(line for line in lines if line)
