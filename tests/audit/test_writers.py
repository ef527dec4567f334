"""Finding records as text, JSON, SARIF and Excel."""

import io
import json
from pathlib import Path

import openpyxl

from kg.audit import compare
from kg.audit.writers import to_line, write_json, write_sarif, write_xlsx
from kg.findings import rules
from tests.audit.audits import BAD, audit
from tests.checks.forms import changed, of, rows


def test_text_is_one_line_a_finding_with_its_place(tmp_path: Path) -> None:
    line = next(to_line(record) for record in audit(tmp_path, BAD) if record["code"] == "J311")
    assert (
        line
        == f"{tmp_path}/0.txt:17: J311 错误 日期存成了序列号：“45261”是电子表格的日期序列号（应为：2023-12-01）"
    )


def test_json_is_a_list_even_when_empty(tmp_path: Path) -> None:
    out = io.StringIO()
    write_json([], out)
    assert json.loads(out.getvalue()) == []
    out = io.StringIO()
    records = audit(tmp_path, BAD)
    write_json(records, out)
    assert json.loads(out.getvalue()) == records


def test_sarif_names_every_rule_and_place(tmp_path: Path) -> None:
    out = io.StringIO()
    records = audit(tmp_path, BAD)
    write_sarif(
        [
            {**records[0], "suppressed": {"reason": "已说明", "who": None}},
            *compare(records[1:], []),
        ],
        out,
    )
    log = json.loads(out.getvalue())
    (run,) = log["runs"]
    assert log["version"] == "2.1.0"
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == list(rules())
    for result, record in zip(run["results"], records, strict=True):
        assert (
            run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"]
            == result["ruleId"]
            == record["code"]
        )
        place = result["locations"][0]["physicalLocation"]
        assert place["region"]["startLine"] == record["line"]
        assert place["artifactLocation"]["uri"].startswith("file:" + "//" + "/")
        assert result["partialFingerprints"] == {"jipu/v1": record["fingerprint"]}
    assert run["results"][0]["suppressions"] == [
        {"kind": "external", "status": "accepted", "justification": "已说明"}
    ]
    assert run["results"][1]["baselineState"] == "new"


def test_excel_holds_every_finding_as_text(tmp_path: Path) -> None:
    records = audit(
        tmp_path, of(rows(benefit=changed("benefit", name="=HYPERLINK(A1)", value="有效提升")))
    )
    write_xlsx(records, str(tmp_path / "f.xlsx"))
    book = openpyxl.load_workbook(tmp_path / "f.xlsx")
    sheet = book["问题"]
    assert sheet.max_row == len(records) + 1
    assert sheet.freeze_panes == "B2"
    assert all(cell.data_type != "f" for row in sheet.iter_rows() for cell in row)
    assert book["规则"].max_row == len(rules()) + 1
