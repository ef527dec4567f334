"""The words that headings are composed of."""

import pytest

from kg.tables.words.grammar import Time, grammar
from kg.tables.words.role import Role


def test_every_kind_of_noun_is_a_role_but_results() -> None:
    assert {noun.kind for noun in grammar().nouns} - set(Role) == {"result"}


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("2024年度", Time.YEAR), ("2024-2026年", Time.PERIOD), ("1-7月", Time.ANOTHER), ("12月底", Time.ANOTHER),
        ("第三季度", Time.ANOTHER), ("截至6月底", Time.ANOTHER), ("2024年", Time.YEAR),
    ],
)  # fmt: skip
def test_times_in_figures(text: str, time: Time) -> None:
    found = [one for one, words in grammar().times if words.fullmatch(text)]
    assert found[:1] == [time]


def test_no_word_is_of_two_times() -> None:
    words = [set(pattern.pattern.split("|")) for _, pattern in grammar().times]
    assert not set.intersection(*words)


def test_every_noun_ends_a_heading() -> None:
    for noun in grammar().nouns:
        assert all(form.endswith(grammar().ends) for form in noun.forms), noun.kind
