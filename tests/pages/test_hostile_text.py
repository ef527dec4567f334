"""What a document says is text everywhere: in pages, attributes, addresses, data of charts, and files."""

import csv
import io
import json
from collections import Counter
from pathlib import Path

import httpx
from openpyxl import load_workbook

from tests.pages.conftest import Get, browser, kind_of, links, tree
from tests.support.hostile import ENDING, MARKUP, QUOTES


def test_no_page_holds_markup_of_a_document(hostile: str) -> None:
    get = browser(hostile)
    waiting, opened = (
        [
            "/",
            "/findings?category=reading",
            "/corrections",
            f"/search?q={MARKUP}",
            f"/search?q={QUOTES}",
        ],
        set(),
    )
    kinds = Counter[str]()
    while waiting:
        link = waiting.pop(0)
        kinds[kind_of(link)] += 1
        if link in opened or kinds[kind_of(link)] > 12:
            continue
        opened.add(link)
        got = get(link)
        if not got.headers.get("content-type", "").startswith("text/html"):
            continue
        page = tree(got)
        assert page.xpath("//img[@src='x'] | //*[@onerror] | //*[@onmouseover]") == [], link
        assert all(
            text.strip() == ""
            for text in page.xpath("//script[not(@type='application/json')]/text()")
        ), link
        assert (
            page.xpath(
                "//a[starts-with(@href, 'javascript')] | //script[contains(., 'alert(2)') and not(@type)]"
            )
            == []
        ), link
        assert "49" not in page.xpath("string(//h1)"), link
        for data in page.xpath("//script[@type='application/json']"):
            json.loads(data.text)
        waiting += links(page)
    assert {link.partition("?")[0].split("/")[1] for link in opened} >= {
        "indicators",
        "projects",
        "targets",
        "documents",
        "review",
        "network",
    }


def test_the_text_itself_is_shown_whole(hostile: str) -> None:
    page = tree(browser(hostile)("/search", q="合格率"))
    assert any(
        ENDING in hit
        for hit in (one.text_content() for one in page.xpath("//ol[@class='hits']/li"))
    )
    assert (
        tree(browser(hostile)("/search", q=QUOTES)).xpath("//input[@name='q']/@value")[-1] == QUOTES
    )


def test_files_hold_no_formula(hostile: str) -> None:
    for path, named in (
        ("/api/v1/indicators/export", "csv"),
        ("/findings/export?category=reading", "csv"),
    ):
        sign = "&" if "?" in path else "?"
        rows = csv.reader(
            io.StringIO(
                httpx.get(f"{hostile}{path}{sign}format={named}").content.decode("utf-8-sig")
            )
        )
        assert [cell for row in rows for cell in row if cell.startswith(("=", "+", "@"))] == []
        book = load_workbook(io.BytesIO(httpx.get(f"{hostile}{path}{sign}format=xlsx").content))
        assert [
            cell.value for sheet in book for row in sheet for cell in row if cell.data_type == "f"
        ] == []


def test_addresses_keep_what_names_hold(hostile: str) -> None:
    get: Get = browser(hostile)
    for link in tree(get("/projects")).xpath("//tbody//a/@href"):
        page = tree(get(link))
        (followed,) = [
            one for one in page.xpath("//a/@href") if one.startswith("/findings?project=")
        ]
        (chip,) = tree(get(followed)).xpath("//p[@class='chosen']/a[not(@class)]")
        assert page.xpath("normalize-space(//h1/text()[last()])") in " ".join(
            chip.text_content().split()
        ), link


def test_no_redirect_leaves_the_service(hostile: str, tmp_path: Path) -> None:
    for path in (
        "//203.0.113.1/",
        "/documents?path=//203.0.113.1",
        "/search?q=x&next=//203.0.113.1",
    ):
        got = httpx.get(f"{hostile}{path}", headers={"Accept": "text/html"}, follow_redirects=False)
        assert not got.headers.get("location", "").startswith(("//", "http"))
