"""``/api/v1``: indicator search, one indicator with every use, suggestions."""

from collections.abc import Mapping
from difflib import get_close_matches
from typing import Any

from fastapi import APIRouter, Query, Request
from starlette.responses import JSONResponse, Response

from api.problems import ProblemError
from api.snapshots import Snapshot, Snapshots
from kg.errors import QueryError
from kg.exports.results import rows_of
from kg.search import Request as Asked
from kg.search import Result
from kg.search.request import FILTERS, SORTS

router = APIRouter(prefix="/api/v1", tags=["指标"])
PARAMETERS = ("q", *FILTERS, "value_gte", "value_lte", "sort", "limit", "cursor", "fields")
FIELDS = ("id", "iri", "label", "wordings", "departments", "targets", "score", "marks")
_PREFIXES = "PREFIX jp: <https://w3id.org/jipu/def#> PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> "
_USES = """
SELECT ?target ?value ?document ?line ?department ?project ?year ?level1 ?level2 ?confidence WHERE {
  ?target jp:indicator <%s> ; a jp:Target ; jp:line ?line ; jp:confidence ?confidence ; jp:inDocument/jp:path ?document .
  OPTIONAL { ?target jp:valueText ?value }
  OPTIONAL { ?target jp:department/rdfs:label ?department }
  OPTIONAL { ?target jp:fiscalYear ?year }
  OPTIONAL { ?target jp:level1Printed ?level1 }
  OPTIONAL { ?target jp:level2Printed ?level2 }
  OPTIONAL { ?p jp:hasTarget ?target . ?p a jp:Project ; rdfs:label ?project }
} ORDER BY ?document ?line ?target"""
_VALUES = """
SELECT ?value ?departments ?targets WHERE {
  ?s a jp:SharedValue ; jp:indicator <%s> ; jp:valueText ?value ; jp:departmentCount ?departments ; jp:targetCount ?targets
} ORDER BY DESC(?departments) DESC(?targets) ?value"""
_NEAR = """
SELECT DISTINCT ?other ?label ?reason WHERE {
  ?near a jp:NearMiss ; jp:between <%s> , ?other ; jp:reason ?reason . ?other rdfs:label ?label . FILTER(?other != <%s>)
} ORDER BY ?label"""


@router.get("/indicators", summary="检索指标：文字、筛选、计数、排序、翻页")
def indicators(
    request: Request,
    q: str = Query("", description="名称或其中的词、政策文号、部门或项目名称；空格隔开的词须同时符合", examples=["参保率"]),
    level1: list[str] = Query([], description="一级指标；同名参数可重复，任一符合即可"),
    level2: list[str] = Query([], description="二级指标"),
    department: list[str] = Query([], description="部门全称"),
    region: list[str] = Query([], description="省级地区"),
    year: list[str] = Query([], description="预算年度"),
    policy: list[str] = Query([], description="政策文号，括号写法不限"),
    unit: list[str] = Query([], description="指标值的单位"),
    specificity: list[str] = Query([], description="specific、sector、boilerplate"),
    measurability: list[str] = Query([], description="quantified、qualitative、vague"),
    value_gte: float | None = Query(None, description="指标值不小于"),
    value_lte: float | None = Query(None, description="指标值不大于"),
    sort: str = Query("relevance", description="、".join(SORTS)),
    limit: int = Query(20, description="每页个数，1 到 100"),
    cursor: str | None = Query(None, description="上一页给出的 next"),
    fields: str | None = Query(None, description=f"只要这些字段，逗号隔开：{'、'.join(FIELDS)}"),
) -> Response:
    """Indicators that fit, with counts of every facet (its own filter left out), in a stable order."""
    _known(request, PARAMETERS)
    snapshot = _snapshot(request)
    given = {
        "level1": level1, "level2": level2, "department": department, "region": region, "year": year, "policy": policy,
        "unit": unit, "specificity": specificity, "measurability": measurability,
    }  # fmt: skip
    filters = {name: wanted for name, wanted in given.items() if wanted}
    try:
        found = snapshot.search.search(Asked(q, filters, value_gte, value_lte, sort, limit, cursor))
    except QueryError as error:
        raise ProblemError(400, "bad-parameter", str(error)) from None
    body = _page(found, _fields(fields), snapshot, request)
    return _tagged(request, snapshot, body)


def _page(found: Result, fields: tuple[str, ...], snapshot: Snapshot, request: Request) -> dict[str, Any]:
    results = [{name: getattr(hit, name) for name in fields} for hit in found.hits]
    following = str(request.url.include_query_params(cursor=found.cursor)) if found.cursor else None
    return {
        "snapshot": snapshot.id,
        "total": found.total,
        "targets": found.targets,
        "loose": found.is_loose,
        "results": results,
        "facets": {name: [{"value": value, "count": count} for value, count in rows] for name, rows in found.facets.items()},
        "next": found.cursor,
        "next_url": following,
    }


@router.get("/indicators/{ident}", summary="一个指标：写法、值的分布、每一次使用及其出处、相近指标")
def indicator(ident: str, request: Request) -> Response:
    """One indicator with all that is known of it."""
    _known(request, ())
    snapshot = _snapshot(request)
    one = next((one for one in snapshot.search.indicators if one["id"] == ident), None)
    if one is None:
        raise ProblemError(404, "no-such-indicator", f"没有指标 {ident}；用 /api/v1/indicators?q= 查找")
    uses = _rows(snapshot, _USES % one["iri"])
    body = {
        "snapshot": snapshot.id,
        **{name: one[name] for name in ("id", "iri", "label", "wordings")},
        "departments": len({use["department"] for use in uses if use["department"]}),
        "shared_values": _rows(snapshot, _VALUES % one["iri"]),
        "uses": uses,
        "near": _rows(snapshot, _NEAR % (one["iri"], one["iri"])),
    }
    return _tagged(request, snapshot, body)


@router.get("/suggest", summary="输入时的提示")
def suggest(
    request: Request,
    q: str = Query(..., min_length=1, description="已输入的文字", examples=["参保"]),
    limit: int = Query(10, ge=1, le=50),
) -> Response:
    """Labels of indicators that begin with, or else hold, what was typed; the most used first."""
    _known(request, ("q", "limit"))
    snapshot = _snapshot(request)
    return _tagged(request, snapshot, {"snapshot": snapshot.id, "suggestions": snapshot.search.suggest(q, limit)})


def _snapshot(request: Request) -> Snapshot:
    snapshots: Snapshots = request.app.state.snapshots
    return snapshots.current()


def _known(request: Request, allowed: tuple[str, ...]) -> None:
    """Refuse parameters nobody reads: a misspelt filter must not pass for none."""
    for name in request.query_params:
        if name not in allowed:
            near = get_close_matches(name, allowed, 1, 0.5)
            more: dict[str, Any] = {"parameter": name, "allowed": list(allowed), **({"did_you_mean": near[0]} if near else {})}
            raise ProblemError(400, "unknown-parameter", f"没有参数 {name}" + (f"；是否指 {near[0]}？" if near else ""), more)


def _fields(given: str | None) -> tuple[str, ...]:
    if given is None:
        return FIELDS
    wanted = tuple(name.strip() for name in given.split(",") if name.strip())
    unknown = [name for name in wanted if name not in FIELDS]
    if unknown or not wanted:
        detail = f"没有字段 {'、'.join(unknown)}" if unknown else "fields 是空的"
        raise ProblemError(400, "unknown-field", detail, {"parameter": "fields", "allowed": list(FIELDS)})
    return wanted


def _rows(snapshot: Snapshot, query: str) -> list[dict[str, Any]]:
    names, rows = rows_of(snapshot.store.query(_PREFIXES + query))
    return [{name: _typed(name, cell) for name, cell in zip(names, row, strict=True)} for row in rows]


def _typed(name: str, cell: str) -> Any:
    if name in ("line", "year", "departments", "targets"):
        return int(cell) if cell else None
    return cell or None


def _tagged(request: Request, snapshot: Snapshot, body: Mapping[str, Any]) -> Response:
    """JSON with the snapshot as its ETag: unchanged until the next build."""
    tag = f'"{snapshot.id}"'
    headers = {"ETag": tag, "Cache-Control": "no-cache"}
    if request.headers.get("if-none-match") == tag:
        return Response(status_code=304, headers=headers)
    if body.get("next_url"):
        headers["Link"] = f'<{body["next_url"]}>; rel="next"'
    return JSONResponse(body, headers=headers)
