"""What a file hides, from the file to search, report, questions and page: shown, and never counted."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import xlsxwriter

from kg.build.snapshot import build_store
from kg.graph.terms import DEFAULT_BASE
from kg.queries.rows import ask
from kg.store import GraphStore, open_store
from tests.api.conftest import serving
from tests.pages.conftest import browser, tree
from tests.support.samples import ROOT
from tests.support.workbooks import made

HEAD = [["甲县水利局2025年部门预算"], ["项目支出绩效目标表"], ["项目名称", "灌渠清淤"]]
ROWS = [
    ["一级指标", "二级指标", "三级指标", "指标值"],
    ["产出指标", "数量指标", "清淤渠道", "≥3条"],
    ["产出指标", "数量指标", "作废指标", "≥5次"],
    ["效益指标", "社会效益指标", "受益村庄", "≥3个"],
]


def workbook(*hidden: int) -> bytes:
    """A form of three rows of which some are hidden, and a hidden sheet with last year's."""

    def fill(book: xlsxwriter.Workbook) -> None:
        sheet = book.add_worksheet("今年")
        last_year = book.add_worksheet("去年")
        for number, row in enumerate([*HEAD, *ROWS]):
            sheet.write_row(number, 0, row)
            if hidden:
                last_year.write_row(number, 0, [text.replace("灌渠", "旧渠") for text in row])
        for number in hidden:
            sheet.set_row(number, None, None, {"hidden": True})
        last_year.hide()

    return made(fill)


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of one workbook."""
    folder, store = tmp_path_factory.mktemp("given"), tmp_path_factory.mktemp("store")
    (folder / "预算.xlsx").write_bytes(workbook(len(HEAD) + 2))
    report = build_store([str(folder)], store, DEFAULT_BASE)
    assert report.failed == []
    return store


@pytest.fixture
def store(root: Path) -> GraphStore:
    return open_store(root)


def jipu(*arguments: str) -> str:
    """What a command writes."""
    command = [sys.executable, "-m", "kg", *arguments]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    return done.stdout


def test_the_graph_keeps_hidden_rows_apart(store: GraphStore) -> None:
    counts = {row["class"].rpartition("#")[2]: row["things"] for row in ask(store, "store/classes")}
    assert (counts["Target"], counts["HiddenTarget"], counts["Project"]) == (2, 4, 1)
    assert counts["Indicator"] == counts["Assessment"] == 2


def test_no_question_counts_them(store: GraphStore) -> None:
    (document,) = ask(store, "questions/documents")
    assert document["targets"] == 2
    assert "作废指标" not in str([*ask(store, "exports/targets"), *ask(store, "exports/wordings")])


def test_search_report_and_audit_leave_them_out(root: Path, tmp_path: Path) -> None:
    found = json.loads(jipu("search", "指标", "--store", str(root), "--format", "json"))
    assert "作废" not in str(found)
    jipu("report", "--store", str(root), "--out", str(tmp_path))
    report = json.loads((tmp_path / "report.json").read_text("utf-8"))
    assert sorted(one["indicator"] for one in report["targets"]) == ["受益村庄", "清淤渠道"]
    findings = json.loads(jipu("check", "--store", str(root), "--format", "json"))
    about = {one["code"] for one in findings if "作废" in str(one["printed"])}
    assert about == {"R016"}


@pytest.fixture(scope="module")
def site(root: Path) -> Iterator[str]:
    with serving(root) as url:
        yield url


def test_the_page_of_the_document_marks_what_is_hidden(site: str, store: GraphStore) -> None:
    (document,) = ask(store, "questions/documents")
    page = tree(browser(site)(f"/documents/{document['node'].rpartition('/')[2]}"))
    marked = page.xpath("//tr[contains(@class, 'unseen')][.//span[@class='chip']]")
    assert "作废指标" in marked[0].text_content()
    assert len(marked) > 4  # those of the hidden sheet too
    rest = page.xpath("//tr[not(contains(@class, 'unseen'))]")
    assert not any("作废指标" in row.text_content() for row in rest)
