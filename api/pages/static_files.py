"""``/static/``: files of the pages, read once and served from memory, named with their digest."""

import hashlib
from functools import cache
from importlib.resources import files

from fastapi import APIRouter, Request
from starlette.responses import Response

from api.problems import ProblemError
from api.rest.answers import is_unchanged

router = APIRouter(include_in_schema=False)
MEDIA = {
    "css": "text/css",
    "js": "text/javascript",
    "txt": "text/plain",
    "svg": "image/svg+xml",
    "json": "application/json",
}
_YEAR = 31_536_000  # seconds


@cache
def static_files() -> dict[str, tuple[bytes, str]]:
    """Name -> bytes and digest of every file of ``static/``."""
    found: dict[str, tuple[bytes, str]] = {}
    folders = [("", files("api.pages").joinpath("static"))]
    while folders:
        prefix, folder = folders.pop()
        for entry in folder.iterdir():
            if entry.is_dir():
                folders.append((f"{prefix}{entry.name}/", entry))
            elif entry.name.rpartition(".")[2] in MEDIA:
                data = entry.read_bytes()
                found[prefix + entry.name] = data, hashlib.sha256(data).hexdigest()[:12]
    return found


def static_address(name: str) -> str:
    """The address of a file, which changes with its content."""
    _, digest = static_files()[name]
    return f"/static/{name}?v={digest}"


@router.get("/static/{name:path}")
def static(name: str, request: Request) -> Response:
    """A file of the pages."""
    found = static_files().get(name)
    if found is None:
        raise ProblemError(404, "not-found", "没有这个地址")
    data, digest = found
    is_named = request.query_params.get("v") == digest
    headers = {
        "ETag": f'"{digest}"',
        "Cache-Control": f"public, max-age={_YEAR}, immutable" if is_named else "no-cache",
    }
    if is_unchanged(request, headers["ETag"]):
        return Response(status_code=304, headers=headers)
    media = MEDIA[name.rpartition(".")[2]]
    return Response(data, headers=headers, media_type=f"{media}; charset=utf-8")
