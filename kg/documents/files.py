"""Paths -> files -> Documents: which files are read, in which order, and what they are called."""

import errno
import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from kg.documents.bundles import SUFFIX, archive_of, members_of, read_member
from kg.documents.document import Document
from kg.documents.readers import parse_document
from kg.documents.text import MAX_BYTES
from kg.errors import SourceError

# What a published budget comes as: one that no reader takes yet is named, never skipped.
SUFFIXES = frozenset(
    (
        ".zip .txt .text .md .markdown .csv .tsv .pdf .ofd .html .htm .mht .mhtml "
        ".doc .docx .wps .rtf .odt .xls .xlsx .xlsm .et .ods"
    ).split()
)


def list_files(paths: Iterable[str]) -> Iterator[str | SourceError]:
    """The files of the paths in the order given; those of a folder or zip archive sorted by path.

    Hidden ones are left out. A member of an archive is a file below it (``kg.documents.bundles``).
    A path that is missing or may not be entered comes as a
    ``SourceError`` in its place, so that the others are still read.
    """
    for given in paths:
        path = Path(given)
        try:
            if path.is_dir():
                yield from _files_below(path)
            elif path.exists():
                yield from _documents_in(given)
            elif archive_of(given) is not None:
                yield given
            else:
                yield SourceError(given, "没有这个文件或文件夹")
        except OSError as error:
            yield SourceError(given, _reason(error))


def _files_below(folder: Path) -> Iterator[str | SourceError]:
    """Readable files sorted by path, then what is wrong with folders.

    They may not be entered, or there is no file to be read.
    """
    found: list[str] = []
    errors: list[SourceError] = []
    walk = os.walk(
        folder,
        onerror=lambda error: errors.append(SourceError(str(error.filename), _reason(error))),
    )
    for name, folders, files in walk:
        folders[:] = [own for own in folders if not own.startswith(".")]
        found += [
            str(Path(name) / own)
            for own in files
            if Path(own).suffix.lower() in SUFFIXES and not own.startswith(".")
        ]
    if not found and not errors:
        errors.append(SourceError(str(folder), "文件夹中没有可读取的文件"))
    for path in sorted(found, key=lambda path: Path(path).as_posix()):
        yield from _documents_in(path)
    yield from sorted(errors, key=lambda error: error.path)


def _documents_in(path: str) -> Iterator[str | SourceError]:
    """A file, or those of a zip archive."""
    if path.lower().endswith(SUFFIX):
        yield from members_of(path, SUFFIXES)
    else:
        yield path


def is_there(path: str) -> bool:
    """Whether there is such a file, or such an archive."""
    return Path(path).exists() or archive_of(path) is not None


def read_bytes(path: str) -> bytes:
    """The bytes of a file, or of a member of a zip archive.

    Raises:
        SourceError: the file cannot be opened or is larger than any reader takes.
    """
    own = archive_of(path)
    if own is not None:
        return read_member(path, *own, MAX_BYTES)
    try:
        size = Path(path).stat().st_size
        if size > MAX_BYTES:
            limit = f"{MAX_BYTES // 2**20} MB 的上限"
            raise SourceError(path, f"文件有 {size / 1e6:.0f} MB，超过 {limit}；请拆分后再读")
        return Path(path).read_bytes()
    except OSError as error:
        raise SourceError(path, _reason(error)) from None


def read_document(path: str) -> Document:
    """Read one file.

    Raises:
        SourceError: the file cannot be used; the message says why.
    """
    return parse_document(printable(path), read_bytes(path))


def printable(path: str) -> str:
    """A path as text; bytes of it that are no UTF-8 become replacement characters."""
    return os.fsencode(path).decode("utf-8", "replace")


def shown_path(path: str, given: list[str]) -> str:
    """The path as recorded.

    A relative path is kept; of others the folders of this machine above what was given are left
    out.
    """
    own = archive_of(path)
    if own is not None:
        return f"{shown_path(own[0], given)}/{printable(own[1])}"
    plain = Path(printable(path))
    if not plain.is_absolute() and ".." not in plain.parts:
        return plain.as_posix()
    for root in given:
        folder = Path(root)
        if folder.is_dir() and folder.resolve() in Path(path).resolve().parents:
            relative = Path(path).resolve().relative_to(folder.resolve())
            return printable((Path(folder.resolve().name) / relative).as_posix())
    return "/".join(plain.resolve().parts[-2:])


def _reason(error: OSError) -> str:
    if error.errno in (errno.EACCES, errno.EPERM):
        return "没有读取权限"
    if error.errno == errno.ENOENT:
        return "没有这个文件或文件夹"
    if error.errno == errno.EISDIR:
        return "是文件夹，不是文件"
    return f"读取失败（{error.strerror}）"
