"""``/projects/{id}``, ``/departments/{id}``, ``/policies/{id}``: a resource with its links."""

from collections import defaultdict
from typing import Any

from fastapi import APIRouter, Request
from starlette.responses import Response

from api.pages.open_findings import counted
from api.pages.queries import Rows, ask, findings_of, judged, matrix_of
from api.pages.site import render
from api.rest.answers import snapshot_of
from api.rest.indicators import FORMATS
from api.rest.resources import MOST_ROWS, find_resource, read_resource
from api.snapshots import Snapshot
from kg.findings import rules
from kg.report.figures import CLASSES, MEASURES

router = APIRouter(include_in_schema=False)
PAGE, MOST_LACKING = 100, 12


def resource_of(snapshot: Snapshot, kind: str, this: str, most: int = MOST_ROWS) -> dict[str, Any]:
    """A resource as the API gives it; a property that it does not have is empty."""
    resource = read_resource(snapshot, kind, this, most)
    return {**resource, "properties": defaultdict(list, resource["properties"])}


@router.get("/projects/{ident}")
def project(request: Request, ident: str) -> Response:
    """A project: its targets with judgement and findings, its money, what only its peers have."""
    snapshot = snapshot_of(request)
    this = find_resource(snapshot, "projects", ident)
    resource = resource_of(snapshot, "projects", this)
    return render(
        request,
        "project.html",
        snapshot,
        resource=resource,
        judged=judged(snapshot, resource["targets"]),
        findings=findings_of(snapshot, this),
        budget=ask(snapshot, "budget", this=this),
        peers=_lacking(snapshot, this),
        copies=ask(snapshot, "copies", this=this),
    )


def _lacking(snapshot: Snapshot, this: str) -> Rows:
    """What projects like a project have and it lacks."""
    rows = ask(snapshot, "own-indicators", this=this)
    own = [row["indicator"].rpartition("/")[2] for row in rows]
    return snapshot.search.neighbours.lacking(map(snapshot.search.place, own), MOST_LACKING)


@router.get("/departments/{ident}")
def department(request: Request, ident: str) -> Response:
    """A department: its projects and targets, its shares beside those of all, its years."""
    snapshot = snapshot_of(request)
    this = find_resource(snapshot, "departments", ident)
    resource = resource_of(snapshot, "departments", this)
    rows = ask(snapshot, "department-matrix", this=this)
    everywhere = snapshot.search.overview
    return render(
        request,
        "department.html",
        snapshot,
        resource=resource,
        judged=judged(snapshot, resource["targets"]),
        matrix=matrix_of((row["class"], row["measure"], row["targets"]) for row in rows),
        classes=CLASSES,
        measures=MEASURES,
        everywhere=matrix_of(everywhere.matrix),
        judged_everywhere=everywhere.judged,
        common=ask(snapshot, "departments-in-common", this=this),
        rules=_by_rule(snapshot, resource["label"]),
        years=ask(snapshot, "department-years", this=this),
        formats=FORMATS,
    )


def _by_rule(snapshot: Snapshot, department: str) -> Rows:
    """How many findings of each rule a department has, as ``/findings`` lists them."""
    found = counted(snapshot, "code", {"department": [department]})
    return [
        {"code": code, "severity": rules()[code].severity.value, "count": count}
        for code, count in found.items()
    ]


@router.get("/policies/{ident}")
def policy(request: Request, ident: str) -> Response:
    """A policy document: its spellings, the money and the targets that rest on it."""
    snapshot = snapshot_of(request)
    this = find_resource(snapshot, "policies", ident)
    resource = resource_of(snapshot, "policies", this)
    return render(
        request,
        "policy.html",
        snapshot,
        resource=resource,
        judged=judged(snapshot, resource["targets"]),
        money=sum(row["amount"] or 0 for row in resource["projects"]),
        findings=findings_of(snapshot, this),
        formats=FORMATS,
    )
