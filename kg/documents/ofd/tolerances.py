"""The numbers by which the objects of an OFD page are read."""

from dataclasses import dataclass

from kg.documents.tolerances import Tolerances


@dataclass(frozen=True)
class DrawnTolerances(Tolerances):
    """Objects of a page as letters and lines; tuned on pages of PDF files made again as OFD.

    What breaks when one moves, first less, then more:

    Attributes:
        ascent: of the size, how far letters rise above their base line. Less: letters sink into the
            row below. More: they rise into the row above.
        latin: of the size, the width of an ASCII letter where the file gives no steps. Less: gaps
            within words become spaces. More: words run into each other.
        wide: of the size, the most a letter is wide, whatever the step to the next one. Less: wide
            letters leave gaps. More: a letter before a gap reaches over it, and the gap is lost.
        light: share of white from which a colour is light, as in ``GlyphTolerances``.
        slope: of a line that is level or upright. Less: lines that their program rounded are lost.
            More: diagonals are rulings.
        thin: millimetres by which even a short line may lean.
        short: millimetres; a shorter line is a dot. Less: dots are rulings. More: pieces of dashed
            lines are lost.
    """

    ascent: float = 0.88
    latin: float = 0.5
    wide: float = 1.2
    light: float = 0.7
    slope: float = 0.02
    thin: float = 0.05
    short: float = 0.2


DRAWN = DrawnTolerances()
