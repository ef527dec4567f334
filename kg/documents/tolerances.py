"""The base of all tolerances of reading files: named numbers, checked when they are set.

Each module that measures keeps its numbers in a frozen dataclass of this kind, one instance of
which it reads from. What each was tuned on, and what breaks when it moves, stands in the docstring
of its class; the tests of the module hold them from both sides.
"""

from dataclasses import dataclass, fields
from math import isfinite


@dataclass(frozen=True)
class Tolerances:
    """Numbers above zero; of a pair, the smaller one first.

    Raises:
        ValueError: a number is none, not above zero, or a pair is the wrong way round.
    """

    def __post_init__(self) -> None:
        for field in fields(self):
            value = getattr(self, field.name)
            numbers = value if isinstance(value, tuple) else (value,)
            if not all(isfinite(number) and number > 0 for number in numbers):
                raise ValueError(f"{type(self).__name__}.{field.name}: {value} is not above zero")
            if list(numbers) != sorted(numbers):
                raise ValueError(f"{type(self).__name__}.{field.name}: {value} does not ascend")
