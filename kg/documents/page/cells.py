"""The glyphs of a page -> the cells of a ruled table, each where its middle is seen."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from kg.documents.grid import Omitted, Placed
from kg.documents.page.box import Box
from kg.documents.page.glyphs import UNPROVEN, Glyph, certainty_of
from kg.documents.page.grid import Grid, Span
from kg.documents.page.text import text_of
from kg.documents.page.tolerances import CELLS


class _Line(NamedTuple):
    """Glyphs drawn one after the other, side by side.

    Attributes:
        places: their numbers in the order of the page.
        box: around all of them.
        size: of the font.
    """

    places: tuple[int, ...]
    box: Box
    size: float


def cells_of(grid: Grid, glyphs: Iterable[Glyph]) -> list[Placed]:
    """The cells of a grid with their text.

    A character belongs to the cell in which the middle of what is seen of it lies. A text of
    several lines that runs over both its rulings, as spreadsheets draw it in rows that are too low,
    belongs to the cell it is centred in.

    Args:
        grid: of the page.
        glyphs: in the order in which the page draws them.

    Returns:
        every cell, less certain where its text may belong to another.
    """
    glyphs = list(glyphs)
    centred = _centred(grid, glyphs)
    held: dict[Span, list[Glyph]] = {span: [] for span in grid.spans}
    plain: dict[Span, list[Glyph]] = {}
    for index, glyph in enumerate(glyphs):
        span = centred.get(index) or grid.span_at(*glyph.shown.middle)
        held.setdefault(span, []).append(glyph)
        if index not in centred and not glyph.text.isspace():
            plain.setdefault(span, []).append(glyph)
    doubtful = (
        _spilled(grid, plain)
        | (set(plain) & set(centred.values()))
        | {s for s, own in held.items() if _hides_lines(own)}
    )
    beyond: dict[Span, list[Box]] = {}  # what of a text lies beyond the rulings of its cell
    for index, span in centred.items():
        beyond.setdefault(span, []).append(glyphs[index].shown)
    if centred or any(_is_cut(glyph) for glyph in glyphs):
        doubtful |= {
            span for span, own in held.items() if own and _may_be_cut(own, grid.box_of(span))
        }
    is_plain = not any(glyph.is_struck for glyph in glyphs)
    return [
        Placed(
            *place[:2],
            text_of(own if is_plain else [glyph for glyph in own if not glyph.is_struck]),
            *place.size,
            min(certainty_of(own), UNPROVEN if place in doubtful else 1.0),
            omitted=() if is_plain else _omitted(own),
            box=grid.box_of(place).around(beyond.get(place, ())),
        )
        for place, own in sorted(held.items())
    ]


def _omitted(glyphs: Iterable[Glyph]) -> Omitted:
    """What of a cell is struck through."""
    return (("struck", text_of([glyph for glyph in glyphs if glyph.is_struck])),)


def _centred(grid: Grid, glyphs: Sequence[Glyph]) -> dict[int, Span]:
    """The cells of glyphs whose text lies across rulings and is set in the middle of a cell."""
    found: dict[int, Span] = {}
    crossing = {
        place
        for place, glyph in enumerate(glyphs)
        if _sides_crossed(grid, glyph, grid.span_at(*glyph.shown.middle))
    }
    for text in _texts(glyphs) if crossing else ():
        places = [place for line in text for place in line.places]
        if crossing.isdisjoint(places):
            continue
        span = _middle_cell(grid, text)
        parts = (
            (_middle_cell(grid, text[:cut]), _middle_cell(grid, text[cut:]))
            for cut in range(1, len(text))
        )
        if span is not None and not any(upper and lower for upper, lower in parts):
            found |= dict.fromkeys(places, span)
    return found


def _middle_cell(grid: Grid, text: Sequence[_Line]) -> Span | None:
    """The cell in whose middle lines are set."""
    lefts, tops, rights, bottoms = zip(*(line.box for line in text), strict=True)
    box = Box(min(lefts), min(tops), max(rights), max(bottoms))
    span = grid.span_at(*box.middle)
    cell = grid.box_of(span)
    is_centred = abs(box.middle[1] - cell.middle[1]) <= CELLS.centred * text[0].size
    return span if is_centred and cell.x0 <= box.x0 and box.x1 <= cell.x1 else None


def _texts(glyphs: Sequence[Glyph]) -> Iterator[list[_Line]]:
    """Lines drawn one after the other that may be the text of one cell."""
    text: list[_Line] = []
    for line in _lines(glyphs):
        if text and not _goes_on(text, line):
            yield text
            text = []
        text.append(line)
    if text:
        yield text


def _lines(glyphs: Sequence[Glyph]) -> Iterator[_Line]:
    """Lines in the order drawn, without turned text and what recognition was not sure of."""
    places: list[int] = []
    for place, glyph in enumerate(glyphs):
        if places and not _is_beside(glyphs[places[-1]], glyph):
            yield _line(places, glyphs)
            places = []
        if (places or not glyph.text.isspace()) and not glyph.turn and glyph.certainty == 1.0:
            places.append(place)
    if places:
        yield _line(places, glyphs)


def _line(places: list[int], glyphs: Sequence[Glyph]) -> _Line:
    own = [glyphs[place] for place in places]
    top, bottom = (
        median(glyph.top for glyph in own),
        median(glyph.bottom for glyph in own),
    )  # fonts differ in height
    box = Box(min(glyph.x0 for glyph in own), top, max(glyph.x1 for glyph in own), bottom)
    return _Line(tuple(places), box, own[0].size)


def _is_beside(glyph: Glyph, following: Glyph) -> bool:
    gap = following.x0 - glyph.x1
    return (
        abs(glyph.y - following.y) <= CELLS.outside * glyph.size
        and -glyph.size / 2 < gap < CELLS.gap * glyph.size
    )


def _goes_on(text: list[_Line], line: _Line) -> bool:
    """Whether a line goes on with a text.

    It stands right below, as far away as the lines of the text are apart, set to the same side or
    middle.
    """
    above, size = text[-1].box, line.size
    pitch = line.box.middle[1] - above.middle[1]
    usual = above.middle[1] - text[-2].box.middle[1] if len(text) > 1 else pitch
    off = min(
        abs(above.x0 - line.box.x0),
        abs(above.middle[0] - line.box.middle[0]),
        abs(above.x1 - line.box.x1),
    )
    is_next = (
        CELLS.pitch[0] * size <= pitch <= CELLS.pitch[1] * size
        and abs(pitch - usual) <= CELLS.even * size
    )
    return is_next and off <= CELLS.centred * size


def _hides_lines(glyphs: Sequence[Glyph]) -> bool:
    """Whether a line of a text is clipped away whole.

    Where its beginning is seen, nobody takes the rest for another text.
    """
    seen = [glyph.y for glyph in glyphs if not glyph.is_hidden]
    hidden = (glyph for glyph in glyphs if glyph.is_hidden and not glyph.text.isspace())
    return any(all(abs(glyph.y - y) > CELLS.outside * glyph.size for y in seen) for glyph in hidden)


def _is_cut(glyph: Glyph) -> bool:
    return glyph.shown.bottom - glyph.shown.top < (1 - CELLS.outside) * (glyph.bottom - glyph.top)


def _may_be_cut(glyphs: Sequence[Glyph], cell: Box) -> bool:
    """Whether there is no room for one more character nor line.

    In rows that are too low, lines wholly outside are not drawn.
    """
    top, bottom = min(glyph.top for glyph in glyphs), max(glyph.bottom for glyph in glyphs)
    last = [glyph for glyph in glyphs if bottom - glyph.bottom < glyph.size / 2]
    across = cell.x1 - cell.x0 - (max(glyph.x1 for glyph in last) - min(glyph.x0 for glyph in last))
    down = cell.bottom - cell.top - (bottom - top)
    return max(across, down) < CELLS.room * last[0].size


def _sides_crossed(grid: Grid, glyph: Glyph, span: Span) -> set[Span]:
    """The cells above and below that a character of a cell reaches into, and that cell."""
    cell, shown = grid.box_of(span), glyph.shown
    most = CELLS.outside * (glyph.bottom - glyph.top)
    crossed: set[Span] = set()
    if cell.top - shown.top > most:
        crossed |= {span, grid.owner(span.row - 1, span.column) or span}
    if shown.bottom - cell.bottom > most:
        crossed |= {span, grid.owner(span.row_end, span.column) or span}
    return crossed


def _spilled(grid: Grid, held: Mapping[Span, Sequence[Glyph]]) -> set[Span]:
    """Cells whose text may belong to another.

    A line of it lies across a ruling, or runs on from the cell beside it.
    """
    spilled: set[Span] = set()
    lines: dict[tuple[int, int], list[tuple[float, float, Span]]] = {}
    for span, own in held.items():
        for glyph in own:
            if glyph.turn or glyph.certainty < 1.0 or glyph.text.isspace():
                continue  # boxes of recognised text are rough
            spilled |= _sides_crossed(grid, glyph, span)
            lines.setdefault((round(glyph.y), span.row), []).append(
                (glyph.shown.x0, glyph.shown.x1, span)
            )
    for line in lines.values():
        line.sort()
        for (_, end, one), (start, _, other) in pairwise(line):
            if one != other and start - end < CELLS.apart:
                spilled |= {one, other}
    return spilled
