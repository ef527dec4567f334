"""Which reader takes a file: told by its bytes, whatever its name; and what no reader takes is named with what to do."""

import shutil
from pathlib import Path

import pytest

from kg.documents import office, parse_document
from kg.documents.readers import format_of
from kg.errors import SourceError
from tests.support import rebuild
from tests.support.samples import SOURCES
from tests.support.workbooks import old

SMALL = "部门整体绩效目标表\n\n一级指标\t二级指标\t三级指标\t指标值\n产出指标\t数量指标\t培训次数\t≥2次\n\t质量指标\t合格率\t≥95%\n".encode()
MADE = {
    "html": rebuild.to_html,
    "docx": rebuild.to_docx,
    "xlsx": rebuild.to_xlsx,
    "xls": lambda data: old("small"),
}


@pytest.mark.parametrize("format", MADE)
def test_formats_are_told_by_their_bytes(format: str) -> None:
    data = MADE[format](SMALL)
    assert format_of("无名.txt", data) == format
    document = parse_document("无名.txt", data)
    assert document.format == format
    assert [
        cell.text for line in document.lines for cell in line.cells if cell.text.startswith("≥")
    ] == ["≥2次", "≥95%"]


@pytest.mark.parametrize(
    ("data", "format"),
    [
        (SMALL, "text"), (b"\x89PNG\r\n\x1a\n", "image"), (b"\xff\xd8\xff\xe0", "image"), (b"BM1234", "text"), ("一级指标｜三级指标".encode("gb18030"), "text"), (b"%PDF-1.7\n", "pdf"), (b"\n\n%PDF-1.4", "pdf"),
        (b"{\\rtf1 x}", "rtf"), (b"\xef\xbb\xbf <!DOCTYPE HTML><p>x", "html"), (b"<table><tr><td>x", "html"),
        (b'<?xml version="1.0"?><?mso-application?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">', "xml-spreadsheet"),
        ("≤5 <10 的指标".encode(), "text"), (b"< 5 > 4", "text"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le"), "doc"),
    ],
)  # fmt: skip
def test_beginnings(data: bytes, format: str) -> None:
    assert format_of("x", data) == format


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"Rar!\x1a", "解压"), (b"PK\x03\x04...", "损坏"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "密码"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 PowerPoint", "不是 Word 或 Excel"),
    ],
)  # fmt: skip
def test_what_no_reader_takes_is_named(data: bytes, reason: str) -> None:
    with pytest.raises(SourceError, match=reason):
        parse_document("预算", data)


def test_without_libreoffice_an_old_file_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: None)
    with pytest.raises(SourceError, match="LibreOffice"):
        parse_document("x.doc", b"{\\rtf1 x}")
    assert office.PROGRAMS


def test_a_truncated_file_is_refused_in_every_format() -> None:
    data = (SOURCES / "hongqi-2022" / "source.txt").read_bytes()
    for format in ("docx", "xlsx", "xls"):
        whole = MADE[format](data)
        with pytest.raises(SourceError):
            parse_document("x", whole[: len(whole) // 2])


def test_a_page_saved_as_one_file_is_read() -> None:
    import email.message

    message = email.message.EmailMessage()
    message["Subject"] = "预算"
    message.set_content("纯文本")
    message.add_alternative(rebuild.to_html(SMALL).decode(), subtype="html")
    document = parse_document("x.doc", message.as_bytes())
    assert document.format == "mht"
    assert [
        cell.text for line in document.lines for cell in line.cells if cell.text.startswith("≥")
    ] == ["≥2次", "≥95%"]
    with pytest.raises(SourceError, match="没有正文"):
        parse_document("x", b"MIME-Version: 1.0\nContent-Type: text/plain\n\nx")


def test_a_name_says_nothing(tmp_path: Path) -> None:
    from kg.documents import read_document

    path = tmp_path / "预算.pdf"
    path.write_bytes(rebuild.to_html(SMALL))
    assert read_document(str(path)).format == "html"
