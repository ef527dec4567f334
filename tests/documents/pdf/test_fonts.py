"""Fonts whose codes mean nothing are told from those that say their characters."""

from typing import Any

import pytest
from pdfminer.psparser import LIT

from kg.documents.pdf import reader
from kg.documents.pdf.fonts import is_unmapped
from kg.documents.pdf.reader import read_pdf
from kg.errors import SourceError
from kg.records import read_records
from tests.support.pdf_writer import PdfPage, make_pdf, rows_of
from tests.support.printed_pages import ROWS, XS

DESCRIPTOR: dict[str, Any] = {"Flags": 4, "FontFile2": b""}
SAID: dict[str, Any] = {"Subtype": LIT("TrueType"), "FontDescriptor": DESCRIPTOR}


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, True),
        ({"ToUnicode": 1}, False),
        ({"Encoding": LIT("WinAnsiEncoding")}, False),
        ({"Subtype": LIT("Type0")}, False),
        ({"Subtype": LIT("Type1")}, True),
        ({"Subtype": LIT("Type1"), "FontDescriptor": {"Flags": 4, "FontFile": b""}}, False),
        ({"FontDescriptor": {"Flags": 4, "FontFile3": b""}}, True),
        ({"FontDescriptor": {"Flags": 32, "FontFile2": b""}}, False),
        ({"FontDescriptor": {"Flags": 4}}, False),
        ({"FontDescriptor": None}, False),
        ({"Subtype": None}, False),
    ],
)
def test_an_embedded_font_without_a_map_says_nothing(
    changes: dict[str, Any], expected: bool
) -> None:
    assert is_unmapped({**SAID, **changes}) == expected


def page(*rows: tuple[str, ...]) -> PdfPage:
    return PdfPage().table(XS, [100 + 30 * n for n in range(len(rows) + 1)], rows_of(rows))


def garbled(*pages: PdfPage) -> bytes:
    """The pages in a font cut into pieces: a byte for each letter, and no word on which it is."""
    data = make_pdf(pages)
    font = (
        b"<< /Type /Font /Subtype /TrueType /BaseFont /AAAAAA+Plain /FontDescriptor"
        b" << /Type /FontDescriptor /FontName /AAAAAA+Plain /Flags 4 /FontFile2 5 0 R >> >>"
    )
    start = data.index(b"<< /Type /Font /Subtype /Type0")
    end = data.index(b"endobj", start)
    return data[:start] + font.ljust(end - start - 1) + b"\n" + data[end:]


@pytest.fixture
def _without_recognition(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "is_recognition_installed", lambda: False)


@pytest.mark.usefixtures("_without_recognition")
def test_a_file_in_such_a_font_is_refused_and_never_read_as_garbage() -> None:
    with pytest.raises(SourceError, match="没有编码"):
        read_pdf("a.pdf", garbled(page(*ROWS)))


@pytest.mark.usefixtures("_without_recognition")
def test_a_page_of_which_some_letters_are_unknown_says_how_many() -> None:
    rows = (*ROWS[:2], ("产出指标", "质量指标", "检查\ue001\ue002", "≥95%"))
    data = make_pdf([page(*rows)]).replace(b"<E001> <E001>", b"<E001> <FFFD>")
    document = read_pdf("a.pdf", data)
    assert [(one.kind, one.line, one.text) for one in document.omissions] == [
        ("unknown", 1, "第 1 页，1 个字")
    ]
    assert [one.code for one in read_records(document).findings if one.code == "R019"] == ["R019"]
