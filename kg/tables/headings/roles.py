"""Headings that mean different things in different places.

Which column is the indicator, which the value of the year, which the unit.
"""

import re
from collections import Counter
from dataclasses import replace

from kg.tables.cell import cell_of
from kg.tables.table import Column, Heading, Row
from kg.tables.words.form_labels import PLAIN_RANK
from kg.tables.words.role import LEVELS, Role
from kg.tables.words.shapes import Shape

_EXPLAINS = re.compile(r"解释|描述|含义|内涵|定义|公式|释义")
_PERIOD = re.compile(r"实施期|中长期|中期|三年|总体|长期")
_YEARLY = re.compile(r"年度|当年|本年|全年")
_PART_OF_YEAR = re.compile(r"半年|季度|\d+月|内容|说明|上年|前年|历史|去年|次年")
_VALUES = (Role.VALUE, Role.PERIOD_VALUE, Role.STANDARD)
# Roles that several columns of different rank may have, and the role of the outer ones.
_RANKED = (
    (Role.PROJECT_NAME, Role.PROGRAMME),
    (Role.PROJECT_CODE, None),
    (Role.DEPARTMENT, None),
)
_ONCE = (Role.REMARK, Role.DEVIATION, Role.SCORING)


def settle_roles(columns: list[Column], tops: list[str]) -> list[Column]:
    """Resolve headings that mean different things in different places.

    Args:
        columns: with the roles that their own headings give.
        tops: what stands above each.
    """
    columns = _innermost(_one_of_each(_without_side_headings(columns)))
    return _sections(_units_of_budget(columns), tops)


def _innermost(columns: list[Column]) -> list[Column]:
    """Of 一级项目名称 and 二级项目名称 the inner one names the project, the other its programme.

    So with their codes; of several departments (中央主管部门, 地方主管部门) the nearest one counts.
    """
    for role, outer in _RANKED:
        ranks = [_rank(column) for column in columns if column.role == role]
        if len(set(ranks)) > 1:
            columns = [
                replace(column, role=outer)
                if column.role == role and _rank(column) < max(ranks)
                else column
                for column in columns
            ]
    return columns


def _rank(column: Column) -> int:
    label = column.heading.form_label
    return label.rank if label is not None else PLAIN_RANK


def stand_in(columns: list[Column], role: Role) -> list[Column]:
    """The columns of a role as those of the value, where no column is named so.

    绩效标准 holds the value then, or the values of the whole period (实施期指标值) do.
    """
    if any(column.role == Role.VALUE for column in columns):
        return columns
    return renamed(columns, role, Role.VALUE)


def renamed(columns: list[Column], role: Role, other: Role | None) -> list[Column]:
    """The columns of one role with another one, or with none."""
    return [replace(column, role=other) if column.role == role else column for column in columns]


def _without_side_headings(columns: list[Column]) -> list[Column]:
    """绩效指标 down the side is no column of indicators where another column is."""
    indicators = [column for column in columns if column.role == Role.INDICATOR]
    beside = [column for column in indicators if column.heading.shape == Shape.SIDE]
    is_plain = len(beside) < len(indicators) or bool(_names_behind_levels(columns, indicators))
    if not is_plain:
        return columns
    return [replace(column, role=None) if column in beside else column for column in columns]


def _names_behind_levels(columns: list[Column], side: list[Column]) -> list[Column]:
    """The columns nobody knows right of the levels, where all named ones stand left of those."""
    levels = [column.index for column in columns if column.role in LEVELS]
    if not levels or any(column.index > min(levels) for column in side):
        return []
    return [c for c in columns if c.role is None and c.is_unknown and c.index > max(levels)]


def _units_of_budget(columns: list[Column]) -> list[Column]:
    """单位 left of the indicators is the budget unit, right of them the unit of the value."""
    targets = (*LEVELS, Role.INDICATOR)
    first = next((column.index for column in columns if column.role in targets), None)
    if first is None:
        return columns
    return [
        replace(column, role=Role.UNIT_NAME)
        if column.role == Role.UNIT and column.heading.folded == "单位" and column.index < first
        else column
        for column in columns
    ]


def _one_of_each(columns: list[Column]) -> list[Column]:
    """Two headings of one meaning: the plainer keeps the role, the other stays under its heading.

    Beside 三级指标, 指标内容 explains the indicator; beside 指标解释, 指标值说明 is another column.
    """
    named = [c for c in columns if c.role == Role.INDICATOR and c.group is None]
    third = [c for c in named if "三级" in c.heading.folded]
    if not third and len(named) > sum(c.role in _VALUES for c in columns):
        third = named[:1]
    descriptions = [c for c in columns if c.role == Role.DESCRIPTION]
    explained = next(
        (c for c in descriptions if _EXPLAINS.search(c.heading.folded)),
        descriptions[0] if descriptions else None,
    )
    settled, seen = [], set[Role]()
    for column in columns:
        if third and column in named and column not in third and not column.is_guessed:
            column = replace(column, role=None if explained is not None else Role.DESCRIPTION)
        is_further = column in descriptions and column is not explained
        if is_further or (column.role in _ONCE and column.role in seen):
            column = replace(column, role=None)
        if column.role is not None:
            seen.add(column.role)
        settled.append(column)
    return settled


def one_value(columns: list[Column]) -> tuple[list[Column], tuple[str, ...]]:
    """Of several value columns beside one name column, that of the year.

    The others stay under their headings. Where the headings do not tell which is the year's
    (2023年指标值 | 2024年指标值), the first is taken, in doubt.
    """
    values = [c for c in columns if c.role == Role.VALUE and c.group is None]
    if len(values) < 2 or sum(column.role == Role.INDICATOR for column in columns) != 1:
        return columns, ()
    whole = [
        c for c in values if not _PART_OF_YEAR.search(cell_of(c.above + c.label).folded)
    ] or values
    whole = [c for c in whole if not c.heading.as_heading.is_of_done] or whole
    plain = [c for c in whole if _YEARLY.search(cell_of(c.above + c.label).folded)] or whole
    kept = plain[0]
    told = [replace(c, role=None) if c in values and c is not kept else c for c in columns]
    return told, () if len(plain) == 1 else ("value_columns_several",)


def _sections(columns: list[Column], tops: list[str]) -> list[Column]:
    """Number the sets of a heading that stands twice side by side.

    Columns that stand once belong to all.
    """
    counts = Counter(column.role for column in columns if column.group is None)
    if counts[Role.INDICATOR] < 2 or any(c.group for c in columns if c.role == Role.INDICATOR):
        return columns
    section, seen, numbered = 0, set[Role](), []
    for column in columns:
        if column.role is not None and counts[column.role] > 1:
            if column.role in seen:
                section, seen = section + 1, set()
            seen.add(column.role)
            column = replace(column, section=section)
        numbered.append(column)
    return year_apart(numbered, tops)


def year_apart(columns: list[Column], tops: list[str]) -> list[Column]:
    """Of sets side by side, one of the whole period (实施期) and one of the year.

    The period's columns get roles of their own.

    Args:
        columns: with their sections.
        tops: what stands above each.
    """
    counts = Counter(column.role for column in columns if column.group is None)
    double = {role for role, count in counts.items() if role is not None and count > 1}
    # The goals above need not end just where the sets do; what stands above the names counts.
    sets = [(c.section, _top(c, columns, tops)) for c in columns if c.role == Role.INDICATOR]
    yearly = {section for section, top in sets if _YEARLY.search(top) and not _PERIOD.search(top)}
    period = {section for section, top in sets if _PERIOD.search(top)} - yearly
    if not yearly or not period:
        return columns
    return [_of_set(c, period) if c.role in double else c for c in columns]


def _top(name: Column, columns: list[Column], tops: list[str]) -> str:
    """What stands above the names of a set, or where nobody knows them, in all its headings."""
    top = tops[name.index] if name.index < len(tops) else ""
    if not name.is_guessed or _YEARLY.search(top) or _PERIOD.search(top):
        return top
    return "".join(column.label for column in columns if column.section == name.section)


def _of_set(column: Column, period: set[int]) -> Column:
    if column.section in period and column.role is not None:
        return replace(column, section=0, role=column.role.of_period)
    return replace(column, section=0)


def told_by_head(heading: Heading, rows: list[Row]) -> Heading:
    """A heading of two sets, told apart by the goals above it (实施期目标 | 年度目标)."""
    if not any(column.section for column in heading.columns):
        return heading
    for row in reversed(rows):
        tops: list[str] = []
        for cell in row.cells:
            tops.append(cell.folded if cell.folded or not tops else tops[-1])
        columns = year_apart(list(heading.columns), tops)
        if columns != list(heading.columns):
            return replace(heading, columns=tuple(columns))
    return heading
