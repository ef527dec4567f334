"""``/sparql``: queries in, answers out, errors as problem documents."""

import asyncio
import contextlib
import re
import time
import uuid
from collections.abc import Awaitable, Callable
from typing import TypeVar

from fastapi import APIRouter, Request
from prometheus_client import Counter, Histogram
from starlette.responses import Response

from api.engine.errors import EvaluationError
from api.engine.negotiation import best_match
from api.engine.process import Job
from api.engine.results import GRAPHS, Answer
from api.problems import ProblemError, documented
from api.snapshots import Snapshots
from api.sparql.description import describe_service
from api.sparql.problems import problem_of
from api.sparql.request import QueryRequest, read_request
from kg.errors import QueryError
from kg.store.guard import check_query

router = APIRouter()
ID_HEADER, ROWS_HEADER, CUT_HEADER = "X-Jipu-Query-Id", "X-Jipu-Rows", "X-Jipu-Truncated"
_IDENT = re.compile(r"[A-Za-z0-9-]{8,64}")
QUERIES = Counter("jipu_queries_total", "SPARQL queries by outcome", ["outcome"])
SECONDS = Histogram("jipu_query_seconds", "Time from request to answer")
Result = TypeVar("Result")


@router.api_route(
    "/sparql",
    methods=["GET", "POST"],
    tags=["SPARQL"],
    summary="SPARQL 1.1 查询（SPARQL 1.1 Protocol）",
    response_class=Response,
    include_in_schema=False,
)
async def sparql(request: Request) -> Response:
    """Answer a query; a bare GET gives the service description."""
    wanted = await read_request(request)
    snapshots: Snapshots = request.app.state.snapshots
    if wanted.query is None:
        return _describe(request, wanted, snapshots)
    ident = _ident(request)
    started = time.monotonic()
    try:
        answer = await _until_gone(request, lambda: _evaluate(wanted, request, ident))
    except ProblemError as problem:
        QUERIES.labels(problem.code).inc()
        problem.headers = {**(problem.headers or {}), ID_HEADER: ident}
        raise
    QUERIES.labels("answered").inc()
    SECONDS.observe(time.monotonic() - started)
    headers = {ID_HEADER: ident, ROWS_HEADER: str(answer.rows), "Vary": "Accept"}
    if answer.truncated:
        headers[CUT_HEADER] = f"rows={answer.rows}"
    return Response(answer.body, headers=headers, media_type=answer.media)


def _ident(request: Request) -> str:
    """The id by which the query can be cancelled: a new one, or the client's.

    A client that chooses the id knows it before the answer comes, and can cancel in time.
    """
    given = request.headers.get(ID_HEADER)
    if given is None:
        return uuid.uuid4().hex
    if not _IDENT.fullmatch(given):
        raise ProblemError(
            400,
            "bad-id",
            f"{ID_HEADER} 应为 8 到 64 个字母、数字或连字符",
            {"parameter": ID_HEADER},
        )
    snapshots: Snapshots = request.app.state.snapshots
    if given in snapshots.engine().running:
        raise ProblemError(
            409, "id-in-use", f"{given} 正在用于另一个查询", {"parameter": ID_HEADER}
        )
    return given


async def _evaluate(wanted: QueryRequest, request: Request, ident: str) -> Answer:
    snapshots: Snapshots = request.app.state.snapshots
    base, client = str(request.url.replace(query="")), request.client.host if request.client else ""
    settings, query = snapshots.settings, wanted.query or ""
    seconds = min(wanted.seconds or settings.query_seconds, settings.query_seconds)
    try:
        check_query(query)
        job = Job(query, wanted.accept, wanted.default_graphs, wanted.named_graphs, base)
        return await snapshots.engine().run(ident, job, seconds, client)
    except (QueryError, EvaluationError) as error:
        raise problem_of(error) from None


async def _until_gone(request: Request, action: Callable[[], Awaitable[Result]]) -> Result:
    """The result of an action, which is cancelled when the client hangs up."""
    work = asyncio.ensure_future(action())
    gone = asyncio.ensure_future(_gone(request))
    try:
        await asyncio.wait({work, gone}, return_when=asyncio.FIRST_COMPLETED)
        if not work.done():
            work.cancel()
            with contextlib.suppress(asyncio.CancelledError, ProblemError):
                await work
            raise ProblemError(503, "disconnected", "客户端已断开")
        return work.result()
    finally:
        gone.cancel()


async def _gone(request: Request) -> None:
    while (await request.receive())["type"] != "http.disconnect":
        pass


def _describe(request: Request, wanted: QueryRequest, snapshots: Snapshots) -> Response:
    media = best_match(wanted.accept, GRAPHS)
    if media is None:
        raise ProblemError(406, "not-acceptable", f"服务描述的格式有 {'、'.join(GRAPHS)}")
    store = snapshots.serving.store if snapshots.serving else None
    return Response(
        describe_service(str(request.url.replace(query="")), store, media), media_type=media
    )


@router.delete(
    "/sparql/queries/{ident}",
    tags=["SPARQL"],
    summary="停止一个正在运行的查询",
    status_code=204,
    responses=documented(404, 503),
)
async def cancel(ident: str, request: Request) -> Response:
    """Stop a running query by the id its answer would carry."""
    snapshots: Snapshots = request.app.state.snapshots
    if not snapshots.engine().cancel(ident):
        raise ProblemError(404, "no-such-query", f"没有正在运行的查询 {ident}")
    return Response(status_code=204)
