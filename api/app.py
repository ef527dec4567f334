"""The application: routes, errors as problem documents, headers, health and metrics."""

import asyncio
import contextlib
from collections.abc import AsyncIterator
from importlib.metadata import version
from pathlib import Path

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest
from starlette.exceptions import HTTPException
from starlette.middleware.cors import CORSMiddleware
from starlette.responses import JSONResponse, PlainTextResponse, Response

from api.engine.process import prepare
from api.gate import Gate
from api.head_requests import Heads
from api.pages import routers
from api.pages.site import error_page, wants_page
from api.problems import ProblemError, invalid_parameter
from api.rest import analyses, docs, indicators
from api.rest import resources as things
from api.settings import ServeSettings
from api.snapshots import Snapshots
from api.sparql import endpoint as sparql
from api.sparql.description import sparql_operations
from kg.errors import StoreError

EXPOSED = [sparql.ID_HEADER, sparql.ROWS_HEADER, sparql.CUT_HEADER, "ETag", "Link", "Retry-After"]


def create_app(root: Path, settings: ServeSettings | None = None) -> FastAPI:
    """The service over a store folder.

    Args:
        root: the store folder; it may be empty at first: the service is ready after a build.
        settings: of the service.
    """
    snapshots = Snapshots(root, settings or ServeSettings())

    @contextlib.asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        prepare()
        snapshots.try_refresh()
        watching = asyncio.create_task(snapshots.watch())
        yield
        watching.cancel()
        snapshots.close()

    # No docs pages of the framework: they load scripts from another host.
    app = FastAPI(
        title="绩谱 jipu", version=version("jipu"), docs_url=None, redoc_url=None, lifespan=lifespan
    )
    app.state.snapshots = snapshots
    app.include_router(sparql.router)
    app.include_router(indicators.router)
    app.include_router(things.router)
    app.include_router(analyses.router)
    app.include_router(docs.router)
    for router in routers():
        app.include_router(router)
    app.add_middleware(Heads)
    app.add_middleware(Gate, settings=snapshots.settings)
    app.add_middleware(
        CORSMiddleware,
        allow_origins=["*"],
        allow_methods=["GET", "HEAD", "POST"],
        allow_headers=["*"],
        expose_headers=EXPOSED,
    )
    _add_errors(app)
    _add_operation(app)
    document = app.openapi()
    for path in document["paths"].values():
        for operation in path.values():
            # The framework's own form of an error: every error here is a problem document.
            operation["responses"].pop("422", None)
    document["paths"] = {"/sparql": sparql_operations(), **document["paths"]}
    return app


def _add_errors(app: FastAPI) -> None:
    """Every error as a problem document."""

    def answer(request: Request, problem: ProblemError) -> Response:
        return error_page(request, problem) if wants_page(request) else problem.response()

    @app.exception_handler(ProblemError)
    async def problem(request: Request, error: ProblemError) -> Response:
        return answer(request, error)

    @app.exception_handler(StoreError)
    async def store(request: Request, error: StoreError) -> Response:
        return answer(
            request, ProblemError(503, "no-data", str(error), headers={"Retry-After": "30"})
        )

    @app.exception_handler(Exception)
    async def unforeseen(request: Request, __: Exception) -> Response:
        return answer(request, ProblemError(500, "internal", "服务出错；错误已记入日志"))

    @app.exception_handler(RequestValidationError)
    async def invalid(request: Request, error: RequestValidationError) -> Response:
        return answer(request, invalid_parameter(error.errors()[0]))

    @app.exception_handler(HTTPException)
    async def http(request: Request, error: HTTPException) -> Response:
        code = {404: "not-found", 405: "method"}.get(error.status_code, "http")
        detail = {404: "没有这个地址", 405: "这个地址不支持该方法"}.get(
            error.status_code, str(error.detail)
        )
        return answer(
            request,
            ProblemError(error.status_code, code, detail, headers=dict(error.headers or {})),
        )


def _add_operation(app: FastAPI) -> None:
    """Health and metrics."""

    @app.get(
        "/health",
        tags=["运行"],
        summary="是否就绪，以及正在服务的快照",
        responses={503: {"description": "还没有数据"}},
    )
    async def health(request: Request) -> JSONResponse:
        """Live as soon as it answers; ready once there is a snapshot."""
        snapshots: Snapshots = request.app.state.snapshots
        is_ready, serving = snapshots.is_ready(), snapshots.serving
        return JSONResponse(
            {"live": True, "ready": is_ready, "snapshot": serving.id if serving else None},
            200 if is_ready else 503,
        )

    @app.get("/metrics", tags=["运行"], summary="Prometheus 指标", response_class=PlainTextResponse)
    async def metrics() -> Response:
        """Counts and times, without any text of clients."""
        return Response(generate_latest(), media_type=CONTENT_TYPE_LATEST)
