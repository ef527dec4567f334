"""The record has the keys, types and words of the contract."""

import json

import pytest

from nlp.values.quantity import CHANGES, COMPARATORS, KINDS
from tests.support.samples import LAYOUT_IDS, SOURCE_IDS, sample_records, source_path

KEYS = [
    "document", "page", "sheet", "line", "scope", "department", "unit", "fiscal_year", "project_code", "project_name", "level1",
    "level2", "level1_printed", "level2_printed", "indicator", "description", "value", "basis", "extra", "placeholder", "confidence",
    "reasons", "parsed", "actual_parsed", "citations", "boxes", "programme_name", "hidden",
]  # fmt: skip
PARSED = [
    "kind", "comparator", "number", "upper", "unit", "unit_raw", "date", "per", "change", "until",
]  # fmt: skip


@pytest.mark.parametrize("name", [*SOURCE_IDS, *LAYOUT_IDS])
def test_records_have_the_shape_of_the_contract(name: str) -> None:
    for record in sample_records(name):
        assert list(record) == KEYS
        assert record["scope"] in ("project", "department")
        assert isinstance(record["line"], int)
        assert isinstance(record["indicator"], str)
        assert record["indicator"]
        assert record["confidence"] == ("unsure" if record["reasons"] else "sure")
        for parsed in (record["parsed"], record["actual_parsed"]):
            assert parsed is None or list(parsed) == PARSED
            assert parsed is None or parsed["kind"] in KINDS
            assert parsed is None or parsed["comparator"] in (None, *COMPARATORS)
            assert parsed is None or parsed["change"] in (None, *CHANGES)
        assert (record["actual_parsed"] is None) == (not record["extra"].get("actual"))
        assert all(
            value is None or value.strip()
            for value in (record["value"], record["basis"], record["description"])
        )
        assert (record["scope"] == "department") <= (record["project_name"] is None)
        json.dumps(record, allow_nan=False)


@pytest.mark.parametrize("name", SOURCE_IDS)
def test_printed_text_is_in_the_source(name: str) -> None:
    """Printed values stand in the source character for character, joined cells aside."""
    text = source_path(name).read_text("utf-8")
    for record in sample_records(name):
        for key in ("value", "level1_printed", "level2_printed"):
            assert record[key] is None or record[key] in text, (record["line"], key)


def test_citations_are_those_of_basis_and_project_name() -> None:
    records = [
        record for record in sample_records("xingtai-2024") if record["line"] in (472, 488, 600)
    ]
    assert [record["citations"] for record in records] == [
        ["冀财社〔2022〕218号"], ["冀财社〔2022〕218号"], ["邢医保发〔2019〕52号", "冀医保发〔2021〕4号"],
    ]  # fmt: skip
