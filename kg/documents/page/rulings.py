"""Lines of a page -> the rulings that tables are made of, pieces joined and open sides closed."""

from collections.abc import Iterable
from itertools import pairwise
from typing import Any

from pdfplumber.table import merge_edges
from pdfplumber.utils.geometry import filter_edges

from kg.documents.page.box import Box
from kg.documents.page.tolerances import RULINGS

NEAR = RULINGS.near
Edge = dict[str, Any]  # as pdfplumber gives them


def rulings_of(edges: Iterable[Edge]) -> list[Edge]:
    """Level and upright rulings, pieces of one joined.

    Those that close a table whose sides are not ruled are added.
    """
    straight = [_straightened(edge) for edge in edges if _is_straight(edge)]
    rulings: list[Edge] = filter_edges(
        merge_edges(straight, NEAR, NEAR, NEAR, NEAR), min_length=NEAR
    )
    across = [edge for edge in rulings if edge["orientation"] == "h"]
    down = [edge for edge in rulings if edge["orientation"] == "v"]
    if len(across) * len(down) > RULINGS.pairs:
        return []
    sides = _open_sides(across, down)
    return merge_edges([*rulings, *sides], NEAR, NEAR, NEAR, NEAR) if sides else rulings


def ruling(x0: float, top: float, x1: float, bottom: float) -> Edge:
    """A level or upright ruling."""
    shape = (
        {"orientation": "v", "height": bottom - top, "width": 0}
        if x0 == x1
        else {"orientation": "h", "width": x1 - x0, "height": 0}
    )
    return {"object_type": "edge", "x0": x0, "x1": x1, "top": top, "bottom": bottom, **shape}


def sides_of(shades: Iterable[Box]) -> list[Edge]:
    """The sides of shaded boxes as rulings."""
    sides = []
    for x0, top, x1, bottom in shades:
        sides += [ruling(x0, top, x1, top), ruling(x0, bottom, x1, bottom)]
        sides += [ruling(x0, top, x0, bottom), ruling(x1, top, x1, bottom)]
    return sides


def _is_straight(edge: Edge) -> bool:
    """Whether an edge is level or upright.

    A diagonal across the corner cell of a heading is no ruling, nor is a piece of a curve.
    """
    off = min(edge["x1"] - edge["x0"], edge["bottom"] - edge["top"])
    # Of neither direction are the sides of boxes that turning left a little off.
    most = RULINGS.rounding if edge["orientation"] is None else RULINGS.slant
    return bool(off <= most)


def _straightened(edge: Edge) -> Edge:
    """The ruling across or down that an edge is, whichever it is nearer to."""
    x, y = (edge["x0"] + edge["x1"]) / 2, (edge["top"] + edge["bottom"]) / 2
    if edge["x1"] - edge["x0"] > edge["bottom"] - edge["top"]:
        return ruling(edge["x0"], y, edge["x1"], y)
    return ruling(x, edge["top"], x, edge["bottom"])


def _open_sides(across: list[Edge], down: list[Edge]) -> list[Edge]:
    """Rulings that close a table whose sides are not ruled: left, right, or where a page ends."""
    sides = []
    for end in ("x0", "x1"):
        for x, tops in _same_ends(across, end, "top", least=2):
            bands = [ruling(x, top, x, bottom) for top, bottom in pairwise(tops)]
            sides += [
                band
                for band in bands
                if not _meets(down, x, band) and _is_within_columns(down, band)
            ]
    for end in ("top", "bottom"):
        for y, lefts in _same_ends(down, end, "x0", least=3):
            bands = [ruling(left, y, right, y) for left, right in pairwise(lefts)]
            sides += [
                band
                for band in bands
                if not _meets(across, y, band) and _is_within_rows(across, band)
            ]
    return sides


def _same_ends(
    edges: list[Edge], end: str, order: str, *, least: int
) -> list[tuple[float, list[float]]]:
    """Where at least so many rulings begin or end in line, with their places along that line."""
    groups: list[tuple[float, set[float]]] = []
    for edge in sorted(edges, key=lambda edge: (edge[end], edge[order])):
        if groups and edge[end] - groups[-1][0] <= RULINGS.in_line:
            groups[-1][1].add(edge[order])
        else:
            groups.append((edge[end], {edge[order]}))
    return [(at, sorted(places)) for at, places in groups if len(places) >= least]


def _meets(edges: list[Edge], at: float, band: Edge) -> bool:
    """Whether a ruling stands there already."""
    x, y = (band["x0"] + band["x1"]) / 2, (band["top"] + band["bottom"]) / 2
    if band["orientation"] == "v":
        return any(
            abs(edge["x0"] - at) <= NEAR and edge["top"] <= y <= edge["bottom"] for edge in edges
        )
    return any(abs(edge["top"] - at) <= NEAR and edge["x0"] <= x <= edge["x1"] for edge in edges)


def _is_within_columns(down: list[Edge], band: Edge) -> bool:
    """Whether rulings down divide the whole band: without columns it is no row of a table."""
    return any(
        edge["top"] <= band["top"] + NEAR and edge["bottom"] >= band["bottom"] - NEAR
        for edge in down
    )


def _is_within_rows(across: list[Edge], band: Edge) -> bool:
    return any(
        edge["x0"] <= band["x0"] + NEAR and edge["x1"] >= band["x1"] - NEAR for edge in across
    )
