"""Every page answers, in both languages; every link leads somewhere; what is shown is what the API and the files say."""

import csv
import io
import json
import re
from collections import Counter
from pathlib import Path
from urllib.parse import quote

import httpx
import pytest
from fastapi.routing import APIRoute
from rdflib import RDF, Graph, Namespace, URIRef

from api.pages import routers
from api.pages.site import templates
from api.pages.view import MENU, words
from kg.report import read_figures
from kg.report.figures import CLASSES, MEASURES
from kg.store import GraphStore
from tests.api.conftest import serving
from tests.pages.conftest import ACCEPT, Get, browser, built, kind_of, links, tree
from tests.support import rebuild
from tests.support.patience import HANG
from tests.support.samples import ROOT, source_path

EACH = 3  # pages of a kind that the walk opens
LARGEST = 200_000


def addresses() -> list[str]:
    """The addresses of all pages as ``kind_of`` writes them."""
    routes = (route for router in routers() for route in router.routes)
    paths = [
        route.path for route in routes if isinstance(route, APIRoute) and "GET" in route.methods
    ]
    parts = {"{ident}": "ID", "{code}": "CODE", "{name:path}": "NAME"}
    return [re.sub(r"{[^}]+}", lambda part: parts[part.group(0)], path) for path in paths]


def whole_pages() -> list[str]:
    """Those of pages that are about nothing in particular."""
    files = ("/suggestions", "/findings/export")
    return [
        path for path in addresses() if not re.search("ID|CODE|NAME", path) and path not in files
    ]


@pytest.mark.parametrize("language", ["", "en"])
def test_every_link_of_every_kind_of_page_leads_somewhere(site: str, language: str) -> None:
    waiting, opened, kinds = (
        [f"/?lang={language}" if language else "/", "/corrections"],
        set(),
        Counter[str](),
    )
    with httpx.Client(
        base_url=site, headers={"Accept": ACCEPT}, timeout=HANG, follow_redirects=True
    ) as client:
        while waiting:
            link = waiting.pop(0)
            if link in opened or kinds[kind_of(link)] >= EACH:
                continue
            opened.add(link)
            kinds[kind_of(link)] += 1
            got = client.get(link)
            assert got.status_code == 200, f"{link}: {got.status_code} {got.text[:200]}"
            if got.headers["content-type"].startswith("text/html"):
                assert len(got.content) < LARGEST, link
                page = tree(got)
                waiting += [one for one in links(page) if one not in opened]
                _is_inert(got, page, link)
    shown = {kind.partition("?")[0] for kind in kinds}
    assert set(addresses()) - UNLINKED - shown == set()
    assert "/api/v1/indicators/export" in shown


# Addresses that no page of the samples links to: asked by scripts, shown as pictures, or for
# indicators with more uses than a page holds.
UNLINKED = {"/suggestions", "/static/NAME", "/targets/ID/page.png", "/indicators/ID/uses"}


def _is_inert(got: httpx.Response, page: object, link: str) -> None:
    """No script in the page itself, no style, nothing from another host, no cookie."""
    inline = page.xpath(
        "//script[not(@src) and not(@type='application/json')] | //style | //@style"
    )  # type: ignore[attr-defined]
    events = [name for name in page.xpath("//@*") if getattr(name, "attrname", "").startswith("on")]  # type: ignore[attr-defined]
    hosts = page.xpath("//@src[contains(., '//')] | //link/@href[contains(., '//')]")  # type: ignore[attr-defined]
    assert (inline, events, hosts) == ([], [], []), link
    assert "default-src 'self'" in got.headers["content-security-policy"]
    assert "set-cookie" not in got.headers


def test_every_word_of_the_templates_has_its_english_and_none_is_left_over() -> None:
    said = set()
    for name in templates().list_templates(["html"]):
        source = templates().loader.get_source(templates(), name)[0]  # type: ignore[union-attr]
        said |= set(re.findall(r"""\bt\(\s*["']([^"']+)["']""", source))
        said |= {
            word
            for literal in re.findall(r'"([^"]*[\u4e00-\u9fff][^"]*)"', source)
            for word in [literal]
            if word in words()
        }
    assert said - set(words()) == set()
    assert all(text.strip() for text in words().values())


def test_the_menu_leads_to_pages() -> None:
    assert {path for path, _ in MENU} - {"/docs"} <= set(whole_pages())


def test_the_readme_lists_every_module_that_has_pages() -> None:
    """Modules are found by their router: a new one needs no entry anywhere else."""
    readme = (ROOT / "api/pages/README.md").read_text("utf-8")
    listed = set(re.findall(r"^\| `(\w+)\.py`", readme, re.M))
    folder = ROOT / "api/pages"
    modules = {
        path.stem for path in folder.glob("*.py") if "\nrouter = " in path.read_text("utf-8")
    }
    assert listed == modules
    assert len(routers()) == len(modules)


@pytest.mark.parametrize("path", whole_pages())
def test_english_pages_say_nothing_in_chinese_themselves(get: Get, path: str) -> None:
    page = tree(get(path, lang="en"))
    own = page.xpath(
        "//header//text() | //h1/text() | //h2/text() | //th/text() | //button/text() | //label/text()"
    )
    chinese = [
        text
        for text in own
        if re.search(r"[\u4e00-\u9fff]", text) and text.strip() not in ("中文",)
    ]
    assert chinese == []


def test_search_shows_what_the_api_finds_and_exports_it_whole(site: str, get: Get) -> None:
    asked = {"q": "满意度", "specificity": "boilerplate"}
    said = httpx.get(f"{site}/api/v1/indicators", params=asked).json()
    page = tree(get("/search", **asked))
    shown = [link.rpartition("/")[2] for link in page.xpath("//ol[@class='hits']/li/a/@href")]
    assert shown == [one["id"] for one in said["results"]]
    assert f"{said['total']} 个指标，{said['targets']} 行" in page.xpath(
        "string(//p[@class='summary'])"
    )
    href = next(link for link in page.xpath("//a[@download]/@href") if "format=csv" in link)
    rows = list(csv.DictReader(io.StringIO(httpx.get(f"{site}{href}").content.decode("utf-8-sig"))))
    assert len(rows) == said["targets"]
    assert {row["specificity"] for row in rows} == {"boilerplate"}


def test_the_turtle_of_a_search_holds_its_targets_and_no_others(site: str, get: Get) -> None:
    page = tree(get("/search", q="参保率"))
    href = next(link for link in page.xpath("//a[@download]/@href") if "format=ttl" in link)
    got = httpx.get(f"{site}{href}")
    graph = Graph().parse(data=got.text, format="turtle")
    jp = Namespace("https://w3id.org/jipu/def#")
    targets = set(graph.subjects(RDF.type, jp.Target))
    rows = httpx.get(f"{site}{href.replace('format=ttl', 'format=ndjson')}").text.splitlines()
    assert {str(target) for target in targets} == {json.loads(row)["target"] for row in rows}
    assert {graph.value(predicate=jp.assesses, object=target) for target in targets}.isdisjoint(
        {None}
    )
    assert httpx.get(f"{site}{href}").content == got.content


def test_filters_are_links_that_can_be_taken_back(get: Get) -> None:
    page = tree(get("/search", q="满意度"))
    facet = page.xpath("//details[@class='facet'][summary='部门']//a")[0]
    narrowed = tree(get(facet.get("href")))
    chip = narrowed.xpath("//p[@class='chosen']/a")[0]
    assert facet.xpath("string(span)") in chip.text_content()
    again = tree(get(chip.get("href")))
    hits = "//ol[@class='hits']/li/a/@href"
    assert again.xpath(hits) == page.xpath(hits) != narrowed.xpath(hits)


def test_pages_of_results_go_on_without_gap_or_repetition(get: Get) -> None:
    seen: list[str] = []
    link: str | None = "/search?sort=label&limit=50"
    while link:
        page = tree(get(link))
        seen += page.xpath("//ol[@class='hits']/li/a/@href")
        link = next(iter(page.xpath("//a[@rel='next']/@href")), None)
    total = int(re.search(r"([\d,]+) 个指标", page.xpath("string(//p[@class='summary'])")).group(1))  # type: ignore[union-attr]
    assert len(seen) == len(set(seen)) == total


def test_empty_fields_of_a_form_ask_for_nothing_and_wrong_ones_are_told(get: Get) -> None:
    empty = tree(get("/search", q="满意度", value_gte="", value_lte="", sort="relevance"))
    assert empty.xpath("//ol[@class='hits']/li")
    wrong = get("/search", value_gte="很多")
    assert wrong.status_code == 400
    assert "value_gte" in tree(wrong).xpath("string(//h1)")
    stale = get("/search", cursor="bm9uZQ")
    assert stale.status_code == 400
    assert tree(stale).xpath("//*[@role='alert']/a/@href")


def test_nothing_found_says_what_to_do(get: Get) -> None:
    page = tree(get("/search", q="量子纠缠望远镜qqq", department="榆林市医疗保障局"))
    assert page.xpath("//div[@class='hint'][@role='status']//a/@href")


def test_from_search_to_the_printed_line_in_three_clicks(get: Get) -> None:
    found = tree(get("/search", q="定点医药机构监督检查次数"))  # the search itself
    indicator = tree(get(found.xpath("//ol[@class='hits']/li/a/@href")[0]))  # first click
    use = indicator.xpath("//section[@aria-labelledby='uses']//a[@class='place']/@href")[0]
    printed = tree(get(use))  # second
    row = printed.xpath("//tr[@class='own']")[0]
    assert "定点医药机构监督检查次数" in [
        cell.strip() for cell in row.xpath("td[@class='taken']/text()")
    ]
    assert "≥1次" in "".join(printed.xpath("//div[@class='reading']//dd/text()"))


def test_an_indicator_shows_the_values_the_api_tells(site: str, get: Get) -> None:
    ident = httpx.get(
        f"{site}/api/v1/indicators", params={"sort": "departments", "limit": 1}
    ).json()["results"][0]["id"]
    told = httpx.get(f"{site}/api/v1/indicators/{ident}").json()
    page = tree(get(f"/indicators/{ident}"))
    shown = [
        value.strip() for value in page.xpath("//table[contains(@class,'values')]//summary/text()")
    ]
    assert shown == [row["value"] for row in told["values"]]
    rows = page.xpath("//section[@aria-labelledby='uses']//tbody/tr")
    assert len(rows) == len(told["uses"])
    assert page.xpath("string(//h1)").split()[-1] == told["label"]


@pytest.mark.parametrize("format", ["csv", "ttl"])
def test_files_of_a_page_hold_the_rows_it_counts_and_no_others(
    site: str, get: Get, format: str
) -> None:
    """Names of indicators, of whom one holds the other: a search for the one would find both."""
    found = httpx.get(f"{site}/api/v1/indicators", params={"q": "参保率", "limit": 100}).json()[
        "results"
    ]
    one = min(found, key=lambda each: len(each["label"]))
    assert any(one["label"] in other["label"] for other in found if other is not one)
    ident, value = one["id"], one["values"][0][0]
    told = httpx.get(f"{site}/api/v1/indicators/{ident}").json()
    for path, rows in (
        (f"/indicators/{ident}", one["targets"]),
        (f"/indicators/{ident}/uses?value={quote(value)}", one["values"][0][1]),
    ):
        page = tree(get(path))
        href = next(
            link for link in page.xpath("//a[@download]/@href") if f"format={format}" in link
        )
        got = httpx.get(f"{site}{href}").raise_for_status()
        if format == "csv":
            assert len(list(csv.DictReader(io.StringIO(got.content.decode("utf-8-sig"))))) == rows
        else:
            targets = (
                Graph()
                .parse(data=got.text, format="turtle")
                .subjects(RDF.type, URIRef("https://w3id.org/jipu/def#Target"))
            )
            assert {str(target) for target in targets} <= {use["target"] for use in told["uses"]}


def test_hits_show_their_values_and_a_chosen_indicator_its_name(get: Get) -> None:
    page = tree(get("/search", q="参保率"))
    first = page.xpath("//ol[@class='hits']/li")[0]
    assert first.xpath(".//span[@class='value']/text()")
    ident = first.xpath("a/@href")[0].rpartition("/")[2]
    chosen = tree(get("/search", indicator=ident))
    assert chosen.xpath("//ol[@class='hits']/li/a/@href") == [f"/indicators/{ident}"]
    assert first.xpath("string(a)") in chosen.xpath("string(//p[@class='chosen'])")


def test_a_project_shows_each_target_with_judgement_and_findings(site: str, get: Get) -> None:
    policy = httpx.get(f"{site}/api/v1/policies/冀财社〔2023〕208号").json()
    ident = policy["projects"][0]["project"].rpartition("/")[2]
    told = httpx.get(f"{site}/api/v1/projects/{ident}").json()
    page = tree(get(f"/projects/{ident}"))
    rows = page.xpath("//section[@aria-labelledby='targets']//tbody/tr")
    assert len(rows) == len(told["targets"])
    assert all(row.xpath(".//span[contains(@class,'chip')]") for row in rows)
    codes = Counter(row["code"] for target in told["targets"]
                    for row in httpx.get(f"{site}/api/v1/targets/{target['target'].rpartition('/')[2]}").json()["findings"])  # fmt: skip
    assert Counter(page.xpath("//section[@aria-labelledby='targets']//li/code/text()")) == codes
    assert "392.00" in page.xpath("string(//dl[@class='facts'])")


def test_a_policy_document_shows_money_and_targets(site: str, get: Get) -> None:
    page = tree(get("/policies/冀财社[2023]208号"))
    told = httpx.get(f"{site}/api/v1/policies/冀财社〔2023〕208号").json()
    assert len(page.xpath("//section[@aria-labelledby='projects']//tbody/tr")) == len(
        told["projects"]
    )
    assert len(page.xpath("//section[@aria-labelledby='mentions']//tbody/tr")) == len(
        told["mentions"]
    )


def test_a_department_shows_its_projects(site: str, get: Get) -> None:
    listed = tree(get("/departments")).xpath("//tbody//a/@href")
    assert len(listed) == 5
    for link in listed:
        told = httpx.get(f"{site}/api/v1{link}").json()
        page = tree(get(link))
        assert len(page.xpath("//section[@aria-labelledby='projects']//tbody/tr")) == len(
            told["projects"]
        )


def test_lists_are_narrowed_by_words(get: Get) -> None:
    names = tree(get("/projects", q="医保 专项")).xpath("//tbody/tr/td[1]/a/text()")
    assert names
    assert all("医保" in name and "专项" in name for name in names)


def test_the_matrix_counts_what_the_report_counts(get: Get, sample_store: GraphStore) -> None:
    matrix = read_figures(sample_store).matrix()
    cells = tree(get("/")).xpath("//table[@class='matrix']//td[contains(@class,'heat')]")
    counts = [int(cell.text_content().replace(",", "")) for cell in cells]
    assert counts == [
        matrix.get((kind, measure), 0) for kind in CLASSES[:3] for measure in MEASURES
    ]


def test_a_document_is_shown_around_a_line(get: Get) -> None:
    page = tree(get("/documents", path="sources/xingtai-2024/source.txt", line="612"))
    assert page.xpath("//tr[@id='L612'][@class='own']")
    assert page.xpath("//a[@rel='prev']")
    assert page.xpath("//a[@rel='next']")
    assert get("/documents", path="nowhere.txt").status_code == 404
    assert get("/documents/0000000000000000").status_code == 404


def test_a_row_of_a_workbook_tells_sheet_and_row(tmp_path: Path) -> None:
    folder = tmp_path / "documents"
    folder.mkdir()
    (folder / "预算.xlsx").write_bytes(rebuild.to_xlsx(source_path("hongqi-2022").read_bytes()))
    built(folder, tmp_path / "store")
    with serving(tmp_path / "store") as url:
        ident = httpx.get(f"{url}/api/v1/indicators", params={"q": "满意度"}).json()["results"][0][
            "id"
        ]
        use = httpx.get(f"{url}/api/v1/indicators/{ident}").json()["uses"][0]
        page = tree(browser(url)(f"/targets/{use['target'].rpartition('/')[2]}"))
    number = page.xpath("string(//tr[@class='own']/td[@class='number'])")
    assert f"第 {number} 行" in page.xpath("string(//p[@class='summary'])")
    assert "".join(use["indicator"].split()) in "".join(
        page.xpath("string(//tr[@class='own'])").split()
    )


@pytest.mark.parametrize(
    "path",
    [
        "/indicators/0000000000000000",
        "/projects/x",
        "/targets/1",
        "/rules/J999",
        "/nowhere",
        "/network?group=none",
    ],
)
def test_what_is_not_there_is_told_as_a_page(get: Get, path: str) -> None:
    got = get(path)
    assert got.status_code == 404
    assert tree(got).xpath("//main//a/@href")


def test_programs_get_problems_as_json_and_pages_keep_their_tag(site: str) -> None:
    assert (
        httpx.get(f"{site}/api/v1/projects/x", headers={"Accept": ACCEPT}).headers["content-type"]
        == "application/problem+json"
    )
    assert httpx.get(f"{site}/nowhere").headers["content-type"] == "application/problem+json"
    first = httpx.get(f"{site}/departments")
    assert (
        httpx.get(
            f"{site}/departments", headers={"If-None-Match": first.headers["etag"]}
        ).status_code
        == 304
    )


def test_files_of_the_pages_are_named_by_content(site: str, get: Get) -> None:
    page = tree(get("/network"))
    for link in [*page.xpath("//script/@src"), *page.xpath("//link[@rel='stylesheet']/@href")]:
        assert "immutable" in httpx.get(f"{site}{link}").headers["cache-control"]
        assert httpx.get(f"{site}{link.partition('?')[0]}").headers["cache-control"] == "no-cache"
    assert httpx.get(f"{site}/static/../settings.py").status_code == 404


def test_the_box_offers_policy_documents_projects_and_departments(site: str, get: Get) -> None:
    for typed, kind, start in (
        ("冀财社", "政策文件", "/policies/"),
        ("培训", "项目", "/projects/"),
        ("邢台市", "部门", "/departments/"),
    ):
        offered = httpx.get(f"{site}/suggestions", params={"q": typed}).json()["suggestions"]
        things = [one for one in offered if one.get("kind") == kind]
        assert things, typed
        assert all(typed in one["label"] and one["href"].startswith(start) for one in things)
        assert tree(get(things[0]["href"])).xpath("//h1")
    assert (
        httpx.get(f"{site}/suggestions", params={"q": "参保"})
        .json()["suggestions"]
        .count({"label": "参保率"})
        == 1
    )
    assert httpx.get(f"{site}/suggestions").json() == {"suggestions": []}
    english = httpx.get(f"{site}/suggestions", params={"q": "冀财社", "lang": "en"}).json()[
        "suggestions"
    ]
    assert english[-1]["href"].endswith("?lang=en")


def test_a_search_that_names_something_offers_it(get: Get) -> None:
    policy = tree(get("/search", q="冀财社[2023]208号"))
    assert policy.xpath(
        "//ul[contains(@class, 'hint')]//a[contains(@href, '/policies/')]/text()"
    ) == ["冀财社〔2023〕208号"]
    (rows,) = policy.xpath(
        "//ul[contains(@class, 'hint')]//a[contains(@href, '/search?policy=')]/@href"
    )
    assert "13 行" in tree(get(rows)).xpath("string(//p[@class='summary']/b)")
    project = tree(get("/search", q="办公楼租赁"))
    assert project.xpath("//ul[contains(@class, 'hint')]//a[starts-with(@href, '/projects/')]")


def test_bounds_are_read_as_people_type_them(get: Get) -> None:
    plain = tree(get("/search", value_gte="90")).xpath("string(//p[@class='summary']/b)")
    for typed in ("９０", "90%", " 90 "):
        assert (
            tree(get("/search", value_gte=typed)).xpath("string(//p[@class='summary']/b)") == plain
        )


def test_no_example_to_imitate_is_objected_to(site: str, get: Get) -> None:
    shown: set[str] = set()
    for one in httpx.get(
        f"{site}/api/v1/indicators", params={"specificity": "specific", "limit": 40}
    ).json()["results"]:
        page = tree(get(f"/indicators/{one['id']}"))
        shown |= set(
            page.xpath(
                "//section[@aria-labelledby='examples']//a[contains(@href, '/targets/')]/@href"
            )
        )
    assert len(shown) > 5
    for link in shown:
        reading = tree(get(link)).xpath("//div[@class='reading']")[0]
        assert (
            reading.xpath(".//span[contains(@class, 'error') or contains(@class, 'warning')]") == []
        ), link
