"""Errors as RFC 9457 problem documents: what was wrong, and what to do."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from starlette.responses import Response

MEDIA_TYPE = "application/problem+json"
BASE = "https://w3id.org/jipu/problem/"
_SCHEMA = {
    "type": "object",
    "required": ["type", "title", "status", "code", "detail"],
    "properties": {
        "type": {"type": "string", "format": "uri"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "code": {"type": "string", "description": "错误种类，不会改变"},
        "detail": {"type": "string", "description": "错在哪里、应怎样做"},
        "parameter": {"type": "string"},
        "allowed": {"type": "array", "items": {"type": "string"}},
        "did_you_mean": {"type": "string"},
    },
}
_MEANINGS = {
    400: "参数有误",
    403: "不接受更新",
    404: "没有这个对象",
    406: "没有所要的格式",
    408: "请求体没有传完",
    409: "编号正在用",
    413: "请求体太大",
    415: "请求体的类型不对",
    503: "还没有数据，或暂时无法回答",
}


def documented(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """What the OpenAPI document says of the errors with these statuses."""
    return {
        status: {"description": _MEANINGS[status], "content": {MEDIA_TYPE: {"schema": _SCHEMA}}}
        for status in statuses
    }


@dataclass
class ProblemError(Exception):
    """An error that a client is told.

    Attributes:
        status: HTTP status.
        code: of this kind of error, stable.
        detail: what was wrong and what to do, in Chinese.
        more: further members: parameter, allowed, did_you_mean.
        headers: of the answer.
    """

    status: int
    code: str
    detail: str
    more: dict[str, Any] | None = None
    headers: dict[str, str] | None = None

    @property
    def phrase(self) -> str:
        """The kind of error in English."""
        return HTTPStatus(self.status).phrase

    def response(self) -> Response:
        """The answer."""
        body = {
            "type": BASE + self.code,
            "title": self.phrase,
            "status": self.status,
            "code": self.code,
            "detail": self.detail,
            **(self.more or {}),
        }
        return Response(json.dumps(body, ensure_ascii=False), self.status, self.headers, MEDIA_TYPE)


_REASONS = {
    "missing": "缺少",
    "int_parsing": "应为整数",
    "float_parsing": "应为数字",
    "finite_number": "应为有限的数字",
    "greater_than_equal": "不应小于 {ge}",
    "less_than_equal": "不应大于 {le}",
    "string_too_short": "不能为空",
}


def invalid_parameter(error: Mapping[str, Any]) -> ProblemError:
    """The problem of a parameter that is not of its kind.

    Args:
        error: one of pydantic's errors: type, loc, msg, ctx.
    """
    name = ".".join(str(part) for part in error["loc"][1:])
    reason = _REASONS.get(error["type"], error["msg"]).format_map(error.get("ctx", {}))
    return ProblemError(400, "bad-parameter", f"参数 {name} 有误：{reason}", {"parameter": name})
