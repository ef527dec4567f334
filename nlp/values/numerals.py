"""Chinese numerals: 十二 -> 12, 二〇二二 -> 2022, 三万二千 -> 32000, 九十五点五 -> 95.5."""

import re
from decimal import Decimal

DIGITS = {char: value for value, char in enumerate("〇一二三四五六七八九")} | {
    "零": 0,
    "○": 0,
    "两": 2,
}
_SMALL = {"十": 10, "百": 100, "千": 1000}
MAGNITUDES = {"万": 10_000, "亿": 100_000_000}
NUMERAL_CHARS = "".join(DIGITS) + "".join(_SMALL)
YEAR_DIGITS = 4
LONGEST_NUMERAL = 24  # characters: 九千九百九十九亿九千九百九十九万九千九百九十九 has 23
_DIGIT = "[一二三四五六七八九两]"
_BELOW_TEN_THOUSAND = re.compile(
    rf"""
    (?: (?P<thousands>{_DIGIT})?千 )? [零〇]?
    (?: (?P<hundreds>{_DIGIT})?百 )? [零〇]?
    (?: (?P<tens>{_DIGIT})?(?P<ten>十) )? [零〇]?
    (?P<ones>{_DIGIT})?
    """,
    re.VERBOSE,
)


def read_numeral(text: str) -> Decimal | None:
    """The number a run of Chinese numeral characters writes, or None if it writes none.

    Digits by place (二〇二二), numerals with 十, 百, 千, 万, 亿 (三百二十, 一万零五十), and a part
    behind the point (九十五点五) are read. Two or three digits in a row (三五, 七八) mean "some"
    and write no number.
    """
    if len(text) > LONGEST_NUMERAL:
        return None
    whole, point, part = text.partition("点")
    number = _read_whole(whole)
    if number is None or not point:
        return number
    if not part or any(char not in DIGITS for char in part):
        return None
    return Decimal(f"{number}.{''.join(str(DIGITS[char]) for char in part)}")


def _read_whole(text: str) -> Decimal | None:
    if text and all(char in DIGITS for char in text):
        is_number = len(text) in (1, YEAR_DIGITS) or any(DIGITS[char] == 0 for char in text)
        return Decimal("".join(str(DIGITS[char]) for char in text)) if is_number else None
    for word, factor in (("亿", MAGNITUDES["亿"]), ("万", MAGNITUDES["万"])):
        if word in text:
            above, _, below = text.partition(word)
            return _with_factor(above, below, factor)
    return _read_below_ten_thousand(text)


def _with_factor(above: str, below: str, factor: int) -> Decimal | None:
    """A numeral with 万 or 亿 in it; one digit behind it counts tenths: 三万五 is 35,000."""
    high = _read_whole(above)
    low = _read_whole(below) if below else Decimal(0)
    if high is None or low is None or low >= factor:
        return None
    if len(below) == 1:
        low *= factor // 10
    return high * factor + low


def _read_below_ten_thousand(text: str) -> Decimal | None:
    match = _BELOW_TEN_THOUSAND.fullmatch(text)
    if match is None or not text:
        return None
    total = 0
    for name, word in (("thousands", "千"), ("hundreds", "百"), ("tens", "十")):
        if word in text:
            total += DIGITS[match.group(name) or "一"] * _SMALL[word]
    ones = DIGITS[match.group("ones") or "零"]
    # 三百五 is 350: a digit right behind 百 or 千 counts the next lower place.
    before = text[-2:-1]
    if ones and before in ("百", "千"):
        ones *= _SMALL[before] // 10
    return Decimal(total + ones)
