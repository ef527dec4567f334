"""``/api/v1``: indicator search, one indicator with every use, suggestions."""

from typing import Any

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from api.answers import RESPONSES, answer, refuse_unknown, snapshot_of
from api.problems import ProblemError
from api.snapshots import Snapshot
from kg.errors import QueryError
from kg.search import Request as Asked
from kg.search import Result
from kg.search.request import FILTERS, MOST_RESULTS, SORTS

router = APIRouter(prefix="/api/v1", tags=["指标"], responses=RESPONSES)
PARAMETERS = ("q", *FILTERS, "value_gte", "value_lte", "sort", "limit", "cursor", "fields")
FIELDS = ("id", "iri", "label", "wordings", "departments", "targets", "score", "marks")


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
    value_gte: float | None = Query(None, allow_inf_nan=False, description="指标值不小于"),
    value_lte: float | None = Query(None, allow_inf_nan=False, description="指标值不大于"),
    sort: str = Query("relevance", description="顺序", json_schema_extra={"enum": list(SORTS)}),
    limit: int = Query(20, ge=1, le=MOST_RESULTS, description="每页个数"),
    cursor: str | None = Query(None, description="上一页给出的 next"),
    fields: str | None = Query(None, description=f"只要这些字段，逗号隔开：{'、'.join(FIELDS)}"),
) -> Response:
    """Indicators that fit, with counts of every facet (its own filter left out), in a stable order."""
    refuse_unknown(request, PARAMETERS)
    snapshot = snapshot_of(request)
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
    return answer(request, snapshot, body)


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


@router.get("/suggest", summary="输入时的提示")
def suggest(
    request: Request,
    q: str = Query(..., min_length=1, description="已输入的文字", examples=["参保"]),
    limit: int = Query(10, ge=1, le=50, description="提示个数"),
) -> Response:
    """Labels of indicators that begin with, or else hold, what was typed; the most used first."""
    refuse_unknown(request, ("q", "limit"))
    snapshot = snapshot_of(request)
    return answer(request, snapshot, {"snapshot": snapshot.id, "suggestions": snapshot.search.suggest(q, limit)})


def _fields(given: str | None) -> tuple[str, ...]:
    if given is None:
        return FIELDS
    wanted = tuple(name.strip() for name in given.split(",") if name.strip())
    unknown = [name for name in wanted if name not in FIELDS]
    if unknown or not wanted:
        detail = f"没有字段 {'、'.join(unknown)}" if unknown else "fields 是空的"
        raise ProblemError(400, "unknown-field", detail, {"parameter": "fields", "allowed": list(FIELDS)})
    return wanted
