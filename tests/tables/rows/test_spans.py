"""Where the cells begin that reach down over several rows."""

from kg.tables.rows.alignment import Aligned
from kg.tables.rows.row_sets import RowSet, row_sets
from kg.tables.rows.spans import Spans
from kg.tables.table import Row
from kg.tables.words.role import Role
from tests.support.rows import columns, row

OF = (Role.LEVEL1, Role.INDICATOR, Role.VALUE, Role.WEIGHT, "附注")


def cells_of(one: Row) -> RowSet:
    (found,) = row_sets(one, Aligned([(columns(*OF)[i], one.cells[i]) for i in one.filled]))
    return found


def test_cells_from_above_are_told_by_the_line_that_they_begin_on() -> None:
    spans = Spans()
    spans.see(row("产出指标", "甲", "1", "50", "注", line=4, rowspans={0: 3, 3: 3, 4: 3}))
    spans.see(row("产出指标", "乙", "2", "50", "注", line=5, spanned=(0, 3, 4)))
    below = row("产出指标", "丙", "3", "50", "注", line=6, spanned=(0, 3, 4))
    spans.see(below)
    assert spans.of(cells_of(below)) == {Role.WEIGHT: 4}  # no label, no column without a role


def test_cells_of_the_row_itself_are_not_told() -> None:
    spans = Spans()
    first = row("产出指标", "甲", "1", "50", line=4, rowspans={3: 2})
    spans.see(first)
    assert spans.of(cells_of(first)) == {}


def test_a_cell_whose_beginning_was_not_seen_is_not_told() -> None:
    assert Spans().of(cells_of(row("产出指标", "乙", "2", "50", line=5, spanned=(3,)))) == {}
