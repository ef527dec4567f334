"""Workbooks -> Document: XLSX, XLSM, XLS, ET and ODS, every sheet in order."""

import hashlib
import io
import zipfile
from collections.abc import Iterable

from kg.documents.archives import check_zip
from kg.documents.document import Document
from kg.documents.grid import LineBuilder
from kg.documents.workbook.lines import add_sheet
from kg.documents.workbook.ods import read_ods
from kg.documents.workbook.sheet import Sheet
from kg.documents.workbook.xls import read_xls
from kg.documents.workbook.xlsx import read_xlsx
from kg.errors import SourceError

_ZIP, _OLE = b"PK", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# A stream without container, as old programs write.
_BIFF = (b"\x09\x08", b"\x09\x04", b"\x09\x02", b"\x09\x00")
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_LOCKED = "工作簿有打开密码；请取消密码后再读"
_DAMAGED = "工作簿已损坏或没有下载完整；请重新下载，或用 Excel、WPS 打开后另存为 .xlsx"
_ODS = b"application/vnd.oasis.opendocument.spreadsheet"


def read_spreadsheet(path: str, data: bytes) -> Document:
    """Read the bytes of a workbook.

    Args:
        path: as recorded, and for messages.
        data: the file's bytes.

    Returns:
        the lines of all sheets, hidden ones too; ``format`` is xlsx, xls or ods.

    Raises:
        SourceError: the file is no workbook, damaged, encrypted, hostile, or without any content.
    """
    if not data.strip():
        raise SourceError(path, "文件是空的")
    builder = LineBuilder(path)
    try:
        form = _form_of(path, data)
        for sheet in _sheets(path, data, form):
            add_sheet(builder, sheet)
    except SourceError:
        raise
    except MemoryError:
        raise SourceError(path, "工作簿过大，内存不够；请拆分后再读") from None
    except BaseException as error:
        if not isinstance(error, Exception) and type(error).__name__ != "PanicException":
            raise
        # The libraries raise what they like on damaged files, calamine even panics. Its name is
        # said: a fault of ours shows by it.
        if "encrypt" in str(error).lower() or "password" in str(error).lower():
            raise SourceError(path, _LOCKED) from None
        raise SourceError(path, f"{_DAMAGED}（{type(error).__name__}）") from error
    if not builder.lines:
        raise SourceError(path, "工作簿里没有内容")
    return Document(
        path,
        hashlib.sha256(data).hexdigest(),
        form,
        tuple(builder.lines),
        omissions=tuple(builder.omissions),
    )


def _sheets(path: str, data: bytes, form: str) -> Iterable[Sheet]:
    if form == "xlsx":
        return read_xlsx(path, data)
    return read_ods(path, data) if form == "ods" else read_xls(data)


def _form_of(path: str, data: bytes) -> str:
    """What a file is by its bytes; names of files say less."""
    if data.startswith(_ZIP):
        return _form_of_zip(path, data)
    if data.startswith(_OLE):
        if _ENCRYPTED in data:
            raise SourceError(path, _LOCKED)
        return "xls"
    if data.startswith(_BIFF):
        return "xls"
    if data[:1000].lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
        raise SourceError(
            path, "是网页或 XML 另存的表格，不是真正的工作簿；请用 Excel、WPS 打开后另存为 .xlsx"
        )
    raise SourceError(path, "不是 Excel、WPS 或 ODS 工作簿")


def _form_of_zip(path: str, data: bytes) -> str:
    check_zip(path, data)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = set(archive.namelist())
        if "xl/workbook.xml" in {name.lower() for name in names}:
            return "xlsx"
        kind = archive.read("mimetype") if "mimetype" in names else b""
        if kind.startswith(_ODS) and "content.xml" in names:
            return "ods"
    if "xl/workbook.bin" in names:
        raise SourceError(path, "是二进制工作簿（.xlsb）；请用 Excel、WPS 打开后另存为 .xlsx")
    raise SourceError(path, "压缩包里没有工作簿，不是 .xlsx 或 .ods 文件")
