"""Finding records: the contract's fields, from files and from a store, of all rules or of some."""

from pathlib import Path
from typing import Any

import pytest

from kg.audit import audit_paths, audit_store
from kg.audit.records import FIELDS
from kg.build.snapshot import build_store
from kg.errors import SourceError
from kg.findings import Severity
from kg.graph.terms import DEFAULT_BASE
from kg.store import GraphStore, open_store
from tests.audit.audits import BAD, audit
from tests.checks.forms import changed, of, rows
from tests.support.samples import SOURCES

TWINS = (of(rows()), of(rows()).replace("清河市", "北山市"))


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


@pytest.mark.parametrize("codes", [{"J311"}, {"J401", "R011"}, {"J207"}, {"X001"}])
def test_the_records_of_some_rules_are_those_of_all_rules(tmp_path: Path, codes: set[str]) -> None:
    everything = audit(tmp_path, BAD, *TWINS)
    some = list(audit_paths([str(tmp_path)], [], codes=frozenset(codes)))
    assert some == [record for record in everything if record["code"] in codes]
    assert {"J207", "J311", "J401"} <= {record["code"] for record in everything}


@pytest.mark.parametrize(("code", "is_compared"), [("J401", False), ("J207", True)])
def test_documents_are_compared_only_for_a_rule_that_asks(
    tmp_path: Path, code: str, is_compared: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("compared")

    (tmp_path / "a.txt").write_text(BAD, "utf-8")
    monkeypatch.setattr("kg.audit.records.analyse_reuse", refuse)
    try:
        list(audit_paths([str(tmp_path)], [], codes=frozenset((code,))))
    except AssertionError:
        assert is_compared
    else:
        assert not is_compared
