"""Units of values: every printed form -> the normalised unit and the kind of value it makes."""

import re
from functools import cache, lru_cache

from nlp.datafiles import load_yaml
from nlp.errors import DataFileError
from nlp.patterns import any_of

Units = dict[str, tuple[str, str]]


@cache
def units() -> Units:
    """Printed unit form -> (normalised unit, kind), read once from ``units.yml``.

    Raises:
        DataFileError: one printed form stands for two units.
    """
    table = load_yaml("units.yml", "nlp.values")
    found: Units = {}
    for kind in ("duration", "money", "percent"):
        for unit, forms in table[kind].items():
            for form in forms:
                if form in found:
                    raise DataFileError(
                        f"nlp/values/units.yml: {form!r} stands under two units; keep one of them"
                    )
                found[form] = (unit, kind)
    for counter in table["count"]:
        found.setdefault(counter, (table["aliases"].get(counter, counter), "count"))
    for form, unit in table["aliases"].items():
        found[form] = (unit, "count")
    return found


@cache
def unit_pattern() -> str:
    """A regular expression alternative of every printed unit form, longest first."""
    return any_of(units())


# A unit the name of an indicator fixes: （万元）, (≥**份), (**万元/场), 人数, 次数 …
_IN_BRACKETS = re.compile(
    r"[(（\[【]\s*(?:单位[:：]?)?[≥≤<>=]*\s*(?:\*+|X+|\d+)?\s*([^()（）\[\]【】*\d]{1,6}?)\s*[)）\]】]?\*?$"
)
_BY_ENDING = (
    ("场次数", "场"),
    ("人次数", "人次"),
    ("人次", "人次"),
    ("人数", "人"),
    ("人员数", "人"),
    ("人员数量", "人"),
    ("次数", "次"),
    ("天数", "天"),
    ("户数", "户"),
    ("家数", "家"),
    ("份数", "份"),
    ("台数", "台"),
    ("辆数", "辆"),
)
_TAIL = re.compile(r"[(（][^()（）]*[)）]?\*?$")


@lru_cache(maxsize=16384)
def unit_from_name(name: str) -> tuple[str, str] | None:
    """The (normalised unit, kind) that an indicator's name fixes for a bare number, or None.

    Args:
        name: the folded name of the indicator, e.g. ``运行成本(万元)`` or ``受益人数``.
    """
    bracket = _IN_BRACKETS.search(name)
    base = _TAIL.sub("", name)
    by_ending = next(
        ((unit, "count") for ending, unit in _BY_ENDING if base.endswith(ending)), None
    )
    if bracket is not None:
        found = units().get(bracket.group(1))
        # Forms copy one template tail, (≥**%), onto names that count: the count word wins there.
        if found is not None and not (by_ending is not None and found[1] == "percent"):
            return found
    return by_ending
