"""The pictures of the README: ``python -m tests.pages.pictures FOLDER`` builds the samples, serves them, and takes them.

Needs Chromium and the development environment.
"""

import io
import shutil
import sys
import tempfile
from pathlib import Path

import httpx
from PIL import Image
from playwright.sync_api import sync_playwright

from tests.api.conftest import serving
from tests.pages.conftest import built
from tests.support.samples import SOURCES

POLICY = "冀财社〔2023〕208号"


def pages(site: str) -> dict[str, str]:
    """Name of a picture -> the page it shows."""
    policy = httpx.get(f"{site}/api/v1/policies/{POLICY}").json()
    project = policy["projects"][0]["project"].rpartition("/")[2]
    target = policy["targets"][0]["target"].rpartition("/")[2]
    indicator = httpx.get(
        f"{site}/api/v1/indicators", params={"sort": "departments", "limit": 1}
    ).json()["results"][0]["id"]
    return {
        "project": f"/projects/{project}",
        "indicator": f"/indicators/{indicator}",
        "policy": f"/policies/{POLICY}",
        "target": f"/targets/{target}",
        "search": "/search?specificity=specific&measurability=quantified",
    }


def main(arguments: list[str]) -> int:
    """Take them."""
    if len(arguments) != 1 or arguments[0].startswith("-"):
        print(__doc__)
        return 2
    folder = Path(arguments[0])
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as store, sync_playwright() as playwright:
        built(SOURCES, Path(store))
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"]
        )
        with serving(Path(store)) as site:
            page = browser.new_page(viewport={"width": 1200, "height": 760}, base_url=site)
            for name, path in pages(site).items():
                page.goto(path, wait_until="networkidle")
                page.wait_for_timeout(300)
                with Image.open(io.BytesIO(page.screenshot())) as taken:
                    taken.convert("RGB").quantize(64).save(folder / f"{name}.png", optimize=True)
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
