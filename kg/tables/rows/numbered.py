"""Cells that hold several indicators (指标1：… 指标2：…) -> one entry each."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from kg.documents import Line
from kg.tables.cell import TableCell
from kg.tables.rows.cells import RoleCells
from kg.tables.rows.entry import Entry
from kg.tables.rows.listed import SEMICOLON, amounts_of, cut_at, names_of
from kg.tables.rows.points import POINTS
from kg.tables.words.role import Role
from kg.tables.words.shapes import Shape
from nlp.text import join_wrapped

UNPROVEN = "several_in_cell"
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_NUMERALS = "一二三四五六七八九十"
_MARKS: tuple[tuple[re.Pattern[str], Callable[[str], int]], ...] = (
    (re.compile(r"指标\s*(\d{1,2})\s*[:：.、]\s*"), int),
    (re.compile(rf"([{_CIRCLED}])\s*"), lambda mark: _CIRCLED.index(mark) + 1),
    (re.compile(r"(?:(?<=[\s；;。])|^)[(（]?(\d{1,2})(?:[、)）]|[.．](?!\d))\s*"), int),
    (re.compile(rf"[(（]([{_NUMERALS}])[)）]\s*"), lambda mark: _NUMERALS.index(mark) + 1),
    (
        re.compile(rf"(?:(?<=[\s；;。])|^)([{_NUMERALS}])、\s*"),
        lambda mark: _NUMERALS.index(mark) + 1,
    ),
)
# At the beginning of a line that is known to be the next item, a digit may follow: 2.2小时内 is
# item 2.
_AT_START = re.compile(r"(?:指标\s*)?[(（]?(\d{1,2})[.．、)）:：]\s*")
_OF_FORM = re.compile(r"^指标\s*\d{1,2}\s*[:：.、]\s*(?=.)")
_AROUND = " \u3000;；"
_STOP = re.compile(r"。$")  # behind an item of a list
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
    item = (text if text.startswith("指标") else text[mark:]).strip(_AROUND)
    return _STOP.sub("", item)


def _by_lines(text: str, breaks: Sequence[int]) -> list[str]:
    """Items that each begin a line; a line without the next number goes on with the one above."""
    items: list[str] = []
    first = 0
    for line in cut_at(text, breaks):
        mark = _AT_START.match(line)
        number = int(mark[1]) if mark else -1
        if mark and (number == first + len(items) if items else number < 2):
            first = first if items else number
            items.append(_item(line, mark.end()))
        elif items:
            items[-1] = _STOP.sub("", join_wrapped(items[-1], line.strip(_AROUND)))
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
    """An entry whose name cell holds several indicators as one entry each.

    It numbers them; or it lists as many as its value lists amounts. Every other cell is cut in as
    many parts, at numbers of its own or at its printed lines. Where a value shows no such parts,
    the entry stays whole; where another cell does not, each part gets it whole. Both are unsure
    (``several_in_cell``), and so are names without numbers. The form's own 指标1： before a value
    is not part of it.

    Args:
        entry: the row as read.
        lines: it stands on; their cells say where printed lines begin.
    """
    breaks = {cell.text: cell.breaks for line in lines for cell in line.cells if cell.breaks}
    name = entry.cells.indicator.text
    names = items_of(name, breaks.get(name, ()))
    if len(names) == 1:
        return _listed(entry, breaks)
    values = _parts(entry.cells.value, breaks, len(names))
    if values is None:
        entry.doubt(UNPROVEN)
        return [entry]
    parts = {role: _parts(cell, breaks, len(names)) for role, cell in entry.cells.items()}
    parts[Role.VALUE] = values
    whole = entry.cells.indicator
    parts[Role.INDICATOR] = _Parts([whole.part(item) for item in names], is_proven=True)
    # Points in one number are those of all the names together.
    cut = {role: part for role, part in parts.items() if role not in POINTS or part}
    is_proven = not entry.unknown and all(part and part.is_proven for part in cut.values())
    return [_one_of(entry, parts, index, is_proven=is_proven) for index in range(len(names))]


def _listed(entry: Entry, breaks: _Breaks) -> list[Entry]:
    """An entry whose cells number nothing; several where name and value list as many things."""
    name, value = entry.cells.indicator, entry.cells.value
    amounts = amounts_of(value.text, breaks.get(value.text, ()))
    names = names_of(name, breaks.get(name.text, ())) if amounts else []
    if len(names) < 2:
        return [_without_mark(entry)]
    entry.doubt(UNPROVEN)
    if len(names) != len(amounts):
        return [entry]
    parts = {role: _parts(cell, breaks, len(names)) for role, cell in entry.cells.items()}
    parts[Role.VALUE] = _Parts([value.part(amount) for amount in amounts], is_proven=False)
    parts[Role.INDICATOR] = _Parts([name.part(one) for one in names], is_proven=False)
    return [_one_of(entry, parts, index, is_proven=False) for index in range(len(names))]


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
    printed = entry.cells.value
    value = _unmarked(printed.part(printed.stripped))
    if Role.VALUE not in entry.cells or value.text == printed.text:
        return entry
    return replace(entry, cells=entry.cells.having(Role.VALUE, value))


def _unmarked(cell: TableCell) -> TableCell:
    return cell.part(_OF_FORM.sub("", cell.text))


def _parts(cell: TableCell, breaks: _Breaks, count: int) -> _Parts | None:
    """So many parts of a cell, None where it shows another number of them."""
    if cell.shape in (Shape.EMPTY, Shape.NONE):
        return _Parts([cell] * count, is_proven=cell.shape == Shape.EMPTY)
    at = breaks.get(cell.text, ())
    items = items_of(cell.text, at)
    if len(items) == count:
        return _Parts([cell.part(item) for item in items], is_proven=True)
    if len(at) == count - 1 and len(items) == 1:
        parts = [cell.part(part.strip()) for part in cut_at(cell.text, at)]
        # A printed line may be only the rest of the one above; a whole value shows that it is not.
        return _Parts(parts, is_proven=all(part.is_value for part in parts))
    split = SEMICOLON.split(cell.text.rstrip("；; "))
    if len(split) == count and all(part.strip() for part in split):
        numbered = _numbered(split)
        return _Parts([cell.part(part) for part in numbered or split], is_proven=bool(numbered))
    return None


def _numbered(parts: Sequence[str]) -> list[str]:
    """Parts that each begin with their own number, without it; nothing where they do not.

    Behind a semicolon a digit may follow the number: 1.100%；2.98%.
    """
    marks = [_AT_START.match(part) for part in parts]
    numbers = [int(mark[1]) for mark in marks if mark]
    if numbers != list(range(1, len(parts) + 1)):
        return []
    return [
        _item(part, mark.end()) for part, mark in zip(parts, marks, strict=True) if mark is not None
    ]
