"""Uses of indicators in all documents -> which names are one, why, and which only look so."""

from kg.links.clusters import Cluster, Links, link_names
from kg.links.decisions import Decision, parse_decisions
from kg.links.near import Near
from kg.links.uses import Use, read_uses, uses_from_lines, uses_to_lines

__all__ = [
    "Cluster",
    "Decision",
    "Links",
    "Near",
    "Use",
    "link_names",
    "parse_decisions",
    "read_uses",
    "uses_from_lines",
    "uses_to_lines",
]
