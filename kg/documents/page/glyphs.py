"""The characters of a page, what is not text of the document left out."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from kg.documents.page.box import Box
from kg.documents.page.tolerances import GLYPHS
from nlp.radicals import without_radicals

UNKNOWN = "\ufffd"  # stands for a character that the font does not tell
_UNMAPPED = re.compile(r"\(cid:\d+\)")
# No number and no name changes with these.
_PUNCTUATION = frozenset("，,、。；;：:（）()“”\"‘’'·…《》〈〉 ")
UNPROVEN = (
    0.5  # certainty of a cell whose text may belong to another, though its characters are plain
)


class Glyph(NamedTuple):
    """One printed character.

    Attributes:
        text: usually one character, several for a ligature, U+FFFD where the font does not say
            which it is.
        x0, top, x1, bottom: its box in points, downwards from the upper left corner of the page.
        turn: degrees by which it is turned against the page, a multiple of 90.
        size: of the font.
        is_light: whether its colour is near white.
        certainty: 0 to 1, how sure text recognition was of it; 1 where the file itself says the
            character.
        seen: the part of its box that is not clipped away, None for all of it.
        is_struck: whether it is struck through.
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
    is_struck: bool = False

    @property
    def shown(self) -> Box:
        """Where it is seen; that tells its cell."""
        return self.seen or Box(self.x0, self.top, self.x1, self.bottom)

    @property
    def is_hidden(self) -> bool:
        """Whether next to nothing of it is seen."""
        area = (self.x1 - self.x0) * (self.bottom - self.top)
        return self.seen is not None and self.seen.area < GLYPHS.seen * area

    @property
    def x(self) -> float:
        """Its middle across."""
        return (self.x0 + self.x1) / 2

    @property
    def y(self) -> float:
        """Its middle down."""
        return (self.top + self.bottom) / 2


def glyphs_of(
    chars: Iterable[dict[str, Any]], page: tuple[float, float, float, float]
) -> list[Glyph]:
    """The glyphs of a page that stand level or at right angles; others are watermarks or stamps.

    Args:
        chars: as pdfplumber gives them.
        page: its box; what lies outside is not printed.
    """
    glyphs = []
    chars = list(chars)
    # A map from codes to nothing is none; a few such letters are spaces, or parts of others.
    is_mapped_to_nothing = sum(not char["text"].strip("\x00") for char in chars) * 2 > len(chars)
    for char in chars:
        turn = turn_of(char["matrix"])
        text = without_radicals(_UNMAPPED.sub(UNKNOWN, char["text"]).replace("\x00", ""))
        if char.get("is_unmapped") or (is_mapped_to_nothing and not text):
            text = UNKNOWN
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
    counts = Counter(glyph.turn for glyph in glyphs)
    least = GLYPHS.nearly_all * len(glyphs)
    return next((turn for turn, count in counts.items() if count > least), 0)


def is_unmapped(glyphs: Sequence[Glyph], part: float = 0.5) -> bool:
    """Whether the fonts do not say which characters many glyphs are.

    They say none, or codes of their own (the private use area of Unicode).

    Args:
        glyphs: of a page.
        part: share of them that is exceeded; by default most of them.
    """
    letters = [glyph.text[0] for glyph in glyphs if glyph.text.strip()]
    unknown = sum(letter == UNKNOWN or "\ue000" <= letter <= "\uf8ff" for letter in letters)
    return unknown > part * len(letters)


def certainty_of(glyphs: Iterable[Glyph]) -> float:
    """How sure a text is: as sure as its least sure character that carries meaning."""
    return min((glyph.certainty for glyph in glyphs if glyph.text not in _PUNCTUATION), default=1.0)


def turn_of(matrix: Sequence[float]) -> int | None:
    """Degrees by which text is turned counter-clockwise, None for a slant: a watermark or a stamp.

    Args:
        matrix: of the text, which counts upwards.
    """
    a, b = matrix[0], matrix[1]
    if abs(b) <= GLYPHS.slant * abs(a):
        return 0 if a > 0 else 180
    if abs(a) <= GLYPHS.slant * abs(b):
        return 90 if b > 0 else 270
    return None


def _seen(box: Box, clip: tuple[float, float, float, float] | None) -> Box | None:
    """What a clip leaves of a box; None where it is all.

    Where it leaves nothing, a place within the clip next to the box.
    """
    if clip is None:
        return None
    is_within_across = clip[0] <= box.x0 and box.x1 <= clip[2]
    if is_within_across and clip[1] <= box.top and box.bottom <= clip[3]:
        return None
    seen = box.within(Box(*clip))
    if not seen.area:
        x0, top, x1, bottom = clip
        # Not on the side of the clip: a ruling there belongs to both cells.
        inset = min(GLYPHS.inset, (x1 - x0) / 4, (bottom - top) / 4)
        seen = box.within(Box(x0 + inset, top + inset, x1 - inset, bottom - inset))
    return seen


def _is_light(color: Any) -> bool:
    """Grey or RGB near white; other colour spaces are not judged."""
    parts = color if isinstance(color, (tuple, list)) else (color,)
    numbers = [float(part) for part in parts if isinstance(part, (int, float))]
    return len(numbers) == len(parts) and len(numbers) in (1, 3) and min(numbers) >= GLYPHS.light


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
    near = min(GLYPHS.again, GLYPHS.again_small * glyph.size)
    return (
        glyph.turn == other.turn
        and abs(glyph.x0 - other.x0) <= near
        and abs(glyph.top - other.top) <= near
    )
