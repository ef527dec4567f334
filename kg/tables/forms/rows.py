"""Rows that open a form, end its targets, or give a key below them."""

import re
from itertools import pairwise

from kg.tables.cell import TableCell, cell_of
from kg.tables.table import Heading, Row
from kg.tables.words.fields import BODIES, PROJECT, Field, openers
from kg.tables.words.role import LEVELS, Role
from kg.tables.words.shapes import LABELS, Shape

LONGEST_KEY = 14
LONGEST_LABEL = 16  # folded characters; 社会公众或服务对象满意度指标 has 14
_SIGNED = re.compile(
    r"""
    (?: 意见 | 负责人 | 签字 | 签章 | 盖章 | 联系人 | 电话 | 填表人 | 填报人 | 填报日期 )
    [)）]? [:：]? $
    """,
    re.X,
)
_GOAL = re.compile(r"^(?:长期|年度|中期|中长期|实施期|总体|总)?目标\d{0,2}[:：]")
_OF_MONEY = (Field.AMOUNT, Field.PART)
_OF_PROJECTS = (Field.PERIOD, Field.PURPOSE, Field.OTHER)
_LEVEL_SHAPES = LABELS | {Shape.WEAK}


def opens_form(row: Row) -> bool:
    """Whether the row begins a new form: its first cell names a project or an organisation."""
    filled = row.filled
    if not filled:
        return False
    first = row.cells[filled[0]]
    if filled[0] == 0 and first.inline is not None and first.inline.field in openers():
        return True
    if filled[0] == 0 and first.field in openers():
        return len(filled) == 1 or row.cells[filled[1]].field is None
    # 项目类别 | 延续项目 | 项目名称 | X: the project is named further right.
    return any(
        label.field in PROJECT and value.field is None for label, value in pairwise(row.printed)
    )


def names_a_value(row: Row) -> bool:
    """Whether a project or organisation stands beside its label: 实施单位 | 甲局."""
    return any(
        label.field in (*PROJECT, *BODIES)
        and value.field is None
        and not (value.is_known_heading or value.is_label or value.is_blank)
        for label, value in pairwise(row.printed)
    )


def ends_form(row: Row) -> bool:
    """Whether the row is one of a form that holds no target: 其他说明, 填报人, 年度目标1：…."""
    filled = row.filled
    if not filled or filled[0] != 0 or 0 in row.spanned:
        return False
    if len(filled) > 3 and row.cells[filled[1]].level1 is not None:
        return False  # 绩效目标 down the side of the indicators
    if len(filled) > 3 and row.rowspan(0) > 1:
        return False  # any other label there
    first = row.cells[0]
    if _GOAL.match(first.folded):
        return True
    return _is_key(first) or _SIGNED.search(first.folded) is not None


def is_target(row: Row, heading: Heading) -> bool:
    """Whether a row whose name might be a key of a form sets a target: 项目总投资 | ≤100万元.

    The name stands in its own column, the first one, and a sign, a state or a time beside it.
    """
    name, value = heading.first(Role.INDICATOR), heading.first(Role.VALUE)
    if name is None or value is None or row.filled[:1] != [name.index]:
        return False
    field, printed = row.cells[name.index].field, row.cell(value.index)
    if field in _OF_MONEY:
        return printed.is_value and printed.quantity.comparator is not None
    return field in _OF_PROJECTS and printed.shape in (Shape.VALUE, Shape.STATE)


def _is_key(cell: TableCell) -> bool:
    """Whether the cell labels a field, alone or with the value behind it."""
    labels = cell.field is not None or cell.inline is not None
    return labels and cell.fixed_level2 is None


def is_note_alone(row: Row, heading: Heading) -> bool:
    """Whether a row holds nothing but a sentence where labels stand: a line of the notes below."""
    if len(row.filled) != 1 or row.spanned & {*row.filled}:
        return False
    (index,), (cell,) = row.filled, row.printed
    column = next((one for one in heading.columns if one.index == index), None)
    if (
        column is None
        or column.role not in (*LEVELS, Role.SERIAL, None)
        or (column.role is None and column.label)
    ):
        return False
    is_label = cell.shape in _LEVEL_SHAPES or cell.shape == Shape.SIDE
    return not is_label and (len(cell.folded) > LONGEST_LABEL or cell.folded.endswith("。"))


def is_unknown_key(row: Row, heading: Heading) -> bool:
    """Whether a row below the targets gives a key nobody knows and one text for it.

    The text covers the columns of names and of values: 保障措施 | 加强组织领导.
    """
    covered = [c.index for role in (Role.INDICATOR, Role.VALUE) for c in heading.of(role)]
    cells = [cell for cell in row.line.cells if cell.text.strip()]
    if len(cells) != 2 or len(covered) != 2 or row.spanned & {cell.column for cell in cells}:
        return False
    key, text = cells
    spans = range(text.column, text.column + text.colspan)
    is_label = cell_of(key.text).shape in _LEVEL_SHAPES
    return (
        all(index in spans for index in covered) and not is_label and len(key.text) <= LONGEST_KEY
    )
