"""The report: contract §6, figures that a second computation confirms, safe cells, one self-contained page."""

import json
from pathlib import Path
from typing import Any

import docx
import pytest
from openpyxl import load_workbook

from kg.exports.results import rows_of
from kg.queries import find_question
from kg.report import Figures, ReviewForm, read_figures, review_forms, write_report, write_reviews
from kg.report.figures import CLASSES, PLACEHOLDER
from kg.report.page import by_project, by_rule, to_html
from kg.report.words import sentences
from kg.store import GraphStore
from nlp.text import fold


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
    keys = {
        "document",
        "line",
        "indicator",
        "value",
        "specificity",
        "specificity_class",
        "measurability",
        "mandated",
        "evidence",
    }
    assert len(data["targets"]) == 604
    for row in data["targets"]:
        assert keys <= set(row)
        assert 0 <= row["specificity"] <= 1
        assert (row["measurability"] is None) == (row["specificity_class"] == "placeholder")
        assert all(set(part) == {"kind", "text"} for part in row["evidence"])
        assert row["evidence"]
    assert data["summary"]["unsure"] == sum(
        row["confidence"] == "unsure" for row in data["targets"]
    )


def test_figures_agree_with_sparql(figures: Figures, sample_store: GraphStore) -> None:
    """The matrix counted in Python over sure targets, against SPARQL over all of them minus the unsure ones."""
    query = (
        "PREFIX jp: <https://w3id.org/jipu/def#> SELECT (COUNT(*) AS ?n) { ?a jp:assesses ?t ; "
        "jp:specificityClass <https://w3id.org/jipu/specificity/%s> . ?t jp:confidence 'sure' }"
    )
    counts = {label: figures.count(label) for label in CLASSES} | {
        PLACEHOLDER: figures.placeholders
    }
    for label in counts:
        assert next(iter(rows_of(sample_store.query(query % label))[1])) == [str(counts[label])]
    names, rows = rows_of(sample_store.query(find_question("assessment-matrix").bind({})))
    total = sum(int(dict(zip(names, row, strict=True))["targets"]) for row in rows)
    assert total == figures.sure() + figures.placeholders + figures.unsure == 604


def test_the_page_is_one_file_and_says_the_figures(written: Path, figures: Figures) -> None:
    page = (written / "report.html").read_text("utf-8")
    assert "<script" not in page
    assert "http" not in page
    for sentence in sentences(figures):
        assert sentence in page
    assert all(name in page for name in figures.departments)


def test_the_workbook_has_real_numbers_and_no_formula(written: Path, figures: Figures) -> None:
    book = load_workbook(written / "report.xlsx")
    assert book.sheetnames == ["说明", "指标", "构成", "共用指标", "雷同", "问题", "读不准", "规则"]
    sheet = book["指标"]
    assert sheet.max_row == 605
    assert sheet.freeze_panes == "A2"
    assert isinstance(sheet["B2"].value, int)
    assert all(
        cell.data_type != "f"
        for name in book.sheetnames
        for row in book[name].iter_rows()
        for cell in row
    )
    assert book["问题"].max_row == len(figures.findings) + 1
    assert book["读不准"].max_row == figures.unsure + 1
    assert figures.snapshot in str(book["说明"]["A2"].value)


def test_cells_that_look_like_formulas_stay_text(tmp_path: Path) -> None:
    row = {
        "document": "=HYPERLINK(1)", "line": 1, "indicator": "=1+1", "value": "@SUM(A1)", "specificity": 0.3, "specificity_class": "boilerplate",
        "measurability": "vague", "mandated": False, "evidence": [{"kind": "no_binding", "text": "<b>"}], "target": "t", "department": "甲局",
        "project": None, "confidence": "sure", "level1": "产出指标", "level2": None, "year": 2024, "project_node": None, "indicator_node": "i",
    }  # fmt: skip
    made = Figures("x", [row])
    write_report(made, tmp_path)
    sheet = load_workbook(tmp_path / "report.xlsx")["指标"]
    assert (sheet["A2"].value, sheet["H2"].value, sheet["H2"].data_type) == (
        "=HYPERLINK(1)",
        "=1+1",
        "s",
    )
    assert "<b>" not in to_html(made)


def test_an_empty_store_makes_a_report_too(tmp_path: Path) -> None:
    assert sentences(Figures("x", [])) == ["没有可评估的指标。"]
    assert len(write_report(Figures("x", []), tmp_path)) == 3


def test_shares_agree_with_sparql(figures: Figures, sample_store: GraphStore) -> None:
    query = (
        "PREFIX jp: <https://w3id.org/jipu/def#> PREFIX skos: <http://www.w3.org/2004/02/skos/core#> "
        "SELECT ?label ?class (COUNT(*) AS ?n) { ?a jp:assesses ?t ; jp:specificityClass ?class ; jp:mandated false . "
        "?t jp:confidence 'sure' ; jp:level1 ?l . ?l skos:prefLabel ?label } GROUP BY ?label ?class"
    )
    found = {
        (label, kind.rpartition("/")[2]): int(count)
        for label, kind, count in rows_of(sample_store.query(query))[1]
    }
    said = {
        (name, kind): count
        for name, _, counts in figures.shares("level1")
        for kind, count in counts.items()
    }
    assert said == {pair: count for pair, count in found.items() if pair[1] != PLACEHOLDER}
    assert sum(total for _, total, _ in figures.shares("year")) == figures.sure()


def test_counts_of_findings_agree_with_sparql(figures: Figures, sample_store: GraphStore) -> None:
    names, rows = rows_of(sample_store.query(find_question("findings-by-rule").bind({})))
    found = {row[0]: (int(row[3]), int(row[4])) for row in rows}
    said = {row["rule"].code: (row["count"], row["documents"]) for row in by_rule(figures.findings)}
    assert said == found
    assert names[:1] == ["rule"]
    by_name: dict[tuple[str, str], tuple[int, int]] = {}
    columns, answers = rows_of(sample_store.query(find_question("findings-by-project").bind({})))
    for row in answers:
        answer = dict(zip(columns, row, strict=True))
        key = answer["document"], answer["project"]
        errors, warnings = by_name.get(key, (0, 0))
        by_name[key] = errors + int(answer["errors"]), warnings + int(answer["warnings"])
    shown = {
        (row["document"], fold(row["project"])): (row["errors"], row["warnings"])
        for row in by_project(figures.defects)
    }
    assert by_name == {
        key: value for key, value in shown.items() if key[1] not in ("部门整体", "全文")
    }


def test_imposed_rows_are_kept_apart(figures: Figures) -> None:
    row = {**figures.targets[0], "mandated": True, "confidence": "sure"}
    made = Figures("x", [row, *figures.targets[1:]])
    assert made.mandated == 1
    assert made.sure() == figures.sure() - 1
    assert any("系统统一设置" in sentence for sentence in sentences(made))


def test_copied_sets_stand_side_by_side(figures: Figures) -> None:
    for group in figures.copied:
        shared = figures.side_by_side(group)
        assert len(shared) == group["shared"]
        for _, _, lines in shared:
            assert sum(line is not None for line in lines) > 1


@pytest.fixture(scope="module")
def forms(sample_store: GraphStore, figures: Figures) -> dict[str, list[ReviewForm]]:
    return review_forms(sample_store, figures)


class TestReviewForms:
    def test_every_project_and_every_row_has_its_form(
        self, forms: dict[str, list[ReviewForm]], figures: Figures
    ) -> None:
        assert list(forms) == sorted(figures.departments)
        assert sum(len(form.targets) for own in forms.values() for form in own) == 604
        assert len([form for form in forms["邢台市医疗保障局"] if form.name != "部门整体"]) == 6

    def test_every_defect_stands_on_one_form(
        self, forms: dict[str, list[ReviewForm]], figures: Figures
    ) -> None:
        said = sum(
            len(texts) for own in forms.values() for form in own for texts in form.opinions.values()
        )
        hints = sum(len(form.notes) for own in forms.values() for form in own)
        assert said + hints == len(figures.defects)

    def test_findings_stand_under_their_heading(self, forms: dict[str, list[ReviewForm]]) -> None:
        form = next(
            form for form in forms["邢台市医疗保障局"] if form.code == "13050023P00935510015N"
        )
        assert "136.07" in form.opinion("适当性")
        assert form.unsure
        assert form.opinion("完整性") == "已审核的各行未发现问题。"  # not those that were not
        assert form.budget == "136.06 万元"
        assert form.reservations == "第 476 行读取不确定，未据以审核，请对照原文件。"

    def test_word_and_excel_hold_the_forms_and_are_the_same_each_time(
        self, forms: dict[str, list[ReviewForm]], tmp_path: Path
    ) -> None:
        one, other = (write_reviews(forms, tmp_path / name) for name in ("a", "b"))
        assert [path.read_bytes() for path in one] == [path.read_bytes() for path in other]
        word = docx.Document(str(tmp_path / "a" / "邢台市医疗保障局.docx"))
        text = "\n".join(
            cell.text for table in word.tables for row in table.rows for cell in row.cells
        )
        assert "冀财社[2022]218号" in text
        assert "高于项目预算 136.06 万元" in text
        assert "综合评定" in text
        book = load_workbook(tmp_path / "a" / "南阳市医疗保障局.xlsx")
        assert (
            len(book.sheetnames)
            == len({name.lower() for name in book.sheetnames})
            == len(forms["南阳市医疗保障局"])
        )
        assert all(len(name) <= 31 for name in book.sheetnames)
        sheet = book[book.sheetnames[0]]
        assert sheet.page_setup.paperSize == 9
        assert sheet.sheet_properties.pageSetUpPr.fitToPage

    def test_text_of_a_document_does_no_harm(self, tmp_path: Path) -> None:
        bad = ReviewForm(
            "../坏/局:*?",
            "d.txt",
            "=1+1[]:*?/\\'" + "长" * 40,
            code="\x00\x0b",
            opinions={"完整性": ["=cmd|' /C calc'!A0\x01"]},
        )
        write_reviews({"../坏/局:*?": [bad, bad], "../坏/局": [bad]}, tmp_path / "r")
        assert sorted(path.name for path in (tmp_path / "r").iterdir()) == [
            "坏局-2.docx",
            "坏局-2.xlsx",
            "坏局.docx",
            "坏局.xlsx",
        ]
        book = load_workbook(tmp_path / "r" / "坏局.xlsx")
        assert len(book.sheetnames) == 2
        assert all(
            cell.data_type != "f"
            for name in book.sheetnames
            for row in book[name].iter_rows()
            for cell in row
        )
