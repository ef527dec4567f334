"""Containers that no reader may open: bombs, entities, damage; and honest ones that pass."""

import contextlib
import io
import struct
import zipfile
import zlib

import pytest

from kg.documents import archives
from kg.documents.archives import check_zip
from kg.errors import SourceError

XML = '<?xml version="1.0" encoding="UTF-8"?><a>文字</a>'.encode()


def packed(*members: tuple[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, content in members:
            archive.writestr(name, content)
    return out.getvalue()


def lying(content: bytes, said: bytes) -> bytes:
    """A member that unpacks to more than its headers say."""
    honest = packed(("a.xml", said))
    squeezed = zlib.compress(content, 9)[2:-4]
    start = 30 + len("a.xml")
    directory = honest.index(b"PK\x01\x02")
    end = honest.index(b"PK\x05\x06")
    size = struct.pack("<I", len(squeezed))
    central = honest[directory : directory + 20] + size + honest[directory + 24 : end]
    tail = honest[end : end + 16] + struct.pack("<I", start + len(squeezed)) + honest[end + 20 :]
    return honest[:18] + size + honest[22:start] + squeezed + central + tail


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_an_honest_container_passes(method: int) -> None:
    check_zip(
        "a.docx",
        packed(
            ("a.xml", XML),
            ("_rels/.rels", XML),
            ("media/a.png", b"\x89PNG<!DOCTYPE"),
            ("empty.xml", b""),
            method=method,
        ),
    )


def test_chinese_text_in_a_national_encoding_passes() -> None:
    check_zip(
        "a.docx",
        packed(("a.xml", '<?xml version="1.0" encoding="GB18030"?><a>文字</a>'.encode("gb18030"))),
    )


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (
            b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x SYSTEM "file:/etc/passwd">]><a>&x;</a>',
            "DOCTYPE",
        ),
        (b"<!doctype a><a/>", "DOCTYPE"),
        (b" " * ((1 << 20) - 5) + b"<!DOCTYPE a><a/>", "DOCTYPE"),
        ('<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE a><a/>'.encode("utf-16"), "UTF-8"),
        ('<?xml version="1.0"?><!DOCTYPE a><a/>'.encode("utf-16-be"), "UTF-8"),
        (b"<?xml version='1.0' encoding='UTF-7'?>+ADwAIQ-DOCTYPE a><a/>", "UTF-8"),
    ],
    ids=["xxe", "doctype", "over two chunks", "utf-16", "utf-16 without mark", "utf-7"],
)
def test_document_types_are_refused(content: bytes, reason: str) -> None:
    with pytest.raises(SourceError, match=reason):
        check_zip("a.docx", packed(("a.xml", content)))


def test_a_bomb_is_refused_before_it_is_unpacked_whole() -> None:
    with pytest.raises(SourceError, match="过大"):
        check_zip("a.docx", packed(("media/a.bin", b"0" * (64 << 20))))


def test_the_total_counts_over_members(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "MOST_BYTES", 10_000)
    check_zip("a.docx", packed(("a", b"0" * 4000), ("b", b"1" * 4000)))
    with pytest.raises(SourceError, match="过大"):
        check_zip("a.docx", packed(("a", b"0" * 6000), ("b", b"1" * 6000)))


def test_sizes_in_headers_are_not_believed(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(SourceError, match="损坏"):
        check_zip("a.docx", lying(XML + b"<!-- more -->", XML))
    monkeypatch.setattr(archives, "MOST_BYTES", 2 << 20)
    with pytest.raises(SourceError, match="过大"):
        check_zip("a.docx", lying(XML + b" " * (5 << 20), XML))


def test_too_many_members_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "MOST_MEMBERS", 3)
    with pytest.raises(SourceError, match="个文件"):
        check_zip("a.docx", packed(*((str(number), b"") for number in range(4))))


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_two_members_of_one_name_are_refused() -> None:
    with pytest.raises(SourceError, match="重名"):
        check_zip("a.docx", packed(("word/document.xml", XML), ("Word/Document.xml", XML)))


def test_a_member_under_password_is_refused() -> None:
    data = bytearray(packed(("a.xml", XML)))
    data[data.index(b"PK\x01\x02") + 8] |= 1
    with pytest.raises(SourceError, match="密码"):
        check_zip("a.docx", bytes(data))


def test_a_rare_method_is_refused() -> None:
    with pytest.raises(SourceError, match="压缩方法"):
        check_zip("a.docx", packed(("a.xml", XML), method=zipfile.ZIP_LZMA))


@pytest.mark.parametrize("share", [0.05, 0.5, 0.9, 0.99])
def test_a_truncated_container_is_refused(share: float) -> None:
    whole = packed(("a.xml", XML * 50), ("b.xml", XML))
    with pytest.raises(SourceError, match="损坏"):
        check_zip("a.docx", whole[: int(len(whole) * share)])


def test_no_flipped_byte_escapes_as_another_error() -> None:
    whole = packed(("a.xml", XML), ("b.xml", XML))
    for place in range(len(whole)):
        with contextlib.suppress(SourceError):
            check_zip("a.docx", whole[:place] + bytes([whole[place] ^ 0xFF]) + whole[place + 1 :])
