"""What all pages share: templates, words in two languages, links that keep the language, files with their digest, headers."""

import hashlib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any
from urllib.parse import quote, urlencode

from fastapi import APIRouter, Request
from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.responses import HTMLResponse, Response

from api.problems import ProblemError
from api.rest.answers import is_unchanged
from api.snapshots import Snapshot
from kg.findings import rules
from kg.report.words import LABELS
from nlp.datafiles import load_yaml

router = APIRouter(include_in_schema=False)
MEDIA = {
    "css": "text/css",
    "js": "text/javascript",
    "txt": "text/plain",
    "svg": "image/svg+xml",
    "json": "application/json",
}
ENGLISH = "en"
_KINDS = ("indicator", "target", "project", "department", "policy", "document")
_PLURAL = {"policy": "policies"}
_YEAR = 31_536_000


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


@cache
def words() -> Mapping[str, str]:
    """Chinese -> English of everything the pages say themselves."""
    loaded: dict[str, str] = load_yaml("words.yml", "api.pages")
    return loaded


@cache
def static_files() -> dict[str, tuple[bytes, str]]:
    """Name -> bytes and digest of every file of ``static/``; read once, served from memory."""
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


def show_yuan(amount: float | None) -> str:
    """Money as tables of budgets show it: 万元 with two decimals."""
    return "" if amount is None else f"{amount / 10_000:,.2f}"


_CATEGORIES = {"reading": "读取", "shape": "图谱形状", "suppression": "屏蔽条目"}


class View:
    """What a template asks of the request it answers.

    Args:
        request: the request.
        snapshot: that is shown, None on pages without data.
    """

    def __init__(self, request: Request, snapshot: Snapshot | None) -> None:
        self.request, self.snapshot = request, snapshot
        self.lang = ENGLISH if request.query_params.get("lang") == ENGLISH else "zh-CN"
        self.path = request.url.path

    def t(self, text: str, **values: Any) -> str:
        """Words of a page in the language asked for; ``{name}`` stands for a value."""
        said = words()[text] if self.lang == ENGLISH else text
        return said.format(**values) if values else said

    def label(self, word: str | None) -> str:
        """A class of specificity or measurability in words."""
        if not word or self.lang == ENGLISH:
            return word or ""
        return LABELS.get(word, word)

    def rule(self, code: str) -> str:
        """The title of a rule."""
        found = rules()[code]
        return found.title_en if self.lang == ENGLISH else found.title

    def category(self, name: str) -> str:
        """What findings of a category are about."""
        titles = (rule.title for rule in rules().values() if rule.category == name)
        return name if self.lang == ENGLISH else _CATEGORIES.get(name) or next(titles, name)

    def link(self, path: str, /, **parameters: Any) -> str:
        """An address within the service; a list gives a parameter several times, None leaves it out."""
        return self._address(
            path, [(name, value) for name, value in _pairs(parameters) if name != "lang"], self.lang
        )

    def here(self, **changes: Any) -> str:
        """The page with some parameters changed, None for left out; a changed filter begins at the first page."""
        kept = [
            (name, value)
            for name, value in self.request.query_params.multi_items()
            if name not in {*changes, "cursor", "offset", "lang"}
        ]
        return self._address(self.path, [*kept, *_pairs(changes)], self.lang)

    def toggled(self, name: str, value: str) -> str:
        """The page with one value of a filter taken in or out."""
        values = self.request.query_params.getlist(name)
        return self.here(
            **{
                name: [one for one in values if one != value]
                if value in values
                else [*values, value]
            }
        )

    def other_language(self) -> str:
        """The page in the other language."""
        kept = [
            (name, value)
            for name, value in self.request.query_params.multi_items()
            if name != "lang"
        ]
        return self._address(self.path, kept, "zh-CN" if self.lang == ENGLISH else ENGLISH)

    def of(self, iri: str | None) -> str:
        """The page of a thing, '' for an IRI that has none."""
        folder, _, ident = (iri or "").rpartition("/")
        kind = folder.rpartition("/")[2]
        return (
            self.link(f"/{_PLURAL.get(kind, f'{kind}s')}/{quote(ident)}") if kind in _KINDS else ""
        )

    def static(self, name: str) -> str:
        """Address of a file of ``static/``, which changes with its content."""
        return f"/static/{name}?v={static_files()[name][1]}"

    def _address(self, path: str, pairs: list[tuple[str, Any]], lang: str) -> str:
        query = urlencode([*pairs, *([("lang", ENGLISH)] if lang == ENGLISH else [])])
        return f"{path}?{query}" if query else path


def _pairs(parameters: Mapping[str, Any]) -> list[tuple[str, Any]]:
    pairs: list[tuple[str, Any]] = []
    for name, value in parameters.items():
        many = value if isinstance(value, list | tuple) else [value]
        pairs += [(name, one) for one in many if one is not None and one != ""]
    return pairs


def render(
    request: Request, template: str, snapshot: Snapshot | None, status: int = 200, /, **values: Any
) -> Response:
    """A page; unchanged until the next build unless ``is_live`` or suppressions say that it may change before.

    Args:
        request: the request.
        template: name of its template.
        snapshot: that is shown, None for a page without data.
        status: HTTP status.
        values: for the template.
    """
    headers = {"Vary": "Accept", "Cache-Control": "no-cache"}
    is_audited = snapshot is not None and bool(
        snapshot.settings.suppressions or snapshot.settings.baseline
    )
    if snapshot is not None and status == 200 and not (is_audited or values.get("is_live")):
        headers["ETag"] = f'"{snapshot.id}-{_digest()}"'
        if is_unchanged(request, headers["ETag"]):
            return Response(status_code=304, headers=headers)
    view = View(request, snapshot)
    html = (
        templates().get_template(template).render(view=view, t=view.t, snapshot=snapshot, **values)
    )
    return HTMLResponse(html, status, headers)


@cache
def _digest() -> str:
    """Of all that makes pages out of data."""
    digest = hashlib.sha256()
    for name in sorted(templates().list_templates()):
        source, _, _ = templates().loader.get_source(templates(), name)  # type: ignore[union-attr]
        digest.update(source.encode())
    for name, (_, own) in sorted(static_files().items()):
        digest.update(f"{name}{own}".encode())
    digest.update(repr(words()).encode())
    return digest.hexdigest()[:8]


def wants_page(request: Request) -> bool:
    """Whether an error is to be told as a page: a browser asks, and for no part of the API."""
    path = request.url.path
    is_service = path.startswith(
        ("/api/", "/sparql", "/static/", "/health", "/metrics", "/openapi.json")
    )
    return not is_service and "text/html" in request.headers.get("accept", "")


def error_page(request: Request, problem: ProblemError) -> Response:
    """An error as a page: what was wrong, and where to go on."""
    response = render(request, "error.html", None, problem.status, problem=problem)
    for name, value in (problem.headers or {}).items():
        response.headers[name] = value
    return response


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
    return Response(
        data, headers=headers, media_type=f"{MEDIA[name.rpartition('.')[2]]}; charset=utf-8"
    )
