"""Text as it is compared: one width, no spaces, one glyph for each sign. Printed text stays.

``fold`` gives the form that two printings of one cell share, also one in traditional characters;
``squash`` only drops white space.
"""

import re
import unicodedata
from functools import cache, lru_cache

from nlp.radicals import without_radicals
from nlp.traditional import characters, simplified

# Characters that show nothing and may stand inside a word: soft hyphens, joiners, marks of
# direction and of byte order (Unicode: Default_Ignorable_Code_Point, without those of scripts that
# these documents do not use).
_INVISIBLE = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\u2061\u2062\u2063\u2064\ufeff"

# What NFKC leaves as it is; it makes ﹥ to > and ～ to ~ by itself.
_LOOKALIKES = str.maketrans(
    {
        "≧": "≥",
        "⩾": "≥",
        "›": ">",
        "〉": ">",
        "≦": "≤",
        "⩽": "≤",
        "‹": "<",
        "〈": "<",
        "–": "-",
        "—": "-",
        "−": "-",
        "‐": "-",
        "∼": "~",
        "〜": "~",
    }
    | dict.fromkeys(_INVISIBLE)
)
_SPACE = re.compile(r"\s+")
# The map runs before and after NFKC, which makes look-alikes too: a second fold changes nothing.
_TITLE_MARKS = str.maketrans({"〈": "\ue000", "〉": "\ue001"})
_TITLE_BACK = str.maketrans({"\ue000": "〈", "\ue001": "〉"})


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """The comparison form of a cell: NFKC, one glyph per sign, no white space, simplified.

    Width, spaces, characters that show nothing, and ``≧`` for ``≥`` do not count in comparisons;
    letters keep their case.
    """
    if text.isascii():
        return _SPACE.sub("", text)
    if unicodedata.is_normalized("NFKC", text) and _unfolded().search(text) is None:
        return text
    single = without_radicals(text).translate(_LOOKALIKES)
    one = unicodedata.normalize("NFKC", single).translate(_LOOKALIKES)
    return simplified(_SPACE.sub("", one))


@cache
def _unfolded() -> re.Pattern[str]:
    return re.compile(rf"[\s\u2e80-\u2fdf{''.join(map(chr, _LOOKALIKES))}{characters()}]")


def fold_title(text: str) -> str:
    """Like ``fold``, but the nested title marks 〈 〉 stay what they are."""
    return fold(text.translate(_TITLE_MARKS)).translate(_TITLE_BACK)


def squash(text: str) -> str:
    """The text without white space, every other character as printed."""
    return _SPACE.sub("", text)


def join_wrapped(first: str, rest: str) -> str:
    """Two parts of one wrapped cell as one text: no space between Chinese, one between Latin words.

    Args:
        first: the part above, as printed.
        rest: the part below, as printed.
    """
    left, right = first.rstrip(), rest.lstrip()
    if left and right and _is_latin(left[-1]) and _is_latin(right[0]):
        return f"{left} {right}"
    return left + right


def _is_latin(char: str) -> bool:
    return char.isascii() and char.isalpha()
