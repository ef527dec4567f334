"""What it costs to read a cell under a heading: 0 where it fits, more the less it makes sense."""

from dataclasses import dataclass

from kg.tables.cell import TableCell
from kg.tables.table import Column
from kg.tables.words.role import LEVELS, Role
from kg.tables.words.shapes import Shape


@dataclass(frozen=True, slots=True)
class AlignmentCosts:
    """Costs and thresholds of alignment, in the same unit as the costs of shapes below.

    Attributes:
        named_column: a cell in a column whose role has no cost for its shape.
        unnamed_column: a text in a column without heading.
        turn: moving the first cells of a row away from their headings.
        later_turn: moving the cells behind one that stays, or once more.
        habit: moving a row as the one above was moved.
        step: each column that a cell is moved.
        accepted: a row that costs less stays where it stands.
        proven_margin: a move is proven that makes the row cheaper by so much,
        proven_most: and leaves it below this cost.
        doubted: a row is unsure that costs so much wherever its cells are put.
    """

    named_column: float = 0.3
    unnamed_column: float = 1.5
    turn: float = 1.5
    later_turn: float = 2.0
    habit: float = 0.3
    step: float = 0.1
    accepted: float = 2.0
    proven_margin: float = 2.5
    proven_most: float = 5.0
    doubted: float = 5.0


COSTS = AlignmentCosts()
_LABEL_COSTS: dict[Shape, float] = {Shape.LABEL1: 6.0, Shape.LABEL2: 6.0, Shape.LABEL12: 6.0}
# Cost of a shape in a column's role; 0 fits, 8 is impossible. Missing shapes: _OTHER_SHAPES.
_SHAPES: dict[Role, dict[Shape, float]] = {
    Role.LEVEL1: {
        Shape.EMPTY: 0, Shape.LABEL1: 0, Shape.LABEL12: 0, Shape.LABEL2: 8, Shape.SIDE: 2, Shape.TEXT: 2.5,
        Shape.NONE: 4, Shape.TEMPLATE: 4,
    },
    Role.LEVEL2: {
        Shape.EMPTY: 0, Shape.LABEL2: 0, Shape.LABEL12: 0, Shape.LABEL1: 6, Shape.SIDE: 6, Shape.TEXT: 2.2,
        Shape.STATE: 5, Shape.NONE: 4,
    },
    Role.INDICATOR: {
        **_LABEL_COSTS, Shape.EMPTY: 4, Shape.TEXT: 0, Shape.NONE: 0, Shape.TEMPLATE: 0, Shape.WEAK: 1.5,
        Shape.SIDE: 3, Shape.VALUE: 6, Shape.NUMBER: 5, Shape.STATE: 2, Shape.SENTENCE: 2, Shape.BASIS: 3,
        Shape.SIGN: 6, Shape.UNIT: 4,
    },
    Role.VALUE: {
        **_LABEL_COSTS, Shape.EMPTY: 2.5, Shape.VALUE: 0, Shape.NUMBER: 0, Shape.STATE: 0, Shape.NONE: 0,
        Shape.TEXT: 1, Shape.SENTENCE: 4, Shape.BASIS: 6, Shape.WEAK: 3, Shape.UNIT: 2, Shape.SIGN: 3,
        Shape.TEMPLATE: 0,
    },
    Role.DESCRIPTION: {
        **_LABEL_COSTS, Shape.EMPTY: 0.5, Shape.SENTENCE: 0, Shape.TEXT: 0.3, Shape.NONE: 0, Shape.STATE: 2,
        Shape.VALUE: 3, Shape.NUMBER: 3, Shape.WEAK: 2, Shape.BASIS: 1,
    },
    Role.BASIS: {
        **_LABEL_COSTS, Shape.EMPTY: 0.3, Shape.BASIS: 0, Shape.TEXT: 0.3, Shape.SENTENCE: 0.3, Shape.NONE: 0,
        Shape.STATE: 1, Shape.VALUE: 3,
    },
    Role.WEIGHT: {Shape.EMPTY: 0.5, Shape.NUMBER: 0, Shape.VALUE: 0.5, Shape.NONE: 0.5},
    Role.SCORE: {Shape.EMPTY: 0.3, Shape.NUMBER: 0, Shape.VALUE: 0.5, Shape.NONE: 0.5},
    Role.SIGN: {Shape.EMPTY: 1, Shape.SIGN: 0, Shape.NONE: 0.5},
    Role.NATURE: {Shape.EMPTY: 1, Shape.SIGN: 0, Shape.TEXT: 0.5, Shape.NONE: 0.5},
    Role.UNIT: {Shape.EMPTY: 0.5, Shape.UNIT: 0, Shape.TEXT: 1, Shape.NONE: 0.3, Shape.NUMBER: 4},
    Role.ACTUAL: {**_LABEL_COSTS, Shape.EMPTY: 0.5},
}  # fmt: skip
_OTHER_SHAPES: dict[Role, float] = {
    Role.LEVEL1: 8.0,
    Role.LEVEL2: 8.0,
    Role.WEIGHT: 3.0,
    Role.SCORE: 3.0,
    Role.SIGN: 3.0,
    Role.NATURE: 3.0,
    Role.UNIT: 3.0,
    Role.BASIS: 3.0,
}
_UNNAMED: dict[Shape, float] = {Shape.VALUE: 3.0, Shape.NUMBER: 3.0, **_LABEL_COSTS}
_STRANGE_WEAK_LABEL = 4.0  # 社会效益 in the column of level 1 is one, 经济成本 is none


def cell_cost(column: Column, cell: TableCell, spanned: bool = False) -> float:
    """What it costs to read a cell in a column.

    Args:
        column: the column.
        cell: the cell, blank for none.
        spanned: whether it begins in a row above, so that its column is known.
    """
    shape, role = cell.shape, column.role
    if role is None:
        return _cost_without_role(column, shape)
    costs = _SHAPES.get(role)
    if costs is None:
        return 0.0 if shape == Shape.EMPTY else COSTS.named_column
    if role in LEVELS:
        if spanned:
            return 0.0
        if shape == Shape.WEAK:
            known = cell.level1 if role == Role.LEVEL1 else cell.level2
            return 0.0 if known is not None else _STRANGE_WEAK_LABEL
    cost = costs.get(shape)
    return _OTHER_SHAPES.get(role, COSTS.named_column) if cost is None else cost


def _cost_without_role(column: Column, shape: Shape) -> float:
    if shape in (Shape.EMPTY, Shape.SIDE):
        return 0.0
    if column.label:
        return _LABEL_COSTS.get(shape, COSTS.named_column)
    return _UNNAMED.get(shape, COSTS.unnamed_column)
