"""What every request passes: checks of host and rate, headers, a log line, counts."""

import json
import logging
import math
import sys
import time
from collections import Counter
from datetime import UTC, datetime
from urllib.parse import urlsplit

import prometheus_client
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.problems import ProblemError
from api.settings import ServeSettings

LOG = logging.getLogger("jipu.requests")
WINDOW = 60  # seconds
_HEADERS = (
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"same-origin"),
    (
        b"content-security-policy",
        b"default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
    ),
)
REQUESTS = prometheus_client.Counter(
    "jipu_requests_total", "Requests by route and status", ["route", "status"]
)
SECONDS = prometheus_client.Histogram(
    "jipu_request_seconds", "Time from request to the end of the answer", ["route"]
)


class Gate:
    """Middleware around the whole service.

    Args:
        app: what answers.
        settings: of the service.
    """

    def __init__(self, app: ASGIApp, settings: ServeSettings) -> None:
        self.app = app
        self._hosts = frozenset(
            name.strip().lower() for name in settings.hosts.split(",") if name.strip()
        )
        self._rate = _Rate(settings.rate_per_minute)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        seen = _Seen(scope, send, self._rate.take(scope))
        problem = self._refusal(scope, seen)
        answer = problem.response() if problem else self.app
        try:
            await answer(scope, receive, seen.send)
        except Exception:
            seen.status = seen.status or 500  # the layer around this one answers
            raise
        finally:
            seen.tell()

    def _refusal(self, scope: Scope, seen: "_Seen") -> ProblemError | None:
        if self._hosts and _host(scope) not in self._hosts:
            return ProblemError(400, "bad-host", "这个服务不以该主机名提供（JIPU_HOSTS）")
        if seen.rate is not None and seen.rate[0] < 0:
            retry = {"Retry-After": str(seen.rate[1])}
            return ProblemError(
                429, "too-many-requests", f"请求太多，请在 {seen.rate[1]} 秒后再试", headers=retry
            )
        return None


class _Rate:
    """Requests of each client in the minute under way; forgotten when it ends."""

    def __init__(self, most: int) -> None:
        self.most = most
        self._counts: Counter[str] = Counter()
        self._end = 0.0

    def take(self, scope: Scope) -> tuple[int, int, int] | None:
        """Requests left (-1: one too many), seconds until there are more, the limit; or None."""
        if not self.most:
            return None
        now = time.monotonic()
        if now >= self._end:
            self._counts.clear()
            self._end = now + WINDOW
        client = scope["client"][0] if scope.get("client") else ""
        self._counts[client] += 1
        return max(-1, self.most - self._counts[client]), math.ceil(self._end - now), self.most


class _Seen:
    """One request on its way: what is sent is counted, then logged."""

    def __init__(self, scope: Scope, send: Send, rate: tuple[int, int, int] | None) -> None:
        self.scope, self._send, self.rate = scope, send, rate
        self.status, self.bytes, self.ident = 0, 0, ""
        self._started = time.monotonic()

    async def send(self, message: Message) -> None:
        """Pass a message on, with the headers every answer has."""
        if message["type"] == "http.response.start":
            self.status = message["status"]
            headers = message.setdefault("headers", [])
            self.ident = next(
                (value.decode("latin-1") for name, value in headers if name == b"x-jipu-query-id"),
                "",
            )
            known = {name for name, _ in headers}
            headers.extend(
                pair for pair in (*_HEADERS, *self._rate_headers()) if pair[0] not in known
            )
        self.bytes += len(message.get("body", b""))
        await self._send(message)

    def _rate_headers(self) -> list[tuple[bytes, bytes]]:
        """RateLimit fields for HTTP (IETF draft-ietf-httpapi-ratelimit-headers)."""
        if self.rate is None:
            return []
        left, seconds, most = self.rate
        policy, state = f'"client";q={most};w={WINDOW}', f'"client";r={max(0, left)};t={seconds}'
        return [(b"ratelimit-policy", policy.encode()), (b"ratelimit", state.encode())]

    def tell(self) -> None:
        """Count the request and write its line.

        Never the query string or the body: they hold what people search for.
        """
        route = getattr(self.scope.get("route"), "path", "none")
        seconds = time.monotonic() - self._started
        REQUESTS.labels(route, str(self.status)).inc()
        SECONDS.labels(route).observe(seconds)
        line = {
            "time": datetime.now(UTC).isoformat(timespec="milliseconds"),
            "method": self.scope["method"],
            "route": route,
            "path": self.scope["path"],
            "status": self.status,
            "ms": round(1000 * seconds, 1),
            "bytes": self.bytes,
        }
        if self.ident:
            line["query_id"] = self.ident
        LOG.info(json.dumps(line, ensure_ascii=False))


def _host(scope: Scope) -> str:
    given = next(
        (value.decode("latin-1") for name, value in scope["headers"] if name == b"host"), ""
    )
    try:
        return urlsplit(f"//{given}").hostname or ""
    except ValueError:
        return ""


def log_to_stderr() -> None:
    """Write the log of requests, one JSON object a line."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(logging.Formatter("%(message)s"))
    LOG.addHandler(handler)
    LOG.setLevel(logging.INFO)
    LOG.propagate = False
