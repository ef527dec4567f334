"""``/search``: indicators that fit, facets with counts, chips of what is chosen, and the same as a file."""

from contextlib import suppress
from itertools import islice
from typing import Any

from fastapi import APIRouter, Request
from pydantic import ValidationError
from starlette.responses import Response

from api.answers import snapshot_of
from api.indicators import FORMATS, Page
from api.pages.asking import ask, iri
from api.pages.lists import listed
from api.pages.site import render
from api.problems import ProblemError, invalid_parameter
from api.snapshots import Snapshot
from api.things import find_thing
from kg.errors import QueryError
from kg.search import Hit
from kg.search.request import FILTERS, SORTS
from nlp.mentions import find_mentions
from nlp.text import fold

router = APIRouter(include_in_schema=False)
NAMES = {
    "level1": "一级指标", "level2": "二级指标", "specificity": "具体程度", "measurability": "可衡量程度", "department": "部门",
    "region": "地区", "year": "年度", "unit": "单位", "policy": "政策文件",
    "indicator": "指标", "value": "指标值",
}  # fmt: skip
ORDERS = {"relevance": "相关", "departments": "部门数", "targets": "行数", "label": "名称"}
FACET_VALUES = 12
LEAST_NAME, MOST_THINGS = 4, 3  # letters that name a thing; things named beside the indicators


@router.get("/search")
def search(request: Request) -> Response:
    """The page; a filter nobody knows is left aside, as people edit addresses by hand."""
    asked, snapshot = _asked(request), snapshot_of(request)
    sort = asked.sort if asked.sort in SORTS else "relevance"
    problem, found = None, None
    try:
        found = snapshot.search.search(asked.asked(sort=sort, limit=asked.limit, cursor=asked.cursor))
    except QueryError as error:
        problem = str(error)
    exports = {format: _export(request, format) for format in FORMATS}
    chosen = [(name, value) for name in FILTERS for value in getattr(asked, name)]
    labels = {ident: snapshot.search.label(ident) for ident in asked.indicator}
    return render(
        request, "search.html", snapshot, 200 if problem is None else 400, asked=asked, found=found, problem=problem, sort=sort,
        chosen=chosen, names=NAMES, orders=ORDERS, exports=exports, facet_values=FACET_VALUES, marked=marked,
        labels=labels, things=_things(snapshot, asked.q or ""),
    )  # fmt: skip


def _things(snapshot: Snapshot, words: str) -> list[tuple[str, str, str]]:
    """Policy documents, projects and departments that the words name: kind, IRI, label."""
    found = []
    for mention in find_mentions(words):
        with suppress(ProblemError):
            this = find_thing(snapshot, "policies", mention.number or mention.title or "")
            found.append(("policies", this, ask(snapshot, "label", this=iri(this))[0]["label"]))
    said = fold(words)
    for kind in ("projects", "departments") if len(said) >= LEAST_NAME else ():
        named = (row for row, _ in listed(snapshot, kind) if said in fold(row["name"] or ""))
        found += [(kind, row[kind[:-1]], row["name"]) for row in islice(named, MOST_THINGS)]
    return found


def _asked(request: Request) -> Page:
    """What a form sends: fields left empty ask for nothing."""
    given: dict[str, Any] = {}
    for name in Page.model_fields:
        values = [value for value in request.query_params.getlist(name) if value.strip()]
        if values:
            given[name] = values if name in FILTERS else values[-1]
    try:
        return Page.model_validate(given)
    except ValidationError as error:
        (said, *_) = error.errors()
        raise invalid_parameter({**said, "loc": ("query", *said["loc"])}) from None


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
