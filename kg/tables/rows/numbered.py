"""Cells that hold several numbered indicators (指标1：… 指标2：…) -> one entry each."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from kg.documents import Line
from kg.tables.rows.entry import Entry
from kg.tables.words.shapes import EMPTY, NONE, NUMBER, STATE, VALUE, shape_of
from nlp.text import fold, join_wrapped

UNPROVEN = "several_in_cell"
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_MARKS: tuple[tuple[re.Pattern[str], Callable[[str], int]], ...] = (
    (re.compile(r"指标\s*(\d{1,2})\s*[:：.、]\s*"), int),
    (re.compile(rf"([{_CIRCLED}])\s*"), lambda mark: _CIRCLED.index(mark) + 1),
    (re.compile(r"(?:(?<=[\s；;。])|^)[(（]?(\d{1,2})(?:[、)）]|[.．](?!\d))\s*"), int),
)
# At the beginning of a line that is known to be the next item, a digit may follow: 2.2小时内 is item 2.
_AT_START = re.compile(r"(?:指标\s*)?[(（]?(\d{1,2})[.．、)）:：]\s*")
_OF_FORM = re.compile(r"^指标\s*\d{1,2}\s*[:：.、]\s*(?=.)")
_SEMICOLON = re.compile(r"[;；]\s*")
_AROUND = " \u3000;；"
_PLAIN = (VALUE, NUMBER, STATE)


def items_of(text: str, breaks: Sequence[int] = ()) -> list[str]:
    """The items of a cell that numbers them (指标1：… 指标2：…, or 1. … 2. …); else the cell as it is.

    The numbers of a list are left out; the form's own 指标1： stays, as names are told as printed.

    Args:
        text: of the cell.
        breaks: where its further printed lines begin.
    """
    found = _by_lines(text, breaks) if breaks else []
    return found or _by_marks(text) or [text]


def _item(text: str, mark: int) -> str:
    """An item without the mark it begins with, that many characters long; 指标1： stays."""
    return (text if text.startswith("指标") else text[mark:]).strip(_AROUND)


def _by_lines(text: str, breaks: Sequence[int]) -> list[str]:
    """Items that each begin a line; a line without the next number goes on with the one above."""
    items: list[str] = []
    first = 0
    for line in _cut(text, breaks):
        mark = _AT_START.match(line)
        number = int(mark[1]) if mark else -1
        if mark and (number == first + len(items) if items else number < 2):
            first = first if items else number
            items.append(_item(line, mark.end()))
        elif items:
            items[-1] = join_wrapped(items[-1], line.strip(_AROUND))
        else:
            return []
    return items if len(items) > 1 else []


def _by_marks(text: str) -> list[str]:
    for pattern, number in _MARKS:
        found = list(pattern.finditer(text))
        numbers = [number(match[1]) for match in found]
        follow = bool(numbers) and numbers == list(range(numbers[0], numbers[0] + len(numbers)))
        if len(found) > 1 and follow and not text[: found[0].start()].strip():
            ends = [*(match.start() for match in found[1:]), len(text)]
            return [
                _item(text[match.start() : end], match.end() - match.start())
                for match, end in zip(found, ends, strict=True)
            ]
    return []


def apart(entry: Entry, lines: Sequence[Line]) -> list[Entry]:
    """An entry whose name cell holds several numbered indicators as one entry each.

    Every other cell is cut in as many parts, at numbers of its own or at its printed lines. Where a value shows no such
    parts, the entry stays whole; where another cell does not, each part gets it whole. Both are unsure (``several_in_cell``).
    The form's own 指标1： before a value is no part of it.

    Args:
        entry: the row as read.
        lines: it stands on; their cells say where printed lines begin.
    """
    breaks = {cell.text: cell.breaks for line in lines for cell in line.cells if cell.breaks}
    names = items_of(entry.cells["indicator"], breaks.get(entry.cells["indicator"], ()))
    if len(names) == 1:
        return [_without_mark(entry)]
    values, is_proven = _parts(entry.cells.get("value", ""), breaks, len(names))
    if values is None:
        entry.doubt(UNPROVEN)
        return [entry]
    others = {
        role: _parts(text, breaks, len(names))
        for role, text in entry.cells.items()
        if role not in ("indicator", "value")
    }
    is_proven = (
        is_proven
        and all(sure and parts is not None for parts, sure in others.values())
        and not entry.unknown
    )
    made = []
    for index, (name, value) in enumerate(zip(names, values, strict=True)):
        cells = {
            role: parts[index] if parts else entry.cells[role]
            for role, (parts, _) in others.items()
        }
        cells |= {"indicator": name, "value": _OF_FORM.sub("", value)}
        cells = {role: text for role, text in cells.items() if text}
        own = replace(
            entry,
            cells=cells,
            lines=[*entry.lines],
            unknown={**entry.unknown},
            reasons=[*entry.reasons],
        )
        if not is_proven:
            own.doubt(UNPROVEN)
        made.append(own)
    return made


def _without_mark(entry: Entry) -> Entry:
    value = entry.cells.get("value")
    return (
        replace(entry, cells={**entry.cells, "value": _OF_FORM.sub("", value.strip())})
        if value
        else entry
    )


def _parts(
    text: str, breaks: Mapping[str, tuple[int, ...]], count: int
) -> tuple[list[str] | None, bool]:
    """So many parts of a cell, None where it shows another number of them; and whether they are proven."""
    if shape_of(text) in (EMPTY, NONE):
        return [text] * count, shape_of(text) == EMPTY
    at = breaks.get(text, ())
    items = items_of(text, at)
    if len(items) == count:
        return items, True
    if len(at) == count - 1 and len(items) == 1:
        parts = [part.strip() for part in _cut(text, at)]
        # A printed line may be only the rest of the one above; a whole value shows that it is not.
        return parts, all(shape_of(part) in _PLAIN for part in parts)
    split = _SEMICOLON.split(text.rstrip("；; "))
    return (
        (split, False)
        if len(split) == count and all(fold(part) for part in split)
        else (None, False)
    )


def _cut(text: str, at: Sequence[int]) -> list[str]:
    return [text[start:end] for start, end in zip((0, *at), (*at, len(text)), strict=True)]
