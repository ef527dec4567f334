"""Cells that list several indicators and their values without numbering them.

One below the other, or behind semicolons. Only values show it, as a name may go on over many lines:
each line, or each part, is a whole amount.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from kg.tables.cell import TableCell, cell_of
from kg.tables.words.shapes import Shape

SEMICOLON = re.compile(r"[;；]\s*")
_SIGNED = re.compile(r"^\s*[≥≤＞＜><=＝≧≦﹥﹤]")
_DIGIT = re.compile(r"\d")
_IN_DATE = re.compile(r"[年月]\s*$")


def cut_at(text: str, at: Sequence[int]) -> list[str]:
    """A text cut at places in it."""
    return [text[start:end] for start, end in zip((0, *at), (*at, len(text)), strict=True)]


def amounts_of(text: str, breaks: Sequence[int]) -> list[str]:
    """The amounts that a cell lists, nothing where it lists none.

    Args:
        text: of the cell.
        breaks: where its further printed lines begin.
    """
    for parts in (cut_at(text, breaks), SEMICOLON.split(text.rstrip("；; "))):
        found = [part.strip("；; \u3000") for part in parts]
        if len(found) > 1 and all(cell_of(part).shape == Shape.VALUE for part in found):
            return found if not any(_may_go_on(*pair) for pair in pairwise(found)) else []
    return []


def _may_go_on(above: str, below: str) -> bool:
    """Whether a line break may have cut one amount: 2024年 | 12月, ≥1 | 20人."""
    if _SIGNED.match(below):
        return False
    is_in_number = _DIGIT.match(below) is not None and _DIGIT.match(above[-1]) is not None
    return is_in_number or _IN_DATE.search(above) is not None


def names_of(name: TableCell, breaks: Sequence[int]) -> list[str]:
    """The names that a cell may list: its printed lines, or its parts between semicolons.

    Args:
        name: the cell.
        breaks: where its further printed lines begin.
    """
    parts = cut_at(name.text, breaks) if breaks else SEMICOLON.split(name.text.rstrip("；; "))
    return [part.strip("；; \u3000") for part in parts]
