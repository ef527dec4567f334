"""Text dumps -> Document: text in any encoding, and tables of HTML within Markdown."""

import hashlib
import re
from dataclasses import replace

from kg.documents.document import Document
from kg.documents.encoding import decoded
from kg.documents.grid import LineBuilder
from kg.documents.struck_marks import may_strike, without_struck
from kg.documents.text_lines import lines_of
from kg.errors import SourceError

# A department's whole budget is about 50 KB of text; a collection in one file stays far below this.
MAX_BYTES = 64 * 1024 * 1024
# Programs that make Markdown of scans and PDF put tables with merged cells into it as HTML.
_TABLE = re.compile(r"<table\b.*?</table\s*>", re.I | re.S)
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
    found = [match.span() for match in _TABLE.finditer(text)] if "<" in text else []
    builder = LineBuilder(path)
    if found:
        _add_with_tables(builder, text, found)
    else:
        builder.lines = lines_of(text)
    lines, omissions = builder.lines, builder.omissions
    if may_strike(text):
        lines, struck = without_struck(lines)
        omissions = sorted([*omissions, *struck], key=lambda one: one.line)
    sha256 = hashlib.sha256(data).hexdigest()
    return Document(path, sha256, "text", tuple(lines), omissions=tuple(omissions))


def _add_with_tables(builder: LineBuilder, text: str, tables: list[tuple[int, int]]) -> None:
    """Add the lines of a text with tables of HTML in it; each knows its line in the file."""
    from kg.documents.html.reader import add_html

    end = 0
    for start, stop in [*tables, (len(text), len(text))]:
        builder.add_lines(lines_of(text[end:start]), text.count("\n", 0, end))
        if start < stop:
            first = len(builder.lines)
            add_html(builder, text[start:stop])
            row = text.count("\n", 0, start) + 1
            builder.lines[first:] = [replace(line, row=row) for line in builder.lines[first:]]
        end = stop


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
