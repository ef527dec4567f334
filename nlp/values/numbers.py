"""Numbers in text: 1,234.5, 三百二十, 1万2000; the unit and all else is left to ``amounts``."""

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from nlp.values.composed import Unit, unit_at
from nlp.values.numerals import MAGNITUDES, NUMERAL_CHARS, read_numeral
from nlp.values.signs import sign_after
from nlp.values.units import counted_pattern

LONGEST_NUMBER = 18  # digits: longer runs are codes, no quantities
_SMALL = {"": 1, "十": 10, "百": 100, "千": 1000}
MAGNITUDE = {
    f"{small}{large}": factor * MAGNITUDES.get(large, 1)
    for small, factor in _SMALL.items()
    for large in ("", *MAGNITUDES)
} | {"万亿": 10**12}
HALF = Decimal("0.5")
ARABIC = r"\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?"
NUMBER = re.compile(
    rf"(?P<arabic>(?:(?<![\w%)])-)?(?:{ARABIC}))"
    rf"|(?P<han>[{NUMERAL_CHARS}万亿]+(?:点[{NUMERAL_CHARS}]+)?|半)"
)
SEGMENT_END = re.compile(r"$|[,;。)]")
_NOUN_AND_END = re.compile(r"[\u4e00-\u9fff]{0,4}(?:$|[,;。)])")
_JOINED = re.compile(r"(?P<first>[千万亿])(?P<rest>\d+)(?P<second>[百千]?万|[百千])?")
_NO_NUMBER_BEHIND = ("第", "上", "下", "个", "几", "数")
_AND_A_HALF = re.compile("个半(?=小时|月|学期|季度)")
# Behind a single numeral these name a grade or a part, not how many: 一级, 二类, 三期.
_GRADE = re.compile("[级类期等档星号]")


@dataclass(frozen=True, slots=True)
class Number:
    """A number in a text.

    Attributes:
        value: what it is, without a magnitude that stands before its unit.
        end: where it ends.
        is_doubtful: whether it may be another one.
    """

    value: Decimal
    end: int
    is_doubtful: bool = False


def decimal_of(printed: str) -> Decimal:
    """An Arabic number as printed, thousands parted by commas or not."""
    return Decimal(printed.replace(",", ""))


def number_at(text: str, match: re.Match[str], lead: str) -> Number | None:
    """The number that a match of ``NUMBER`` is, None where it is none.

    Args:
        text: the folded text.
        match: of ``NUMBER`` in it.
        lead: what stands before it.
    """
    number = _arabic_at(text, match) or _numeral_at(text, match, lead)
    if number is not None and _AND_A_HALF.match(text, number.end):
        return Number(number.value + HALF, number.end + 2, number.is_doubtful)
    return number


def _arabic_at(text: str, match: re.Match[str]) -> Number | None:
    printed = match.group("arabic")
    if printed is None or sum(char.isdigit() for char in printed) > LONGEST_NUMBER:
        return None
    joined = _JOINED.match(text, match.end())
    if joined is None:
        return Number(decimal_of(printed), match.end())
    return _joined(decimal_of(printed), joined)


def _joined(number: Decimal, joined: re.Match[str]) -> Number:
    """1万2000 and 3亿5千万 are one number; 3万5 may be 30,005 or 35,000."""
    first, second = MAGNITUDE[joined["first"]], MAGNITUDE[joined["second"] or ""]
    rest = int(joined["rest"]) * second
    is_whole = second > 1 or len(joined["rest"]) == len(str(first)) - 1
    is_one = is_whole and rest < first and number == number.to_integral_value()
    return Number(number * first + rest, joined.end(), not is_one)


def _numeral_at(text: str, match: re.Match[str], lead: str) -> Number | None:
    """A Chinese numeral, where a unit and the end of the sentence show that it is one.

    万 and 亿 at its end are left to the unit, so that 三十万元 keeps its unit.
    """
    run = match.group("han") or ""
    head = run.rstrip("万亿")
    number = read_numeral(head)
    if run == "半":
        number = HALF
    end = match.start() + len(head)
    if number is None or head in ("百", "千") or lead.endswith(_NO_NUMBER_BEHIND):
        return None
    if _AND_A_HALF.match(text, end):
        return Number(number, end)
    found = unit_at(text, end, is_last=len(head) > 1 and not lead)
    if found is None or not _is_counted(text, head, end, found[0]):
        return None
    last = sign_after(text, found[1])[1]
    closing = _NOUN_AND_END if len(head) > 1 else SEGMENT_END  # 三十二个县, but not 三个全覆盖
    return Number(number, end) if closing.match(text, last) else None


def _is_counted(text: str, numeral: str, end: int, unit: Unit) -> bool:
    """Whether a unit makes the numeral before it a number: 三家, 十二粒, but not 一起, 二期."""
    if numeral == "半":
        return unit.kind == "duration"
    if len(numeral) == 1 and _GRADE.match(text, end):
        return False
    if numeral in ("一", "十"):
        return _counted().match(text, end) is not None
    return len(numeral) > 1 or unit.is_known


@cache
def _counted() -> re.Pattern[str]:
    return re.compile(f"个|{counted_pattern()}")
