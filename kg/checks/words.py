"""The words that the rules look for: ``words.yml``."""

import re
from functools import cache
from typing import Any

from nlp.datafiles import load_yaml


@cache
def words() -> dict[str, Any]:
    """Every entry of ``words.yml``."""
    return load_yaml("words.yml", "kg.checks")


@cache
def pattern(name: str) -> re.Pattern[str]:
    """A pattern of ``words.yml``."""
    return re.compile(words()[name])


def matches(name: str, text: str) -> bool:
    """Whether a pattern is found in a text in comparison form (nlp.text.fold)."""
    return pattern(name).search(text) is not None
