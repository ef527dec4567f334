"""The pages in a real browser: Debian's Chromium, headless."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import httpx
import pypdfium2
import pypdfium2.raw as raw
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, sync_playwright

from tests.api.conftest import serving
from tests.pages.conftest import built
from tests.support.hostile import write_hostile
from tests.support.rebuild import by_libreoffice, to_docx
from tests.support.samples import source_path

CHROMIUM = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
]
PHONE, DESK = 390, 1280
WRITING = {"JIPU_REVIEW_TOKEN": "x"}


@pytest.fixture(scope="module")
def site(sample_root: Path) -> Iterator[str]:
    """Over the samples."""
    with serving(
        sample_root, **WRITING, JIPU_SUPPRESSIONS=str(sample_root.parent / "none.yml")
    ) as url:
        yield url


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """One browser for all."""
    with sync_playwright() as playwright:
        found = shutil.which("chromium")
        assert found, "chromium is installed by make test-system"
        browser = playwright.chromium.launch(executable_path=found, args=CHROMIUM)
        yield browser
        browser.close()


class Watched:
    """A page, and what it should not do."""

    def __init__(
        self, browser: Browser, site: str, width: int = DESK, scheme: str = "light"
    ) -> None:
        self.site, self.wrong = site, list[str]()
        context = browser.new_context(
            viewport={"width": width, "height": 900}, color_scheme=scheme, base_url=site
        )  # type: ignore[arg-type]
        self.page: Page = context.new_page()
        self.page.on(
            "console",
            lambda said: (
                self.wrong.append(said.text) if said.type in ("error", "warning") else None
            ),
        )
        self.page.on("pageerror", lambda error: self.wrong.append(str(error)))
        self.page.on(
            "dialog",
            lambda dialog: (self.wrong.append(f"dialog {dialog.message}"), dialog.dismiss()),
        )
        self.page.on(
            "request",
            lambda asked: (
                None if asked.url.startswith((site, "blob:")) else self.wrong.append(asked.url)
            ),
        )

    def open(self, path: str) -> Page:
        self.page.goto(path, wait_until="networkidle")
        return self.page

    def close(self) -> None:
        self.page.context.close()


def paths(site: str) -> dict[str, str]:
    """One page of each kind."""
    indicator = httpx.get(
        f"{site}/api/v1/indicators", params={"sort": "departments", "limit": 1}
    ).json()["results"][0]["id"]
    policy = httpx.get(f"{site}/api/v1/policies/冀财社〔2023〕208号").json()
    project = policy["projects"][0]["project"].rpartition("/")[2]
    told = httpx.get(f"{site}/api/v1/projects/{project}").json()
    return {
        "start": "/", "search": "/search?q=满意度&level1=满意度指标", "nothing": "/search?q=qqqqqq", "indicator": f"/indicators/{indicator}",
        "project": f"/projects/{project}", "department": f"/departments/{told['properties']['department'][0]['iri'].rpartition('/')[2]}",
        "policy": "/policies/冀财社〔2023〕208号", "target": f"/targets/{told['targets'][0]['target'].rpartition('/')[2]}",
        "document": "/documents?path=sources/yulin-2023/source.txt&line=560", "documents": "/documents", "projects": "/projects",
        "findings": "/findings", "review": f"/review/{project}", "rule": "/rules/J301", "network": "/network", "query": "/query",
        "corrections": "/corrections", "missing": "/nowhere", "english": "/search?q=率&lang=en", "docs": "/docs",
    }  # fmt: skip


@pytest.mark.parametrize(("width", "scheme"), [(DESK, "light"), (PHONE, "dark")])
def test_no_page_errs_asks_others_or_runs_over(
    browser: Browser, site: str, width: int, scheme: str
) -> None:
    watched = Watched(browser, site, width, scheme)
    wrong = {}
    for name, path in paths(site).items():
        watched.wrong.clear()
        page = watched.open(path)
        page.wait_for_timeout(150)
        over = page.evaluate("document.documentElement.scrollWidth") > width
        expected = (
            ["Failed to load resource: the server responded with a status of 404 (Not Found)"]
            if name == "missing"
            else []
        )
        if watched.wrong != expected or over:
            wrong[name] = [*watched.wrong, *(["runs over"] if over else [])]
    watched.close()
    assert wrong == {}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_serious(browser: Browser, site: str, scheme: str) -> None:
    watched = Watched(browser, site, DESK, scheme)
    found = {}
    for name, path in paths(site).items():
        page = watched.open(path)
        serious = [
            (one["id"], one["nodes"][0]["html"][:160])
            for one in Axe().run(page).response["violations"]
            if one["impact"] in ("serious", "critical")
        ]
        if serious:
            found[name] = serious
    watched.close()
    assert found == {}


def test_charts_are_drawn_and_lead_on(browser: Browser, site: str) -> None:
    watched = Watched(browser, site)
    for name in ("indicator", "network"):
        page = watched.open(paths(site)[name])
        page.wait_for_selector("figure.chart canvas, figure.chart svg")
        box = page.locator("figure.chart").bounding_box()
        assert box is not None
        assert box["height"] > 100
        assert page.locator("figure.chart").get_attribute("aria-label")
    watched.close()


def test_search_to_the_printed_line_in_three_clicks(browser: Browser, site: str) -> None:
    watched = Watched(browser, site)
    page = watched.open("/search?q=定点医药机构监督检查次数")
    page.click("ol.hits li a >> nth=0")
    page.click("section[aria-labelledby=uses] a.place >> nth=0")
    row = page.locator("tr.own")
    assert "定点医药机构监督检查次数" in row.inner_text()
    assert row.is_visible()
    watched.close()


def test_everything_by_keyboard(browser: Browser, site: str) -> None:
    watched = Watched(browser, site)
    page = watched.open("/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.focus("header .quick input")
    page.keyboard.type("参保")
    page.wait_for_selector("[role=listbox] [role=option]")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?*")
    for _ in range(80):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.closest('ol.hits') !== null"):
            break
    page.keyboard.press("Enter")
    page.wait_for_url("**/indicators/*")
    watched.close()
    assert watched.wrong == []


def test_a_query_is_asked_answered_shown_and_told_its_error(browser: Browser, site: str) -> None:
    watched = Watched(browser, site)
    page = watched.open("/query")
    page.click("#run")
    page.wait_for_selector("#result table tbody tr")
    assert page.locator("#result table tbody tr").count() == 5
    assert page.locator("#result a[href^='/departments/']").count() == 5
    page.locator("#views [role=tab]").nth(1).click()
    page.wait_for_selector("#result canvas, #result svg")
    for group in page.locator("#examples details").all():
        group.evaluate("node => node.open = true")
    page.locator("#examples a").last.click()
    page.wait_for_load_state("networkidle")
    assert "query=" in page.url
    watched.wrong.clear()
    page = watched.open("/query?query=SELECT%20%3Fx%20%7B%20%3Fx%20a%20")
    page.click("#run")
    page.wait_for_selector("#result :text('语法')")
    watched.close()


def test_hostile_documents_run_nothing(browser: Browser, tmp_path: Path) -> None:
    built(write_hostile(tmp_path / "documents"), tmp_path / "store")
    with serving(tmp_path / "store") as site:
        watched = Watched(browser, site)
        indicators = [one["id"] for one in httpx.get(f"{site}/api/v1/indicators").json()["results"]]
        for path in (
            "/",
            "/search",
            "/projects",
            "/findings?category=reading",
            "/network",
            *(f"/indicators/{one}" for one in indicators),
        ):
            page = watched.open(path)
            page.wait_for_timeout(100)
            for chart in page.locator("figure.chart .canvas").all():
                chart.hover()
        page = watched.open(
            "/query?query=SELECT%20%3Flabel%20%28COUNT%28%3Ft%29%20AS%20%3Fn%29%20%7B%20%3Ft%20%3Chttps%3A%2F%2Fw3id.org%2Fjipu%2Fdef%23indicator%3E%2Frdfs%3Alabel%20%3Flabel%20%7D%20GROUP%20BY%20%3Flabel"
        )
        page.wait_for_selector("#result table tbody tr")
        for tab in page.locator("#views [role=tab]").all():
            tab.click()
            page.wait_for_timeout(100)
        watched.close()
    assert watched.wrong == []


def test_the_form_prints_without_the_page_around_it(browser: Browser, site: str) -> None:
    watched = Watched(browser, site)
    page = watched.open(paths(site)["review"])
    written = "".join(f"第{number}条意见，写得很长。" for number in range(60))
    page.fill("textarea[name='可行性']", written)
    page.fill("textarea[name='conclusion']", "同意。")
    page.emulate_media(media="print")
    assert not page.locator("header.site").is_visible()
    assert page.locator("table.form-review").first.is_visible()
    sheets = pypdfium2.PdfDocument(page.pdf(format="A4"))
    text = "".join(
        filter(str.isalnum, "".join(sheet.get_textpage().get_text_bounded() for sheet in sheets))
    ).replace("审核内容审核意见", "")
    assert [number for number in range(60) if f"{number}条意" not in text] == []
    assert "同意" in text
    assert watched.wrong == []
    page.emulate_media(media="screen")
    page.click("textarea[name='conclusion']")
    page.keyboard.type("再议。")
    page.evaluate("window.location.assign('/')")
    page.wait_for_timeout(500)
    assert [
        said for said in watched.wrong if said.startswith("dialog")
    ]  # asked before the text is lost
    assert page.url.startswith(f"{site}/review/")
    watched.close()


def test_lists_print_in_the_width_of_the_paper(browser: Browser, site: str) -> None:
    watched = Watched(browser, site)
    for path in ("/findings", "/search", paths(site)["project"], paths(site)["target"]):
        page = watched.open(path)
        printed = pypdfium2.PdfDocument(page.pdf(format="A4"))
        for sheet in printed:
            boxes = [
                thing.get_bounds() for thing in sheet.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT])
            ]
            assert max((right for _, _, right, _ in boxes), default=0) < sheet.get_width(), path
        assert len(printed) <= 20, path
    watched.close()


def test_going_back_goes_back_to_the_query_before(browser: Browser, site: str) -> None:
    watched = Watched(browser, site)
    page = watched.open("/query")
    examples = page.locator("#examples details[open] a")
    texts = []
    for at in (0, 1):
        examples.nth(at).click()
        page.wait_for_selector("#result table tbody tr")
        texts.append(parse_qs(urlsplit(page.url).query)["query"][0])
    page.go_back()
    page.wait_for_selector("#result table tbody tr")
    assert parse_qs(urlsplit(page.url).query)["query"][0] == texts[0] != texts[1]
    page.locator("#views [role=tab]").nth(1).click()
    assert "view=" in page.url
    page.reload()
    page.wait_for_selector("#result canvas, #result svg")
    watched.close()


def test_the_page_of_a_pdf_is_shown_with_the_row_framed(browser: Browser, tmp_path: Path) -> None:
    folder = tmp_path / "documents"
    folder.mkdir()
    (folder / "预算.pdf").write_bytes(
        by_libreoffice(to_docx(source_path("hongqi-2022").read_bytes()), "docx", "pdf")
    )
    built(folder, tmp_path / "store")
    with serving(tmp_path / "store") as site:
        ident = httpx.get(f"{site}/api/v1/indicators", params={"q": "满意度"}).json()["results"][0][
            "id"
        ]
        target = (
            httpx.get(f"{site}/api/v1/indicators/{ident}")
            .json()["uses"][0]["target"]
            .rpartition("/")[2]
        )
        watched = Watched(browser, site)
        page = watched.open(f"/targets/{target}")
        picture = page.locator(".page-picture img")
        picture.scroll_into_view_if_needed()
        page.wait_for_function("document.querySelector('.page-picture img').naturalWidth > 400")
        watched.close()
        assert watched.wrong == []
