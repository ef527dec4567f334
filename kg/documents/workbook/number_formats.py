"""Numbers as a workbook shows them: 1 under 0% is 100%, 45261 under a date format is a date.

What a format cannot be read for (fractions, scientific notation) is shown as the plain number.
"""

import re
from datetime import datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache
from typing import NamedTuple

GENERAL = "General"
# The ids every workbook may use without saying what they are, those of dates as a Chinese Excel or WPS shows them.
_YEAR_MONTH, _MONTH_DAY, _DAY = 'yyyy"年"m"月"', 'm"月"d"日"', 'yyyy"年"m"月"d"日"'
_TIME, _NOON = 'h"时"mm"分"', '上午/下午h"时"mm"分"'
BUILT_IN_DATES = {
    14: "yyyy/m/d", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy", 22: "yyyy/m/d h:mm",
    27: _YEAR_MONTH, 28: _MONTH_DAY, 29: _MONTH_DAY, 30: "m-d-yy", 31: _DAY, 32: _TIME, 33: _TIME + 'ss"秒"',
    34: _NOON, 35: _NOON + 'ss"秒"', 36: _YEAR_MONTH, 50: _YEAR_MONTH, 51: _MONTH_DAY, 52: _YEAR_MONTH, 53: _MONTH_DAY,
    54: _MONTH_DAY, 55: _NOON, 56: _NOON + 'ss"秒"', 57: _YEAR_MONTH, 58: _MONTH_DAY,
}  # fmt: skip
BUILT_IN = {
    0: GENERAL, 1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 5: "¥#,##0;¥-#,##0", 6: "¥#,##0;¥-#,##0",
    7: "¥#,##0.00;¥-#,##0.00", 8: "¥#,##0.00;¥-#,##0.00", 9: "0%", 10: "0.00%", 11: "0.00E+00", 12: "# ?/?", 13: "# ??/??",
    18: "h:mm AM/PM", 19: "h:mm:ss AM/PM", 20: "h:mm", 21: "h:mm:ss", 37: "#,##0;-#,##0", 38: "#,##0;-#,##0",
    39: "#,##0.00;-#,##0.00", 40: "#,##0.00;-#,##0.00", 41: '#,##0;-#,##0;"-"', 42: '¥#,##0;¥-#,##0;¥"-"',
    43: '#,##0.00;-#,##0.00;"-"', 44: '¥#,##0.00;¥-#,##0.00;¥"-"', 45: "mm:ss", 46: "[h]:mm:ss", 47: "mm:ss", 48: "##0.0E+0",
    49: "@", **BUILT_IN_DATES,
}  # fmt: skip
_SYSTEM = {"[$-F800]": _DAY, "[$-F400]": "h:mm:ss"}  # long date and time as the system is set
_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"|[\\!](?P<escaped>.)|_.|\*.|\[\$(?P<symbol>[^\]-]*)[^\]]*\]|\[(?P<elapsed>[hHmMsS]+)\]'
    r"|\[(?P<sign>[<>=]{1,2})(?P<limit>-?[\d.]+)\]|\[[^\]]*\]|(?P<general>General|G/通用格式)"
    r"|(?P<noon>AM/PM|A/P|上午/下午)|(?P<date>[yY]+|[mM]+|[dD]+|[hH]+|[sS]+(?:\.0+)?|aaaa?|e+)"
    r"|(?P<exponent>E[+-])|(?P<digit>[0#?])|(?P<mark>[.,%@/])|(?P<other>.)",
    re.S,
)
_COMPARE = {"<": (-1,), "<=": (-1, 0), ">": (1,), ">=": (1, 0), "=": (0,), "<>": (-1, 1)}
_MONTHS = (
    "January February March April May June July August September October November December".split()
)
_DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
_LAST_SERIAL = 2958466  # 9999-12-31 and a day


class _Section(NamedTuple):
    """One of a format's up to four parts: kind is ``date``, ``number``, ``general``, ``text`` or ``unknown``."""

    kind: str
    tokens: tuple[tuple[str, str], ...]
    sign: str | None
    limit: Decimal


def plain_number(value: float) -> str:
    """A number without format: the 15 digits a spreadsheet keeps, no trailing zeros, no exponent unless huge."""
    exact = Decimal(f"{value:.15g}")
    if exact and not Decimal("1e-12") <= abs(exact) < Decimal("1e20"):
        return f"{exact.normalize():E}"
    text = format(exact, "f")
    return (
        text.rstrip("0").rstrip(".")
        if "." in text
        else text.removeprefix("-")
        if not exact
        else text
    )


def is_plain(code: str) -> bool:
    """Whether a format shows every number as it is."""
    return code.strip() in ("", "@", GENERAL, "general", "GENERAL", "G/通用格式")


def show_number(value: float, code: str, *, from_1904: bool = False) -> str:
    """A number under a format code.

    Args:
        value: as stored; a date is its serial.
        code: the format's code, e.g. ``0.0%`` or ``yyyy"年"m"月"``.
        from_1904: whether the workbook counts dates from 1904.
    """
    if is_plain(code) or value != value or value in (float("inf"), float("-inf")):
        return plain_number(value) if abs(value) < float("inf") else str(value)
    code = _SYSTEM.get(code[:8].upper(), code)
    exact = Decimal(f"{value:.15g}")
    section, magnitude = _choose(_sections(code), exact)
    shown = None
    if section.kind == "date":
        shown = _show_date(value, section.tokens, from_1904)
    elif section.kind == "number":
        shown = _show_digits(magnitude, section.tokens)
    elif section.kind in ("general", "text"):
        shown = "".join(
            plain_number(float(magnitude)) if kind == "general" else text
            for kind, text in section.tokens
        )
    # A format that shows nothing (;;;) hides the number from readers; here it is read.
    return (shown or "").strip() or plain_number(value)


@lru_cache(maxsize=1024)
def _sections(code: str) -> tuple[_Section, ...]:
    sections, tokens = [], list[tuple[str, str]]()
    sign, limit = None, Decimal(0)
    for match in _TOKEN.finditer(code):
        kind, text = match.lastgroup or "", match.group()
        if kind == "other" and text == ";":
            sections.append(_Section(_kind(tokens), _with_minutes(tokens), sign, limit))
            tokens, sign, limit = [], None, Decimal(0)
        elif kind == "limit":
            sign, limit = match["sign"], Decimal(match["limit"])
        elif kind in ("quoted", "escaped", "symbol", "other"):
            tokens.append(("literal", match[kind]))
        elif kind == "elapsed":
            tokens.append(("elapsed", match[kind].lower()))
        elif kind:
            tokens.append((kind, text))
    return (*sections, _Section(_kind(tokens), _with_minutes(tokens), sign, limit))


def _kind(tokens: list[tuple[str, str]]) -> str:
    kinds = {kind for kind, _ in tokens}
    if kinds & {"date", "elapsed", "noon"}:
        return "date"
    if "general" in kinds:
        return "general"
    if (
        "exponent" in kinds
        or ("mark", "@") in tokens
        or (("mark", "/") in tokens and "digit" in kinds)
    ):
        return "unknown"
    return "number" if "digit" in kinds else "text"


def _with_minutes(tokens: list[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """An m beside hours or seconds means minutes."""
    times = [index for index, (kind, _) in enumerate(tokens) if kind in ("date", "elapsed")]
    settled = list(tokens)
    for position, index in enumerate(times):
        kind, text = tokens[index]
        if kind != "date" or text[0] not in "mM" or len(text) > 2:
            continue
        before = tokens[times[position - 1]][1][0].lower() if position else ""
        after = tokens[times[position + 1]][1][0].lower() if position + 1 < len(times) else ""
        if before == "h" or after == "s":
            settled[index] = ("minute", text)
    return tuple(settled)


def _choose(sections: tuple[_Section, ...], value: Decimal) -> tuple[_Section, Decimal]:
    """The section for a value, and the value with the sign it is to show."""
    if any(section.sign for section in sections):
        for section in sections:
            compared = (value > section.limit) - (value < section.limit)
            if section.sign is None or compared in _COMPARE.get(section.sign, ()):
                return section, value
        return sections[-1], value
    if value < 0 and len(sections) > 1:
        return sections[1], -value
    if value == 0 and len(sections) > 2:
        return sections[2], value
    return sections[0], value


def _show_digits(value: Decimal, tokens: tuple[tuple[str, str], ...]) -> str:
    """Digits into their places, from the right; the first place takes all that are left."""
    marks = [text for kind, text in tokens if kind == "mark"]
    point = next(
        (index for index, token in enumerate(tokens) if token == ("mark", ".")), len(tokens)
    )
    places = [index for index, (kind, _) in enumerate(tokens) if kind == "digit"]
    whole = [index for index in places if index < point]
    scale, after = 0, places[-1] + 1
    while tokens[after + scale : after + scale + 1] == (("mark", ","),):
        scale += 1
    grouped = (
        any(tokens[index] == ("mark", ",") for index in range(whole[0], whole[-1]))
        if whole
        else False
    )
    value = value.scaleb(2 * marks.count("%") - 3 * scale)
    decimals = len(places) - len(whole)
    rounded = abs(value).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    digits, _, fraction = format(rounded, "f").partition(".")
    shown = _whole(digits.lstrip("0"), tokens[:point], whole, grouped=grouped)
    shown += _fraction(fraction, tokens[point:])
    return f"-{shown}" if value < 0 else shown


def _whole(
    digits: str, tokens: tuple[tuple[str, str], ...], places: list[int], *, grouped: bool
) -> str:
    shown, done = "", 0
    for index in range(len(tokens) - 1, -1, -1):
        kind, text = tokens[index]
        if kind == "digit":
            amount = len(digits) - done if index == places[0] else 1
            own = digits[max(0, len(digits) - done - amount) : len(digits) - done] or (
                "0" if text == "0" else ""
            )
            for digit in reversed(own):
                shown = digit + ("," if grouped and done and done % 3 == 0 else "") + shown
                done += 1
        elif kind == "literal" or text == "%":
            shown = text + shown
    return shown


def _fraction(digits: str, tokens: tuple[tuple[str, str], ...]) -> str:
    optional, left = digits.rstrip("0"), digits
    shown, place = "", 0
    for kind, text in tokens:
        if kind == "digit":
            if text == "0" or place < len(optional):
                shown += left[place]
            place += 1
        elif kind == "literal" or text in (".", "%"):
            shown += text
    return shown


def _show_date(value: float, tokens: tuple[tuple[str, str], ...], from_1904: bool) -> str | None:
    days = value + 1462 if from_1904 else value
    if not 0 <= days < _LAST_SERIAL:
        return None
    # 1900 counts as a leap year, so serials before March lie a day off.
    base = datetime(1899, 12, 30) if days >= 60 else datetime(1899, 12, 31)
    moment = base + timedelta(seconds=round(days * 86400))
    noon = any(kind == "noon" for kind, _ in tokens)
    return "".join(_part(kind, text, moment, value, noon=noon) for kind, text in tokens)


def _part(kind: str, text: str, moment: datetime, value: float, *, noon: bool) -> str:
    if kind == "noon":
        morning, evening = text.split("/")
        return morning if moment.hour < 12 else evening
    if kind == "elapsed":
        return str(int(round(value * 86400) // {"h": 3600, "m": 60, "s": 1}[text[0]])).zfill(
            len(text)
        )
    if kind == "minute":
        return str(moment.minute).zfill(len(text))
    if kind != "date":
        return text
    unit, width = text[0].lower(), len(text)
    if unit in "ye":
        return f"{moment.year % 100:02d}" if unit == "y" and width <= 2 else str(moment.year)
    if unit == "a":
        return "星期" * (width == 4) + "一二三四五六日"[moment.weekday()]
    if unit in "md" and width > 2:
        name = _MONTHS[moment.month - 1] if unit == "m" else _DAYS[moment.weekday()]
        return name[:3] if width == 3 else name[:1] if width == 5 else name
    if unit == "s" and "." in text:
        return f"{moment.second:02d}.{'0' * (width - text.index('.') - 1)}"
    hour = (moment.hour - 1) % 12 + 1 if noon else moment.hour
    return str({"m": moment.month, "d": moment.day, "h": hour, "s": moment.second}[unit]).zfill(
        min(width, 2)
    )
