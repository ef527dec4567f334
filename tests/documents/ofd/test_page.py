"""The objects of an OFD page as letters and lines, in points."""

import pytest
from lxml import etree

from kg.documents.ofd.page import MILLIMETRE, Sheet, _is_light
from kg.documents.page.box import Box
from kg.documents.page.glyphs import Glyph
from tests.support.ofd_writer import NAMESPACE, text

A4 = (0.0, 0.0, 210.0, 297.0)


def letters(part: str) -> list[Glyph]:
    """The letters of an object, their boxes in millimetres."""
    sheet = Sheet(A4)
    content = f"<ofd:Page {NAMESPACE}><ofd:Content>{part}</ofd:Content></ofd:Page>"
    sheet.add(etree.fromstring(content))
    return [
        glyph._replace(
            **{side: getattr(glyph, side) / MILLIMETRE for side in ("x0", "top", "x1", "bottom")}
        )
        for glyph in sheet.glyphs
    ]


def lines(x: float, y: float) -> int:
    """How many rulings a line from the upper left corner to a point is."""
    sheet = Sheet(A4)
    sheet._add_line((0.0, 0.0), (x, y))
    return len(sheet.edges)


@pytest.mark.parametrize(
    ("x", "y", "count"),
    [
        (100, 1.9, 1),  # a slope of two in a hundred
        (100, 2.1, 0),
        (1, 0.045, 1),
        (1, 0.055, 0),
        (0.22, 0, 1),
        (0.18, 0, 0),
    ],
)
def test_lines_that_are_rulings(x: float, y: float, count: int) -> None:
    assert lines(x, y) == count
    assert lines(y, x) == count


@pytest.mark.parametrize(("value", "light"), [("170 170 170", False), ("185 185 185", True)])
def test_light_colours(value: str, light: bool) -> None:
    assert _is_light(etree.fromstring(f'<c Value="{value}"/>')) == light


def test_letters_stand_on_their_base_line() -> None:
    glyph = letters(text(20, 40, "甲", 10))[0]
    assert (round(glyph.top, 2), round(glyph.bottom, 2)) == (31.2, 41.2)


def test_letters_without_steps_are_as_wide_as_letters_are() -> None:
    ends = [round(glyph.x1 - glyph.x0, 2) for glyph in letters(text(20, 40, "甲A", 10, ""))]
    assert ends == [10.0, 5.0]


def test_a_letter_before_a_gap_does_not_reach_over_it() -> None:
    first = letters(text(20, 40, "甲乙", 10, "30"))[0]
    assert round(first.x1 - first.x0, 2) == 12.0


def test_points_count_from_the_corner_of_the_page() -> None:
    sheet = Sheet((10.0, 20.0, 210.0, 297.0))
    point = 30 * MILLIMETRE
    box = sheet.placement.rectangle(Box(point, point, point, point))
    assert box[:2] == (round(20 * MILLIMETRE, 1), round(10 * MILLIMETRE, 1))


@pytest.mark.parametrize(
    ("matrix", "corners"),
    [
        ("", (20, 30, 120, 80)),  # over its boundary
        ("100 0 0 50 0 0", (20, 30, 120, 80)),
        ("0 50 -100 0 100 0", (20, 30, 120, 80)),  # turned clockwise by a quarter
        ("50 0 0 25 10 5", (30, 35, 80, 60)),
    ],
)
def test_a_picture_is_spread_as_its_matrix_says(matrix: str, corners: tuple[float, ...]) -> None:
    ctm = f' CTM="{matrix}"' if matrix else ""
    part = f'<ofd:ImageObject Boundary="20 30 100 50" ResourceID="1"{ctm}/>'
    sheet = Sheet(A4)
    content = f"<ofd:Page {NAMESPACE}><ofd:Content>{part}</ofd:Content></ofd:Page>"
    sheet.add(etree.fromstring(content))
    assert sheet.picture is not None
    whole = sheet.picture.placement.rectangle(Box(0, 0, 1, 1))
    assert whole == tuple(round(side * MILLIMETRE, 1) for side in corners)
