"""Recognised characters: how sure each is, and what the search for lines overlooks."""

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray

from kg.documents.document import Cell, Document, Line
from kg.documents.page.box import Box
from kg.documents.page.glyphs import Glyph
from kg.documents.scan.picture import Gray
from kg.documents.scan.reader import RESOLUTION, Scan
from kg.documents.scan.recognition import _alike, _ink_of, _line, glyphs_of_cell, glyphs_of_scan
from kg.records import read_records
from tests.support.scans import page_gray

POINTS = 72 / RESOLUTION


def test_what_the_search_for_lines_overlooks_in_a_cell_is_read_by_itself(page_scan: Scan) -> None:
    boxes = [box for grid in page_scan.printed.grids for box in grid.boxes]
    once = next(box for box in boxes if letters(page_scan, box) == "1次")
    blank = next(box for box in boxes if letters(page_scan, box) == "")
    found = glyphs_of_cell(cut(page_scan, once), once, POINTS)
    assert "".join(glyph.text for glyph in found) == "1次"
    assert glyphs_of_cell(cut(page_scan, blank), blank, POINTS) == []
    scribble = cut(page_scan, blank).copy()
    cv2.line(scribble, (10, 10), (scribble.shape[1] - 10, scribble.shape[0] - 10), 0, 3)
    assert glyphs_of_cell(scribble, blank, POINTS)[0].certainty < 0.9
    assert glyphs_of_scan(page_gray()[600:700], POINTS)  # the engine still looks for lines


def letters(scan: Scan, box: Box) -> str:
    return "".join(glyph.text for glyph in scan.printed.glyphs if box.holds(glyph.x, glyph.y))


def cut(scan: Scan, box: Box) -> Gray:
    left, top, right, bottom = (round(side / POINTS) for side in box)
    return scan.image[top:bottom, left:right]


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


@pytest.mark.parametrize(("certainty", "reasons"), [(0.89, ("recognition_unsure",)), (0.95, ())])
def test_a_row_is_as_sure_as_its_least_sure_cell(
    certainty: float, reasons: tuple[str, ...]
) -> None:
    targets = read_records(doubtful(certainty)).targets
    assert [target.reasons for target in targets] == [reasons, ()]


@pytest.mark.parametrize(
    ("code", "recognised", "reasons"),
    [
        ("13050024P0O1", (1,), ("recognition_unsure",)),
        ("13050024P001", (1,), ()),
        ("13050024P0O1", (), ()),
    ],
)
def test_a_letter_among_the_digits_of_a_code_may_be_a_digit(
    code: str, recognised: tuple[int, ...], reasons: tuple[str, ...]
) -> None:
    targets = read_records(doubtful(1.0, code, recognised)).targets
    assert {target.reasons for target in targets} == {reasons}


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("冀财社〔2O23〕208号", {5}),
        ("DRG付费ISO体系", set()),
        ("2OIl", set()),  # fewer digits than letters: a word
        ("20Il", {2, 3}),  # as many
        ("2O3", set()),  # three characters are no code
    ],
)
def test_letters_that_look_like_digits_are_doubted_among_digits(
    text: str, places: set[int]
) -> None:
    assert _alike(text) == places


def box(left: float, top: float, right: float, bottom: float) -> NDArray[np.float32]:
    """The corners of a found line, in dots."""
    return np.array([[left, top], [right, top], [right, bottom], [left, bottom]], np.float32)


def found_line(*starts: float, width: float = 20, height: float = 20) -> list[Glyph]:
    """A line of letters as the engine gives them: text, box, letters with their corners."""
    text = "甲" * len(starts)
    letters = [("甲", 0.95, box(x, 0, x + width, height).tolist()) for x in starts]
    return _line(text, box(starts[0], 0, starts[-1] + width, height), letters, 1.0)


def test_letters_are_smaller_than_the_line_they_were_found_in() -> None:
    assert [round(glyph.size, 1) for glyph in found_line(0, 20)] == [15.6, 15.6]


@pytest.mark.parametrize(("gap", "end"), [(23.0, 43.0), (24.0, 20.0)])
def test_gaps_that_a_person_sees_stay(gap: float, end: float) -> None:
    """One and a half sizes of 15.6 dots: less belongs to the letter before."""
    assert found_line(0, 20 + gap)[0].x1 == end


@pytest.mark.parametrize(("height", "turn"), [(58, 0), (62, 90)])
def test_lines_that_run_down_the_page(height: float, turn: int) -> None:
    assert {glyph.turn for glyph in found_line(0, 20, height=height)} == {turn}


def test_a_letter_among_digits_is_half_sure() -> None:
    letters = [(one, 0.95, box(20 * place, 0, 20 * place + 20, 20).tolist())
               for place, one in enumerate("2O23")]  # fmt: skip
    certain = [glyph.certainty for glyph in _line("2O23", box(0, 0, 80, 20), letters, 1.0)]
    assert certain == [0.95, 0.5, 0.95, 0.95]


@pytest.mark.parametrize(
    ("mark", "gray", "found"),
    [
        ((10, 10, 2, 9), 0, True),  # a 1, nine dots high
        ((10, 10, 2, 8), 0, False),
        ((10, 10, 14, 1), 0, True),  # a dash of fourteen dots
        ((10, 10, 13, 1), 0, False),
        ((10, 10, 4, 12), 120, True),
        ((10, 10, 4, 12), 136, False),  # pale: dirt, or shading
        ((0, 10, 3, 12), 0, False),  # the remains of a ruling
        ((37, 10, 3, 12), 0, False),
        ((3, 10, 3, 12), 0, True),
    ],
)
def test_what_in_a_cell_is_printed(mark: tuple[int, int, int, int], gray: int, found: bool) -> None:
    cell = np.full((40, 40), 255, np.uint8)
    left, top, width, height = mark
    cell[top : top + height, left : left + width] = gray
    assert _ink_of(cell) == (mark if found else None)
