"""Glyphs -> printed lines and the text of cells, gaps read as a person reads them."""

from collections.abc import Sequence
from statistics import median
from typing import NamedTuple

from kg.documents.page.box import Box
from kg.documents.page.glyphs import Glyph
from kg.documents.page.tolerances import LINES


class Piece(NamedTuple):
    """A part of a printed line, wide gaps on both sides."""

    text: str
    x0: float
    x1: float


class TextLine(NamedTuple):
    """A printed line, left to right."""

    top: float
    bottom: float
    size: float
    pieces: tuple[Piece, ...]

    @property
    def y(self) -> float:
        """Its middle down."""
        return (self.top + self.bottom) / 2

    @property
    def box(self) -> Box:
        """Around all of it."""
        return Box(self.pieces[0].x0, self.top, max(piece.x1 for piece in self.pieces), self.bottom)

    @property
    def text(self) -> str:
        """All of it, one space for each gap."""
        return " ".join(piece.text for piece in self.pieces)


def lines_of(glyphs: Sequence[Glyph]) -> list[TextLine]:
    """Glyphs as printed lines, top to bottom."""
    lines: list[list[Glyph]] = []
    end = 0.0
    for glyph in sorted(glyphs, key=lambda glyph: (glyph.y, glyph.x0)):
        # Glyphs of one line differ a little in height, lines by more.
        if lines and glyph.y - end <= LINES.height * min(glyph.size, lines[-1][-1].size):
            lines[-1].append(glyph)
        else:
            lines.append([glyph])
        end = glyph.y
    printed = (_line(sorted(line, key=lambda glyph: (glyph.x0, glyph.x1))) for line in lines)
    return [line for line in printed if line.pieces]


def text_of(glyphs: Sequence[Glyph]) -> str:
    """The text of a cell, a line for each printed line or column of letters.

    Where all of it is turned it is read as if the page were; else turned letters are left out.
    """
    turns = {glyph.turn for glyph in glyphs if not glyph.text.isspace()}
    if len(turns) == 1 and turns <= {90, 180, 270}:
        glyphs = [_turned(glyph) for glyph in glyphs]
    else:
        glyphs = [glyph for glyph in glyphs if glyph.turn == 0]
    columns = _columns([glyph for glyph in glyphs if not glyph.text.isspace()])
    if len(columns) > 1:
        return "\n".join(columns)
    return "\n".join(line.text for line in lines_of(glyphs))


def _columns(glyphs: Sequence[Glyph]) -> list[str]:
    """Letters drawn one below the other, column by column; none for lines.

    The last column may be a single letter.
    """
    columns: list[str] = []
    for above, glyph in zip([None, *glyphs], glyphs, strict=False):
        if above is not None and _is_below(glyph, above):
            columns[-1] += glyph.text
        else:
            columns.append(glyph.text)
    return columns if min(map(len, columns[:-1]), default=0) > 1 else []


def _is_below(glyph: Glyph, above: Glyph) -> bool:
    """Whether a glyph follows another one in a column of letters."""
    least, most = LINES.pitch
    is_in_column = abs(glyph.x0 - above.x0) < LINES.column * glyph.size
    return is_in_column and least <= (glyph.y - above.y) / glyph.size <= most


def _turned(glyph: Glyph) -> Glyph:
    """The glyph as it stands when the page is turned so that its text is level."""
    x0, top, x1, bottom = glyph.x0, glyph.top, glyph.x1, glyph.bottom
    if glyph.turn == 90:
        x0, top, x1, bottom = -bottom, x0, -top, x1
    elif glyph.turn == 270:
        x0, top, x1, bottom = top, -x1, bottom, -x0
    else:
        x0, top, x1, bottom = -x1, -bottom, -x0, -top
    return glyph._replace(x0=x0, top=top, x1=x1, bottom=bottom, turn=0)


def _line(glyphs: list[Glyph]) -> TextLine:
    """Glyphs of one line, from left to right, as its pieces."""
    pieces: list[Piece] = []
    text, start, end = "", 0.0, 0.0
    spaced = False
    size = median(glyph.size for glyph in glyphs)
    for glyph in glyphs:
        if glyph.text.isspace():
            spaced = True
            continue
        gap = glyph.x0 - end
        if text and gap > LINES.piece * size:
            pieces.append(Piece(text, start, end))
            text = ""
        if not text:
            start = glyph.x0
        elif spaced or gap > _word_gap(text[-1], glyph.text[0]) * size:
            text += " "
        text, end, spaced = text + glyph.text, max(end, glyph.x1), False
    if text:
        pieces.append(Piece(text, start, end))
    top, bottom = min(glyph.top for glyph in glyphs), max(glyph.bottom for glyph in glyphs)
    return TextLine(top, bottom, size, tuple(pieces))


def _word_gap(left: str, right: str) -> float:
    """From which gap there is a space between two letters, as a share of the font size."""
    return LINES.latin_word if _is_latin(left) and _is_latin(right) else LINES.word


def _is_latin(char: str) -> bool:
    return char.isascii() and char.isalnum()
