"""The network of departments and shared indicators as a file: GraphML, GEXF or SVG."""

from typing import TYPE_CHECKING, Any, BinaryIO

from kg.exports.edges import Edge, read_network
from kg.exports.picture import draw
from kg.store import GraphStore

if TYPE_CHECKING:
    from networkx import Graph

NETWORK_FORMATS = ("graphml", "gexf", "svg")


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
    """GEXF without the day it was written, so that the same graph gives the same bytes."""
    start = gexf.find("<meta")
    end = gexf.find("</meta>")
    return gexf if start < 0 or end < 0 else gexf[:start] + gexf[end + len("</meta>") :].lstrip()
