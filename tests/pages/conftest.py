"""The pages over the samples, asked as a browser asks; and a collection of hostile documents."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import httpx
import pytest
from lxml import html

from kg.build.snapshot import build_store
from kg.graph.terms import DEFAULT_BASE
from tests.api.conftest import serving
from tests.support.hostile import write_hostile
from tests.support.patience import HANG

ACCEPT = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
KINDS = re.compile(r"[0-9a-f]{16}")
Get = Callable[..., httpx.Response]


def browser(url: str) -> Get:
    """GET as a browser does; redirects are followed."""

    def get(path: str, /, **parameters: str | list[str]) -> httpx.Response:
        return httpx.get(
            f"{url}{path}",
            params=parameters or None,
            headers={"Accept": ACCEPT},
            timeout=HANG,
            follow_redirects=True,
        )

    return get


def tree(response: httpx.Response) -> html.HtmlElement:
    """The page as a tree."""
    assert response.headers["content-type"].startswith("text/html"), response.text[:300]
    return html.fromstring(response.text)


def links(page: html.HtmlElement) -> list[str]:
    """Addresses within the service that a page names."""
    found = [
        *page.xpath("//a/@href"),
        *page.xpath("//link/@href"),
        *page.xpath("//script/@src"),
        *page.xpath("//img/@src"),
    ]
    return [link for link in dict.fromkeys(found) if link.startswith("/")]


def kind_of(link: str) -> str:
    """Pages that differ only in what they are about are of one kind; so are those that ask for several things."""
    path, _, query = link.partition("?")
    asked = sorted(set(re.findall(r"(\w+)=", query)) - {"lang"})
    return f"{KINDS.sub('ID', re.sub(r'/rules/[A-Z0-9]+', '/rules/CODE', path))}?{asked[0] if len(asked) == 1 else len(asked)}"


@pytest.fixture(scope="package")
def site(sample_root: Path) -> Iterator[str]:
    """The service over the samples; nobody may write."""
    with serving(sample_root) as url:
        yield url


@pytest.fixture(scope="package")
def get(site: str) -> Get:
    """Of the samples."""
    return browser(site)


def built(folder: Path, store: Path) -> None:
    """Build a store of a folder."""
    report = build_store([str(folder)], store, DEFAULT_BASE, check=False)
    assert report.failed == []


@pytest.fixture(scope="session")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The service over documents that mean harm."""
    store = tmp_path_factory.mktemp("store")
    built(write_hostile(tmp_path_factory.mktemp("hostile")), store)
    with serving(store) as url:
        yield url
