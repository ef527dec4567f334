"""Damaged tables are read as they were: a change in any rule of reading shows here.

Each document of damaged.json is a piece of a sample or made-up form with cells shifted, cut, fused,
doubled or dumped, rows lost, page breaks and prose in between. They were picked so that together
they show every reason, finding and kind of heading. What is read is machine-made: where a change
is meant, look at each difference, then run the test once with JIPU_UPDATE_SNAPSHOTS=1.
"""

import json
import os
from pathlib import Path
from typing import Any

import pytest

from kg.records import Reading
from tests.support.samples import read_text

FILE = Path(__file__).parent / "snapshots" / "damaged.json"
DOCUMENTS: list[dict[str, Any]] = json.loads(FILE.read_text("utf-8"))
UPDATE = "JIPU_UPDATE_SNAPSHOTS"


def told(reading: Reading) -> list[str]:
    """Everything that is read, one thing a line."""
    lines = []
    for row in reading.targets:
        levels = (row.level1, row.level2, row.level1_printed, row.level2_printed)
        cells = (row.indicator, row.value, row.description, row.basis, *sorted(row.extra.items()))
        project = row.project.line if row.project else None
        lines.append(f"target {row.lines} {levels} {cells} {project} {row.unit} {row.reasons}")
    for project in reading.projects:
        names = (project.code, project.name, project.unit, project.department_printed)
        money = (project.amount, project.totals, project.parts)
        lines.append(f"project {project.line} {names} {money} {project.goal} {project.plan}")
    lines += [f"money {line.line} {line.role} {line.name} {line.amount}" for line in reading.budget]
    lines += [f"{one.code} {one.line} {one.printed!r} {one.lines}" for one in reading.findings]
    for table in reading.tables:
        roles = [column.role and str(column.role) for column in table.heading.columns]
        doubts = (table.heading.doubts, table.interrupted)
        lines.append(f"table {table.kind} {table.scope} {table.title} {roles} {doubts}")
        lines.append(f"lines {table.heading_lines} {[row.line.number for row in table.rows]}")
    lines.append(f"ledger {sorted(reading.ledger.items())}")
    return [line.replace("Decimal", "") for line in lines]


@pytest.mark.parametrize("number", range(len(DOCUMENTS)))
def test_a_damaged_table_is_read_as_it_was(number: int) -> None:
    own = DOCUMENTS[number]
    read = told(read_text("\n".join(own["lines"]) + "\n"))
    if UPDATE in os.environ:
        own["read"] = read
        text = json.dumps(DOCUMENTS, ensure_ascii=False, indent=0)
        FILE.write_text(f"{text}\n", "utf-8")
    assert read == own["read"]


def test_no_run_that_counts_rewrites_them() -> None:
    assert not (UPDATE in os.environ and "CI" in os.environ)
