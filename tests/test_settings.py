"""A build is told its IRI base by the environment; a value that cannot be used is refused in one line."""

import pytest
from pydantic import ValidationError

from kg.errors import UsageError
from kg.graph.terms import DEFAULT_BASE
from kg.settings import Settings, read_settings


def test_the_base_comes_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JIPU_BASE", " https://example.org/id# ")
    assert read_settings(Settings).base == "https://example.org/id#"


@pytest.mark.parametrize("value", [None, ""])
def test_a_variable_that_is_not_set_or_empty_leaves_the_default(
    monkeypatch: pytest.MonkeyPatch, value: str | None
) -> None:
    monkeypatch.delenv("JIPU_BASE", raising=False)
    if value is not None:
        monkeypatch.setenv("JIPU_BASE", value)
    assert read_settings(Settings).base == DEFAULT_BASE


@pytest.mark.parametrize(
    "value",
    [
        "example.org/id/",  # not absolute
        "ftp://example.org/id/",  # another scheme
        "https://example.org/id",  # ids would run into its last word
        "https://example.org/i d/",  # not allowed in an IRI
        "https://example.org/<id>/",
        "https://example.org/{id}/",
        "https://example.org/i\\d/",
    ],
)
def test_a_base_that_cannot_begin_an_iri_is_refused(
    monkeypatch: pytest.MonkeyPatch, value: str
) -> None:
    monkeypatch.setenv("JIPU_BASE", value)
    with pytest.raises(UsageError) as refused:
        read_settings(Settings)
    assert str(refused.value) == (
        f"JIPU_BASE={value!r} 不能作为 IRI 前缀；应以 http(s):// 开头、以 / 或 # 结尾"
    )


def test_settings_do_not_change() -> None:
    with pytest.raises(ValidationError, match="frozen"):
        Settings().base = "https://example.org/"
