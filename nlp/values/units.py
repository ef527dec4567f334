"""Units of values: every printed form -> the normalised unit and the kind of value it makes."""

from functools import cache
from typing import Any, NamedTuple

from nlp.datafiles import load_yaml
from nlp.errors import DataFileError
from nlp.patterns import any_of

KINDS = ("duration", "money", "percent")  # besides count, whose units are a list
_PARTS = frozenset((*KINDS, "count", "aliases", "codes", "endings", "after_numerals", "bearers"))


class Form(NamedTuple):
    """What a printed form stands for: the normalised unit and the kind of value it makes."""

    unit: str
    kind: str


Units = dict[str, Form]


@cache
def table() -> dict[str, Any]:
    """``units.yml``."""
    return load_yaml("units.yml", "nlp.values")


@cache
def units() -> Units:
    """Printed unit form -> what it stands for, read once from ``units.yml``."""
    return read_units(table())


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
                _add(found, form, Form(unit, kind))
    for counter in dict.fromkeys((*table["count"], *table["aliases"])):
        _add(found, counter, Form(table["aliases"].get(counter, counter), "count"))
    return found


def _add(found: Units, form: str, unit: Form) -> None:
    if form in found:
        raise DataFileError(
            f"nlp/values/units.yml: {form!r} stands under two units; keep one of them"
        )
    found[form] = unit


def form_of(text: str) -> Form | None:
    """What a text stands for if it is one form of the table; of Latin ones the case may differ.

    Not of single letters: M is no metre, T no tonne.
    """
    return units().get(text) or _by_small_letters().get(text.lower())


@cache
def _by_small_letters() -> Units:
    return {form.lower(): unit for form, unit in units().items() if len(form) > 1}


@cache
def bearers() -> frozenset[str]:
    """The persons, households, organisations and places that something is counted per."""
    return frozenset(table()["bearers"])


def is_counter(unit: str) -> bool:
    """Whether a normalised unit counts things, rather than measures them (吨, 公里)."""
    return unit not in table()["codes"]


@cache
def counted_pattern() -> str:
    """The units before which a Chinese numeral is a number, as a regular expression alternative."""
    return any_of(table()["after_numerals"])
