"""The page of findings, its files, and the reviewer's form."""

import csv
import io
import zipfile

import httpx
import pytest
from docx import Document
from openpyxl import load_workbook

from kg.report.review import ASKS
from tests.pages.conftest import Get, tree


@pytest.mark.parametrize(
    "asked",
    [
        {},
        {"severity": "error"},
        {"code": "J301"},
        {"department": "南阳市医疗保障局", "severity": "warning"},
    ],
)
def test_what_is_shown_is_what_the_api_tells_and_the_files_hold(
    site: str, get: Get, asked: dict[str, str]
) -> None:
    page = tree(get("/findings", **asked))
    total = int(page.xpath("string(//h1/small)").replace(",", ""))
    said = [
        one
        for one in httpx.get(f"{site}/api/v1/findings", params={**asked, "limit": 1000}).json()[
            "results"
        ]
        if one["category"] != "reading"
    ]
    assert total == len(said)
    assert len(page.xpath("//section//tbody/tr[td[2]]")) == min(total, 100)
    files = {
        format: httpx.get(f"{site}/findings/export", params={**asked, "format": format}).content
        for format in ("json", "csv", "sarif", "xlsx")
    }
    assert sorted(
        one["fingerprint"] for one in httpx.Response(200, content=files["json"]).json()
    ) == sorted(one["fingerprint"] for one in said)
    assert len(list(csv.DictReader(io.StringIO(files["csv"].decode("utf-8-sig"))))) == total
    assert len(httpx.Response(200, content=files["sarif"]).json()["runs"][0]["results"]) == total
    assert load_workbook(io.BytesIO(files["xlsx"])).worksheets[0].max_row == total + 1


def test_counts_beside_filters_are_what_a_click_shows(get: Get) -> None:
    page = tree(get("/findings"))
    for link in page.xpath("//aside//details[not(@hidden)]//a")[:20]:
        count = int(link.xpath("string(b)").replace(",", ""))
        assert (
            int(tree(get(link.get("href"))).xpath("string(//h1/small)").replace(",", "")) == count
        ), link.get("href")


def test_pages_of_findings_go_on(get: Get) -> None:
    first = tree(get("/findings"))
    second = tree(get(first.xpath("//a[@rel='next']/@href")[0]))
    assert first.xpath("//section//tbody/tr[1]//text()") != second.xpath(
        "//section//tbody/tr[1]//text()"
    )
    assert get("/findings", offset="-1").status_code == 400
    assert get("/findings", offset="99999").status_code == 200


@pytest.fixture(scope="module")
def review(site: str) -> str:
    """The form of a project with findings."""
    policy = httpx.get(f"{site}/api/v1/policies/冀财社〔2023〕208号").json()
    return "/review/" + str(policy["projects"][0]["project"]).rpartition("/")[2]


def test_the_form_is_filled_from_the_findings_and_exported_as_edited(
    site: str, get: Get, review: str
) -> None:
    page = tree(get(review))
    filled = {area.get("name"): area.text for area in page.xpath("//textarea")}
    assert set(filled) == {*ASKS, "conclusion"}
    assert any("第" in (text or "") for name, text in filled.items() if name in ASKS)
    edited = {
        **{name: text or "" for name, text in filled.items()},
        "完整性": "1. 改写过的意见\n2. <b>第二条</b>",
        "conclusion": "建议退回",
        "grade": "中",
    }
    for format in ("docx", "xlsx"):
        got = httpx.post(f"{site}{review}/export", data={**edited, "format": format})
        assert got.status_code == 200
        if format == "docx":
            word = Document(io.BytesIO(got.content))
            cells = [cell.text for table in word.tables for row in table.rows for cell in row.cells]
        else:
            cells = [
                str(cell.value)
                for row in load_workbook(io.BytesIO(got.content)).worksheets[0]
                for cell in row
            ]
        assert {"1. 改写过的意见\n2. <b>第二条</b>", "建议退回"} <= set(cells)
        assert any("中 ☑" in cell for cell in cells)
    assert httpx.post(f"{site}{review}/export", data={"format": "exe"}).status_code == 400


def test_the_form_of_a_department_speaks_of_it_as_a_whole(get: Get) -> None:
    link = tree(get("/departments", q="榆林")).xpath("//tbody//a/@href")[0]
    page = tree(get(link.replace("/departments/", "/review/")))
    assert page.xpath("string(//h1)") == "部门整体绩效目标审核表"


def test_hidden_characters_do_not_break_the_word_file(site: str, review: str) -> None:
    got = httpx.post(f"{site}{review}/export", data={"format": "docx", "完整性": "a\x0bb\x00c"})
    assert zipfile.is_zipfile(io.BytesIO(got.content))


def test_a_rule_is_explained(get: Get) -> None:
    page = tree(get("/rules/J301"))
    assert page.xpath("string(//dl)").strip()
    assert page.xpath("//a[contains(@href,'code=J301')]")


def test_a_project_leads_to_its_own_findings_though_others_have_its_name(get: Get) -> None:
    names = [(link.get("href"), link.text) for link in tree(get("/projects")).xpath("//tbody//a")]
    shared = [href for href, name in names if [other for _, other in names].count(name) > 1]
    assert len(shared) >= 4
    for href in [*shared, *(href for href, _ in names[::9])]:
        page = tree(get(href))
        (link,) = page.xpath("//a[starts-with(@href, '/findings?project=')]/@href")
        listed = page.xpath("count(//ul[@class='findings']/li)")
        assert int(tree(get(link)).xpath("string(//h1/small)")) == listed, href


def test_numbers_of_findings_agree_between_pages(get: Get) -> None:
    listed = tree(get("/findings"))
    total = int(listed.xpath("string(//h1/small)"))
    assert total == int(tree(get("/")).xpath("string(//dt[.='审核发现']/following-sibling::dd)"))
    assert total == sum(
        int(cell) for cell in tree(get("/documents")).xpath("//tbody/tr/td[last()]/a/text()")
    )
    for name in ("规则", "审核内容", "严重程度", "部门"):
        numbers = listed.xpath(f"//details[summary='{name}']//b/text()")
        assert len(numbers) == 15 or sum(map(int, numbers)) == total
    for link in tree(get("/departments")).xpath("//tbody//a/@href"):
        page = tree(get(link))
        (all_of_it,) = page.xpath(
            "//a[contains(@href, '/findings?department=') and not(contains(@href, 'code='))]/@href"
        )
        counts = [
            int(cell)
            for cell in page.xpath("//section[@aria-labelledby='rules']//td[@class='n']/text()")
        ]
        assert sum(counts) == int(tree(get(all_of_it)).xpath("string(//h1/small)")), link


def test_a_form_does_not_praise_what_was_not_checked(get: Get) -> None:
    pages = [
        tree(get(link.replace("/projects/", "/review/")))
        for link in tree(get("/projects")).xpath("//tbody//a/@href")
    ]
    unchecked = [
        page
        for page in pages
        if page.xpath("//th[.='未审核']")
        and "、" not in page.xpath("string(//th[.='未审核']/following-sibling::td)")
    ]
    said = {text for page in pages for text in page.xpath("//textarea/text()")}
    assert unchecked
    assert "未审核：各行读取都不确定。" in said
    for page in pages:
        if page.xpath("//th[.='未审核']"):
            assert "未发现问题。" not in page.xpath("//textarea/text()")
