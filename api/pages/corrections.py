"""Corrections that reviewers write, to the corrections.yml beside a document.

They are in force from the next build on, and can be revoked.
"""

import threading
from pathlib import Path
from typing import Any

import yaml
from fastapi import APIRouter, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import RedirectResponse, Response

from api.pages.forms import check_token, needed, read_form, replace_file
from api.pages.queries import ask
from api.pages.site import render
from api.pages.view import View
from api.problems import ProblemError
from api.rest.answers import snapshot_of
from api.rest.resources import find_resource
from api.snapshots import Snapshot
from kg.errors import SourceError
from kg.records import corrections_bytes, digest, parse_corrections
from kg.records.corrections import FIELDS, FILE
from kg.records.target import Correction
from kg.store import Entry

router = APIRouter(include_in_schema=False)
COLUMNS = {
    "level1": "一级指标",
    "level2": "二级指标",
    "indicator": "三级指标",
    "description": "说明",
    "value": "指标值",
    "basis": "依据",
}
_WRITING = threading.Lock()


def corrections_beside(entry: Entry) -> tuple[list[Correction], bool]:
    """The corrections written for a document; none where they cannot be read.

    Returns:
        the corrections; whether they wait for the next build.
    """
    try:
        data = corrections_bytes(entry.source)
        found = parse_corrections(entry.source, data)
    except SourceError:
        return [], False
    return found, bool(data) and digest(data) not in entry.made.split(" ")


@router.get("/corrections")
def corrections(request: Request) -> Response:
    """All corrections with their state: in force, waiting for the next build, not applicable."""
    snapshot = snapshot_of(request)
    in_force = {
        (row["path"], row["field"], row["printed"], row["right"])
        for row in ask(snapshot, "corrections")
    }
    listed = []
    for entry in snapshot.manifest.documents:
        found, waiting = corrections_beside(entry)
        for one in found:
            if (entry.path, one.field, one.printed, one.right) in in_force:
                state = "已生效"
            else:
                state = "待建库" if waiting else "未采用：与原文不符"
            listed.append((entry, one, state))
    may_write = bool(snapshot.settings.review_token)
    return render(
        request,
        "corrections.html",
        snapshot,
        listed=listed,
        columns=COLUMNS,
        may_write=may_write,
        is_live=True,
    )


@router.post("/targets/{ident}/corrections")
async def correct(ident: str, request: Request) -> Response:
    """Write a correction of one cell of a target."""
    form = await read_form(request)
    return await run_in_threadpool(_correct, request, ident, form)


def _correct(request: Request, ident: str, form: dict[str, str]) -> Response:
    snapshot = snapshot_of(request)
    check_token(snapshot.settings, form)
    name, reason, who = needed(form, "field", "reason", "who")
    if name not in FIELDS:
        raise ProblemError(
            400, "bad-parameter", f"field 应为 {'、'.join(FIELDS)} 之一", {"allowed": list(FIELDS)}
        )
    right = form.get("right", "").strip() or None
    if name == "indicator" and right is None:
        raise ProblemError(400, "bad-parameter", "指标名称不能改为空", {"parameter": "right"})
    this = find_resource(snapshot, "targets", ident)
    row = ask(snapshot, "target", this=this)[0]
    printed = row["label" if name == "indicator" else name]
    entry = {
        "line": row["line"],
        "field": name,
        "printed": printed,
        "right": right,
        "reason": reason,
        "who": who,
    }
    _change(_entry_of(snapshot, row["document"]), lambda entries: _with(entries, entry))
    return RedirectResponse(View(request, snapshot).link(f"/targets/{ident}"), 303)


def _with(entries: list[dict[str, Any]], added: dict[str, Any]) -> list[dict[str, Any]]:
    """The corrections with one more.

    It replaces an earlier one of the same cell and keeps its printed text: that is what stands in
    the document.
    """
    same = [
        one
        for one in entries
        if (one["line"], one["field"]) == (added["line"], added["field"])
        and added["printed"] in (one["printed"], one["right"])
    ]
    kept = [one for one in entries if one not in same]
    return [*kept, added | ({"printed": same[0]["printed"]} if same else {})]


@router.post("/corrections/revoke")
async def revoke(request: Request) -> Response:
    """Revoke a correction: from the next build on, the printed text counts again."""
    form = await read_form(request)
    return await run_in_threadpool(_revoke, request, form)


def _revoke(request: Request, form: dict[str, str]) -> Response:
    snapshot = snapshot_of(request)
    check_token(snapshot.settings, form)
    path, line, name = needed(form, "document", "line", "field")
    entry = next((one for one in snapshot.manifest.documents if one.path == path), None)
    if entry is None:
        raise ProblemError(404, "no-such-document", f"没有文件 {path[:200]}")

    def without(entries: list[dict[str, Any]]) -> list[dict[str, Any]]:
        kept = [
            one
            for one in entries
            if (str(one["line"]), one["field"], one["right"] or "")
            != (line, name, form.get("right", ""))
        ]
        if len(kept) == len(entries):
            raise ProblemError(404, "no-such-correction", "没有这条更正，可能已被撤销")
        return kept

    _change(entry, without)
    return RedirectResponse(View(request, snapshot).link("/corrections"), 303)


def _entry_of(snapshot: Snapshot, document: str) -> Entry:
    ident = document.rpartition("/")[2]
    return next(
        entry for entry in snapshot.manifest.documents if entry.file.startswith(f"{ident}-")
    )


def _change(entry: Entry, change: Any) -> None:
    """Rewrite the corrections of a document; a file that cannot be understood is left alone."""
    file = Path(entry.source).with_name(FILE)
    with _WRITING:
        try:
            before = corrections_bytes(entry.source)
            parse_corrections(entry.source, before)
        except SourceError as error:
            raise ProblemError(
                409, "bad-corrections", f"{file.name} 有误，未作改动：{error.reason}"
            ) from None
        entries = change(yaml.safe_load(before) or [])
        head = "".join(
            line
            for line in before.decode("utf-8").splitlines(keepends=True)
            if line.startswith("#")
        )
        text = (
            head + yaml.safe_dump(entries, allow_unicode=True, sort_keys=False, width=1000)
            if entries
            else head
        )
        try:
            parse_corrections(entry.source, text.encode())
        except SourceError as error:
            raise ProblemError(400, "bad-parameter", error.reason, {"parameter": "right"}) from None
        replace_file(file, text)
