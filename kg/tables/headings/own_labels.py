"""Labels that no list has: a form's own words that stand plainly in its columns of levels."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from kg.tables.cell import BLANK, TableCell
from kg.tables.table import Column, Row
from kg.tables.words.role import LEVELS, Role
from kg.tables.words.shapes import Shape
from kg.tables.words.vocabulary import begins_side_heading, is_parent

SHORTEST = 2  # a single character is what is left of a label
LONGEST = 16  # folded characters, as of the labels that are known
# The rest of a label that was cut: 类指标, 或服务对象满意度指标.
_REST = re.compile("[类性或和及与、]|指?标$")
_NAMES = (Shape.TEXT, Shape.SENTENCE, Shape.STATE)
_VALUES = (Shape.VALUE, Shape.NUMBER, Shape.STATE, Shape.NONE, Shape.TEMPLATE)
_WORDS = (Shape.TEXT, Shape.STATE, Shape.WEAK)


def with_own_labels(columns: list[Column], rows: Sequence[Row]) -> list[Column]:
    """The columns of levels with the labels that are the form's own.

    Such a label stands in a plain row: a name stands under the names and a value under the values.
    It ends in 指标, or stands over several rows, or beside the other level where the name behind it
    is more of a name. A label of level 1 (产出指标) is a level 2 below one of the form's own
    (实施效果指标).
    """
    places = {column.role: column.index for column in columns if column.section == 0}
    if Role.INDICATOR not in places or Role.VALUE not in places:
        return columns
    plain = [row for row in rows if _is_plain(row, places)]
    names = {row.cell(places[Role.INDICATOR]).folded for row in plain}
    own = dict.fromkeys(LEVELS, frozenset[str]())
    for role in LEVELS:
        if role in places:
            own[role] = _own(places, role, plain, own[Role.LEVEL1]) - names
    return [
        replace(c, own=own[c.role]) if c.role in own and c.index == places[c.role] else c
        for c in columns
    ]


def _own(
    places: dict[Role | None, int], role: Role, plain: Sequence[Row], level1: frozenset[str]
) -> frozenset[str]:
    counts: Counter[str] = Counter()
    found = set()
    above: TableCell = BLANK
    index, first = places[role], places.get(Role.LEVEL1)
    for row in plain:
        cell = row.cell(index)
        if first is not None and not row.cell(first).is_blank:
            above = row.cell(first)
        label = cell.bare_label
        is_other = above.level1 is not None and not is_parent(above.level1)
        is_below_own = is_other or above.bare_label in level1
        if not _may_be_own(cell, role, is_below_own=is_below_own):
            continue
        counts[label] += 1
        if label.endswith("指标") or row.rowspan(index) > 1 or _is_full(row, places, cell):
            found.add(label)
    return frozenset(found | {text for text, count in counts.items() if count > 1})


def _is_plain(row: Row, places: dict[Role | None, int]) -> bool:
    """Whether name and value stand where they belong."""
    name, value = row.cell(places[Role.INDICATOR]), row.cell(places[Role.VALUE])
    return name.shape in _NAMES and value.shape in _VALUES


def _is_full(row: Row, places: dict[Role | None, int], label: TableCell) -> bool:
    """Whether every level of the heading is printed in the row, and the label is not its name."""
    is_whole = all(not row.cell(places[role]).is_blank for role in LEVELS if role in places)
    return is_whole and (not label.ends_name or row.cell(places[Role.INDICATOR]).ends_name)


def _may_be_own(cell: TableCell, role: Role, *, is_below_own: bool) -> bool:
    """Whether a cell may be a label of a level that nobody knows.

    Args:
        cell: in the column of the level.
        role: the level.
        is_below_own: whether the level 1 that applies is one of the form's own.
    """
    known = cell.level1 if role == Role.LEVEL1 else cell.level2
    label = cell.bare_label
    if not label or known is not None or len(label) > LONGEST:
        return False
    if len(label) < SHORTEST or begins_side_heading(label):
        return False
    if _REST.match(label) or any(char.isdigit() for char in label):
        return False
    if cell.is_label:
        # 产出指标 below 产出指标 is displaced, below 实施效果指标 it is a level 2.
        return role == Role.LEVEL2 and is_below_own
    return cell.shape in _WORDS and cell.role is None
