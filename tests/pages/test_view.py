"""Links of pages: what they keep, what they change, in which language."""

import pytest
from starlette.requests import Request

from api.pages.view import MENU, View, words


def view(address: str) -> View:
    path, _, query = address.partition("?")
    scope = {
        "type": "http",
        "method": "GET",
        "scheme": "http",
        "server": ("example.org", 80),
        "path": path,
        "query_string": query.encode(),
        "headers": [],
    }
    return View(Request(scope), None)


@pytest.mark.parametrize(
    ("address", "changes", "link"),
    [
        ("/findings?code=J302", {"severity": "error"}, "/findings?code=J302&severity=error"),
        ("/findings?code=J302", {"code": "J301"}, "/findings?code=J301"),
        ("/findings?code=J302&severity=error", {"code": None}, "/findings?severity=error"),
        ("/findings?code=J302", {"code": ""}, "/findings"),
        ("/findings?code=J302&code=J301", {"code": ["J1", "J2"]}, "/findings?code=J1&code=J2"),
        ("/findings?offset=200", {"code": "J302"}, "/findings?code=J302"),
        ("/findings?offset=200", {"offset": 300}, "/findings?offset=300"),
        ("/findings?offset=200", {}, "/findings"),
        ("/search?q=x&cursor=abc", {"level1": "产"}, "/search?q=x&level1=%E4%BA%A7"),
        ("/search?cursor=abc", {"cursor": "def"}, "/search?cursor=def"),
        ("/search?lang=en&q=x", {"sort": "label"}, "/search?q=x&sort=label&lang=en"),
        ("/search?lang=fr&q=x", {}, "/search?q=x"),
    ],
)
def test_a_changed_page_keeps_the_rest_and_begins_with_the_first_results(
    address: str, changes: dict[str, object], link: str
) -> None:
    assert view(address).here(**changes) == link


@pytest.mark.parametrize(
    ("address", "link"),
    [
        ("/findings", "/findings?code=J302"),
        ("/findings?code=J302", "/findings"),
        ("/findings?code=J301", "/findings?code=J301&code=J302"),
        ("/findings?code=J301&code=J302", "/findings?code=J301"),
        ("/findings?offset=200&code=J301", "/findings?code=J301&code=J302"),
        ("/findings?offset=200&code=J302", "/findings"),
    ],
)
def test_a_value_of_a_filter_is_added_or_removed(address: str, link: str) -> None:
    assert view(address).toggled("code", "J302") == link


@pytest.mark.parametrize(
    ("address", "link"),
    [
        ("/search?q=x&cursor=abc", "/search?q=x&cursor=abc&lang=en"),
        ("/search?q=x&lang=en&offset=5", "/search?q=x&offset=5"),
        ("/", "/?lang=en"),
        ("/?lang=en", "/"),
    ],
)
def test_the_other_language_shows_the_same_results(address: str, link: str) -> None:
    assert view(address).other_language() == link


def test_links_keep_the_language_and_nothing_else_of_the_request() -> None:
    assert view("/search?q=x").link("/findings", code=None, severity="error") == (
        "/findings?severity=error"
    )
    assert view("/search?q=x&lang=en").link("/findings", lang="zh-CN") == "/findings?lang=en"


@pytest.mark.parametrize(
    ("iri", "page"),
    [
        ("https://w3id.org/jipu/id/policy/0a", "/policies/0a"),
        ("https://w3id.org/jipu/id/target/0a", "/targets/0a"),
        ("https://w3id.org/jipu/id/indicator/a b", "/indicators/a%20b"),
        ("https://w3id.org/jipu/id/value/0a", ""),
        ("https://w3id.org/jipu/category/output", ""),
        ("", ""),
        (None, ""),
    ],
)
def test_a_resource_leads_to_its_page_where_it_has_one(iri: str | None, page: str) -> None:
    assert view("/").of(iri) == page


def test_words_labels_and_rules_are_in_the_language_of_the_request() -> None:
    chinese, english = view("/"), view("/?lang=en")
    assert (chinese.t("检索"), english.t("检索")) == ("检索", words()["检索"])
    assert (chinese.label("vague"), english.label("vague")) == ("不可衡量", "vague")
    assert (chinese.label(None), english.label(None), chinese.label("x")) == ("", "", "x")
    assert chinese.rule("J302") != english.rule("J302")
    assert (chinese.category("reading"), english.category("reading")) == ("读取", "reading")
    assert chinese.category("no_such") == "no_such"
    assert chinese.category("value_vague") != "value_vague"


def test_the_menu_is_in_both_languages() -> None:
    assert [name for _, name in MENU if name not in words()] == []
