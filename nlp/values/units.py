"""Units of values: every printed form -> the normalised unit and the kind of value it makes."""

import re
from functools import cache, lru_cache
from typing import Any

from nlp.datafiles import load_yaml
from nlp.errors import DataFileError
from nlp.patterns import any_of

Units = dict[str, tuple[str, str]]
KINDS = ("duration", "money", "percent")  # besides count, whose units are a list
_PARTS = frozenset((*KINDS, "count", "aliases", "codes", "endings", "after_numerals"))


@cache
def _table() -> dict[str, Any]:
    return load_yaml("units.yml", "nlp.values")


@cache
def units() -> Units:
    """Printed unit form -> (normalised unit, kind), read once from ``units.yml``."""
    return read_units(_table())


def read_units(table: dict[str, Any]) -> Units:
    """The forms of a table of units.

    Raises:
        DataFileError: one printed form stands for two units, or a part of the table is not known.
    """
    unknown = sorted(set(table) - _PARTS)
    if unknown:
        raise DataFileError(
            f"nlp/values/units.yml: {', '.join(unknown)} is no kind of value; a unit that has"
            " none, such as 吨, stands under count"
        )
    found: Units = {}
    for kind in KINDS:
        for unit, forms in table[kind].items():
            for form in forms:
                _add(found, form, (unit, kind))
    for counter in dict.fromkeys((*table["count"], *table["aliases"])):
        _add(found, counter, (table["aliases"].get(counter, counter), "count"))
    return found


def _add(found: Units, form: str, unit: tuple[str, str]) -> None:
    if form in found:
        raise DataFileError(
            f"nlp/values/units.yml: {form!r} stands under two units; keep one of them"
        )
    found[form] = unit


@cache
def unit_pattern() -> str:
    """A regular expression alternative of every printed unit form, longest first."""
    return any_of(units())


@cache
def counted_pattern() -> str:
    """The units before which a Chinese numeral is a number, as a regular expression alternative."""
    return any_of(_table()["after_numerals"])


# The unit in brackets at the end of a name: (万元), (≥**份), (**万元/场).
_IN_BRACKETS = re.compile(
    r"""
    [(（\[【] \s*
    (?:单位[:：]?)?             # (单位:万元)
    [≥≤<>=]* \s*                # (≥**份): the template of a value
    (?:\*+|X+|\d+)? \s*
    ([^()（）\[\]【】*\d]{1,6}?)  # the unit; the longest one of the table has five characters
    \s* [)）\]】]? \*?$         # the bracket may be cut off: (万元
    """,
    re.VERBOSE,
)
_TAIL = re.compile(r"[(（][^()（）]*[)）]?\*?$")


@lru_cache(maxsize=16384)
def unit_from_name(name: str) -> tuple[str, str] | None:
    """The (normalised unit, kind) that an indicator's name fixes for a bare number, or None.

    Args:
        name: the folded name of the indicator, e.g. ``运行成本(万元)`` or ``受益人数``.
    """
    by_ending = _unit_from_ending(_TAIL.sub("", name))
    bracket = _IN_BRACKETS.search(name)
    in_bracket = None if bracket is None else units().get(bracket.group(1))
    # Forms copy one template tail, (≥**%), onto names that count: the count word wins there.
    if in_bracket is None or (by_ending is not None and in_bracket[1] == "percent"):
        return by_ending
    return in_bracket


def _unit_from_ending(name: str) -> tuple[str, str] | None:
    endings: dict[str, str] = _table()["endings"]
    for ending, unit in endings.items():
        if name.endswith(ending):
            return unit, "count"
    return None
