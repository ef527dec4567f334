"""Picture of a page -> the page set level, and its rulings, from which tables are found."""

from dataclasses import dataclass
from typing import Any, NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray

from kg.documents.page.placement import AS_READ, Placement
from kg.documents.page.rulings import Edge, ruling
from kg.documents.scan.picture import Gray
from kg.documents.tolerances import Tolerances


@dataclass(frozen=True)
class DotTolerances(Tolerances):
    """Rulings of a page with 200 dots an inch.

    Tuned on pages of the samples, printed, turned by half a degree, with noise, saved as JPEG
    (`tests/accuracy/scans.py`). What breaks when one moves, first less, then more:

    Attributes:
        skew: degrees; pages are laid on the glass straighter. Less: pages laid badly stay askew.
            More: diagonals count.
        short: dots of level pieces that the rulings of a skewed page still have. Less: strokes of
            letters vote on the skew. More: pages that are askew by two degrees have no such pieces.
        across: dots of a ruling across, longer than strokes of letters of 10 points. Less: strokes
            of 一 are rulings. More: rulings of narrow columns are lost.
        down: dots of one down, longer than strokes of letters of 8 points. Less: strokes of letters
            are rulings. More: rulings of low rows are lost.
        long: dots of a ruling that meets only one other. Less: strokes that touch a ruling are
            rulings. More: the last ruling of an open table is lost.
        thick: dots; a bar is no ruling. Less: bold frames are lost. More: dark headings are
            rulings.
        near: dots between the end of a ruling and the one it meets; strokes of letters end further
            away. Less: rulings worn at their ends are lost. More: strokes beside rulings are
            rulings.
    """

    skew: float = 5.0
    short: int = 18
    across: int = 40
    down: int = 25
    long: int = 120
    thick: int = 12
    near: int = 3


DOTS = DotTolerances()


class Levelled(NamedTuple):
    """A page with its rulings level.

    Attributes:
        image: the page.
        placement: from its dots to those of the page as it lay.
    """

    image: Gray
    placement: Placement


class Rulings(NamedTuple):
    """The rulings of a page.

    Attributes:
        edges: in points, in the form pdfplumber gives those of a PDF.
        mask: their dots, not 0.
    """

    edges: list[Edge]
    mask: Gray


def turned(image: Gray, quarters: int) -> Gray:
    """The page turned by quarters against the clock."""
    return np.ascontiguousarray(np.rot90(image, quarters))


def level(image: Gray) -> Levelled:
    """The page with its rulings level; as it is where it has none."""
    skew = _skew(image)
    if abs(skew) < 0.02:
        return Levelled(image, AS_READ)
    height, width = image.shape
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), skew, 1.0)
    made = cv2.warpAffine(
        image,
        turn,
        (width, height),
        flags=cv2.INTER_CUBIC,
        borderMode=cv2.BORDER_CONSTANT,
        borderValue=255,
    )
    (a, c, e), (b, d, f) = cv2.invertAffineTransform(turn).tolist()
    return Levelled(np.asarray(made, dtype=np.uint8), Placement(a, b, c, d, e, f))


def _skew(image: Gray) -> float:
    """Degrees by which the long rulings fall to the right: their median, weighted by length."""
    pieces = cv2.morphologyEx(_ink(image), cv2.MORPH_OPEN, np.ones((1, DOTS.short), np.uint8))
    lines = cv2.HoughLinesP(
        pieces, 1, np.pi / 3600, 150, minLineLength=image.shape[1] // 8, maxLineGap=12
    )
    if lines is None:
        return 0.0
    ends = lines.reshape(-1, 4).astype(float)
    across, down = ends[:, 2] - ends[:, 0], ends[:, 3] - ends[:, 1]
    angles, lengths = np.degrees(np.arctan2(down, across)), np.hypot(across, down)
    near = np.abs(angles) <= DOTS.skew
    if not near.any():
        return 0.0
    order = np.argsort(angles[near], kind="stable")
    total = np.cumsum(lengths[near][order])
    return float(angles[near][order][np.searchsorted(total, total[-1] / 2)])


def _ink(image: Gray) -> Gray:
    """What is printed, as 255 on 0."""
    return np.asarray(
        cv2.threshold(image, 0, 255, cv2.THRESH_BINARY_INV + cv2.THRESH_OTSU)[1], dtype=np.uint8
    )


def rulings_of(image: Gray, points: float) -> Rulings:
    """The rulings of a level page: straight, thin, and meeting others.

    Args:
        image: the page.
        points: to a dot.
    """
    ink = _ink(image)
    across = _pieces(
        cv2.morphologyEx(ink, cv2.MORPH_OPEN, np.ones((1, DOTS.across), np.uint8)), is_down=False
    )
    down = _pieces(
        cv2.morphologyEx(ink, cv2.MORPH_OPEN, np.ones((DOTS.down, 1), np.uint8)), is_down=True
    )
    for _ in range(2):  # what meets only what is no ruling is none itself
        across = across[_is_ruling(across, down, is_down=False)]
        down = down[_is_ruling(down, across, is_down=True)]
    mask = np.zeros_like(image)
    for x, y, width, height in (*across.tolist(), *down.tolist()):
        mask[max(0, y - 1) : y + height + 1, max(0, x - 1) : x + width + 1] = 255
    edges = [_edge(piece, points, is_down=False) for piece in across.tolist()]
    return Rulings(edges + [_edge(piece, points, is_down=True) for piece in down.tolist()], mask)


def without(image: Gray, rulings: Rulings) -> Gray:
    """The page with its rulings painted over: recognition takes them for strokes."""
    return np.where(rulings.mask > 0, np.uint8(255), image)


def _pieces(opened: Any, *, is_down: bool) -> NDArray[np.int32]:
    """Left, top, width, height of every connected piece that is thin."""
    _, _, found, _ = cv2.connectedComponentsWithStats(opened, connectivity=8)
    boxes = np.asarray(found[1:, :4], dtype=np.int32)
    return boxes[boxes[:, 2 if is_down else 3] <= DOTS.thick]


def _is_ruling(
    pieces: NDArray[np.int32], others: NDArray[np.int32], *, is_down: bool
) -> NDArray[np.bool_]:
    """Whether each piece meets two of the others; a long one need meet only one."""
    along, cross = (1, 0) if is_down else (0, 1)
    starts, ends = (
        pieces[:, along, None] - DOTS.near,
        (pieces[:, along] + pieces[:, along + 2])[:, None] + DOTS.near,
    )
    at = (pieces[:, cross] + pieces[:, cross + 2] // 2)[:, None]
    lows, highs = (
        others[None, :, cross] - DOTS.near,
        (others[:, cross] + others[:, cross + 2])[None, :] + DOTS.near,
    )
    places = (others[:, along] + others[:, along + 2] // 2)[None, :]
    met = ((places >= starts) & (places <= ends) & (at >= lows) & (at <= highs)).sum(axis=1)
    made: NDArray[np.bool_] = (met >= 2) | ((met >= 1) & (pieces[:, along + 2] >= DOTS.long))
    return made


def _edge(piece: list[int], points: float, *, is_down: bool) -> Edge:
    x, y, width, height = (value * points for value in piece)
    middle = x + width / 2 if is_down else y + height / 2
    return (
        ruling(middle, y, middle, y + height) if is_down else ruling(x, middle, x + width, middle)
    )
