"""``/api/v1/reuse``, ``/gaps``, ``/findings``, ``/report``: the analyses of one snapshot."""

from typing import Any

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from api.problems import ProblemError
from api.rest.answers import (
    RESPONSES,
    answer,
    refuse_unknown,
    refuse_unknown_values,
    rows_of,
    snapshot_of,
)
from kg.audit.table import VALUES
from kg.report.writers import to_json

router = APIRouter(prefix="/api/v1", tags=["分析"], responses=RESPONSES)
LEVELS = ("产出指标", "效益指标", "满意度指标")
FINDING_FILTERS = (
    "code",
    "category",
    "severity",
    "document",
    "department",
    "project_code",
    "project_name",
)
REPORT_PARTS = ("summary", "targets", "findings", "shared_indicators", "copied_sets")
_MOST = 1000


@router.get("/reuse", summary="复用：共用指标、雷同的项目、指标群、各部门的共用比例")
def reuse(
    request: Request,
    departments: int = Query(
        2, ge=2, le=1_000_000, description="共用指标至少有几个部门使用", examples=[3]
    ),
) -> Response:
    """What departments share and projects copy."""
    refuse_unknown(request, ("departments",))
    snapshot = snapshot_of(request)
    found = {
        "shared_indicators": rows_of(
            snapshot, "questions/shared-indicators", departments=departments
        ),
        "copied_sets": rows_of(snapshot, "questions/copied-sets"),
        "communities": rows_of(snapshot, "questions/communities"),
        "departments": rows_of(snapshot, "questions/departments-by-sharing"),
    }
    return answer(request, snapshot, {"snapshot": snapshot.id, **found})


@router.get("/gaps", summary="缺口：缺一级指标、没有绩效目标、没有量化值、没有依据")
def gaps(
    request: Request,
    department: str | None = Query(
        None, description="只看这个部门，写全称", examples=["榆林市医疗保障局"]
    ),
) -> Response:
    """What projects lack that they should have."""
    refuse_unknown(request, ("department",))
    snapshot = snapshot_of(request)
    found = {
        "missing_level1": {
            level: rows_of(snapshot, "questions/projects-missing-level", level1=level)
            for level in LEVELS
        },
        "without_targets": rows_of(snapshot, "questions/projects-without-targets"),
        "without_number": rows_of(snapshot, "questions/projects-without-number"),
        "without_basis": rows_of(snapshot, "questions/targets-without-basis"),
    }
    return answer(request, snapshot, {"snapshot": snapshot.id, **_of(found, department)})


def _of(found: Any, department: str | None) -> Any:
    """The same, of one department."""
    if department is None:
        return found
    if isinstance(found, dict):
        return {key: _of(value, department) for key, value in found.items()}
    return [row for row in found if row["department"] == department]


@router.get(
    "/findings",
    summary="审核发现：筛选、计数、翻页",
    description="Findings as ``jipu check --format json`` gives them, "
    "with counts by rule, category, severity and department.",
)
def findings(
    request: Request,
    code: list[str] = Query([], description="规则代码；同名参数可重复", examples=[["J302"]]),
    category: list[str] = Query([], description="类别", examples=[["value_vague"]]),
    severity: list[str] = Query([], description="error、warning、note", examples=[["error"]]),
    document: list[str] = Query([], description="文件"),
    department: list[str] = Query([], description="部门全称"),
    project_code: list[str] = Query([], description="项目编码"),
    project_name: list[str] = Query([], description="项目名称"),
    limit: int = Query(100, ge=1, le=_MOST, description=f"每页条数，1 到 {_MOST}"),
    offset: int = Query(0, ge=0, le=10**9, description="跳过的条数；同一快照内顺序不变"),
) -> Response:
    """Findings as ``jipu check --format json`` gives them, with counts."""
    refuse_unknown(request, (*FINDING_FILTERS, "limit", "offset"))
    snapshot = snapshot_of(request)
    values = (code, category, severity, document, department, project_code, project_name)
    wanted = {name: given for name, given in zip(FINDING_FILTERS, values, strict=True) if given}
    for name in VALUES.keys() & wanted.keys():
        refuse_unknown_values(name, wanted[name], VALUES[name])
    table = snapshot.findings
    found = table.select(wanted)
    facets = {
        name: [
            {"value": value, "count": count} for value, count in _ranked(table.counts(name, found))
        ]
        for name in ("code", "category", "severity", "department")
    }
    more = offset + limit < len(found)
    following = str(request.url.include_query_params(offset=offset + limit)) if more else None
    page = table.rows(found[offset : offset + limit])
    body = {
        "snapshot": snapshot.id,
        "total": len(found),
        "results": page,
        "facets": facets,
        "next_url": following,
    }
    return answer(request, snapshot, body)


def _ranked(counted: list[tuple[str, int]]) -> list[tuple[str, int]]:
    return sorted(counted, key=lambda one: (-one[1], one[0]))


@router.get("/report", summary="套话与具体指标的报告，与 report.json 相同")
def report(
    request: Request,
    parts: str | None = Query(
        None, description=f"只要这些部分，逗号隔开：{'、'.join(REPORT_PARTS)}", examples=["summary"]
    ),
) -> Response:
    """The report of boilerplate versus specific targets as data."""
    refuse_unknown(request, ("parts",))
    wanted = REPORT_PARTS if parts is None else tuple(part.strip() for part in parts.split(","))
    unknown = [part for part in wanted if part not in REPORT_PARTS]
    if unknown:
        more = {"parameter": "parts", "allowed": list(REPORT_PARTS)}
        raise ProblemError(400, "unknown-part", f"没有部分 {'、'.join(unknown)}", more)
    snapshot = snapshot_of(request)
    whole = to_json(snapshot.figures)
    shown = {key: whole[key] for key in whole if key in wanted or key not in REPORT_PARTS}
    return answer(request, snapshot, shown)
