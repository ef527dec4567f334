"""Where points of a page as read lie on the page as displayed."""

import pytest

from kg.documents.page.box import Box
from kg.documents.page.placement import AS_READ, Placement, moved, scaled, turned_back

WIDTH, HEIGHT = 600, 800  # of the page as displayed


@pytest.mark.parametrize(
    ("degrees", "read", "displayed"),
    [
        (0, Box(10, 20, 30, 25), (10, 20, 30, 25)),
        # Turned clockwise, the lower left corner of the page came to be the upper left one.
        (90, Box(10, 20, 30, 25), (20, HEIGHT - 30, 25, HEIGHT - 10)),
        (180, Box(10, 20, 30, 25), (WIDTH - 30, HEIGHT - 25, WIDTH - 10, HEIGHT - 20)),
        (270, Box(10, 20, 30, 25), (WIDTH - 25, 10, WIDTH - 20, 30)),
        (-90, Box(10, 20, 30, 25), (WIDTH - 25, 10, WIDTH - 20, 30)),
    ],
)
def test_a_page_that_was_turned_is_turned_back(
    degrees: int, read: Box, displayed: tuple[float, ...]
) -> None:
    assert turned_back(degrees, WIDTH, HEIGHT).rectangle(read) == displayed


def test_maps_follow_one_another_in_order() -> None:
    box = Box(1, 2, 3, 4)
    assert moved(10, 20).then(scaled(2, 3)).rectangle(box) == (22, 66, 26, 72)
    assert scaled(2, 3).then(moved(10, 20)).rectangle(box) == (12, 26, 16, 32)
    turn = turned_back(90, WIDTH, HEIGHT)
    both = turn.then(turned_back(270, HEIGHT, WIDTH))
    assert both.rectangle(box) == AS_READ.rectangle(box) == tuple(box)


def test_a_box_that_leans_is_held_by_an_upright_one() -> None:
    leaning = Placement(0.8, 0.6, -0.6, 0.8, 100, 0)
    assert leaning.rectangle(Box(0, 0, 10, 5)) == (97, 0, 108, 10)


def test_places_are_told_to_a_tenth_of_a_point_and_never_as_minus_nought() -> None:
    told = moved(-1, -1).rectangle(Box(1.04, 0.96, 2.06, 2.04))
    assert told == (0.0, 0.0, 1.1, 1.0)
    assert [str(side) for side in told] == ["0.0", "0.0", "1.1", "1.0"]
