"""Where targets are printed, over HTTP: as JSON, on the page, and framed on pictures of pages."""

import io
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from PIL import Image

from kg.build.snapshot import build_store
from kg.documents import parse_document
from kg.graph.terms import DEFAULT_BASE
from kg.records import Target, read_records, to_json
from kg.store import Layout
from tests.api.conftest import serving
from tests.support.patience import HANG
from tests.support.pdf_writer import make_pdf
from tests.support.printed_pages import cut_by_a_break
from tests.support.samples import source_path


def targets(path: Path) -> list[Target]:
    return read_records(parse_document(str(path), path.read_bytes())).targets


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("printed")
    (folder / "a.pdf").write_bytes(make_pdf(cut_by_a_break()))
    (folder / "b.txt").write_bytes(source_path("hongqi-2022").read_bytes())
    build_store([str(folder / "a.pdf"), str(folder / "b.txt")], folder / "s", DEFAULT_BASE)
    return folder


@pytest.fixture(scope="module")
def url(folder: Path) -> Iterator[str]:
    with serving(folder / "s") as url:
        yield url


def get(url: str, path: str) -> httpx.Response:
    return httpx.get(f"{url}{path}", headers={"Accept": "text/html, */*"}, timeout=HANG)


def test_the_boxes_of_a_target_are_those_of_its_record(url: str, folder: Path) -> None:
    for target in targets(folder / "a.pdf"):
        got = httpx.get(f"{url}/api/v1/targets/{target.id}", timeout=HANG).json()
        assert got["boxes"] == to_json(target, "x")["boxes"]
        assert got["boxes"]


def test_formats_without_pages_have_neither_boxes_nor_pictures(url: str, folder: Path) -> None:
    ident = targets(folder / "b.txt")[0].id
    assert httpx.get(f"{url}/api/v1/targets/{ident}", timeout=HANG).json()["boxes"] is None
    assert "page.png" not in get(url, f"/targets/{ident}").text
    assert get(url, f"/targets/{ident}/page.png").status_code == 404


def test_a_row_cut_by_a_page_break_is_shown_on_both_pages(url: str, folder: Path) -> None:
    whole, cut = (targets(folder / "a.pdf")[place] for place in (0, -1))
    one, both = (
        Image.open(io.BytesIO(get(url, f"/targets/{target.id}/page.png").content))
        for target in (whole, cut)
    )
    assert both.height > 2 * one.height
    page = get(url, f"/targets/{cut.id}").text
    assert f"/targets/{cut.id}/page.png" in page
    assert "第 1、2 页的图片" in page
    assert page.count('class="own"') == len(cut.lines) == 2


def test_a_store_built_before_there_were_places_is_shown_without_them(folder: Path) -> None:
    target = targets(folder / "a.pdf")[0]
    places = [*(folder / "s" / "documents").glob("*.places")]
    kept = {path: path.read_bytes() for path in places}
    try:
        for path in places:
            path.unlink()
        with serving(folder / "s") as url:
            got = httpx.get(f"{url}/api/v1/targets/{target.id}", timeout=HANG)
            assert (got.status_code, got.json()["boxes"]) == (200, None)
            page = get(url, f"/targets/{target.id}")
            assert page.status_code == 200
            assert "page.png" not in page.text
    finally:
        for path, data in kept.items():
            path.write_bytes(data)
    assert Layout(folder / "s").manifest() is not None
