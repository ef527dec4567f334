"""The cheapest placement of the cells of a row, and the next best."""

from collections.abc import Sequence
from itertools import combinations
from math import inf
from random import Random

import pytest

from kg.tables.cell import BLANK
from kg.tables.rows import placement
from kg.tables.rows.costs import COSTS, cell_cost
from kg.tables.rows.placement import Placement, find_placement
from kg.tables.table import Column, Row
from kg.tables.words.role import Role
from tests.support.rows import columns, row

ROLES = (Role.LEVEL1, Role.LEVEL2, Role.INDICATOR, Role.DESCRIPTION, Role.VALUE, Role.BASIS)
TEXTS = (
    "",
    "产出指标",
    "数量指标",
    "成本指标",
    "改造路灯",
    "≥20盏",
    "100%",
    "冀财社〔2023〕8号",
    "合格",
    "社会效益",
    "无",
)


def placed(*texts: str, of: Sequence[Column] = (), habit: int = 0) -> Placement:
    own = row(*texts)
    slots = [*(of or columns(*ROLES))]
    slots += [Column(index, None) for index in range(len(slots), len(texts))]
    return find_placement(own, own.filled, slots, habit)


def cost_of(own: Row, places: Sequence[int], slots: Sequence[Column], habit: int) -> float:
    """What a placement costs, added up without any shortcut."""
    cost = sum(cell_cost(slot, BLANK) for place, slot in enumerate(slots) if place not in places)
    for number, (cell, place) in enumerate(zip(own.filled, places, strict=True)):
        cost += cell_cost(slots[place], own.cells[cell]) + COSTS.step * abs(place - cell)
        if number == 0 and place != cell:
            cost += COSTS.habit if place - cell == habit else COSTS.turn
        elif number and place - places[number - 1] != cell - own.filled[number - 1]:
            cost += COSTS.later_turn
    return cost


def test_it_is_the_cheapest_of_all_and_the_second_the_next_best() -> None:
    random = Random(5)
    slots = columns(*ROLES)
    for _ in range(150):
        own = row(*[random.choice(TEXTS) for _ in ROLES])
        if not own.filled:
            continue
        habit = random.choice((0, 0, 1, -1))
        found = find_placement(own, own.filled, slots, habit)
        costs = {
            places: cost_of(own, places, slots, habit)
            for places in combinations(range(len(slots)), len(own.filled))
        }
        assert found.cost == pytest.approx(min(costs.values()))
        assert costs[found.places] == pytest.approx(found.cost)
        others = [cost for places, cost in costs.items() if _differs(own, places, found.places)]
        assert found.second == pytest.approx(min(others, default=inf))


def _differs(own: Row, places: Sequence[int], best: Sequence[int]) -> bool:
    """Whether a cell is read otherwise; which level 成本指标 is, its column does not tell."""
    pairs = zip(own.filled, places, best, strict=True)
    return any(
        one != other and not ({one, other} == {0, 1} and own.cells[cell].text == "成本指标")
        for cell, one, other in pairs
    )


def test_a_row_without_cells_or_with_more_than_columns_has_none() -> None:
    assert placed("", "") == Placement(inf, (), inf)
    own = row("甲", "乙", "丙")
    assert find_placement(own, own.filled, columns(*ROLES)[:2], 0).places == ()


@pytest.mark.parametrize(
    ("blanks", "is_reached"), [(COSTS.band - 3, True), (COSTS.band + 1, False)]
)
def test_no_cell_moves_farther_than_the_band(blanks: int, is_reached: bool) -> None:
    """Labels, name and value stand at the left end of the row, and their columns far to the right."""
    of = (*[Column(index, None) for index in range(blanks)], *columns(*ROLES))
    of = tuple(Column(index, column.role, column.heading) for index, column in enumerate(of))
    found = placed("产出指标", "数量指标", "改造路灯", "", "≥20盏", of=of)
    assert (found.places[0] == blanks) is is_reached


@pytest.mark.parametrize("text", ["x", "5次", "产出指标"])
def test_its_steps_grow_with_the_cells_and_not_with_their_square(
    text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    steps = 0

    def counted(column: Column, *cell: object) -> float:
        nonlocal steps
        steps += 1
        return cell_cost(column, *cell)  # type: ignore[arg-type]

    monkeypatch.setattr(placement, "cell_cost", counted)
    counts = []
    for cells in (500, 1000, 2000):
        steps = 0
        assert len(placed(*[text] * cells).places) == cells
        counts.append(steps)
    assert counts[2] <= 2.1 * counts[1] <= 4.3 * counts[0]
    assert counts[2] <= 2000 * (2 * COSTS.band + 2)


def test_cells_without_heading_are_no_second_reading_of_each_other() -> None:
    of = (*columns(Role.INDICATOR), *[Column(index, None) for index in range(1, 4)])
    assert (
        placed("改造路灯", "", "甲", "", of=of).second
        > placed("改造路灯", "甲", of=of[:2]).cost + 1
    )
