"""Tables ruled only across -> the rulings down that a reader sees.

Those are strips without text, and places where rulings begin or end.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from pdfplumber.table import merge_edges

from kg.documents.page.glyphs import Glyph
from kg.documents.page.rulings import NEAR, Edge, ruling
from kg.documents.page.strips import Band, Interval, Word, emptiest, strips_of
from kg.documents.page.tolerances import ACROSS


def columns_seen(rulings: Sequence[Edge], glyphs: Sequence[Glyph]) -> list[Edge]:
    """Rulings down for tables that have only rulings across.

    Args:
        rulings: of the page, pieces of one joined.
        glyphs: of the page.

    Returns:
        one ruling for each side of a column in each row; none where a text runs over it. Nothing
        for tables whose rows or columns are not plain: several printed rows between two rulings, or
        rulings that end where no column does.
    """
    level = [glyph for glyph in glyphs if not glyph.turn and not glyph.text.isspace()]
    seen = [
        edge
        for stack in _stacks(rulings)
        for part in _tables(_bands(stack, level), stack)
        for edge in _sides(part, stack)
    ]
    merged: list[Edge] = merge_edges(seen, NEAR, NEAR, NEAR, NEAR)
    return merged


def _stacks(rulings: Sequence[Edge]) -> Iterator[list[Edge]]:
    """Rulings across one below the other, without rulings down between them.

    All are as wide as the first one, or lie within it.
    """
    down = [edge for edge in rulings if edge["orientation"] == "v"]
    stack: list[Edge] = []
    for edge in sorted(
        (edge for edge in rulings if edge["orientation"] == "h"),
        key=lambda edge: (edge["top"], edge["x0"]),
    ):
        if stack and not (_is_within(edge, stack[0]) and not _are_between(down, stack[0], edge)):
            yield from [stack] if len(stack) >= ACROSS.rulings else []
            stack = []
        stack.append(edge)
    yield from [stack] if len(stack) >= ACROSS.rulings else []


def _is_within(edge: Edge, widest: Edge) -> bool:
    return bool(edge["x0"] >= widest["x0"] - NEAR and edge["x1"] <= widest["x1"] + NEAR)


def _are_between(down: list[Edge], first: Edge, last: Edge) -> bool:
    return any(
        edge["top"] < last["top"]
        and edge["bottom"] > first["top"]
        and first["x0"] - NEAR <= edge["x0"] <= first["x1"] + NEAR
        for edge in down
    )


def _bands(stack: list[Edge], glyphs: Sequence[Glyph]) -> list[Band]:
    x0, x1 = stack[0]["x0"], stack[0]["x1"]
    bands = []
    for top, bottom in pairwise(sorted({edge["top"] for edge in stack})):
        own = [
            glyph
            for glyph in glyphs
            if top <= glyph.y < bottom and x0 - NEAR <= glyph.x <= x1 + NEAR
        ]
        bands.append(Band(top, bottom, tuple(_words(own))))
    return bands


def _tables(bands: list[Band], stack: list[Edge]) -> Iterator[list[Band]]:
    """The bands of a stack, cut where lines of running text stand between two tables."""
    first = next(iter(strips_of(bands, stack[0]["x0"], stack[0]["x1"])), None)
    part: list[Band] = []
    for band in bands:
        if first is not None and band.crossing(sum(first) / 2) > 1:
            yield part
            part = []
        else:
            part.append(band)
    yield part


def _words(glyphs: list[Glyph]) -> Iterator[Word]:
    line: list[Glyph] = []
    for glyph in sorted(glyphs, key=lambda glyph: (round(glyph.y), glyph.x0)):
        if line and (
            round(glyph.y) != round(line[0].y) or glyph.x0 - line[-1].x1 > ACROSS.apart * glyph.size
        ):
            yield _word(line)
            line = []
        line.append(glyph)
    if line:
        yield _word(line)


def _word(line: list[Glyph]) -> Word:
    return Word(
        line[0].x0,
        max(glyph.x1 for glyph in line),
        round(line[0].y),
        max(glyph.size for glyph in line),
    )


def _sides(bands: list[Band], stack: list[Edge]) -> list[Edge]:
    if len(bands) < ACROSS.rulings - 1:
        return []
    left, right = stack[0]["x0"], stack[0]["x1"]
    own = [edge for edge in stack if bands[0].top <= edge["top"] <= bands[-1].bottom]
    places = _places([emptiest(strip, bands) for strip in strips_of(bands, left, right)], own)
    columns = list(pairwise([left, *places, right]))
    if len(columns) < ACROSS.columns or any(_holds_rows(band, columns) for band in bands):
        return []
    inner = [
        ruling(x, band.top, x, band.bottom)
        for x in places
        for band in bands
        if not band.crossing(x)
    ]
    return [*inner, *(ruling(x, bands[0].top, x, bands[-1].bottom) for x in (left, right))]


def _places(strips: list[Interval], rulings: list[Edge]) -> list[float]:
    """Where in each strip the side of the columns is: where rulings end, else in the middle.

    None for any strip if a ruling ends outside of all.
    """
    left, right = min(edge["x0"] for edge in rulings), max(edge["x1"] for edge in rulings)
    ends = {
        end
        for edge in rulings
        for end in (edge["x0"], edge["x1"])
        if left + NEAR < end < right - NEAR
    }
    if any(not any(start - NEAR <= end <= stop + NEAR for start, stop in strips) for end in ends):
        return []
    return [
        next(
            (end for end in sorted(ends) if start - NEAR <= end <= stop + NEAR), (start + stop) / 2
        )
        for start, stop in strips
    ]


def _holds_rows(band: Band, columns: list[Interval]) -> bool:
    """Whether a band holds several rows.

    In two columns, a line ends early though another one follows.
    """
    early = 0
    for left, right in columns:
        own = [word for word in band.words if left <= (word.x0 + word.x1) / 2 < right]
        last = max((word.y for word in own), default=0.0)
        end = max((word.x1 for word in own), default=0.0)
        early += any(word.y < last and end - word.x1 > ACROSS.rest * word.size for word in own)
    return early > 1
