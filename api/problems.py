"""Errors as RFC 9457 problem documents: what was wrong, and what to do."""

import json
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from starlette.responses import Response

MEDIA_TYPE = "application/problem+json"
BASE = "https://w3id.org/jipu/problem/"


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

    def response(self) -> Response:
        """The answer."""
        body = {
            "type": BASE + self.code,
            "title": HTTPStatus(self.status).phrase,
            "status": self.status,
            "code": self.code,
            "detail": self.detail,
            **(self.more or {}),
        }
        return Response(json.dumps(body, ensure_ascii=False), self.status, self.headers, MEDIA_TYPE)
