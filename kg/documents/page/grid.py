"""Rulings of a page -> grids: cells with their spans, from the boxes the rulings make."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from pdfplumber.table import cells_to_tables, edges_to_intersections, intersections_to_cells

from kg.documents.page.box import Box
from kg.documents.page.glyphs import Glyph
from kg.documents.page.ruled_across import columns_seen
from kg.documents.page.rulings import NEAR, Edge, rulings_of, sides_of
from kg.documents.page.tolerances import RULINGS


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
        xs: the rulings down its columns are counted by; those of its own cells where none are
            given.
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
        return len(self.xs) > 2 and len(self.ys) > 1 and len(self.spans) > 1

    @property
    def is_large(self) -> bool:
        """Whether it has several rows and columns."""
        return len(self.xs) > 3 and len(self.ys) > 3

    @property
    def spans(self) -> set[Span]:
        """Its cells."""
        return set(self._owners.values())

    def owner(self, row: int, column: int) -> Span | None:
        """The cell that covers a place of the grid; None where rulings are missing."""
        return self._owners.get((row, column))

    def span_at(self, x: float, y: float) -> Span:
        """The cell at a point.

        Where rulings are missing no box was found; the text there has a cell of its own.
        """
        row, column = _index(self.ys, y), _index(self.xs, x)
        return self.owner(row, column) or Span(row, column, row + 1, column + 1)

    def box_of(self, span: Span) -> Box:
        """Where a cell lies."""
        return Box(
            self.xs[span.column], self.ys[span.row], self.xs[span.column_end], self.ys[span.row_end]
        )

    def parts(self) -> "list[Grid]":
        """The table cut where its columns change.

        A form's head has other columns than the rows below it; those rows go on over the page break
        without the head, and their columns have to be counted alike on both pages.
        """
        cuts = [
            row
            for row in range(len(self.ys))
            if not any(span.row < row < span.row_end for span in self.spans)
        ]
        parts: list[tuple[int, int, set[int]]] = []
        for start, end in pairwise(cuts):
            own = {
                side
                for span in self.spans
                if start <= span.row < end
                for side in (span.column, span.column_end)
            }
            if parts and (own <= parts[-1][2] or own >= parts[-1][2]):
                parts[-1] = (parts[-1][0], end, own | parts[-1][2])
            else:
                parts.append((start, end, own))
        return (
            [self._part(self.ys[start], self.ys[end]) for start, end, _ in parts]
            if len(parts) > 1
            else [self]
        )

    def continuing(self, above: "Grid") -> "Grid":
        """The table with its columns counted as on the page before.

        As it is where one of its rulings does not go on from there.
        """
        is_same = abs(self.xs[0] - above.xs[0]) <= NEAR and abs(self.xs[-1] - above.xs[-1]) <= NEAR
        if not is_same or any(abs(above.xs[_nearest(above.xs, x)] - x) > NEAR for x in self.xs):
            return self
        return Grid(self.boxes, above.xs)

    def _part(self, top: float, bottom: float) -> "Grid":
        return Grid([box for box in self.boxes if top <= (box.top + box.bottom) / 2 < bottom])

    def _take(self, box: Box) -> None:
        span = Span(
            _nearest(self.ys, box.top),
            _nearest(self.xs, box.x0),
            _nearest(self.ys, box.bottom),
            _nearest(self.xs, box.x1),
        )
        places = [
            (row, column)
            for row in range(span.row, span.row_end)
            for column in range(span.column, span.column_end)
        ]
        if not any(place in self._owners for place in places):
            self._owners.update(dict.fromkeys(places, span))


def find_grids(
    edges: Iterable[Edge], glyphs: Sequence[Glyph] = (), shades: Sequence[Box] = ()
) -> list[Grid]:
    """The ruled tables of a page, left to right where they stand side by side, else top to bottom.

    Args:
        edges: its rulings.
        glyphs: its text, which tells the columns of tables ruled only across.
        shades: filled boxes, which stand for cells where there are no rulings.
    """
    edges = list(edges)
    grids = _grids(edges, glyphs)
    alone = [shade for shade in shades if not any(grid.box.holds(*shade.middle) for grid in grids)]
    return _grids([*edges, *sides_of(alone)], glyphs) if alone else grids


def _grids(edges: list[Edge], glyphs: Sequence[Glyph]) -> list[Grid]:
    closed = rulings_of(edges)
    closed = [*closed, *columns_seen(closed, glyphs)]
    crossings = edges_to_intersections(closed, NEAR, NEAR)
    if len(crossings) > RULINGS.crossings:
        return []
    tables = cells_to_tables(intersections_to_cells(crossings))
    grids = _with_strips([Grid([Box(*map(float, cell)) for cell in cells]) for cells in tables])
    ordered = _ordered(_without_shading([grid for grid in grids if grid.is_table]))
    return [part for grid in ordered for part in grid.parts()]


def _with_strips(grids: list[Grid]) -> list[Grid]:
    """Grids with the columns that a blank column without rulings cuts off them.

    Such a column is a strip beside a grid, ruled at the same heights.
    """
    strips = [grid for grid in grids if len(grid.xs) == 2 and len(grid.ys) > 3]
    joined = []
    for grid in grids:
        own = [
            strip
            for strip in strips
            if strip is not grid and grid.is_large and _is_cut_off(strip, grid)
        ]
        joined.append(Grid([box for part in (grid, *own) for box in part.boxes]) if own else grid)
    return joined


def _is_cut_off(strip: Grid, grid: Grid) -> bool:
    gap = max(strip.box.x0 - grid.box.x1, grid.box.x0 - strip.box.x1)
    ends = (
        abs(strip.box.top - grid.box.top) <= NEAR
        and abs(strip.box.bottom - grid.box.bottom) <= NEAR
    )
    heights = all(abs(grid.ys[_nearest(grid.ys, y)] - y) <= NEAR for y in strip.ys)
    return 0 < gap < strip.box.x1 - strip.box.x0 and ends and heights


def _without_shading(grids: list[Grid]) -> list[Grid]:
    """Grids without the small ones within another: shading behind words looks like one."""
    return [
        grid
        for grid in grids
        if grid.is_large
        or not any(_is_within(grid.box, other.box) for other in grids if other is not grid)
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
    lower = min(box.bottom - box.top, other.bottom - other.top)
    return apart and shared > RULINGS.beside * lower


def _merged(values: Iterable[float]) -> list[float]:
    """Coordinates with those too near to hold text between them as one."""
    merged: list[float] = []
    for value in sorted(set(values)):
        if not merged or value - merged[-1] > RULINGS.thin:
            merged.append(value)
    return merged


def _nearest(values: list[float], value: float) -> int:
    return min(range(len(values)), key=lambda index: (abs(values[index] - value), index))


def _index(values: list[float], value: float) -> int:
    return max(0, min(bisect_right(values, value) - 1, len(values) - 2))
