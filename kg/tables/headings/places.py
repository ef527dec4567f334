"""Columns that nobody knows by name, told by where they stand among those that are known."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from kg.tables.cell import TableCell
from kg.tables.table import Column
from kg.tables.words.role import LEVELS, Role

_LEAST_PAIRS = 2
# What stands beside values of targets only; so many of them show that names must be there too.
_BESIDE_VALUES = (
    *(Role.UNIT, Role.SIGN, Role.NATURE, Role.WEIGHT, Role.ACTUAL, Role.SCORE, Role.DEVIATION),
    *(Role.SCORING, Role.DESCRIPTION, Role.BASIS),
)
_FEWEST_BESIDE = 2
_VALUES = {Role.VALUE, Role.STANDARD, Role.PERIOD_VALUE}
_Around = tuple[Role | None, ...]
# The columns of a set, and where the two others stand that tell each.
_IN_SETS = {Role.LEVEL2: (1, 2), Role.INDICATOR: (-1, 1), Role.VALUE: (-2, -1)}
_OF_PAIRS = (Role.INDICATOR, Role.VALUE)


def with_names_by_place(columns: list[Column]) -> list[Column]:
    """The columns with one of names, where no heading says so and the levels are there.

    The first column nobody knows right of the levels is taken, else the nearest one left of them.
    Values with their units, weights and results show as well that names must be there. What stands
    in the column is asked later.
    """
    unknown = [c for c in columns if c.role is None and c.is_unknown]
    roles = {column.role for column in columns}
    if not unknown or Role.INDICATOR in roles or not _are_of_targets(roles):
        return columns
    levels = [column.index for column in columns if column.role in LEVELS]
    right = [column for column in unknown if column.index > max(levels, default=-1)]
    found = right[0] if right else unknown[-1]
    return [_guessed(c, Role.INDICATOR) if c is found else c for c in columns]


def _are_of_targets(roles: set[Role | None]) -> bool:
    """Whether the known columns are those of targets: both levels, or values and what is beside."""
    if set(LEVELS) <= roles:
        return True
    beside = len(roles & {*LEVELS, *_BESIDE_VALUES})
    return bool(_VALUES & roles) and beside >= (1 if set(LEVELS) & roles else _FEWEST_BESIDE)


def with_twins_by_place(columns: list[Column]) -> list[Column]:
    """The columns of two sets side by side with the one that only the other set names.

    二级 | 三级 | 指标值 | 二级 | X | 指标值: what stands beside the same two is the same.
    """
    beside: dict[Role, set[_Around]] = {role: set() for role in _IN_SETS}
    for column in columns:
        role = _plain(column)
        if role in beside:
            beside[role].add(_roles_at(columns, column, _IN_SETS[role]))
    return [
        next(
            (_guessed(c, role) for role in _IN_SETS if _is_twin(columns, c, role, beside[role])), c
        )
        for c in columns
    ]


def _is_twin(columns: list[Column], column: Column, role: Role, known: set[_Around]) -> bool:
    """Whether a column nobody knows stands as one of a role does, and its set has no other."""
    if column.role is not None or not column.is_unknown:
        return False
    own = _roles_at(columns, column, _IN_SETS[role])
    is_there = role in _roles_at(columns, column, (-1, 1))
    return own in known and all(one in _IN_SETS for one in own) and not is_there


def _roles_at(columns: list[Column], column: Column, steps: tuple[int, int]) -> _Around:
    """The roles of the columns so far from one."""
    places = [column.index + step for step in steps]
    return tuple(_plain(columns[place]) if 0 <= place < len(columns) else None for place in places)


def _plain(column: Column) -> Role | None:
    """The role of a column, whether it is of the period or of the year."""
    return Role.VALUE if column.role == Role.PERIOD_VALUE else column.role


def with_project_by_place(columns: list[Column]) -> list[Column]:
    """The columns with one of projects: the one nobody knows right of their codes."""
    codes = [column.index for column in columns if column.role == Role.PROJECT_CODE]
    if not codes or any(column.role == Role.PROJECT_NAME for column in columns):
        return columns
    return [
        _guessed(c, Role.PROJECT_NAME)
        if c.index == codes[0] + 1 and c.role is None and c.is_unknown
        else c
        for c in columns
    ]


def with_pairs_by_place(
    columns: list[Column], stacks: Sequence[Sequence[TableCell]]
) -> list[Column]:
    """The columns of pairs or sets side by side with the half that nobody knows.

    The same unknown word right of every name heads the values, and left of every value the names. A
    pair below a label nobody knows, beside others below level-1 words, has this label as level 1.
    """
    groups = {c.group for c in columns if c.role in _OF_PAIRS and c.group is not None}
    if len(groups) >= _LEAST_PAIRS:
        columns = _with_unknown_groups(columns, stacks)
    for known, other, step in ((Role.INDICATOR, Role.VALUE, 1), (Role.VALUE, Role.INDICATOR, -1)):
        if not any(column.role == other for column in columns):
            columns = _with_other_half(columns, known, other, step)
    return columns


def _guessed(column: Column, role: Role) -> Column:
    return replace(column, role=role, is_guessed=True)


def _with_other_half(columns: list[Column], known: Role, other: Role, step: int) -> list[Column]:
    """Where the same unknown word stands beside every column of a role, columns of the other."""
    halves = [column for column in columns if column.role == known]
    places = {half.index + step: half for half in halves}
    beside = [c for c in columns if c.index in places and c.role is None and c.is_unknown]
    words = {column.heading.folded for column in beside}
    if len(halves) < _LEAST_PAIRS or len(beside) < len(halves) or len(words) != 1:
        return columns
    return [
        replace(_guessed(c, other), group=places[c.index].group, level2=places[c.index].level2)
        if c in beside
        else c
        for c in columns
    ]


def _with_unknown_groups(
    columns: list[Column], stacks: Sequence[Sequence[TableCell]]
) -> list[Column]:
    """Pairs below a label that nobody knows: it is their level 1, as printed."""
    own = [c for c in columns if c.role in _OF_PAIRS and c.group is None]
    above = {c.index: stacks[c.index][-2] for c in own if len(stacks[c.index]) > 1}
    counts = Counter(cell.folded for cell in above.values())
    groups = {
        index: cell.folded
        for index, cell in above.items()
        if counts[cell.folded] == len(_OF_PAIRS) and not cell.is_known_heading
    }
    return [replace(c, group=groups.get(c.index, c.group)) for c in columns]
