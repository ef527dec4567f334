"""Words as regular expressions, the longest first, so that none hides a longer one."""

import re
from collections.abc import Iterable


def longest_first(words: Iterable[str]) -> tuple[str, ...]:
    """The words by falling length, equal ones in order."""
    return tuple(sorted(words, key=lambda word: (-len(word), word)))


def any_of(words: Iterable[str]) -> str:
    """A pattern that matches any of the words as they stand."""
    return "|".join(map(re.escape, longest_first(words)))
