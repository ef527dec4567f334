"""Suppressions: what they hide, until when, and what is wrong with the list itself."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from kg.audit import read_suppressions
from kg.errors import UsageError
from tests.audit.audits import BAD, audit


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

    @pytest.mark.parametrize(
        ("until", "is_over"), [("2026-05-31", True), ("2026-06-01", False), ("2026-06-02", False)]
    )
    def test_an_entry_is_in_force_on_its_last_day(
        self, tmp_path: Path, until: str, is_over: bool
    ) -> None:
        entry = f"- {{fingerprint: a, reason: 已说明, until: {until}}}"
        (record, *wrong) = self.entries(tmp_path, entry).apply([{"fingerprint": "a"}])
        assert ("suppressed" not in record) is is_over
        assert [one["code"] for one in wrong] == (["X002"] if is_over else [])

    def test_what_is_wrong_with_the_list_is_a_record_of_the_list(self, tmp_path: Path) -> None:
        listed = self.entries(tmp_path, "- {fingerprint: a, reason: 已说明}")
        assert list(listed.apply([])) == [
            {
                "code": "X001",
                "category": "suppression",
                "severity": "warning",
                "hard": False,
                "document": str(tmp_path / "s.yml"),
                "page": None,
                "line": None,
                "department": None,
                "project_code": None,
                "project_name": None,
                "indicator": None,
                "suggestion": None,
                "lines": [],
                "printed": "a",
                "message": "屏蔽条目不再对应任何问题：a（已说明）",
                "message_en": "a suppression that matches nothing: a",
                "fingerprint": "X001-a",
            }
        ]

    def test_an_empty_list_suppresses_nothing(self, tmp_path: Path) -> None:
        assert list(self.entries(tmp_path, "").apply([{"fingerprint": "a"}])) == [
            {"fingerprint": "a"}
        ]

    def test_a_list_that_is_not_there_says_so(self) -> None:
        with pytest.raises(UsageError, match="读不到屏蔽文件"):
            read_suppressions("没有.yml")
