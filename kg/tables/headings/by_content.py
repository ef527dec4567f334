"""Heading + rows -> Heading: columns whose heading is missing, unknown or misleading, told by what they hold."""

from collections import Counter
from collections.abc import Callable
from dataclasses import replace

from kg.tables.table import Column, Heading, Row, Table
from kg.tables.words.shapes import (
    EMPTY,
    LABEL1,
    LABEL2,
    LABEL12,
    NUMBER,
    SIGN,
    STATE,
    UNIT,
    VALUE,
    WEAK,
    shape_of,
)
from kg.tables.words.vocabulary import level1_of, level2_of, level_pair
from nlp.text import fold
from nlp.values.numbers import SIGNS

_SAMPLE = 60
# Roles whose heading may mislead: 指标类型 may stand over level-1 words as well as over 定量/定性.
_OPEN_ROLES = (
    None,
    "nature",
    "direction",
    "sign",
    "content",
    "serial",
    "unit_name",
    "level1",
    "level2",
)
_ENOUGH = 0.55
_VALUE_PARTS = (
    (SIGN, NUMBER),
    (SIGN, VALUE),
    (SIGN, NUMBER, UNIT),
    (NUMBER, UNIT),
    (SIGN, VALUE, UNIT),
)


def settle_by_content(heading: Heading, rows: list[Row]) -> Heading:
    """Give roles to columns by content where the heading leaves them open.

    A column of level-1 words is the level-1 column whatever it is called (指标类别); an unnamed or unknown column
    of level-2 words likewise. A table that lost its value heading takes the column right of the names, and every
    row stays unsure.
    """
    if heading.is_wide:
        return heading
    columns = list(heading.columns)
    for role, fits in (
        ("level1", _is_level1),
        ("level2", _is_level2),
        ("sign", _is_sign),
        ("nature", _is_nature),
    ):
        columns = _adopt(columns, rows, role, fits)
    if not any(column.role in ("sign", "nature") for column in columns):
        columns = _adopt(
            columns, rows, "sign", lambda text: _is_sign(text) or _is_nature(text)
        )  # as many of one as of the other
    doubts = heading.doubts
    if not any(column.role in ("value", "actual") for column in columns):
        columns = _infer_value(columns, rows)
        doubts = tuple(dict.fromkeys((*doubts, "value_column_inferred")))
    return replace(heading, columns=tuple(columns), doubts=doubts)


def with_levels_apart(table: Table) -> Table:
    """The table with two columns for a column that names both levels in one cell (产出指标-数量指标), whatever its heading."""
    heading = table.heading
    named = next(
        (c for c in heading.columns if _share(_texts(table.rows, c.index), _names_both) >= _ENOUGH),
        None,
    )
    if named is None or heading.is_wide:
        return table
    width = (
        max(
            [column.index for column in heading.columns]
            + [len(row.texts) - 1 for row in table.rows]
        )
        + 1
    )
    columns = [
        replace(column, role="level1" if column is named else column.role)
        for column in heading.columns
    ]
    columns = [
        replace(c, role=None) if c.role in ("level1", "level2") and c.index != named.index else c
        for c in columns
    ]
    own = Column(width, "level2", named.label, section=named.section)
    rows = [_with_levels_apart(row, named.index, width) for row in table.rows]
    return replace(table, heading=replace(heading, columns=(*columns, own)), rows=rows)


def _with_levels_apart(row: Row, index: int, width: int) -> Row:
    pair = level_pair(row.texts[index]) if index < len(row.texts) else None
    if pair is None:
        return row
    texts = [*row.texts, *[""] * (width - len(row.texts)), pair[1]]
    texts[index] = pair[0]
    return Row(
        row.line, texts, row.spanned | ({width} if index in row.spanned else set()), row.more
    )


def _names_both(text: str) -> bool:
    return level_pair(text) is not None


def join_value_parts(heading: Heading, rows: list[Row]) -> list[Row]:
    """The rows with sign, number and unit as one value where they stand in columns under one heading (指标值 over ≥ | 95 | %)."""
    value = next((column.index for column in heading.of("value")), None)
    labelled = {
        column.index
        for column in heading.columns
        if column.role is not None or column.label.strip()
    }
    if value is None or heading.is_wide or heading.has("sign") or value + 1 in labelled:
        return rows
    end = min((index for index in labelled if index > value), default=value + 3)
    joined = [_joined_value(row, value, min(end, value + 3)) for row in rows]
    # What stands alone beside the signs is a value as well: one in words.
    return (
        [_joined_value(row, value, value + 2, alone=True) for row in joined]
        if joined != rows
        else rows
    )


def _joined_value(row: Row, start: int, end: int, *, alone: bool = False) -> Row:
    """A sign before a number, a unit behind it: nothing else can be meant."""
    texts = [text for text in row.texts[start:end] if not text.isspace()]
    filled = [text for text in texts if text]
    whole = (
        len(filled) == 1 and not texts[0]
        if alone
        else bool(texts and texts[0]) and tuple(map(shape_of, filled)) in _VALUE_PARTS
    )
    if not whole or row.spanned & set(range(start, end)):
        return row
    return Row(
        row.line,
        [*row.texts[:start], "".join(filled), *[""] * (len(texts) - 1), *row.texts[end:]],
        row.spanned,
        row.more,
    )


def _is_level1(text: str) -> bool:
    return level1_of(text) is not None and shape_of(text) in (LABEL1, LABEL12, WEAK)


def _is_level2(text: str) -> bool:
    return level2_of(text) is not None and shape_of(text) in (LABEL2, LABEL12, WEAK)


def _is_nature(text: str) -> bool:
    return fold(text) in ("定性", "定量", "定性指标", "定量指标")


def _is_sign(text: str) -> bool:
    return fold(text) in SIGNS


def _texts(rows: list[Row], index: int) -> list[str]:
    texts = [row.texts[index] for row in rows[:_SAMPLE] if index < len(row.texts)]
    return [text for text in texts if shape_of(text) != EMPTY]


def _adopt(
    columns: list[Column], rows: list[Row], role: str, fits: Callable[[str], bool]
) -> list[Column]:
    """Give ``role`` to the column that holds such words, unless one is named 一级/二级 or holds enough of them."""
    shares = {column.index: _share(_texts(rows, column.index), fits) for column in columns}
    named = next((column for column in columns if column.role == role), None)
    if named is not None and (shares[named.index] >= _ENOUGH / 2 or "级" in named.label):
        return columns
    adopted = next(
        (
            c
            for c in columns
            if c.role in _OPEN_ROLES
            and (named is None or "级" not in c.label)
            and shares[c.index] >= _ENOUGH
        ),
        None,
    )
    if adopted is None:
        return columns
    roles = {adopted.index: role} | ({named.index: None} if named is not None else {})
    return [replace(column, role=roles.get(column.index, column.role)) for column in columns]


def _share(texts: list[str], fits: Callable[[str], bool]) -> float:
    return sum(1 for text in texts if fits(text)) / len(texts) if len(texts) >= 2 else 0.0


def _infer_value(columns: list[Column], rows: list[Row]) -> list[Column]:
    first = next((c.index for c in columns if c.role == "indicator"), None)
    if first is None:
        return columns
    for position, column in enumerate(columns):
        if column.index <= first or column.role in ("weight", "score", "unit", "sign"):
            continue
        shapes = Counter(shape_of(text) for text in _texts(rows, column.index))
        values = shapes[VALUE] + shapes[NUMBER] + shapes[STATE]
        if sum(shapes.values()) >= 2 and values >= 0.6 * sum(shapes.values()):
            columns[position] = replace(column, role="value")
            break
    return columns
