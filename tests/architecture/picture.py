"""The layers as a picture: a box for each stage with what it does, an arrow to each that uses it.

Usage: python -m tests.architecture.picture FILE.svg   (or: make architecture)

Boxes and words come from the code: the stages and their lines from ``kg/__init__.py``, the arrows
from the imports. An arrow is left out where others already lead from one box to the other.
"""

import ast
import itertools
import re
import sys
import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias
from xml.sax.saxutils import escape

import networkx as nx

from tests.architecture.layers import ROOT, imports, layer, modules

WIDTH, HEIGHT, GAP, ROW, MARGIN = 248, 58, 26, 96, 20  # of boxes and the room between, in pixels
LANE = 20  # room for an arrow that passes a row
LINE = 37  # letters of one line in a box
PASSES = 24  # sweeps over the rows; the picture no longer changes after about ten
COLOURS = {"nlp": "#fdf3d8", "ontology": "#fdf3d8", "kg": "#e8f0fa", "api": "#e6f4e8"}

Graph: TypeAlias = "nx.DiGraph[str]"


@dataclass(slots=True)
class Place:
    """A box in its row, or the lane of an arrow that passes the row.

    Attributes:
        name: of the box; of a lane, a name of its own.
        row: from the top.
        width: in pixels.
        x: of its middle.
    """

    name: str
    row: int
    width: int
    x: float = 0.0


def stages() -> dict[str, str]:
    """Name of a box -> its line."""
    page = (ROOT / "kg/__init__.py").read_text("utf-8")
    lines = {f"kg.{name}": line for name, line in re.findall(r"^(\w+)  +(\w.*)$", page, re.M)}
    for top in ("nlp", "ontology", "api"):
        text = ast.get_docstring(ast.parse((ROOT / top / "__init__.py").read_text("utf-8"))) or ""
        lines[top] = re.split(r"[.;]\s", text, maxsplit=1)[0].rstrip(".")
    return lines


def uses(names: Sequence[str]) -> Graph:
    """Box -> box that uses it, without arrows that others already say."""
    graph: Graph = nx.DiGraph()
    graph.add_nodes_from(names)
    for name, path in modules().items():
        user = _box(name, names)
        for imported in imports(path.read_text("utf-8"), str(path)):
            used = _box(imported, names)
            if user and used and user != used and layer(imported):
                graph.add_edge(used, user)
    return nx.transitive_reduction(graph)


def _box(name: str, names: Sequence[str]) -> str | None:
    parts = name.split(".")
    return next((one for one in (".".join(parts[:2]), parts[0]) if one in names), None)


def rows_of(graph: Graph) -> dict[str, int]:
    """Box -> row: as far down as those who use it allow, so that arrows are short."""
    depth: dict[str, int] = {}
    for name in reversed(list(nx.lexicographical_topological_sort(graph))):
        depth[name] = max((depth[user] + 1 for user in graph[name]), default=0)
    deepest = max(depth.values())
    return {name: deepest - own for name, own in depth.items()}


def arrange(graph: Graph) -> tuple[dict[str, Place], list[list[str]]]:
    """Places of boxes and lanes, and each arrow as the names of the places it leads through."""
    rows = rows_of(graph)
    places = {name: Place(name, row, WIDTH) for name, row in sorted(rows.items())}
    paths = []
    for used, user in sorted(graph.edges):
        lanes = [f"{used}>{user}@{row}" for row in range(rows[used] + 1, rows[user])]
        for row, lane in enumerate(lanes, rows[used] + 1):
            places[lane] = Place(lane, row, LANE)
        paths.append([used, *lanes, user])
    _settle(places, paths)
    return places, paths


def _settle(places: dict[str, Place], paths: list[list[str]]) -> None:
    """Move each place towards those it is joined with, row by row, down and up again."""
    joined: dict[str, list[Place]] = {name: [] for name in places}
    for path in paths:
        for one, other in itertools.pairwise(path):
            joined[one].append(places[other])
            joined[other].append(places[one])
    depth = 1 + max(place.row for place in places.values())
    rows = [[place for place in places.values() if place.row == row] for row in range(depth)]
    for row in rows:
        _spread(row, [0.0] * len(row))
    for turn in range(PASSES):
        down = turn % 2 == 0
        for row in rows if down else rows[::-1]:
            wanted = {}
            for place in row:
                near = [one for one in joined[place.name] if (one.row < place.row) == down]
                near = near or joined[place.name]
                wanted[place.name] = sum(one.x for one in near) / len(near) if near else place.x
            row.sort(key=lambda place: (wanted[place.name], place.name))
            _spread(row, [wanted[place.name] for place in row])


def _spread(row: list[Place], wanted: list[float]) -> None:
    """Places in their order, as near to where they want to be as the room between allows."""
    offsets = [0.0]
    for one, other in itertools.pairwise(row):
        offsets.append(offsets[-1] + (one.width + other.width) / 2 + GAP)
    blocks: list[tuple[float, int]] = []  # mean of what is wanted, number of places
    for want, offset in zip(wanted, offsets, strict=True):
        mean, count = want - offset, 1
        while blocks and blocks[-1][0] >= mean:
            before, number = blocks.pop()
            mean = (mean * count + before * number) / (count + number)
            count += number
        blocks.append((mean, count))
    means = [mean for mean, count in blocks for _ in range(count)]
    for place, mean, offset in zip(row, means, offsets, strict=True):
        place.x = mean + offset


def draw() -> str:
    """The picture as SVG."""
    lines = stages()
    places, paths = arrange(uses(sorted(lines)))
    left = min(place.x - place.width / 2 for place in places.values()) - MARGIN
    right = max(place.x + place.width / 2 for place in places.values()) + MARGIN
    bottom = MARGIN * 2 + HEIGHT + ROW * max(place.row for place in places.values())
    for place in places.values():
        place.x -= left
    body = [*(_arrow([places[name] for name in path]) for path in paths)]
    body += [text for name in sorted(lines) for text in _draw_box(places[name], lines[name])]
    width, height = round(right - left), round(bottom)
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" '
            f'width="{width}" height="{height}" font-family="sans-serif" role="img">',
            "<title>The stages of jipu: an arrow leads from a stage to one that uses it</title>",
            '<defs><marker id="tip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" '
            'markerHeight="8" orient="auto"><path d="M0 0L8 4L0 8z" fill="#667"/></marker></defs>',
            f'<rect width="{width}" height="{height}" fill="#fff"/>',
            *body,
            "</svg>\n",
        ]
    )


def _arrow(path: list[Place]) -> str:
    """From the lower edge of the first box to the upper edge of the last, through the lanes."""
    tops = [MARGIN + place.row * ROW for place in path]
    points = [(path[0].x, tops[0] + HEIGHT)]
    for lane, top in zip(path[1:-1], tops[1:-1], strict=True):
        points += [(lane.x, top), (lane.x, top + HEIGHT)]
    points.append((path[-1].x, tops[-1]))
    drawn = f"M{points[0][0]:.0f} {points[0][1]:.0f}"
    for (x, y), (to_x, to_y) in itertools.pairwise(points):
        if x == to_x:
            drawn += f"V{to_y:.0f}"
        else:
            middle = (y + to_y) / 2
            drawn += f"C{x:.0f} {middle:.0f} {to_x:.0f} {middle:.0f} {to_x:.0f} {to_y:.0f}"
    return f'<path d="{drawn}" fill="none" stroke="#667" marker-end="url(#tip)"/>'


def _draw_box(place: Place, line: str) -> Iterator[str]:
    x, y = place.x - WIDTH / 2, MARGIN + place.row * ROW
    colour = COLOURS[place.name.partition(".")[0]]
    yield (
        f'<rect x="{x:.0f}" y="{y}" width="{WIDTH}" height="{HEIGHT}" rx="6" '
        f'fill="{colour}" stroke="#667"/>'
    )
    name = place.name.removeprefix("kg.")
    yield _text(place.x, y + 18, name, 'font-size="14" font-weight="bold"')
    for number, part in enumerate(textwrap.wrap(line, LINE)):
        yield _text(place.x, y + 34 + 14 * number, part, 'font-size="11.5"')


def _text(x: float, y: float, text: str, style: str) -> str:
    return f'<text x="{x:.0f}" y="{y:.0f}" text-anchor="middle" {style}>{escape(text)}</text>'


def main(arguments: list[str]) -> int:
    """Write the picture."""
    if len(arguments) != 1 or arguments[0].startswith("-"):
        print(__doc__)
        return 2
    Path(arguments[0]).write_text(draw(), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
