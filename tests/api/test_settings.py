"""The service is told its limits by the environment; a value that cannot be used is refused in one line."""

import pytest

from api.settings import ServeSettings
from kg.errors import UsageError
from kg.settings import read_settings

NUMBERS = (
    "query_workers", "query_seconds", "query_queue", "query_megabytes", "query_rows", "query_bytes",
)  # fmt: skip


@pytest.fixture(autouse=True)
def _no_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ServeSettings.model_fields:
        monkeypatch.delenv(f"JIPU_{name.upper()}", raising=False)


def test_settings_come_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JIPU_QUERY_SECONDS", "0.5")
    monkeypatch.setenv("JIPU_QUERY_ROWS", "7")
    monkeypatch.setenv("JIPU_HOSTS", " jipu.example ")
    assert read_settings(ServeSettings) == ServeSettings(
        query_seconds=0.5, query_rows=7, hosts="jipu.example"
    )


@pytest.mark.parametrize("name", NUMBERS)
@pytest.mark.parametrize(
    ("value", "reason"), [("x", "不是数字"), ("-1", "应大于零"), ("0", "应大于零")]
)
def test_a_limit_that_is_no_positive_number_is_refused(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str, reason: str
) -> None:
    monkeypatch.setenv(f"JIPU_{name.upper()}", value)
    with pytest.raises(UsageError) as refused:
        read_settings(ServeSettings)
    assert str(refused.value) == f"JIPU_{name.upper()}={value!r} {reason}"


@pytest.mark.parametrize("value", ["inf", "nan"])
def test_a_deadline_has_an_end(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    monkeypatch.setenv("JIPU_QUERY_SECONDS", value)
    with pytest.raises(UsageError, match=r"^JIPU_QUERY_SECONDS='(inf|nan)' 应为有限的数字$"):
        read_settings(ServeSettings)


def test_no_limit_of_requests_is_zero_and_not_less(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JIPU_RATE_PER_MINUTE", "0")
    assert read_settings(ServeSettings).rate_per_minute == 0
    monkeypatch.setenv("JIPU_RATE_PER_MINUTE", "-1")
    with pytest.raises(UsageError, match=r"^JIPU_RATE_PER_MINUTE='-1' 不应小于 0$"):
        read_settings(ServeSettings)


@pytest.mark.parametrize("url", ["localhost:7878", "ftp://engine/", "http://", "/query"])
def test_an_engine_is_named_by_a_web_address(monkeypatch: pytest.MonkeyPatch, url: str) -> None:
    monkeypatch.setenv("JIPU_SPARQL_URL", url)
    with pytest.raises(UsageError, match="应为 http:// 或 https:// 开头的地址"):
        read_settings(ServeSettings)
    monkeypatch.setenv("JIPU_SPARQL_URL", "https://engine:7878/query?union-default-graph")
    assert read_settings(ServeSettings).sparql_url.endswith("union-default-graph")


def test_the_token_is_not_shown_with_the_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JIPU_REVIEW_TOKEN", "open-sesame")
    settings = read_settings(ServeSettings)
    assert settings.review_token.startswith("open")
    assert "open-sesame" not in repr(settings)
