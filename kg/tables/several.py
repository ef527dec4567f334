"""Cells that hold several numbered indicators (指标1：… 指标2：…) -> one entry each."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from kg.documents import Line
from kg.tables.entry import Entry
from kg.tables.shapes import EMPTY, NONE, NUMBER, STATE, VALUE, shape_of
from nlp.text import fold

UNPROVEN = "several_in_cell"
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_MARKS: tuple[tuple[re.Pattern[str], Callable[[str], int]], ...] = (
    (re.compile(r"指标\s*(\d{1,2})\s*[:：.、]"), int),
    (re.compile(rf"([{_CIRCLED}])"), lambda mark: _CIRCLED.index(mark) + 1),
    (re.compile(r"(?:(?<=[\s；;。])|^)[(（]?(\d{1,2})[.．、)）](?!\d)\s*"), int),
)
_SEMICOLON = re.compile(r"[;；]\s*")
_PLAIN = (VALUE, NUMBER, STATE)


def names_in(text: str) -> list[str]:
    """The numbered indicators of a cell, with their numbers; one where it holds no more."""
    for pattern, number in _MARKS:
        found = list(pattern.finditer(text))
        numbers = [number(match[1]) for match in found]
        if (
            len(found) > 1
            and not text[: found[0].start()].strip()
            and numbers == list(range(numbers[0], numbers[0] + len(found)))
        ):
            starts = [match.start() for match in found]
            return [part.strip(" ;；\u3000") for part in _cut(text, starts[1:])]
    return [text]


def apart(entry: Entry, lines: Sequence[Line]) -> list[Entry]:
    """An entry whose name cell holds several numbered indicators as one entry each.

    Every other cell is cut in as many parts, at numbers of its own or at its printed lines. Where a value shows no such
    parts, the entry stays whole; where another cell does not, each part gets it whole. Both are unsure (``several_in_cell``).

    Args:
        entry: the row as read.
        lines: it stands on; their cells say where printed lines begin.
    """
    names = names_in(entry.cells["indicator"])
    if len(names) == 1:
        return [entry]
    breaks = {cell.text: cell.breaks for line in lines for cell in line.cells if cell.breaks}
    values, is_proven = _parts(entry.cells.get("value", ""), breaks, len(names))
    if values is None:
        entry.doubt(UNPROVEN)
        return [entry]
    others = {role: _parts(text, breaks, len(names)) for role, text in entry.cells.items() if role not in ("indicator", "value")}
    is_proven = is_proven and all(sure and parts is not None for parts, sure in others.values()) and not entry.unknown
    made = []
    for index, (name, value) in enumerate(zip(names, values, strict=True)):
        cells = {role: parts[index] if parts else entry.cells[role] for role, (parts, _) in others.items()}
        cells = {role: text for role, text in (cells | {"indicator": name, "value": value}).items() if text}
        own = replace(entry, cells=cells, lines=[*entry.lines], unknown={**entry.unknown}, reasons=[*entry.reasons])
        if not is_proven:
            own.doubt(UNPROVEN)
        made.append(own)
    return made


def _parts(text: str, breaks: dict[str, tuple[int, ...]], count: int) -> tuple[list[str] | None, bool]:
    """So many parts of a cell, None where it shows another number of them; and whether they are proven."""
    if shape_of(text) in (EMPTY, NONE):
        return [text] * count, shape_of(text) == EMPTY
    numbered = names_in(text)
    if len(numbered) == count:
        return numbered, True
    at = breaks.get(text, ())
    if len(at) == count - 1:
        parts = [part.strip() for part in _cut(text, at)]
        # A printed line may be only the rest of the one above; a whole value shows that it is not.
        return parts, all(shape_of(part) in _PLAIN for part in parts)
    split = _SEMICOLON.split(text.rstrip("；; "))
    return (split, False) if len(split) == count and all(fold(part) for part in split) else (None, False)


def _cut(text: str, at: Sequence[int]) -> list[str]:
    return [text[start:end] for start, end in zip((0, *at), (*at, len(text)), strict=True)]
