"""What all of ``/api/v1`` shares: parameters are checked, rows become JSON, answers get an ETag."""

from collections.abc import Collection, Iterable, Mapping
from difflib import get_close_matches
from typing import Any

from fastapi import Request
from starlette.responses import JSONResponse, Response

from api.problems import ProblemError, documented
from api.snapshots import Snapshot, Snapshots
from kg.queries.parameters import Value
from kg.queries.rows import Row, ask, plain

_HEADERS = {"ETag": {"description": "快照；数据不变则不变", "schema": {"type": "string"}}}
# What the OpenAPI document says of answers; 304 for those who sent the ETag.
RESPONSES: dict[int | str, dict[str, Any]] = {
    200: {
        "description": "结果",
        "headers": _HEADERS,
        "content": {"application/json": {"schema": {"type": "object"}}},
    },
    304: {"description": "没有变化"},
    **documented(400, 503),
}


def snapshot_of(request: Request) -> Snapshot:
    """The snapshot that serves; a problem 503 where there is none yet."""
    snapshots: Snapshots = request.app.state.snapshots
    return snapshots.current()


def refuse_unknown(request: Request, allowed: tuple[str, ...]) -> None:
    """Refuse parameters nobody reads: a misspelt filter must not pass for none."""
    for name in request.query_params:
        if name not in allowed:
            near = get_close_matches(name, allowed, 1, 0.5)
            more: dict[str, Any] = {
                "parameter": name,
                "allowed": list(allowed),
                **({"did_you_mean": near[0]} if near else {}),
            }
            raise ProblemError(
                400,
                "unknown-parameter",
                f"没有参数 {name}" + (f"；是否指 {near[0]}？" if near else ""),
                more,
            )


def refuse_unknown_values(name: str, given: Iterable[str], allowed: Collection[str]) -> None:
    """Refuse a value that a parameter cannot have: it must not pass for one that nothing has.

    Raises:
        ProblemError: one of the values given is not among those allowed.
    """
    for value in given:
        if value not in allowed:
            near = get_close_matches(value[:40], allowed, 1, 0.5)
            more: dict[str, Any] = {
                "parameter": name,
                "allowed": list(allowed),
                **({"did_you_mean": near[0]} if near else {}),
            }
            also = f"；是否指 {near[0]}？" if near else ""
            raise ProblemError(
                400, "bad-parameter", f"参数 {name} 没有取值 {value[:40]}{also}", more
            )


def rows_of(snapshot: Snapshot, query: str, /, **values: Value) -> list[Row]:
    """The rows of a query of ``kg/queries``, with values as JSON has them."""
    return list(ask(snapshot.store, query, plain, **values))


def answer(request: Request, snapshot: Snapshot, body: Mapping[str, Any]) -> Response:
    """JSON with the snapshot as its ETag: it is the same until the next build.

    ``next_url`` is given as Link as well.
    """
    headers = {"ETag": f'"{snapshot.id}"', "Cache-Control": "no-cache", "Vary": "Accept"}
    if is_unchanged(request, headers["ETag"]):
        return Response(status_code=304, headers=headers)
    if body.get("next_url"):
        headers["Link"] = f'<{body["next_url"]}>; rel="next"'
    return JSONResponse(body, headers=headers)


def is_unchanged(request: Request, tag: str) -> bool:
    """Whether the client has this already (If-None-Match, RFC 9110 §13.1.2)."""
    given = request.headers.get("if-none-match", "")
    return given.strip() == "*" or tag in [
        part.strip().removeprefix("W/") for part in given.split(",")
    ]
