"""Zip archives of documents: each member is a document, its path ``archive.zip/folder/name.csv``.

Nothing is unpacked to the disk. Sizes are those of the archive's directory; a member that does not
keep to them is damaged.
"""

import re
import struct
import zipfile
import zlib
from collections.abc import Collection, Iterator
from functools import lru_cache
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from kg.documents.archives import MOST_BYTES, MOST_MEMBERS, MOST_RATIO, RATIO_FROM
from kg.errors import SourceError

SUFFIX = ".zip"
_WITHIN = re.compile(r"\.zip/", re.I)
# Parts of packages of Office, OFD and OpenDocument, which are documents themselves.
_OF_PACKAGES = re.compile(r"\[Content_Types\]\.xml|mimetype|OFD\.xml", re.I)
_UTF8 = 0x800  # flag: the name is UTF-8 (APPNOTE 6.3.10, 4.4.4)
_ENCRYPTED = 0x1
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_OUTWARD = re.compile(r"^/|^[A-Za-z]:|(?:^|/)\.\.(?:/|$)|[\x00-\x1f\x7f]")
_FAILURES = (
    zipfile.BadZipFile, OSError, RuntimeError, ValueError, EOFError, NotImplementedError,
    struct.error, IndexError, OverflowError, zlib.error,
)  # fmt: skip
_DAMAGED = "压缩包已损坏或没有下载完整；请重新下载"


def members_of(path: str, suffixes: Collection[str]) -> Iterator[str | SourceError]:
    """The documents of an archive sorted by path; itself, where it is a document.

    Args:
        path: of the archive.
        suffixes: of names that are read; hidden members and those with others are left out.

    Yields:
        paths, and a ``SourceError`` for the archive or a member that may not be read.
    """
    try:
        names = _Bundle.of(path).names
    except SourceError as error:
        yield error
        return
    if any(_OF_PACKAGES.fullmatch(name) for name in names):
        yield path
        return
    found = sorted(name for name in names if _is_document(name, suffixes))
    if not found:
        yield SourceError(path, "压缩包中没有可读取的文件")
    for name in found:
        is_outward = _OUTWARD.search(name) is not None
        if is_outward:
            shown = "".join(char if char.isprintable() else "\ufffd" for char in name)
            yield SourceError(f"{path}/{shown}", "压缩包内的路径不是包内的文件，不予读取")
        else:
            yield f"{path}/{name}"


def archive_of(path: str) -> tuple[str, str] | None:
    """The archive and the member that a path names; None for any other path."""
    for match in _WITHIN.finditer(path):
        archive = path[: match.end() - 1]
        if Path(archive).is_file():
            return archive, path[match.end() :]
    return None


def read_member(path: str, archive: str, name: str, most: int) -> bytes:
    """The bytes of a member.

    Args:
        path: of the member, for messages.
        archive: path of the archive.
        name: of the member.
        most: bytes that a document may have.

    Raises:
        SourceError: there is no such member, or it is encrypted, damaged or too large.
    """
    bundle = _Bundle.of(archive)
    member = bundle.names.get(name)
    if member is None:
        raise SourceError(path, "压缩包中没有这个文件")
    _check(path, member, most)
    try:
        data = bundle.file.read(member)
    except _FAILURES:
        raise SourceError(path, _DAMAGED) from None
    if len(data) != member.file_size:
        raise SourceError(path, _DAMAGED)
    return data


def _check(path: str, member: zipfile.ZipInfo, most: int) -> None:
    size = member.file_size
    if member.flag_bits & _ENCRYPTED:
        raise SourceError(path, "压缩包有密码保护；请解压后再读")
    if member.compress_type not in _METHODS:
        raise SourceError(path, "压缩包用了少见的压缩方法；请解压后再读")
    if size > most:
        limit = f"{most // 2**20} MB 的上限"
        raise SourceError(path, f"文件有 {size / 1e6:.0f} MB，超过 {limit}；请拆分后再读")
    if size > RATIO_FROM and size > MOST_RATIO * max(1, member.compress_size):
        raise SourceError(path, "解压后过大，可能是压缩炸弹；不是正常的预算文件")


class _Bundle:
    """An archive that is open: its members by their names.

    Raises:
        SourceError: it cannot be opened, or holds more than any real one.
    """

    def __init__(self, path: str) -> None:
        try:
            self.file = zipfile.ZipFile(path)
            members = [member for member in self.file.infolist() if not member.is_dir()]
        except _FAILURES:
            raise SourceError(path, _DAMAGED) from None
        if len(members) > MOST_MEMBERS:
            count = f"{len(members)} 个文件，超过 {MOST_MEMBERS} 个的上限"
            raise SourceError(path, f"压缩包内有 {count}；请拆分后再读")
        if sum(member.file_size for member in members) > MOST_BYTES:
            limit = f"{MOST_BYTES // 2**20} MB 的上限"
            raise SourceError(path, f"压缩包解压后超过 {limit}；请拆分后再读")
        self.names = {_name_of(member): member for member in members}
        if len(self.names) < len(members):
            raise SourceError(path, "压缩包内有重名的文件；请解压后再读")

    @classmethod
    def of(cls, path: str) -> "_Bundle":
        """The archive as it is now; opened once for all of its members."""
        try:
            state = Path(path).stat()
        except OSError:
            raise SourceError(path, "没有这个文件或文件夹") from None
        return _opened(_State(path, state.st_mtime_ns, state.st_size))


class _State(NamedTuple):
    """A file at one time."""

    path: str
    changed: int
    size: int


@lru_cache(maxsize=1)
def _opened(state: _State) -> _Bundle:
    return _Bundle(state.path)


def _name_of(member: zipfile.ZipInfo) -> str:
    """The name of a member: Windows wrote those of Chinese archives in GBK, and says nothing.

    Without its flag, ``zipfile`` reads a name in code page 437.
    """
    name = member.filename
    if not member.flag_bits & _UTF8:
        raw = name.encode("cp437", "replace")
        for encoding in ("utf-8", "gb18030"):
            try:
                name = raw.decode(encoding)
                break
            except UnicodeDecodeError:
                continue
    return name.replace("\\", "/").removeprefix("./")


def _is_document(name: str, suffixes: Collection[str]) -> bool:
    parts = PurePosixPath(name).parts
    is_hidden = any(part.startswith((".", "__MACOSX")) for part in parts if part != "..")
    return not is_hidden and PurePosixPath(name).suffix.lower() in suffixes
