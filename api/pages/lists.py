"""``/projects``, ``/departments``, ``/policies``, ``/documents``: everything of a kind.

Lists are narrowed by words of the names.
"""

from typing import Any

from fastapi import APIRouter, Request
from starlette.responses import RedirectResponse, Response

from api.pages.open_findings import counted
from api.pages.queries import Rows, ask
from api.pages.site import render
from api.pages.view import View
from api.problems import ProblemError
from api.rest.answers import snapshot_of
from api.snapshots import Snapshot
from nlp.text import fold

router = APIRouter(include_in_schema=False)
PAGE = 100
NAMES = {"projects": "项目", "departments": "部门", "policies": "政策文件", "documents": "文件"}


@router.get("/projects")
@router.get("/departments")
@router.get("/policies")
@router.get("/documents")
def things(request: Request) -> Response:
    """A page of the list; ``/documents?path=…`` goes on to the document itself."""
    snapshot = snapshot_of(request)
    kind = request.url.path.strip("/")
    if kind == "documents" and request.query_params.get("path"):
        return _document(request, snapshot, request.query_params["path"])
    words = fold(request.query_params.get("q", "")).split()
    department = request.query_params.get("department", "")
    rows = [
        row
        for row, text in listed(snapshot, kind)
        if all(word in text for word in words) and department in ("", row.get("department"))
    ]
    offset = offset_of(request, len(rows))
    shown = rows[offset : offset + PAGE]
    if kind == "documents":
        found = counted(snapshot, "document", {"document": [row["path"] for row in shown]})
        shown = [{**row, "findings": found.get(row["path"], 0)} for row in shown]
    return render(
        request,
        "list.html",
        snapshot,
        kind=kind,
        name=NAMES[kind],
        rows=shown,
        total=len(rows),
        offset=offset,
        limit=PAGE,
        q=request.query_params.get("q", ""),
        department=department,
    )


def listed(snapshot: Snapshot, kind: str) -> list[tuple[dict[str, Any], str]]:
    """Everything of a kind in order of name, read once for each snapshot.

    Returns:
        (row, the text that words are looked for in).
    """
    found: list[tuple[dict[str, Any], str]] = snapshot.once(
        f"list-{kind}", lambda: _read(snapshot, kind)
    )
    return found


def _read(snapshot: Snapshot, kind: str) -> list[tuple[dict[str, Any], str]]:
    rows = _documents(snapshot) if kind == "documents" else ask(snapshot, kind)
    texts = ("name", "label", "path", "code", "department", "title")
    return [(row, fold(" ".join(str(row[key]) for key in texts if row.get(key)))) for row in rows]


def _documents(snapshot: Snapshot) -> Rows:
    known = {row["path"]: row for row in ask(snapshot, "documents")}
    return [
        {
            "document": f"{snapshot.base}document/{entry.file.partition('-')[0]}",
            "path": entry.path,
            **entry.counts,
            **{key: known.get(entry.path, {}).get(key) for key in ("title", "year", "department")},
        }
        for entry in snapshot.manifest.documents
    ]


def _document(request: Request, snapshot: Snapshot, path: str) -> Response:
    entry = next((entry for entry in snapshot.manifest.documents if entry.path == path), None)
    if entry is None:
        raise ProblemError(404, "no-such-document", f"没有文件 {path[:200]}")
    line = request.query_params.get("line")
    return RedirectResponse(
        View(request, snapshot).link(f"/documents/{entry.file.partition('-')[0]}", line=line), 303
    )


def offset_of(request: Request, total: int) -> int:
    """The first row of the page asked for, within what there is.

    Raises:
        ProblemError: it is no number.
    """
    given = request.query_params.get("offset", "0")
    if not given.isdecimal() or len(given) > 9:
        raise ProblemError(
            400, "bad-parameter", "offset 应为不小于 0 的整数", {"parameter": "offset"}
        )
    return min(int(given), max(total - 1, 0))
