"""``/indicators/{id}``: an indicator with its values, what is like it, and whom to imitate."""

from typing import Any

from fastapi import APIRouter, Request
from starlette.responses import Response

from api.pages.lists import offset_of
from api.pages.queries import Rows, ask, judged, label_of
from api.pages.resources import PAGE, resource_of
from api.pages.site import render
from api.rest.answers import snapshot_of
from api.rest.indicators import FORMATS
from api.rest.resources import find_resource, list_targets
from api.snapshots import Snapshot
from kg.report.figures import CLASSES

router = APIRouter(include_in_schema=False)
MOST_BARS, MOST_EXAMPLES = 30, 8
MOST_USES = 150  # on the page of an indicator; its uses have pages of their own
# Examples come from the indicator and those with names like it: how many, and how like.
MOST_ALIKE, LEAST_ALIKE = 20, 0.6


@router.get("/indicators/{ident}")
def indicator(request: Request, ident: str) -> Response:
    """An indicator: its wordings, its values over departments and years, its neighbours."""
    snapshot = snapshot_of(request)
    this = find_resource(snapshot, "indicators", ident)
    resource = resource_of(snapshot, "indicators", this, MOST_USES)
    profile = snapshot.search.profile(resource["id"])
    shares = {row["class"]: row["targets"] for row in profile["classes"]}
    targets = sum(row["targets"] for row in profile["years"])
    return render(
        request,
        "indicator.html",
        snapshot,
        resource=resource,
        levels=profile["levels"],
        years=profile["years"],
        bars=_bars(resource["values"]),
        shares=[(name, shares[name]) for name in CLASSES if name in shares],
        examples=_examples(snapshot, resource),
        formats=FORMATS,
        by_value=_by_value(resource["uses"]),
        total=targets or len(resource["uses"]),
    )


@router.get("/indicators/{ident}/uses")
def uses(request: Request, ident: str) -> Response:
    """The targets that use an indicator, all or those with one value, page by page."""
    snapshot = snapshot_of(request)
    this = find_resource(snapshot, "indicators", ident)
    value = request.query_params.get("value", "")
    found = snapshot.search.uses([this.rpartition("/")[2]], **({"value": value} if value else {}))
    offset = offset_of(request, len(found))
    shown = [f"{snapshot.base}target/{one}" for one in found[offset : offset + PAGE]]
    return render(
        request,
        "uses.html",
        snapshot,
        label=label_of(snapshot, this),
        indicator=this,
        value=value,
        rows=list_targets(snapshot, shown),
        total=len(found),
        offset=offset,
        limit=PAGE,
        formats=FORMATS,
    )


def _bars(values: Rows) -> dict[str, Any]:
    """The values as a chart takes them, each with the number of departments that give it."""
    items = [
        {
            "label": row["value"],
            "value": row["departments"] or row["targets"],
            "href": f"#v{place}",
        }
        for place, row in enumerate(values[:MOST_BARS])
    ]
    return {"unit": "", "items": items}


def _by_value(uses: Rows) -> dict[str, Rows]:
    """The uses of each value as printed."""
    found: dict[str, Rows] = {}
    for row in uses:
        found.setdefault("".join((row["value"] or "").split()), []).append(row)
    return found


def _examples(snapshot: Snapshot, resource: dict[str, Any]) -> Rows:
    """Specific, quantified uses of an indicator and of those most like it."""
    alike = [one["id"] for one in resource["similar"] if one["likeness"] >= LEAST_ALIKE]
    near = [row["indicator"].rpartition("/")[2] for row in resource["near"]]
    found = snapshot.search.uses(
        [resource["id"], *near, *alike][:MOST_ALIKE],
        specificity="specific",
        measurability="quantified",
    )
    targets = [f"{snapshot.base}target/{ident}" for ident in found[:MOST_USES]]
    rows = ask(snapshot, "examples", targets=targets) if targets else []
    judgements = judged(snapshot, rows)

    def is_sound(row: dict[str, Any]) -> bool:
        """What an auditor objects to is no example."""
        findings = judgements[row["target"]]["findings"]
        return all(finding["severity"] == "note" for finding in findings)

    return [row for row in rows if is_sound(row)][:MOST_EXAMPLES]
