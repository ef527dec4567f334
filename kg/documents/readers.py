"""Bytes of a file -> Document, by the reader for the format that the bytes are in."""

import io
import re
import zipfile
from collections.abc import Callable
from dataclasses import replace

from kg.documents.document import Document
from kg.documents.office import convert
from kg.documents.text import document_of, text_of
from kg.errors import SourceError

_HEAD = 4096
_HTML = re.compile(rb"<\s*(?:!doctype\s+html|html|head|body|table|div|p|meta)\b", re.I)
_MAIL = re.compile(
    rb"(?:MIME-Version|From|Subject|Content-Type)\s*:[^\n]*\n(?:[\w-]+\s*:|[ \t])", re.I
)
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\x00", b"MM\x00*")
_ARCHIVES = (b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b")


def parse_document(path: str, data: bytes) -> Document:
    """Read the bytes of a file in whatever format they are.

    Raises:
        SourceError: the file cannot be used; the message says why and what to do.
    """
    return _READERS[format_of(path, data)](path, data)


def format_of(path: str, data: bytes) -> str:
    """The format that bytes are in, by their beginning and, in containers, by what they hold.

    Raises:
        SourceError: a format that no reader takes.
    """
    head = data[:_HEAD]
    if b"%PDF-" in head[:1024]:
        return "pdf"
    if head.startswith(b"PK\x03\x04"):
        return _format_of_archive(path, data)
    if head.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        return _format_of_compound(path, data)
    if head.startswith(b"{\\rtf"):
        return "rtf"
    if head.startswith(_PICTURES) or (head[:2] == b"BM" and head[6:10] == bytes(4)):
        return "image"
    if head.startswith(_ARCHIVES):
        raise SourceError(path, "是压缩包；请解压后再读")
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if start.startswith(b"<?xml") and b"urn:schemas-microsoft-com:office:spreadsheet" in head:
        return "xml-spreadsheet"
    if start[:1] == b"<" and _HTML.search(start):
        return "html"
    if _MAIL.match(start):
        return "mht"
    return "text"


def _format_of_archive(path: str, data: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist()[:10_000])
            kind = (
                archive.read("mimetype")[:80]
                if "mimetype" in names and archive.getinfo("mimetype").file_size < 200
                else b""
            )
    except (zipfile.BadZipFile, OSError, RuntimeError, ValueError, EOFError, NotImplementedError):
        raise SourceError(
            path, "Office 文件或压缩包已损坏；请重新下载，或用 Office、WPS 重新保存"
        ) from None
    if any(name.startswith("word/") for name in names):
        return "docx"
    if any(name.startswith("xl/") for name in names):
        return "xlsx"
    if kind == b"application/vnd.oasis.opendocument.spreadsheet":
        return "ods"
    if kind == b"application/vnd.oasis.opendocument.text":
        return "odt"
    if "ofd.xml" in {name.lower() for name in names}:
        return "ofd"
    raise SourceError(path, "是压缩包，不是 Office 文件；请解压后再读，或改名为 .zip")


def _format_of_compound(path: str, data: bytes) -> str:
    """Of an OLE file: the names of its streams stand in it as UTF-16."""

    def holds(name: str) -> bool:
        return name.encode("utf-16-le") in data

    if holds("EncryptedPackage"):
        raise SourceError(path, "文件有密码保护；请去掉密码后再读")
    if holds("WordDocument"):
        return "doc"
    if holds("Workbook") or holds("Book"):
        return "xls"
    raise SourceError(path, "是旧的 Office 文件，但不是 Word 或 Excel；请另存为 docx 或 xlsx")


def _text(path: str, data: bytes) -> Document:
    from kg.documents.workbook.delimited import read_delimited

    text = text_of(path, data)
    return read_delimited(path, data, text) or document_of(path, data, text)


def _pdf(path: str, data: bytes) -> Document:
    from kg.documents.pdf.reader import read_pdf

    return read_pdf(path, data)


def _image(path: str, data: bytes) -> Document:
    from kg.documents.scan.image import read_image

    return read_image(path, data)


def _ofd(path: str, data: bytes) -> Document:
    from kg.documents.ofd.reader import read_ofd

    return read_ofd(path, data)


def _word(path: str, data: bytes) -> Document:
    from kg.documents.word.reader import read_word

    return read_word(path, data)


def _spreadsheet(path: str, data: bytes) -> Document:
    from kg.documents.workbook.reader import read_spreadsheet

    return read_spreadsheet(path, data)


def _html(path: str, data: bytes) -> Document:
    from kg.documents.html.reader import read_html

    return read_html(path, data)


def _saved_page(path: str, data: bytes) -> Document:
    """A web page saved as one file (MHTML); Word and WPS give such files the suffix .doc."""
    import email
    import email.policy
    import hashlib

    message = email.message_from_bytes(data, policy=email.policy.default)
    page = next((part for part in message.walk() if part.get_content_type() == "text/html"), None)
    content = page.get_payload(decode=True) if page is not None else None
    if not isinstance(content, bytes):
        raise SourceError(path, "是保存的网页（MHTML），但其中没有正文")
    return replace(_html(path, content), sha256=hashlib.sha256(data).hexdigest(), format="mht")


def _converted(suffix: str, target: str) -> Callable[[str, bytes], Document]:
    """By LibreOffice first; the document is told under its own bytes and format."""

    def read(path: str, data: bytes) -> Document:
        import hashlib

        made = parse_document(path, convert(path, data, suffix, target))
        return replace(made, sha256=hashlib.sha256(data).hexdigest(), format=suffix[1:])

    return read


_READERS: dict[str, Callable[[str, bytes], Document]] = {
    "text": _text,
    "pdf": _pdf,
    "image": _image,
    "ofd": _ofd,
    "docx": _word,
    "xlsx": _spreadsheet,
    "xls": _spreadsheet,
    "ods": _spreadsheet,
    "html": _html,
    "mht": _saved_page,
    "doc": _converted(".doc", "docx"),
    "rtf": _converted(".rtf", "docx"),
    "odt": _converted(".odt", "docx"),
    "xml-spreadsheet": _converted(".xml", "xlsx"),
}
