"""``/findings``: what is wrong where, by rule, department and project.

Findings are suppressed with a reason, and compared with those of a baseline.
"""

import io
import tempfile
import threading
from collections.abc import Callable, Collection
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlencode

import yaml
from fastapi import APIRouter, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import RedirectResponse, Response

from api.pages.forms import check_token, needed, read_form, replace_file
from api.pages.lists import offset_of
from api.pages.open_findings import HIDDEN, READING, table_of
from api.pages.queries import label_of
from api.pages.site import render
from api.problems import ProblemError
from api.rest.answers import refuse_unknown_values, snapshot_of
from api.rest.resources import find_resource
from api.settings import ServeSettings
from api.snapshots import Snapshot
from kg.audit import FindingTable, Record, read_suppressions
from kg.audit.table import VALUES, Numbers
from kg.audit.writers import write_json, write_sarif, write_xlsx
from kg.errors import UsageError
from kg.exports.cells import write_cells
from kg.findings import rules

router = APIRouter(include_in_schema=False)
_WRITING = threading.Lock()
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


@router.post("/findings/suppress")
async def suppress(request: Request) -> Response:
    """Write a suppression with its reason into the file of suppressions."""
    form = await read_form(request)
    return await run_in_threadpool(_suppress, snapshot_of(request), form)


def _suppress(snapshot: Snapshot, form: dict[str, str]) -> Response:
    check_token(snapshot.settings, form)
    fingerprint, reason, who = needed(form, "fingerprint", "reason", "who")
    if fingerprint not in snapshot.findings.values("fingerprint", snapshot.findings.select({})):
        raise ProblemError(404, "no-such-finding", "没有这条发现；数据可能已经更新，请刷新页面")
    entry: dict[str, Any] = {"fingerprint": fingerprint, "reason": reason, "who": who}
    if until := form.get("until", "").strip():
        entry["until"] = _end(until)
    _change(
        snapshot.settings,
        lambda listed: [*(one for one in listed if str(one["fingerprint"]) != fingerprint), entry],
    )
    return _back(form)


def _end(until: str) -> date:
    try:
        end = date.fromisoformat(until)
    except ValueError:
        raise ProblemError(
            400, "bad-parameter", "有效期应写作 2025-12-31", {"parameter": "until"}
        ) from None
    if end < date.today():
        raise ProblemError(
            400, "bad-parameter", f"有效期 {until} 已经过去，屏蔽不会起作用", {"parameter": "until"}
        )
    return end


@router.post("/findings/unsuppress")
async def unsuppress(request: Request) -> Response:
    """Take a suppression back."""
    form = await read_form(request)
    return await run_in_threadpool(_unsuppress, snapshot_of(request), form)


def _unsuppress(snapshot: Snapshot, form: dict[str, str]) -> Response:
    check_token(snapshot.settings, form)
    (fingerprint,) = needed(form, "fingerprint")

    def without(listed: list[dict[str, Any]]) -> list[dict[str, Any]]:
        kept = [one for one in listed if str(one["fingerprint"]) != fingerprint]
        if len(kept) == len(listed):
            raise ProblemError(404, "no-such-suppression", "没有这条屏蔽，可能已被取消")
        return kept

    _change(snapshot.settings, without)
    return _back(form)


def _change(
    settings: ServeSettings, change: Callable[[list[dict[str, Any]]], list[dict[str, Any]]]
) -> None:
    """Rewrite the file of suppressions; one that cannot be understood is left alone."""
    if not settings.suppressions:
        raise ProblemError(403, "read-only", "没有设置屏蔽文件（JIPU_SUPPRESSIONS）")
    path = Path(settings.suppressions)
    with _WRITING:
        try:
            listed = list(read_suppressions(str(path)).entries.values()) if path.exists() else []
        except UsageError as error:
            raise ProblemError(409, "bad-suppressions", str(error)) from None
        replace_file(path, yaml.safe_dump(change(listed), allow_unicode=True, sort_keys=False))


def _back(form: dict[str, str]) -> Response:
    """To the list the form stood in."""
    query = form.get("back", "")
    return RedirectResponse(
        f"/findings?{urlencode(parse_qsl(query))}" if query else "/findings", 303
    )
