"""Where targets are printed, as a store keeps it."""

from kg.records import read_records
from kg.records.places import NOWHERE, Place, find_place, places_to_lines
from tests.support.printed_pages import ROWS, read, ruled
from tests.support.samples import reading_of


def test_the_place_of_each_target_comes_back() -> None:
    found = read_records(read(ruled(ROWS[:3]), ruled(ROWS[2:], 50))).targets
    lines = places_to_lines(found).splitlines(keepends=True)
    assert len(lines) == len(found) > 3
    for target in found:
        assert find_place(lines, target.id) == Place(target.lines, target.boxes)
        assert target.boxes


def test_formats_without_pages_keep_the_lines_alone() -> None:
    found = reading_of("hongqi-2022").targets
    lines = places_to_lines(found).splitlines()
    assert find_place(lines, found[5].id) == Place(found[5].lines, ())


def test_a_target_that_is_not_there_has_no_place() -> None:
    assert find_place([], "0" * 16) == NOWHERE
    assert find_place(['["1234567890abcdef",[7],[]]\n'], "1234567890abcde") == NOWHERE
