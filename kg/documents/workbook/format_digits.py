"""A number under a section of digits, e.g. ``#,##0.00``: 1234.5 -> 1,234.50."""

from decimal import ROUND_HALF_UP, Decimal

from kg.documents.workbook.format_codes import Token

_COMMA, _POINT = ("mark", ","), ("mark", ".")


def show_digits(value: Decimal, tokens: tuple[Token, ...]) -> str:
    """Digits in their places, from the right; the first place takes all that are left.

    Args:
        value: with the sign to show.
        tokens: of a section of kind ``number``.
    """
    point = tokens.index(_POINT) if _POINT in tokens else len(tokens)
    places = [index for index, (kind, _) in enumerate(tokens) if kind == "digit"]
    whole = [index for index in places if index < point]
    thousands, after = 0, places[-1] + 1  # each comma behind the last place divides by a thousand
    while tokens[after + thousands : after + thousands + 1] == (_COMMA,):
        thousands += 1
    grouped = bool(whole) and _COMMA in tokens[whole[0] : whole[-1]]
    percent = [text for kind, text in tokens if kind == "mark"].count("%")
    value = value.scaleb(2 * percent - 3 * thousands)
    decimals = len(places) - len(whole)
    rounded = abs(value).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    digits, _, fraction = format(rounded, "f").partition(".")
    shown = _show_whole(digits.lstrip("0"), tokens[:point], whole, grouped=grouped)
    shown += _show_fraction(fraction, tokens[point:])
    return f"-{shown}" if value < 0 else shown


def _show_whole(digits: str, tokens: tuple[Token, ...], places: list[int], *, grouped: bool) -> str:
    """What stands before the point: digits, zeros for places that show them, texts between."""
    shown, done = "", 0
    for index in range(len(tokens) - 1, -1, -1):
        kind, text = tokens[index]
        if kind == "digit":
            left = len(digits) - done
            amount = left if index == places[0] else 1
            own = digits[max(0, left - amount) : left]
            if not own and text == "0":
                own = "0"
            for digit in reversed(own):
                comma = "," if grouped and done and done % 3 == 0 else ""
                shown = digit + comma + shown
                done += 1
        elif kind == "literal" or text == "%":
            shown = text + shown
    return shown


def _show_fraction(digits: str, tokens: tuple[Token, ...]) -> str:
    """What stands from the point on; ``#`` and ``?`` show no zeros at the end."""
    needed = len(digits.rstrip("0"))
    shown, place = "", 0
    for kind, text in tokens:
        if kind == "digit":
            if text == "0" or place < needed:
                shown += digits[place]
            place += 1
        elif kind == "literal" or text in (".", "%"):
            shown += text
    return shown
