"""``/findings/suppress``: findings that reviewers suppress with a reason, in force at once."""

import threading
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlencode

import yaml
from fastapi import APIRouter, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import RedirectResponse, Response

from api.pages.forms import check_token, needed, read_form, replace_file
from api.problems import ProblemError
from api.rest.answers import snapshot_of
from api.settings import ServeSettings
from api.snapshots import Snapshot
from kg.audit import read_suppressions
from kg.errors import UsageError

router = APIRouter(include_in_schema=False)
_WRITING = threading.Lock()


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
