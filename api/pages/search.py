"""``/search``: indicators that fit, facets with counts, chips of what is chosen, and the same as a file."""

from typing import Any

from fastapi import APIRouter, Request
from pydantic import ValidationError
from starlette.responses import Response

from api.answers import snapshot_of
from api.indicators import FORMATS, Page
from api.pages.site import render
from api.problems import invalid_parameter
from kg.errors import QueryError
from kg.search import Hit
from kg.search.request import FILTERS, SORTS

router = APIRouter(include_in_schema=False)
NAMES = {
    "level1": "一级指标", "level2": "二级指标", "specificity": "具体程度", "measurability": "可衡量程度", "department": "部门",
    "region": "地区", "year": "年度", "unit": "单位", "policy": "政策文件",
    "indicator": "指标", "value": "指标值",
}  # fmt: skip
ORDERS = {"relevance": "相关", "departments": "部门数", "targets": "行数", "label": "名称"}
FACET_VALUES = 12


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
        labels=labels,
    )  # fmt: skip


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
