"""A text -> its tokens: words, pairs of neighbouring characters, single characters.

The index and the queries are cut up in the same way.
"""

import re

from nlp.text import fold
from nlp.words import segment

_RUN = re.compile(r"[\u4e00-\u9fff]+|[A-Za-z0-9.]+")


def grams(text: str) -> list[str]:
    """Pairs of neighbouring Chinese characters; Latin words, numbers in lower case; in order."""
    found = []
    for run in _RUN.findall(fold(text)):
        if run[0] < "\u4e00":
            found.append(run.lower())
        elif len(run) == 1:
            found.append(run)
        else:
            found += [run[place : place + 2] for place in range(len(run) - 1)]
    return found


def index_tokens(text: str) -> set[str]:
    """All tokens a text is found by: pairs, single characters, words."""
    return {*grams(text), *characters(text), *words(text)}


def characters(text: str) -> list[str]:
    """Chinese characters one by one, Latin words and numbers whole; in order, each once."""
    tokens = (run if run[0] >= "\u4e00" else [run.lower()] for run in _RUN.findall(fold(text)))
    return list(dict.fromkeys(token for run in tokens for token in run))


def words(text: str) -> list[str]:
    """The words of a text that can be looked for: no marks, no empty ones."""
    return [word.lower() for word in segment(text) if _RUN.search(word)]
