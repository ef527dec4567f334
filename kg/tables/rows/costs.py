"""What it costs to read a cell under a heading: 0 where it fits, more the less it makes sense."""

from dataclasses import dataclass

from kg.tables.cell import TableCell
from kg.tables.table import Column
from kg.tables.words.role import LEVELS, Role
from kg.tables.words.shapes import Shape


@dataclass(frozen=True, slots=True)
class AlignmentCosts:
    """Costs and thresholds of alignment, in the same unit as the costs of shapes below.

    Tuned on the samples and on the layouts of tests/fixtures. Each figure was moved by a quarter
    and by half, up and down, all others staying: what changes is said of the samples, the layouts,
    and the damaged tables of tests/tables/snapshots.

    Attributes:
        named_column: a cell in a column whose role has no cost for its shape. At 0.4 the layout
            jiangsu-long-one-column changes; at 0.225 and 0.375 only damaged tables.
        unnamed_column: a text in a column without heading. From 0.75 to 1.875 nothing changes, at
            2.25 two damaged tables.
        turn: moving the first cells of a row away from their headings. The tightest of all: at 1.1
            guangdong-department changes, at 1.875 hongqi-2022 and yulin-2023.
        later_turn: moving the cells behind one that stays, or once more. Tight as well: yulin-2023
            changes at 1.5, and with hongqi-2022 at 2.5.
        habit: moving a row as the one above was moved. Nothing changes up to 0.6; damaged tables
            do at 0.225, and at 1.5, where a habit costs as much as a turn.
        step: each column that a cell is moved. It only decides between placements that cost the
            same: five damaged tables change at 0.075, one at 0.125.
        accepted: a row that costs less stays where it stands. From 1 to 3 nothing changes; the
            lower it is, the more rows are searched.
        proven_margin: a move is proven that makes the row cheaper by so much. From 1.25 nothing
            changes; at 3.125 hongqi-2022 and yulin-2023 do.
        proven_most: and leaves it below this cost. At 3.75 hongqi-2022 changes, at 6.25 five
            damaged tables.
        doubted: a row is unsure that costs so much wherever its cells are put. At 3.75 three
            samples and layouts change, at 6.25 six damaged tables, at 7.5 a layout.
        second_margin: a row is unsure of which another reading costs less than so much more: less
            than a turn. From 0 to 1 nothing changes, at 1.5 a damaged table that is read rightly,
            at 3 two samples as well.
        band: columns that a cell moves at most. From 16 on nothing changes, at 8 a damaged table.
            Rows that lost the blank cells before them move by as many.
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
    second_margin: float = 1.0
    band: int = 32


COSTS = AlignmentCosts()
_LABEL_COSTS = {Shape.LABEL1: 6.0, Shape.LABEL2: 6.0, Shape.LABEL12: 6.0}


def _costs(**costs: float) -> dict[Shape, float]:
    """Costs by the names of shapes."""
    return {Shape(name): cost for name, cost in costs.items()}


# Cost of a shape in a column's role; 0 fits, 8 is impossible. Missing shapes: _OTHER_SHAPES.
_SHAPES: dict[Role, dict[Shape, float]] = {
    Role.LEVEL1: _costs(
        empty=0, label1=0, label12=0, label2=8, side=2, text=2.5, none=4, template=4
    ),
    Role.LEVEL2: _costs(empty=0, label2=0, label12=0, label1=6, side=6, text=2.2, state=5, none=4),
    Role.INDICATOR: _LABEL_COSTS
    | _costs(
        empty=4,
        text=0,
        none=0,
        template=0,
        weak=1.5,
        side=3,
        value=6,
        number=5,
        state=2,
        sentence=2,
        basis=3,
        sign=6,
        unit=4,
    ),
    Role.VALUE: _LABEL_COSTS
    | _costs(
        empty=2.5,
        value=0,
        number=0,
        state=0,
        none=0,
        text=1,
        sentence=4,
        basis=6,
        weak=3,
        unit=2,
        sign=3,
        template=0,
    ),
    Role.DESCRIPTION: _LABEL_COSTS
    | _costs(empty=0.5, sentence=0, text=0.3, none=0, state=2, value=3, number=3, weak=2, basis=1),
    Role.BASIS: _LABEL_COSTS
    | _costs(empty=0.3, basis=0, text=0.3, sentence=0.3, none=0, state=1, value=3),
    Role.WEIGHT: _costs(empty=0.5, number=0, value=0.5, none=0.5),
    Role.SCORE: _costs(empty=0.3, number=0, value=0.5, none=0.5),
    Role.SIGN: _costs(empty=1, sign=0, none=0.5),
    Role.NATURE: _costs(empty=1, sign=0, text=0.5, none=0.5),
    Role.UNIT: _costs(empty=0.5, unit=0, text=1, none=0.3, number=4),
    Role.ACTUAL: _LABEL_COSTS | _costs(empty=0.5),
}
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
        if spanned or cell.bare_label in column.own:
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
