"""Picture of a page -> its characters, by RapidOCR with the models that come with it."""

import logging
import re
from dataclasses import dataclass
from functools import cache
from typing import Any

import cv2
import numpy as np

from kg.documents.page.box import Box
from kg.documents.page.glyphs import Glyph
from kg.documents.scan.picture import Gray
from kg.documents.tolerances import Tolerances

_TOKEN, _DIGIT = re.compile(r"[0-9A-Za-z]{4,}"), re.compile(r"\d")
_LIKE_DIGITS = frozenset("OoQDIlZzSsB")
_MOST_SIDE = 8_000  # dots; a page is not made smaller


@dataclass(frozen=True)
class RecognitionTolerances(Tolerances):
    """What RapidOCR finds -> letters; tuned on the pages of `tests/accuracy/scans.py`.

    What breaks when one moves, first less, then more:

    Attributes:
        letter: of the height of a found line, the size of its letters; measured at 8 to 22 points.
            Less: gaps within words become spaces. More: gaps between columns become none.
        beside: sizes between letters, from which a gap is one that a person sees. Less: letters of
            a line are apart. More: two cells that were found as one line are joined.
        tall: times as high as wide, from which a line runs down the page. Less: two letters one
            below the other turn the page. More: short labels set downwards are read as one wide
            letter.
        doubt: certainty of a letter that may be a digit, such as O among digits. Less: nothing, its
            row is unsure already. More, from 0.9 on: it counts as sure.
        edge: dots of a cell beside its rulings, which are not judged. Less: remains of rulings are
            read as 1. More: digits set tightly are cut.
        dark: of 255, from which below a dot is printed. Less: pale print is dirt. More: grey
            shading is print.
        mark: dots that a mark is long at least. Less: dirt is read. More: 1 in small print is dirt.
        ink: dots of a mark at least, as above.
    """

    letter: float = 0.78
    beside: float = 1.5
    tall: float = 1.5
    doubt: float = 0.5
    edge: int = 3
    dark: int = 128
    mark: int = 9
    ink: int = 14


LETTERS = RecognitionTolerances()


@cache
def _engine() -> Any:
    from rapidocr import RapidOCR

    settings = {
        "Global.log_level": "critical",
        "Global.max_side_len": _MOST_SIDE,
        "Global.use_cls": False,
        "Global.text_score": 0.0,  # what is unsure is told, not left out
    }
    logging.getLogger("RapidOCR").setLevel(logging.CRITICAL)
    return RapidOCR(params=settings)


def glyphs_of_scan(image: Gray, points: float) -> list[Glyph]:
    """The characters of a level page with their certainty.

    Args:
        image: the page, grey.
        points: to a dot.
    """
    found = _engine()(
        cv2.cvtColor(image, cv2.COLOR_GRAY2BGR),
        use_det=True,
        return_word_box=True,
        return_single_char_box=True,
    )
    if found.boxes is None:
        return []
    glyphs: list[Glyph] = []
    for text, box, letters in zip(found.txts, found.boxes, found.word_results, strict=True):
        glyphs += _line(text, box, letters, points)
    return glyphs


def glyphs_of_cell(image: Gray, box: Box, points: float) -> list[Glyph]:
    """What is printed in a cell, read as one line; U+FFFD where something is and cannot be read.

    Args:
        image: the cell, grey.
        box: where it lies on the page, in points.
        points: to a dot.
    """
    ink = _ink_of(image)
    if ink is None:
        return []
    left, top, width, height = ink
    margin = max(4, height // 3)
    line = np.pad(image[top : top + height, left : left + width], margin, constant_values=255)
    found = _engine()(cv2.cvtColor(line, cv2.COLOR_GRAY2BGR), use_det=False)
    text, certainty = (found.txts[0], float(found.scores[0])) if found.txts else ("", 0.0)
    if not text.strip():
        text, certainty = "\ufffd", 0.0
    step = width / len(text)
    y0, y1 = box.top + top * points, box.top + (top + height) * points
    return [
        Glyph(
            letter,
            *_across(box, left + place * step, step, points, y0, y1),
            0,
            y1 - y0,
            False,
            round(certainty, 3),
        )
        for place, letter in enumerate(text)
    ]


def _across(
    box: Box, start: float, width: float, points: float, top: float, bottom: float
) -> tuple[float, float, float, float]:
    return box.x0 + start * points, top, box.x0 + (start + width) * points, bottom


def _ink_of(image: Gray) -> tuple[int, int, int, int] | None:
    """Left, top, width, height of what is printed in a cell; None where it holds but specks."""
    if min(image.shape) <= 2 * LETTERS.edge:
        return None
    inner = np.where(
        image[LETTERS.edge : -LETTERS.edge, LETTERS.edge : -LETTERS.edge] < LETTERS.dark,
        np.uint8(255),
        np.uint8(0),
    )
    _, _, found, _ = cv2.connectedComponentsWithStats(inner, connectivity=8)
    marks = [
        box
        for box in found[1:].tolist()
        if max(box[2], box[3]) >= LETTERS.mark and box[4] >= LETTERS.ink
    ]
    if not marks:
        return None
    left, top = min(mark[0] for mark in marks), min(mark[1] for mark in marks)
    right, bottom = (
        max(mark[0] + mark[2] for mark in marks),
        max(mark[1] + mark[3] for mark in marks),
    )
    return left + LETTERS.edge, top + LETTERS.edge, right - left, bottom - top


def _line(text: str, box: Any, letters: Any, points: float) -> list[Glyph]:
    """The letters of one line, side by side; a wide gap stays one."""
    left, top, right, bottom = (
        float(side) * points for side in (*box.min(axis=0), *box.max(axis=0))
    )
    turn = 90 if bottom - top > LETTERS.tall * (right - left) and len(letters) > 1 else 0
    size = (right - left if turn else bottom - top) * LETTERS.letter
    doubtful = _alike("".join(letter for letter, _, _ in letters))
    spans = [
        (min(x for x, _ in corners) * points, max(x for x, _ in corners) * points)
        for _, _, corners in letters
    ]
    glyphs: list[Glyph] = []
    place = 0
    for number, (letter, certainty, _) in enumerate(letters):
        start, end = spans[number]
        if number + 1 < len(spans) and spans[number + 1][0] - end <= LETTERS.beside * size:
            end = max(end, spans[number + 1][0])
        found = max(place, text.find(letter, place))
        if glyphs and text[place:found].isspace():
            glyphs.append(Glyph(" ", start, top, start, bottom, turn, size, False))
        sure = min(float(certainty), LETTERS.doubt) if number in doubtful else float(certainty)
        glyphs.append(Glyph(letter, start, top, end, bottom, turn, size, False, round(sure, 3)))
        place = found + len(letter)
    return glyphs


def _alike(text: str) -> set[int]:
    """Places of letters that stand among digits and look like digits, as in codes of projects."""
    doubtful: set[int] = set()
    for token in _TOKEN.finditer(text):
        if len(_DIGIT.findall(token.group())) * 2 >= len(token.group()):
            doubtful |= {
                token.start() + place
                for place, letter in enumerate(token.group())
                if letter in _LIKE_DIGITS
            }
    return doubtful
