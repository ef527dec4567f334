"""Rectangles on a page."""

from collections.abc import Iterable
from typing import NamedTuple, Self

from kg.documents.page.tolerances import RULINGS


class Box(NamedTuple):
    """A rectangle in points, downwards from the upper left corner of the page."""

    x0: float
    top: float
    x1: float
    bottom: float

    @property
    def area(self) -> float:
        """In square points."""
        return (self.x1 - self.x0) * (self.bottom - self.top)

    @property
    def middle(self) -> tuple[float, float]:
        """Across and down."""
        return (self.x0 + self.x1) / 2, (self.top + self.bottom) / 2

    def holds(self, x: float, y: float) -> bool:
        """Whether a point lies in it."""
        return self.x0 <= x < self.x1 and self.top <= y < self.bottom

    def is_below(self, other: "Box") -> bool:
        """Whether it goes on right where another one ends."""
        return (
            abs(self.top - other.bottom) <= RULINGS.thin
            and self.x0 < other.x1
            and other.x0 < self.x1
        )

    def around(self, others: Iterable["Box"]) -> "Box":
        """The smallest box that holds it and some others."""
        lefts, tops, rights, bottoms = zip(self, *others, strict=True)
        return Box(min(lefts), min(tops), max(rights), max(bottoms))

    def within(self, other: "Box") -> Self:
        """The part of it within another.

        Where they have none in common, the side or corner of the other next to it.
        """
        left, right = (min(max(x, other.x0), other.x1) for x in (self.x0, self.x1))
        top, bottom = (min(max(y, other.top), other.bottom) for y in (self.top, self.bottom))
        return self._replace(x0=left, top=top, x1=right, bottom=bottom)
