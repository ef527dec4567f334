"""A template with its values -> a page, with the headers that all pages have."""

import hashlib
from functools import cache
from typing import Any

from fastapi import Request
from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.responses import HTMLResponse, Response

from api.pages.static_files import static_files
from api.pages.view import View, words
from api.problems import ProblemError
from api.rest.answers import is_unchanged
from api.snapshots import Snapshot

# What programs ask for: errors there are problem documents whatever the client accepts.
_SERVICES = ("/api/", "/sparql", "/static/", "/health", "/metrics", "/openapi.json")


@cache
def templates() -> Environment:
    """The templates; everything in them is escaped."""
    environment = Environment(
        loader=PackageLoader("api.pages"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["yuan"] = show_yuan
    environment.filters["thousands"] = lambda number: f"{number:,}"
    return environment


def show_yuan(amount: float | None) -> str:
    """An amount of yuan as budget tables show it: 万元 with two decimals."""
    return "" if amount is None else f"{amount / 10_000:,.2f}"


def render(
    request: Request, template: str, snapshot: Snapshot | None, status: int = 200, /, **values: Any
) -> Response:
    """A page, which clients may keep until the next build.

    They may not where people's suppressions or a baseline change what it shows, nor where a
    template gets ``is_live``.

    Args:
        request: the request.
        template: name of its template.
        snapshot: that is shown, None for a page without data.
        status: HTTP status.
        values: for the template.
    """
    headers = {"Vary": "Accept", "Cache-Control": "no-cache"}
    if snapshot is not None and status == 200 and not _may_change(snapshot, values):
        headers["ETag"] = f'"{snapshot.id}-{_digest()}"'
        if is_unchanged(request, headers["ETag"]):
            return Response(status_code=304, headers=headers)
    view = View(request, snapshot)
    page = templates().get_template(template)
    html = page.render(view=view, t=view.t, snapshot=snapshot, **values)
    return HTMLResponse(html, status, headers)


def _may_change(snapshot: Snapshot, values: dict[str, Any]) -> bool:
    """Whether a page may change before the next build."""
    settings = snapshot.settings
    return bool(settings.suppressions or settings.baseline or values.get("is_live"))


@cache
def _digest() -> str:
    """Of everything that makes pages out of data."""
    digest = hashlib.sha256()
    for name in sorted(templates().list_templates()):
        source, _, _ = templates().loader.get_source(templates(), name)  # type: ignore[union-attr]
        digest.update(source.encode())
    for name, (_, own) in sorted(static_files().items()):
        digest.update(f"{name}{own}".encode())
    digest.update(repr(words()).encode())
    return digest.hexdigest()[:8]


def wants_page(request: Request) -> bool:
    """Whether an error is shown as a page: to a browser, and not within the API."""
    is_service = request.url.path.startswith(_SERVICES)
    return not is_service and "text/html" in request.headers.get("accept", "")


def error_page(request: Request, problem: ProblemError) -> Response:
    """An error as a page: what was wrong, and where to go on."""
    response = render(request, "error.html", None, problem.status, problem=problem)
    for name, value in (problem.headers or {}).items():
        response.headers[name] = value
    return response
