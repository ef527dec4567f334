"""No line of a performance table is lost: each is a heading, a record or a finding."""

import json

import pytest

from tests.support.samples import GOLD, LAYOUT_IDS, SOURCE_IDS, document, read_text, source_path

TABLES = json.loads((GOLD / "tables.json").read_text("utf-8"))


@pytest.mark.parametrize("name", SOURCE_IDS)
def test_every_line_between_first_and_last_line_of_a_table_is_accounted_for(name: str) -> None:
    """The lines were written down by a person, so a table the reader overlooks fails too."""
    reading = read_text(source_path(name).read_bytes())
    lines = {line.number: line for line in document(name).lines}
    lost = [
        number
        for first, last in TABLES[name]
        for number in range(first, last + 1)
        if lines[number].text.strip() and number not in reading.ledger
    ]
    assert lost == []


@pytest.mark.parametrize("name", [*SOURCE_IDS, *LAYOUT_IDS])
def test_heading_record_and_finding_lines_add_up(name: str) -> None:
    reading = read_text(source_path(name).read_bytes())
    table_lines = {
        line for table in reading.tables if table.kind == "performance" for line in table.lines
    }
    assert table_lines <= set(reading.ledger)
    kinds = {
        kind: {line for line, own in reading.ledger.items() if own == kind}
        for kind in ("heading", "record", "finding")
    }
    assert sum(len(lines) for lines in kinds.values()) == len(reading.ledger)
    assert kinds["record"] == {line for target in reading.targets for line in target.lines}
    told = {line for finding in reading.findings for line in (finding.line, *finding.lines)}
    assert kinds["finding"] <= told
    assert not reading.targets or kinds["record"]


def test_what_no_rule_reads_becomes_a_finding() -> None:
    text = (
        "某市水利局\n2024年部门预算\n项目绩效目标表\n项目名称\t堤防加固\t\t\n一级指标\t二级指标\t三级指标\t指标值\n"
        "产出指标\t数量指标\t加固堤防\t≥3公里\n\t\t\t≥90%\n\t生态效益指标\t\t\n"
    )
    reading = read_text(text)
    assert len(reading.targets) == 1
    assert {(finding.code, finding.line) for finding in reading.findings} == {
        ("R006", 7),
        ("R005", 8),
    }
    assert {line: kind for line, kind in reading.ledger.items() if line > 5} == {
        6: "record",
        7: "finding",
        8: "finding",
    }
