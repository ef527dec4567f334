"""The content of an OFD page -> characters and straight lines in points, as a PDF page has them."""

import re
from itertools import islice
from math import isfinite, nan
from typing import Any, NamedTuple

from kg.documents.ofd.tolerances import DRAWN
from kg.documents.page.glyphs import Glyph, turn_of
from kg.documents.page.placement import Placement, moved, scaled
from kg.documents.page.rulings import Edge, ruling

MILLIMETRE = 72 / 25.4  # points
MOST_OBJECTS = 200_000  # glyphs and lines of one page
_MOST_SHAPES = 10_000  # of one text
_STEP = re.compile(r"[MLQBACS]|-?(?:\d+\.?\d*|\.\d+)(?:[eE]-?\d+)?")
# How many numbers follow each operator.
_POINTS = {"M": 2, "L": 2, "Q": 4, "B": 6, "A": 7, "C": 0, "S": 2}
_Matrix = tuple[float, float, float, float, float, float]


class Picture(NamedTuple):
    """A picture on a page.

    Attributes:
        resource: its number in the file.
        share: of the page that it covers.
        placement: from its sides, each of length 1, to points of the page.
    """

    resource: str | None
    share: float
    placement: Placement


class Sheet:
    """What is printed on a page, in points from the upper left corner.

    Args:
        area: left, top, width and height of the page in millimetres.

    Attributes:
        glyphs: its text.
        edges: its level and upright lines.
        picture: the largest picture, None where there is none.
        placement: from these points to those of the page as it is displayed.
    """

    def __init__(self, area: tuple[float, float, float, float]) -> None:
        left, top, width, height = area
        self._area = width * height
        self.placement = moved(-left * MILLIMETRE, -top * MILLIMETRE)
        self.glyphs: list[Glyph] = []
        self.edges: list[Edge] = []
        self.picture: Picture | None = None

    def add(self, page: Any) -> None:
        """Take the objects of a page or of a template below it.

        Args:
            page: its XML.

        Raises:
            ValueError: more objects than any page has.
        """
        objects = (part for part in page.iterfind(".//{*}Content//*") if isinstance(part.tag, str))
        for part in objects:
            if len(self.glyphs) + len(self.edges) > MOST_OBJECTS:
                raise ValueError(f"一页上的对象超过 {MOST_OBJECTS} 个")
            name = part.tag.rpartition("}")[2]
            if name == "TextObject" and part.get("Visible") != "false":
                self._add_text(part)
            elif name == "PathObject" and part.get("Visible") != "false":
                self._add_path(part)
            elif name == "ImageObject":
                self._add_picture(part)

    def _add_text(self, part: Any) -> None:
        size, matrix = _number(part.get("Size"), 0.0), _matrix(part)
        height = size * abs(matrix[3] or matrix[1]) * MILLIMETRE
        turn = turn_of((matrix[0], -matrix[1]))
        if turn is None or height <= 0:
            return
        is_light = _is_light(part.find("{*}FillColor"))
        codes = list(part.iterfind("{*}TextCode"))
        counts = [
            int(_number(given.get("CodeCount"), 1)) for given in part.iterfind("{*}CGTransform")
        ]
        shapes = sum(counts) if len(codes) == 1 else 0
        x, y = 0.0, 0.0
        for code in codes:
            # Letters that stand for shapes of a font only; the file does not say which they are.
            text = (code.text or "").ljust(min(shapes, _MOST_SHAPES), "\ufffd")
            x, y = _number(code.get("X"), x), _number(code.get("Y"), y)
            across, down = (
                _steps(code.get("DeltaX"), len(text)),
                _steps(code.get("DeltaY"), len(text)),
            )
            left, top = x, y
            for place, letter in enumerate(text):
                width = (
                    across[place]
                    if place < len(across) and across[place] > 0
                    else size * (DRAWN.latin if letter.isascii() else 1)
                )
                if not letter.isspace() or letter == " ":
                    self.glyphs.append(
                        _glyph(
                            letter,
                            left,
                            top,
                            min(width, size * DRAWN.wide),
                            size,
                            matrix,
                            turn,
                            height,
                            is_light,
                        )
                    )
                if across or not down:
                    left += (
                        across[place] if place < len(across) else (across[-1] if across else width)
                    )
                top += down[place] if place < len(down) else (down[-1] if down else 0.0)

    def _add_path(self, part: Any) -> None:
        matrix = _matrix(part)
        data = part.find("{*}AbbreviatedData")
        if part.get("Stroke") == "false" and part.get("Fill") != "true":
            return
        start = here = (0.0, 0.0)
        steps = iter(_STEP.findall((data.text or "") if data is not None else ""))
        for operator in steps:
            if operator not in _POINTS:
                continue
            values = [_number(value, 0.0) for value in islice(steps, _POINTS[operator])]
            if len(values) < _POINTS[operator]:
                return
            end = start if operator == "C" else _placed(matrix, *values[-2:])
            if operator in "LC":
                self._add_line(here, end)
            if operator in "MS":
                start = end
            here = end

    def _add_line(self, start: tuple[float, float], end: tuple[float, float]) -> None:
        (x0, x1), (y0, y1) = sorted((start[0], end[0])), sorted((start[1], end[1]))
        width, height = x1 - x0, y1 - y0
        if height <= max(DRAWN.slope * width, DRAWN.thin) and width > DRAWN.short:
            self.edges.append(
                ruling(*(side * MILLIMETRE for side in (x0, (y0 + y1) / 2, x1, (y0 + y1) / 2)))
            )
        elif width <= max(DRAWN.slope * height, DRAWN.thin) and height > DRAWN.short:
            self.edges.append(
                ruling(*(side * MILLIMETRE for side in ((x0 + x1) / 2, y0, (x0 + x1) / 2, y1)))
            )

    def _add_picture(self, part: Any) -> None:
        box = numbers(part.get("Boundary", ""))
        share = box[2] * box[3] / self._area if len(box) == 4 else 0.0
        if self.picture is None or share > self.picture.share:
            self.picture = Picture(part.get("ResourceID"), share, _spread(part, box))


def numbers(text: str) -> list[float]:
    """The numbers of a list in an attribute; nothing where one is none."""
    values = [_number(value, nan) for value in text.split()]
    return values if all(map(isfinite, values)) else []


def _number(text: str | None, default: float) -> float:
    try:
        value = float(text) if text else default
    except ValueError:
        return default
    return value if isfinite(value) else default


def _matrix(part: Any) -> _Matrix:
    """From the object's own coordinates to the page's."""
    box, given = numbers(part.get("Boundary", "")), numbers(part.get("CTM", ""))
    a, b, c, d, e, f = given if len(given) == 6 else (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
    left, top = (box[0], box[1]) if len(box) == 4 else (0.0, 0.0)
    return a, b, c, d, e + left, f + top


def _spread(part: Any, box: list[float]) -> Placement:
    """How a picture is spread on the page; over its boundary where its matrix does not say."""
    matrix = _matrix(part)
    if not part.get("CTM") and len(box) == 4:
        matrix = box[2], 0.0, 0.0, box[3], box[0], box[1]
    return Placement(*matrix).then(scaled(MILLIMETRE, MILLIMETRE))


def _placed(matrix: _Matrix, x: float, y: float) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def _steps(text: str | None, letters: int) -> list[float]:
    """Distances between letters; ``g 3 4.5`` stands for 4.5 three times (GB/T 33190, 11.3)."""
    steps: list[float] = []
    parts = iter((text or "").split())
    for part in parts:
        if part != "g":
            steps.append(_number(part, 0.0))
            continue
        count, step = int(_number(next(parts, None), 0)), _number(next(parts, None), 0.0)
        steps += [step] * max(0, min(count, letters))
    return steps


def _glyph(
    letter: str,
    x: float,
    y: float,
    width: float,
    size: float,
    matrix: _Matrix,
    turn: int,
    height: float,
    is_light: bool,
) -> Glyph:
    corners = [
        _placed(matrix, x, y - DRAWN.ascent * size),
        _placed(matrix, x + width, y + (1 - DRAWN.ascent) * size),
    ]
    (x0, x1), (y0, y1) = (
        sorted(corner[0] for corner in corners),
        sorted(corner[1] for corner in corners),
    )
    return Glyph(
        letter,
        x0 * MILLIMETRE,
        y0 * MILLIMETRE,
        x1 * MILLIMETRE,
        y1 * MILLIMETRE,
        turn,
        height,
        is_light,
    )


def _is_light(color: Any) -> bool:
    values = numbers(color.get("Value", "")) if color is not None else []
    return len(values) in (1, 3) and min(values) >= DRAWN.light * 255
