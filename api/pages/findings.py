"""``/findings``: what is wrong where, by rule, department and project; suppressed with a reason, compared with last year's."""

import csv
import io
import tempfile
from collections import Counter
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
from kg.audit import Record, audit_store, compare, read_baseline, read_suppressions
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
SEVERITIES = ("error", "warning", "note")
BASELINES = {"new": "新增", "unchanged": "仍在", "absent": "已解决"}
STATES = {"open": "未屏蔽", "suppressed": "已屏蔽"}


@router.get("/findings")
def findings(request: Request) -> Response:
    """The findings that fit, the most serious first, with counts of what else could be asked."""
    snapshot = snapshot_of(request)
    known, problem = records_of(snapshot)
    wanted = _wanted(request)
    found = [one for one in known if _fits(one, wanted)]
    offset = offset_of(request, len(found))
    facets = {name: _facet(known, wanted, name) for name in FILTERS}
    exports = {format: _export(request, format) for format in MEDIA}
    return render(
        request, "findings.html", snapshot, rows=found[offset : offset + PAGE], total=len(found), offset=offset, limit=PAGE,
        facets=facets, wanted=wanted, names=FILTERS, rules=rules(), facet_values=FACET_VALUES, exports=exports, problem=problem,
        baselines=BASELINES, states=STATES, may_write=bool(snapshot.settings.review_token and snapshot.settings.suppressions),
        is_live=bool(snapshot.settings.suppressions or snapshot.settings.baseline),
    )  # fmt: skip


@router.get("/findings/export")
def export(request: Request) -> Response:
    """The same findings as a file."""
    format = request.query_params.get("format", "")
    if format not in MEDIA:
        raise ProblemError(400, "unknown-format", f"没有格式 {format[:40]}", {"parameter": "format", "allowed": list(MEDIA)})
    snapshot = snapshot_of(request)
    wanted = _wanted(request)
    found = [one for one in records_of(snapshot)[0] if _fits(one, wanted)]
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
        names = [name for name in (found[0] if found else {"code": ""}) if name not in ("heading", "state", "order")]
        writer = csv.writer(out, lineterminator="\r\n")
        writer.writerow(names)
        writer.writerows([[inert(_flat(one.get(name))) for name in names] for one in found])
        return b"\xef\xbb\xbf" + out.getvalue().encode()
    plain = [{key: value for key, value in one.items() if key not in ("heading", "state")} for one in found]
    (write_json if format == "json" else write_sarif)(plain, out)
    return out.getvalue().encode()


def _flat(value: Any) -> str:
    if isinstance(value, list):
        return " ".join(map(str, value))
    return "" if value is None else str(value)


def records_of(snapshot: Snapshot) -> tuple[list[Record], str]:
    """All findings with the heading they serve, whether they are suppressed, and what became of them since the baseline.

    Returns:
        the findings, the most serious first; what is wrong with the file of suppressions or the baseline, '' for nothing.
    """
    base: list[Record] = snapshot.once("findings", lambda: list(audit_store(snapshot.store)))
    settings, problem = snapshot.settings, ""
    key = f"{_stamp(settings.suppressions)} {_stamp(settings.baseline)} {date.today()}"
    kept = snapshot.once("findings-shown", dict)
    if key not in kept:
        kept.clear()
        found: Iterable[Record] = base
        try:
            if settings.suppressions and Path(settings.suppressions).exists():
                found = list(read_suppressions(settings.suppressions).apply(found))
            if settings.baseline:
                found = list(compare(found, read_baseline(settings.baseline)))
        except UsageError as error:
            found, problem = base, str(error)
        kept[key] = _prepared(found), problem
    shown: tuple[list[Record], str] = kept[key]
    return shown


def _prepared(found: Iterable[Record]) -> list[Record]:
    table = rules()
    rows = [
        {**one, "heading": table[one["code"]].heading, "state": "suppressed" if one.get("suppressed") else "open"}
        for one in found
    ]
    return sorted(rows, key=lambda one: SEVERITIES.index(one["severity"]))


def _stamp(path: str) -> str:
    try:
        state = Path(path).stat() if path else None
    except OSError:
        return ""
    return f"{state.st_mtime_ns}-{state.st_size}" if state else ""


def _wanted(request: Request) -> dict[str, list[str]]:
    wanted = {name: [one for one in request.query_params.getlist(name) if one] for name in FILTERS}
    return {name: values for name, values in wanted.items() if values}


def _fits(one: Record, wanted: dict[str, list[str]], but: str = "") -> bool:
    """Whether a finding is shown; the reader's own doubts and suppressed ones only when asked for."""
    if one["category"] == READING and "category" not in wanted and "code" not in wanted and but not in ("category", "code"):
        return False
    if one["state"] == "suppressed" and "state" not in wanted and but != "state":
        return False
    return all(name == but or one.get(name) in values for name, values in wanted.items())


def _facet(known: list[Record], wanted: dict[str, list[str]], name: str) -> list[tuple[str, int]]:
    counts = Counter(one.get(name) for one in known if _fits(one, wanted, name))
    counts.pop(None, None)
    if name == "severity":
        return [(value, counts[value]) for value in SEVERITIES if counts[value]]
    return sorted(((str(value), count) for value, count in counts.items()), key=lambda item: (-item[1], item[0]))


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
