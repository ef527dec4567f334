"""``/``: what is in the collection, how much of it is boilerplate, and where the work begins."""

from fastapi import APIRouter, Request
from starlette.responses import Response

from api.pages.open_findings import counted
from api.pages.queries import matrix_of
from api.pages.site import render
from api.rest.answers import snapshot_of
from kg.report.figures import CLASSES, MEASURES

router = APIRouter(include_in_schema=False)


@router.get("/")
def start(request: Request) -> Response:
    """The first page."""
    snapshot = snapshot_of(request)
    overview = snapshot.search.overview
    findings = sum(counted(snapshot, "severity", {}).values())
    counts = {
        "documents": len(snapshot.manifest.documents),
        **overview.counts,
        "findings": findings,
    }
    return render(
        request,
        "start.html",
        snapshot,
        classes=CLASSES,
        measures=MEASURES,
        overview=overview,
        counts=counts,
        matrix=matrix_of(overview.matrix),
    )
