"""``/indicators/{id}``, ``/projects/{id}``, ``/departments/{id}``, ``/policies/{id}``: one thing, and everything linked to it."""

from collections import defaultdict
from typing import Any

from fastapi import APIRouter, Request
from starlette.responses import Response

from api.pages.lists import offset_of
from api.pages.open_findings import counted
from api.pages.queries import Rows, ask, findings_of, judged, label_of, matrix_of
from api.pages.site import render
from api.rest.answers import snapshot_of
from api.rest.indicators import FORMATS
from api.rest.resources import MOST_ROWS, find_resource, list_targets, read_resource
from api.snapshots import Snapshot
from kg.findings import rules
from kg.report.figures import CLASSES, MEASURES

router = APIRouter(include_in_schema=False)
MOST_BARS, MOST_NODES, LEAST_ALIKE = 30, 20, 0.6
MOST_USES = 150  # of an indicator shown on its page; the rest on pages of their own
PAGE, MOST_LACKING, MOST_EXAMPLES = 100, 12, 8


def _told(snapshot: Snapshot, kind: str, this: str, most: int = MOST_ROWS) -> dict[str, Any]:
    """A thing as the API tells it; a property it does not have is empty."""
    told = read_resource(snapshot, kind, this, most)
    return {**told, "properties": defaultdict(list, told["properties"])}


@router.get("/indicators/{ident}")
def indicator(request: Request, ident: str) -> Response:
    """An indicator: its wordings, its values over departments and years, what is like it, whom to imitate."""
    snapshot = snapshot_of(request)
    this = find_resource(snapshot, "indicators", ident)
    told = _told(snapshot, "indicators", this, MOST_USES)
    profile = snapshot.search.profile(told["id"])
    shares = {row["class"]: row["targets"] for row in profile["classes"]}
    return render(
        request, "indicator.html", snapshot, told=told, levels=profile["levels"], years=profile["years"],
        bars=_bars(told["values"]), shares=[(name, shares[name]) for name in CLASSES if name in shares],
        examples=_examples(snapshot, told), formats=FORMATS,
        by_value=_by_value(told["uses"]), total=sum(row["targets"] for row in profile["years"]) or len(told["uses"]),
    )  # fmt: skip


@router.get("/indicators/{ident}/uses")
def uses(request: Request, ident: str) -> Response:
    """The targets that use an indicator, all or those with one value, page by page in the order of the snapshot."""
    snapshot = snapshot_of(request)
    this = find_resource(snapshot, "indicators", ident)
    value = request.query_params.get("value", "")
    found = snapshot.search.uses([this.rpartition("/")[2]], **({"value": value} if value else {}))
    offset, total = offset_of(request, len(found)), len(found)
    rows = list_targets(
        snapshot, [f"{snapshot.base}target/{one}" for one in found[offset : offset + PAGE]]
    )
    label = label_of(snapshot, this)
    return render(
        request, "uses.html", snapshot, label=label, indicator=this, value=value, rows=rows, total=total, offset=offset,
        limit=PAGE, formats=FORMATS,
    )  # fmt: skip


def _bars(values: Rows) -> dict[str, Any]:
    """The values as a chart takes them, each with the number of departments that give it."""
    items = [{"label": row["value"], "value": row["departments"] or row["targets"], "href": f"#v{place}"}
             for place, row in enumerate(values[:MOST_BARS])]  # fmt: skip
    return {"unit": "", "items": items}


def _by_value(uses: Rows) -> dict[str, Rows]:
    """The uses of each value as printed."""
    found: dict[str, Rows] = {}
    for row in uses:
        found.setdefault("".join((row["value"] or "").split()), []).append(row)
    return found


def _examples(snapshot: Snapshot, told: dict[str, Any]) -> Rows:
    """Specific, quantified uses of it and of those most like it."""
    alike = [one["id"] for one in told["similar"] if one["likeness"] >= LEAST_ALIKE]
    near = [row["indicator"].rpartition("/")[2] for row in told["near"]]
    found = snapshot.search.uses(
        [told["id"], *near, *alike][:MOST_NODES], specificity="specific", measurability="quantified"
    )
    targets = [f"{snapshot.base}target/{ident}" for ident in found[:MOST_USES]]
    rows = ask(snapshot, "examples", targets=targets) if targets else []
    said = judged(snapshot, rows)
    # What an auditor objects to is no example.
    return [
        row
        for row in rows
        if all(one["severity"] == "note" for one in said[row["target"]]["findings"])
    ][:MOST_EXAMPLES]


@router.get("/projects/{ident}")
def project(request: Request, ident: str) -> Response:
    """A project: its targets with judgement and findings beside each, its money, what peers have that it lacks."""
    snapshot = snapshot_of(request)
    this = find_resource(snapshot, "projects", ident)
    told = _told(snapshot, "projects", this)
    return render(
        request, "project.html", snapshot, told=told, judged=judged(snapshot, told["targets"]),
        findings=findings_of(snapshot, this), budget=ask(snapshot, "budget", this=this),
        peers=_lacking(snapshot, this),
        copies=ask(snapshot, "copies", this=this),
    )  # fmt: skip


def _lacking(snapshot: Snapshot, this: str) -> Rows:
    """What projects like a project have and it lacks."""
    own = [
        row["indicator"].rpartition("/")[2] for row in ask(snapshot, "own-indicators", this=this)
    ]
    return snapshot.search.neighbours.lacking(map(snapshot.search.place, own), MOST_LACKING)


@router.get("/departments/{ident}")
def department(request: Request, ident: str) -> Response:
    """A department: its projects and own targets, its shares beside those of all, who is like it, years side by side."""
    snapshot = snapshot_of(request)
    this = find_resource(snapshot, "departments", ident)
    told = _told(snapshot, "departments", this)
    shares = matrix_of(
        (row["class"], row["measure"], row["targets"])
        for row in ask(snapshot, "department-matrix", this=this)
    )
    everywhere = snapshot.search.overview
    return render(
        request, "department.html", snapshot, told=told, judged=judged(snapshot, told["targets"]), matrix=shares,
        classes=CLASSES, measures=MEASURES, everywhere=matrix_of(everywhere.matrix),
        judged_everywhere=everywhere.judged, common=ask(snapshot, "departments-in-common", this=this),
        rules=_by_rule(snapshot, told["label"]), years=ask(snapshot, "department-years", this=this),
        formats=FORMATS,
    )  # fmt: skip


def _by_rule(snapshot: Snapshot, department: str) -> Rows:
    """How many findings of each rule a department has, as ``/findings`` lists them."""
    found = counted(snapshot, "code", {"department": [department]})
    return [
        {"code": code, "severity": rules()[code].severity.value, "count": count}
        for code, count in found.items()
    ]


@router.get("/policies/{ident}")
def policy(request: Request, ident: str) -> Response:
    """A policy document: its spellings, the money and the targets that rest on it, what is wrong with its mentions."""
    snapshot = snapshot_of(request)
    this = find_resource(snapshot, "policies", ident)
    told = _told(snapshot, "policies", this)
    return render(
        request, "policy.html", snapshot, told=told, judged=judged(snapshot, told["targets"]),
        money=sum(row["amount"] or 0 for row in told["projects"]), findings=findings_of(snapshot, this),
        formats=FORMATS,
    )  # fmt: skip
