"""Chinese words: one jieba tokenizer with our word list, for the index and for queries alike.

Its dictionary is loaded on the first call, and the words of ``words.txt`` are added to it. The
global tokenizer of jieba is never touched.
"""

import logging
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from nlp.text import fold

if TYPE_CHECKING:
    from jieba import Tokenizer


@cache
def tokenizer() -> "Tokenizer":
    """The tokenizer of the product, loaded once."""
    import jieba

    jieba.setLogLevel(logging.WARNING)
    own = jieba.Tokenizer()
    for word in word_list():
        own.add_word(word)
    return own


@cache
def word_list() -> tuple[str, ...]:
    """Our own words, as they stand in ``words.txt``."""
    lines = files("nlp").joinpath("words.txt").read_text("utf-8").splitlines()
    return tuple(word for line in lines if (word := line.strip()) and not word.startswith("#"))


def cut(text: str) -> list[str]:
    """The words of a text as it stands; joined together they give it back."""
    return [str(word) for word in tokenizer().cut(text, HMM=True)]


def segment(text: str) -> list[str]:
    """The words of a text in its comparison form; joined together they give that form back."""
    return cut(fold(text))
