"""Near misses found by index are those that comparing all pairs would find."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.links.near import MOST, near_misses

WORDS = st.lists(st.text(alphabet="甲乙丙丁", min_size=4, max_size=7), unique=True, max_size=6)


def within_one_edit(one: str, other: str) -> bool:
    """The definition: some deletion, insertion or exchange of one character makes one of the other."""
    edits = {one[:at] + one[at + 1 :] for at in range(len(one))}
    edits |= {one[:at] + char + one[at + 1 :] for at in range(len(one)) for char in "甲乙丙丁"}
    edits |= {one[:at] + char + one[at:] for at in range(len(one) + 1) for char in "甲乙丙丁"}
    return other in edits


@given(WORDS)
def test_the_index_finds_what_all_pairs_find(words: list[str]) -> None:
    long = [word for word in words if len(word) >= 5]
    found = {(near.one, near.other) for near in near_misses(long) if near.reason == "one_character"}
    assert found == {
        pair for pair in itertools.combinations(sorted(long), 2) if within_one_edit(*pair)
    }


def test_no_name_has_more_than_some_near_misses() -> None:
    words = [f"{char}类项目验收" for char in "甲乙丙丁戊己庚辛壬癸"]
    counted = [word for near in near_misses(words) for word in (near.one, near.other)]
    assert counted
    assert max(counted.count(word) for word in words) == MOST


def count(words: list[str], word: str) -> int:
    return sum(word in (near.one, near.other) for near in near_misses(words))


def test_the_end_of_many_names_is_near_to_some_of_them() -> None:
    long = [
        f"{prefix}合格证书率" for prefix in ("甲乙", "丙丁", "戊己", "庚辛", "壬癸", "子丑", "寅卯")
    ]
    assert count(["合格证书率", *long], "合格证书率") == MOST
    assert count([*long, "合格证书率"], "合格证书率") == MOST
    assert [count([*long, "合格证书率"], name) for name in long] == [1] * MOST + [0, 0]


def test_a_name_that_ends_with_many_others_is_near_to_some_of_them() -> None:
    name = "甲乙丙丁戊己庚辛壬癸率"
    ends = [name[start:] for start in range(2, len(name) - 3)]
    assert len(ends) > MOST
    assert count([name, *ends], name) == MOST


def test_of_a_family_only_the_first_are_compared() -> None:
    family = [f"{chr(ord('甲') + number)}类项目验收" for number in range(5 * MOST)]
    near = {word for pair in near_misses(family) for word in (pair.one, pair.other)}
    assert near == set(family[: 4 * MOST])


def test_a_clipped_name_is_near_the_whole_one() -> None:
    assert [near.reason for near in near_misses(["支付方式改革培训合格率", "培训合格率"])] == [
        "clipped"
    ]


def test_names_of_two_measures_are_not_near() -> None:
    assert list(near_misses(["困难群众参保人数", "困难群众参保次数"])) == []


@pytest.mark.parametrize(
    ("one", "other", "reasons"),
    [
        ("培训合格证", "培训及格证", ["one_character"]),  # five characters
        ("培训合格", "培训及格", []),
        ("培训合格", "培训合格证", []),  # the shorter one has four
        ("甲培训合格", "培训合格", []),  # one character more at the front is no clipping
        ("甲乙培训合格", "培训合格", ["clipped"]),  # four characters of the end
        ("甲乙训合格", "训合格", []),
        ("培训合格证书", "培训及格证照", []),  # two characters
        ("培训合格证书", "合培训格证书", []),  # moved
    ],
)
def test_each_bound(one: str, other: str, reasons: list[str]) -> None:
    found = list(near_misses([one, other]))
    assert [near.reason for near in found] == reasons
    assert all((near.one, near.other) == tuple(sorted((one, other))) for near in found)


def test_nothing_is_near_nothing() -> None:
    assert list(near_misses([])) == []
    assert list(near_misses(["甲乙丙"])) == []
