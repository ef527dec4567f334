"""``/api/v1``: indicator search, the rows behind it as a file, suggestions."""

import tempfile
from collections.abc import Iterator
from typing import IO, Annotated, Any

from fastapi import APIRouter, Query, Request
from pydantic import BaseModel, Field
from starlette.responses import Response, StreamingResponse

from api.problems import ProblemError
from api.rest.answers import RESPONSES, answer, is_unchanged, refuse_unknown, snapshot_of
from api.rest.resources import kinds
from api.snapshots import Snapshot
from kg.errors import QueryError, UsageError
from kg.exports.rows import MEDIA, write_rows_file
from kg.exports.turtle import MEDIA_TYPE, write_targets_turtle
from kg.search import Request as Asked
from kg.search import Result
from kg.search.request import FILTERS, MOST_RESULTS, SORTS

router = APIRouter(prefix="/api/v1", tags=["指标"], responses=RESPONSES)
FIELDS = ("id", "iri", "label", "wordings", "departments", "targets", "score", "marks", "values")
FORMATS = {**MEDIA, "ttl": MEDIA_TYPE}
_PIECE, _IN_MEMORY = 1 << 16, 1 << 22  # bytes sent at once; of a file kept off the disk


class Filters(BaseModel):
    """What search and export have in common.

    A parameter that is given several times means any of its values.
    """

    q: str = Field(
        "",
        description="名称或其中的词、政策文号、部门或项目名称；空格隔开的词须同时符合",
        examples=["参保率"],
    )
    level1: list[str] = Field(
        [], description="一级指标；同名参数可重复，任一符合即可", examples=[["产出指标"]]
    )
    level2: list[str] = Field([], description="二级指标", examples=[["质量指标"]])
    department: list[str] = Field([], description="部门全称", examples=[["榆林市医疗保障局"]])
    region: list[str] = Field([], description="省级地区", examples=[["陕西省"]])
    year: list[str] = Field([], description="预算年度", examples=[["2024"]])
    policy: list[str] = Field(
        [], description="政策文号，括号写法不限", examples=[["冀财社[2023]208号"]]
    )
    unit: list[str] = Field([], description="指标值的单位", examples=[["%"]])
    specificity: list[str] = Field(
        [],
        description="具体程度：specific（具体）、sector（行业通用）、boilerplate（套话）",
        examples=[["boilerplate"]],
    )
    measurability: list[str] = Field(
        [],
        description="可衡量程度：quantified（量化）、qualitative（定性）、vague（空泛）",
        examples=[["quantified"]],
    )
    indicator: list[str] = Field(
        [], description="指标的 id", examples=[[kinds()["indicators"].example]]
    )
    value: list[str] = Field(
        [], description="指标值，写法同 /indicators/{id} 的 values", examples=[["≥95%"]]
    )
    value_gte: float | None = Field(
        None, allow_inf_nan=False, description="指标值不小于", examples=[90]
    )
    value_lte: float | None = Field(
        None, allow_inf_nan=False, description="指标值不大于", examples=[100]
    )

    def asked(self, **more: Any) -> Asked:
        """As the search takes it."""
        wanted = {name: getattr(self, name) for name in FILTERS if getattr(self, name)}
        return Asked(self.q, wanted, self.value_gte, self.value_lte, **more)


class Page(Filters):
    """A page of results."""

    sort: str = Field(
        "relevance",
        description="顺序",
        json_schema_extra={"enum": list(SORTS), "examples": ["departments"]},
    )
    limit: int = Field(20, ge=1, le=MOST_RESULTS, description="每页个数")
    cursor: str | None = Field(None, description="上一页给出的 next")
    fields: str | None = Field(
        None,
        description=f"只要这些字段，逗号隔开：{'、'.join(FIELDS)}",
        examples=["label,departments"],
    )


class Export(Filters):
    """A file of all rows."""

    format: str = Field(
        "csv",
        description="文件格式",
        json_schema_extra={"enum": list(FORMATS), "examples": ["ndjson"]},
    )


@router.get(
    "/indicators",
    summary="检索指标：文字、筛选、计数、排序、翻页",
    description="Indicators that fit, with counts of every facet (its own filter left out), "
    "in a stable order.",
)
def indicators(request: Request, asked: Annotated[Page, Query()]) -> Response:
    """A page of the indicators that fit, with counts of every facet."""
    refuse_unknown(request, tuple(Page.model_fields))
    snapshot = snapshot_of(request)
    try:
        found = snapshot.search.search(
            asked.asked(sort=asked.sort, limit=asked.limit, cursor=asked.cursor)
        )
    except QueryError as error:
        raise ProblemError(400, "bad-parameter", str(error)) from None
    return answer(request, snapshot, _page(found, _fields(asked.fields), snapshot, request))


@router.get(
    "/indicators/export",
    summary="导出符合筛选的全部指标行：csv、xlsx、ndjson、parquet、ttl",
    response_class=Response,
    responses={
        200: {
            "description": "文件；每行一个指标行",
            "content": {media: {} for media in FORMATS.values()},
        }
    },
)
def export(request: Request, asked: Annotated[Export, Query()]) -> Response:
    """Every target that the same filters leave, whole, in the order of document and line."""
    refuse_unknown(request, tuple(Export.model_fields))
    if asked.format not in FORMATS:
        more = {"parameter": "format", "allowed": list(FORMATS)}
        raise ProblemError(400, "unknown-format", f"没有格式 {asked.format[:40]}", more)
    snapshot = snapshot_of(request)
    tag = f'"{snapshot.id}-{asked.format}"'
    headers = {"ETag": tag, "Cache-Control": "no-cache"}
    if is_unchanged(request, tag):
        return Response(status_code=304, headers=headers)
    file = tempfile.SpooledTemporaryFile(_IN_MEMORY)  # noqa: SIM115  (closed when it was sent)
    try:
        rows = snapshot.search.rows(asked.asked())
        if asked.format == "ttl":
            write_targets_turtle(
                snapshot.store, (iri for batch in rows for iri in batch["target"].to_pylist()), file
            )
        else:
            write_rows_file(
                rows,
                asked.format,
                file,
                {"快照": snapshot.id, "筛选": str(request.url.query or "无")},
            )
    except (QueryError, UsageError) as error:
        file.close()
        raise ProblemError(400, "bad-parameter", str(error)) from None
    headers["Content-Disposition"] = f'attachment; filename="jipu-targets.{asked.format}"'
    headers["Content-Length"] = str(file.tell())
    return StreamingResponse(_pieces(file), headers=headers, media_type=FORMATS[asked.format])


def _pieces(file: IO[bytes]) -> Iterator[bytes]:
    with file:
        file.seek(0)
        while piece := file.read(_PIECE):
            yield piece


def _page(
    found: Result, fields: tuple[str, ...], snapshot: Snapshot, request: Request
) -> dict[str, Any]:
    results = [{name: getattr(hit, name) for name in fields} for hit in found.hits]
    following = str(request.url.include_query_params(cursor=found.cursor)) if found.cursor else None
    return {
        "snapshot": snapshot.id,
        "total": found.total,
        "targets": found.targets,
        "loose": found.is_loose,
        "results": results,
        "facets": {
            name: [{"value": value, "count": count} for value, count in rows]
            for name, rows in found.facets.items()
        },
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
    return answer(
        request,
        snapshot,
        {"snapshot": snapshot.id, "suggestions": snapshot.search.suggest(q, limit)},
    )


def _fields(given: str | None) -> tuple[str, ...]:
    if given is None:
        return FIELDS
    wanted = tuple(name.strip() for name in given.split(",") if name.strip())
    unknown = [name for name in wanted if name not in FIELDS]
    if unknown or not wanted:
        detail = f"没有字段 {'、'.join(unknown)}" if unknown else "fields 是空的"
        raise ProblemError(
            400, "unknown-field", detail, {"parameter": "fields", "allowed": list(FIELDS)}
        )
    return wanted
