"""Heading rows -> what stands over each column: group labels, and the heading of its own."""

from itertools import pairwise
from typing import NamedTuple

from kg.tables.cell import BLANK, TableCell, cell_of
from kg.tables.table import Row
from kg.tables.words.role import Role

LONGEST_HALF = 6  # folded characters: 指标, 标值, 指标名称
_OF_VALUES = (Role.VALUE, Role.PERIOD_VALUE, Role.ACTUAL, None)


class _Label(NamedTuple):
    """A cell over a column, and whether it covers this one alone."""

    cell: TableCell
    is_alone: bool


def stacks_of(rows: list[Row], width: int) -> list[list[TableCell]]:
    """Per column: the group labels above it, top first, then its own label (blank for none).

    A label over two rows is one: 一级 above 指标. So is a time below what it is the time of: 年度
    below 指标值.
    """
    above: list[list[_Label]] = [[] for _ in range(width)]
    own = [_Label(BLANK, False)] * width
    edges: set[int] = set()
    for row in rows:
        for start, end in _spans(row, edges, width):
            for covered in range(start, end):
                if own[covered].cell.text:
                    above[covered].append(own[covered])
                    own[covered] = _Label(BLANK, False)
                if covered != start:
                    above[covered].append(_Label(row.cells[start], False))
            own[start] = _Label(row.cells[start], end - start == 1)
        edges |= set(row.filled)
    return [_whole([*above[column], own[column]]) for column in range(width)]


def _spans(row: Row, edges: set[int], width: int) -> list[tuple[int, int]]:
    """How far each cell reaches: up to the next one, never over an edge of the rows above it."""
    return [
        (start, min([end, *(edge for edge in edges if edge > start)]))
        for start, end in pairwise([*row.filled, width])
    ]


def _whole(labels: list[_Label]) -> list[TableCell]:
    """The labels of a column, the lowest joined with the one above it where they are one."""
    cells = [label.cell for label in labels]
    if len(labels) < 2 or labels[-1].cell.is_blank:
        return cells
    upper, lower = labels[-2:]
    joined = cell_of(upper.cell.stripped + lower.cell.stripped)
    if upper.is_alone and is_lower_half(upper.cell, lower.cell):
        return [*cells[:-2], joined]
    whole = _with_group(upper.cell, lower.cell)
    return [*cells[:-1], whole] if whole is not None else cells


def _with_group(upper: TableCell, lower: TableCell) -> TableCell | None:
    """A time or an intention with what stands over it: 年度 or 计划 with 指标值, else None."""
    if lower.is_known_heading and lower.role != Role.CONTENT:
        return None
    joined = [cell_of(upper.stripped + lower.stripped)] if lower.hint.time is not None else []
    joined.append(cell_of(lower.stripped + upper.stripped))
    if upper.role not in _OF_VALUES[:-1]:
        return None
    return next((one for one in joined if one.is_known_heading and one.role in _OF_VALUES), None)


def is_lower_half(upper: TableCell, lower: TableCell) -> bool:
    """Whether two cells, one below the other, are one heading: 一级 and 指标, 年度指标 and 值."""
    if len(lower.folded) > LONGEST_HALF or lower.is_blank or upper.is_blank:
        return False
    joined = cell_of(upper.stripped + lower.stripped)
    if joined.role is None or upper.folded == lower.folded:
        return False
    # 三级 and 指标 both head the names: together they are one as well. 指标值 is whole by itself.
    is_of_both = joined.role == upper.role and not lower.names_target
    return joined.role != lower.role or is_of_both


def are_lower_halves(above: Row, row: Row) -> bool:
    """Whether a row only ends the headings of the row above it."""
    return len(row.filled) > 1 and all(
        column < len(above.cells) and _ends(above.cells[column], row.cells[column])
        for column in row.filled
    )


def _ends(upper: TableCell, lower: TableCell) -> bool:
    joined = cell_of(upper.stripped + lower.stripped)
    is_short = len(lower.folded) <= LONGEST_HALF
    return is_short and not upper.is_blank and joined.is_known_heading and joined.role is not None
