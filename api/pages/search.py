"""``/search``: indicators that fit, facets with counts, what is chosen, the rows as a file."""

from collections.abc import Iterable
from contextlib import suppress
from itertools import islice
from typing import Any

from fastapi import APIRouter, Request
from pydantic import ValidationError
from starlette.responses import Response

from api.pages.lists import listed
from api.pages.queries import label_of
from api.pages.site import render
from api.pages.view import View
from api.problems import ProblemError, invalid_parameter
from api.rest.answers import answer, snapshot_of
from api.rest.indicators import FORMATS, Page
from api.rest.resources import find_resource
from api.snapshots import Snapshot
from kg.errors import QueryError
from kg.search import Hit
from kg.search.request import FILTERS, SORTS
from nlp.names.policies import find_mentions
from nlp.text import fold

router = APIRouter(include_in_schema=False)
NAMES = {
    "level1": "一级指标",
    "level2": "二级指标",
    "specificity": "具体程度",
    "measurability": "可衡量程度",
    "department": "部门",
    "region": "地区",
    "year": "年度",
    "unit": "单位",
    "policy": "政策文件",
    "indicator": "指标",
    "value": "指标值",
}
ORDERS = {"relevance": "相关", "departments": "部门数", "targets": "行数", "label": "名称"}
FACET_VALUES = 12
# Characters that a search must have to name resources; resources of a kind shown beside indicators.
LEAST_NAME, MOST_NAMED = 4, 3
# The box: characters before projects and departments are offered; offers; characters looked at.
LEAST_TYPED, MOST_OFFERED, LONGEST = 2, 12, 200
KINDS = {"policies": "政策文件", "projects": "项目", "departments": "部门"}
SINGLE = {"policies": "policy", "projects": "project", "departments": "department"}


@router.get("/search")
def search(request: Request) -> Response:
    """The page; unknown filters are ignored, since people edit addresses by hand."""
    asked, snapshot = _asked(request), snapshot_of(request)
    sort = asked.sort if asked.sort in SORTS else "relevance"
    problem, found = None, None
    try:
        found = snapshot.search.search(
            asked.asked(sort=sort, limit=asked.limit, cursor=asked.cursor)
        )
    except QueryError as error:
        problem = str(error)
    exports = {format: _export(request, format) for format in FORMATS}
    chosen = [(name, value) for name in FILTERS for value in getattr(asked, name)]
    labels = {ident: snapshot.search.label(ident) for ident in asked.indicator}
    return render(
        request,
        "search.html",
        snapshot,
        200 if problem is None else 400,
        asked=asked,
        found=found,
        problem=problem,
        sort=sort,
        chosen=chosen,
        names=NAMES,
        orders=ORDERS,
        exports=exports,
        facet_values=FACET_VALUES,
        marked=marked,
        labels=labels,
        resources=_resources(snapshot, asked.q or ""),
        kinds=KINDS,
    )


def _resources(snapshot: Snapshot, words: str) -> list[tuple[str, str, str]]:
    """Policy documents, projects and departments that the words name: kind, IRI, label."""
    found = []
    for mention in find_mentions(words):
        with suppress(ProblemError):
            this = find_resource(snapshot, "policies", mention.number or mention.title or "")
            found.append(("policies", this, label_of(snapshot, this) or ""))
    return [*found, *_named(snapshot, words, ("projects", "departments"), LEAST_NAME)]


def _named(
    snapshot: Snapshot, words: str, kinds: Iterable[str], least: int
) -> list[tuple[str, str, str]]:
    """Resources whose names hold the words."""
    text, found = fold(words), list[tuple[str, str, str]]()
    for kind in kinds if len(text) >= least else ():
        named = (
            row
            for row, known in listed(snapshot, kind)
            if text in known and text in fold(row["name"] or "")
        )
        found += [(kind, row[SINGLE[kind]], row["name"]) for row in islice(named, MOST_NAMED)]
    return found


@router.get("/suggestions")
def suggestions(request: Request) -> Response:
    """What the search box offers while one types: indicators, then resources by name."""
    snapshot, words = snapshot_of(request), request.query_params.get("q", "").strip()[:LONGEST]
    view = View(request, snapshot)
    resources = [
        {"label": label, "kind": view.t(KINDS[kind]), "href": view.of(this)}
        for kind, this, label in _named(snapshot, words, KINDS, LEAST_TYPED)
    ]
    indicators = (
        [{"label": label} for label in snapshot.search.suggest(words, MOST_OFFERED)]
        if words
        else []
    )
    return answer(
        request,
        snapshot,
        {"suggestions": [*indicators[: MOST_OFFERED - len(resources)], *resources]},
    )


def _asked(request: Request) -> Page:
    """What a form sends: fields left empty ask for nothing."""
    given: dict[str, Any] = {}
    for name in Page.model_fields:
        values = [value for value in request.query_params.getlist(name) if value.strip()]
        if values:
            given[name] = values if name in FILTERS else values[-1]
    for name in {"value_gte", "value_lte"} & set(given):
        given[name] = fold(given[name]).removesuffix("%")  # as people type them: ９０, 90%
    try:
        return Page.model_validate(given)
    except ValidationError as error:
        first = error.errors()[0]
        raise invalid_parameter({**first, "loc": ("query", *first["loc"])}) from None


def _export(request: Request, format: str) -> str:
    """The address of a file with all rows of what is shown."""
    kept = {"q", "value_gte", "value_lte", *FILTERS}
    url = request.url.replace(path="/api/v1/indicators/export")
    gone = [name for name in request.query_params if name not in kept]
    url = url.remove_query_params(gone).include_query_params(format=format)
    return f"{url.path}?{url.query}"


def marked(hit: Hit) -> list[tuple[str, bool]]:
    """A label in pieces: text, and whether it was looked for."""
    pieces: list[tuple[str, bool]] = []
    end = 0
    for start, stop in hit.marks:
        pieces += [(hit.label[end:start], False), (hit.label[start:stop], True)]
        end = stop
    return [piece for piece in [*pieces, (hit.label[end:], False)] if piece[0]]
