"""Samples against the hand-made readings, with floors that may only rise."""

import json
from pathlib import Path

import pytest

from tests.accuracy.scoring import FIELDS, score, score_values
from tests.support.samples import GOLD, LAYOUT_IDS, LAYOUTS, SOURCE_IDS, load, sample_records

FLOORS = json.loads((Path(__file__).parent / "floors.json").read_text("utf-8"))
READ_FIELDS = tuple(name for name in FIELDS if name != "confidence")
LAYOUT_FIELDS = (*READ_FIELDS, "extra")


@pytest.mark.parametrize("name", SOURCE_IDS)
def test_samples_reach_their_floor(name: str) -> None:
    result = score(load(GOLD / name / "targets.jsonl"), list(sample_records(name)))
    floor = FLOORS[name]
    assert result.right >= floor["rows"], result.missing
    assert len(result.invented) <= floor["invented"], result.invented
    for field in READ_FIELDS:
        assert result.accuracy(field) >= floor["fields"], (
            field,
            [entry for entry in result.wrong if entry[2] == field],
        )


@pytest.mark.parametrize("name", SOURCE_IDS)
def test_no_sure_row_of_a_sample_is_wrong(name: str) -> None:
    result = score(load(GOLD / name / "targets.jsonl"), list(sample_records(name)))
    assert result.sure_wrong == []


def test_clean_department_table_of_sanmenxia_is_exact() -> None:
    gold = [
        row
        for row in load(GOLD / "sanmenxia-2023" / "targets.jsonl")
        if row["scope"] == "department"
    ]
    records = [
        record for record in sample_records("sanmenxia-2023") if record["scope"] == "department"
    ]
    result = score(gold, records)
    assert (result.expected, result.right, result.invented, result.wrong) == (25, 25, [], [])


def test_garbled_table_of_sanmenxia_is_all_unsure() -> None:
    garbled = [
        record for record in sample_records("sanmenxia-2023") if record["scope"] == "project"
    ]
    assert garbled
    assert all(record["confidence"] == "unsure" and record["reasons"] for record in garbled)


@pytest.mark.parametrize("name", SOURCE_IDS)
def test_values_reach_their_floor(name: str) -> None:
    differences = score_values(load(GOLD / name / "values.jsonl"), list(sample_records(name)))
    assert differences["rows"] <= FLOORS[name]["values_wrong"], differences


@pytest.mark.parametrize("name", LAYOUT_IDS)
def test_unseen_layouts_read_right(name: str) -> None:
    gold = load(LAYOUTS / name / "targets.jsonl")
    result = score(gold, list(sample_records(name)), LAYOUT_FIELDS)
    assert (result.missing, result.invented) == ([], [])
    doubtful = {row["line"] for row in gold if row.get("unsure")}
    assert [entry for entry in result.wrong if entry[0] not in doubtful] == []


@pytest.mark.parametrize("name", LAYOUT_IDS)
def test_unseen_layouts_are_unsure_only_where_a_reader_would_be(name: str) -> None:
    doubtful = {row["line"] for row in load(LAYOUTS / name / "targets.jsonl") if row.get("unsure")}
    unsure = [
        record
        for record in sample_records(name)
        if record["confidence"] == "unsure" and record["line"] not in doubtful
    ]
    wrapped = [record for record in unsure if record["reasons"] == ["wrapped_cell"]]
    assert len(unsure) - len(wrapped) == 0, [
        (record["line"], record["reasons"]) for record in unsure
    ]
    assert len(wrapped) <= 1
