"""The rulings of a picture: found on pages laid askew, and painted over before recognition."""

import cv2
import numpy as np
import pytest
from PIL import Image

from kg.documents.scan.picture import Gray
from kg.documents.scan.reader import RESOLUTION
from kg.documents.scan.rulings import level, rulings_of, without


@pytest.mark.parametrize("skew", [-3.0, -0.4, 0.0, 0.7, 2.5])
def test_a_page_laid_askew_is_set_level(skew: float) -> None:
    page = np.full((1200, 1600), 255, np.uint8)
    for y in range(200, 1001, 100):
        cv2.line(page, (150, y), (1450, y), 0, 2)
    for x in (150, 500, 1000, 1450):
        cv2.line(page, (x, 200), (x, 1000), 0, 2)
    cv2.putText(page, "1l-", (600, 470), cv2.FONT_HERSHEY_SIMPLEX, 2, 0, 4)
    askew = Image.fromarray(page).rotate(skew, resample=Image.Resampling.BICUBIC, fillcolor=255)
    straight = level(np.asarray(askew, dtype=np.uint8)).image
    rulings = rulings_of(straight, 72 / RESOLUTION)
    across = [edge for edge in rulings.edges if edge["orientation"] == "h"]
    assert len(across) == 9  # no stroke of a letter
    assert max(edge["bottom"] - edge["top"] for edge in across) == 0
    assert all(abs(edge["x1"] - edge["x0"] - 1300 * 72 / RESOLUTION) < 6 for edge in across)
    assert len(rulings.edges) - len(across) == 4
    painted = without(straight, rulings)
    assert 0 < (painted < 128).sum() < (straight < 128).sum() / 4  # the letters are left


PAPER = 255


def drawn(*lines: tuple[int, int, int, int], thick: int = 2) -> Gray:
    """A page of lines: left, top, right, bottom in dots."""
    page = np.full((600, 800), PAPER, np.uint8)
    for x0, y0, x1, y1 in lines:
        page[y0 : y1 + (thick if y0 == y1 else 0), x0 : x1 + (thick if x0 == x1 else 0)] = 0
    return page


SIDES = ((100, 100, 100, 400), (300, 100, 300, 400))  # two rulings down, three points apart


def across(page: Gray) -> int:
    return sum(edge["orientation"] == "h" for edge in rulings_of(page, 1.0).edges)


def down(page: Gray) -> int:
    return sum(edge["orientation"] == "v" for edge in rulings_of(page, 1.0).edges)


@pytest.mark.parametrize(("length", "found"), [(35, 0), (45, 1)])
def test_strokes_across_are_shorter_than_rulings(length: int, found: int) -> None:
    """Between two rulings as far apart as the stroke is long: a narrow column."""
    page = drawn((100, 100, 100, 400), (100 + length, 100, 100 + length, 400),
                 (100, 200, 100 + length, 200))  # fmt: skip
    assert across(page) == found


@pytest.mark.parametrize(("length", "found"), [(22, 0), (28, 1)])
def test_strokes_down_are_shorter_than_rulings(length: int, found: int) -> None:
    page = drawn((100, 100, 400, 100), (100, 100 + length, 400, 100 + length),
                 (200, 100, 200, 100 + length))  # fmt: skip
    assert down(page) == found


@pytest.mark.parametrize(("length", "found"), [(110, 0), (130, 1)])
def test_a_ruling_that_meets_only_one_other_is_long(length: int, found: int) -> None:
    assert across(
        drawn(SIDES[0], SIDES[1], (100, 100, 302, 100), (100, 300, 100 + length, 300))
    ) == (1 + found)


@pytest.mark.parametrize(("thick", "found"), [(11, 1), (13, 0)])
def test_bars_are_no_rulings(thick: int, found: int) -> None:
    page = drawn(*SIDES)
    page[200 : 200 + thick, 100:302] = 0
    assert across(page) == found


@pytest.mark.parametrize(("gap", "found"), [(2, 1), (3, 0)])
def test_a_ruling_meets_others(gap: int, found: int) -> None:
    """Three dots from its end to the middle of the other, one of which finding it costs."""
    sides = ((100, 100, 100, 400), (200, 100, 200, 400))
    assert across(drawn(*sides, (101 + gap, 200, 201, 200))) == found


@pytest.mark.parametrize(("skew", "is_level"), [(4.7, True), (5.3, False)])
def test_pages_are_not_laid_more_askew_than_that(skew: float, is_level: bool) -> None:
    page = np.full((1200, 1600), PAPER, np.uint8)
    for y in range(200, 1001, 100):
        cv2.line(page, (150, y), (1450, y), 0, 6)
    askew = np.asarray(
        Image.fromarray(page).rotate(skew, resample=Image.Resampling.BICUBIC, fillcolor=PAPER)
    )
    assert (level(askew).image is not askew) == is_level
