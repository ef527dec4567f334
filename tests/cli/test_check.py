"""``jipu check --select`` and ``--ignore``: which rules are run."""

import pytest

from kg.cli.check import _Choice
from kg.errors import UsageError
from kg.findings import rules

ALL = frozenset(rules())


@pytest.mark.parametrize(
    ("select", "ignore", "codes"),
    [
        ((), (), ALL),
        (("J302",), (), {"J302"}),
        (("J302", "cost_above_budget"), (), {"J302", "J315"}),
        (("j30",), ("J302", "J303", "J304", "error"), {"J307"}),
        (("J302",), ("J",), set()),
        ((), ("error", "warning", "note"), set()),
    ],
)
def test_words_mean_rules(
    select: tuple[str, ...], ignore: tuple[str, ...], codes: frozenset[str]
) -> None:
    chosen = _Choice(select, ignore)
    assert chosen.codes == codes
    assert {code for code in ALL if chosen.takes({"code": code})} == codes


@pytest.mark.parametrize("words", [(("J999",), ()), ((), ("没有",))])
def test_a_word_that_means_none_is_refused(words: tuple[tuple[str, ...], tuple[str, ...]]) -> None:
    with pytest.raises(UsageError, match="没有规则"):
        _Choice(*words)


@pytest.mark.parametrize(
    ("select", "has_suppressions", "runs_all"),
    [
        (("J302",), False, False),
        (("J302",), True, False),
        (("J302", "X001"), False, False),
        (("J302", "X001"), True, True),
        (("X002",), True, True),
        ((), True, True),
    ],
)
def test_a_list_of_suppressions_is_judged_by_the_findings_of_all_rules(
    select: tuple[str, ...], has_suppressions: bool, runs_all: bool
) -> None:
    chosen = _Choice(select, ())
    needed = chosen.needed(has_suppressions=has_suppressions)
    assert needed == (None if runs_all else chosen.codes)
