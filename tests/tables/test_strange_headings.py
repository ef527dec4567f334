"""A form of which one word of the heading is unknown is read as well as before.

Every word of every heading of these documents is replaced, one at a time and in pairs, by words
without meaning, and by a heading that nobody prints but everybody understands.
"""

from collections import Counter
from itertools import islice

import pytest

from tests.support.samples import document, reading_of
from tests.support.strange_headings import (
    NONSENSE,
    compared,
    read_strange,
    strange,
    twice_strange,
)

# Forms of every family: one a project, long, wide, self-evaluation, two sets side by side.
DOCUMENTS = (
    "xingtai-2024", "hongqi-2022", "sichuan-long", "self-evaluation", "shaanxi-two-column-goals",
    "shanghai-form", "chongqing-selfeval", "hunan-department", "yunnan-052",
)  # fmt: skip
# Of the sure rows so many stay right and sure: fewest where two sets share the unknown word.
FLOOR = 0.8
ALL_BUT_FEW = 0.98
OF_PAIRS = 0.5  # a form whose names and values are both unknown may be all unsure


def outcome(name: str, *, is_nonsense: bool) -> Counter[str]:
    counts: Counter[str] = Counter()
    for one in strange(document(name), reading_of(name)):
        if (one.word == NONSENSE) is is_nonsense and one.role != "project_name":
            counts += compared(reading_of(name), read_strange(one), one.role)
    return counts


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_word_without_meaning_costs_next_to_nothing(name: str) -> None:
    counts = outcome(name, is_nonsense=True)
    assert counts["wrong sure"] == 0
    assert counts["right sure"] >= FLOOR * counts.total()


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_heading_of_known_words_costs_nothing(name: str) -> None:
    counts = outcome(name, is_nonsense=False)
    assert counts["right sure"] + counts["right unsure"] == counts.total() > 0
    assert counts["right sure"] >= ALL_BUT_FEW * counts.total()


@pytest.mark.parametrize("name", DOCUMENTS)
def test_two_words_without_meaning_make_no_row_wrong(name: str) -> None:
    """Unsure rows, never wrong ones; every third pair of words."""
    counts: Counter[str] = Counter()
    for one, second in islice(twice_strange(document(name), reading_of(name)), 0, None, 3):
        counts += compared(reading_of(name), read_strange(one), one.role, second)
    assert counts["wrong sure"] == 0
    assert counts["right sure"] >= OF_PAIRS * counts.total()
