"""Heading + rows -> Heading: columns told by what they hold.

Their heading is missing, unknown or misleading.
"""

from collections.abc import Callable
from dataclasses import replace

from kg.tables.cell import TableCell
from kg.tables.headings.contents import SHARES, Contents
from kg.tables.headings.name_column import (
    doubt_of_levels,
    with_levels_by_place,
    with_names,
    with_spread_names,
)
from kg.tables.headings.own_labels import with_own_labels
from kg.tables.headings.value_column import INFERRED, with_basis, with_unit, with_value
from kg.tables.table import Column, Heading, Row
from kg.tables.words.role import LEVELS, Role
from kg.tables.words.shapes import Shape

_NATURES = ("定性", "定量", "定性指标", "定量指标")
# Roles whose heading may mislead: 指标类型 may stand over level-1 words as well as over 定量/定性.
_OPEN_ROLES = (
    None,
    Role.NATURE,
    Role.DIRECTION,
    Role.SIGN,
    Role.CONTENT,
    Role.SERIAL,
    Role.UNIT_NAME,
    *LEVELS,
)


def settle_by_content(heading: Heading, rows: list[Row]) -> Heading:
    """Give roles to columns by content where the heading leaves them open.

    A column of level-1 words is the level-1 column whatever it is called (指标类别); an unnamed or
    unknown column of level-2 words likewise. So are names, values and units found under words that
    nobody knows. Where two columns may be the same, every row below is in doubt.
    """
    columns, contents = list(heading.columns), Contents(rows)
    if heading.is_wide:
        return _with_pairs_asked(heading, contents)
    columns, of_names = with_names(with_spread_names(columns, contents), contents)
    for role, fits in (
        (Role.LEVEL1, _is_level1),
        (Role.LEVEL2, _is_level2),
        (Role.SIGN, _is_sign),
        (Role.NATURE, _is_nature),
    ):
        columns = _adopt(columns, contents, role, fits)
    if not any(column.role in (Role.SIGN, Role.NATURE) for column in columns):
        # As many of one as of the other.
        columns = _adopt(columns, contents, Role.SIGN, _is_sign_or_nature)
    columns = with_levels_by_place(columns, contents)
    of_levels = doubt_of_levels(columns, contents)
    columns, of_values = with_value(columns, contents)
    columns = with_basis(with_unit(columns, contents), contents)
    columns = with_own_labels(columns, rows)
    doubts = dict.fromkeys((*heading.doubts, *of_names, *of_levels, *of_values))
    return replace(heading, columns=tuple(columns), doubts=tuple(doubts))


def _with_pairs_asked(heading: Heading, contents: Contents) -> Heading:
    """A wide heading, in doubt where a column that its place made one of values holds others."""
    guessed = [c for c in heading.of(Role.VALUE) if c.is_guessed and contents.of(c)]
    if all(contents.values(column) >= SHARES.named for column in guessed):
        return heading
    return replace(heading, doubts=tuple(dict.fromkeys((*heading.doubts, INFERRED))))


def _is_level1(cell: TableCell) -> bool:
    shapes = (Shape.LABEL1, Shape.LABEL12, Shape.WEAK)
    return cell.level1 is not None and cell.shape in shapes


def _is_level2(cell: TableCell) -> bool:
    shapes = (Shape.LABEL2, Shape.LABEL12, Shape.WEAK)
    return cell.level2 is not None and cell.shape in shapes


def _is_nature(cell: TableCell) -> bool:
    return cell.folded in _NATURES


def _is_sign(cell: TableCell) -> bool:
    return cell.is_sign


def _is_sign_or_nature(cell: TableCell) -> bool:
    return _is_sign(cell) or _is_nature(cell)


def _adopt(
    columns: list[Column], contents: Contents, role: Role, fits: Callable[[TableCell], bool]
) -> list[Column]:
    """Give ``role`` to the column that holds such words.

    Unless another one is named 一级 or 二级, or holds enough of them.
    """
    shares = {column.index: contents.share(column, fits) for column in columns}
    named = next((column for column in columns if column.role == role), None)
    if named is not None and (shares[named.index] >= SHARES.named or "级" in named.heading.folded):
        return columns
    adopted = next(
        (
            c
            for c in columns
            if c.role in _OPEN_ROLES
            and not _is_of_other_level(columns, c, role)
            and (named is None or "级" not in c.heading.folded)
            and shares[c.index] >= SHARES.enough
        ),
        None,
    )
    if adopted is None:
        return columns
    roles: dict[int, Role | None] = {adopted.index: role}
    if named is not None:
        roles[named.index] = None
    return [replace(column, role=roles.get(column.index, column.role)) for column in columns]


def _is_of_other_level(columns: list[Column], column: Column, role: Role) -> bool:
    """Whether the heading says the other level, and one nobody knows beside it may be this one."""
    says_other = column.heading.names_target and column.heading.role not in (None, role)
    beside = [other for other in columns if abs(other.index - column.index) == 1]
    return says_other and any(other.role is None and other.is_unknown for other in beside)
