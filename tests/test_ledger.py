"""No line of a performance table is lost: each is a heading, a record or a finding."""

import json

import pytest

from kg.tables.cell import cell_of
from kg.tables.find.unread import UnreadRows
from kg.tables.words.shapes import Shape
from tests.support.mutations import Place, body_lines, copy, places, tables, text_of
from tests.support.samples import (
    GOLD,
    LAYOUT_IDS,
    SOURCE_IDS,
    document,
    read_text,
    reading_of,
    source_path,
)

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


# What may stand between two rows of a printed table: the heading of a section, the title of another
# table, a sentence.
BETWEEN = ("第二部分 名词解释", "某市水利局收入预算表", "本表由各部门填报。")

# Tables whose rows are nobody's once the heading is gone: the lines below them are taken for the
# caption, so that the title, which announces targets, is no longer near (kg/tables/find/prose.py).
UNANNOUNCED = {"reordered[2]"}


def _holds(cells: list[str], *, labels_only: bool) -> bool:
    """Whether a line shows that it is a row of targets: it holds a label, or a value."""
    found = [cell_of(cell) for cell in cells]
    return any(cell.is_label or (cell.shape == Shape.VALUE and not labels_only) for cell in found)


def _unaccounted(place: Place, *, inserted: str = "", without_heading: bool = False) -> list[str]:
    """Rows of targets of a table that are in no ledger and no finding of a changed copy.

    Args:
        inserted: a line above the middle row.
        without_heading: the heading is left out. Rows without a label may then be anything.
    """
    table, lines = tables(place.name)[place.table], copy(place)
    rows = [
        target.line - 1
        for target in reading_of(place.name).targets
        if target.line in table.lines
        and _holds(lines[target.line - 1], labels_only=without_heading)
    ]
    heading = {number - 1 for number in table.heading_lines if number - 1 < body_lines(place)[0]}
    text: list[list[str]] = []
    numbers: dict[int, int] = {}
    for number, cells in enumerate(lines):
        if inserted and rows and number == rows[len(rows) // 2]:
            text.append([inserted])
        if not (without_heading and number in heading):
            text.append(cells)
            numbers[number] = len(text)
    reading = read_text(text_of(text))
    known = {line for finding in reading.findings for line in (finding.line, *finding.lines)}
    known |= set(reading.ledger)
    return ["|".join(lines[number]) for number in rows if numbers[number] not in known]


def _all_unaccounted(name: str) -> list[str]:
    own = [place for place in places() if place.name == name]
    return [
        *(row for place in own for text in BETWEEN for row in _unaccounted(place, inserted=text)),
        *(
            row
            for place in own
            if repr(place) not in UNANNOUNCED
            for row in _unaccounted(place, without_heading=True)
        ),
    ]


@pytest.mark.parametrize("name", sorted({place.name for place in places()}))
def test_no_row_is_lost_when_a_title_cuts_the_table_or_its_heading_is_gone(name: str) -> None:
    assert _all_unaccounted(name) == []


def test_rows_that_are_dropped_without_a_finding_are_noticed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The fault planted: rows that no table takes are not reported."""
    monkeypatch.setattr(UnreadRows, "_report", lambda rows, row: None)
    assert _all_unaccounted("damaged-henan-wide")
