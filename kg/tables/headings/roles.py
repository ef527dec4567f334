"""Headings that mean different things in different places: which column is the indicator, the value of the year, the unit."""

import re
from collections import Counter
from dataclasses import replace

from kg.tables.table import Column, Heading, Row
from kg.tables.words.vocabulary import vocabulary
from nlp.text import fold

_EXPLAINS = re.compile(r"解释|描述|含义|内涵|定义|公式|释义")
_PERIOD = re.compile(r"实施期|中长期|中期|三年|总体|长期")
_YEARLY = re.compile(r"年度|当年|本年|全年")
_PART_OF_YEAR = re.compile(r"半年|季度|\d+月|内容|说明|上年|前年|历史|去年|次年")


def settle_roles(columns: list[Column], tops: list[str]) -> list[Column]:
    """Resolve headings that mean different things in different places."""
    indicators = [column for column in columns if column.role == "indicator"]
    side = vocabulary().side_headings
    if len(indicators) > 1:
        plain = [column for column in indicators if fold(column.label) not in side]
        if plain and len(plain) < len(indicators):
            columns = [
                replace(c, role=None) if c in indicators and c not in plain else c for c in columns
            ]
    columns = _one_of_each(columns)
    first = next(
        (column.index for column in columns if column.role in ("level1", "level2", "indicator")),
        None,
    )
    settled = []
    for column in columns:
        if (
            column.role == "unit"
            and fold(column.label) == "单位"
            and first is not None
            and column.index < first
        ):
            column = replace(column, role="unit_name")
        settled.append(column)
    for spare in ("standard", "period_value"):
        if not any(column.role == "value" for column in settled):
            settled = [
                replace(column, role="value") if column.role == spare else column
                for column in settled
            ]
    settled = [
        replace(column, role="basis") if column.role == "standard" else column for column in settled
    ]
    return _sections(settled, tops)


def _one_of_each(columns: list[Column]) -> list[Column]:
    """Two headings of one meaning: the plainer one keeps the role, the other stays under its printed heading.

    Beside 三级指标, 指标内容 explains the indicator; beside 指标解释, 指标值说明 is a further column.
    """
    named = [c for c in columns if c.role == "indicator" and c.group is None]
    third = [c for c in named if "三级" in c.label]
    if not third and len(named) > sum(
        c.role in ("value", "period_value", "standard") for c in columns
    ):
        third = named[:1]
    descriptions = [c for c in columns if c.role == "description"]
    explained = next(
        (c for c in descriptions if _EXPLAINS.search(c.label)),
        descriptions[0] if descriptions else None,
    )
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


def one_value(columns: list[Column]) -> tuple[list[Column], tuple[str, ...]]:
    """Of several value columns beside one name column, that of the year; the others stay under their headings.

    Where the headings do not tell which is the year's (2023年指标值 | 2024年指标值), the first is taken, in doubt.
    """
    values = [column for column in columns if column.role == "value" and column.group is None]
    if len(values) < 2 or sum(column.role == "indicator" for column in columns) != 1:
        return columns, ()
    whole = [
        column for column in values if not _PART_OF_YEAR.search(column.above + column.label)
    ] or values
    plain = [column for column in whole if _YEARLY.search(column.above + column.label)] or whole
    kept = plain[0]
    told = tuple(replace(c, role=None) if c in values and c is not kept else c for c in columns)
    return list(told), () if len(plain) == 1 else ("value_columns_several",)


def _sections(columns: list[Column], tops: list[str]) -> list[Column]:
    """Number the sets of a heading that stands twice side by side; columns that stand once belong to all."""
    counts = Counter(column.role for column in columns if column.group is None)
    if counts["indicator"] < 2 or any(
        column.group for column in columns if column.role == "indicator"
    ):
        return columns
    section, seen, numbered = 0, set[str](), []
    for column in columns:
        if column.role is not None and counts[column.role] > 1:
            if column.role in seen:
                section, seen = section + 1, set()
            seen.add(column.role)
            column = replace(column, section=section)
        numbered.append(column)
    return year_apart(numbered, tops)


def year_apart(columns: list[Column], tops: list[str]) -> list[Column]:
    """Of sets side by side, one of the whole period (实施期) and one of the year: roles of their own for the period's columns.

    Args:
        columns: with their sections.
        tops: what stands above each.
    """
    counts = Counter(column.role for column in columns if column.group is None)
    double = {role for role, count in counts.items() if role is not None and count > 1}
    # The goals above need not end just where the sets do; what stands above the names counts.
    sets = [
        (c.section, tops[c.index] if c.index < len(tops) else "")
        for c in columns
        if c.role == "indicator"
    ]
    yearly = {section for section, top in sets if _YEARLY.search(top) and not _PERIOD.search(top)}
    period = {section for section, top in sets if _PERIOD.search(top)} - yearly
    if not yearly or not period:
        return columns
    return [
        replace(c, section=0, role=f"period_{c.role}" if c.section in period else c.role)
        if c.role in double
        else c
        for c in columns
    ]


def told_by_head(heading: Heading, rows: list[Row]) -> Heading:
    """A heading of two sets with the year's told from the period's by the goals above it (实施期目标 | 年度目标)."""
    if not any(column.section for column in heading.columns):
        return heading
    for row in reversed(rows):
        tops: list[str] = []
        for text in row.texts:
            tops.append(text if text.strip() or not tops else tops[-1])
        columns = year_apart(list(heading.columns), tops)
        if columns != list(heading.columns):
            return replace(heading, columns=tuple(columns))
    return heading
