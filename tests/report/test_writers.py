"""The files of the report and of the review forms: their names, and what report.json holds."""

import json
from pathlib import Path
from typing import Any

import docx
import pytest
from openpyxl import load_workbook

from kg.report.figures import Figures
from kg.report.page import to_html
from kg.report.review import ReviewForm
from kg.report.words import sentences
from kg.report.workbook import rules_version
from kg.report.writers import to_json, write_report, write_reviews
from tests.report.records import finding, target

OF_THE_STORE = {"target", "project_node", "indicator_node"}


def figures() -> Figures:
    """One target of each kind, two of them the same in two projects."""
    rows = [
        target(),
        target(project_node="q", line=9),
        target(specificity_class="sector", measurability="qualitative", level1="效益指标"),
        target(
            specificity_class="boilerplate", measurability="vague", department="乙局", year=2023
        ),
        target(specificity_class="placeholder", measurability=None),
        target(confidence="unsure"),
        target(mandated=True),
    ]
    projects = [
        {"department": "甲局", "project": "培训", "document": "甲.txt", "line": "1", "node": node}
        for node in "pq"
    ]
    return Figures(
        "s1",
        rows,
        shared=[{"indicator": "抽查次数", "departments": 2, "targets": 3, "values": []}],
        copied=[{"shared": 1, "projects": projects}],
        findings=[finding("J101")],
    )


def test_the_report_as_data() -> None:
    given = figures()
    data = to_json(given)
    assert list(data) == [
        "snapshot", "rules", "summary", "targets", "findings", "shared_indicators", "copied_sets",
    ]  # fmt: skip
    assert (data["snapshot"], data["rules"]) == ("s1", rules_version())
    assert data["summary"] == {
        "sentences": sentences(given),
        "targets": 7,
        "unsure": 1,
        "mandated": 1,
        "specificity": {"specific": 2, "sector": 1, "boilerplate": 1, "placeholder": 1},
        "measurability": {"quantified": 2, "qualitative": 1, "vague": 1},
        "shares": {
            "department": [
                {"name": "乙局", "targets": 1, "boilerplate": 1},
                {"name": "甲局", "targets": 3, "specific": 2, "sector": 1},
            ],
            "level1": [
                {"name": "产出指标", "targets": 3, "specific": 2, "boilerplate": 1},
                {"name": "效益指标", "targets": 1, "sector": 1},
            ],
            "year": [
                {"name": "2023", "targets": 1, "boilerplate": 1},
                {"name": "2024", "targets": 3, "specific": 2, "sector": 1},
            ],
        },
    }
    assert data["shared_indicators"] == given.shared
    assert data["copied_sets"] == [
        {
            "shared": 1,
            "projects": given.copied[0]["projects"],
            "targets": [{"indicator": "抽查次数", "value": "≥4次", "lines": [1, 9]}],
        }
    ]


def test_what_only_the_store_knows_is_left_out_of_the_data() -> None:
    data = to_json(figures())
    assert all(set(row) == set(target()) - OF_THE_STORE for row in data["targets"])
    assert data["targets"][1]["line"] == 9
    (found,) = data["findings"]
    assert set(finding("J101")) - set(found) == {"project"}
    assert (found["code"], found["fingerprint"]) == ("J101", "f")


def test_the_report_is_three_files(tmp_path: Path) -> None:
    folder = tmp_path / "a" / "b"
    given = figures()
    paths = write_report(given, folder)
    assert [path.relative_to(folder).name for path in paths] == [
        "report.html", "report.xlsx", "report.json",
    ]  # fmt: skip
    assert write_report(given, folder) == paths  # into a folder that is there
    page, book, data = paths
    assert page.read_text("utf-8") == to_html(given)
    assert load_workbook(book)["指标"].max_row == 8
    text = data.read_text("utf-8")
    assert json.loads(text) == to_json(given)
    assert text.startswith('{\n "snapshot": "s1"')
    assert text.endswith("\n}\n")
    assert "抽查次数" in text


def form(department: str, name: str) -> ReviewForm:
    return ReviewForm(department, "甲.txt", name)


def test_each_department_has_its_forms_in_word_and_excel(tmp_path: Path) -> None:
    forms = {"甲局": [form("甲局", "培训"), form("甲局", "宣传")], "乙局": [form("乙局", "评比")]}
    folder = tmp_path / "a" / "b"
    paths = write_reviews(forms, folder)
    assert paths == [folder / name for name in ("甲局.docx", "甲局.xlsx", "乙局.docx", "乙局.xlsx")]
    assert write_reviews(forms, folder) == paths
    assert docx.Document(str(paths[0])).tables[0].cell(0, 1).text == "培训"
    assert docx.Document(str(paths[2])).tables[0].cell(0, 1).text == "评比"
    assert load_workbook(paths[1]).sheetnames == ["培训", "宣传"]
    assert load_workbook(paths[3]).sheetnames == ["评比"]


@pytest.mark.parametrize(
    ("departments", "names"),
    [
        (["甲局"], ["甲局"]),
        (["甲(局)（一）·-b_1"], ["甲(局)（一）·-b_1"]),
        (["../甲 局\n"], ["甲局"]),
        (["甲.局:*?"], ["甲局"]),
        (["甲局", "甲/局", "甲 局"], ["甲局", "甲局-2", "甲局-3"]),
        (["Abc", "aBC", "ABc"], ["Abc", "aBC-2", "ABc-3"]),  # case does not count everywhere
        (["长" * 61], ["长" * 60]),
        (["", "?", "..."], ["部门不详", "部门不详-2", "部门不详-3"]),
    ],
)
def test_a_department_is_a_file_name_that_no_system_refuses(
    tmp_path: Path, departments: list[str], names: list[str]
) -> None:
    forms: dict[str, list[Any]] = {name: [form(name, "培训")] for name in departments}
    assert [path.stem for path in write_reviews(forms, tmp_path)[::2]] == names
