"""``/findings``: what is wrong where, by rule, department and project.

Findings are suppressed with a reason, and compared with those of a baseline.
"""

import io
import tempfile
from collections.abc import Collection
from pathlib import Path
from typing import Any

from fastapi import APIRouter, Request
from starlette.responses import Response

from api.pages.lists import offset_of
from api.pages.open_findings import HIDDEN, READING, table_of
from api.pages.queries import label_of
from api.pages.site import render
from api.problems import ProblemError
from api.rest.answers import refuse_unknown_values, snapshot_of
from api.rest.resources import find_resource
from api.snapshots import Snapshot
from kg.audit import FindingTable, Record
from kg.audit.table import VALUES, Numbers
from kg.audit.writers import write_json, write_sarif, write_xlsx
from kg.exports.cells import write_cells
from kg.findings import rules

router = APIRouter(include_in_schema=False)
FILTERS = {
    "severity": "严重程度",
    "code": "规则",
    "department": "部门",
    "project_name": "项目",
    "document": "文件",
    "category": "类别",
    "heading": "审核内容",
    "baseline": "与上次相比",
    "state": "状态",
    "project": "项目",
}
PAGE, FACET_VALUES, PROJECT = 100, 15, "project"
MEDIA = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv; charset=utf-8",
    "json": "application/json",
    "sarif": "application/sarif+json",
}
BASELINES = {"new": "新增", "unchanged": "仍在", "absent": "已解决"}
LEFT_OUT = ("suppressed", "baseline")  # of files, where they have no value
STATES = {"open": "未屏蔽", "suppressed": "已屏蔽"}


@router.get("/findings")
def findings(request: Request) -> Response:
    """The findings that fit, the most serious first, with counts of what else could be chosen."""
    snapshot = snapshot_of(request)
    table, problem = table_of(snapshot)
    wanted = _wanted(request)
    found = table.worst_first(_select(snapshot, table, wanted))
    offset = offset_of(request, len(found))
    facets = {
        name: table.counts(name, _select(snapshot, table, wanted, name))
        for name in FILTERS
        if name != PROJECT
    }
    reading = dict(facets["category"]).get(READING, 0) if _hidden(wanted)["category"] else 0
    exports = {format: _export(request, format) for format in MEDIA}
    return render(
        request,
        "findings.html",
        snapshot,
        rows=table.rows(found[offset : offset + PAGE]),
        total=len(found),
        offset=offset,
        limit=PAGE,
        facets=facets,
        wanted=wanted,
        names=FILTERS,
        rules=rules(),
        facet_values=FACET_VALUES,
        exports=exports,
        problem=problem,
        reading=reading,
        projects=_projects(snapshot, wanted),
        baselines=BASELINES,
        states=STATES,
        may_write=bool(snapshot.settings.review_token and snapshot.settings.suppressions),
    )


def _select(
    snapshot: Snapshot, table: FindingTable, wanted: dict[str, list[str]], but: str = ""
) -> Numbers:
    """Places of the findings that fit; a project is given by its id, since names are shared."""
    projects = [find_resource(snapshot, "projects", one) for one in wanted.get(PROJECT, [])]
    return table.select(
        wanted | ({PROJECT: projects} if projects else {}), _hidden(wanted), but=but
    )


def _projects(snapshot: Snapshot, wanted: dict[str, list[str]]) -> dict[str, str]:
    """Id -> name of the projects asked for."""
    return {
        ident: label_of(snapshot, find_resource(snapshot, "projects", ident)) or ""
        for ident in wanted.get(PROJECT, [])
    }


@router.get("/findings/export")
def export(request: Request) -> Response:
    """The same findings as a file."""
    format = request.query_params.get("format", "")
    if format not in MEDIA:
        raise ProblemError(
            400,
            "unknown-format",
            f"没有格式 {format[:40]}",
            {"parameter": "format", "allowed": list(MEDIA)},
        )
    snapshot = snapshot_of(request)
    table, _ = table_of(snapshot)
    wanted = _wanted(request)
    found = table.rows(table.worst_first(_select(snapshot, table, wanted)))
    headers = {
        "Content-Disposition": f'attachment; filename="jipu-findings.{format}"',
        "Cache-Control": "no-cache",
    }
    return Response(_written(found, format), headers=headers, media_type=MEDIA[format])


def _written(found: list[Record], format: str) -> bytes:
    if format == "xlsx":
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "findings.xlsx"
            write_xlsx(found, str(path))
            return path.read_bytes()
    out = io.StringIO(newline="")
    if format == "csv":
        names = [name for name in (found[0] if found else {"code": ""}) if name not in LEFT_OUT]
        write_cells([names], out, "\r\n")
        write_cells(([_flat(one.get(name)) for name in names] for one in found), out, "\r\n")
        return b"\xef\xbb\xbf" + out.getvalue().encode()
    plain = [
        {key: value for key, value in one.items() if value is not None or key not in LEFT_OUT}
        for one in found
    ]
    (write_json if format == "json" else write_sarif)(plain, out)
    return out.getvalue().encode()


def _flat(value: Any) -> str:
    if isinstance(value, list):
        return " ".join(map(str, value))
    return "" if value is None else str(value)


def _wanted(request: Request) -> dict[str, list[str]]:
    wanted = {name: [one for one in request.query_params.getlist(name) if one] for name in FILTERS}
    allowed: dict[str, Collection[str]] = {**VALUES, "baseline": BASELINES, "state": STATES}
    for name, known in allowed.items():
        refuse_unknown_values(name, wanted[name], known)
    return {name: values for name, values in wanted.items() if values}


def _hidden(wanted: dict[str, list[str]]) -> dict[str, list[str]]:
    """What is shown only when asked for.

    The reader's doubts are shown under every filter that names one kind of finding or one project.
    """
    return dict(HIDDEN) | (
        {"category": []} if {"category", "code", "heading", "project"} & set(wanted) else {}
    )


def _export(request: Request, format: str) -> str:
    kept = [name for name in request.query_params if name not in FILTERS]
    url = request.url.remove_query_params(kept).include_query_params(format=format)
    return f"/findings/export?{url.query}"
