"""Rows that add up or grade what stands above them: no targets."""

from kg.tables.table import Heading, Row
from kg.tables.words.role import LEVELS, Role
from kg.tables.words.shapes import Shape
from kg.tables.words.totals import Total

_OF_TARGETS = (*LEVELS, Role.INDICATOR)
_SUMS = (Shape.NUMBER, Shape.NONE, Shape.VALUE)


def is_total(row: Row, heading: Heading) -> bool:
    """Whether a row only adds up or grades: 合计 | 90, 自评得分 | 96.

    Its first word says so, no label or name stands beside it, and its value is none that a target
    could have: a plain number of points.
    """
    own = [index for index in row.filled if index not in row.spanned]
    if not own or row.cells[own[0]].total is None:
        return False
    kind = row.cells[own[0]].total
    roles = {column.index: column.role for column in heading.columns}
    texts = [row.cells[index] for index in own if roles.get(index) in _OF_TARGETS]
    if any(cell.total is None for cell in texts):
        return False
    value = next((row.cells[index] for index in own if roles.get(index) == Role.VALUE), None)
    if value is None or value.total is not None:
        return True
    is_sum = value.shape in _SUMS and value.quantity.comparator is None
    return kind == Total.SUM and is_sum
