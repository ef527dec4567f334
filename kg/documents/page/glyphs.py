"""Glyphs of a page -> printed lines: what is not text of the document left out, gaps read as a person reads them."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from statistics import median
from typing import Any, NamedTuple

from kg.documents.page.box import Box
from nlp.radicals import without_radicals

_UNMAPPED = re.compile(r"\(cid:\d+\)")
_LIGHT = 0.7  # of white
_NEARLY_ALL = 0.7
_PUNCTUATION = frozenset(
    "，,、。；;：:（）()“”\"‘’'·…《》〈〉 "
)  # no number or name changes with these
UNPROVEN = (
    0.5  # certainty of a cell whose text may belong to another, though its characters are plain
)
_INSET = 1.0  # points
_LEAST_SEEN = 0.2  # of a character; less cannot be read
_TWICE = 1.0  # points; the same glyph printed again this near makes fake bold


class Glyph(NamedTuple):
    """One printed character.

    Attributes:
        text: usually one character, several for a ligature, U+FFFD where the font does not say which it is.
        x0, top, x1, bottom: its box in points, downwards from the upper left corner of the page.
        turn: degrees by which it is turned against the page, a multiple of 90.
        size: of the font.
        is_light: whether its colour is near white.
        certainty: 0 to 1, how sure text recognition was of it; 1 where the file itself says the character.
        seen: the part of its box that is not clipped away, None for all of it.
    """

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    turn: int
    size: float
    is_light: bool
    certainty: float = 1.0
    seen: Box | None = None

    @property
    def shown(self) -> Box:
        """Where it is seen; that tells its cell."""
        return self.seen or Box(self.x0, self.top, self.x1, self.bottom)

    @property
    def is_hidden(self) -> bool:
        """Whether next to nothing of it is seen."""
        return self.seen is not None and self.seen.area < _LEAST_SEEN * (self.x1 - self.x0) * (
            self.bottom - self.top
        )

    @property
    def x(self) -> float:
        """Its middle across."""
        return (self.x0 + self.x1) / 2

    @property
    def y(self) -> float:
        """Its middle down."""
        return (self.top + self.bottom) / 2


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
    def text(self) -> str:
        """All of it, one space for each gap."""
        return " ".join(piece.text for piece in self.pieces)


def glyphs_of(
    chars: Iterable[dict[str, Any]], page: tuple[float, float, float, float]
) -> list[Glyph]:
    """The glyphs of a page that stand level or at right angles; slanted ones are watermarks and stamps."""
    glyphs = []
    for char in chars:
        turn = turn_of(char["matrix"])
        text = without_radicals(_UNMAPPED.sub("\ufffd", char["text"]).replace("\x00", ""))
        if turn is None or not text:
            continue
        size = char["size"] if turn % 180 == 0 else char["x1"] - char["x0"]
        box = Box(char["x0"], char["top"], char["x1"], char["bottom"])
        seen = _seen(box, char.get("clip"))
        glyph = Glyph(text, *box, turn, size, _is_light(char.get("non_stroking_color")), seen=seen)
        if page[0] <= glyph.x <= page[2] and page[1] <= glyph.y <= page[3]:
            glyphs.append(glyph)
    return _once(glyphs)


def usual_turn(glyphs: Sequence[Glyph]) -> int:
    """The turn nearly all glyphs of the page share, else none."""
    return next(
        (
            turn
            for turn, count in Counter(glyph.turn for glyph in glyphs).items()
            if count > _NEARLY_ALL * len(glyphs)
        ),
        0,
    )


def lines_of(glyphs: Sequence[Glyph]) -> list[TextLine]:
    """Glyphs as printed lines, top to bottom."""
    lines: list[list[Glyph]] = []
    end = 0.0
    for glyph in sorted(glyphs, key=lambda glyph: (glyph.y, glyph.x0)):
        # Glyphs of one line differ a little in height (Latin beside Chinese, raised notes), lines by more.
        if lines and glyph.y - end <= 0.35 * min(glyph.size, lines[-1][-1].size):
            lines[-1].append(glyph)
        else:
            lines.append([glyph])
        end = glyph.y
    made = (_line(sorted(line, key=lambda glyph: (glyph.x0, glyph.x1))) for line in lines)
    return [line for line in made if line.pieces]


def text_of(glyphs: Sequence[Glyph]) -> str:
    """The text of a cell, one line each printed line or column of letters; as if the page were turned where all of it is."""
    turns = {glyph.turn for glyph in glyphs if not glyph.text.isspace()}
    if turns and turns <= {90, 180, 270} and len(turns) == 1:
        glyphs = [_turned(glyph) for glyph in glyphs]
    else:
        glyphs = [glyph for glyph in glyphs if glyph.turn == 0]
    columns = _columns([glyph for glyph in glyphs if not glyph.text.isspace()])
    return "\n".join(columns if len(columns) > 1 else [line.text for line in lines_of(glyphs)])


def _columns(glyphs: Sequence[Glyph]) -> list[str]:
    """Letters drawn one below the other, column by column, the last of which may be one letter; none for lines."""
    columns: list[str] = []
    for above, glyph in zip([None, *glyphs], glyphs, strict=False):
        if (
            above
            and abs(glyph.x0 - above.x0) < 0.2 * glyph.size
            and 0.8 <= (glyph.y - above.y) / glyph.size <= 1.3
        ):
            columns[-1] += glyph.text
        else:
            columns.append(glyph.text)
    return columns if min(map(len, columns[:-1]), default=0) > 1 else []


def is_unmapped(glyphs: Sequence[Glyph]) -> bool:
    """Whether the fonts do not say which characters most glyphs are: none, or codes of their own (private use)."""
    letters = [glyph.text[0] for glyph in glyphs if glyph.text.strip()]
    unknown = sum(letter == "\ufffd" or "\ue000" <= letter <= "\uf8ff" for letter in letters)
    return unknown * 2 > len(letters)


def certainty_of(glyphs: Iterable[Glyph]) -> float:
    """How sure a text is: as sure as its least sure character that carries meaning."""
    return min((glyph.certainty for glyph in glyphs if glyph.text not in _PUNCTUATION), default=1.0)


def turn_of(matrix: Sequence[float]) -> int | None:
    """Degrees counter-clockwise that text is turned, None for a slant: a watermark or a stamp. The matrix counts upwards."""
    a, b = matrix[0], matrix[1]
    if abs(b) <= 0.1 * abs(a):
        return 0 if a > 0 else 180
    if abs(a) <= 0.1 * abs(b):
        return 90 if b > 0 else 270
    return None


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


def _seen(box: Box, clip: tuple[float, float, float, float] | None) -> Box | None:
    """What a clip leaves of a box, its place next to it where that is nothing; None where it is all."""
    if clip is None or (
        clip[0] <= box.x0 and clip[1] <= box.top and box.x1 <= clip[2] and box.bottom <= clip[3]
    ):
        return None
    seen = box.within(Box(*clip))
    if not seen.area:
        x0, top, x1, bottom = clip
        inset = min(_INSET, (x1 - x0) / 4, (bottom - top) / 4)  # a ruling belongs to both cells
        seen = box.within(Box(x0 + inset, top + inset, x1 - inset, bottom - inset))
    return seen


def _is_light(color: Any) -> bool:
    """Grey or RGB near white; other colour spaces are not judged."""
    parts = color if isinstance(color, (tuple, list)) else (color,)
    numbers = [float(part) for part in parts if isinstance(part, (int, float))]
    return len(numbers) == len(parts) and len(numbers) in (1, 3) and min(numbers) >= _LIGHT


def _once(glyphs: list[Glyph]) -> list[Glyph]:
    """Glyphs without those printed again in nearly the same place."""
    kept: list[Glyph] = []
    seen: dict[tuple[str, int, int], list[Glyph]] = {}
    for glyph in glyphs:
        column, row = int(glyph.x0 // 4), int(glyph.top // 4)
        near = (
            seen.get((glyph.text, column + right, row + down), ())
            for right in (-1, 0, 1)
            for down in (-1, 0, 1)
        )
        if any(_is_again(glyph, other) for others in near for other in others):
            continue
        seen.setdefault((glyph.text, column, row), []).append(glyph)
        kept.append(glyph)
    return kept


def _is_again(glyph: Glyph, other: Glyph) -> bool:
    near = min(_TWICE, glyph.size / 6)  # small print stands closer
    return (
        glyph.turn == other.turn
        and abs(glyph.x0 - other.x0) <= near
        and abs(glyph.top - other.top) <= near
    )


def _line(glyphs: list[Glyph]) -> TextLine:
    pieces: list[Piece] = []
    text, start, end = "", 0.0, 0.0
    spaced = False
    size = median(glyph.size for glyph in glyphs)
    for glyph in glyphs:
        if glyph.text.isspace():
            spaced = True
            continue
        gap = glyph.x0 - end
        if text and gap > 1.5 * size:
            pieces.append(Piece(text, start, end))
            text = ""
        if not text:
            start = glyph.x0
        elif (
            spaced
            or gap > (0.3 if _is_latin(text[-1]) and _is_latin(glyph.text[0]) else 0.9) * size
        ):
            text += " "
        text, end, spaced = text + glyph.text, max(end, glyph.x1), False
    if text:
        pieces.append(Piece(text, start, end))
    top, bottom = min(glyph.top for glyph in glyphs), max(glyph.bottom for glyph in glyphs)
    return TextLine(top, bottom, size, tuple(pieces))


def _is_latin(char: str) -> bool:
    return char.isascii() and char.isalnum()
