"""``/network``: who shares which indicators.

What is too much to read is drawn in groups; each group is drawn in full on a page of its own.
"""

import math
from collections import Counter, defaultdict
from typing import Any

from fastapi import APIRouter, Request
from starlette.responses import Response

from api.pages.site import render
from api.pages.view import View
from api.problems import ProblemError
from api.rest.answers import snapshot_of
from kg.exports.edges import Edge, read_network

router = APIRouter(include_in_schema=False)
MOST_NODES = 120  # drawn one by one; more are gathered into groups first
MOST_GROUPS, MOST_ROWS = 60, 100
ALONE = "其他共用指标"


@router.get("/network")
def network(request: Request) -> Response:
    """Groups of indicators with the departments that use them, or one group in full."""
    snapshot = snapshot_of(request)
    edges: list[Edge] = snapshot.once("network", lambda: read_network(snapshot.store))
    chosen = request.query_params.get("group")
    groups = Counter(
        edge.community or ALONE for edge in {edge.indicator: edge for edge in edges}.values()
    )
    if chosen is not None and chosen not in groups:
        raise ProblemError(404, "no-such-group", f"没有指标群 {chosen[:100]}")
    shown = [edge for edge in edges if chosen in (None, edge.community or ALONE)]
    departments, indicators = (
        {edge.department for edge in shown},
        {edge.indicator: edge for edge in shown},
    )
    is_whole, view = len(departments) + len(indicators) <= MOST_NODES, View(request, snapshot)
    drawn = snapshot.once(
        f"network {view.lang} {chosen}",
        lambda: _each(shown, view) if is_whole else _gathered(shown, view, chosen),
    )
    ranked = sorted(
        indicators.values(), key=lambda edge: (-edge.departments, -edge.targets, edge.label)
    )
    return render(
        request,
        "network.html",
        snapshot,
        drawn=drawn,
        is_whole=is_whole,
        groups=groups.most_common(),
        chosen=chosen,
        departments=len(departments),
        indicators=ranked[:MOST_ROWS],
        total=len(ranked),
        alone=ALONE,
    )


def _each(edges: list[Edge], view: View) -> dict[str, Any]:
    """Every department and indicator, laid out by networkx."""
    uses: Counter[str] = Counter(edge.department for edge in edges)
    names = {edge.department: edge.name for edge in edges}
    labels = {edge.indicator: edge for edge in edges}
    kinds = {name: place for place, name in enumerate(sorted({edge.community for edge in edges}))}
    nodes = [
        _node(iri, names[iri], "department", uses[iri], view.of(iri), 0) for iri in sorted(names)
    ]
    for iri, edge in sorted(labels.items()):
        group = 1 + kinds[edge.community]
        nodes.append(_node(iri, edge.label, "indicator", edge.departments, view.of(iri), group))
    return _laid_out(nodes, [(edge.department, edge.indicator, edge.uses) for edge in edges])


def _gathered(edges: list[Edge], view: View, chosen: str | None) -> dict[str, Any]:
    """The departments that share most, and the largest groups of indicators, a node for each."""
    weights: Counter[tuple[str, str]] = Counter()
    members: dict[str, set[str]] = defaultdict(set)
    for edge in edges:
        group = edge.label if chosen is not None else edge.community or ALONE
        weights[edge.department, group] += edge.uses
        members[group].add(edge.department if chosen is not None else edge.indicator)
    names = {edge.department: edge.name for edge in edges}
    hrefs = {edge.label: view.of(edge.indicator) for edge in edges}
    ranked = Counter(department for department, _ in weights.elements())
    departments = sorted(ranked, key=lambda iri: (-ranked[iri], names[iri]))[:MOST_GROUPS]
    groups = sorted(members, key=lambda name: (-len(members[name]), name))[:MOST_GROUPS]
    nodes = [
        _node(iri, names[iri], "department", ranked[iri], view.of(iri), 0) for iri in departments
    ]
    kind = "community" if chosen is None else "indicator"
    for place, name in enumerate(groups, start=1):
        href = view.link("/network", group=name) if chosen is None else hrefs[name]
        nodes.append(_node(name, name, kind, len(members[name]), href, place))
    kept = {node["id"] for node in nodes}
    drawn = [
        (one, other, weight)
        for (one, other), weight in sorted(weights.items())
        if one in kept and other in kept
    ]
    return _laid_out(nodes, drawn)


def _node(ident: str, label: str, kind: str, size: int, href: str, group: int) -> dict[str, Any]:
    """A node as ``static/chart_forms.js`` takes it."""
    return {
        "id": ident,
        "label": label,
        "kind": kind,
        "size": size,
        "href": href,
        "group": group,
    }


def _laid_out(nodes: list[dict[str, Any]], edges: list[tuple[str, str, int]]) -> dict[str, Any]:
    """Nodes with places from 0 to 1; the same network is laid out the same way each time."""
    import networkx as nx

    edges = sorted(edges)
    number = {node["id"]: place for place, node in enumerate(nodes)}
    graph: nx.Graph[int] = nx.Graph()
    graph.add_nodes_from(range(len(nodes)))
    graph.add_weighted_edges_from(
        (number[one], number[other], weight) for one, other, weight in edges
    )
    places = (
        nx.spring_layout(graph, seed=1, iterations=60, k=2.2 / math.sqrt(max(len(nodes), 1)))
        if nodes
        else {}
    )
    for place, node in enumerate(nodes):
        x, y = places[place]
        node.update(x=round((float(x) + 1) / 2, 4), y=round((float(y) + 1) / 2, 4))
    return {
        "nodes": nodes,
        "edges": [
            {"source": one, "target": other, "weight": weight} for one, other, weight in edges
        ],
    }
