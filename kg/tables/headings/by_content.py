"""Heading + rows -> Heading: columns told by what they hold.

Their heading is missing, unknown or misleading.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

from kg.tables.cell import TableCell
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
_Contents = dict[int, list[TableCell]]  # what stands in each column
_NEVER_VALUES = (Role.WEIGHT, Role.SCORE, Role.UNIT, Role.SIGN)


@dataclass(frozen=True, slots=True)
class ContentShares:
    """How much of a column must be of a kind before its content overrules its heading.

    Tuned on the samples and the layouts of tests/fixtures. Each figure was moved, all others
    staying: what changes is said of those, and of the damaged tables of tests/tables/snapshots.

    Attributes:
        rows: rows looked at; the first pages tell, and tables have up to thousands of rows. From
            15 to 120 nothing changes.
        enough: share of the filled cells that settles the role. Two damaged tables change at 0.5,
            none at 0.65, one at 0.7.
        named: share that confirms a role which the heading gives already. One damaged table changes
            at 0.2, none up to 0.41.
        values: share of numbers, values and states that makes a column one of values. Down to 0.3
            nothing changes; a damaged table does at 0.75, the layout unheaded at 0.9.
        least: filled cells below which nothing is told. Damaged tables change at 1 and at 3, the
            layout reordered at 4.
    """

    rows: int = 60
    enough: float = 0.55
    named: float = 0.275
    values: float = 0.6
    least: int = 2


SHARES = ContentShares()


def settle_by_content(heading: Heading, rows: list[Row]) -> Heading:
    """Give roles to columns by content where the heading leaves them open.

    A column of level-1 words is the level-1 column whatever it is called (指标类别); an unnamed or
    unknown column of level-2 words likewise. A table that lost its value heading takes the column
    right of the names, and every row stays unsure.
    """
    if heading.is_wide:
        return heading
    columns = list(heading.columns)
    contents = {column.index: filled_cells(rows, column.index) for column in columns}
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
    doubts = heading.doubts
    if not any(column.role in (Role.VALUE, Role.ACTUAL) for column in columns):
        columns = _infer_value(columns, contents)
        doubts = tuple(dict.fromkeys((*doubts, "value_column_inferred")))
    return replace(heading, columns=tuple(columns), doubts=doubts)


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


def filled_cells(rows: list[Row], index: int) -> list[TableCell]:
    """The first cells of a column that say something."""
    cells = [row.cells[index] for row in rows[: SHARES.rows] if index < len(row.cells)]
    return [cell for cell in cells if cell.shape != Shape.EMPTY]


def share(cells: list[TableCell], fits: Callable[[TableCell], bool]) -> float:
    """How much of a column is of a kind, 0 where it holds too little to tell."""
    return sum(map(fits, cells)) / len(cells) if len(cells) >= SHARES.least else 0.0


def _adopt(
    columns: list[Column], contents: _Contents, role: Role, fits: Callable[[TableCell], bool]
) -> list[Column]:
    """Give ``role`` to the column that holds such words.

    Unless another one is named 一级 or 二级, or holds enough of them.
    """
    shares = {c.index: share(contents[c.index], fits) for c in columns}
    named = next((column for column in columns if column.role == role), None)
    if named is not None and (shares[named.index] >= SHARES.named or "级" in named.heading.folded):
        return columns
    adopted = next(
        (
            c
            for c in columns
            if c.role in _OPEN_ROLES
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


def _infer_value(columns: list[Column], contents: _Contents) -> list[Column]:
    first = next((c.index for c in columns if c.role == Role.INDICATOR), None)
    if first is None:
        return columns
    for position, column in enumerate(columns):
        if column.index <= first or column.role in _NEVER_VALUES:
            continue
        if share(contents[column.index], lambda cell: cell.is_value) >= SHARES.values:
            return [*columns[:position], replace(column, role=Role.VALUE), *columns[position + 1 :]]
    return columns
