"""The rules run on a document: all of them, or only those that are asked for."""

from collections.abc import Iterator

import pytest

from kg.checks import check_document, register
from kg.checks.subject import Subject
from kg.documents import parse_text
from kg.findings import Finding, rules
from kg.links import link_names, read_uses
from kg.records import read_records
from tests.checks.forms import (
    budget,
    changed,
    department,
    document,
    findings,
    form,
    of,
    projects,
    rows,
)

BAD = of(
    rows(
        benefit=changed("benefit", value="有效提升"),
        time=changed("time", value="45261"),
        cost=changed("cost", name="活动总成本", value="≤31万元"),
    )
)


def check(text: str, codes: frozenset[str] | None = None) -> list[Finding]:
    reading = read_records(parse_text("a.txt", text.encode()))
    uses = read_uses(reading, reading.document.sha256)
    return check_document(reading, uses, link_names(uses), codes)


def test_a_good_document_has_no_finding() -> None:
    plan = "3月底 20；6月底 50；10月底 80；12月底 100"
    assert findings(of(rows(), plan=plan, basis="冀财社〔2023〕82号")) == []


def test_findings_come_in_order_of_line_and_code() -> None:
    found = [(finding.line, finding.code) for finding in check(BAD)]
    assert found == [(17, "J311"), (18, "J302"), (19, "J401")]


@pytest.mark.parametrize("code", ["J302", "J311", "J401"])
def test_the_findings_of_a_rule_do_not_depend_on_the_others(code: str) -> None:
    alone = check(BAD, frozenset((code,)))
    assert alone == [finding for finding in check(BAD) if finding.code == code] != []


def test_only_the_rules_that_are_asked_for_are_run(monkeypatch: pytest.MonkeyPatch) -> None:
    called = []

    def recorded(subject: Subject) -> Iterator[Finding]:
        called.append(subject.rule.code)
        return iter(())

    functions = dict.fromkeys(register.document_rules(), recorded)
    monkeypatch.setattr("kg.checks.document.document_rules", lambda: functions)
    check(BAD, frozenset(("J302", "J401")))
    assert sorted(called) == ["J302", "J401"]
    called.clear()
    check(BAD)
    assert sorted(called) == sorted(functions)


def test_a_value_has_one_fault_whatever_is_asked_for() -> None:
    """A date as a serial number is J311's to report; J403 alone does not find it either."""
    assert check(BAD, frozenset(("J403",))) == []


def test_rows_whose_reading_is_a_guess_are_named_and_not_judged() -> None:
    unsure = rows(benefit=changed("benefit", value="有效提升", level1="", level2="活动影响"))
    (guess,) = check(of(unsure), frozenset(("R011", "J401")))
    assert (guess.code, guess.line, guess.printed) == ("R011", 19, "参保政策知晓率")
    assert guess.detail == "这一级的其他标签都在词表中，唯独它不在"
    assert check(of(unsure), frozenset(("J401",))) == []


def test_what_a_system_imposes_is_not_held_against_a_department() -> None:
    imposed = ("产出指标", "质量指标", "项目或定额成本控制率", "控制成本的比重", "0.9")
    chosen = ("产出指标", "质量指标", "宣传资料合格率", "合格的比重", "0.9")
    found = check(document(department(imposed, chosen), projects(form(rows()))))
    assert [finding.indicator for finding in found if finding.code == "J310"] == ["宣传资料合格率"]


def test_a_finding_says_whose_it_is() -> None:
    (finding,) = check(BAD, frozenset(("J302",)))
    assert finding.project_name == "医保政策宣传经费"
    assert finding.project_code == "13050024P009355100008"
    assert finding.department == "清河市医疗保障局"
    assert finding.indicator == "活动总成本"
    assert finding.lines == (12, 18)
    assert finding.severity is rules()["J302"].severity


def test_a_finding_on_no_project_is_the_publishers() -> None:
    text = document(
        budget(("医保政策宣传经费", "30.00"), ("窗口改造经费", "12.00")), projects(form(rows()))
    )
    (finding,) = check(text, frozenset(("J106",)))
    assert (finding.department, finding.project_name) == ("清河市医疗保障局", None)
