"""What a document says is text everywhere: in pages, attributes, addresses, data of charts, and files."""

import csv
import io
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from openpyxl import load_workbook

from tests.api.conftest import serving
from tests.pages.conftest import Get, browser, built, kind_of, links, tree

MARKUP = "<img src=x onerror=alert(1)>"
ENDING = "</script><script>alert(2)</script>"
QUOTES = "\"' onmouseover=alert(3) x='"
FORMULA = '=HYPERLINK("http://203.0.113.1/","x")'
TEMPLATE = "{{7*7}}{b|x}%s{0}"
ADDRESS = "javascript:alert(4)&lang=en#?"


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Two departments whose every name and value is an attempt."""
    folder = tmp_path_factory.mktemp("hostile") / f"文件{MARKUP.replace('/', '')}"
    folder.mkdir()
    for number, department in enumerate(("甲市财政局", f"乙市{ENDING.replace('/', '')}局")):
        rows = [
            f"产出指标\t数量指标\t{MARKUP}次数\t{MARKUP}\t≥1次\t冀财社〔2023〕208号{QUOTES}",
            f"\t质量指标\t{ENDING}合格率\t{ENDING}\t≥9{number}%\t《{MARKUP}办法》",
            f"\t时效指标\t{QUOTES}时间\t{TEMPLATE}\t{QUOTES}\t{FORMULA}",
            f"效益指标\t社会效益指标\t{FORMULA}\t{ADDRESS}\t{FORMULA}\t{ADDRESS}",
            f"满意度指标\t服务对象满意度指标\t{TEMPLATE}满意度\t{ADDRESS}\t{TEMPLATE}\t{MARKUP}",
        ]
        head = [f"{department}2024年部门预算公开", "项目绩效目标表", f"项目编码\t1{number}\t项目名称\t{MARKUP}{QUOTES}项目",
                "一级指标\t二级指标\t三级指标\t绩效指标描述\t指标值\t指标值确定依据"]  # fmt: skip
        (folder / f"{number}.txt").write_text("\n".join([*head, *rows]) + "\n", "utf-8")
    store = tmp_path_factory.mktemp("store")
    built(folder, store)
    with serving(store) as url:
        yield url


def test_no_page_holds_markup_of_a_document(hostile: str) -> None:
    get = browser(hostile)
    waiting, opened = ["/", "/findings?category=reading", "/corrections", f"/search?q={MARKUP}", f"/search?q={QUOTES}"], set()
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
        assert all(text.strip() == "" for text in page.xpath("//script[not(@type='application/json')]/text()")), link
        assert page.xpath("//a[starts-with(@href, 'javascript')] | //script[contains(., 'alert(2)') and not(@type)]") == [], link
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
    assert any(ENDING in hit for hit in (one.text_content() for one in page.xpath("//ol[@class='hits']/li")))
    assert tree(browser(hostile)("/search", q=QUOTES)).xpath("//input[@name='q']/@value")[-1] == QUOTES


def test_files_hold_no_formula(hostile: str) -> None:
    for path, named in (("/api/v1/indicators/export", "csv"), ("/findings/export?category=reading", "csv")):
        sign = "&" if "?" in path else "?"
        rows = csv.reader(io.StringIO(httpx.get(f"{hostile}{path}{sign}format={named}").content.decode("utf-8-sig")))
        assert [cell for row in rows for cell in row if cell.startswith(("=", "+", "@"))] == []
        book = load_workbook(io.BytesIO(httpx.get(f"{hostile}{path}{sign}format=xlsx").content))
        assert [cell.value for sheet in book for row in sheet for cell in row if cell.data_type == "f"] == []


def test_addresses_keep_what_names_hold(hostile: str) -> None:
    get: Get = browser(hostile)
    for link in tree(get("/projects")).xpath("//tbody//a/@href"):
        page = tree(get(link))
        followed = [one for one in page.xpath("//a/@href") if "project_name=" in one]
        assert tree(get(followed[0])).xpath("//p[@class='chosen']/a"), link


def test_no_redirect_leaves_the_service(hostile: str, tmp_path: Path) -> None:
    for path in ("//203.0.113.1/", "/documents?path=//203.0.113.1", "/search?q=x&next=//203.0.113.1"):
        got = httpx.get(f"{hostile}{path}", headers={"Accept": "text/html"}, follow_redirects=False)
        assert not got.headers.get("location", "").startswith(("//", "http"))
