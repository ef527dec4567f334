"""Data files are read by the parser that is there."""

from nlp.datafiles import parse_yaml


def test_a_tab_behind_a_key_is_white_space() -> None:
    # Only the parser in C reads it; the other refuses a tab there.
    assert parse_yaml("a:\tb") == {"a": "b"}
