"""The report: contract §6, figures that a second computation confirms, safe cells, one self-contained page."""

import json
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from kg.exports.results import rows_of
from kg.queries import find_question
from kg.report import Figures, read_figures, write_report
from kg.report.writers import sentences, to_html
from kg.store import GraphStore


@pytest.fixture(scope="module")
def figures(sample_store: GraphStore) -> Figures:
    return read_figures(sample_store)


@pytest.fixture(scope="module")
def written(figures: Figures, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("report") / "new"
    write_report(figures, folder)
    return folder


def test_every_target_is_in_the_json_as_the_contract_asks(written: Path) -> None:
    data: dict[str, Any] = json.loads((written / "report.json").read_text("utf-8"))
    keys = {"document", "line", "indicator", "value", "specificity", "specificity_class", "measurability", "mandated", "evidence"}
    assert len(data["targets"]) == 604
    for row in data["targets"]:
        assert keys <= set(row)
        assert 0 <= row["specificity"] <= 1
        assert (row["measurability"] is None) == (row["specificity_class"] == "placeholder")
        assert all(set(part) == {"kind", "text"} for part in row["evidence"])
        assert row["evidence"]
    assert data["summary"]["unsure"] == sum(row["confidence"] == "unsure" for row in data["targets"])


def test_figures_agree_with_sparql(figures: Figures, sample_store: GraphStore) -> None:
    """The matrix counted in Python over sure targets, against SPARQL over all of them minus the unsure ones."""
    query = (
        "PREFIX jp: <https://w3id.org/jipu/def#> SELECT (COUNT(*) AS ?n) { ?a jp:assesses ?t ; "
        "jp:specificityClass <https://w3id.org/jipu/specificity/%s> . ?t jp:confidence 'sure' }"
    )
    for label in ("specific", "sector", "boilerplate", "placeholder"):
        assert next(iter(rows_of(sample_store.query(query % label))[1])) == [str(figures.count(label))]
    names, rows = rows_of(sample_store.query(find_question("assessment-matrix").bind({})))
    total = sum(int(dict(zip(names, row, strict=True))["targets"]) for row in rows)
    assert total == figures.sure() + figures.unsure == 604


def test_the_page_is_one_file_and_says_the_figures(written: Path, figures: Figures) -> None:
    page = (written / "report.html").read_text("utf-8")
    assert "<script" not in page
    assert "http" not in page
    for sentence in sentences(figures):
        assert sentence in page
    assert all(name in page for name in figures.departments)


def test_the_workbook_has_real_numbers_and_no_formula(written: Path, figures: Figures) -> None:
    book = load_workbook(written / "report.xlsx")
    assert book.sheetnames == ["指标", "部门", "说明"]
    sheet = book["指标"]
    assert sheet.max_row == 605
    assert sheet.freeze_panes == "A2"
    assert isinstance(sheet["B2"].value, int)
    assert all(cell.data_type != "f" for row in sheet.iter_rows() for cell in row)
    assert figures.snapshot in str(book["说明"]["A2"].value)


def test_cells_that_look_like_formulas_stay_text(tmp_path: Path) -> None:
    row = {
        "document": "=HYPERLINK(1)", "line": 1, "indicator": "=1+1", "value": "@SUM(A1)", "specificity": 0.3, "specificity_class": "boilerplate",
        "measurability": "vague", "mandated": False, "evidence": [{"kind": "no_binding", "text": "<b>"}], "target": "t", "department": "甲局",
        "project": None, "confidence": "sure",
    }  # fmt: skip
    made = Figures("x", [row])
    write_report(made, tmp_path)
    sheet = load_workbook(tmp_path / "report.xlsx")["指标"]
    assert (sheet["A2"].value, sheet["E2"].value, sheet["E2"].data_type) == ("=HYPERLINK(1)", "=1+1", "s")
    assert "<b>" not in to_html(made)


def test_an_empty_store_makes_a_report_too(tmp_path: Path) -> None:
    assert sentences(Figures("x", [])) == ["没有可评估的指标。"]
    assert len(write_report(Figures("x", []), tmp_path)) == 3
