"""Traditional characters -> simplified ones, for comparison only: what is printed stays as it is.

By OpenCC, which knows the words in which a character keeps its form (乾縣 is 乾县, 乾燥 is 干燥).
"""

import re
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from opencc import OpenCC

_IDEOGRAPHS = range(0x3400, 0xA000)  # Unicode: extension A and the unified ideographs
# These two are in GB 2312 for the sake of names (於潜). Anywhere else they are traditional: 不低於.
_IN_NAMES = "於後"


def simplified(text: str) -> str:
    """A text in simplified characters; the same text where it holds no traditional one.

    Args:
        text: normalised (NFKC), as ``nlp.text.fold`` makes it.
    """
    if _traditional().search(text) is None:
        return text
    converted: str = _converter().convert(text)
    return converted


@cache
def characters() -> str:
    """The characters that no simplified text holds.

    OpenCC has another form for them, and GB 2312, the set of simplified characters, lacks them: 乾
    alone may be the 乾 of 乾县.
    """
    every = [chr(number) for number in _IDEOGRAPHS]
    forms = _converter().convert("\n".join(every)).split("\n")
    pairs = zip(every, forms, strict=True)
    return "".join(own for own, form in pairs if own != form and not _is_simplified(own))


@cache
def _traditional() -> re.Pattern[str]:
    return re.compile(f"[{characters()}]")


@cache
def _converter() -> "OpenCC":
    from opencc import OpenCC

    return OpenCC("t2s")


def _is_simplified(char: str) -> bool:
    if char in _IN_NAMES:
        return False
    try:
        char.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True
