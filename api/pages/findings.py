"""``/findings``: what is wrong where, by rule, department and project; suppressed with a reason, compared with last year's."""

import csv
import io
import tempfile
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

import yaml
from fastapi import APIRouter, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import RedirectResponse, Response

from api.answers import snapshot_of
from api.pages.forms import check_token, needed, read_form, replace_file
from api.pages.lists import offset_of
from api.pages.site import render
from api.problems import ProblemError
from api.settings import ServeSettings
from api.snapshots import Snapshot
from kg.audit import FindingTable, Record, compare, read_baseline, read_suppressions
from kg.audit.writers import write_json, write_sarif, write_xlsx
from kg.errors import UsageError
from kg.exports.rows import inert
from kg.findings import rules

router = APIRouter(include_in_schema=False)
FILTERS = {
    "severity": "严重程度", "code": "规则", "department": "部门", "project_name": "项目", "document": "文件", "category": "类别",
    "heading": "审核内容", "baseline": "与上次相比", "state": "状态",
}  # fmt: skip
READING, PAGE, FACET_VALUES = "reading", 100, 15
MEDIA = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "csv": "text/csv; charset=utf-8",
    "json": "application/json", "sarif": "application/sarif+json",
}  # fmt: skip
BASELINES = {"new": "新增", "unchanged": "仍在", "absent": "已解决"}
LEFT_OUT = ("suppressed", "baseline")  # where there is nothing to say of them
STATES = {"open": "未屏蔽", "suppressed": "已屏蔽"}


@router.get("/findings")
def findings(request: Request) -> Response:
    """The findings that fit, the most serious first, with counts of what else could be asked."""
    snapshot = snapshot_of(request)
    table, problem = table_of(snapshot)
    wanted = _wanted(request)
    found = table.worst_first(table.select(wanted, _hidden(wanted)))
    offset = offset_of(request, len(found))
    facets = {name: table.counts(name, table.select(wanted, _hidden(wanted, name), but=name)) for name in FILTERS}
    exports = {format: _export(request, format) for format in MEDIA}
    return render(
        request, "findings.html", snapshot, rows=table.rows(found[offset : offset + PAGE]), total=len(found), offset=offset,
        limit=PAGE, facets=facets, wanted=wanted, names=FILTERS, rules=rules(), facet_values=FACET_VALUES, exports=exports,
        problem=problem, baselines=BASELINES, states=STATES,
        may_write=bool(snapshot.settings.review_token and snapshot.settings.suppressions),
        is_live=bool(snapshot.settings.suppressions or snapshot.settings.baseline),
    )  # fmt: skip


@router.get("/findings/export")
def export(request: Request) -> Response:
    """The same findings as a file."""
    format = request.query_params.get("format", "")
    if format not in MEDIA:
        raise ProblemError(400, "unknown-format", f"没有格式 {format[:40]}", {"parameter": "format", "allowed": list(MEDIA)})
    table, _ = table_of(snapshot_of(request))
    wanted = _wanted(request)
    found = table.rows(table.worst_first(table.select(wanted, _hidden(wanted))))
    headers = {"Content-Disposition": f'attachment; filename="jipu-findings.{format}"', "Cache-Control": "no-cache"}
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
        writer = csv.writer(out, lineterminator="\r\n")
        writer.writerow(names)
        writer.writerows([[inert(_flat(one.get(name))) for name in names] for one in found])
        return b"\xef\xbb\xbf" + out.getvalue().encode()
    plain = [{key: value for key, value in one.items() if value is not None or key not in LEFT_OUT} for one in found]
    (write_json if format == "json" else write_sarif)(plain, out)
    return out.getvalue().encode()


def _flat(value: Any) -> str:
    if isinstance(value, list):
        return " ".join(map(str, value))
    return "" if value is None else str(value)


def table_of(snapshot: Snapshot) -> tuple[FindingTable, str]:
    """All findings, whether they are suppressed, and what became of them since the baseline.

    Returns:
        the findings; what is wrong with the file of suppressions or the baseline, '' for nothing.
    """
    settings = snapshot.settings
    if not settings.suppressions and not settings.baseline:
        return snapshot.findings, ""
    key = f"{_stamp(settings.suppressions)} {_stamp(settings.baseline)} {date.today()}"
    kept = snapshot.once("findings-shown", dict)
    if key not in kept:
        made = _compared(snapshot)
        kept.clear()
        kept[key] = made
    shown: tuple[FindingTable, str] = kept[key]
    return shown


def _compared(snapshot: Snapshot) -> tuple[FindingTable, str]:
    settings, everything = snapshot.settings, snapshot.findings
    found: Iterable[Record] = everything.rows(everything.select({}))
    try:
        if settings.suppressions and Path(settings.suppressions).exists():
            found = list(read_suppressions(settings.suppressions).apply(found))
        if settings.baseline:
            found = list(compare(found, read_baseline(settings.baseline)))
    except UsageError as error:
        return everything, str(error)
    return FindingTable.of(found), ""


def _stamp(path: str) -> str:
    try:
        state = Path(path).stat() if path else None
    except OSError:
        return ""
    return f"{state.st_mtime_ns}-{state.st_size}" if state else ""


def _wanted(request: Request) -> dict[str, list[str]]:
    wanted = {name: [one for one in request.query_params.getlist(name) if one] for name in FILTERS}
    return {name: values for name, values in wanted.items() if values}


def _hidden(wanted: dict[str, list[str]], counted: str = "") -> dict[str, list[str]]:
    """What is shown only when asked for: the reader's own doubts, and what people suppressed."""
    asks_reading = {"category", "code", "heading"} & {*wanted, counted}
    return {"category": [] if asks_reading else [READING], "state": ["suppressed"]}


def _export(request: Request, format: str) -> str:
    kept = [name for name in request.query_params if name not in FILTERS]
    url = request.url.remove_query_params(kept).include_query_params(format=format)
    return f"/findings/export?{url.query}"


@router.post("/findings/suppress")
async def suppress(request: Request) -> Response:
    """Write a suppression with its reason into the file of suppressions."""
    form = await read_form(request)
    return await run_in_threadpool(_suppress, snapshot_of(request).settings, form)


def _suppress(settings: ServeSettings, form: dict[str, str]) -> Response:
    check_token(settings, form)
    if not settings.suppressions:
        raise ProblemError(403, "read-only", "没有设置屏蔽文件（JIPU_SUPPRESSIONS）")
    fingerprint, reason, who = needed(form, "fingerprint", "reason", "who")
    until = form.get("until", "").strip()
    try:
        entry: dict[str, Any] = {"fingerprint": fingerprint, "reason": reason, "who": who}
        if until:
            entry["until"] = date.fromisoformat(until)
    except ValueError:
        raise ProblemError(400, "bad-parameter", "until 应写作 2025-12-31", {"parameter": "until"}) from None
    path = Path(settings.suppressions)
    try:
        listed = list(read_suppressions(str(path)).entries.values()) if path.exists() else []
    except UsageError as error:
        raise ProblemError(409, "bad-suppressions", str(error)) from None
    kept = [one for one in listed if str(one["fingerprint"]) != fingerprint]
    replace_file(path, yaml.safe_dump([*kept, entry], allow_unicode=True, sort_keys=False))
    return RedirectResponse("/findings?state=suppressed", 303)
