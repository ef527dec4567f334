"""What a PDF page draws -> rulings (lines, thin boxes, rows of dots or dashes) and shaded boxes.

Browsers draw dotted and dashed borders dot by dot. A fill behind a row or a cell has sides, but
only those of a fill without any rulings around it show where a cell ends: a coloured row runs
behind labels merged over several.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, NamedTuple

from pdfplumber.page import Page
from pdfplumber.utils.geometry import curve_to_edges, line_to_edge, rect_to_edges

from kg.documents.page.box import Box
from kg.documents.page.rulings import Edge, ruling
from kg.documents.page.tolerances import RULINGS
from kg.documents.tolerances import Tolerances


@dataclass(frozen=True)
class MarkTolerances(Tolerances):
    """Rulings of dots and dashes, as browsers draw dotted and dashed borders.

    Tuned on pages printed by Chromium. What breaks when one moves, first less, then more:

    Attributes:
        size: points; a mark is no larger. Less: dashes are boxes. More: thin fills are marks.
        square: times as long as wide, from which a dash has a direction. Less: square dots, which
            stand in rulings of both directions, have one. More: dashes belong to both.
        in_line: points by which marks of one ruling may be off it. Less: dots drawn with rounded
            places are apart. More: both lines of a double dotted ruling are one.
        apart: points between marks, beside their own length. Less: dashed rulings fall apart. More:
            two rulings in line are one.
        marks: of a ruling, at least. Less: bullets are a ruling. More: short sides of cells are
            none.
    """

    size: float = 3.0
    square: float = 1.5
    in_line: float = 0.6
    apart: float = 3.0
    marks: int = 5


MARKS = MarkTolerances()


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
        if shape["fill"] and max(width, height) <= MARKS.size:
            marks.append(box)
        elif (
            is_rect and shape["fill"] and not shape["stroke"] and min(width, height) > RULINGS.thin
        ):
            shades.append(box)
        else:
            rulings += (rect_to_edges if is_rect else curve_to_edges)(shape)
    return Drawn([*rulings, *_rows_of_marks(marks)], shades)


def _is_box(shape: dict[str, Any], box: Box) -> bool:
    """Whether a path is a rectangle but for rounding, as on pages that are turned."""
    across, down = (box.x0, box.x1), (box.top, box.bottom)
    return all(
        min(abs(x - side) for side in across) <= RULINGS.rounding
        and min(abs(y - side) for side in down) <= RULINGS.rounding
        for x, y in shape["pts"]
    )


def _rows_of_marks(marks: Sequence[Box]) -> Iterator[Edge]:
    across = [
        (box.x0, box.x1, box.middle[1])
        for box in marks
        if box.x1 - box.x0 >= (box.bottom - box.top) / MARKS.square
    ]
    down = [
        (box.top, box.bottom, box.middle[0])
        for box in marks
        if box.bottom - box.top >= (box.x1 - box.x0) / MARKS.square
    ]
    for start, end, y in _chains(across):
        yield ruling(start, y, end, y)
    for start, end, x in _chains(down):
        yield ruling(x, start, x, end)


def _chains(marks: Iterable[tuple[float, float, float]]) -> Iterator[tuple[float, float, float]]:
    """Marks one after the other in line: where they begin and end, and the line."""
    lines: dict[int, list[tuple[float, float, float]]] = defaultdict(list)
    for mark in marks:
        lines[round(mark[2] / MARKS.in_line)].append(mark)
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
            if len(chain) >= MARKS.marks:
                yield chain[0][0], max(end for _, end, _ in chain), chain[0][2]


def _is_apart(mark: tuple[float, float, Any], following: tuple[float, float, Any]) -> bool:
    return following[0] - mark[1] > MARKS.apart + mark[1] - mark[0]
