"""Files that LibreOffice makes of the samples: PDF in two fonts, old Word, RTF, OpenDocument; read as the text dumps are."""

import io
from pathlib import Path

import pytest
from PIL import Image

from kg.documents import parse_document, parse_text
from kg.documents.page_picture import framed_pages
from kg.errors import SourceError
from kg.records import read_records
from tests.documents.test_agreement import LOST, SAMPLES, compare, rows
from tests.support import rebuild
from tests.support.ofd_writer import from_pdf
from tests.support.samples import ROOT, SOURCES

# Rows of a garbled table (its cells echo and shift) that page breaks inside rows garble further: told as findings or unsure.
LOST_IN_PDF = {
    **LOST,
    "sanmenxia-2023": 18,
    "nanyang-2021": 3,
    "hongqi-2022": 1,
    "xingtai-2024": 1,
    "yulin-2023": 2,
}
FONTS = ("Noto Serif CJK SC", "AR PL UMing CN")


@pytest.mark.parametrize("font", FONTS)
@pytest.mark.parametrize("name", SAMPLES)
def test_a_pdf_says_what_the_text_says(name: str, font: str) -> None:
    data = (SOURCES / name / "source.txt").read_bytes()
    made = rebuild.by_libreoffice(rebuild.to_docx(data, font), "docx", "pdf")
    compare(data, made, LOST_IN_PDF[name])
    document = parse_document("x", made)
    assert all(line.page for line in document.lines)


@pytest.mark.parametrize("format", ["doc", "rtf", "odt"])
def test_old_and_open_formats_say_what_the_text_says(format: str) -> None:
    data = (SOURCES / "xingtai-2024" / "source.txt").read_bytes()
    made = rebuild.by_libreoffice(rebuild.to_docx(data), "docx", format)
    assert parse_document("x", made).format == format
    compare(data, made, 0)


@pytest.mark.parametrize("name", ["hongqi-2022", "xingtai-2024"])
def test_an_ofd_says_what_the_pdf_says(name: str) -> None:
    data = (SOURCES / name / "source.txt").read_bytes()
    made = rebuild.by_libreoffice(rebuild.to_docx(data), "docx", "pdf")
    printed, found = (rows(parse_document("x", file)) for file in (made, from_pdf(made)))
    assert found == printed


def test_the_page_of_a_target_is_drawn_with_its_row_framed(tmp_path: Path) -> None:
    data = (SOURCES / "xingtai-2024" / "source.txt").read_bytes()
    made = rebuild.by_libreoffice(rebuild.to_docx(data), "docx", "pdf")
    target = next(
        target
        for target in read_records(parse_document("x", made)).targets
        if target.indicator == "医保宣传能力"
    )
    assert target.boxes
    picture = Image.open(io.BytesIO(framed_pages("x", made, target.boxes))).convert("RGB")
    framed = [
        row
        for row in range(picture.height)
        if any(
            picture.getpixel((column, row)) == (200, 0, 0) for column in range(0, picture.width, 3)
        )
    ]
    assert 10 < framed[-1] - framed[0] < picture.height / 5
    with pytest.raises(SourceError, match="画不成"):
        framed_pages("x", made, [target.boxes[0]._replace(page=9999)])


def test_half_an_old_file_says_nothing_wrong() -> None:
    data = (SOURCES / "xingtai-2024" / "source.txt").read_bytes()
    made = rebuild.by_libreoffice(rebuild.to_docx(data), "docx", "doc")
    try:
        compare(data, made[: len(made) // 2], 67)
    except SourceError as error:
        assert error.reason


@pytest.mark.parametrize("name", [*SAMPLES, "layouts/sichuan-long", "layouts/shanghai-form"])
def test_rows_and_headings_cut_by_page_breaks_are_put_together(name: str) -> None:
    """Larger type: rows of many lines, of which many begin on one page and end on the next."""
    folder = ROOT / "tests/fixtures" / name if "/" in name else SOURCES / name
    data = (folder / "source.txt").read_bytes()
    made = rebuild.by_libreoffice(rebuild.to_docx(data, points=12), "docx", "pdf")
    truth, found = rows(parse_text("x", data)), rows(parse_document("x", made))
    known = {row[1:] for row in truth}
    right = sum(row[1:] in known for row in found)
    wrong = [row for row in found if row[0] == "sure" and row[1:] not in known]
    assert right >= 0.98 * len(truth) - 1
    assert len(wrong) <= 0.01 * len(truth)
