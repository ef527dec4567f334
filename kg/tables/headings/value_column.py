"""Which column holds the values of the year, where no heading that is known says so."""

from collections.abc import Callable
from dataclasses import replace

from kg.tables.cell import TableCell
from kg.tables.headings.contents import SHARES, Contents
from kg.tables.headings.roles import one_value, renamed, stand_in
from kg.tables.table import Column
from kg.tables.words.composition import Composition
from kg.tables.words.grammar import Time
from kg.tables.words.role import Role
from kg.tables.words.shapes import Shape

INFERRED, SEVERAL = "value_column_inferred", "value_columns_several"
# Roles whose headings may stand over values as well: 绩效目标, 年度, 绩效标准.
_OPEN = (None, Role.GOAL, Role.CONTENT, Role.STANDARD)
_NEVER = (Role.WEIGHT, Role.SCORE, Role.UNIT, Role.SIGN, Role.ACTUAL, Role.PERIOD_VALUE)
_LONGEST_UNIT = 3  # folded characters of a unit that no list has
_Found = tuple[list[Column], tuple[str, ...]]


def with_value(columns: list[Column], contents: Contents) -> _Found:
    """The columns with one of values, and why every row below is in doubt.

    A known heading decides. Else the one column that holds values does, whatever its heading; a
    standard (绩效标准) or the values of the whole period stand in for it only where no such column
    is there. Of two that may be it the likelier one is taken, in doubt.
    """
    columns, doubts = one_value(_without_blank(columns, contents))
    values = [column for column in columns if column.role == Role.VALUE]
    if not values:
        columns, doubts = _found_or_stand_in(columns, contents)
    elif not contents.of(values[0]) and _unknown_values(columns, contents):
        # The known column is blank, while one that nobody knows holds values.
        columns, _ = _found_or_stand_in(renamed(columns, Role.VALUE, None), contents)
        doubts = (INFERRED,)
    return renamed(columns, Role.STANDARD, Role.BASIS), doubts


def _unknown_values(columns: list[Column], contents: Contents) -> list[Column]:
    """The columns with values right of the names of which nobody knows the heading.

    None where the names do not stand in their column: then all cells have moved.
    """
    names = [column for column in columns if column.role == Role.INDICATOR]
    if any(contents.names(column) < SHARES.enough for column in names):
        return []
    return [
        column
        for column in _open_columns(columns)
        if column.is_unknown and contents.values(column) >= SHARES.values
    ]


def _without_blank(columns: list[Column], contents: Contents) -> list[Column]:
    """Of several columns of values, those that hold anything."""
    values = [c for c in columns if c.role == Role.VALUE]
    blank = [column for column in values if not contents.of(column)]
    are_sets = sum(column.role == Role.INDICATOR for column in columns) > 1
    if are_sets or len(blank) in (0, len(values)):
        return columns
    return [replace(c, role=None) if c in blank else c for c in columns]


def _found_or_stand_in(columns: list[Column], contents: Contents) -> _Found:
    open_ = _open_columns(columns)
    rivals = [column for column in open_ if contents.values(column) >= SHARES.values]
    unknown = [column for column in rivals if column.role != Role.STANDARD]
    if unknown:
        found, doubts = _choice(unknown, columns, contents)
        if len(rivals) > len(unknown):
            doubts = (SEVERAL,)  # 标准值 holds values too
        return _as_value(columns, found), doubts
    for role in (Role.STANDARD, Role.PERIOD_VALUE):
        if not _is_stock(columns, role, contents):
            standing = stand_in(columns, role)
            if standing != columns:
                return standing, ()
    some = [c for c in open_ if c.role != Role.STANDARD and contents.values(c) >= SHARES.some]
    if len(some) == 1:
        is_plain = len(open_) == 1 and contents.sentences(some[0]) < SHARES.some
        return _as_value(columns, some[0]), () if is_plain else (INFERRED,)
    if any(column.role == Role.ACTUAL for column in columns):
        return columns, ()
    return _misplaced(columns, contents), (INFERRED,)


def _open_columns(columns: list[Column]) -> list[Column]:
    """Columns that may hold the value: right of the names, or anywhere if none is there."""
    names = [column.index for column in columns if column.role == Role.INDICATOR]
    if not names:
        return []
    open_ = [
        column for column in columns if column.role in _OPEN and not _is_of_another_time(column)
    ]
    right = [column for column in open_ if column.index > min(names)]
    return right or open_


def _is_of_another_time(column: Column) -> bool:
    """Whether the heading says that the column does not speak of the year: 历史值, 省定上年水平."""
    heading = column.heading
    if column.role is None and heading.is_known_heading:
        return True
    return _words(heading).time in (Time.ANOTHER, Time.PERIOD)


def _words(heading: TableCell) -> Composition:
    return heading.as_heading if heading.is_known_heading else heading.hint


def _choice(
    rivals: list[Column], columns: list[Column], contents: Contents
) -> tuple[Column, tuple[str, ...]]:
    """The column of the values among some that nobody knows, and why it is in doubt."""
    narrower: tuple[Callable[[Column], bool], ...] = (
        lambda column: _words(column.heading).role == Role.VALUE,
        lambda column: _words(column.heading).role in (None, Role.VALUE, Role.GOAL, Role.CONTENT),
        lambda column: (
            not (contents.bare(column) >= SHARES.enough and contents.are_weights(column))
        ),
    )
    left = rivals
    for fits in narrower:
        left = [column for column in left if fits(column)] or left
    if len(left) > 1:
        signed = [c for c in left if contents.share(c, _has_sign) >= SHARES.named]
        return (signed or left)[0], (SEVERAL,)
    return left[0], () if _is_plain(left[0], columns, contents) else (INFERRED,)


def _is_plain(column: Column, columns: list[Column], contents: Contents) -> bool:
    """Whether what stands in a column can be nothing but values: bare numbers may be weights."""
    if column.heading.is_blank:
        return False
    if _words(column.heading).role == Role.VALUE or contents.bare(column) < SHARES.enough:
        return True
    known = {other.role for other in columns}
    return Role.WEIGHT in known or bool(known & {Role.UNIT, Role.SIGN})


def _has_sign(cell: TableCell) -> bool:
    return cell.quantity.comparator is not None


def _is_stock(columns: list[Column], role: Role, contents: Contents) -> bool:
    """Whether the column of a role holds words that repeat and are no values."""
    own = [column for column in columns if column.role == role]
    return any(contents.stock(column) >= SHARES.enough for column in own)


def _misplaced(columns: list[Column], contents: Contents) -> list[Column]:
    """Values under the heading of something else: the first such column right of the names."""
    names = [column.index for column in columns if column.role == Role.INDICATOR]
    for column in columns:
        if not names or column.index <= min(names) or column.role in _NEVER:
            continue
        if column.role in _OPEN and _is_of_another_time(column):
            continue
        if contents.values(column) >= SHARES.values:
            return _as_value(columns, column)
    return columns


def _as_value(columns: list[Column], found: Column) -> list[Column]:
    return [replace(c, role=Role.VALUE) if c is found else c for c in columns]


def with_unit(columns: list[Column], contents: Contents) -> list[Column]:
    """The columns with one of units, where nobody knows its heading and the values lack theirs."""
    value = next((column for column in columns if column.role == Role.VALUE), None)
    if value is None or any(column.role == Role.UNIT for column in columns):
        return columns
    if contents.share(value, _lacks_unit) < SHARES.enough:
        return columns
    for column in columns:
        if column.role is not None or not column.is_unknown:
            continue
        is_beside = column.index == value.index + 1
        of_units = contents.share(column, lambda cell: cell.shape == Shape.UNIT)
        short = contents.share(column, _may_be_unit)
        if of_units >= SHARES.enough or (is_beside and short >= SHARES.values):
            return [replace(c, role=Role.UNIT) if c is column else c for c in columns]
    return columns


def _lacks_unit(cell: TableCell) -> bool:
    quantity = cell.quantity
    return quantity.number is not None and not quantity.unit_raw


def _may_be_unit(cell: TableCell) -> bool:
    is_word = cell.shape in (Shape.UNIT, Shape.TEXT, Shape.NONE)
    return is_word and len(cell.folded) <= _LONGEST_UNIT


def with_basis(columns: list[Column], contents: Contents) -> list[Column]:
    """The columns with one of bases: the first that nobody knows and holds policy numbers."""
    names = [column.index for column in columns if column.role == Role.INDICATOR]
    if not names or any(column.role == Role.BASIS for column in columns):
        return columns
    for column in columns:
        is_open = column.role is None and column.is_unknown and column.index > min(names)
        if is_open and contents.share(column, _is_basis) >= SHARES.enough:
            return [replace(c, role=Role.BASIS) if c is column else c for c in columns]
    return columns


def _is_basis(cell: TableCell) -> bool:
    return cell.shape == Shape.BASIS
