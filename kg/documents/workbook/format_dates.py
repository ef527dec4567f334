"""A serial number under a section of a date or a time: 45261 -> 2023年12月1日."""

from datetime import datetime, timedelta

from kg.documents.workbook.format_codes import Token

_MONTHS = (
    "January February March April May June July August September October November December".split()
)
_DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
_LAST_SERIAL = 2958466  # 9999-12-31 and a day
_DAYS_TO_1904 = 1462
_DAY_SECONDS = 86400
_SECONDS = {"h": 3600, "m": 60, "s": 1}


def show_date(value: float, tokens: tuple[Token, ...], *, from_1904: bool) -> str | None:
    """A date as its format shows it.

    Args:
        value: days since the beginning of 1900, or of 1904.
        tokens: of a section of kind ``date``.
        from_1904: whether the workbook counts from 1904.

    Returns:
        None for numbers that are no date.
    """
    days = value + _DAYS_TO_1904 if from_1904 else value
    if not 0 <= days < _LAST_SERIAL:
        return None
    # 1900 counts as a leap year, so serials before March lie a day off.
    base = datetime(1899, 12, 30) if days >= 60 else datetime(1899, 12, 31)
    moment = base + timedelta(seconds=round(days * _DAY_SECONDS))
    noon = any(kind == "noon" for kind, _ in tokens)
    return "".join(_show_token(token, moment, value, noon=noon) for token in tokens)


def _show_token(token: Token, moment: datetime, value: float, *, noon: bool) -> str:
    kind, text = token
    if kind == "noon":
        morning, evening = text.split("/")
        return morning if moment.hour < 12 else evening
    if kind == "elapsed":
        elapsed = int(round(value * _DAY_SECONDS) // _SECONDS[text[0]])
        return str(elapsed).zfill(len(text))
    if kind == "minute":
        return str(moment.minute).zfill(len(text))
    return _show_part(text, moment, noon=noon) if kind == "date" else text


def _show_part(text: str, moment: datetime, *, noon: bool) -> str:
    """A part of a date or a time, e.g. ``yyyy``, ``mm`` (a month) or ``aaaa``."""
    unit, width = text[0].lower(), len(text)
    if unit == "e" or (unit == "y" and width > 2):
        return str(moment.year)
    if unit == "y":
        return f"{moment.year % 100:02d}"
    if unit == "a":
        return "星期" * (width == 4) + "一二三四五六日"[moment.weekday()]
    if unit in "md" and width > 2:
        return _name(_MONTHS[moment.month - 1] if unit == "m" else _DAYS[moment.weekday()], width)
    if unit == "s" and "." in text:
        return f"{moment.second:02d}.{'0' * (width - text.index('.') - 1)}"
    hour = (moment.hour - 1) % 12 + 1 if noon else moment.hour
    numbers = {"m": moment.month, "d": moment.day, "h": hour, "s": moment.second}
    return str(numbers[unit]).zfill(min(width, 2))


def _name(name: str, width: int) -> str:
    """The name of a month or a day: ``mmm`` is short, ``mmmm`` long, ``mmmmm`` its first letter."""
    return {3: name[:3], 5: name[:1]}.get(width, name)
