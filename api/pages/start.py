"""``/``: what is in the collection, how much of it is boilerplate, and where the work begins."""

from typing import Any

from fastapi import APIRouter, Request
from starlette.responses import Response

from api.answers import rows_asked, snapshot_of
from api.pages.asking import matrix_of
from api.pages.site import render
from api.snapshots import Snapshot
from kg.report.figures import CLASSES, MEASURES

router = APIRouter(include_in_schema=False)
_COUNTS = {
    "departments": "?x a jp:Department",
    "indicators": "?x a jp:Indicator",
    "policies": "?x a jp:PolicyDocument",
    "projects": "?x a jp:Project",
    "findings": "?x a jp:Finding . FILTER NOT EXISTS { ?x jp:category 'reading' }",
    "unsure": "?x a jp:Target ; jp:confidence 'unsure'",
    "targets": "?x a jp:Target",
}
_MATRIX = """SELECT ?class ?measure (COUNT(?a) AS ?count) {
  ?a a jp:Assessment ; jp:specificityClass ?class ; jp:mandated false ; jp:assesses/jp:confidence "sure" .
  OPTIONAL { ?a jp:measurability ?measure }
} GROUP BY ?class ?measure"""
_SHARED = """SELECT ?indicator ?label ?departments ?targets {
  ?indicator a jp:Indicator ; jp:departmentCount ?departments ; jp:targetCount ?targets ; rdfs:label ?label .
  FILTER(?departments > 1)
} ORDER BY DESC(?departments) DESC(?targets) ?label LIMIT 12"""
_DEPARTMENTS = """SELECT ?department ?label (COUNT(?a) AS ?all) (SUM(?one) AS ?boilerplate) {
  ?a jp:assesses ?t ; jp:specificityClass ?class ; jp:mandated false . ?t jp:confidence "sure" ; jp:department ?department .
  ?department rdfs:label ?label . BIND(IF(STRENDS(STR(?class), "/boilerplate"), 1, 0) AS ?one)
} GROUP BY ?department ?label ORDER BY DESC(SUM(?one) / COUNT(?a)) ?label LIMIT 12"""


@router.get("/")
def start(request: Request) -> Response:
    """The first page."""
    snapshot = snapshot_of(request)
    return render(request, "start.html", snapshot, classes=CLASSES[:3], measures=MEASURES, **overview(snapshot))


def overview(snapshot: Snapshot) -> dict[str, Any]:
    """What is in the collection; counted once for each snapshot."""
    counted: dict[str, Any] = snapshot.once("overview", lambda: _counted(snapshot))
    return counted


def _counted(snapshot: Snapshot) -> dict[str, Any]:
    counts = {
        name: rows_asked(snapshot, f"SELECT (COUNT(?x) AS ?n) {{ {pattern} }}")[0]["n"] for name, pattern in _COUNTS.items()
    }
    matrix = matrix_of(rows_asked(snapshot, _MATRIX))
    return {
        "counts": {"documents": len(snapshot.manifest.documents), **counts},
        "matrix": matrix,
        "judged": sum(matrix.values()),
        "shared": rows_asked(snapshot, _SHARED),
        "boilerplate": rows_asked(snapshot, _DEPARTMENTS),
    }
