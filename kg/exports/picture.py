"""The network of departments and shared indicators as a picture (SVG)."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape

from kg.exports.edges import Edge

# What fits on a page that can still be read; of larger networks the most shared part is drawn.
MOST_DRAWN, MOST_DEPARTMENTS = 60, 24
LONGEST = 24  # characters of a name
# Pixels: height of a row, top and bottom margin, the two columns of dots, width of the picture.
_ROW, _TOP, _BOTTOM, _LEFT, _RIGHT, _WIDTH = 24, 96, 40, 300, 640, 1120
_COLOURS = (
    *("#1f5f99", "#b5482f", "#2d7d5a", "#8a5a9e"),
    *("#a67c1a", "#4f6d7a", "#9b2f5c", "#5b7f1f"),
)
_STYLE = (
    "<style>text{font:14px 'Noto Sans CJK SC','Source Han Sans SC','Microsoft YaHei',"
    "'PingFang SC',sans-serif;fill:#1d2730}"
    ".t{font-size:20px;font-weight:600}.n{font-size:12px;fill:#68757f}"
    "path{fill:none;opacity:.55}</style>"
)


@dataclass(frozen=True, slots=True)
class _Dot:
    """A department or an indicator in the picture.

    Attributes:
        label: its name.
        y: how far down it stands.
        size: shared indicators of a department; departments of an indicator.
        targets: of an indicator.
        colour: of a department and its lines.
    """

    label: str
    y: float
    size: int
    targets: int = 0
    colour: str = ""


def draw(edges: Sequence[Edge]) -> str:
    """The picture: departments left, shared indicators right, a line for every use."""
    shared = {edge.indicator: edge for edge in edges}
    drawn = {iri: shared[iri] for iri in list(shared)[:MOST_DRAWN]}
    names = {edge.department: edge.name for edge in edges if edge.indicator in drawn}
    sizes = Counter(edge.department for edge in edges if edge.indicator in drawn)
    ranked = sorted(sizes, key=lambda iri: (-sizes[iri], names[iri], iri))
    shown = ranked[:MOST_DEPARTMENTS]
    height = _TOP + _ROW * max(len(drawn), 2 * len(shown)) + _BOTTOM
    step = (height - _TOP - _BOTTOM) / max(len(shown), 1)
    departments = {
        iri: _Dot(
            names[iri],
            _TOP + (place + 0.5) * step,
            sizes[iri],
            colour=_COLOURS[place % len(_COLOURS)],
        )
        for place, iri in enumerate(shown)
    }
    indicators = {
        iri: _Dot(edge.label, _TOP + _ROW * (place + 0.5), edge.departments, edge.targets)
        for place, (iri, edge) in enumerate(drawn.items())
    }
    note = f"{len(ranked)} 个部门共用 {len(shared)} 个指标；右侧圆点越大，使用的部门越多"
    if len(drawn) < len(shared) or len(shown) < len(ranked):
        note += f"（只画出共用最多的 {len(drawn)} 个指标、{len(shown)} 个部门）"
    parts = [
        *_head(height, note),
        *_lines(edges, departments, indicators),
        *(part for dot in departments.values() for part in _department(dot)),
        *(part for dot in indicators.values() for part in _indicator(dot)),
    ]
    return "\n".join([*parts, "</svg>", ""])


def _head(height: float, note: str) -> Iterator[str]:
    yield (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {height:.0f}" '
        f'width="{_WIDTH}" height="{height:.0f}" role="img" aria-label="部门与共用指标">'
    )
    yield _STYLE
    yield '<rect width="100%" height="100%" fill="#fff"/>'
    yield '<text class="t" x="24" y="40">谁与谁共用哪些指标</text>'
    yield f'<text class="n" x="24" y="66">{note}</text>'


def _lines(
    edges: Sequence[Edge], departments: dict[str, _Dot], indicators: dict[str, _Dot]
) -> Iterator[str]:
    middle = (_LEFT + _RIGHT) / 2
    for edge in edges:
        start, end = departments.get(edge.department), indicators.get(edge.indicator)
        if start is not None and end is not None:
            yield (
                f'<path d="M{_LEFT} {start.y:.1f}C{middle:.0f} {start.y:.1f} '
                f'{middle:.0f} {end.y:.1f} {_RIGHT} {end.y:.1f}" stroke="{start.colour}" '
                f'stroke-width="{min(1 + 0.5 * edge.uses, 5):.1f}">'
                f"<title>{escape(edge.name)} · {escape(edge.label)}：{edge.uses} 行</title></path>"
            )


def _department(dot: _Dot) -> Iterator[str]:
    yield f'<circle cx="{_LEFT}" cy="{dot.y:.1f}" r="5" fill="{dot.colour}"/>'
    yield (
        f'<text x="{_LEFT - 12}" y="{dot.y + 5:.1f}" text-anchor="end" fill="{dot.colour}">'
        f'{escape(_short(dot.label))}<tspan class="n" dx="6">{dot.size}</tspan></text>'
    )


def _indicator(dot: _Dot) -> Iterator[str]:
    radius = 2 + min(dot.size, 8)
    yield f'<circle cx="{_RIGHT}" cy="{dot.y:.1f}" r="{radius:.1f}" fill="#33414e"/>'
    yield (
        f'<text x="{_RIGHT + 18}" y="{dot.y + 5:.1f}">{escape(_short(dot.label))}'
        f'<tspan class="n" dx="8">{dot.size} 个部门，{dot.targets} 行</tspan>'
        f"<title>{escape(dot.label)}</title></text>"
    )


def _short(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"
