"""The register of rules: a function for each code, a file for each function."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.checks import register
from kg.checks.subject import Subject
from kg.findings import Finding, rules


def nothing(_: Subject) -> Iterator[Finding]:
    return iter(())


def test_every_code_of_the_audit_has_a_function_in_its_scope() -> None:
    audit = {code: rule.scope for code, rule in rules().items() if code.startswith("J")}
    assert set(register.document_rules()) == {c for c, s in audit.items() if s == "document"}
    assert set(register.collection_rules()) == {c for c, s in audit.items() if s == "collection"}


@pytest.mark.parametrize(
    ("code", "reason"),
    [
        ("J999", "no file"),
        ("J207", "no file .* with the scope document"),
        ("J302", "two functions"),
    ],
)
def test_a_function_that_fits_no_file_is_refused(code: str, reason: str) -> None:
    register.document_rules()
    with pytest.raises(ValueError, match=reason):
        register.rule(code)(nothing)
    assert register.document_rules()["J302"] is not nothing


def test_a_document_rule_is_no_collection_rule() -> None:
    with pytest.raises(ValueError, match="scope collection"):
        register.collection_rule("J302")


def test_a_file_without_a_function_is_refused() -> None:
    code = """
from kg.findings import rules
rules()["J998"] = rules()["J302"]
from kg.checks.register import document_rules
document_rules()
"""
    root = Path(__file__).parents[2]
    done = subprocess.run([sys.executable, "-c", code], cwd=root, capture_output=True, text=True)
    assert "no function in kg.checks.rules is tied to J998" in done.stderr
