"""Text that a PDF page strikes through: by a line drawn across it, or by a mark of a reviewer.

A ruling of a table may run across text too, where rows are too low. A stroke begins and ends with
the text, and no other ruling meets its ends.

Source of marks: ISO 32000-1, 12.5.6.10 (text markup annotations).
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from kg.documents.page.box import Box
from kg.documents.page.glyphs import Glyph
from kg.documents.page.rulings import Edge
from kg.documents.pdf.annotations import annotations_of, boxes_of
from kg.documents.pdf.clips import ClippedPage
from kg.documents.tolerances import Tolerances


@dataclass(frozen=True)
class StrikeTolerances(Tolerances):
    """Where a line that strikes text through lies; tuned on pages of LibreOffice and Chromium.

    What breaks when one moves, first less, then more:

    Attributes:
        middle: of the height of a letter, off its middle. Less: strokes of fonts with other heights
            are rulings. More: lines under text strike it through.
        ends: of the size of a letter, off the ends of the text. Less: strokes with round ends are
            rulings. More: rulings of narrow cells are strokes.
        covered: share of the line with letters. Less: rulings across several cells are strokes.
            More: text with wide spaces is not struck through.
        meets: points between the ends of lines that meet. Less: strokes of two runs are two. More:
            borders beside a stroke make it a ruling.
    """

    middle: float = 0.25
    ends: float = 0.3
    covered: float = 0.7
    meets: float = 1.0


STRIKES = StrikeTolerances()


class _Stroke(NamedTuple):
    """Level lines that go on in one another: both ends, the height, and the lines."""

    x0: float
    x1: float
    y: float
    edges: tuple[Edge, ...]


def without_strokes(
    page: ClippedPage, glyphs: Sequence[Glyph], rulings: Sequence[Edge]
) -> tuple[list[Glyph], list[Edge]]:
    """The glyphs, those that are struck through marked, and the rulings that strike none.

    Args:
        page: the page.
        glyphs: on it.
        rulings: that it draws.
    """
    struck = {place for box in _marked(page) for place in _within(box, glyphs)}
    strokes: list[Edge] = []
    upright = [edge for edge in rulings if edge.get("orientation") == "v"]
    by_height = _by_height(glyphs)
    for stroke in _strokes(rulings):
        places = _under(stroke, glyphs, by_height)
        if places and _is_of(stroke, [glyphs[place] for place in places], upright):
            struck |= set(places)
            strokes += stroke.edges
    if not struck:
        return list(glyphs), list(rulings)
    marked = [glyph._replace(is_struck=place in struck) for place, glyph in enumerate(glyphs)]
    known = set(map(id, strokes))
    return marked, [edge for edge in rulings if id(edge) not in known]


def _marked(page: ClippedPage) -> Iterator[Box]:
    """The places that reviewers have struck through."""
    for annotation in annotations_of(page):
        if annotation.kind == "StrikeOut" and not annotation.is_unseen:
            yield from boxes_of(annotation, page)


def _within(box: Box, glyphs: Sequence[Glyph]) -> list[int]:
    return [place for place, glyph in enumerate(glyphs) if box.holds(glyph.x, glyph.y)]


def _by_height(glyphs: Sequence[Glyph]) -> dict[int, list[int]]:
    """The places of level glyphs by whole points of their middle down."""
    found: dict[int, list[int]] = defaultdict(list)
    for place, glyph in enumerate(glyphs):
        if not glyph.turn:
            found[int(glyph.y)].append(place)
    return found


def _strokes(rulings: Iterable[Edge]) -> Iterator[_Stroke]:
    """Level lines, those that meet as one."""
    level = [edge for edge in rulings if edge.get("orientation") == "h"]
    level.sort(key=lambda edge: (round(edge["top"]), edge["x0"]))
    chain: list[Edge] = []
    end = 0.0
    for edge in level:
        is_apart = not chain or edge["x0"] > end + STRIKES.meets
        if is_apart or abs(edge["top"] - chain[-1]["top"]) > STRIKES.meets:
            if chain:
                yield _stroke(chain)
            chain, end = [], edge["x1"]
        chain.append(edge)
        end = max(end, edge["x1"])
    if chain:
        yield _stroke(chain)


def _stroke(chain: Sequence[Edge]) -> _Stroke:
    x0, x1 = min(edge["x0"] for edge in chain), max(edge["x1"] for edge in chain)
    return _Stroke(x0, x1, sum(edge["top"] for edge in chain) / len(chain), tuple(chain))


def _under(stroke: _Stroke, glyphs: Sequence[Glyph], by_height: dict[int, list[int]]) -> list[int]:
    """The glyphs that a line runs through the middle of."""
    found = []
    for height in range(int(stroke.y) - 12, int(stroke.y) + 13):
        for place in by_height.get(height, ()):
            glyph = glyphs[place]
            is_middle = abs(glyph.y - stroke.y) <= STRIKES.middle * (glyph.bottom - glyph.top)
            if is_middle and stroke.x0 <= glyph.x <= stroke.x1:
                found.append(place)
    return found


def _is_of(stroke: _Stroke, glyphs: Sequence[Glyph], upright: Sequence[Edge]) -> bool:
    """Whether a line belongs to the text it runs through, and to no table."""
    size = glyphs[0].size
    off = STRIKES.ends * size
    begins = abs(min(glyph.x0 for glyph in glyphs) - stroke.x0) <= off
    ends = abs(max(glyph.x1 for glyph in glyphs) - stroke.x1) <= off
    width = sum(glyph.x1 - glyph.x0 for glyph in glyphs)
    if not (begins and ends and width >= STRIKES.covered * (stroke.x1 - stroke.x0)):
        return False
    return not any(_meets(edge, stroke, size) for edge in upright)


def _meets(edge: Edge, stroke: _Stroke, size: float) -> bool:
    """Whether an upright ruling, not the side of a thin box, ends a line."""
    is_ruling = edge["bottom"] - edge["top"] > STRIKES.middle * size
    is_at_height = edge["top"] - STRIKES.meets <= stroke.y <= edge["bottom"] + STRIKES.meets
    ends = (abs(edge["x0"] - x) <= STRIKES.meets for x in (stroke.x0, stroke.x1))
    return is_ruling and is_at_height and any(ends)
