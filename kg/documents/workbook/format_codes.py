"""The code of a number format, e.g. ``0.0%;-0.0%`` -> its sections, and which one is used."""

import re
from decimal import Decimal
from functools import lru_cache
from typing import Literal, NamedTuple

Kind = Literal["date", "number", "general", "text", "unknown"]
Token = tuple[str, str]  # kind, text; the kinds are the names of groups in ``TOKEN``

TOKEN = re.compile(
    r"""
    "(?P<quoted>[^"]*)"                             # "万元"
    | [\\!](?P<escaped>.)                           # \元
    | _. | \*.                                      # room as wide as a letter; a letter that fills
    | \[\$(?P<symbol>[^\]-]*)[^\]]*\]               # [$¥-804]
    | \[(?P<elapsed>[hHmMsS]+)\]                    # [h]: hours beyond a day
    | \[(?P<sign>[<>=]{1,2})(?P<limit>-?[\d.]+)\]   # [>=10]
    | \[[^\]]*\]                                    # [红色]
    | (?P<general>General|G/通用格式)
    | (?P<noon>AM/PM|A/P|上午/下午)
    | (?P<date>[yY]+|[mM]+|[dD]+|[hH]+|[sS]+(?:\.0+)?|aaaa?|e+)
    | (?P<exponent>E[+-])
    | (?P<digit>[0\#?])
    | (?P<mark>[.,%@/])
    | (?P<other>.)
    """,
    re.S | re.X,
)
_COMPARE = {"<": (-1,), "<=": (-1, 0), ">": (1,), ">=": (1, 0), "=": (0,), "<>": (-1, 1)}


class Section(NamedTuple):
    """One of a format's up to four parts.

    Attributes:
        kind: what it shows; ``unknown`` for fractions and scientific notation.
        tokens: its pieces in order.
        sign, limit: the condition under which it is used; without a sign none is stated.
    """

    kind: Kind
    tokens: tuple[Token, ...]
    sign: str | None
    limit: Decimal


@lru_cache(maxsize=1024)
def sections_of(code: str) -> tuple[Section, ...]:
    """The sections of a format code."""
    sections, tokens = [], list[Token]()
    sign, limit = None, Decimal(0)
    for match in TOKEN.finditer(code):
        kind, text = match.lastgroup or "", match.group()
        if kind == "other" and text == ";":
            sections.append(Section(_kind_of(tokens), _with_minutes(tokens), sign, limit))
            tokens, sign, limit = [], None, Decimal(0)
        elif kind == "limit":
            sign, limit = match["sign"], Decimal(match["limit"])
        elif kind in ("quoted", "escaped", "symbol", "other"):
            tokens.append(("literal", match[kind]))
        elif kind == "elapsed":
            tokens.append(("elapsed", match[kind].lower()))
        elif kind:
            tokens.append((kind, text))
    return (*sections, Section(_kind_of(tokens), _with_minutes(tokens), sign, limit))


def choose_section(sections: tuple[Section, ...], value: Decimal) -> tuple[Section, Decimal]:
    """The section for a value, and the value with the sign that it is to show."""
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


def _kind_of(tokens: list[Token]) -> Kind:
    kinds = {kind for kind, _ in tokens}
    is_fraction = ("mark", "/") in tokens and "digit" in kinds
    if kinds & {"date", "elapsed", "noon"}:
        return "date"
    if "general" in kinds:
        return "general"
    if "exponent" in kinds or ("mark", "@") in tokens or is_fraction:
        return "unknown"
    return "number" if "digit" in kinds else "text"


def _with_minutes(tokens: list[Token]) -> tuple[Token, ...]:
    """The tokens with an m beside hours or seconds as minutes."""
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
