"""Picture of a page -> its characters, by RapidOCR with the models that come with it."""

import logging
import re
from functools import cache
from typing import Any

import cv2
import numpy as np

from kg.documents.page.box import Box
from kg.documents.page.glyphs import Glyph
from kg.documents.scan.picture import Gray

_LINE = 0.78  # of the height of a found line: the size of its letters (measured at 8 to 22 points)
_BESIDE = 1.5  # sizes between letters; more is a gap that a person sees
_TALL = 1.5  # times as high as wide: a line that runs down the page
_TOKEN, _DIGIT = re.compile(r"[0-9A-Za-z]{4,}"), re.compile(r"\d")
_LIKE_DIGITS = frozenset("OoQDIlZzSsB")
_DOUBT = 0.5  # certainty of a letter that may be a digit
_EDGE = 3  # dots of a cell beside its rulings, which are not judged
_DARK = 128  # of 255: printed
_LEAST_MARK, _LEAST_INK = 9, 14  # dots: how long and how large a mark is at least; less is dirt
_MOST_SIDE = 8_000  # dots; a page is not made smaller


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
    if min(image.shape) <= 2 * _EDGE:
        return None
    inner = np.where(image[_EDGE:-_EDGE, _EDGE:-_EDGE] < _DARK, np.uint8(255), np.uint8(0))
    _, _, found, _ = cv2.connectedComponentsWithStats(inner, connectivity=8)
    marks = [
        box
        for box in found[1:].tolist()
        if max(box[2], box[3]) >= _LEAST_MARK and box[4] >= _LEAST_INK
    ]
    if not marks:
        return None
    left, top = min(mark[0] for mark in marks), min(mark[1] for mark in marks)
    right, bottom = (
        max(mark[0] + mark[2] for mark in marks),
        max(mark[1] + mark[3] for mark in marks),
    )
    return left + _EDGE, top + _EDGE, right - left, bottom - top


def _line(text: str, box: Any, letters: Any, points: float) -> list[Glyph]:
    """The letters of one line, side by side; a wide gap stays one."""
    left, top, right, bottom = (
        float(side) * points for side in (*box.min(axis=0), *box.max(axis=0))
    )
    turn = 90 if bottom - top > _TALL * (right - left) and len(letters) > 1 else 0
    size = (right - left if turn else bottom - top) * _LINE
    doubtful = _alike("".join(letter for letter, _, _ in letters))
    spans = [
        (min(x for x, _ in corners) * points, max(x for x, _ in corners) * points)
        for _, _, corners in letters
    ]
    glyphs: list[Glyph] = []
    place = 0
    for number, (letter, certainty, _) in enumerate(letters):
        start, end = spans[number]
        if number + 1 < len(spans) and spans[number + 1][0] - end <= _BESIDE * size:
            end = max(end, spans[number + 1][0])
        found = max(place, text.find(letter, place))
        if glyphs and text[place:found].isspace():
            glyphs.append(Glyph(" ", start, top, start, bottom, turn, size, False))
        sure = min(float(certainty), _DOUBT) if number in doubtful else float(certainty)
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
