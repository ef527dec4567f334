"""A store -> the edges of the network of departments and the indicators they share."""

from dataclasses import dataclass

from kg.queries.rows import ask
from kg.store import GraphStore


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
