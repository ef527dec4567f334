"""Rows -> Heading: which rows are a table's heading, and what each column holds."""

import re
from collections import Counter
from dataclasses import replace

from kg.tables.shapes import LABEL1, LABEL2, LABEL12, NUMBER, SIDE, STATE, VALUE, shape_of
from kg.tables.table import Column, Heading, Row
from kg.tables.vocabulary import heading_role, is_known_heading, level1_of, level2_of, vocabulary
from nlp.text import fold

MAX_ROWS = 4
_WORDY = 0.6
_SET = re.compile(r"^(?:实施期|中长期|中期|长期|年度|三年|总体|当年|项目|整体|部门)*(?:绩效)?(?:指标|目标)$")
_EXPLAINS = re.compile(r"解释|描述|含义|内涵|定义|公式|释义")
_PERIOD = re.compile(r"实施期|中长期|中期|三年|总体|长期")
_YEARLY = re.compile(r"年度|当年|本年")


def read_heading(rows: list[Row], start: int) -> Heading | None:
    """The heading that begins at ``rows[start]``, or None.

    A performance heading has an indicator column and a value, level or basis column, or name/value pairs
    under level-1 words; a money heading has a project and an amount column.
    """
    run: list[Row] = []
    for row in rows[start : start + MAX_ROWS]:
        if not _is_heading_row(row, first=not run) or (run and row.texts == run[0].texts):
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
    filled = [column for column in row.filled if shape_of(row.texts[column]) != SIDE or column != row.filled[0]]
    shapes = [shape_of(row.texts[column]) for column in filled]
    if len(filled) < 3 or shapes[0] not in (LABEL1, LABEL12):
        return None
    names = ("level1", "level2", "indicator") if shapes[1] in (LABEL2, LABEL12) else ("level1", "indicator")
    if len(filled) <= len(names) or not set(shapes[len(names) :]) & {VALUE, NUMBER, STATE}:
        return None
    roles: dict[int, str] = dict(zip(filled, names, strict=False))
    columns = tuple(Column(index, roles.get(index), "") for index in range(len(row.texts)))
    return Heading(columns, (), ("heading_missing",))


def is_performance(heading: Heading) -> bool:
    """Whether a heading is one of performance targets (else of money)."""
    return bool(heading.of("indicator"))


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
    columns = _settle_roles(columns, [stack[0] for stack in stacks])
    heading = Heading(tuple(columns), tuple(number for row in run for number in (row.line.number, *row.more)))
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
    group = next((level1 for text in reversed(over) if (level1 := level1_of(text)) is not None), None)
    role = heading_role(label) if label else None
    if role is None and label and level1_of(label) is not None:
        # A level-1 word as the lowest label: the name column of a pair whose 三级指标 is not printed.
        group, role = group or level1_of(label), "indicator"
    if group is None and role in ("indicator", "value"):
        group = level1_of(label)
    return Column(index, role, label, group, above="".join(groups), level2=level2)


def _settle_roles(columns: list[Column], tops: list[str]) -> list[Column]:
    """Resolve headings that mean different things in different places."""
    indicators = [column for column in columns if column.role == "indicator"]
    side = vocabulary().side_headings
    if len(indicators) > 1:
        plain = [column for column in indicators if fold(column.label) not in side]
        if plain and len(plain) < len(indicators):
            columns = [replace(c, role=None) if c in indicators and c not in plain else c for c in columns]
    columns = _one_of_each(columns)
    first = next((column.index for column in columns if column.role in ("level1", "level2", "indicator")), None)
    settled = []
    for column in columns:
        if column.role == "unit" and fold(column.label) == "单位" and first is not None and column.index < first:
            column = replace(column, role="unit_name")
        settled.append(column)
    for spare in ("standard", "period_value"):
        if not any(column.role == "value" for column in settled):
            settled = [replace(column, role="value") if column.role == spare else column for column in settled]
    settled = [replace(column, role="basis") if column.role == "standard" else column for column in settled]
    return _sections(settled, tops)


def _one_of_each(columns: list[Column]) -> list[Column]:
    """Two headings of one meaning: the plainer one keeps the role, the other stays under its printed heading.

    Beside 三级指标, 指标内容 explains the indicator; beside 指标解释, 指标值说明 is a further column.
    """
    named = [c for c in columns if c.role == "indicator" and c.group is None]
    third = [c for c in named if "三级" in c.label]
    if not third and len(named) > sum(c.role in ("value", "period_value", "standard") for c in columns):
        third = named[:1]
    descriptions = [c for c in columns if c.role == "description"]
    explained = next((c for c in descriptions if _EXPLAINS.search(c.label)), descriptions[0] if descriptions else None)
    described = explained is not None
    settled, seen = [], set[str]()
    for column in columns:
        if third and column in named and column not in third:
            column = replace(column, role=None if described else "description")
        if column.role == "description" and column in descriptions and column is not explained:
            column = replace(column, role=None)
        if column.role in ("remark", "deviation", "scoring") and column.role in seen:
            column = replace(column, role=None)
        if column.role is not None:
            seen.add(column.role)
        settled.append(column)
    return settled


def _sections(columns: list[Column], tops: list[str]) -> list[Column]:
    """Number the sets of a heading that stands twice side by side; columns that stand once belong to all.

    Where one set is of the whole period (实施期) and the other of the year, the year's rows are the targets and
    the period's columns get roles of their own.
    """
    counts = Counter(column.role for column in columns if column.group is None)
    if counts["indicator"] < 2 or any(column.group for column in columns if column.role == "indicator"):
        return columns
    section, seen, numbered = 0, set[str](), []
    for column in columns:
        if column.role is not None and counts[column.role] > 1:
            if column.role in seen:
                section, seen = section + 1, set()
            seen.add(column.role)
            column = replace(column, section=section)
        numbered.append(column)
    double = {role for role, count in counts.items() if role is not None and count > 1}
    sets = [(c.section, tops[c.index]) for c in numbered if c.role in double]
    yearly = {section for section, top in sets if _YEARLY.search(top) and not _PERIOD.search(top)}
    period = {section for section, top in sets if _PERIOD.search(top)} - yearly
    if not yearly or not period:
        return numbered
    return [
        replace(c, section=0, role=f"period_{c.role}" if c.section in period else c.role) if c.role in double else c
        for c in numbered
    ]


def _checked(heading: Heading) -> Heading | None:
    if heading.is_wide:
        return _pair_up(heading)
    if heading.has("indicator"):
        evidence = ("value", "level1", "level2", "basis", "actual")
        if any(heading.has(role) for role in evidence):
            return heading
        return replace(heading, doubts=("value_column_inferred",)) if heading.has("project_code") else None
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
