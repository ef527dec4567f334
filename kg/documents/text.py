"""Text dumps -> Document: a line for each table row, cells separated by tabs or Markdown's bars.

LF, CRLF and CR line ends; a form feed starts a page.
"""

import hashlib
import re

from kg.documents.bars import read_bars
from kg.documents.document import Cell, Document, Line
from kg.documents.encoding import decoded
from kg.errors import SourceError

# A department's whole budget is about 50 KB of text; a collection in one file stays far below this.
MAX_BYTES = 64 * 1024 * 1024
_LINE_END = re.compile(r"\r\n|\n|\r")
_HEADING = re.compile(r"^#{1,6}\s+")  # the mark of Markdown
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f]")


def parse_text(path: str, data: bytes) -> Document:
    """Read the bytes of a text dump.

    Raises:
        SourceError: the file is empty, larger than ``MAX_BYTES``, binary, or in no known encoding.
    """
    return document_of(path, data, text_of(path, data))


def document_of(path: str, data: bytes, text: str) -> Document:
    """A text dump as a document.

    Args:
        path: of the file.
        data: its bytes.
        text: what they say.
    """
    return Document(path, hashlib.sha256(data).hexdigest(), "text", tuple(_lines(text)))


def text_of(path: str, data: bytes) -> str:
    """What the bytes of a text file say.

    Raises:
        SourceError: the file is empty, larger than ``MAX_BYTES``, binary, or in no known encoding.
    """
    if not data.strip():
        raise SourceError(path, "文件是空的")
    if len(data) > MAX_BYTES:
        limit = f"{MAX_BYTES // 2**20} MB 的上限"
        reason = f"文件有 {len(data) / 1e6:.0f} MB，超过 {limit}；请按单位或年度拆分后再读"
        raise SourceError(path, reason)
    text = decoded(data)
    if text is None:
        raise SourceError(path, "编码无法识别；请另存为 UTF-8 或 GB18030 文本")
    controls = len(_CONTROL.findall(text))
    if controls and controls * 200 > len(text):
        raise SourceError(path, "含有大量控制字符，不是文本文件")
    return text


def _lines(text: str) -> list[Line]:
    """All lines; what follows the final newline is none.

    They have page numbers only where form feeds show pages.
    """
    parts = _LINE_END.split(text)
    if parts and not parts[-1]:
        parts.pop()
    paged = "\f" in text
    page = 1 if paged else None
    barred = read_bars([part if "\t" not in part else "" for part in parts])
    lines: list[Line] = []
    for number, part in enumerate(parts, start=1):
        breaks = paged and "\f" in part
        if breaks and page is not None:
            page += part.count("\f")
            part = part.replace("\f", "")
        if "\t" in part:
            printed, texts = part, part.split("\t")
        elif number - 1 in barred:
            own = barred[number - 1]
            texts = own.cells or []
            printed = "\t".join(texts) if texts else own.text
        else:
            printed, texts = _HEADING.sub("", part), []
        cells = tuple([Cell(cell, column) for column, cell in enumerate(texts)])
        lines.append(Line(number, printed, cells, page, None, breaks))
    return lines
