"""Whether the number or the shape of its cells betrays that a row was edited.

Written without the program's own shapes: a row that looks, cell by cell, like another one of its
table gives no sign of having been edited.
"""

import re
from collections.abc import Iterable

from nlp.text import fold
from tests.edits.drawing import Edit

_SHORT, _LONG = 3, 20  # characters
_KINDS = (
    ("blank", r"\s*"),
    ("nothing", r"[无/\-—]|不涉及"),
    ("label", r".*指标"),
    ("number", r"[\d,.]+"),
    ("sign", r"[≥≤<>=]+|定性|定量"),
    ("document", r".*[〔\[【（(]\s*\d{4}\s*[〕\]】）)].*"),
    ("value", r"[≥≤<>=]\S*|.{0,4}\d+(?:\.\d+)?\S{0,6}"),
)
_PATTERNS = [(name, re.compile(pattern, re.S)) for name, pattern in _KINDS]


def shape_of(text: str) -> str:
    """A coarse kind of text."""
    folded = fold(text)
    for name, pattern in _PATTERNS:
        if pattern.fullmatch(folded):
            return name
    if len(folded) <= _SHORT:
        return "word"
    return "sentence" if len(folded) > _LONG else "text"


def shapes_of(cells: Iterable[str]) -> tuple[str, ...]:
    """The shapes of a row, blanks at its end aside."""
    shapes = [shape_of(cell) for cell in cells]
    while shapes and shapes[-1] == "blank":
        shapes.pop()
    return tuple(shapes)


def shows(edit: Edit) -> bool:
    """Whether one of the row's lines looks like no row of its table."""
    if edit.damage.below:
        return False
    grid = edit.source.grid
    known = {shapes_of(grid[line - 1]) for line in edit.row.table if line != edit.line}
    return not all(shapes_of(cells) in known for cells in edit.damage.lines)
