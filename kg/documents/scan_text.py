"""Picture of a page -> its characters, by RapidOCR with the models that come with it."""

import logging
import re
from functools import cache
from typing import Any

import cv2

from kg.documents.pdf_text import Glyph
from kg.documents.printed_page import Gray

_LINE = 0.78  # of the height of a found line: the size of its letters (measured at 8 to 22 points)
_BESIDE = 1.5  # sizes between letters; more is a gap that a person sees
_TALL = 1.5  # times as high as wide: a line that runs down the page
_TOKEN, _DIGIT = re.compile(r"[0-9A-Za-z]{4,}"), re.compile(r"\d")
_LIKE_DIGITS = frozenset("OoQDIlZzSsB")
_DOUBT = 0.5  # certainty of a letter that may be a digit
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
    found = _engine()(cv2.cvtColor(image, cv2.COLOR_GRAY2BGR), return_word_box=True, return_single_char_box=True)
    if found.boxes is None:
        return []
    glyphs: list[Glyph] = []
    for text, box, letters in zip(found.txts, found.boxes, found.word_results, strict=True):
        glyphs += _line(text, box, letters, points)
    return glyphs


def _line(text: str, box: Any, letters: Any, points: float) -> list[Glyph]:
    """The letters of one line, side by side; a wide gap stays one."""
    left, top, right, bottom = (float(side) * points for side in (*box.min(axis=0), *box.max(axis=0)))
    turn = 90 if bottom - top > _TALL * (right - left) and len(letters) > 1 else 0
    size = (right - left if turn else bottom - top) * _LINE
    doubtful = _alike("".join(letter for letter, _, _ in letters))
    spans = [(min(x for x, _ in corners) * points, max(x for x, _ in corners) * points) for _, _, corners in letters]
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
            doubtful |= {token.start() + place for place, letter in enumerate(token.group()) if letter in _LIKE_DIGITS}
    return doubtful
