"""Text dumps -> Document: a line for each table row, cells separated by tabs or Markdown's bars.

LF, CRLF and CR line ends; a form feed starts a page.
"""

import hashlib
import re

from kg.documents.document import Cell, Document, Line
from kg.documents.encoding import decoded
from kg.documents.grid import cell_text
from kg.errors import SourceError

# A department's whole budget is about 50 KB of text; a collection in one file stays far below this.
MAX_BYTES = 64 * 1024 * 1024
_LINE_END = re.compile(r"\r\n|\n|\r")
_PIPE = re.compile(r"(?<!\\)\|")
_RULE = re.compile(r"^:?-{2,}:?$")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f]")


def parse_text(path: str, data: bytes) -> Document:
    """Read the bytes of a text dump.

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
    lines = tuple(_lines(_printable(path, text)))
    return Document(path, hashlib.sha256(data).hexdigest(), "text", lines)


def _printable(path: str, text: str) -> str:
    controls = len(_CONTROL.findall(text))
    if controls and controls * 200 > len(text):
        raise SourceError(path, "含有大量控制字符，不是文本文件")
    return text


def _piped(line: str) -> list[str] | None:
    """The cells of a row of a Markdown table; None for any other line."""
    row = line.strip()
    if len(row) < 3 or row[0] != "|" or row[-1] != "|":
        return None
    return [
        cell_text(cell.replace("\\|", "|").replace("<br>", "\n")) for cell in _PIPE.split(row[1:-1])
    ]


def _lines(text: str) -> list[Line]:
    """All lines; what follows the final newline is none.

    They have page numbers only where form feeds show pages.
    """
    parts = _LINE_END.split(text)
    if parts and not parts[-1]:
        parts.pop()
    paged = "\f" in text
    page = 1 if paged else None
    lines: list[Line] = []
    for number, part in enumerate(parts, start=1):
        breaks = False
        if paged and page is not None and "\f" in part:
            breaks = True
            page += part.count("\f")
            part = part.replace("\f", "")
        texts = part.split("\t") if "\t" in part else _piped(part)
        if (
            texts is not None
            and lines
            and lines[-1].cells
            and all(_RULE.match(text) for text in texts)
        ):
            lines.append(
                Line(number, "", (), page, None, breaks)
            )  # the rule below a heading of Markdown says nothing
        elif texts is not None:
            cells = tuple([Cell(cell, column) for column, cell in enumerate(texts)])
            lines.append(
                Line(number, part if "\t" in part else "\t".join(texts), cells, page, None, breaks)
            )
        else:
            lines.append(Line(number, part, (), page, None, breaks))
    return lines
