"""Scans: a page laid askew, turned pages, PDF files that mix text and pictures, and what recognition is not sure of."""

import io
from pathlib import Path

import cv2
import numpy as np
import pypdfium2
import pytest
from PIL import Image

from kg.documents import Document, parse_document
from kg.documents.document import Cell, Line
from kg.documents.page.box import Box
from kg.documents.page.glyphs import Glyph, certainty_of
from kg.documents.page.lines import Gray
from kg.documents.page_picture import scan_picture
from kg.documents.pdf.reader import read_pdf
from kg.documents.scan.image import page_of_image, read_image
from kg.documents.scan.reader import RESOLUTION, Scan, read_scan
from kg.documents.scan.recognition import _alike, glyphs_of_cell, glyphs_of_scan
from kg.documents.scan.rulings import level, rulings_of, turned, without
from kg.errors import SourceError
from kg.records import Target, read_records
from tests.support.pdf_writer import PdfPage, make_pdf, rows_of
from tests.support.samples import ROOT

POINTS = 72 / RESOLUTION
PAGE = ROOT / "tests/fixtures/scans/yulin-page.jpg"
TARGETS = [
    ("召开全市医保工作会议", "1次"), ("全市医保业务培训会", "≥2次"), ("医保政策宣传", "≥2次"),
    ("对全市医保定点医药机构监督检查", "统筹区内定点医药机构"), ("医保人员培训合格率", "≥90%"),
    ("全市医保定点医药机构监督检查覆盖率", "100%"), ("召开全市医保工作会议时间", "2-9月份"), ("全市医保业务培训时间", "4-12月"),
    ("医保政策宣传时间", "3月-12月"), ("省平台系统稳定运行时间", "2023年12月底"), ("预算执行数", "400万"),
    ("参保政策知晓率", "≥90%"), ("跨行业、跨机构、跨部门的数据共享和业务协同", "有效提升"), ("医保服务对象满意度", "≥90%"),
]  # fmt: skip


def gray(path: Path) -> Gray:
    return page_of_image("x", path.read_bytes(), 1)


def as_pdf(*images: Image.Image) -> bytes:
    out = io.BytesIO()
    images[0].save(out, "PDF", save_all=True, append_images=list(images[1:]), resolution=RESOLUTION)
    return out.getvalue()


def joined(*files: bytes) -> bytes:
    """The pages of several PDF files in one."""
    with pypdfium2.PdfDocument.new() as made:
        for data in files:
            made.import_pages(pypdfium2.PdfDocument(data))
        out = io.BytesIO()
        made.save(out)
    return out.getvalue()


def named(targets: list[Target]) -> list[tuple[str, str | None]]:
    return [(target.indicator, target.value) for target in targets]


def test_a_scanned_page_reads_as_its_print_does() -> None:
    document = parse_document("页.jpg", PAGE.read_bytes())
    reading = read_records(document)
    assert (document.format, document.recognised, document.gaps) == ("image", (1,), ())
    assert named(reading.targets) == TARGETS
    assert reading.targets[0].project is not None
    assert reading.targets[0].project.name == "业务运行经费"
    assert [
        (finding.code, finding.printed) for finding in reading.findings if finding.code == "R013"
    ] == [("R013", "第 1 页")]
    sure = [target.confidence for target in reading.targets].count("sure")
    assert sure >= 10  # and a sign that is not clear makes a row unsure
    assert all(0 <= cell.certainty <= 1 for line in document.lines for cell in line.cells)


@pytest.mark.parametrize("quarters", [1, 3])
def test_a_page_laid_sideways_is_turned(quarters: int) -> None:
    half = gray(PAGE)[420:1100]
    upright = [glyph.text for glyph in read_scan(half).printed.glyphs]
    sideways = [glyph.text for glyph in read_scan(turned(half, quarters)).printed.glyphs]
    assert sorted(sideways) == sorted(upright)


def test_pages_of_text_and_scans_are_read_each_in_its_way() -> None:
    heading = ("一级指标", "二级指标", "三级指标", "指标值")
    rows = (heading, ("产出指标", "数量指标", "检查医院次数", "≥12次"))
    written = make_pdf([PdfPage().table((40, 140, 260, 400, 560), (100, 120, 140), rows_of(rows))])
    blank = Image.new("L", (1654, 2339), 255)
    document = read_pdf("混.pdf", joined(as_pdf(Image.open(PAGE), blank), written))
    assert document.recognised == (1,)
    assert [(gap.page, gap.reason) for gap in document.gaps] == [(2, "是图片，没有认出文字")]
    reading = read_records(document)
    assert named(reading.targets) == [*TARGETS, ("检查医院次数", "≥12次")]
    assert [target.page for target in reading.targets] == [*[1] * len(TARGETS), 3]
    assert [finding.code for finding in reading.findings if finding.code in ("R012", "R013")] == [
        "R012",
        "R013",
    ]


def test_a_text_layer_that_a_scanner_laid_over_the_page_is_not_trusted_with_its_tables() -> None:
    page = PdfPage(842, 596).picture(0, 0, 842, 596).text(60, 60, "绩效目标")
    document = read_pdf("x.pdf", joined(make_pdf([page]), as_pdf(Image.open(PAGE))))
    assert document.recognised == (2,)
    assert [gap.page for gap in document.gaps] == [1]  # the grey picture says nothing


def doubtful(certainty: float, code: str = "1305", recognised: tuple[int, ...] = (1,)) -> Document:
    rows = (
        ("项目编码", code, "项目名称", "医保专项"),
        ("一级指标", "二级指标", "三级指标", "指标值"),
        ("产出指标", "数量指标", "检查医院次数", "≥12次"),
        ("产出指标", "数量指标", "检查药店次数", "≥20次"),
    )
    lines = []
    for number, texts in enumerate(rows, start=1):
        cells = tuple(
            Cell(text, column, certainty=certainty if text == "≥12次" else 1.0)
            for column, text in enumerate(texts)
        )
        lines.append(Line(number, "\t".join(texts), cells, page=1))
    return Document("x", "0" * 64, "pdf", tuple(lines), recognised)


def test_a_row_is_as_sure_as_its_least_sure_cell() -> None:
    assert [target.reasons for target in read_records(doubtful(0.89)).targets] == [
        ("recognition_unsure",),
        (),
    ]
    assert [target.reasons for target in read_records(doubtful(0.95)).targets] == [(), ()]


def test_a_letter_among_the_digits_of_a_code_may_be_a_digit() -> None:
    for code, recognised, reasons in (
        ("13050024P0O1", (1,), ("recognition_unsure",)),
        ("13050024P001", (1,), ()),
        ("13050024P0O1", (), ()),
    ):
        assert {
            target.reasons for target in read_records(doubtful(1.0, code, recognised)).targets
        } == {reasons}
    assert _alike("冀财社〔2O23〕208号") == {5}
    assert _alike("DRG付费ISO体系") == set()


def test_brackets_and_commas_are_not_judged() -> None:
    glyphs = [
        Glyph(text, 0, 0, 1, 1, 0, 10, False, certainty)
        for text, certainty in (("（", 0.3), ("医", 0.97), ("≥", 0.92))
    ]
    assert certainty_of(glyphs) == 0.92
    assert certainty_of([]) == 1.0


@pytest.mark.parametrize("skew", [-3.0, -0.4, 0.0, 0.7, 2.5])
def test_a_page_laid_askew_is_set_level(skew: float) -> None:
    page = np.full((1200, 1600), 255, np.uint8)
    for y in range(200, 1001, 100):
        cv2.line(page, (150, y), (1450, y), 0, 2)
    for x in (150, 500, 1000, 1450):
        cv2.line(page, (x, 200), (x, 1000), 0, 2)
    cv2.putText(page, "1l-", (600, 470), cv2.FONT_HERSHEY_SIMPLEX, 2, 0, 4)
    askew = Image.fromarray(page).rotate(skew, resample=Image.Resampling.BICUBIC, fillcolor=255)
    straight = level(np.asarray(askew, dtype=np.uint8))
    rulings = rulings_of(straight, 72 / RESOLUTION)
    across = [edge for edge in rulings.edges if edge["orientation"] == "h"]
    assert len(across) == 9  # no stroke of a letter
    assert max(edge["bottom"] - edge["top"] for edge in across) == 0
    assert all(abs(edge["x1"] - edge["x0"] - 1300 * 72 / RESOLUTION) < 6 for edge in across)
    assert len(rulings.edges) - len(across) == 4
    painted = without(straight, rulings)
    assert 0 < (painted < 128).sum() < (straight < 128).sum() / 4  # the letters are left


def test_pictures_that_cannot_be_read_say_why(monkeypatch: pytest.MonkeyPatch) -> None:
    blank = io.BytesIO()
    Image.new("RGBA", (400, 300), (0, 0, 0, 0)).save(blank, "PNG")
    for data, reason in (
        (b"\x89PNG\r\n\x1a\n", "损坏"),
        (PAGE.read_bytes()[:9000], "损坏"),
        (blank.getvalue(), "没有认出文字"),
    ):
        with pytest.raises(SourceError, match=reason):
            read_image("x", data)
    vast = io.BytesIO()
    Image.new("1", (30_000, 30_000)).save(vast, "PNG")
    with pytest.raises(SourceError, match=r"百万像素|损坏"):
        read_image("x", vast.getvalue())
    monkeypatch.setattr("kg.documents.scan.image.is_recognition_installed", lambda: False)
    with pytest.raises(SourceError, match=r"jipu\[ocr\]"):
        read_image("x", PAGE.read_bytes())


def test_every_frame_of_a_tiff_is_a_page() -> None:
    part = Image.open(PAGE).crop((0, 60, 2339, 520))
    out = io.BytesIO()
    part.save(out, "TIFF", save_all=True, append_images=[part], dpi=(RESOLUTION, RESOLUTION))
    document = read_image("x.tif", out.getvalue())
    assert document.recognised == (1, 2)
    pages = [[line.text for line in document.lines if line.page == page] for page in (1, 2)]
    assert pages[0] == pages[1]
    assert len(pages[0]) >= 3


def test_the_row_of_a_scan_is_framed_on_the_level_page() -> None:
    picture = Image.open(
        io.BytesIO(scan_picture("x", PAGE.read_bytes(), 1, ["参保政策知晓率", "≥90%"]))
    ).convert("RGB")
    framed = [
        y for y in range(picture.height) if picture.getpixel((picture.width // 2, y)) == (200, 0, 0)
    ]
    assert 10 < framed[-1] - framed[0] < picture.height / 10
    assert framed[0] > picture.height / 2  # one of the last rows
    with pytest.raises(SourceError, match=r"画不成|损坏"):
        scan_picture("x", PAGE.read_bytes(), 9, ["x"])


def test_what_the_search_for_lines_overlooks_in_a_cell_is_read_by_itself() -> None:
    scan = read_scan(gray(PAGE))
    boxes = [box for grid in scan.printed.grids for box in grid.boxes]
    once, blank = (
        next(box for box in boxes if "".join(letters(scan, box)) == text) for text in ("1次", "")
    )
    assert "".join(glyph.text for glyph in glyphs_of_cell(cut(scan, once), once, POINTS)) == "1次"
    assert glyphs_of_cell(cut(scan, blank), blank, POINTS) == []
    scribble = cut(scan, blank).copy()
    cv2.line(scribble, (10, 10), (scribble.shape[1] - 10, scribble.shape[0] - 10), 0, 3)
    assert [glyph.certainty < 0.9 for glyph in glyphs_of_cell(scribble, blank, POINTS)][:1] == [
        True
    ]
    assert glyphs_of_scan(gray(PAGE)[600:700], POINTS)  # the engine still looks for lines


def letters(scan: Scan, box: Box) -> list[str]:
    return [glyph.text for glyph in scan.printed.glyphs if box.holds(glyph.x, glyph.y)]


def cut(scan: Scan, box: Box) -> Gray:
    left, top, right, bottom = (round(side / POINTS) for side in box)
    return scan.image[top:bottom, left:right]
