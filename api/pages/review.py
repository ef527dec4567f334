"""``/review/{id}``: the form 《绩效目标审核表》 of a project or department.

It is filled in from the findings, and can be edited and exported.
"""

import tempfile
from contextlib import suppress
from decimal import Decimal
from pathlib import Path
from typing import Any

from fastapi import APIRouter, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from api.pages.forms import LONGEST, read_form
from api.pages.queries import findings_of, judged
from api.pages.site import render
from api.problems import ProblemError
from api.rest.answers import snapshot_of
from api.rest.resources import find_resource, read_resource
from api.snapshots import Snapshot
from kg.checks.yuan import show_yuan
from kg.findings import HEADINGS, rules
from kg.report.figures import READING
from kg.report.review import (
    ANNEX,
    ASKS,
    GRADES,
    TITLE,
    TITLE_WHOLE,
    WHOLE,
    ReviewForm,
    head_rows,
    opinion_text,
    target_rows,
)
from kg.report.review_docx import write_docx
from kg.report.review_xlsx import write_xlsx
from kg.report.words import LABELS

router = APIRouter(include_in_schema=False)
MEDIA = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


@router.get("/review/{ident}")
def review(request: Request, ident: str) -> Response:
    """The form, to be edited and printed."""
    snapshot = snapshot_of(request)
    form = review_form(snapshot, ident)
    return render(
        request,
        "review.html",
        snapshot,
        form=form,
        ident=ident,
        title=TITLE_WHOLE if form.name == WHOLE else TITLE,
        head=head_rows(form),
        headings=HEADINGS,
        asks=ASKS,
        grades=GRADES,
        annex=ANNEX,
        rows=target_rows(form, LABELS),
        formats=MEDIA,
    )


@router.post("/review/{ident}/export")
async def export(request: Request, ident: str) -> Response:
    """The form as edited, as a Word document or a workbook; nothing is stored."""
    given = await read_form(request)
    return await run_in_threadpool(_exported, request, ident, given)


def _exported(request: Request, ident: str, given: dict[str, str]) -> Response:
    format = given.get("format", "")
    if format not in MEDIA:
        raise ProblemError(
            400,
            "unknown-format",
            f"没有格式 {format[:40]}",
            {"parameter": "format", "allowed": list(MEDIA)},
        )
    form = review_form(snapshot_of(request), ident)
    form.edited = {
        heading: given[heading][: 5 * LONGEST] for heading in HEADINGS if heading in given
    }
    form.grade = given.get("grade", "") if given.get("grade") in GRADES else ""
    form.conclusion = given.get("conclusion", "")[: 5 * LONGEST]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"review.{format}"
        (write_docx if format == "docx" else write_xlsx)([form], path)
        data = path.read_bytes()
    headers = {
        "Content-Disposition": f'attachment; filename="jipu-review-{ident}.{format}"',
        "Cache-Control": "no-store",
    }
    return Response(data, headers=headers, media_type=MEDIA[format])


def review_form(snapshot: Snapshot, ident: str) -> ReviewForm:
    """The form of a project, or of a department as a whole where the id is one's.

    Raises:
        ProblemError: there is neither.
    """
    kind, this = _find(snapshot, ident)
    resource = read_resource(snapshot, kind, this)
    whole = ReviewForm(resource["label"] or "", "", WHOLE)
    form = _head(resource) if kind == "projects" else whole
    judgements = judged(snapshot, resource["targets"])
    for row in resource["targets"]:
        form.document = form.document or row["document"]
        own = judgements[row["target"]]
        labels = {"specificity_class": own["class"], "measurability": own["measure"]}
        form.targets.append({**row, **labels})
        form.unsure += [row["line"]] if row["confidence"] != "sure" else []
        if row["confidence"] == "sure":
            for finding in own["findings"]:
                _fill(form, finding)
    for finding in findings_of(snapshot, this):
        _fill(form, finding)
    return form


def _find(snapshot: Snapshot, ident: str) -> tuple[str, str]:
    for kind in ("projects", "departments"):
        with suppress(ProblemError):
            return kind, find_resource(snapshot, kind, ident)
    raise ProblemError(404, "no-such-thing", f"没有这个项目或部门：{ident[:100]}")


def _head(project: dict[str, Any]) -> ReviewForm:
    properties = project["properties"]

    def first(name: str) -> Any:
        value = next(iter(properties.get(name, [])), "")
        return value["label"] if isinstance(value, dict) else value

    amount = first("amount")
    documents = [row["document"] for row in project["targets"]]
    return ReviewForm(
        first("department"),
        next(iter(documents), None) or first("inDocument"),
        project["label"] or "",
        str(first("unit") or first("unitText")),
        first("projectCode"),
        show_yuan(Decimal(str(amount))) if amount else "",
        str(first("fiscalYear")),
    )


def _fill(form: ReviewForm, finding: dict[str, Any]) -> None:
    heading = rules()[finding["code"]].heading
    if finding["category"] == READING or heading not in HEADINGS:
        return
    if finding["severity"] == "note":
        form.notes.append(opinion_text(finding))
    else:
        form.opinions.setdefault(heading, []).append(opinion_text(finding))


@router.get("/rules/{code}")
def rule(request: Request, code: str) -> Response:
    """What a rule looks for, on which ground, and how it did on the samples."""
    found = rules().get(code)
    if found is None:
        raise ProblemError(404, "no-such-rule", f"没有规则 {code[:40]}")
    return render(request, "rule.html", snapshot_of(request), rule=found)
