"""Text that is struck through on a PDF page: by a drawn line, or by a reviewer's mark."""

import pytest

from kg.documents.document import Document, Omission
from kg.documents.pdf.reader import read_pdf
from tests.support.pdf_writer import PdfPage, make_pdf, rows_of
from tests.support.printed_pages import HEADING, ROWS, XS

YS = [100 + 30 * number for number in range(6)]
MARK = "/Subtype /StrikeOut"


def page() -> PdfPage:
    """A table; the first value begins at 402 and its letters are 10 points wide and high."""
    return PdfPage().table(XS, YS[: len(ROWS) + 1], rows_of(ROWS))


def read(made: PdfPage) -> Document:
    return read_pdf("a.pdf", make_pdf([made]))


def value(document: Document) -> str:
    return document.lines[1].cells[3].text


@pytest.mark.parametrize(
    ("line", "left"),
    [
        ((402, 137, 432, 137), "次"),  # ≥12, of ≥12次
        ((402, 138.5, 442, 138.5), ""),
        ((401.2, 137, 443, 137), ""),  # a little longer, with round ends
        ((402, 142, 442, 142), "≥12次"),  # under it
        ((402, 133, 442, 133), "≥12次"),  # over it
        ((402, 137, 500, 137), "≥12次"),  # runs on
        ((407, 137, 437, 137), "≥12次"),  # begins within a letter
    ],
)
def test_a_line_that_begins_and_ends_with_text_strikes_it_through(
    line: tuple[float, float, float, float], left: str
) -> None:
    document = read(page().line(*line))
    assert value(document) == left
    assert len(document.lines[1].cells) == len(HEADING)
    told = [] if left == "≥12次" else [Omission("struck", 2, "≥12次".removesuffix(left), 3)]
    assert list(document.omissions) == told


def test_thin_boxes_of_two_runs_are_one_stroke() -> None:
    made = (
        page().rect(402, 136.8, 422, 137.4, filled=True).rect(422, 136.8, 442, 137.4, filled=True)
    )
    document = read(made)
    assert (value(document), [one.text for one in document.omissions]) == ("", ["≥12次"])


def test_a_ruling_that_crosses_text_is_no_stroke() -> None:
    """The text fills its narrow cell, and a row is so low that its border runs through it."""
    xs, ys = (40, 100, 140), (100, 130, 137, 160)
    made = PdfPage().table(xs, ys, [(0, 0, 1, 1, "名称"), (0, 1, 1, 1, "值")])
    made.table(xs, ys, [(1, 0, 1, 1, "甲"), (1, 1, 1, 1, ""), (2, 0, 1, 1, "乙"), (2, 1, 1, 1, "")])
    made.text(100, 132, "≥12次")
    assert read(made).omissions == ()


@pytest.mark.parametrize(
    ("place", "mark", "left"),
    [
        ((402, 132, 432, 142), MARK, "次"),
        ((402, 132, 432, 142), f"{MARK} /F 2", "≥12次"),
        ((402, 132, 432, 142), "/Subtype /Highlight", "≥12次"),
        ((0, 0, 600, 800), f"{MARK} /QuadPoints [402 668 422 668 402 658 422 658]", "2次"),
    ],
)
def test_what_a_reviewer_strikes_through_is_not_read(
    place: tuple[float, float, float, float], mark: str, left: str
) -> None:
    document = read(page().note(*place, mark))
    assert value(document) == left
    assert len(document.omissions) == (left != "≥12次")


def test_struck_lines_outside_of_tables_are_told_on_their_page() -> None:
    made = page().text(40, 60, "预算300").text(110, 60, "320万元").line(60, 65, 90, 65)
    document = read(made)
    assert document.lines[0].text == "预算 320万元"
    assert document.omissions == (Omission("struck", 1, "300"),)
