"""PDF files: pages of text and of pictures, turned pages, and files that cannot be read."""

import logging
from contextlib import suppress
from types import SimpleNamespace
from typing import Any

import pytest
from PIL import Image

from kg.documents.page.box import Box
from kg.documents.page.glyphs import Glyph
from kg.documents.page.grid import Grid, find_grids
from kg.documents.page.rulings import Edge
from kg.documents.page.writer import PrintedPage
from kg.documents.pdf.reader import PICTURE, UNMAPPED, _Layer, _picture, read_pdf
from kg.errors import SourceError
from kg.records import read_records
from tests.support.pdf_writer import PdfPage, make_pdf, rows_of
from tests.support.printed_pages import PRINTED, ROWS, read, ruled, texts, ys
from tests.support.scans import PART_TARGETS, as_pdf, joined, named, page_part


@pytest.mark.parametrize("rotate", [90, 270])
def test_a_page_shown_turned(rotate: int) -> None:
    """The text level as shown: drawn turned on a page that says how it is shown; and without saying so."""
    upright = ruled(ROWS)
    page = PdfPage(800, 600, rotate)
    # x' = y, y' = 600 - x turns the upright page clockwise by 270, the other way round by 90.
    page.drawn = [
        f"q {'0 1 -1 0 800 0' if rotate == 90 else '0 -1 1 0 0 600'} cm",
        *upright.drawn,
        "Q",
    ]
    page.letters = upright.letters
    assert texts(read(page)) == PRINTED
    page.rotate = 0
    assert texts(read(page)) == PRINTED


@pytest.fixture
def no_recognition(monkeypatch: pytest.MonkeyPatch) -> None:
    """As on a machine without the optional packages."""
    monkeypatch.setattr("kg.documents.pdf.reader.is_recognition_installed", lambda: False)


def test_pages_without_text_are_told(no_recognition: None) -> None:
    scan = PdfPage().picture(0, 0, 600, 800).text(290, 770, "2")
    document = read(
        ruled(ROWS), scan, PdfPage(), PdfPage().picture(20, 20, 60, 60), ruled(ROWS[:2])
    )
    told = [(line.page, line.text, line.breaks_page) for line in document.lines if not line.cells]
    assert told == [(2, "（第 2 页是图片，没有文字层，未读取）", True)]
    assert [line.page for line in document.lines if line.breaks_page] == [2, 5]
    assert [(gap.page, gap.line) for gap in document.gaps] == [(2, 6)]
    assert ("R012", 6) in [
        (finding.code, finding.line) for finding in read_records(document).findings
    ]


def test_a_damaged_page_costs_only_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    def stumble(edges: list[Edge], *others: Any) -> list[Grid]:
        if not edges:
            raise KeyError("Length")
        return find_grids(edges, *others)

    monkeypatch.setattr("kg.documents.pdf.reader.find_grids", stumble)
    document = read(ruled(ROWS), PdfPage().text(60, 60, "绩效"), ruled(ROWS))
    assert [(gap.page, gap.reason) for gap in document.gaps] == [(2, "损坏，读不出来（'Length'）")]
    assert len(read_records(document).targets) == 8
    with pytest.raises(SourceError, match="没有一页读得出来：损坏"):
        read(PdfPage().text(60, 60, "绩效"))


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (
            make_pdf([PdfPage().picture(0, 0, 600, 800)] * 2),
            "是扫描件（没有文字层）；.*jipu\\[ocr\\]",
        ),
        (make_pdf([PdfPage()]), "没有文字"),
        (make_pdf([PdfPage().text(60, 60, "绩效目标")], mapped=False), "没有编码"),
        (make_pdf([PdfPage().text(60, 60, "绩效目标")], locked=True), "密码"),
        (make_pdf([]), "没有页"),
        (b"", "损坏"),
        (b"%PDF-1.7\nnothing", "损坏"),
        (b"\x00" * 1000, "损坏"),
        (make_pdf([ruled(ROWS)])[:700], "损坏|没有页|没有文字"),
    ],
    ids=[
        "scan",
        "blank",
        "unmapped",
        "locked",
        "no pages",
        "empty",
        "header only",
        "zeros",
        "cut off",
    ],
)
def test_unusable_files_say_why(
    data: bytes, reason: str, caplog: pytest.LogCaptureFixture, no_recognition: None
) -> None:
    with caplog.at_level(logging.INFO), pytest.raises(SourceError, match=reason) as error:
        read_pdf("坏.pdf", data)
    assert error.value.path == "坏.pdf"
    assert not caplog.records


def test_too_many_pages_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.documents.pdf.reader.MOST_PAGES", 2)
    with pytest.raises(SourceError, match="超过 2 页"):
        read(*[PdfPage().text(60, 60, "绩效")] * 3)


def test_damage_anywhere_never_lets_another_error_out() -> None:
    rows = (("甲", "乙"), ("丙", "丁"))  # small: reading takes most of the time of this test
    data = make_pdf([PdfPage().table((40, 80, 200), ys(100, 2), rows_of(rows))])
    for place in range(0, len(data), 61):
        for damaged in (
            data[:place],
            data[:place] + b"\xff<<" + data[place + 3 :],
            data[:place] + data[place + 11 :],
        ):
            with suppress(SourceError):
                read_pdf("坏.pdf", damaged)


def test_the_same_bytes_make_the_same_document() -> None:
    data = make_pdf([ruled(ROWS), ruled(ROWS[:2])])
    assert read_pdf("a.pdf", data) == read_pdf("a.pdf", data)


def test_pages_of_text_and_scans_are_read_each_in_its_way() -> None:
    blank = Image.new("L", (750, 1000), 255)
    document = read_pdf("混.pdf", joined(as_pdf(page_part(), blank), make_pdf([ruled(ROWS[:2])])))
    assert document.recognised == (1,)
    assert [(gap.page, gap.reason) for gap in document.gaps] == [(2, "是图片，没有认出文字")]
    reading = read_records(document)
    assert named(reading.targets) == [*PART_TARGETS, ("检查医院次数", "≥12次")]
    assert [target.page for target in reading.targets] == [*[1] * len(PART_TARGETS), 3]
    codes = [finding.code for finding in reading.findings]
    assert [code for code in codes if code in ("R012", "R013")] == ["R012", "R013"]


def test_a_text_layer_that_a_scanner_laid_over_the_page_is_not_trusted_with_its_tables() -> None:
    page = PdfPage(280, 200).picture(0, 0, 280, 200).text(60, 60, "绩效目标")
    document = read(page, ruled(ROWS))
    assert [gap.page for gap in document.gaps] == [1]  # the grey picture says nothing
    assert texts(document)[1:] == PRINTED


def layer(text: str, picture: float, *, ruled: bool = False) -> _Layer:
    """A page with a text, and pictures over so much of it."""
    glyphs = [Glyph(letter, 0, 0, 10, 10, 0, 10, False) for letter in text]
    grid = Grid([Box(0, 0, 50, 20), Box(50, 0, 100, 20)])
    return _Layer(PrintedPage(glyphs, [grid] if ruled else []), picture)


@pytest.mark.parametrize(
    ("page", "is_scan", "gap"),
    [
        (layer("第 3 页", 0.2), False, None),
        (layer("第 3 页", 0.3), True, PICTURE),
        (layer("", 0.3), True, PICTURE),
        (layer("绩效目标", 0.7), False, None),
        (layer("绩效目标", 0.9), True, None),
        (layer("绩效目标", 0.9, ruled=True), False, None),
        (layer("\ufffd\ufffd标", 0.0), True, UNMAPPED),
        (layer("\ufffd目标", 0.0), True, None),
        (layer("\ufffd目标值申报表（2025）", 0.0), False, None),
    ],
    ids=["seal", "half a page", "blank", "chart", "scan", "ruled", "unmapped", "part", "little"],
)
def test_which_pages_are_recognised(page: _Layer, is_scan: bool, gap: str | None) -> None:
    assert (page.is_scan, page.gap) == (is_scan, gap)


@pytest.mark.parametrize(
    ("curves", "chars", "share"), [(190, 0, 0.5), (210, 0, 1.0), (210, 1, 0.5)]
)
def test_letters_drawn_as_outlines_are_a_picture(curves: int, chars: int, share: float) -> None:
    image = {"x0": 0.0, "x1": 100.0, "top": 0.0, "bottom": 50.0}
    page = SimpleNamespace(
        images=[image], curves=[None] * curves, chars=[None] * chars, width=100, height=100
    )
    assert _picture(page) == share  # type: ignore[arg-type]
