"""Text dumps -> Document: a line for each table row, cells separated by tabs or Markdown's bars.

UTF-8 with or without BOM, UTF-16 with BOM, and GB18030; LF, CRLF and CR line ends; a form feed
starts a page.
"""

import codecs
import hashlib
import re

from kg.documents.document import Cell, Document, Line
from kg.documents.grid import cell_text
from kg.errors import SourceError

# A department's whole budget is about 50 KB of text; a collection in one file stays far below this.
MAX_BYTES = 64 * 1024 * 1024
_LINE_END = re.compile(r"\r\n|\n|\r")
_PIPE = re.compile(r"(?<!\\)\|")
_RULE = re.compile(r"^:?-{2,}:?$")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f]")
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


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
    text = _decode(path, data)
    return Document(path, hashlib.sha256(data).hexdigest(), "text", tuple(_lines(text)))


def _decode(path: str, data: bytes) -> str:
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _strict(path, data[len(bom) :], encoding)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        text = _strict(path, data, "gb18030")
        # GB18030 accepts nearly any bytes; a Chinese document has mostly common characters.
        if not _looks_chinese(text):
            raise SourceError(path, "编码无法识别；请另存为 UTF-8 或 GB18030 文本") from None
    return _printable(path, text)


def _strict(path: str, data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise SourceError(
            path, f"编码无法识别（第 {error.start + 1} 字节起不是 {encoding}）；请另存为 UTF-8 文本"
        ) from None


def _printable(path: str, text: str) -> str:
    controls = len(_CONTROL.findall(text))
    if controls and controls * 200 > len(text):
        raise SourceError(path, "含有大量控制字符，不是文本文件")
    return text


def _looks_chinese(text: str) -> bool:
    letters = [char for char in text[:20000] if ord(char) > 127]
    common = sum(
        "\u4e00" <= char <= "\u9fff" or "\u3000" <= char <= "\u303f" or "\uff00" <= char <= "\uffef"
        for char in letters
    )
    return bool(letters) and common * 10 >= len(letters) * 8


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
