"""What a PDF page draws -> rulings: lines, thin boxes, rows of dots or dashes; and shaded boxes, whose sides are none.

Browsers draw dotted and dashed borders dot by dot. A fill behind a row or a cell has sides, but only those of a fill
without any rulings around it show where a cell ends: a coloured row runs behind labels merged over several.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Any, NamedTuple

from pdfplumber.page import Page
from pdfplumber.utils.geometry import curve_to_edges, line_to_edge, rect_to_edges

from kg.documents.page.box import THIN, Box
from kg.documents.page.rulings import ROUNDING, Edge, ruling

_MARK = 3.0  # points; a dot or a dash is no larger
_SQUARE = 1.5  # times as long as wide: a dash has a direction from there on
_IN_LINE = 0.6  # points that marks of one ruling may be off it
_APART = 3.0  # points between marks, beside their own length
_LEAST_MARKS = 5


class Drawn(NamedTuple):
    """What a page draws apart from text and pictures.

    Attributes:
        rulings: as pdfplumber gives edges.
        shades: filled boxes without an outline.
    """

    rulings: list[Edge]
    shades: list[Box]


def drawn_on(page: Page) -> Drawn:
    """The rulings and shaded boxes of a page."""
    rulings = [line_to_edge(line) for line in page.lines]
    marks: list[Box] = []
    shades: list[Box] = []
    for shape in [*page.rects, *page.curves]:
        box = Box(shape["x0"], shape["top"], shape["x1"], shape["bottom"])
        width, height = box.x1 - box.x0, box.bottom - box.top
        is_rect = shape["object_type"] == "rect" or _is_box(shape, box)
        if shape["fill"] and max(width, height) <= _MARK:
            marks.append(box)
        elif is_rect and shape["fill"] and not shape["stroke"] and min(width, height) > THIN:
            shades.append(box)
        else:
            rulings += (rect_to_edges if is_rect else curve_to_edges)(shape)
    return Drawn([*rulings, *_rows_of_marks(marks)], shades)


def _is_box(shape: dict[str, Any], box: Box) -> bool:
    """Whether a path is a rectangle but for rounding, as on pages that are turned."""
    across, down = (box.x0, box.x1), (box.top, box.bottom)
    return all(
        min(abs(x - side) for side in across) <= ROUNDING
        and min(abs(y - side) for side in down) <= ROUNDING
        for x, y in shape["pts"]
    )


def _rows_of_marks(marks: Sequence[Box]) -> Iterator[Edge]:
    across = [
        (box.x0, box.x1, box.middle[1])
        for box in marks
        if box.x1 - box.x0 >= (box.bottom - box.top) / _SQUARE
    ]
    down = [
        (box.top, box.bottom, box.middle[0])
        for box in marks
        if box.bottom - box.top >= (box.x1 - box.x0) / _SQUARE
    ]
    for start, end, y in _chains(across):
        yield ruling(start, y, end, y)
    for start, end, x in _chains(down):
        yield ruling(x, start, x, end)


def _chains(marks: Iterable[tuple[float, float, float]]) -> Iterator[tuple[float, float, float]]:
    """Marks one after the other in line: where they begin and end, and the line."""
    lines: dict[int, list[tuple[float, float, float]]] = defaultdict(list)
    for mark in marks:
        lines[round(mark[2] / _IN_LINE)].append(mark)
    for own in lines.values():
        own.sort()
        cuts = [
            0,
            *(
                place
                for place, (one, other) in enumerate(pairwise(own), 1)
                if _is_apart(one, other)
            ),
            len(own),
        ]
        for first, last in pairwise(cuts):
            chain = own[first:last]
            if len(chain) >= _LEAST_MARKS:
                yield chain[0][0], max(end for _, end, _ in chain), chain[0][2]


def _is_apart(mark: tuple[float, float, Any], following: tuple[float, float, Any]) -> bool:
    return following[0] - mark[1] > _APART + mark[1] - mark[0]
