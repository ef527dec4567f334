"""Finding records: the contract's fields, the same from files and from a store, suppressed, compared, written."""

import io
import json
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from kg.audit import audit_paths, audit_store, compare, read_baseline, read_suppressions
from kg.audit.records import FIELDS
from kg.audit.writers import to_line, write_json, write_sarif, write_xlsx
from kg.build.snapshot import build_store
from kg.errors import SourceError, UsageError
from kg.findings import HEADINGS, Severity, rules
from kg.graph.terms import DEFAULT_BASE
from kg.store import GraphStore, open_store
from tests.checks.forms import changed, of, rows
from tests.support.samples import SOURCES

# Contract §5.
CATEGORIES = set(
    "missing_level1 level2_not_allowed label_wrong_column value_blank template_left percent_as_fraction date_serial unit_contradicts "
    "duplicate_in_project two_names_same_indicator conflicting_values cost_above_budget sum_mismatch unit_scale_mixup "
    "funding_plan_incomplete amount_mismatch project_without_targets project_name_mismatch org_name_mismatch zero_denominator weights "
    "year_mismatch copied_description rate_above_100 value_vague value_repeats_name wrong_level2 direction_contradicts "
    "number_without_unit number_without_comparator missing_satisfaction missing_output_dimension copied_targets_between_projects "
    "no_numeric_target input_as_output restates_budget name_clipped circular_or_truncated_text policy_number reading".split()
)
BAD = of(rows(benefit=changed("benefit", value="有效提升"), time=changed("time", value="45261")))


def audit(folder: Path, *texts: str) -> list[dict[str, Any]]:
    for number, text in enumerate(texts):
        (folder / f"{number}.txt").write_text(text, "utf-8")
    return list(audit_paths([str(folder)], []))


def test_every_category_of_the_contract_has_a_rule() -> None:
    categories = {rule.category for rule in rules().values()}
    assert categories >= CATEGORIES
    assert categories - CATEGORIES == {"shape", "suppression"}


def test_every_rule_says_all_it_should() -> None:
    for rule in rules().values():
        if rule.code[0] in "JO":
            assert all((rule.computes, rule.ground, rule.bad, rule.good)), rule.code
            assert rule.heading in HEADINGS
            assert rule.grade in "OLFA"
            assert rule.needs in ("text", "labels", "both", "none")


def test_records_have_the_fields_of_the_contract(tmp_path: Path) -> None:
    for record in audit(tmp_path, BAD):
        assert tuple(record) == FIELDS
        assert record["severity"] in list(Severity)
        assert record["line"] in record["lines"]
        assert isinstance(record["hard"], bool)


def test_files_and_store_say_the_same(sample_store: GraphStore) -> None:
    def plain(records: Any) -> list[Any]:
        return [{**record, "document": Path(record["document"]).parent.name} for record in records]

    assert plain(audit_store(sample_store)) == plain(audit_paths([str(SOURCES)], []))


def test_the_order_of_files_changes_nothing_but_the_order(tmp_path: Path) -> None:
    paths = [tmp_path / "a.txt", tmp_path / "b.txt"]
    for path, value in zip(paths, ("有效提升", "逐步提高"), strict=True):
        path.write_text(of(rows(benefit=changed("benefit", value=value))), "utf-8")
    one = list(audit_paths([str(path) for path in paths], []))
    other = list(audit_paths([str(path) for path in reversed(paths)], []))
    assert sorted(map(str, one)) == sorted(map(str, other))


def test_a_file_that_cannot_be_read_is_named_and_the_rest_goes_on(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(BAD, "utf-8")
    (tmp_path / "b.txt").write_bytes(b"")
    failed: list[SourceError] = []
    assert list(audit_paths([str(tmp_path)], failed))
    assert [Path(error.path).name for error in failed] == ["b.txt"]


def test_fingerprints_stay_when_lines_move_and_the_year_turns(tmp_path: Path) -> None:
    before = {record["fingerprint"]: record for record in audit(tmp_path, BAD)}
    moved = BAD.replace("2024年", "2025年").replace(
        "清河市医疗保障局是主管", "一、概况\n\n\n清河市医疗保障局是主管"
    )
    after = {record["fingerprint"]: record for record in audit(tmp_path, moved)}
    assert set(before) == set(after)
    assert all(before[key]["line"] != after[key]["line"] for key in before)


def test_the_same_defect_twice_has_two_fingerprints(tmp_path: Path) -> None:
    table = rows(changed("benefit", value="有效提升"), benefit=changed("benefit", value="有效提升"))
    found = [record for record in audit(tmp_path, of(table)) if record["code"] == "J401"]
    assert len({record["fingerprint"] for record in found}) == 2


class TestSuppressions:
    def entries(self, folder: Path, text: str) -> Any:
        (folder / "s.yml").write_text(text, "utf-8")
        return read_suppressions(str(folder / "s.yml"), date(2026, 6, 1))

    def test_a_suppressed_finding_carries_its_reason(self, tmp_path: Path) -> None:
        (tmp_path / "d").mkdir()
        records = audit(tmp_path / "d", BAD)
        listed = self.entries(
            tmp_path,
            f"- {{fingerprint: {records[0]['fingerprint']}, reason: 已说明, who: 张三, until: 2026-12-31}}\n",
        )
        after = list(listed.apply(records))
        assert after[0]["suppressed"] == {"reason": "已说明", "who": "张三"}
        assert [record for record in after[1:] if "suppressed" in record] == []

    def test_stale_and_expired_entries_are_reported(self, tmp_path: Path) -> None:
        (tmp_path / "d").mkdir()
        records = audit(tmp_path / "d", BAD)
        listed = self.entries(
            tmp_path,
            f"- {{fingerprint: {records[0]['fingerprint']}, reason: 过期, until: 2026-05-31}}\n- {{fingerprint: abc, reason: 没有了}}\n",
        )
        after = list(listed.apply(records))
        assert [record["code"] for record in after[len(records) :]] == ["X002", "X001"]
        assert "suppressed" not in after[0]

    @pytest.mark.parametrize(
        ("text", "said"),
        [
            ("- {fingerprint: a}", "理由"),
            ("fingerprint: a", "列表"),
            ("- {fingerprint: a, reason: b, untill: 2026-01-01}", "untill"),
            ("- {fingerprint: a, reason: b, until: 明年}", "日期"),
            ("- [", "YAML"),
        ],
    )
    def test_a_list_that_cannot_be_used_says_why(
        self, tmp_path: Path, text: str, said: str
    ) -> None:
        with pytest.raises(UsageError, match=said):
            self.entries(tmp_path, text)


class TestBaseline:
    @pytest.mark.parametrize("format", ["json", "sarif"])
    def test_new_still_there_solved(self, tmp_path: Path, format: str) -> None:
        (tmp_path / "d").mkdir()
        before = audit(tmp_path / "d", BAD)
        out = io.StringIO()
        (write_json if format == "json" else write_sarif)(before, out)
        (tmp_path / "before").write_text(out.getvalue(), "utf-8")
        after = audit(
            tmp_path / "d",
            of(
                rows(
                    benefit=changed("benefit", value="有效提升"),
                    quantity=changed("quantity", value="100%"),
                )
            ),
        )
        states = {
            record["code"]: record["baseline"]
            for record in compare(after, read_baseline(str(tmp_path / "before")))
        }
        assert (states["J401"], states["J301"], states["J311"]) == ("unchanged", "new", "absent")

    @pytest.mark.parametrize("text", ["", "{", '{"a": 1}x', '[{"code": "J401"}]'])
    def test_a_file_that_is_none_says_so(self, tmp_path: Path, text: str) -> None:
        (tmp_path / "before").write_text(text, "utf-8")
        with pytest.raises(UsageError, match="基线文件"):
            read_baseline(str(tmp_path / "before"))


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


def test_findings_over_two_documents_come_and_go_with_them(tmp_path: Path) -> None:
    """Two documents with the same targets: each names the other; when one is gone, so is the finding."""
    files = tmp_path / "d"
    files.mkdir()
    (files / "a.txt").write_text(of(rows()), "utf-8")
    (files / "b.txt").write_text(of(rows()).replace("清河市", "北山市"), "utf-8")
    build_store([str(files)], tmp_path / "store", DEFAULT_BASE)
    found = [
        record for record in audit_store(open_store(tmp_path / "store")) if record["code"] == "J207"
    ]
    assert [Path(record["document"]).name for record in found] == ["a.txt", "b.txt"]
    assert "北山市医疗保障局" in found[0]["message"]
    (files / "b.txt").unlink()
    build_store([str(files)], tmp_path / "store", DEFAULT_BASE)
    assert [record["code"] for record in audit_store(open_store(tmp_path / "store"))] == []
