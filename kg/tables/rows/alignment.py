"""Row + heading -> which cell belongs to which column, also where a row was shifted in extraction.

A cell normally stands under its heading. Where that makes no sense (a level-2 label in the level-1
column, a value under 三级指标) the assignment of cells to columns that keeps their order and fits
best is taken instead. The result says whether the vocabulary proves it.
"""

from dataclasses import dataclass

from kg.tables.rows.cells import Placed
from kg.tables.rows.costs import COSTS, cell_cost
from kg.tables.rows.placement import find_placement
from kg.tables.rows.projects import PROJECT_ROLES
from kg.tables.rows.wrapped import TEXT_ROLES
from kg.tables.table import Column, Row
from kg.tables.words.role import Role
from kg.tables.words.shapes import Shape

# A row with cells under these alone is a unit, a total, or a piece of a wrapped cell: it stands
# where it stands.
STANDING = frozenset((*PROJECT_ROLES, *TEXT_ROLES, Role.SERIAL))


@dataclass(slots=True)
class Aligned:
    """A row's cells by column.

    Attributes:
        cells: each with its column, in order; a cell under no known heading keeps its column.
        moved: whether any cell was taken from under another heading.
        shift: how far the last cell was moved.
        proven: whether the vocabulary leaves no other reading, and none costs nearly as little.
        cost: how badly the reading fits (0: perfectly).
    """

    cells: Placed
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
    width = max(len(columns), len(row.cells))
    slots = columns + tuple(Column(index, None) for index in range(len(columns), width))
    straight = sum(
        cell_cost(slots[index], row.cell(index), index in row.spanned) for index in range(width)
    )
    plain = [(slots[index], row.cells[index]) for index in row.filled]
    if straight < COSTS.accepted or all(_stands(slots[index]) for index in row.filled):
        return Aligned(plain, cost=straight)
    cells = [column for column in row.filled if not _is_side(row, column)]
    best, places, second = find_placement(row, cells, slots, habit)
    is_habitual = bool(habit and places) and places[0] - cells[0] == habit
    if not places or best >= straight - (COSTS.habit if is_habitual else COSTS.turn):
        return Aligned(plain, cost=straight)
    moved = [(slots[place], row.cells[c]) for c, place in zip(cells, places, strict=True)]
    same = tuple(cells) == places
    is_alone = second - best >= COSTS.second_margin
    proven = is_alone and straight - best >= COSTS.proven_margin and best < COSTS.proven_most
    shift = places[-1] - cells[-1]
    return Aligned(moved, moved=not same, shift=shift, proven=same or proven, cost=best)


def _stands(column: Column) -> bool:
    return column.role in STANDING or (column.role is None and column.label != "")


def fits(row: Row, columns: tuple[Column, ...]) -> bool:
    """Whether a row reads well under the heading as it stands, with an indicator in it."""
    if any(column.group is not None for column in columns):
        return _fits_pairs(row, columns)
    aligned = align(row, columns)
    if aligned.cost >= 2 * COSTS.accepted or not aligned.proven:
        return False
    if not aligned.moved:
        named = {column.index for column in columns if column.role == Role.INDICATOR}
        return bool(named & set(row.filled))
    return any(
        column.role == Role.VALUE and cell.shape in (Shape.VALUE, Shape.STATE)
        for column, cell in aligned.cells
    )


def _fits_pairs(row: Row, columns: tuple[Column, ...]) -> bool:
    """A row of a wide table: names and values stand in pairs, and no name is a number."""
    filled = set(row.filled)
    known = {column.index for column in columns if column.role is not None}
    names = [column.index for column in columns if column.role == Role.INDICATOR]
    values = [column.index for column in columns if column.role == Role.VALUE]
    pairs = list(zip(names, values, strict=False))
    whole = [pair for pair in pairs if set(pair) <= filled]
    broken = [pair for pair in pairs if len(set(pair) & filled) == 1]
    return (
        filled <= known
        and len(whole) > len(broken)
        and all(row.cells[name].shape != Shape.NUMBER for name, _ in whole)
    )


def _is_side(row: Row, column: int) -> bool:
    return row.cells[column].shape == Shape.SIDE and column == row.filled[0]
