"""Row + heading -> which cell belongs to which column, also where a row was shifted in extraction.

A cell normally stands under its heading. Where that makes no sense (a level-2 label in the level-1 column, a
value under 三级指标) the order-preserving assignment of cells to columns that fits best is taken instead.
The result says whether the vocabulary proves it.
"""

from dataclasses import dataclass

from kg.tables.rows.projects import PROJECT_ROLES
from kg.tables.rows.wrapped import TEXT_ROLES
from kg.tables.table import Column, Row
from kg.tables.words import shapes as s
from kg.tables.words.vocabulary import level1_of, level2_of

# Cost of a shape in a column's role; 0 fits, 8 is impossible. Missing entries: _ELSE.
_LABELS = {s.LABEL1: 6.0, s.LABEL2: 6.0, s.LABEL12: 6.0}
_COSTS: dict[str, dict[str, float]] = {
    "level1": {s.EMPTY: 0, s.LABEL1: 0, s.LABEL12: 0, s.LABEL2: 8, s.SIDE: 2, s.TEXT: 2.5, s.NONE: 4, s.TEMPLATE: 4},
    "level2": {s.EMPTY: 0, s.LABEL2: 0, s.LABEL12: 0, s.LABEL1: 6, s.SIDE: 6, s.TEXT: 2.2, s.STATE: 5, s.NONE: 4},
    "indicator": {
        **_LABELS, s.EMPTY: 4, s.TEXT: 0, s.NONE: 0, s.TEMPLATE: 0, s.WEAK: 1.5, s.SIDE: 3, s.VALUE: 6, s.NUMBER: 5,
        s.STATE: 2, s.SENTENCE: 2, s.BASIS: 3, s.SIGN: 6, s.UNIT: 4,
    },
    "value": {
        **_LABELS, s.EMPTY: 2.5, s.VALUE: 0, s.NUMBER: 0, s.STATE: 0, s.NONE: 0, s.TEXT: 1, s.SENTENCE: 4, s.BASIS: 6,
        s.WEAK: 3, s.UNIT: 2, s.SIGN: 3, s.TEMPLATE: 0,
    },
    "description": {
        **_LABELS, s.EMPTY: 0.5, s.SENTENCE: 0, s.TEXT: 0.3, s.NONE: 0, s.STATE: 2, s.VALUE: 3, s.NUMBER: 3, s.WEAK: 2,
        s.BASIS: 1,
    },
    "basis": {**_LABELS, s.EMPTY: 0.3, s.BASIS: 0, s.TEXT: 0.3, s.SENTENCE: 0.3, s.NONE: 0, s.STATE: 1, s.VALUE: 3},
    "weight": {s.EMPTY: 0.5, s.NUMBER: 0, s.VALUE: 0.5, s.NONE: 0.5},
    "score": {s.EMPTY: 0.3, s.NUMBER: 0, s.VALUE: 0.5, s.NONE: 0.5},
    "sign": {s.EMPTY: 1, s.SIGN: 0, s.NONE: 0.5},
    "nature": {s.EMPTY: 1, s.SIGN: 0, s.TEXT: 0.5, s.NONE: 0.5},
    "unit": {s.EMPTY: 0.5, s.UNIT: 0, s.TEXT: 1, s.NONE: 0.3, s.NUMBER: 4},
    "actual": {**_LABELS, s.EMPTY: 0.5},
}  # fmt: skip
_ELSE = {
    "level1": 8.0,
    "level2": 8.0,
    "weight": 3.0,
    "score": 3.0,
    "sign": 3.0,
    "nature": 3.0,
    "unit": 3.0,
    "basis": 3.0,
}
_UNNAMED_COLUMN = 1.5
_UNNAMED = {s.VALUE: 3.0, s.NUMBER: 3.0, **_LABELS}
_NAMED_COLUMN = 0.3
_TURN = 1.5
_LATER_TURN = 2.0
_HABIT = 0.3
_PER_STEP = 0.1
ACCEPTED = 2.0
# A row with cells under these alone is a unit, a total, or a piece of a wrapped cell: it stands where it stands.
STANDING = frozenset((*PROJECT_ROLES, *TEXT_ROLES, "serial"))
PROVEN_MARGIN = 2.5


@dataclass(slots=True)
class Aligned:
    """A row's cells by column.

    Attributes:
        cells: (column, text) in order; a cell under no known heading keeps its column.
        moved: whether any cell was taken from under another heading.
        shift: how far the last cell was moved.
        proven: whether the vocabulary leaves no other reading.
        cost: how badly the reading fits (0: perfectly).
    """

    cells: list[tuple[Column, str]]
    moved: bool = False
    shift: int = 0
    proven: bool = True
    cost: float = 0.0


def align(row: Row, columns: tuple[Column, ...], habit: int = 0) -> Aligned:
    """Assign the cells of a row to the columns of the heading.

    Args:
        row: the row.
        columns: all columns of the heading.
        habit: how far the row above was shifted: rows of one page are shifted alike.
    """
    width = max(len(columns), len(row.texts))
    slots = columns + tuple(Column(index, None, "") for index in range(len(columns), width))
    straight = sum(
        _cell_cost(slots[index], _text(row, index), index in row.spanned) for index in range(width)
    )
    plain = [(slots[index], row.texts[index]) for index in row.filled]
    if straight < ACCEPTED or all(_stands(slots[index]) for index in row.filled):
        return Aligned(plain, cost=straight)
    cells = [column for column in row.filled if not _is_side(row, column)]
    best, places = _search(row, cells, slots, habit)
    if (
        best >= straight - (_HABIT if habit and places and places[0] - cells[0] == habit else _TURN)
        or not places
    ):
        return Aligned(plain, cost=straight)
    moved = [(slots[place], row.texts[column]) for column, place in zip(cells, places, strict=True)]
    same = all(column == place for column, place in zip(cells, places, strict=True))
    proven = same or (straight - best >= PROVEN_MARGIN and best < ACCEPTED + 2 * _TURN)
    return Aligned(moved, moved=not same, shift=places[-1] - cells[-1], proven=proven, cost=best)


def _stands(column: Column) -> bool:
    return column.role in STANDING or (column.role is None and column.label != "")


def fits(row: Row, columns: tuple[Column, ...]) -> bool:
    """Whether a row reads well under the heading as it stands, with an indicator in it."""
    named = {column.index for column in columns if column.role == "indicator"}
    if any(column.group is not None for column in columns):
        return _fits_pairs(row, columns)
    aligned = align(row, columns)
    if aligned.cost >= 2 * ACCEPTED or not aligned.proven:
        return False
    if not aligned.moved:
        return bool(named & set(row.filled))
    return any(
        column.role == "value" and s.shape_of(text) in (s.VALUE, s.STATE)
        for column, text in aligned.cells
    )


def _fits_pairs(row: Row, columns: tuple[Column, ...]) -> bool:
    """A row of a wide table: names and values stand in pairs, and some value is one."""
    filled = set(row.filled)
    known = {column.index for column in columns if column.role is not None}
    names = [column.index for column in columns if column.role == "indicator"]
    values = [column.index for column in columns if column.role == "value"]
    pairs = list(zip(names, values, strict=False))
    whole = [pair for pair in pairs if set(pair) <= filled]
    broken = [pair for pair in pairs if len(set(pair) & filled) == 1]
    return (
        filled <= known
        and len(whole) > len(broken)
        and all(s.shape_of(row.texts[name]) != s.NUMBER for name, _ in whole)
    )


def _text(row: Row, index: int) -> str:
    return row.texts[index] if index < len(row.texts) else ""


def _is_side(row: Row, column: int) -> bool:
    return s.shape_of(row.texts[column]) == s.SIDE and column == row.filled[0]


def _cell_cost(column: Column, text: str, spanned: bool = False) -> float:
    shape = s.shape_of(text)
    role = column.role
    if role is None:
        if shape in (s.EMPTY, s.SIDE):
            return 0.0
        if column.label:
            return _LABELS.get(shape, _NAMED_COLUMN)
        return _UNNAMED.get(shape, _UNNAMED_COLUMN)
    costs = _COSTS.get(role)
    if costs is None:
        return 0.0 if shape == s.EMPTY else _NAMED_COLUMN
    if spanned and role in ("level1", "level2"):
        return 0.0
    if shape == s.WEAK and role in ("level1", "level2"):
        known = level1_of(text) if role == "level1" else level2_of(text)
        return 0.0 if known is not None else 4.0
    return costs.get(shape, _ELSE.get(role, _NAMED_COLUMN))


def _search(
    row: Row, cells: list[int], slots: tuple[Column, ...], habit: int
) -> tuple[float, list[int]]:
    """The cheapest order-preserving placement of the cells: its cost, and a slot index for each cell."""
    blank = [_cell_cost(slot, "") for slot in slots]
    skipped = [0.0]
    for cost in blank:
        skipped.append(skipped[-1] + cost)
    # best[j] = (cost so far with the last cell in slot j, the slots taken)
    best: dict[int, tuple[float, tuple[int, ...]]] = {-1: (0.0, ())}
    previous = -1
    for cell in cells:
        following: dict[int, tuple[float, tuple[int, ...]]] = {}
        for place in range(len(slots)):
            own = _cell_cost(slots[place], row.texts[cell], cell in row.spanned) + _PER_STEP * abs(
                place - cell
            )
            choice = _cheapest(
                best, place, cell - previous, skipped, habit if previous < 0 else None
            )
            if choice is not None:
                following[place] = (choice[0] + own, (*choice[1], place))
        best, previous = following, cell
    ends = [
        (cost + skipped[-1] - skipped[place + 1], places) for place, (cost, places) in best.items()
    ]
    return min(ends, default=(float("inf"), ()))[0], list(min(ends, default=(0.0, ()))[1])


def _cheapest(
    best: dict[int, tuple[float, tuple[int, ...]]],
    place: int,
    distance: int,
    skipped: list[float],
    habit: int | None,
) -> tuple[float, tuple[int, ...]] | None:
    """The cheapest predecessor of a slot; keeping the printed distance between two cells costs nothing.

    ``habit`` is None but for the first cell, whose shift is cheap where the row above had the same.
    """
    choice = None
    for before, (cost, places) in best.items():
        if before >= place:
            continue
        turn = 0.0
        if place - before != distance:
            turn = (
                _LATER_TURN
                if habit is None
                else _HABIT
                if habit and place - before == distance + habit
                else _TURN
            )
        total = cost + skipped[place] - skipped[before + 1] + turn
        if choice is None or total < choice[0]:
            choice = (total, places)
    return choice
