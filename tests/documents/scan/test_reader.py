"""A page that is a picture: read as its print is, turned where it lies sideways."""

import numpy as np
import pytest

from kg.documents import parse_document
from kg.documents.scan.reader import Scan, read_scan
from kg.documents.scan.rulings import turned
from kg.records import read_records
from tests.support.scans import PAGE, TARGETS, named, page_part

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


@pytest.mark.parametrize("quarters", [1, 3])
def test_a_page_laid_sideways_is_turned(quarters: int) -> None:
    part = np.asarray(page_part(TURNED_PART).convert("L"))
    sideways = read_scan(turned(part, quarters))
    assert sideways.image.shape == part.shape
    text = "".join(glyph.text for glyph in sideways.printed.glyphs)
    assert "召开全市医保工作会议" in text
    assert "医保人员培训合格率" in text
