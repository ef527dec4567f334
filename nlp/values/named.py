"""The unit that an indicator's name fixes for a bare number: 运行成本（万元）, 受益人数."""

import re
from functools import lru_cache

from nlp.values.composed import Unit, read_unit
from nlp.values.units import table

# The unit in brackets at the end of a name: (万元), (≥**份), (**万元/场).
_IN_BRACKETS = re.compile(
    r"""
    [(（\[【] \s*
    (?:单位[:：]?)?             # (单位:万元)
    [≥≤<>=]* \s*                # (≥**份): the template of a value
    (?:\*+|X+|\d+)? \s*
    ([^()（）\[\]【】*\d]{1,9}?)  # the unit: 万元/人·年
    \s* [)）\]】]? \*?$         # the bracket may be cut off: (万元
    """,
    re.VERBOSE,
)
_TAIL = re.compile(r"[(（][^()（）]*[)）]?\*?$")


@lru_cache(maxsize=16384)
def unit_from_name(name: str) -> Unit | None:
    """The unit that an indicator's name fixes for a bare number, or None.

    Args:
        name: the folded name of the indicator, e.g. ``运行成本(万元)`` or ``受益人数``.
    """
    by_ending = _unit_from_ending(_TAIL.sub("", name))
    bracket = _IN_BRACKETS.search(name)
    in_bracket = bracket and read_unit(bracket.group(1))
    # Forms copy one template tail, (≥**%), onto names that count: the count word wins there.
    if in_bracket is None or (by_ending is not None and in_bracket.kind == "percent"):
        return by_ending
    return in_bracket


def _unit_from_ending(name: str) -> Unit | None:
    endings: dict[str, str] = table()["endings"]
    for ending, unit in endings.items():
        if name.endswith(ending):
            return Unit(unit, "count", unit)
    return None
