"""Rows -> Heading: which rows are a table's heading, and what each column holds."""

import re
from dataclasses import replace

from kg.tables.headings.roles import one_value, settle_roles
from kg.tables.table import Column, Heading, Row
from kg.tables.words.shapes import LABEL1, LABEL2, LABEL12, NUMBER, SIDE, STATE, VALUE, shape_of
from kg.tables.words.vocabulary import (
    heading_role,
    is_known_heading,
    level1_of,
    level2_of,
    vocabulary,
)
from nlp.text import fold

MAX_ROWS = 4
_WORDY = 0.6
_SET = re.compile(
    r"^(?:实施期|中长期|中期|长期|年度|三年|总体|当年|项目|整体|部门)*(?:绩效)?(?:指标|目标)$"
)


def read_heading(rows: list[Row], start: int) -> Heading | None:
    """The heading that begins at ``rows[start]``, or None.

    A performance heading has an indicator column and a value, level or basis column, or name/value pairs
    under level-1 words; a money heading has a project and an amount column.
    """
    run: list[Row] = []
    for row in rows[start : start + MAX_ROWS]:
        if not (run and _is_covered(row)) and (
            not _is_heading_row(row, first=not run) or (run and row.texts == run[0].texts)
        ):
            break
        run.append(row)
    for size in range(len(run), 0, -1):
        heading = _build(run[:size])
        if heading is not None:
            return heading
    return None


def infer_heading(row: Row) -> Heading | None:
    """The heading a table must have had that begins with this row, None where that is not plain.

    A row ``level 1 | level 2 | name | value …`` under the head of a form (or a 绩效 title) is a table whose heading
    was lost; everything read below is unsure.
    """
    filled = [
        column
        for column in row.filled
        if shape_of(row.texts[column]) != SIDE or column != row.filled[0]
    ]
    shapes = [shape_of(row.texts[column]) for column in filled]
    if len(filled) < 3 or shapes[0] not in (LABEL1, LABEL12):
        return None
    names = (
        ("level1", "level2", "indicator")
        if shapes[1] in (LABEL2, LABEL12)
        else ("level1", "indicator")
    )
    if len(filled) <= len(names) or not set(shapes[len(names) :]) & {VALUE, NUMBER, STATE}:
        return None
    roles: dict[int, str] = dict(zip(filled, names, strict=False))
    columns = tuple(Column(index, roles.get(index), "") for index in range(len(row.texts)))
    return Heading(columns, (), ("heading_missing",))


def is_performance(heading: Heading) -> bool:
    """Whether a heading is one of performance targets (else of money)."""
    return bool(heading.of("indicator"))


def _is_covered(row: Row) -> bool:
    """Whether the heading's cell that names the indicators reaches down to the row, which is heading too whatever it says."""
    return any(
        heading_role(row.texts[column]) == "indicator" and "三级" in row.texts[column]
        for column in row.spanned
    )


def _is_heading_row(row: Row, *, first: bool) -> bool:
    # Labels merged down the side of a table are no heading, but parts of a heading may span its rows.
    filled = [column for column in row.filled if not first or column not in row.spanned]
    if len(filled) < 2:
        return False
    own = [column for column in filled if column not in row.spanned]
    if not first and len(own) > 1 and all(level2_of(row.texts[column]) for column in own):
        return True  # 数量指标, 质量指标 … below 产出指标
    words = 0
    if len(filled) > 3 and shape_of(row.texts[filled[0]]) == NUMBER:
        filled = filled[1:]  # a line number before every row
    for column in filled:
        text = row.texts[column]
        if shape_of(text) in (VALUE, NUMBER):
            return False
        words += _is_heading_word(text)
    return words >= _WORDY * len(filled) and words >= (2 if first else 1)


def _is_heading_word(text: str) -> bool:
    folded = fold(text)
    known = vocabulary()
    return (
        heading_role(text) is not None
        or folded in known.money_words
        or is_known_heading(text)
        or _SET.match(folded) is not None
        or (level1_of(text) is not None and folded.endswith("指标"))
    )


def _build(run: list[Row]) -> Heading | None:
    """Columns from the stacked labels of the heading rows."""
    width = max(len(row.texts) for row in run)
    stacks = _stack(run, width)
    columns = [_column(index, stack) for index, stack in enumerate(stacks)]
    columns, doubts = one_value(settle_roles(columns, [stack[0] for stack in stacks]))
    heading = Heading(
        tuple(columns),
        tuple(number for row in run for number in (row.line.number, *row.more)),
        doubts,
    )
    return _checked(heading)


def _stack(run: list[Row], width: int) -> list[list[str]]:
    """Per column: the group labels above it, top first, then its own label ('' where it has none)."""
    above: list[list[str]] = [[] for _ in range(width)]
    own = [""] * width
    edges: set[int] = set()
    for row in run:
        starts = row.filled
        spans = {}
        for position, column in enumerate(starts):
            following = starts[position + 1] if position + 1 < len(starts) else width
            # A cell spans up to the next one, but never over an edge of the rows above it.
            spans[column] = min([following, *(edge for edge in edges if edge > column)])
        for column, end in spans.items():
            for covered in range(column, end):
                if own[covered]:
                    above[covered].append(own[covered])
                    own[covered] = ""
                if covered != column:
                    above[covered].append(row.texts[column])
            own[column] = row.texts[column]
        edges |= set(starts)
    return [[*above[column], own[column]] for column in range(width)]


def _column(index: int, stack: list[str]) -> Column:
    label, groups = stack[-1], stack[:-1]
    level2 = level2_of(groups[-1]) if len(groups) > 1 and level1_of(groups[-2]) else None
    over = groups[:-1] if level2 else groups
    group = next(
        (level1 for text in reversed(over) if (level1 := level1_of(text)) is not None), None
    )
    role = heading_role(label) if label else None
    if role is None and label and level1_of(label) is not None:
        # A level-1 word as the lowest label: the name column of a pair whose 三级指标 is not printed.
        group, role = group or level1_of(label), "indicator"
    if group is None and role in ("indicator", "value"):
        group = level1_of(label)
    return Column(index, role, label, group, above="".join(groups), level2=level2)


def _checked(heading: Heading) -> Heading | None:
    if heading.is_wide:
        return _pair_up(heading)
    if heading.has("indicator"):
        evidence = ("value", "level1", "level2", "basis", "actual")
        if any(heading.has(role) for role in evidence):
            return heading
        return (
            replace(heading, doubts=("value_column_inferred",))
            if heading.has("project_code")
            else None
        )
    if heading.has("project_name", "amount"):
        return heading
    return None


def _pair_up(heading: Heading) -> Heading | None:
    """Give every name column under a level 1 its value column; guess the pairs where the heading lost them."""
    if heading.has("value"):
        return heading
    by_group: dict[str, list[Column]] = {}
    for column in heading.of("indicator"):
        if column.group is not None:
            by_group.setdefault(column.group, []).append(column)
    if len(by_group) < 2:
        return None
    roles = {}
    for columns in by_group.values():
        for position, column in enumerate(columns):
            roles[column.index] = "value" if position % 2 else "indicator"
    paired = tuple(replace(c, role=roles.get(c.index, c.role)) for c in heading.columns)
    return replace(heading, columns=paired, doubts=("value_column_inferred",))
