"""Which column holds the names of the indicators, where no heading that is known says so."""

from dataclasses import replace

from kg.tables.cell import TableCell
from kg.tables.headings.contents import SHARES, Contents
from kg.tables.table import Column
from kg.tables.words.role import LEVELS, Role
from kg.tables.words.shapes import Shape

INFERRED, LEVEL_INFERRED = "name_column_inferred", "level_column_unknown"
_LEVELS_AND_NAMES = (*LEVELS, Role.INDICATOR)
_PLAINER = 1.5  # times as many names as in any other column


def with_names(columns: list[Column], contents: Contents) -> tuple[list[Column], tuple[str, ...]]:
    """The columns with those of names, and why every row below is in doubt.

    A known heading decides, but for one that may mean an explanation (指标内容) and has sentences.
    Where the place of a column made it one of names, it must hold names. Of two that may, the one
    with more endings of names (率, 数, 度) is taken, in doubt unless it has many more.
    """
    named = [column for column in columns if column.role == Role.INDICATOR]
    if len(named) != 1 or not contents.of(named[0]):
        return columns, ()
    (own,) = named
    if not own.is_guessed:
        return _without_explanation(columns, own, contents), ()
    rivals = [c for c in columns if c is own or _may_be_names(c)]
    rivals = [c for c in rivals if _holds_names(c, contents)]
    if not rivals:
        return columns, (INFERRED,)
    # One that is known as names, and was put aside for its place, goes before.
    known = [c for c in rivals if c.heading.role == Role.INDICATOR]
    ends = {column.index: contents.ends_of_names(column) for column in rivals}
    best = known[0] if known else max(rivals, key=lambda c: (ends[c.index], c is own))
    rest = max((ends[c.index] for c in rivals if c is not best), default=0.0)
    is_plainer = ends[best.index] > 0 and ends[best.index] >= _PLAINER * rest
    is_plain = bool(known) or len(rivals) == 1 or is_plainer
    found = _with_role(_with_role(columns, own, None), best, Role.INDICATOR)
    return found, () if is_plain else (INFERRED,)


def with_spread_names(columns: list[Column], contents: Contents) -> list[Column]:
    """The columns below one heading of names that covers several: 绩效指标 over levels and names.

    The rightmost that holds names is theirs; those left of it are the levels, told by their labels
    or, where nobody knows these, by their place.
    """
    own = next((c for c in columns if c.role == Role.INDICATOR and not c.is_guessed), None)
    if own is None or "级" in own.label:
        return columns
    spread = [own]
    for column in columns:
        is_next = column.index == spread[-1].index + 1
        if is_next and (column.heading.is_blank or column.heading is own.heading):
            spread.append(column)
    labels = contents.share(own, lambda cell: cell.is_label)
    names = [c for c in spread[1:] if _holds_names(c, contents)]
    if not names or labels < SHARES.enough:
        return columns
    roles: dict[int, Role | None] = dict.fromkeys(column.index for column in spread)
    roles[names[-1].index] = Role.INDICATOR
    left = [column for column in spread if column.index < names[-1].index]
    if len(left) == len(LEVELS):
        roles |= dict(zip((column.index for column in left), LEVELS, strict=True))
    return [replace(c, role=roles.get(c.index, c.role)) for c in columns]


def _without_explanation(columns: list[Column], own: Column, contents: Contents) -> list[Column]:
    """指标内容 over sentences explains the indicator, whose name stands right of the levels."""
    levels = [column.index for column in columns if column.role in LEVELS]
    is_open = "级" not in own.label and contents.sentences(own) >= SHARES.named
    behind = [c for c in columns if c.index > max(levels, default=own.index) and _may_be_names(c)]
    beside = [column for column in behind if _holds_names(column, contents)]
    if not is_open or not beside or beside[0].index > own.index:
        return columns
    is_explained = any(column.role == Role.DESCRIPTION for column in columns)
    columns = _with_role(columns, own, None if is_explained else Role.DESCRIPTION)
    return _with_role(columns, beside[0], Role.INDICATOR)


def _may_be_names(column: Column) -> bool:
    if column.role is not None:
        return False
    return column.is_unknown or column.heading.role == Role.INDICATOR


def _holds_names(column: Column, contents: Contents) -> bool:
    return (
        len(contents.of(column)) >= SHARES.named * contents.rows
        and contents.names(column) >= SHARES.enough
        and contents.values(column) < SHARES.enough
        and contents.sentences(column) < SHARES.enough
    )


def with_levels_by_place(columns: list[Column], contents: Contents) -> list[Column]:
    """The columns with a level that nobody knows by name, from its place and what it holds.

    The only one between level 1 and the names is level 2 where its texts stand over several rows;
    the one left of level 2 is level 1 where a label of level 1 stands in it as well.
    """
    by_role = {column.role: column for column in columns if column.role in _LEVELS_AND_NAMES}
    first, second = by_role.get(Role.LEVEL1), by_role.get(Role.LEVEL2)
    name = by_role.get(Role.INDICATOR)
    if first and name and second is None:
        between = [c for c in columns if first.index < c.index < name.index]
        if len(between) == 1 and _holds_labels(between[0], contents):
            return _with_role(columns, between[0], Role.LEVEL2)
    if second and first is None:
        left = [c for c in columns if c.index == second.index - 1]
        if left and _holds_labels(left[0], contents):
            is_level1 = any(map(_is_level1, contents.own(left[0])))
            return _with_role(columns, left[0], Role.LEVEL1) if is_level1 else columns
    return columns


def doubt_of_levels(columns: list[Column], contents: Contents) -> tuple[str, ...]:
    """Why every row is in doubt where a level is not known and labels stand in another column."""
    by_role = {column.role: column for column in columns}
    names = by_role.get(Role.INDICATOR)
    if names is None or set(LEVELS) <= set(by_role):
        return ()
    unknown = [c for c in columns if c.role is None and c.is_unknown and c.index < names.index]
    asked = [*unknown, names] if unknown else []
    is_level = any(cell.is_label for column in asked for cell in contents.own(column))
    return (LEVEL_INFERRED,) if is_level else ()


def _is_level1(cell: TableCell) -> bool:
    return cell.level1 is not None


def _holds_labels(column: Column, contents: Contents) -> bool:
    """Whether a column nobody knows holds texts that stand over several rows, and no values."""
    if column.role is not None or not column.is_unknown:
        return False
    own = contents.own(column)
    covers_rows = len({cell.folded for cell in own}) < contents.rows
    is_side = contents.share(column, lambda cell: cell.shape == Shape.SIDE) >= SHARES.enough
    return bool(own) and covers_rows and not is_side and contents.values(column) < SHARES.enough


def _with_role(columns: list[Column], found: Column, role: Role | None) -> list[Column]:
    return [replace(c, role=role) if c.index == found.index else c for c in columns]
