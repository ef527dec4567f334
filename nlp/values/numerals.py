"""Chinese numerals: 十二 -> 12, 二〇二二 -> 2022."""

from decimal import Decimal

DIGITS = {char: value for value, char in enumerate("〇一二三四五六七八九")} | {"零": 0, "两": 2}
_SMALL = {"十": 10, "百": 100, "千": 1000}
MAGNITUDES = {"万": 10_000, "亿": 100_000_000}
NUMERAL_CHARS = "".join(DIGITS) + "".join(_SMALL)


def read_numeral(text: str) -> Decimal | None:
    """The number a run of Chinese numeral characters writes, or None if it writes none.

    Digits by place (二〇二二) and numerals with 十, 百, 千 (三百二十, 十二) are read. 万 and 亿 are
    no part of the run: the caller multiplies by them.
    """
    if not text or any(char not in DIGITS and char not in _SMALL for char in text):
        return None
    if all(char in DIGITS for char in text):
        return Decimal("".join(str(DIGITS[char]) for char in text))
    total, digit = 0, None
    for char in text:
        if char in DIGITS:
            digit = DIGITS[char]
            continue
        total += (1 if digit is None else digit) * _SMALL[char]
        digit = None
    return Decimal(total + (digit or 0))
