"""The network of reuse: departments and the indicators they share, as GraphML or GEXF, or as a picture (SVG)."""

from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING, Any, BinaryIO

from kg.queries.rows import ask
from kg.store import GraphStore

if TYPE_CHECKING:
    from networkx import Graph

NETWORK_FORMATS = ("graphml", "gexf", "svg")
MOST_DRAWN, MOST_DEPARTMENTS = 60, 24


@dataclass(frozen=True, slots=True)
class Edge:
    """One department that uses one shared indicator.

    Attributes:
        department, name: IRI and name of the department.
        indicator, label: IRI and name of the indicator.
        departments, targets: how many use the indicator, and in how many targets.
        uses: targets of this department that use it.
        community: of the indicator; '' for none.
    """

    department: str
    name: str
    indicator: str
    label: str
    departments: int
    targets: int
    uses: int
    community: str


def read_network(store: GraphStore, least: int = 2) -> list[Edge]:
    """Departments and the indicators that at least ``least`` of them use, the most shared first."""
    rows = ask(store, "exports/network", least=least)
    return [Edge(**{**row, "community": row["community"] or ""}) for row in rows]


def to_graph(edges: list[Edge]) -> "Graph[str]":
    """The network as a bipartite networkx graph; ``kind`` tells departments from indicators."""
    import networkx as nx

    graph: nx.Graph[str] = nx.Graph()
    for edge in edges:
        graph.add_node(edge.department, label=edge.name, kind="department")
        indicator: dict[str, Any] = {
            "label": edge.label,
            "kind": "indicator",
            "departments": edge.departments,
        }
        graph.add_node(edge.indicator, **indicator, targets=edge.targets, community=edge.community)
        graph.add_edge(edge.department, edge.indicator, weight=edge.uses)
    return graph


def write_network(store: GraphStore, format: str, out: BinaryIO, least: int = 2) -> None:
    """Write the network.

    Args:
        store: the graph.
        format: one of ``NETWORK_FORMATS``.
        out: open for bytes.
        least: departments that make an indicator a shared one.
    """
    import networkx as nx

    edges = read_network(store, least)
    if format == "svg":
        out.write(draw(edges).encode())
    elif format == "graphml":
        nx.write_graphml_xml(to_graph(edges), out, named_key_ids=True, prettyprint=True)
    else:
        text = "\n".join(nx.generate_gexf(to_graph(edges), prettyprint=True))
        out.write(_without_date(text).encode() + b"\n")


def _without_date(gexf: str) -> str:
    """GEXF as networkx writes it names the day it was written: the same graph must give the same bytes."""
    start = gexf.find("<meta")
    end = gexf.find("</meta>")
    return gexf if start < 0 or end < 0 else gexf[:start] + gexf[end + len("</meta>") :].lstrip()


_ROW, _TOP, _LEFT, _RIGHT, _WIDTH = 24, 96, 300, 640, 1120
_COLOURS = ("#1f5f99", "#b5482f", "#2d7d5a", "#8a5a9e", "#a67c1a", "#4f6d7a", "#9b2f5c", "#5b7f1f")


def draw(edges: list[Edge]) -> str:
    """The picture: departments left, shared indicators right, a line for every use; the most shared ones of large networks."""
    shown = list(
        dict.fromkeys(
            (edge.indicator, edge.label, edge.departments, edge.targets) for edge in edges
        )
    )
    indicators = {row[0]: place for place, row in enumerate(shown[:MOST_DRAWN])}
    sizes: dict[tuple[str, str], int] = {}
    for edge in edges:
        if edge.indicator in indicators:
            sizes[edge.department, edge.name] = sizes.get((edge.department, edge.name), 0) + 1
    ranked = sorted(sizes, key=lambda key: (-sizes[key], key[1], key[0]))
    departments = {key[0]: place for place, key in enumerate(ranked[:MOST_DEPARTMENTS])}
    height = _TOP + _ROW * max(len(indicators), 2 * len(departments)) + 40
    left = {
        key: _TOP + (place + 0.5) * (height - _TOP - 40) / max(len(departments), 1)
        for key, place in departments.items()
    }
    parts = [_head(height, len(shown), len(indicators), len(sizes), len(departments))]
    for edge in edges:
        if edge.indicator in indicators and edge.department in departments:
            y, to = left[edge.department], _TOP + _ROW * (indicators[edge.indicator] + 0.5)
            colour = _COLOURS[departments[edge.department] % len(_COLOURS)]
            middle = (_LEFT + _RIGHT) / 2
            parts.append(
                f'<path d="M{_LEFT} {y:.1f}C{middle:.0f} {y:.1f} {middle:.0f} {to:.1f} {_RIGHT} {to:.1f}" stroke="{colour}" '
                f'stroke-width="{min(1 + 0.5 * edge.uses, 5):.1f}">'
                f"<title>{escape(edge.name)} · {escape(edge.label)}：{edge.uses} 行</title></path>"
            )
    for key in ranked[:MOST_DEPARTMENTS]:
        colour = _COLOURS[departments[key[0]] % len(_COLOURS)]
        parts.append(f'<circle cx="{_LEFT}" cy="{left[key[0]]:.1f}" r="5" fill="{colour}"/>')
        parts.append(
            f'<text x="{_LEFT - 12}" y="{left[key[0]] + 5:.1f}" text-anchor="end" fill="{colour}">{escape(_short(key[1]))}'
            f'<tspan class="n" dx="6">{sizes[key]}</tspan></text>'
        )
    for iri, label, count, targets in shown[:MOST_DRAWN]:
        y = _TOP + _ROW * (indicators[iri] + 0.5)
        parts.append(
            f'<circle cx="{_RIGHT}" cy="{y:.1f}" r="{2 + min(count, 8):.1f}" fill="#33414e"/>'
        )
        parts.append(
            f'<text x="{_RIGHT + 18}" y="{y + 5:.1f}">{escape(_short(label))}'
            f'<tspan class="n" dx="8">{count} 个部门，{targets} 行</tspan><title>{escape(label)}</title></text>'
        )
    return "\n".join([*parts, "</svg>", ""])


def _head(
    height: float, indicators: int, drawn: int, departments: int, drawn_departments: int
) -> str:
    note = f"{departments} 个部门共用 {indicators} 个指标；右侧圆点越大，使用的部门越多"
    if (drawn, drawn_departments) != (indicators, departments):
        note += f"（只画出共用最多的 {drawn} 个指标、{drawn_departments} 个部门）"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {height:.0f}" width="{_WIDTH}" height="{height:.0f}" '
        'role="img" aria-label="部门与共用指标">\n'
        "<style>text{font:14px 'Noto Sans CJK SC','Source Han Sans SC','Microsoft YaHei','PingFang SC',sans-serif;fill:#1d2730}"
        ".t{font-size:20px;font-weight:600}.n{font-size:12px;fill:#68757f}path{fill:none;opacity:.55}</style>\n"
        '<rect width="100%" height="100%" fill="#fff"/>\n'
        f'<text class="t" x="24" y="40">谁与谁共用哪些指标</text>\n<text class="n" x="24" y="66">{note}</text>'
    )


def _short(text: str, most: int = 24) -> str:
    return text if len(text) <= most else f"{text[: most - 1]}…"
