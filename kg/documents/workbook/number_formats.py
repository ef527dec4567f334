"""Numbers as a workbook shows them: 1 under ``0%`` is 100%, 45261 under a date format is a date.

A number that shows wrong is mended here, whatever the workbook's format:

- `built_in_formats.py`: what a format stated only by its number is;
- `format_codes.py`: how a code is divided into sections, and which of them is used;
- `format_digits.py`: digits, points, commas, percent signs;
- `format_dates.py`: dates and times.

What a format cannot be read for (fractions, scientific notation) is shown as the plain number.
"""

from decimal import Decimal

from kg.documents.workbook.built_in_formats import BUILT_IN, LONG_DATE
from kg.documents.workbook.format_codes import choose_section, sections_of
from kg.documents.workbook.format_dates import show_date
from kg.documents.workbook.format_digits import show_digits

GENERAL = BUILT_IN[0]
_PLAIN = frozenset(("", "@", GENERAL, "general", "GENERAL", "G/通用格式"))
_SYSTEM = {"[$-F800]": LONG_DATE, "[$-F400]": "h:mm:ss"}  # long date, time as the system is set
_INFINITE = float("inf")


def plain_number(value: float) -> str:
    """A number without a format.

    The 15 digits that a spreadsheet keeps, no zeros at the end, no exponent unless it is huge.
    """
    exact = Decimal(f"{value:.15g}")
    if exact and not Decimal("1e-12") <= abs(exact) < Decimal("1e20"):
        return f"{exact.normalize():E}"
    text = format(exact, "f")
    if "." in text:
        return text.rstrip("0").rstrip(".")
    return text if exact else text.removeprefix("-")


def is_plain(code: str) -> bool:
    """Whether a format shows every number as it is."""
    return code.strip() in _PLAIN


def show_number(value: float, code: str, *, from_1904: bool = False) -> str:
    """A number under a format code.

    Args:
        value: as stored; a date is its serial.
        code: of the format, e.g. ``0.0%`` or ``yyyy"年"m"月"``.
        from_1904: whether the workbook counts dates from 1904.
    """
    if not abs(value) < _INFINITE:
        return str(value)
    if is_plain(code):
        return plain_number(value)
    code = _SYSTEM.get(code[:8].upper(), code)
    section, magnitude = choose_section(sections_of(code), Decimal(f"{value:.15g}"))
    shown = None
    if section.kind == "date":
        shown = show_date(value, section.tokens, from_1904=from_1904)
    elif section.kind == "number":
        shown = show_digits(magnitude, section.tokens)
    elif section.kind in ("general", "text"):
        shown = "".join(
            plain_number(float(magnitude)) if kind == "general" else text
            for kind, text in section.tokens
        )
    # A format that shows nothing (;;;) hides the number from readers; here it is read.
    return (shown or "").strip() or plain_number(value)
