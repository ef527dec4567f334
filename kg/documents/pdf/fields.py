"""What is written on a PDF page without being drawn: form fields and text notes -> glyphs.

A field is filled by a program that knows its value; what it looks like is often left to the reader.
So the value itself is set as glyphs within its rectangle, from which the cell is told.

Source: ISO 32000-1, 12.5.6.6 (free text), 12.7.4 (fields).
"""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from kg.documents.page.box import Box
from kg.documents.page.glyphs import UNPROVEN, Glyph
from kg.documents.pdf.annotations import (
    Annotation,
    annotations_of,
    box_of,
    list_of,
    name_of,
    text_of,
)
from kg.documents.pdf.clips import ClippedPage

_NO_TEXT = {"Tx": 0x2000, "Btn": 0x10000}  # a password; a button to be pressed
_MOST_LETTERS = 10_000
_SIZE = re.compile(rb"(\d+(?:\.\d*)?|\.\d+)\s+Tf\b")
_ROOM, _LARGEST = 0.7, 12.0  # share of its rectangle that a letter takes; points, of a field
_TO_WRITE_ON = re.compile(r"[\s_＿.．…‥·—－-]+")
_CHECKED, _UNCHECKED = "☑", "□"
_NOTE = "FreeText"


def with_fields(page: ClippedPage, printed: Sequence[Glyph]) -> list[Glyph]:
    """The glyphs of a page, with the values of its form fields and its text notes in their places.

    Dots and dashes to write on, and blanks, give way to what was written. Where other text is
    printed below a field or note, either may be meant; the same text is printed once.

    Args:
        page: the page.
        printed: what is drawn on it.
    """
    found: list[Glyph] = []
    left = list(printed)
    for annotation in annotations_of(page):
        text = _text(annotation).strip()
        box = box_of(annotation, page) if text and not annotation.is_unseen else None
        if box is None:
            continue
        below = [glyph for glyph in left if box.holds(glyph.x, glyph.y)]
        said = _TO_WRITE_ON.sub("", "".join(glyph.text for glyph in below))
        if said == _TO_WRITE_ON.sub("", text) != "":
            continue
        own = list(_set(text[:_MOST_LETTERS], box, _size(annotation)))
        if said:
            own = [glyph._replace(certainty=UNPROVEN) for glyph in own]
        elif below:
            given_way = set(map(id, below))
            left = [glyph for glyph in left if id(glyph) not in given_way]
        found += own
    return left + found


def _text(annotation: Annotation) -> str:
    """What a field or note says, '' for what says nothing."""
    if annotation.kind == _NOTE:
        return text_of(annotation.own("Contents"))
    if annotation.kind != "Widget":
        return ""
    kind, flags = name_of(annotation.value("FT")), annotation.value("Ff")
    if isinstance(flags, int) and flags & _NO_TEXT.get(kind, 0):
        return ""
    if kind == "Btn":
        return _tick(annotation)
    if kind == "Ch":
        return _choice(annotation)
    return text_of(annotation.value("V")) if kind == "Tx" else ""


def _tick(annotation: Annotation) -> str:
    state = name_of(annotation.own("AS")) or name_of(annotation.value("V"))
    return _UNCHECKED if state in ("", "Off") else _CHECKED


def _choice(annotation: Annotation) -> str:
    """What was chosen, as it is shown where the file stores something else for it."""
    chosen: Any = annotation.value("V")
    pairs = [list_of(option) for option in list_of(annotation.value("Opt"))]
    shown = {text_of(pair[0]): text_of(pair[1]) for pair in pairs if len(pair) == 2}
    texts = map(text_of, chosen if isinstance(chosen, list) else [chosen])
    return "\n".join(shown.get(text, text) for text in texts)


def _size(annotation: Annotation) -> float:
    """The size of its font, 0 where the reader may choose one."""
    appearance = annotation.value("DA")
    found = _SIZE.search(appearance) if isinstance(appearance, bytes) else None
    return float(found[1]) if found else 0.0


def _set(text: str, box: Box, size: float) -> Iterator[Glyph]:
    """A text set in a box, each of its lines in one line, narrower where there is no room."""
    lines = text.splitlines()
    pitch = (box.bottom - box.top) / len(lines)
    size = min(size or _LARGEST, _ROOM * pitch)
    for number, line in enumerate(lines):
        top = box.top + number * pitch + (pitch - size) / 2
        advance = min(size, (box.x1 - box.x0) / max(1, len(line)))
        for place, letter in enumerate(line):
            left = box.x0 + place * advance
            yield Glyph(letter, left, top, left + advance, top + size, 0, size, is_light=False)
