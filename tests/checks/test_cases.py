"""Every rule by its cases: documents that break it, and documents like them that do not.

The cases stand in the file of the rule, below its texts; tests/checks/cases.py explains their form.
"""

import re
from typing import Any

import pytest

from kg.findings import Finding, read_cases, rules
from tests.checks.cases import Case, documents
from tests.checks.forms import findings

CASES = read_cases()
BAD, GOOD = (
    [
        pytest.param(code, case, id=f"{code}: {case['case']}")
        for code, kinds in CASES.items()
        for case in kinds[kind]
    ]
    for kind in ("bad", "good")
)


def found(code: str, case: Case) -> list[Finding]:
    return [finding for finding in findings(*documents(case)) if finding.code == code]


def told(finding: Finding) -> dict[str, Any]:
    """A finding in the words of a case."""
    return {
        "line": finding.line,
        "lines": list(finding.lines),
        "printed": finding.printed,
        "says": finding.detail,
        "says_en": finding.detail_en,
        "right": finding.suggestion,
    }


@pytest.mark.parametrize(("code", "case"), BAD)
def test_a_document_that_breaks_the_rule_is_found(code: str, case: Case) -> None:
    expected = case["finds"]
    told_of = [told(finding) for finding in found(code, case)]
    assert [
        {key: whole[key] for key in keys} for whole, keys in zip(told_of, expected, strict=True)
    ] == expected


@pytest.mark.parametrize(("code", "case"), BAD)
def test_its_texts_are_whole_in_both_languages(code: str, case: Case) -> None:
    for finding in found(code, case):
        assert finding.line in finding.lines
        assert finding.message_en.startswith(rules()[code].title_en)
        assert "{" not in finding.message + finding.message_en + (finding.suggestion or "")


@pytest.mark.parametrize(("code", "case"), GOOD)
def test_a_document_that_keeps_the_rule_is_not_found(code: str, case: Case) -> None:
    assert [told(finding) for finding in found(code, case)] == []


def test_every_rule_of_the_audit_has_cases_of_both_kinds() -> None:
    assert {code for code in rules() if code[0] in "JO"} == set(CASES)
    assert [code for code, kinds in CASES.items() if set(kinds) != {"bad", "good"}] == []


@pytest.mark.parametrize("code", CASES)
def test_no_two_cases_of_a_rule_are_the_same(code: str) -> None:
    cases = [*CASES[code]["bad"], *CASES[code]["good"]]
    names, texts = [case["case"] for case in cases], [documents(case) for case in cases]
    assert len(set(names)) == len(names)
    assert [name for name, text in zip(names, texts, strict=True) if texts.count(text) > 1] == []


def parts(example: str) -> list[str]:
    """What an example shows of a document: its cells, or else what it quotes and its numbers."""
    if " | " in example:
        blank = example.replace("（空）", "").replace("（预算 100 万元）", "")
        return [cell for part in re.split(r" \| |[；，]", blank) if (cell := part.strip())]
    found = re.finditer(r"“(?P<quoted>[^”]+)”|[≥≤]?\d+\.\d+|[≥≤]\d+", example)
    return [match.group("quoted") or match.group() for match in found]


@pytest.mark.parametrize("code", CASES)
@pytest.mark.parametrize("kind", ["bad", "good"])
def test_the_example_that_is_shown_is_the_first_case(code: str, kind: str) -> None:
    """``jipu rule`` shows an example in one line; the first case is that example, as a document.

    Sums are not in the document, but in what the finding says.
    """
    case = CASES[code][kind][0]
    says = [finding["says"] for finding in case.get("finds", ()) if "says" in finding]
    shown = parts(getattr(rules()[code], kind))
    text = re.sub(r"\s", "", "".join([*documents(case), *says]))
    assert [part for part in shown if re.sub(r"\s", "", part) not in text] == []
