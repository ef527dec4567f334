"""Cells that hold several numbered indicators (指标1：… 指标2：…) -> one entry each."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from kg.documents import Line
from kg.tables.cell import TableCell, cell_of
from kg.tables.rows.cells import RoleCells
from kg.tables.rows.entry import Entry
from kg.tables.words.role import Role
from kg.tables.words.shapes import Shape
from nlp.text import join_wrapped

UNPROVEN = "several_in_cell"
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_MARKS: tuple[tuple[re.Pattern[str], Callable[[str], int]], ...] = (
    (re.compile(r"指标\s*(\d{1,2})\s*[:：.、]\s*"), int),
    (re.compile(rf"([{_CIRCLED}])\s*"), lambda mark: _CIRCLED.index(mark) + 1),
    (re.compile(r"(?:(?<=[\s；;。])|^)[(（]?(\d{1,2})(?:[、)）]|[.．](?!\d))\s*"), int),
)
# At the beginning of a line that is known to be the next item, a digit may follow: 2.2小时内 is
# item 2.
_AT_START = re.compile(r"(?:指标\s*)?[(（]?(\d{1,2})[.．、)）:：]\s*")
_OF_FORM = re.compile(r"^指标\s*\d{1,2}\s*[:：.、]\s*(?=.)")
_SEMICOLON = re.compile(r"[;；]\s*")
_AROUND = " \u3000;；"
_Breaks = Mapping[str, tuple[int, ...]]  # text of a cell -> where its further printed lines begin


@dataclass(frozen=True, slots=True)
class _Parts:
    """As many parts of a cell as there are names, and whether they are proven to be its parts."""

    cells: list[TableCell]
    is_proven: bool


def items_of(text: str, breaks: Sequence[int] = ()) -> list[str]:
    """The items of a cell that numbers them (指标1：…, or 1. … 2. …); else the cell as it is.

    The numbers of a list are left out; the form's own 指标1： stays, as names are told as printed.

    Args:
        text: of the cell.
        breaks: where its further printed lines begin.
    """
    return _by_lines(text, breaks) or _by_marks(text) or [text]


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

    Every other cell is cut in as many parts, at numbers of its own or at its printed lines. Where a
    value shows no such parts, the entry stays whole; where another cell does not, each part gets it
    whole. Both are unsure (``several_in_cell``). The form's own 指标1： before a value is not
    part of it.

    Args:
        entry: the row as read.
        lines: it stands on; their cells say where printed lines begin.
    """
    breaks = {cell.text: cell.breaks for line in lines for cell in line.cells if cell.breaks}
    name = entry.cells.indicator.text
    names = items_of(name, breaks.get(name, ()))
    if len(names) == 1:
        return [_without_mark(entry)]
    values = _parts(entry.cells.value, breaks, len(names))
    if values is None:
        entry.doubt(UNPROVEN)
        return [entry]
    parts = {role: _parts(cell, breaks, len(names)) for role, cell in entry.cells.items()}
    parts[Role.VALUE] = values
    parts[Role.INDICATOR] = _Parts([cell_of(item) for item in names], is_proven=True)
    is_proven = not entry.unknown and all(part and part.is_proven for part in parts.values())
    return [_one_of(entry, parts, index, is_proven=is_proven) for index in range(len(names))]


def _one_of(
    entry: Entry, parts: Mapping[Role, _Parts | None], index: int, *, is_proven: bool
) -> Entry:
    """The entry of one of the names."""
    cells = {role: part.cells[index] if part else entry.cells[role] for role, part in parts.items()}
    cells[Role.VALUE] = _unmarked(cells[Role.VALUE])
    own = replace(
        entry,
        cells=RoleCells({role: cell for role, cell in cells.items() if cell.text}),
        lines=[*entry.lines],
        unknown={**entry.unknown},
        reasons=[*entry.reasons],
    )
    if not is_proven:
        own.doubt(UNPROVEN)
    return own


def _without_mark(entry: Entry) -> Entry:
    if Role.VALUE not in entry.cells:
        return entry
    value = _unmarked(cell_of(entry.cells.value.stripped))
    return replace(entry, cells=entry.cells.having(Role.VALUE, value))


def _unmarked(cell: TableCell) -> TableCell:
    return cell_of(_OF_FORM.sub("", cell.text))


def _parts(cell: TableCell, breaks: _Breaks, count: int) -> _Parts | None:
    """So many parts of a cell, None where it shows another number of them."""
    if cell.shape in (Shape.EMPTY, Shape.NONE):
        return _Parts([cell] * count, is_proven=cell.shape == Shape.EMPTY)
    at = breaks.get(cell.text, ())
    items = items_of(cell.text, at)
    if len(items) == count:
        return _Parts([cell_of(item) for item in items], is_proven=True)
    if len(at) == count - 1 and len(items) == 1:
        parts = [cell_of(part.strip()) for part in _cut(cell.text, at)]
        # A printed line may be only the rest of the one above; a whole value shows that it is not.
        return _Parts(parts, is_proven=all(part.is_value for part in parts))
    split = [cell_of(part) for part in _SEMICOLON.split(cell.text.rstrip("；; "))]
    if len(split) == count and all(part.folded for part in split):
        return _Parts(split, is_proven=False)
    return None


def _cut(text: str, at: Sequence[int]) -> list[str]:
    return [text[start:end] for start, end in zip((0, *at), (*at, len(text)), strict=True)]
