"""What the marks of Markdown strike through in a table: ~~≥90%~~, <del>≥90%</del>.

Source: GitHub Flavored Markdown 0.29, 6.5 (strikethrough) and 6.10 (raw HTML).
"""

import re
from collections.abc import Iterable
from dataclasses import replace

from kg.documents.document import Line, Omission

# Between two numbers a double tilde is a range.
_STRUCK = re.compile(
    r"(?<![\d~])~~(?=[^\s~])(.+?)(?<=[^\s~])~~(?!~)|<(s|del|strike)>(.*?)</\2>", re.I
)


def may_strike(text: str) -> bool:
    """Whether a text holds such marks, to be asked before its lines are looked through."""
    return _STRUCK.search(text) is not None


def without_struck(lines: Iterable[Line]) -> tuple[list[Line], list[Omission]]:
    """Lines whose cells are left without what is struck through, and that."""
    left: list[Line] = []
    struck: list[Omission] = []
    for line in lines:
        parts = [parted(cell.text) for cell in line.cells]
        own = [
            Omission("struck", line.number, out, cell.column)
            for cell, (_, out) in zip(line.cells, parts, strict=True)
            if out
        ]
        if own:
            pairs = zip(line.cells, parts, strict=True)
            cells = tuple(cell._replace(text=text) for cell, (text, _) in pairs)
            line = replace(line, text="\t".join(text for text, _ in parts), cells=cells)
        left.append(line)
        struck += own
    return left, struck


def parted(text: str) -> tuple[str, str]:
    """What of a text is left, and what is struck through; '' for nothing."""
    struck = "".join(match[1] or match[3] or "" for match in _STRUCK.finditer(text))
    return _STRUCK.sub("", text).strip() if struck else text, struck
