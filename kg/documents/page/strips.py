"""The words between rulings across -> strips down a table that hardly any row has text in."""

from itertools import pairwise
from typing import NamedTuple

from kg.documents.page.tolerances import ACROSS

Interval = tuple[float, float]


class Word(NamedTuple):
    """Letters of one printed line without a gap between them."""

    x0: float
    x1: float
    y: float
    size: float


class Band(NamedTuple):
    """What stands between two neighbouring rulings of a table."""

    top: float
    bottom: float
    words: tuple[Word, ...]

    def crossing(self, x: float) -> int:
        """How many words stand across that place."""
        return sum(word.x0 < x < word.x1 for word in self.words)


def strips_of(bands: list[Band], left: float, right: float) -> list[Interval]:
    """Strips down the table that hardly any band has text in.

    The columns on both sides hold text in two bands at least.
    """
    most = max(1, int(ACROSS.crossing * len(bands)))
    words = sorted(
        (word.x0, word.x1, index, word.size)
        for index, band in enumerate(bands)
        for word in band.words
    )
    marks = sorted({left, right, *(side for x0, x1, _, _ in words for side in (x0, x1))})
    strips: list[Interval] = []
    for start, end in pairwise(marks):
        over = {index for x0, x1, index, _ in words if x0 < end and x1 > start}
        if len(over) > most:
            continue
        if strips and strips[-1][1] == start:
            strips[-1] = (strips[-1][0], end)
        else:
            strips.append((start, end))
    size = max((word[3] for word in words), default=0.0)
    inner = [
        strip
        for strip in strips
        if strip[0] > left and strip[1] < right and strip[1] - strip[0] >= ACROSS.strip * size
    ]
    return _with_columns(inner, bands, left, right)


def emptiest(strip: Interval, bands: list[Band]) -> Interval:
    """The part of a strip that the fewest words stand in, the widest of such.

    A full cell may reach into a strip.
    """
    start, end = strip
    words = [word for band in bands for word in band.words if word.x0 < end and word.x1 > start]
    marks = sorted(
        {start, end, *(side for word in words for side in (word.x0, word.x1) if start < side < end)}
    )
    return min(
        pairwise(marks),
        key=lambda part: (
            sum(word.x0 < part[1] and word.x1 > part[0] for word in words),
            part[0] - part[1],
        ),
    )


def _with_columns(
    strips: list[Interval], bands: list[Band], left: float, right: float
) -> list[Interval]:
    """Strips without those beside a column of one text: a gap within a heading."""
    while strips:
        sides = [left, *((start + end) / 2 for start, end in strips), right]
        for index, (start, end) in enumerate(pairwise(sides)):
            if (
                sum(
                    any(start <= (word.x0 + word.x1) / 2 < end for word in band.words)
                    for band in bands
                )
                < 2
            ):
                del strips[max(0, index - 1)]
                break
        else:
            break
    return strips
