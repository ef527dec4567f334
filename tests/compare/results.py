"""One line for each thing compared, and the count of them."""

import re
import sys
from collections import Counter
from dataclasses import dataclass, field

WIDTH = 160  # characters of a differing line that are shown, around the first one that differs


@dataclass(slots=True)
class Results:
    """Compares outputs and prints what it finds.

    Attributes:
        allowed: patterns of intended differences. One allows a difference where it matches the name of the thing,
            or where the outputs are equal once the lines that it matches are left out.
        counts: of "same", "differs" and "allowed".
        groups: things compared, by the first word of their names (for HTTP by route).
    """

    allowed: tuple[re.Pattern[str], ...] = ()
    counts: Counter[str] = field(default_factory=Counter)
    groups: Counter[str] = field(default_factory=Counter)

    def compare(self, name: str, this: bytes | None, other: bytes | None, group: str = "") -> None:
        """Compare two normalised outputs; None is an output that was not made."""
        state = (
            "same"
            if this == other
            else "allowed"
            if self._is_allowed(name, this, other)
            else "differs"
        )
        self.counts[state] += 1
        self.groups[group or name.split(" ")[0]] += 1
        print(f"{state:8}{name}")
        if state != "same":
            print("".join(f"    {line}\n" for line in first_difference(this, other)), end="")
        sys.stdout.flush()

    def summary(self) -> str:
        """The last line."""
        counts = self.counts
        return f"compared {counts.total()}, same {counts['same']}, differ {counts['differs']}, allowed {counts['allowed']}"

    def _is_allowed(self, name: str, this: bytes | None, other: bytes | None) -> bool:
        if any(pattern.search(name) for pattern in self.allowed):
            return True
        if not self.allowed or this is None or other is None:
            return False
        return self._without_allowed(this) == self._without_allowed(other)

    def _without_allowed(self, output: bytes) -> list[str]:
        return [
            line
            for line in _lines(output)
            if not any(pattern.search(line) for pattern in self.allowed)
        ]


def first_difference(this: bytes | None, other: bytes | None) -> tuple[str, str]:
    """The first differing line of both, cut to what is around the first differing character."""
    if this is None or other is None:
        return f"this:  {_extent(this)}", f"other: {_extent(other)}"
    ours, theirs = _lines(this), _lines(other)
    pairs = zip(ours, theirs, strict=False)
    number = next(
        (number for number, (one, two) in enumerate(pairs) if one != two),
        min(len(ours), len(theirs)),
    )
    one = ours[number] if number < len(ours) else "(ends)"
    two = theirs[number] if number < len(theirs) else "(ends)"
    column = next(
        (index for index, (a, b) in enumerate(zip(one, two, strict=False)) if a != b),
        min(len(one), len(two)),
    )
    start = max(0, column - WIDTH // 3)
    place = f"line {number + 1}, column {column + 1}: "
    return (
        f"this:  {place}{_shown(one[start : start + WIDTH])}",
        f"other: {place}{_shown(two[start : start + WIDTH])}",
    )


def _lines(output: bytes) -> list[str]:
    return output.decode("utf-8", "surrogateescape").split("\n")


def _shown(text: str) -> str:
    """With bytes that are no text, and control characters, as escapes."""
    return "".join(char if char.isprintable() else repr(char)[1:-1] for char in text)


def _extent(output: bytes | None) -> str:
    return "absent" if output is None else f"{len(output)} bytes"
