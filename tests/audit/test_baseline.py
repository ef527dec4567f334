"""Findings against those of an earlier run."""

import io
import json
from pathlib import Path

import pytest

from kg.audit import compare, read_baseline
from kg.audit.writers import write_json, write_sarif
from kg.errors import UsageError
from tests.audit.audits import BAD, audit
from tests.checks.forms import changed, of, rows


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

    def test_each_earlier_finding_is_met_once(self) -> None:
        before = [{"fingerprint": "a", "code": "J401"}, {"fingerprint": "b", "code": "J401"}]
        after = [{"fingerprint": "a"}, {"fingerprint": "a"}]
        states = [(one["fingerprint"], one["baseline"]) for one in compare(after, before)]
        assert states == [("a", "unchanged"), ("a", "new"), ("b", "absent")]

    def test_what_was_settled_then_is_left_out(self, tmp_path: Path) -> None:
        open_then = {"fingerprint": "a", "code": "J401"}
        records = [
            {**open_then, "baseline": "new"},
            {"fingerprint": "b", "code": "J401", "baseline": "absent"},
            {"fingerprint": "c", "code": "J401", "suppressed": {"reason": "已说明"}},
            {"fingerprint": "d", "code": "J999"},
            {"fingerprint": "e", "code": "X001"},
            {"fingerprint": "f"},
        ]
        (tmp_path / "before").write_text(json.dumps(records), "utf-8")
        assert read_baseline(str(tmp_path / "before")) == [open_then]

    def test_a_file_that_is_not_there_says_so(self) -> None:
        with pytest.raises(UsageError, match="读不到基线文件"):
            read_baseline("没有.json")
