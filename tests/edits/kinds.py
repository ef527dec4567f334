"""The kinds of damage: what happens to the cells of a row, or to its line."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from random import Random

Cells = list[str]


@dataclass(frozen=True)
class Damage:
    """A row after it was damaged.

    Attributes:
        lines: its lines now; one in most kinds.
        lost: the cells whose text is gone, by their place in the row before.
        below: whether it now stands below the row that followed it.
    """

    lines: tuple[tuple[str, ...], ...]
    lost: tuple[int, ...] = ()
    below: bool = False


def _filled(cells: Sequence[str]) -> list[int]:
    return [index for index, cell in enumerate(cells) if cell.strip()]


def _neighbours(cells: Sequence[str]) -> list[int]:
    """Places of filled cells with a filled one directly to their right."""
    filled = set(_filled(cells))
    return [index for index in sorted(filled) if index + 1 in filled]


def _cut(cells: Sequence[str], rng: Random) -> tuple[int, str, str] | None:
    """The place of a cell cut in two, and both pieces; None where none is long enough."""
    places = [index for index in _filled(cells) if len(cells[index].strip()) > 1]
    if not places:
        return None
    at = rng.choice(places)
    text = cells[at].strip()
    cut = rng.randrange(1, len(text))
    return at, text[:cut], text[cut:]


def _one(*lines: Cells, lost: tuple[int, ...] = ()) -> Damage:
    return Damage(tuple(tuple(line) for line in lines), lost)


def joined(cells: Cells, rng: Random) -> Damage | None:
    """Two neighbouring cells are one; those behind them slide left, or the right one stays blank."""
    places = _neighbours(cells)
    if not places:
        return None
    at = rng.choice(places)
    left = [] if rng.random() < 2 / 3 else [""]
    return _one([*cells[:at], cells[at] + cells[at + 1], *left, *cells[at + 2 :]])


def split(cells: Cells, rng: Random) -> Damage | None:
    """One cell is two; those behind it slide right, or its rest fills a blank neighbour."""
    found = _cut(cells, rng)
    if found is None:
        return None
    at, begun, left = found
    is_beside_blank = at + 1 < len(cells) and not cells[at + 1].strip()
    rest = cells[at + 2 :] if is_beside_blank and rng.random() < 1 / 3 else cells[at + 1 :]
    return _one([*cells[:at], begun, left, *rest])


def deleted(cells: Cells, rng: Random) -> Damage | None:
    """A cell is gone, and those behind it slide left."""
    at = rng.choice(_filled(cells))
    return _one([*cells[:at], *cells[at + 1 :]], lost=(at,))


def blanked(cells: Cells, rng: Random) -> Damage | None:
    """A cell is blank."""
    at = rng.choice(_filled(cells))
    return _one([*cells[:at], "", *cells[at + 1 :]], lost=(at,))


def swapped(cells: Cells, rng: Random) -> Damage | None:
    """Two neighbouring cells have changed places."""
    places = [at for at in _neighbours(cells) if cells[at].strip() != cells[at + 1].strip()]
    if not places:
        return None
    at = rng.choice(places)
    return _one([*cells[:at], cells[at + 1], cells[at], *cells[at + 2 :]])


def doubled(cells: Cells, rng: Random) -> Damage | None:
    """A cell stands twice, and those behind it slide right."""
    at = rng.choice(_filled(cells))
    return _one([*cells[: at + 1], *cells[at:]])


def cut_between(cells: Cells, rng: Random) -> Damage | None:
    """A line break stands between two cells."""
    filled = _filled(cells)
    if len(filled) < 2:
        return None
    at = rng.choice(filled[1:])
    return _one(cells[:at], cells[at:])


def cut_inside(cells: Cells, rng: Random) -> Damage | None:
    """A line break stands within a cell."""
    found = _cut(cells, rng)
    if found is None:
        return None
    at, begun, left = found
    return _one([*cells[:at], begun], [left, *cells[at + 1 :]])


def moved(cells: Cells, rng: Random) -> Damage | None:
    """The line stands below the one that followed it."""
    return Damage((tuple(cells),), below=True)


KINDS: dict[str, Callable[[Cells, Random], Damage | None]] = {
    "joined": joined,
    "split": split,
    "deleted": deleted,
    "swapped": swapped,
    "doubled": doubled,
    "blanked": blanked,
    "cut between cells": cut_between,
    "cut within a cell": cut_inside,
    "moved": moved,
}
