"""Rulings of a page -> grids: cells with their spans, from the boxes the rulings make."""

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from pdfplumber.table import cells_to_tables, edges_to_intersections, intersections_to_cells

from kg.documents.grid import Placed
from kg.documents.pdf_across import columns_seen
from kg.documents.pdf_rulings import NEAR, Edge, rulings_of
from kg.documents.pdf_text import UNPROVEN, Glyph, certainty_of, text_of

_THIN = 4.5  # no text fits in a row or column that thin
_MOST_OUTSIDE = 0.3  # of a character's height that may lie across a ruling; tight rows cut ascenders
_LEAST_APART = 0.4  # points between the texts of two cells; padding is one at least
_MOST_CROSSINGS = 10_000  # a page of a hundred rows and columns; finding cells takes the square of it


class Box(NamedTuple):
    """A rectangle in points, downwards from the upper left corner of the page."""

    x0: float
    top: float
    x1: float
    bottom: float

    @property
    def area(self) -> float:
        """In square points."""
        return (self.x1 - self.x0) * (self.bottom - self.top)

    def holds(self, x: float, y: float) -> bool:
        """Whether a point lies in it."""
        return self.x0 <= x < self.x1 and self.top <= y < self.bottom

    def is_below(self, other: "Box") -> bool:
        """Whether it goes on right where another one ends."""
        return abs(self.top - other.bottom) <= _THIN and self.x0 < other.x1 and other.x0 < self.x1


class Span(NamedTuple):
    """Grid rows and columns a cell covers, ends left out."""

    row: int
    column: int
    row_end: int
    column_end: int

    @property
    def size(self) -> tuple[int, int]:
        """How many rows and columns."""
        return self.row_end - self.row, self.column_end - self.column


class Grid:
    """A ruled table on one page, or the part of one that keeps to the same columns.

    Args:
        boxes: its cells as ruled.
        xs: the rulings down its columns are counted by; those of its own cells where none are given.
    """

    def __init__(self, boxes: Sequence[Box], xs: Sequence[float] = ()) -> None:
        self.xs = list(xs) or _merged(x for box in boxes for x in (box.x0, box.x1))
        self.ys = _merged(y for box in boxes for y in (box.top, box.bottom))
        self.box = Box(self.xs[0], self.ys[0], self.xs[-1], self.ys[-1])
        self.boxes = boxes
        self._owners: dict[tuple[int, int], Span] = {}
        for box in sorted(boxes, key=lambda box: (box.top, box.x0)):
            self._take(box)

    @property
    def is_table(self) -> bool:
        """Whether it has columns; a frame around text has none."""
        return len(self.xs) > 2 and len(self.ys) > 1 and len(self._spans) > 1

    @property
    def is_large(self) -> bool:
        """Whether it has several rows and columns."""
        return len(self.xs) > 3 and len(self.ys) > 3

    def placed(self, glyphs: Iterable[Glyph]) -> list[Placed]:
        """Its cells with the glyphs whose middle lies in them."""
        held: dict[Span, list[Glyph]] = {span: [] for span in self._spans}
        glyphs = list(glyphs)
        for glyph in glyphs:
            row, column = _index(self.ys, glyph.y), _index(self.xs, glyph.x)
            # Where rulings are missing no box was found; the text there is kept in a cell of its own.
            span = self._owners.get((row, column)) or Span(row, column, row + 1, column + 1)
            held.setdefault(span, []).append(glyph)
        spilled = self._spilled(held)
        return [
            Placed(*place[:2], text_of(own), *place.size, min(certainty_of(own), UNPROVEN if place in spilled else 1.0))
            for place, own in sorted(held.items())
        ]

    def _spilled(self, held: Mapping[Span, Sequence[Glyph]]) -> set[Span]:
        """Cells whose text may belong to another: a line of it lies across a ruling, or runs on from the cell beside it."""
        spilled: set[Span] = set()
        lines: dict[tuple[int, int], list[tuple[float, float, Span]]] = {}
        for span, own in held.items():
            top, bottom = self.ys[span.row], self.ys[min(span.row_end, len(self.ys) - 1)]
            for glyph in own:
                if glyph.turn or glyph.certainty < 1.0 or glyph.text.isspace():
                    continue  # boxes of recognised text are rough
                most = _MOST_OUTSIDE * (glyph.bottom - glyph.top)
                if top - glyph.top > most:
                    spilled |= {span, self._owners.get((span.row - 1, span.column), span)}
                if glyph.bottom - bottom > most:
                    spilled |= {span, self._owners.get((span.row_end, span.column), span)}
                lines.setdefault((round(glyph.y), span.row), []).append((glyph.x0, glyph.x1, span))
        for line in lines.values():
            line.sort()
            for (_, end, one), (start, _, other) in pairwise(line):
                if one != other and start - end < _LEAST_APART:
                    spilled |= {one, other}
        return spilled

    def parts(self) -> "list[Grid]":
        """The table cut where its columns change.

        A form's head has other columns than the rows below it; those rows go on over the page break without the
        head, and their columns have to be counted alike on both pages.
        """
        cuts = [row for row in range(len(self.ys)) if not any(span.row < row < span.row_end for span in self._spans)]
        parts: list[tuple[int, int, set[int]]] = []
        for start, end in pairwise(cuts):
            own = {side for span in self._spans if start <= span.row < end for side in (span.column, span.column_end)}
            if parts and (own <= parts[-1][2] or own >= parts[-1][2]):
                parts[-1] = (parts[-1][0], end, own | parts[-1][2])
            else:
                parts.append((start, end, own))
        return [self._part(self.ys[start], self.ys[end]) for start, end, _ in parts] if len(parts) > 1 else [self]

    def continuing(self, above: "Grid") -> "Grid":
        """The table with its columns counted as on the page before, where all of its rulings go on from there."""
        is_same = abs(self.xs[0] - above.xs[0]) <= NEAR and abs(self.xs[-1] - above.xs[-1]) <= NEAR
        if not is_same or any(abs(above.xs[_nearest(above.xs, x)] - x) > NEAR for x in self.xs):
            return self
        return Grid(self.boxes, above.xs)

    @property
    def _spans(self) -> set[Span]:
        return set(self._owners.values())

    def _part(self, top: float, bottom: float) -> "Grid":
        return Grid([box for box in self.boxes if top <= (box.top + box.bottom) / 2 < bottom])

    def _take(self, box: Box) -> None:
        span = Span(
            _nearest(self.ys, box.top), _nearest(self.xs, box.x0), _nearest(self.ys, box.bottom), _nearest(self.xs, box.x1)
        )
        places = [(row, column) for row in range(span.row, span.row_end) for column in range(span.column, span.column_end)]
        if not any(place in self._owners for place in places):
            self._owners.update(dict.fromkeys(places, span))


def find_grids(edges: Iterable[Edge], glyphs: Sequence[Glyph] = ()) -> list[Grid]:
    """The ruled tables of a page, left to right where they stand side by side, else top to bottom.

    Args:
        edges: its rulings.
        glyphs: its text, which tells the columns of tables ruled only across.
    """
    closed = rulings_of(edges)
    closed = [*closed, *columns_seen(closed, glyphs)]
    crossings = edges_to_intersections(closed, NEAR, NEAR)
    if len(crossings) > _MOST_CROSSINGS:
        return []
    tables = cells_to_tables(intersections_to_cells(crossings))
    grids = _with_strips([Grid([Box(*map(float, cell)) for cell in cells]) for cells in tables])
    ordered = _ordered(_without_shading([grid for grid in grids if grid.is_table]))
    return [part for grid in ordered for part in grid.parts()]


def _with_strips(grids: list[Grid]) -> list[Grid]:
    """Grids with the columns that a blank column without rulings cuts off them: a strip beside, ruled at the same heights."""
    strips = [grid for grid in grids if len(grid.xs) == 2 and len(grid.ys) > 3]
    joined = []
    for grid in grids:
        own = [strip for strip in strips if strip is not grid and grid.is_large and _is_cut_off(strip, grid)]
        joined.append(Grid([box for part in (grid, *own) for box in part.boxes]) if own else grid)
    return joined


def _is_cut_off(strip: Grid, grid: Grid) -> bool:
    gap = max(strip.box.x0 - grid.box.x1, grid.box.x0 - strip.box.x1)
    ends = abs(strip.box.top - grid.box.top) <= NEAR and abs(strip.box.bottom - grid.box.bottom) <= NEAR
    heights = all(abs(grid.ys[_nearest(grid.ys, y)] - y) <= NEAR for y in strip.ys)
    return 0 < gap < strip.box.x1 - strip.box.x0 and ends and heights


def _without_shading(grids: list[Grid]) -> list[Grid]:
    """Grids without the small ones within another: shading behind words looks like one."""
    return [
        grid
        for grid in grids
        if grid.is_large or not any(_is_within(grid.box, other.box) for other in grids if other is not grid)
    ]


def _is_within(box: Box, outer: Box) -> bool:
    return outer.holds(box.x0, box.top) and outer.holds(box.x1, box.bottom)


def _ordered(grids: list[Grid]) -> list[Grid]:
    bands: list[list[Grid]] = []
    for grid in sorted(grids, key=lambda grid: (grid.box.top, grid.box.x0)):
        if bands and all(_is_beside(grid.box, other.box) for other in bands[-1]):
            bands[-1].append(grid)
        else:
            bands.append([grid])
    return [grid for band in bands for grid in sorted(band, key=lambda grid: grid.box.x0)]


def _is_beside(box: Box, other: Box) -> bool:
    """Whether two tables share most of their height and stand apart across."""
    shared = min(box.bottom, other.bottom) - max(box.top, other.top)
    apart = box.x0 >= other.x1 - NEAR or other.x0 >= box.x1 - NEAR
    return apart and shared > 0.5 * min(box.bottom - box.top, other.bottom - other.top)


def _merged(values: Iterable[float]) -> list[float]:
    """Coordinates with those too near to hold text between them as one."""
    merged: list[float] = []
    for value in sorted(set(values)):
        if not merged or value - merged[-1] > _THIN:
            merged.append(value)
    return merged


def _nearest(values: list[float], value: float) -> int:
    return min(range(len(values)), key=lambda index: (abs(values[index] - value), index))


def _index(values: list[float], value: float) -> int:
    return max(0, min(bisect_right(values, value) - 1, len(values) - 2))
