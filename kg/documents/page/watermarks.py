"""Watermarks among the glyphs of a page: far larger than its text, or light letters over it."""

from collections.abc import Iterator, Sequence
from math import inf
from statistics import median

from kg.documents.page.glyphs import Glyph
from kg.documents.page.tolerances import WATERMARKS


def watermark_size(glyphs: Sequence[Glyph]) -> float:
    """The font size from which text is far larger than the page's own."""
    return (
        WATERMARKS.large * median(glyph.size for glyph in glyphs)
        if len(glyphs) >= WATERMARKS.few
        else inf
    )


def without_watermark(glyphs: Sequence[Glyph]) -> list[Glyph]:
    """The glyphs without light ones of a size that are printed over dark ones.

    Light letters of a dark heading lie over no other letters, and stay.
    """
    light = {
        round(glyph.size, 1) for glyph in glyphs if glyph.is_light and not glyph.text.isspace()
    }
    if not light:
        return list(glyphs)
    dark: dict[tuple[int, int], list[Glyph]] = {}
    for glyph in glyphs:
        if not glyph.is_light and not glyph.text.isspace():
            dark.setdefault(
                (int(glyph.x // WATERMARKS.next), int(glyph.y // WATERMARKS.next)), []
            ).append(glyph)
    over = {
        round(glyph.size, 1)
        for glyph in glyphs
        if glyph.is_light and any(_is_over(glyph, one) for one in _around(glyph, dark))
    }
    return [glyph for glyph in glyphs if not (glyph.is_light and round(glyph.size, 1) in over)]


def _around(glyph: Glyph, placed: dict[tuple[int, int], list[Glyph]]) -> Iterator[Glyph]:
    column, row = int(glyph.x // WATERMARKS.next), int(glyph.y // WATERMARKS.next)
    return (
        one
        for right in (-1, 0, 1)
        for down in (-1, 0, 1)
        for one in placed.get((column + right, row + down), ())
    )


def _is_over(glyph: Glyph, other: Glyph) -> bool:
    """Whether two glyphs share more than their edges."""
    across = min(glyph.x1, other.x1) - max(glyph.x0, other.x0)
    down = min(glyph.bottom, other.bottom) - max(glyph.top, other.top)
    return across > WATERMARKS.over * other.size and down > WATERMARKS.over * other.size
