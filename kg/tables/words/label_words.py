"""The words that labels of forms are composed of, by kind, from forms.yml.

These functions classify text. Cells are classified once, by ``kg.tables.cell``.
"""

from collections.abc import Sequence
from functools import cache, lru_cache

from nlp.datafiles import load_yaml
from nlp.text import fold

# Kinds of the words that may end a label.
_ENDS = (
    "names", "codes", "bodies", "offices", "persons", "seals", "years", "times", "goals", "texts",
    "kinds", "sums", "amounts", "money",
)  # fmt: skip


@cache
def words_of() -> dict[str, frozenset[str]]:
    """The words of each kind, in comparison form."""
    table = load_yaml("forms.yml", "kg.tables.words")["words"]
    return {kind: frozenset(map(fold, words)) for kind, words in table.items()}


@cache
def _all_words() -> frozenset[str]:
    return frozenset().union(*words_of().values())


@cache
def last_words() -> tuple[str, ...]:
    """Words that end a label. Most cells end otherwise and need no more looking at."""
    return tuple(sorted(frozenset().union(*(words_of()[kind] for kind in _ENDS))))


@lru_cache(maxsize=4096)
def segmented(text: str) -> tuple[str, ...] | None:
    """The words of a text, the longest first; None where it has others too."""
    if not text:
        return ()
    for length in range(min(_longest_word(), len(text)), 0, -1):
        if text[:length] in _all_words():
            rest = segmented(text[length:])
            if rest is not None:
                return (text[:length], *rest)
    return None


@cache
def _longest_word() -> int:
    return max(map(len, _all_words()))


def parts_of(words: Sequence[str]) -> list[list[str]]:
    """The words between joins (及, 和, /)."""
    parts: list[list[str]] = [[]]
    for word in words:
        if word not in words_of()["joins"]:
            parts[-1].append(word)
        elif parts[-1]:
            parts.append([])
    return [part for part in parts if part] or [[]]


def has(words: Sequence[str], *kinds: str) -> bool:
    """Whether one of the words is of one of the kinds."""
    return any(word in words_of()[kind] for word in words for kind in kinds)


def are(words: Sequence[str], *kinds: str) -> bool:
    """Whether each of the words is of one of the kinds."""
    return all(any(word in words_of()[kind] for kind in kinds) for word in words)
