"""Words as patterns."""

import re

from nlp.patterns import any_of, longest_first


def test_longer_words_stand_first_and_equal_ones_in_order() -> None:
    assert longest_first(["乙", "甲", "甲乙", "丙丁戊"]) == ("丙丁戊", "甲乙", "乙", "甲")


def test_words_match_as_they_stand() -> None:
    pattern = re.compile(any_of(["局", "分局", "(本级)", "."]))
    assert pattern.findall("分局(本级).局x") == ["分局", "(本级)", ".", "局"]
