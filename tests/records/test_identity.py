"""Ids rest on raw fields: width and spacing do not count, order and place of the parts do."""

from kg.records.identity import make_id


def test_an_id_stays_what_it_is() -> None:
    """Graphs that were published name things by it."""
    assert make_id("target", "a") == "f81d598dde3e50a7"


def test_width_and_spacing_do_not_count() -> None:
    assert make_id("≥ 5（次）") == make_id("≥5(次)")


def test_parts_do_not_run_into_each_other() -> None:
    assert len({make_id("ab", "c"), make_id("a", "bc"), make_id("abc"), make_id("c", "ab")}) == 4


def test_nothing_and_an_empty_text_are_one_part() -> None:
    assert make_id("a", None) == make_id("a", "") != make_id("a")
