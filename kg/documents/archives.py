"""Zip containers (XLSX, DOCX, ODS …) checked before a reader opens them: bombs, entities, damage.

Sizes in a zip's headers are only what its maker says, so members are unpacked and counted, never
all in memory.
"""

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator

from kg.errors import SourceError

MOST_MEMBERS = 5_000
# Of all members unpacked; a budget's largest workbook has some ten million.
MOST_BYTES = 512 * 1024 * 1024
# Unpacked to packed, of members above RATIO_FROM; dull but honest XML stays under 100.
MOST_RATIO = 200
RATIO_FROM = 8 * 1024 * 1024
_CHUNK = 1 << 20
_LOCAL_HEADER = 30
_DECLARATION = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)", re.I)
_ENCODING = re.compile(rb"""^(?:\xef\xbb\xbf)?\s*<\?xml[^>]*?encoding\s*=\s*["']([\w.:-]+)""")
# In any other, a declaration could hide from a search for its ASCII letters.
_ASCII_LIKE = frozenset(
    ("utf-8", "utf8", "us-ascii", "ascii", "gb2312", "gbk", "gb18030", "iso-8859-1", "windows-1252")
)
_XML_NAMES = (".xml", ".rels", ".vml")
_DAMAGED = "文件已损坏或没有下载完整；请重新下载，或用 Excel、WPS 打开后另存"


def check_zip(path: str, data: bytes) -> None:
    """Unpack every member of a container once, keeping nothing.

    Args:
        path: for messages.
        data: the container's bytes.

    Raises:
        SourceError: damaged, encrypted, too many members, too large unpacked, packed too tightly,
            or an XML part with a document type or entities.
    """
    members = _members(path, data)
    left = MOST_BYTES
    for member in members:
        left -= _check_member(path, data, member, left)


def _members(path: str, data: bytes) -> list[zipfile.ZipInfo]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = archive.infolist()
    except (
        zipfile.BadZipFile,
        OSError,
        ValueError,
        NotImplementedError,
        struct.error,
        IndexError,
        OverflowError,
    ):
        raise SourceError(path, _DAMAGED) from None
    if len(members) > MOST_MEMBERS:
        count = f"{len(members)} 个文件，超过 {MOST_MEMBERS} 个的上限"
        raise SourceError(path, f"压缩包内有 {count}，不是正常的 Office 文件")
    names = [member.filename.lower() for member in members]
    if len(set(names)) < len(names):
        # Programs differ in which of two they open: what was checked might not be what is read.
        raise SourceError(
            path, "压缩包内有重名的文件，不是正常的 Office 文件；请用 Excel、WPS 打开后另存"
        )
    return members


def _check_member(path: str, data: bytes, member: zipfile.ZipInfo, left: int) -> int:
    """The bytes of a member unpacked."""
    if member.flag_bits & 1:
        raise SourceError(path, "文件有密码保护；请取消密码后再读")
    size, checksum, tail, first = 0, 0, b"", True
    is_xml = member.filename.lower().endswith(_XML_NAMES)
    for chunk in _unpacked(path, data, member):
        size += len(chunk)
        if size > left or (size > RATIO_FROM and size > MOST_RATIO * max(1, member.compress_size)):
            raise SourceError(
                path, f"解压后过大（{member.filename}），可能是压缩炸弹；不是正常的预算文件"
            )
        checksum = zlib.crc32(chunk, checksum)
        if is_xml:
            if first:
                _check_encoding(path, member.filename, chunk)
            if _DECLARATION.search(tail + chunk):
                reason = f"XML 部件 {member.filename} 含有 DOCTYPE 或 ENTITY 声明，可能有害"
                raise SourceError(path, f"{reason}；请用 Excel、WPS 打开后另存")
            tail, first = chunk[-64:], False
    if size != member.file_size or checksum != member.CRC:
        raise SourceError(path, _DAMAGED)
    return size


def _unpacked(path: str, data: bytes, member: zipfile.ZipInfo) -> Iterator[bytes]:
    """A member in chunks: to the end of its packed data, whatever length the header states."""
    header = data[member.header_offset : member.header_offset + _LOCAL_HEADER]
    if len(header) < _LOCAL_HEADER or not header.startswith(b"PK\x03\x04"):
        raise SourceError(path, _DAMAGED)
    name, extra = struct.unpack("<HH", header[26:])
    start = member.header_offset + _LOCAL_HEADER + name + extra
    packed = data[start : start + member.compress_size]
    if len(packed) < member.compress_size:
        raise SourceError(path, _DAMAGED)
    if member.compress_type == zipfile.ZIP_STORED:
        yield packed
        return
    if member.compress_type != zipfile.ZIP_DEFLATED:
        raise SourceError(
            path, f"压缩包内的 {member.filename} 用了少见的压缩方法；请用 Excel、WPS 打开后另存"
        )
    inflater = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        while packed and not inflater.eof:
            yield inflater.decompress(packed, _CHUNK)
            packed = inflater.unconsumed_tail
        if rest := inflater.flush():
            yield rest
    except zlib.error:
        raise SourceError(path, _DAMAGED) from None


def _check_encoding(path: str, name: str, head: bytes) -> None:
    stated = _ENCODING.match(head[:200])
    encoding = stated.group(1).decode("ascii", "replace").lower() if stated else "utf-8"
    if encoding not in _ASCII_LIKE or b"\0" in head[:200]:
        raise SourceError(path, f"XML 部件 {name} 的编码不是 UTF-8；请用 Excel、WPS 打开后另存")
