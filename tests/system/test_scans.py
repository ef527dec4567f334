"""Printed, scanned and read again: a few pages of two samples (all of them: ``python -m tests.accuracy.scans``)."""

import pytest

from tests.accuracy.scans import compare, scanned, some_pages
from tests.support import rebuild
from tests.support.samples import SOURCES


@pytest.mark.parametrize(
    ("name", "pages"), [("hongqi-2022", [17, 18, 19]), ("xingtai-2024", [19, 20, 21, 22])]
)
def test_a_scan_says_what_was_printed(name: str, pages: list[int]) -> None:
    data = (SOURCES / name / "source.txt").read_bytes()
    pdf = rebuild.by_libreoffice(rebuild.to_docx(data, points=9), "docx", "pdf")
    score = compare(some_pages(pdf, pages), scanned(pdf, pages))
    assert score.rows >= 25
    assert score.found >= 0.95 * score.rows
    assert score.sure >= 0.5 * score.rows
    assert score.sure_wrong == 0
