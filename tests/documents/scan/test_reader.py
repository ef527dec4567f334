"""A page that is a picture: read as its print is, turned where it lies sideways."""

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image

from kg.documents import Rectangle, parse_document
from kg.documents.page.placement import scaled
from kg.documents.scan.picture import PagePicture
from kg.documents.scan.reader import RESOLUTION, Scan, read_scan
from kg.documents.scan.rulings import turned
from kg.records import read_records
from tests.support.scans import PAGE, TARGETS, named, page_gray, page_part

TURNED_PART = (1360, 840, 1790, 1260)  # the names of ten targets, ruled


def test_a_scanned_page_reads_as_its_print_does(
    page_scan: Scan, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kg.documents.scan.image.read_scan", lambda image: page_scan)
    document = parse_document("页.jpg", PAGE.read_bytes())
    reading = read_records(document)
    assert (document.format, document.recognised, document.gaps) == ("image", (1,), ())
    assert named(reading.targets) == TARGETS
    assert reading.targets[0].project is not None
    assert reading.targets[0].project.name == "业务运行经费"
    recognised = [finding for finding in reading.findings if finding.code == "R013"]
    assert [finding.printed for finding in recognised] == ["第 1 页"]
    sure = [target.confidence for target in reading.targets].count("sure")
    assert sure >= 10  # and a sign that is not clear makes a row unsure
    assert all(0 <= cell.certainty <= 1 for line in document.lines for cell in line.cells)
    dark = page_gray() < 128
    for target in reading.targets:
        (box,) = target.boxes
        assert {"indicator", "value"} <= {key for key, _ in box.cells}
        assert all(ink(dark, cell, RESOLUTION / 72) for _, cell in box.cells)


def ink(dark: NDArray[np.bool_], box: Rectangle, dots: float) -> bool:
    """Whether anything is printed in a box, its rulings aside."""
    x0, y0, x1, y1 = (round(side * dots) for side in box)
    return bool(dark[y0 + 6 : y1 - 5, x0 + 6 : x1 - 5].any())


@pytest.mark.parametrize(("quarters", "skew"), [(1, 0.0), (3, 1.5)])
def test_a_page_laid_sideways_or_askew_is_turned_and_its_text_lies_where_it_lay(
    quarters: int, skew: float
) -> None:
    part = page_part(TURNED_PART).convert("L")
    laid = part.rotate(skew, Image.Resampling.BICUBIC, expand=True, fillcolor=255)
    image = turned(np.asarray(laid), quarters)
    sideways = read_scan(PagePicture(image, scaled(0.5, 0.5)))  # two dots to a point
    assert sideways.image.shape == laid.size[::-1]
    text = "".join(glyph.text for glyph in sideways.printed.glyphs)
    assert "召开全市医保工作会议" in text
    assert "医保人员培训合格率" in text
    dark = image < 128
    letters = [glyph for glyph in sideways.printed.glyphs if "\u4e00" <= glyph.text <= "\u9fff"]
    for glyph in letters:
        x0, y0, x1, y1 = sideways.printed.placement.rectangle(glyph.shown)
        assert dark[round(y0 * 2) : round(y1 * 2), round(x0 * 2) : round(x1 * 2)].mean() > 0.04
