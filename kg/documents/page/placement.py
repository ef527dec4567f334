"""From where a page is read to where it is displayed: turned, scaled, moved."""

from typing import NamedTuple

from kg.documents.document import Rectangle
from kg.documents.page.box import Box


class Placement(NamedTuple):
    """Where points of a page as it is read lie on the page as it is displayed.

    A page may be read otherwise than it is displayed: a table printed sideways is turned, a scan is
    set level and measured in dots, and a file may show a part of the page only. The numbers are
    those of an affine map in the order that PDF gives them (ISO 32000-1, 8.3.3), downwards.

    Attributes:
        a, b, c, d, e, f: x, y goes to a·x + c·y + e, b·x + d·y + f.
    """

    a: float = 1.0
    b: float = 0.0
    c: float = 0.0
    d: float = 1.0
    e: float = 0.0
    f: float = 0.0

    def then(self, after: "Placement") -> "Placement":
        """First by the map itself, then by another one."""
        return Placement(
            after.a * self.a + after.c * self.b,
            after.b * self.a + after.d * self.b,
            after.a * self.c + after.c * self.d,
            after.b * self.c + after.d * self.d,
            after.a * self.e + after.c * self.f + after.e,
            after.b * self.e + after.d * self.f + after.f,
        )

    def rectangle(self, box: Box) -> Rectangle:
        """The upright rectangle around a box where it is displayed, to a tenth of a point."""
        corners = [(x, y) for x in (box.x0, box.x1) for y in (box.top, box.bottom)]
        across = [self.a * x + self.c * y + self.e for x, y in corners]
        down = [self.b * x + self.d * y + self.f for x, y in corners]
        # No side is minus nought, which is written otherwise than nought.
        x0, y0, x1, y1 = (
            round(side, 1) + 0.0 for side in (min(across), min(down), max(across), max(down))
        )
        return x0, y0, x1, y1


AS_READ = Placement()


def moved(across: float, down: float) -> Placement:
    """By so much."""
    return Placement(e=across, f=down)


def scaled(across: float, down: float) -> Placement:
    """So many times as large."""
    return Placement(a=across, d=down)


def turned_back(degrees: int, width: float, height: float) -> Placement:
    """A page read turned, as it was before.

    Args:
        degrees: by which it was turned clockwise, a multiple of 90.
        width: of the page before it was turned.
        height: likewise.
    """
    match degrees % 360:
        case 90:
            return Placement(0, -1, 1, 0, 0, height)
        case 180:
            return Placement(-1, 0, 0, -1, width, height)
        case 270:
            return Placement(0, 1, -1, 0, width, 0)
        case _:
            return AS_READ
