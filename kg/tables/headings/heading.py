"""Rows -> Heading: which rows are a table's heading, and what each column holds."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from kg.tables.cell import TableCell
from kg.tables.headings.places import (
    with_names_by_place,
    with_pairs_by_place,
    with_project_by_place,
    with_twins_by_place,
)
from kg.tables.headings.roles import renamed, settle_roles, stand_in
from kg.tables.headings.stacks import are_lower_halves, stacks_of
from kg.tables.table import Column, Heading, Row
from kg.tables.words.role import LEVELS, Role
from kg.tables.words.shapes import Shape
from kg.tables.words.vocabulary import vocabulary

MAX_ROWS = 4
# Of the cells of a row, so many are words of headings where the row is one. A heading may hold a
# word nobody knows; in a body row with names like headings (满意度) values stand beside them.
_WORDY = 0.6
# So many words that stand in no body (一级指标, 指标值) make a row a heading, whatever is beside.
_FEWEST_WORDS = 2
_EVIDENCE = (
    *(Role.VALUE, Role.PERIOD_VALUE, Role.STANDARD),
    *(*LEVELS, Role.BASIS, Role.ACTUAL),
)


def read_heading(rows: list[Row], start: int) -> Heading | None:
    """The heading that begins at ``rows[start]``, or None.

    A performance heading has an indicator column and a value, level or basis column, or name/value
    pairs under level-1 words; a money heading has a project and an amount column.
    """
    run: list[Row] = []
    for row in rows[start : start + MAX_ROWS]:
        is_repeated = bool(run) and row.cells == run[0].cells
        is_body = bool(run) and is_labelled_row(row, _roles(run))
        is_heading = _is_heading_row(row, first=not run) and not is_repeated and not is_body
        is_further = bool(run) and (_is_covered(row) or are_lower_halves(run[-1], row))
        if not is_heading and not is_further:
            break
        run.append(row)
    for size in range(len(run), 0, -1):
        heading = _build(run[:size])
        if heading is not None:
            return heading
    return None


def is_labelled_row(row: Row, roles: Mapping[int, Role]) -> bool:
    """Whether a row of label words is one of the body: labels stand where labels belong.

    成本指标 | 经济成本指标 | 项目总成本 | 不超预算

    Args:
        row: the row.
        roles: of the columns above it, by their place.
    """
    cells = [(roles[index], row.cells[index]) for index in row.filled if index in roles]
    is_labelled = any(
        cell.level1 if role == Role.LEVEL1 else cell.level2
        for role, cell in cells
        if role in LEVELS
    )
    others = [(role, cell) for role, cell in cells if role not in LEVELS]
    return is_labelled and all(
        cell.role is None and not (role == Role.VALUE and cell.is_label) for role, cell in others
    )


def roles_of(columns: Iterable[Column]) -> dict[int, Role]:
    """The roles of columns by their place."""
    return {column.index: column.role for column in columns if column.role is not None}


def _roles(run: list[Row]) -> dict[int, Role]:
    """The roles that the rows of a heading give to columns, the lowest row's last."""
    return {
        index: cell.role
        for row in run
        for index, cell in enumerate(row.cells)
        if cell.role is not None
    }


def is_performance(heading: Heading) -> bool:
    """Whether a heading is one of performance targets (else of money)."""
    return heading.has(Role.INDICATOR)


def _is_covered(row: Row) -> bool:
    """Whether the heading's cell that names the indicators reaches down to the row.

    Then the row is heading too, whatever it says.
    """
    return any(
        row.cells[column].role in (*LEVELS, Role.INDICATOR) and "级" in row.cells[column].folded
        for column in row.spanned
    )


def _is_heading_row(row: Row, *, first: bool) -> bool:
    # Labels merged down the side of a table are no heading, but parts of a heading may span rows.
    filled = [column for column in row.filled if not first or column not in row.spanned]
    if len(filled) < 2:
        return False
    own = [column for column in filled if column not in row.spanned]
    if not first and len(own) > 1 and all(row.cells[column].level2 for column in own):
        return True  # 数量指标, 质量指标 … below 产出指标
    cells = [row.cells[column] for column in filled]
    if len(cells) > 3 and cells[0].shape == Shape.NUMBER:
        cells = cells[1:]  # a line number before every row
    if any(cell.is_amount for cell in cells):
        return False
    words = sum(map(_is_heading_word, cells))
    if words >= _WORDY * len(cells) and words >= (2 if first else 1):
        return True
    if any(cell.is_label for cell in cells):
        return False
    return sum(row.cells[column].names_target for column in own) >= _FEWEST_WORDS


def _is_heading_word(cell: TableCell) -> bool:
    return (
        cell.is_known_heading
        or cell.folded in vocabulary().money_words
        or (cell.level1 is not None and cell.folded.endswith("指标"))
    )


def _build(run: list[Row]) -> Heading | None:
    """Columns from the stacked labels of the heading rows."""
    width = max(len(row.cells) for row in run)
    stacks = stacks_of(run, width)
    columns = [_column(index, stack) for index, stack in enumerate(stacks)]
    columns = with_pairs_by_place(with_twins_by_place(with_project_by_place(columns)), stacks)
    columns = settle_roles(columns, [stack[0].text for stack in stacks])
    columns = with_names_by_place(columns)
    lines = tuple(number for row in run for number in (row.line.number, *row.more))
    return _checked(Heading(tuple(columns), lines))


def _column(index: int, stack: list[TableCell]) -> Column:
    label, groups = stack[-1], stack[:-1]
    level2 = groups[-1].level2 if len(groups) > 1 and groups[-2].level1 else None
    over = groups[:-1] if level2 else groups
    group = next((cell.level1 for cell in reversed(over) if cell.level1 is not None), None)
    role = label.role
    if role is None and label.level1 is not None:
        # A level-1 word as the lowest label: names of indicators stand below it, as 三级指标 is
        # not printed.
        group, role = group or label.level1, Role.INDICATOR
    if group is None and role in (Role.INDICATOR, Role.VALUE):
        group = label.level1
    above = "".join(cell.text for cell in groups)
    return Column(index, role, label, group, above=above, level2=level2)


def _checked(heading: Heading) -> Heading | None:
    if heading.is_wide:
        columns = renamed(stand_in(list(heading.columns), Role.STANDARD), Role.STANDARD, Role.BASIS)
        return _pair_up(replace(heading, columns=tuple(columns)))
    name = heading.first(Role.INDICATOR)
    if name is not None:
        if any(heading.has(role) for role in _EVIDENCE):
            return heading
        if name.heading.names_target and any(column.is_unknown for column in heading.columns):
            return heading
        if heading.has(Role.PROJECT_CODE):
            return replace(heading, doubts=("value_column_inferred",))
        return None
    return heading if heading.has(Role.PROJECT_NAME, Role.AMOUNT) else None


def _pair_up(heading: Heading) -> Heading | None:
    """Give every name column under a level 1 its value column.

    Where the heading lost the words for values, every second column is guessed to hold them.
    """
    if heading.has(Role.VALUE):
        return heading
    by_group: dict[str, list[Column]] = {}
    for column in heading.of(Role.INDICATOR):
        if column.group is not None:
            by_group.setdefault(column.group, []).append(column)
    if len(by_group) < 2:
        return None
    roles = {}
    for columns in by_group.values():
        for position, column in enumerate(columns):
            roles[column.index] = Role.VALUE if position % 2 else Role.INDICATOR
    paired = tuple(replace(c, role=roles.get(c.index, c.role)) for c in heading.columns)
    return replace(heading, columns=paired, doubts=("value_column_inferred",))
