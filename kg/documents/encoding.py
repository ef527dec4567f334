"""Bytes -> text, in the encoding in which they are Chinese.

What a file states of its encoding is no help: it is right where the bytes show the same, and where
they show another they are right.
"""

import codecs
import re

from nlp.traditional import characters

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_WIDE = ("utf-16-le", "utf-16-be")
# GB 18030 holds GBK and GB 2312, under whose names it often goes.
_NARROW = ("utf-8", "gb18030", "big5hkscs")
_CHINESE = re.compile("[\u4e00-\u9fff\u3000-\u303f\uff00-\uffef]")
_IDEOGRAPH = re.compile("[\u4e00-\u9fff]")
_TRIED = 5_000  # characters: what comes first tells what all is
# Of the characters beyond ASCII: a byte that was lost or cut spoils one or two.
_MOST_DAMAGED = 0.01
_LEAST_CHINESE = 0.8  # of them; the rest are signs like ≥ and ①
# Of the ideographs. Chinese has some 95 %, what is read in a wrong encoding up to 40 %.
_LEAST_COMMON = 0.6
# GB 2312 puts the 3,755 common characters first, in its rows 16 to 55.
_END_OF_COMMON = 0xD8


def decoded(data: bytes) -> str | None:
    """The text that bytes are; None where they are in no encoding of Chinese, and not in UTF-8.

    A few damaged bytes become U+FFFD.
    """
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _text(data[len(bom) :], encoding)
    try:
        plain = data.decode("utf-8")
    except UnicodeDecodeError:
        plain = None
    if plain is not None and "\0" not in plain and _is_evident(plain):
        return plain
    encodings = (*_NARROW, *_WIDE) if b"\0" in data[:_TRIED] else _NARROW
    found = [text for encoding in encodings if (text := _text(data, encoding)) is not None]
    shares = {text: _share_of_common(text) for text in found if "\0" not in text}
    best = max(shares, key=lambda text: shares[text], default="")
    return best if shares.get(best, 0.0) >= _LEAST_COMMON else plain


def _is_evident(text: str) -> bool:
    """Whether bytes that are valid UTF-8 are meant so: Chinese in another encoding never is."""
    return text.isascii() or _share_of_chinese(text) >= _LEAST_CHINESE


def _text(data: bytes, encoding: str) -> str | None:
    """The bytes in an encoding, None where too many are none of its characters."""
    text = data.decode(encoding, "replace")
    damaged = text.count("\ufffd")
    if not damaged:
        return text
    beyond = len(text) - len(text.encode("ascii", "ignore"))
    return text if damaged <= max(1, _MOST_DAMAGED * beyond) else None


def _share_of_chinese(text: str) -> float:
    """Of the characters beyond ASCII: ideographs, their punctuation and full-width signs."""
    tried = text[:_TRIED]
    others = len(tried) - len(tried.encode("ascii", "ignore"))
    return len(_CHINESE.findall(tried)) / others if others else 0.0


def _share_of_common(text: str) -> float:
    """Of the ideographs: those that are common, or the traditional form of another.

    0 for a text of other characters.
    """
    if _share_of_chinese(text) < _LEAST_CHINESE:
        return 0.0
    ideographs = _IDEOGRAPH.findall(text[:_TRIED])
    traditional = frozenset(characters())
    common = sum(char in traditional or _is_common(char) for char in ideographs)
    return common / len(ideographs) if ideographs else 0.0


def _is_common(char: str) -> bool:
    try:
        return char.encode("gb2312")[0] < _END_OF_COMMON
    except UnicodeEncodeError:
        return False
