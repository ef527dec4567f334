"""What every request passes: host, rate, headers, log, metrics; and what happens when a body never ends."""

import asyncio
import json
import logging
from pathlib import Path

import httpx
import pytest

from api.app import create_app
from api.gate import LOG
from api.settings import ServeSettings
from api.sparql import request as protocol

ASK = {"query": "ASK { ?s ?p '秘密' }"}


def answers(
    root: Path,
    settings: ServeSettings,
    paths: list[str],
    host: str = "jipu.example",
    **parameters: str,
) -> list[httpx.Response]:
    """What a service of ours says, one request after the other."""

    async def ask() -> list[httpx.Response]:
        transport = httpx.ASGITransport(create_app(root, settings), raise_app_exceptions=False)
        async with httpx.AsyncClient(transport=transport, base_url=f"http://{host}") as client:
            return [await client.get(path, params=parameters) for path in paths]

    return asyncio.run(ask())


@pytest.mark.parametrize(
    ("host", "status"), [("jipu.example", 503), ("JIPU.example:8000", 503), ("[::1]:80", 503), ("evil.example", 400), ("jipu.example.evil.example", 400)]
)  # fmt: skip
def test_only_the_names_listed_are_answered(host: str, status: int, tmp_path: Path) -> None:
    (answer,) = answers(tmp_path, ServeSettings(hosts="jipu.example, ::1"), ["/health"], host)
    assert answer.status_code == status
    if status == 400:
        assert answer.json()["code"] == "bad-host"


def test_without_a_list_any_name_is_answered(tmp_path: Path) -> None:
    (answer,) = answers(tmp_path, ServeSettings(), ["/openapi.json"], "any.example")
    assert answer.status_code == 200


def test_a_client_that_asks_too_often_is_told_when_to_come_back(tmp_path: Path) -> None:
    *first, last = answers(tmp_path, ServeSettings(rate_per_minute=3), ["/openapi.json"] * 4)
    assert [answer.status_code for answer in first] == [200] * 3
    assert [answer.headers["ratelimit"].partition(";t=")[0] for answer in first] == [
        '"client";r=2',
        '"client";r=1',
        '"client";r=0',
    ]
    assert (last.status_code, last.json()["code"]) == (429, "too-many-requests")
    assert 0 < int(last.headers["retry-after"]) <= 60
    assert last.headers["ratelimit-policy"] == '"client";q=3;w=60'
    (free,) = answers(tmp_path, ServeSettings(), ["/openapi.json"])
    assert "ratelimit" not in free.headers


def test_every_answer_has_the_headers_that_keep_browsers_safe(tmp_path: Path) -> None:
    for answer in answers(tmp_path, ServeSettings(), ["/openapi.json", "/nowhere", "/health"]):
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert answer.headers["content-security-policy"].startswith("default-src 'self'")


def test_the_log_tells_the_request_and_not_what_was_searched(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.INFO, LOG.name):
        answers(tmp_path, ServeSettings(), ["/sparql", "/nowhere"], **ASK)
    lines = [json.loads(record.message) for record in caplog.records if record.name == LOG.name]
    assert [(line["route"], line["path"], line["status"]) for line in lines] == [
        ("/sparql", "/sparql", 503),
        ("none", "/nowhere", 404),
    ]
    assert all(line["ms"] >= 0 and line["bytes"] > 0 for line in lines)
    assert "秘密" not in caplog.text


def test_what_nobody_foresaw_is_a_problem_document_and_is_counted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(_: object) -> None:
        raise ZeroDivisionError("secret")

    monkeypatch.setattr("api.snapshots.Snapshots.is_ready", fails)
    failed, counted = answers(tmp_path, ServeSettings(), ["/health", "/metrics"])
    assert (failed.status_code, failed.json()["code"]) == (500, "internal")
    assert "secret" not in failed.text
    assert 'jipu_requests_total{route="/health",status="500"} 1.0' in counted.text


def test_a_body_that_does_not_end_is_given_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(protocol, "MOST_SECONDS", 0.2)

    async def receive() -> dict[str, object]:
        await asyncio.sleep(0.05)
        return {"type": "http.request", "body": b"ASK", "more_body": True}

    sent: list[dict[str, object]] = []

    async def send(message: dict[str, object]) -> None:
        sent.append(message)

    scope = {
        "type": "http", "method": "POST", "path": "/sparql", "raw_path": b"/sparql", "query_string": b"", "scheme": "http",
        "headers": [(b"host", b"x"), (b"content-type", b"application/sparql-query")], "client": ("127.0.0.1", 1), "http_version": "1.1",
        "server": ("x", 80), "root_path": "",
    }  # fmt: skip
    asyncio.run(create_app(tmp_path)(scope, receive, send))  # type: ignore[arg-type]
    assert sent[0]["status"] == 408
