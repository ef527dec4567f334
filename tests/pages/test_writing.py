"""What reviewers write: corrections and suppressions, with a token only, whole or not at all, revocable."""

import contextlib
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import httpx
import pytest
import yaml

from kg.store import Layout
from tests.api.conftest import serving
from tests.pages.conftest import Get, browser, built, tree
from tests.support.patience import HANG
from tests.support.samples import SOURCES

TOKEN = "口令 token"  # noqa: S105


class Desk(NamedTuple):
    """A service that lets reviewers write."""

    url: str
    get: Get
    folder: Path
    store: Path
    suppressions: Path

    def post(self, path: str, **fields: str) -> httpx.Response:
        return httpx.post(f"{self.url}{path}", data=fields, timeout=HANG)

    def target(self, text: str) -> dict[str, Any]:
        """The first target of an indicator."""
        ident = httpx.get(f"{self.url}/api/v1/indicators", params={"q": text}).json()["results"][0][
            "id"
        ]
        told: dict[str, Any] = httpx.get(f"{self.url}/api/v1/indicators/{ident}").json()["uses"][0]
        return {**told, "id": told["target"].rpartition("/")[2]}


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """Over a copy of one sample, for tests that write."""
    with opened(tmp_path) as desk:
        yield desk


@pytest.fixture(scope="module")
def refusing(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """The same, for tests that are refused and leave no trace."""
    with opened(tmp_path_factory.mktemp("refusing")) as desk:
        yield desk


@contextlib.contextmanager
def opened(root: Path) -> Iterator[Desk]:
    folder, store, suppressions = root / "documents", root / "store", root / "suppressions.yml"
    shutil.copytree(SOURCES / "xingtai-2024", folder)
    (folder / "corrections.yml").unlink(missing_ok=True)
    built(folder, store)
    with serving(store, JIPU_REVIEW_TOKEN=TOKEN, JIPU_SUPPRESSIONS=str(suppressions)) as url:
        yield Desk(url, browser(url), folder, store, suppressions)


def test_a_correction_is_written_shown_applied_and_revoked(desk: Desk) -> None:
    target = desk.target("定点医药机构监督检查次数")
    said = {"field": "value", "right": "≥2次", "reason": "漏印", "who": "李四", "token": TOKEN}
    assert desk.post(f"/targets/{target['id']}/corrections", **said).status_code == 303
    (written,) = yaml.safe_load((desk.folder / "corrections.yml").read_text("utf-8"))
    assert written == {
        "line": target["line"],
        "field": "value",
        "printed": "≥1次",
        "right": "≥2次",
        "reason": "漏印",
        "who": "李四",
    }
    assert "李四" in tree(desk.get(f"/targets/{target['id']}")).text_content()
    assert "待建库" in tree(desk.get("/corrections")).text_content()
    built(desk.folder, desk.store)
    _await_snapshot(desk)
    assert "已生效" in tree(desk.get("/corrections")).text_content()
    page = tree(desk.get(f"/targets/{target['id']}"))
    assert "≥2次" in page.xpath("//div[@class='reading']//dd/text()")
    assert "≥1次" in page.xpath("string(//tr[@class='own'])")
    gone = {
        "document": target["document"],
        "line": str(target["line"]),
        "field": "value",
        "right": "≥2次",
        "token": TOKEN,
    }
    assert desk.post("/corrections/revoke", **gone).status_code == 303
    assert not yaml.safe_load((desk.folder / "corrections.yml").read_text("utf-8"))
    assert desk.post("/corrections/revoke", **gone).status_code == 404


def _await_snapshot(desk: Desk) -> None:
    import time

    manifest = Layout(desk.store).manifest()
    assert manifest is not None
    deadline = time.monotonic() + HANG
    while httpx.get(f"{desk.url}/health").json()["snapshot"] != manifest.id:
        assert time.monotonic() < deadline
        time.sleep(0.2)


@pytest.mark.parametrize(
    ("change", "status"),
    [
        ({"token": "别的"}, 403), ({"token": ""}, 403), ({"reason": " "}, 400), ({"who": ""}, 400), ({"field": "line"}, 400),
        ({"field": "indicator", "right": ""}, 400), ({"reason": "长" * 2001}, 400),
    ],
)  # fmt: skip
def test_what_may_not_be_written_changes_nothing(
    refusing: Desk, change: dict[str, str], status: int
) -> None:
    said = {
        "field": "value",
        "right": "≥2次",
        "reason": "漏印",
        "who": "李四",
        "token": TOKEN,
    } | change
    assert (
        refusing.post(
            f"/targets/{refusing.target('定点医药机构监督检查次数')['id']}/corrections", **said
        ).status_code
        == status
    )
    assert not (refusing.folder / "corrections.yml").exists()


def test_a_file_of_corrections_that_people_broke_is_left_alone(desk: Desk) -> None:
    file = desk.folder / "corrections.yml"
    file.write_text("- {line: 1", "utf-8")
    said = {"field": "value", "right": "≥2次", "reason": "漏印", "who": "李四", "token": TOKEN}
    assert (
        desk.post(
            f"/targets/{desk.target('定点医药机构监督检查次数')['id']}/corrections", **said
        ).status_code
        == 409
    )
    assert file.read_text("utf-8") == "- {line: 1"


def test_notes_at_the_head_of_the_file_stay(desk: Desk) -> None:
    file = desk.folder / "corrections.yml"
    file.write_text("# 由复核组维护\n", "utf-8")
    said = {"field": "basis", "right": "", "reason": "不是依据", "who": "李四", "token": TOKEN}
    assert (
        desk.post(
            f"/targets/{desk.target('定点医药机构监督检查次数')['id']}/corrections", **said
        ).status_code
        == 303
    )
    assert file.read_text("utf-8").startswith("# 由复核组维护\n- line:")


def test_a_suppressed_finding_is_told_apart_with_its_reason(desk: Desk) -> None:
    page = tree(desk.get("/findings"))
    fingerprint = page.xpath("//input[@name='fingerprint']/@value")[0]
    before = int(page.xpath("string(//h1/small)").replace(",", ""))
    said = {
        "fingerprint": fingerprint,
        "reason": "已与部门核对",
        "who": "王五",
        "until": "2999-12-31",
        "token": TOKEN,
    }
    assert desk.post("/findings/suppress", **said | {"token": "x"}).status_code == 403
    assert desk.post("/findings/suppress", **said | {"until": "明年"}).status_code == 400
    assert not desk.suppressions.exists()
    assert desk.post("/findings/suppress", **said).status_code == 303
    after = tree(desk.get("/findings"))
    assert int(after.xpath("string(//h1/small)").replace(",", "")) < before
    shown = tree(desk.get("/findings", state="suppressed"))
    assert "已与部门核对（王五）" in shown.text_content()


def test_a_suppressed_finding_is_gone_from_every_page_until_it_is_lifted(desk: Desk) -> None:
    page = tree(desk.get("/findings", code="J404"))
    fingerprint, message = (
        page.xpath("//input[@name='fingerprint']/@value")[0],
        page.xpath("string(//tbody/tr[1]/td[3]/text())").strip(),
    )
    department = tree(desk.get("/departments")).xpath("//tbody//a/@href")[0]
    review = department.replace("/departments/", "/review/")
    projects = tree(desk.get("/projects")).xpath("//tbody//a/@href")
    pages = [
        "/findings",
        department,
        review,
        *projects,
        *(link.replace("/projects/", "/review/") for link in projects),
    ]

    def numbers() -> list[int]:
        told = [tree(desk.get(path)).text_content().count(message) for path in pages]
        return [
            *told,
            int(tree(desk.get("/")).xpath("string(//dt[.='审核发现']/following-sibling::dd)")),
        ]

    before = numbers()
    said = {
        "fingerprint": fingerprint,
        "reason": "已核对",
        "who": "王五",
        "token": TOKEN,
        "back": "code=J404&lang=en",
    }
    got = desk.post("/findings/suppress", **said)
    assert (got.status_code, got.headers["location"]) == (303, "/findings?code=J404&lang=en")
    after = numbers()
    assert after[-1] == before[-1] - 1
    assert sum(after) < sum(before) - 1
    assert desk.post("/findings/unsuppress", fingerprint=fingerprint, token="x").status_code == 403  # noqa: S106
    assert (
        desk.post("/findings/unsuppress", fingerprint=fingerprint, token=TOKEN).status_code == 303
    )
    assert (
        desk.post("/findings/unsuppress", fingerprint=fingerprint, token=TOKEN).status_code == 404
    )
    assert numbers() == before


def test_a_suppression_that_would_do_nothing_is_refused(refusing: Desk) -> None:
    fingerprint = tree(refusing.get("/findings")).xpath("//input[@name='fingerprint']/@value")[0]
    said = {"fingerprint": fingerprint, "reason": "已核对", "who": "王五", "token": TOKEN}
    assert refusing.post("/findings/suppress", **said | {"until": "2020-01-01"}).status_code == 400
    assert (
        refusing.post("/findings/suppress", **said | {"fingerprint": "0" * 16}).status_code == 404
    )
    assert not refusing.suppressions.exists()


def test_a_second_correction_takes_the_place_of_the_first(desk: Desk) -> None:
    target = desk.target("定点医药机构监督检查次数")
    path = f"/targets/{target['id']}/corrections"
    said = {"field": "value", "reason": "漏印", "who": "李四", "token": TOKEN}
    for right in ("≥2次", "≥3次"):
        assert desk.post(path, **said, right=right).status_code == 303
    built(desk.folder, desk.store)
    _await_snapshot(desk)
    assert desk.post(path, **said, right="≥4次").status_code == 303
    (written,) = yaml.safe_load((desk.folder / "corrections.yml").read_text("utf-8"))
    assert (written["printed"], written["right"]) == ("≥1次", "≥4次")


def test_a_level_is_corrected_to_a_known_label_only(desk: Desk) -> None:
    target = desk.target("定点医药机构监督检查次数")
    path = f"/targets/{target['id']}/corrections"
    said = {"field": "level2", "reason": "错列", "who": "李四", "token": TOKEN}
    assert desk.post(path, **said, right="乱写的").status_code == 400
    assert not (desk.folder / "corrections.yml").exists()
    assert desk.post(path, **said, right="质量").status_code == 303
    built(desk.folder, desk.store)
    _await_snapshot(desk)
    page = tree(desk.get(f"/targets/{target['id']}"))
    assert "归入 质量指标" in " ".join(page.xpath("string(//div[@class='reading'])").split())
    assert "李四：错列" in page.xpath("string(//p[@class='hint'])")


def test_a_correction_that_fits_nothing_is_not_called_in_force(desk: Desk) -> None:
    entry = "- {line: 1, field: value, printed: 没有, right: 有, reason: 试, who: 李四}"
    (desk.folder / "corrections.yml").write_text(entry, "utf-8")
    built(desk.folder, desk.store)
    _await_snapshot(desk)
    assert "未采用" in tree(desk.get("/corrections")).text_content()


def test_nobody_writes_where_no_token_is_set(site: str) -> None:
    for path in (
        "/targets/011ed464b7ba20fe/corrections",
        "/corrections/revoke",
        "/findings/suppress",
        "/findings/unsuppress",
    ):
        assert httpx.post(f"{site}{path}", data={"token": ""}).status_code == 403
        assert (
            httpx.post(
                f"{site}{path}", content=b"{}", headers={"Content-Type": "application/json"}
            ).status_code
            == 415
        )


def test_findings_are_compared_with_a_baseline(
    sample_root: Path, tmp_path: Path, site: str
) -> None:
    known = httpx.get(f"{site}/findings/export", params={"format": "json"}).json()
    gone = {**known[0], "fingerprint": "0" * 16}
    import json

    (tmp_path / "before.json").write_text(
        json.dumps([gone, *known[5:]], ensure_ascii=False), "utf-8"
    )
    with serving(sample_root, JIPU_BASELINE=str(tmp_path / "before.json")) as url:
        get = browser(url)
        solved = tree(get("/findings", baseline="absent"))
        new = tree(get("/findings", baseline="new"))
        shown, start = tree(get("/findings")), tree(get("/"))
    assert solved.xpath("string(//h1/small)") == "1"
    assert new.xpath("string(//h1/small)") == "5"
    assert (
        shown.xpath("string(//h1/small)")
        == start.xpath("string(//dt[.='审核发现']/following-sibling::dd)")
        == str(len(known))
    )
